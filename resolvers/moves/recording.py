"""Writing columns of a row, and what is kept and told of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from tortoise.models import Model

import db
from db.oversight import Act as ActRow
from db.vocabulary import CommentState
from resolvers.moves.counting import counters_between
from resolvers.rules.acts import ACTS, Act
from resolvers.rules.permissions import acting_as
from resolvers.trail import entry
from resolvers.use_case import work

M = TypeVar("M", bound=Model)
TEXTS = ("title", "body")  # texts are kept once, in versions


async def change(
    act: Act, row: Model, changes: dict[str, Any], *, reason: str | None = None, cause: ActRow | None = None,
    counters: list[list[Any]] | None = None, permitted_by: Act | None = None, **refs: Any,
) -> ActRow:  # fmt: skip
    """Write columns of a row, keep what they were, count what follows from it, and record the act."""
    changes = without_marks(row, changes)
    done = note(
        act, row, changes, reason=reason, cause=cause, counters=counters, permitted_by=permitted_by, **refs
    )  # fmt: skip
    if changes:
        await row.save(update_fields=list(changes))
    return done


def note(
    act: Act, row: Model, changes: dict[str, Any], *, reason: str | None = None, cause: ActRow | None = None,
    counters: list[list[Any]] | None = None, permitted_by: Act | None = None, **refs: Any,
) -> ActRow:  # fmt: skip
    """Change columns of a row that is written next, and note what is recorded of it."""
    doing = work()
    kept = [column for column in changes if not ("version" in changes and column in TEXTS)]
    before = {column: _kept(getattr(row, column)) for column in kept}
    found = getattr(row, "state", None)
    counted = counters if counters is not None else counters_between(row, found, changes.get("state"))
    for column, value in changes.items():
        setattr(row, column, value)
    for kind, key, column, step in counted:
        doing.counters[(kind, UUID(key), column)] += step
    done = ActRow(
        name=act.name, subject_kind=type(row).__name__, subject_id=row.pk, account_id=account_of(row),
        actor_kind=acting_as(doing.actor, permitted_by or act, row),
        actor_id=doing.actor.user_id or doing.actor.guest_id,
        before=before, counters=counted, cause_id=cause.id if cause else None, at=doing.now,
    )  # fmt: skip
    doing.acts.append(done)
    told = {"act": done.id, "found": before.get("state"), **refs}
    doing.entries.append(entry(doing.actor, act, row, doing.now, reason=reason, permitted_by=permitted_by, **told))
    return done


def created(name: str, row: Model, *, counters: list[list[Any]] | None = None, **refs: Any) -> None:
    """Record that a row came to be."""
    doing = work()
    for kind, key, column, step in counters or []:
        doing.counters[(kind, UUID(key), column)] += step
    doing.entries.append(entry(doing.actor, ACTS[name], row, doing.now, **refs))


def without_marks(row: Model, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes of a comment that ceases to be public: its marks go with it, and are kept with what was before."""
    leaves = isinstance(row, db.Comment) and row.state is CommentState.VISIBLE
    if not leaves or changes.get("state", CommentState.VISIBLE) is CommentState.VISIBLE:
        return changes
    return changes | {"featured_at": None, "pinned_at": None}


def account_of(row: Model | None) -> UUID | None:
    return row.pk if isinstance(row, db.PublicAccount) else getattr(row, "account_id", None)


def _kept(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, datetime) else str(value) if isinstance(value, UUID) else value


async def write_each(written: list[tuple[M, dict[str, Any]]]) -> None:
    """Write the columns of many rows: those that become the same in one statement."""
    alike: dict[str, tuple[dict[str, Any], list[M]]] = {}
    for row, changes in written:
        alike.setdefault(repr(sorted(changes.items())), (changes, []))[1].append(row)
    for changes, rows in alike.values():
        await type(rows[0]).filter(id__in=[row.pk for row in rows]).update(**changes)
