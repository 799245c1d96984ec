"""Registrants as those see them who act for them or verify them, and who looked at whose identity."""

from collections import Counter
from uuid import UUID

from db.accounts import IdentityLook, Mandate, Registrant
from db.complaints import StoredFile
from db.vocabulary import FileState, RegistrantState, StaffRole
from resolvers.complaints.cases.views import pseudonyms
from resolvers.pages import Literally, Window, keyset, own
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.standings import Standing as S
from resolvers.rules.visibility import QUERIES, may_see
from resolvers.sanctions.blacklist.matching import marks_of

WAITING = "state = 'PENDING'"
READS_ALL = frozenset({S.IDENTITY_OFFICER, S.AUDITOR})


async def registrants_page(actor: Actor, window: Window) -> list[Registrant]:
    """Registrants that wait to be verified, oldest first, for identity officers."""
    if not QUERIES["registrantQueue"] & standings(actor, None):
        raise Refused(NotAllowed("registrant:verify"))
    return await keyset(Registrant.filter(Literally(WAITING)), window, oldest_first=True)


async def registrants_of(actor: Actor) -> list[Registrant]:
    """The registrants for which one acts, oldest first."""
    held = await own(Mandate.filter(until=None), actor).select_related("registrant").order_by("registrant_id")
    return [mandate.registrant for mandate in held]


async def registrant_seen(actor: Actor, registrant_id: UUID) -> Registrant | None:
    """A registrant, as far as it exists for somebody."""
    row = await Registrant.get_or_none(id=registrant_id)
    return row if row and may_see(actor, row) else None


async def others_with_number(registrant: Registrant, *states: RegistrantState) -> bool:
    """Whether another registrant that was not turned down, or stands in one of the states, has the same number."""
    if not (marks := marks_of(registrant)):
        return False
    found = Registrant.filter(number_mark__in=marks).exclude(id=registrant.id)
    return await (found.filter(state__in=states) if states else found.exclude(state=RegistrantState.REJECTED)).exists()


async def same_number_as(registrant_ids: list[UUID]) -> dict[UUID, bool]:
    """Of several registrants, whether another has the same number, in two statements."""
    asked = {row.id: set(marks_of(row)) for row in await Registrant.filter(id__in=registrant_ids)}
    every = Registrant.filter(number_mark__in=sorted(set().union(*asked.values())))
    found = await every.exclude(state=RegistrantState.REJECTED).values_list("id", "number_mark")
    return {key: any(mark in marks and other != key for other, mark in found) for key, marks in asked.items()}


async def papers_of(registrant_ids: list[UUID]) -> dict[UUID, int]:
    """How many pictures several registrants have, in one statement."""
    found = StoredFile.filter(registrant_id__in=registrant_ids, state=FileState.STORED)
    return dict(Counter(await found.values_list("registrant_id", flat=True)))


async def looks_page(actor: Actor, registrant_id: UUID | None, window: Window) -> list[IdentityLook]:
    """Who looked at an identity, newest first: those for which one acts; officers and auditors read all."""
    found = IdentityLook.all()
    if not READS_ALL & standings(actor, None):
        found = found.filter(registrant_id__in=[row.id for row in await registrants_of(actor)])
    return await keyset(found.filter(registrant_id=registrant_id) if registrant_id else found, window)


async def pseudonym_of_officer(actor: Actor) -> str | None:
    """Under which name an identity officer acts as one, whatever other posts they hold."""
    post = actor.staff.get(StaffRole.IDENTITY_OFFICER)
    return (await pseudonyms([post])).get(post) if post else None


async def looks_told(actor: Actor, registrant_id: UUID, window: Window) -> list[tuple[IdentityLook, str]]:
    """Looks at an identity, each with the pseudonym of whoever looked."""
    looks = await looks_page(actor, registrant_id, window)
    names = await pseudonyms([look.staff_id for look in looks])
    return [(look, names.get(look.staff_id, "")) for look in looks]
