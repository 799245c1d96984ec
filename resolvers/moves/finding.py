"""Finding a row, held or as it is, and asking whether an act may be done to it."""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from tortoise.models import Model

import db
from resolvers.moves.recording import account_of
from resolvers.rules.acts import Act
from resolvers.rules.conditions import Facts
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refused, WrongState
from resolvers.rules.visibility import may_see
from resolvers.use_case import work

M = TypeVar("M", bound=Model)


async def locked(model: type[M], key: UUID) -> M:
    """The row, held until the transaction ends; what the actor may not see does not exist."""
    row = await model.filter(id=key).select_for_update().first()
    if row is None or not may_see(work().actor, row):
        raise Refused(NotFound(model.__name__))
    return row


async def seen(model: type[M], key: UUID) -> M:
    """The row as it is, not held; what the actor may not see does not exist."""
    row = await model.get_or_none(id=key)
    if row is None or not may_see(work().actor, row):
        raise Refused(NotFound(model.__name__))
    return row


async def permit(act: Act, row: Model | None, facts: Facts | None = None) -> None:
    """Go on if the act may be done to the row; a refusal for its state names who was first, to those who may know."""
    doing = work()
    refusal = objection(doing.actor, act, row, facts or {}, doing.now)
    if isinstance(refusal, WrongState):
        refusal = replace(refusal, by=await _who_was_first(row))
    if refusal is not None:
        raise Refused(refusal)


async def _who_was_first(row: Model | None) -> str | None:
    acted_by, account = getattr(row, "acted_by", None), account_of(row)
    if acted_by in (None, work().actor.user_id) or account not in work().actor.posts:
        return None
    held = await db.Operatorship.filter(account_id=account, user_id=acted_by, until=None).select_related("user").first()
    return held.user.display_name if held else None
