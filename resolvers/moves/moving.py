"""Doing a declared act to one row or to many."""

from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from tortoise.models import Model

from db.oversight import Act as ActRow
from db.vocabulary import CommentState, MessageState
from resolvers.moves.back import latest_act, replay
from resolvers.moves.finding import permit
from resolvers.moves.recording import change, note, without_marks, write_each
from resolvers.rules.acts import ACTS, BEFORE
from resolvers.rules.conditions import Facts
from resolvers.rules.lifecycles import LIFECYCLES
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import Refusal
from resolvers.use_case import work

M = TypeVar("M", bound=Model)


async def move(
    name: str, row: Model, /, *, reason: str | None = None, facts: Facts | None = None, cause: ActRow | None = None,
    **changes: Any,
) -> ActRow:  # fmt: skip
    """Do a declared act to a row: may I, can it, the new state, counters, `before`, the trail."""
    doing, act = work(), ACTS[name]
    await permit(act, row, facts)
    machine = LIFECYCLES.get(act.kind)
    if machine and act.arrows:
        following = machine.after(row.state, act.verb)  # type: ignore[attr-defined]
        if following is BEFORE:
            return await replay(act, row, await latest_act(row, act.replays), reason=reason, cause=cause)
        changes |= _moved(row, following, reason)
    if hasattr(row, "acted_at"):
        changes |= {"acted_at": doing.now, "acted_by": doing.actor.user_id}
    return await change(act, row, changes, reason=reason, cause=cause)


def _moved(row: Model, following: StrEnum, reason: str | None) -> dict[str, Any]:
    """The columns that a new state changes."""
    changes: dict[str, Any] = {"state": following}
    return changes | _marks(row, following, reason) if following != row.state else changes  # type: ignore[attr-defined]


async def move_each(
    name: str, rows: list[M], *, reason: str | None = None, cause: ActRow | None = None
) -> dict[UUID, Refusal]:
    """Do a declared act to many rows of one kind, held here, as `move` does it to one; gives what stands against some.

    It takes no more statements for many than for one. Not for acts that replay another.
    """
    doing, act = work(), ACTS[name]
    machine, against, written = LIFECYCLES[act.kind], {}, []
    for row in rows:
        refusal = objection(doing.actor, act, row, {}, doing.now)
        if refusal is not None:
            against[row.pk] = refusal
            continue
        changes = _moved(row, machine.after(row.state, act.verb), reason)  # type: ignore[attr-defined]
        changes = without_marks(row, changes | {"acted_at": doing.now, "acted_by": doing.actor.user_id})
        note(act, row, changes, reason=reason, cause=cause)
        written.append((row, changes))
    await write_each(written)
    return against


def _marks(row: Model, following: StrEnum, reason: str | None) -> dict[str, Any]:
    """What changes with the state: the reason, and whose hold it was, since only what is held has a holder."""
    marks: dict[str, Any] = {"reason": reason} if hasattr(row, "reason") else {}
    if hasattr(row, "held_by") and following != CommentState.HELD:
        marks["held_by"] = None
    if hasattr(row, "current") and following == MessageState.REMOVED:
        marks["current"] = False  # so that the user can begin another
    return marks
