"""What a person tells of an identity: checked, sealed for its row, opened for whoever may see it, or shown masked."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from db.accounts import Registrant
from db.columns import key_ring
from db.vocabulary import IdentityDocument, RegistrantKind
from policy import pack
from resolvers import clock
from resolvers.rules.identity import canonical, faults_of_identity, index_of, masked_name, masked_number
from resolvers.rules.refusals import Fault
from resolvers.rules.texts import fault_of

LONGEST_NUMBER, LONGEST_NAME = 40, 120
INDEX = "identity"


class Private(str):
    """A text that is known again, by an idempotency key, by a keyed hash only: nobody can try numbers against it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return key_ring().mark("told", str(self))


@dataclass(frozen=True)
class Told:
    """What was told of an identity document; how it is written down anywhere says nothing of it."""

    document: IdentityDocument
    number: Private
    name: Private
    country: str | None = None
    area: str | None = None
    expires_on: date | None = None
    papers: tuple[UUID, ...] = field(default=())

    def with_papers(self, papers: list[UUID]) -> "Told":
        """The same, with pictures."""
        return replace(self, papers=tuple(papers))

    def faults(self, kind: RegistrantKind) -> list[Fault]:
        """All that is wrong with it."""
        texts = (fault_of("name", self.name, LONGEST_NAME, 2), fault_of("number", self.number, LONGEST_NUMBER))
        found = [fault for fault in texts if fault]
        if any(fault.path == "number" for fault in found):
            return found
        today = clock.today()
        return found + faults_of_identity(
            kind, self.document, self.number, self.country, self.area, self.expires_on, today, pack().identity.age
        )


def seal_into(registrant: Registrant, told: Told) -> tuple[str, ...]:
    """Write what was told into a row, sealed; gives the columns that changed."""
    ring, number = key_ring(), canonical(told.number)
    registrant.document, registrant.country, registrant.area = told.document, told.country or "CN", told.area
    registrant.expires_on = told.expires_on
    registrant.number_sealed = ring.seal(number, place(registrant, "number"))
    version, mark = ring.index(INDEX, index_of(told.document, number, told.country))
    registrant.mark_version, registrant.number_mark = version, mark
    seal_name(registrant, told.name.strip())
    return (
        "document", "country", "area", "expires_on", "number_sealed", "mark_version", "number_mark", "name",
        "name_sealed",
    )  # fmt: skip


def seal_name(registrant: Registrant, name: str) -> None:
    """Give a registrant its name: an organisation's is of public record, a person's is sealed."""
    if registrant.kind is RegistrantKind.ORGANISATION:
        registrant.name = name
    else:
        registrant.name, registrant.name_sealed = "", key_ring().seal(name, place(registrant, "name"))


def name_of(registrant: Registrant) -> str:
    """The name in full; for whoever may see it."""
    if registrant.name_sealed is None:
        return registrant.name
    return key_ring().open(registrant.name_sealed, place(registrant, "name"))


def number_of(registrant: Registrant) -> str | None:
    """The number in full; for whoever may see it."""
    return key_ring().open(registrant.number_sealed, place(registrant, "number")) if registrant.number_sealed else None


def mobile_of(registrant: Registrant) -> str | None:
    """The mobile number in full; for whoever may see it."""
    return key_ring().open(registrant.mobile_sealed, place(registrant, "mobile")) if registrant.mobile_sealed else None


def name_shown(registrant: Registrant) -> str:
    """The name as it is shown without a look: a person's by its first letter."""
    return registrant.name if registrant.kind is RegistrantKind.ORGANISATION else masked_name(name_of(registrant))


def number_shown(registrant: Registrant) -> str | None:
    """The number masked."""
    number = number_of(registrant)
    return masked_number(number) if number else None


def mobile_shown(registrant: Registrant) -> str | None:
    """The mobile number masked."""
    mobile = mobile_of(registrant)
    return masked_number(mobile) if mobile else None


def place(registrant: Registrant, column: str) -> str:
    """Where a value of a registrant is sealed for."""
    return {
        "name": f"registrant:{registrant.id}:name",
        "number": f"registrant:{registrant.id}:number",
        "mobile": f"registrant:{registrant.id}:mobile",
    }[column]
