"""Steps that licences, declarations and groups share: rows with their registrant, and the accounts it answers for."""

from collections.abc import Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from tortoise.expressions import Q
from tortoise.models import Model

from db.accounts import PublicAccount, Registrant
from db.vocabulary import AccountState
from resolvers.rules.accounts.leaving import NEVER_OPEN
from resolvers.rules.refusals import FaultCode, NotFound, Refused, invalid
from resolvers.rules.visibility import may_see
from resolvers.use_case import work

M = TypeVar("M", bound=Model)
# Not what closes and never was public.
WAS_OPENED = Q(closing_from__isnull=True) | ~Q(closing_from__in=list(NEVER_OPEN))


async def registrant_in_hand(registrant_id: UUID) -> Registrant:
    """A step: a registrant, held, so that what it has is counted by one at a time."""
    row = await Registrant.filter(id=registrant_id).select_for_update().first()
    if row is None or not may_see(work().actor, row):
        raise Refused(NotFound("Registrant"))
    return row


async def held_with_registrant(model: type[M], key: UUID) -> M:
    """A step: a row that belongs to a registrant, held, with the registrant at hand, by which standing is told."""
    row = await model.filter(id=key).select_for_update().first()
    if row is not None:
        row.registrant = await Registrant.get(id=row.registrant_id)  # type: ignore[attr-defined]
    if row is None or not may_see(work().actor, row):
        raise Refused(NotFound(model.__name__))
    return row


async def accounts_that_last(registrant_id: UUID) -> list[PublicAccount]:
    """A step: the accounts of a registrant that are not closed for good, by handle."""
    found = PublicAccount.filter(registrant_id=registrant_id).exclude(state=AccountState.CLOSED)
    return sorted(await found, key=lambda account: str(account.handle))


async def accounts_of_the_registrant(registrant_id: UUID, wanted: Sequence[UUID], most: int) -> list[PublicAccount]:
    """A step: the accounts that are named, each once; refused where one is not the registrant's, or they are many."""
    keys = list(dict.fromkeys(wanted))
    if not keys:
        raise invalid("accountIds", FaultCode.EMPTY)
    if len(keys) > most:
        raise invalid("accountIds", FaultCode.TOO_LONG, most)
    its = {account.id: account for account in await accounts_that_last(registrant_id)}
    if any(key not in its for key in keys):
        raise invalid("accountIds", FaultCode.NOT_AN_ID)
    return [its[key] for key in keys]


async def with_registrants(rows: Iterable[M]) -> list[M]:
    """Rows with their registrants at hand, those in one statement."""
    found = list(rows)
    keys = {row.registrant_id for row in found}  # type: ignore[attr-defined]
    known = {one.id: one for one in await Registrant.filter(id__in=list(keys))} if keys else {}
    for row in found:
        row.registrant = known[row.registrant_id]  # type: ignore[attr-defined]
    return found
