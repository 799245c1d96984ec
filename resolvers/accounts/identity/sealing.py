"""What registrants lack that were founded before identity was told here: sealed names, and somebody who acts for them.

Both are done at each start, once for each row, also where two processes start at once.
"""

from typing import Any
from uuid import UUID

from db.accounts import Mandate, Operatorship, PublicAccount, Registrant, User
from db.vocabulary import MandateKind, OperatorRole, OperatorshipState, RegistrantKind
from resolvers.accounts.identity.told import seal_name
from resolvers.moves import created
from resolvers.pages import Literally
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import Actor, system
from resolvers.use_case import new_id, use_case, work

AT_ONCE = 200
BY_NOBODY = "acting IS NULL"


async def seal_names() -> int:
    """Seal the names of persons that lie open; gives how many. Safe to run twice, and in two processes at once."""
    sealed = 0
    while rows := await Registrant.filter(kind=RegistrantKind.PERSON).exclude(name="").order_by("id").limit(AT_ONCE):
        for row in rows:
            name = row.name
            seal_name(row, name)
            still = Registrant.filter(id=row.id, name=name)
            sealed += await still.update(name="", name_sealed=row.name_sealed)
    return sealed


async def give_founders_their_mandates() -> int:
    """Let the owners of its accounts act for each registrant for which nobody ever did; gives how many registrants.

    The one owner of a person's accounts is that person, unless they are one already; all others represent it. Safe to
    run twice, and in two processes at once. Where nothing may be changed just now, it goes on at the next start.
    """
    given: set[UUID] = set()
    without = Registrant.filter(Literally(BY_NOBODY)).order_by("id").limit(AT_ONCE)
    while found := await without:
        for key in [registrant.id for registrant in found]:
            row: Any = await _give_mandates(system("upgrade"), key)
            if isinstance(row, Refusal):
                return len(given)
            given |= {row.id} if row.given else set()
    return len(given)


@use_case("registrant:grant_mandate")
async def _give_mandates(actor: Actor, registrant_id: UUID) -> Registrant:
    row: Any = await Registrant.filter(id=registrant_id).select_for_update().get()
    row.given = row.acting is None
    if not row.given:
        return row  # type: ignore[no-any-return]
    held = Mandate.filter(registrant_id=registrant_id, until=None).order_by("id")
    acting: list[UUID] = await held.values_list("user_id", flat=True)  # type: ignore[assignment]
    if not await Mandate.filter(registrant_id=registrant_id).exists():
        acting = await _owners(registrant_id)
        kind = await kind_of_mandate(row.kind, acting)
        for owner in acting:
            mandate = await Mandate.create(
                id=new_id(), registrant_id=registrant_id, user_id=owner, kind=kind, since=work().now
            )
            created("registrant:grant_mandate", row, mandate=mandate.id)
    row.acting = [str(user) for user in acting]
    await row.save(update_fields=["acting"])
    return row  # type: ignore[no-any-return]


async def _owners(registrant_id: UUID) -> list[UUID]:
    accounts = await PublicAccount.filter(registrant_id=registrant_id).values_list("id", flat=True)
    held = Operatorship.filter(
        account_id__in=list(accounts), role=OperatorRole.OWNER, until=None, state=OperatorshipState.ACTIVE
    )
    owners: list[UUID] = await held.values_list("user_id", flat=True)  # type: ignore[assignment]
    return sorted({owner for owner in owners if owner})


async def kind_of_mandate(kind: RegistrantKind, owners: list[UUID]) -> MandateKind:
    """A step: as what owners act for whom their accounts belong to; they are held until the transaction ends."""
    await User.filter(id__in=owners).order_by("id").select_for_update()
    if kind is not RegistrantKind.PERSON or len(owners) != 1:
        return MandateKind.REPRESENTATIVE
    is_one = await Mandate.filter(user_id=owners[0], kind=MandateKind.SELF, until=None).exists()
    return MandateKind.REPRESENTATIVE if is_one else MandateKind.SELF
