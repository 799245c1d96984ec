"""The steps that use cases share: find a row and hold it, move it, keep what was before, put it back, count."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from tortoise.models import Model

import db
from db.oversight import Act as ActRow
from db.vocabulary import CommentState, MessageState
from resolvers.rules.acts import ACTS, BEFORE, DECIDED_COMPLAINTS, OPEN_COMPLAINTS, UPHELD_COMPLAINTS, Act
from resolvers.rules.conditions import Facts
from resolvers.rules.lifecycles import LIFECYCLES
from resolvers.rules.permissions import acting_as, objection
from resolvers.rules.refusals import Because, NotFound, Refusal, Refused, Restricted, WrongState
from resolvers.rules.visibility import may_see
from resolvers.trail import entry
from resolvers.use_case import work

M = TypeVar("M", bound=Model)
TEXTS = ("title", "body")  # texts are kept once, in versions


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
    acted_by, account = getattr(row, "acted_by", None), _account_of(row)
    if acted_by in (None, work().actor.user_id) or account not in work().actor.posts:
        return None
    held = await db.Operatorship.filter(account_id=account, user_id=acted_by, until=None).select_related("user").first()
    return held.user.display_name if held else None


async def move(
    name: str, row: Model, *, reason: str | None = None, facts: Facts | None = None, cause: ActRow | None = None,
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
        changes = _without_marks(row, changes | {"acted_at": doing.now, "acted_by": doing.actor.user_id})
        _note(act, row, changes, reason=reason, cause=cause)
        written.append((row, changes))
    await _write_each(written)
    return against


async def replay_each(act: Act, done: list[tuple[M, ActRow]], permitted_by: Act) -> None:
    """Put many rows of one kind, held here, back to exactly what these acts found."""
    now, written = work().now, []
    for row, one in done:
        back = {column: _opened(type(row), column, value) for column, value in one.before.items()}
        counters: list[list[Any]] = [[kind, key, column, -int(step)] for kind, key, column, step in one.counters]  # type: ignore[call-overload]
        redone = _note(act, row, back, counters=counters, permitted_by=permitted_by, undone=one.name)
        redone.undone_at = now
        written.append((row, back))
    await ActRow.filter(position__in=[one.position for _, one in done]).update(undone_at=now)
    await _write_each(written)


async def _write_each(written: list[tuple[M, dict[str, Any]]]) -> None:
    """Write the columns of many rows: those that become the same in one statement."""
    alike: dict[str, tuple[dict[str, Any], list[M]]] = {}
    for row, changes in written:
        alike.setdefault(repr(sorted(changes.items())), (changes, []))[1].append(row)
    for changes, rows in alike.values():
        await type(rows[0]).filter(id__in=[row.pk for row in rows]).update(**changes)


async def change(
    act: Act, row: Model, changes: dict[str, Any], *, reason: str | None = None, cause: ActRow | None = None,
    counters: list[list[Any]] | None = None, permitted_by: Act | None = None, **refs: Any,
) -> ActRow:  # fmt: skip
    """Write columns of a row, keep what they were, count what follows from it, and record the act."""
    changes = _without_marks(row, changes)
    done = _note(
        act, row, changes, reason=reason, cause=cause, counters=counters, permitted_by=permitted_by, **refs
    )  # fmt: skip
    if changes:
        await row.save(update_fields=list(changes))
    return done


def _note(
    act: Act, row: Model, changes: dict[str, Any], *, reason: str | None = None, cause: ActRow | None = None,
    counters: list[list[Any]] | None = None, permitted_by: Act | None = None, **refs: Any,
) -> ActRow:  # fmt: skip
    """Change columns of a row that is written next, and note what is recorded of it."""
    doing = work()
    kept = [column for column in changes if not ("version" in changes and column in TEXTS)]
    before = {column: _kept(getattr(row, column)) for column in kept}
    counted = counters if counters is not None else _counters(row, getattr(row, "state", None), changes.get("state"))
    for column, value in changes.items():
        setattr(row, column, value)
    for kind, key, column, step in counted:
        doing.counters[(kind, UUID(key), column)] += step
    done = ActRow(
        name=act.name, subject_kind=type(row).__name__, subject_id=row.pk, account_id=_account_of(row),
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


async def latest_act(row: Model, name: str | None = None) -> ActRow:
    """The last act on a row that was not taken back; a named one must be the last, or something came after."""
    pending: ActRow | None
    for pending in reversed(work().acts):
        if pending.subject_id == row.pk and pending.undone_at is None:
            break
    else:
        pending = await ActRow.filter(
            subject_kind=type(row).__name__, subject_id=row.pk, undone_at=None
        ).order_by("-position").first()  # fmt: skip
    if pending is None or (name is not None and pending.name != name):
        raise Refused(Restricted(Because.SOMETHING_CAME_AFTER))
    return pending


async def replay(
    act: Act, row: Model, done: ActRow, *, reason: str | None = None, cause: ActRow | None = None,
    permitted_by: Act | None = None, only: frozenset[str] | None = None,
) -> ActRow:  # fmt: skip
    """Put a row back to exactly what an act found: columns, marks and counters; or `only` some of its columns."""
    kept = done.before if only is None else {column: done.before[column] for column in done.before if column in only}
    back = {column: _opened(type(row), column, value) for column, value in kept.items()}
    if "version" in back:
        back |= await text_of_version(row, back["version"])
    left: dict[str, str] = {}
    if back.get("pinned_at") and await _another_is_pinned(row):
        if done.name == "comment:unpin" and done.cause_id is None:
            raise Refused(Restricted(Because.SOMETHING_CAME_AFTER))
        back["pinned_at"], left = None, {"left": "pin"}  # what was pinned since stays pinned
    reckoned = done.counters if only is None or "state" in only else []
    counters: list[list[Any]] | None = [[kind, key, column, -int(step)] for kind, key, column, step in reckoned]  # type: ignore[call-overload]
    if isinstance(row, db.Complaint):
        counters = None  # counted anew: it may have gone along from a guest to a user since
    done.undone_at = work().now
    if done not in work().acts:
        await done.save(update_fields=["undone_at"])
    redone = await change(
        act, row, back, reason=reason, cause=cause, counters=counters, permitted_by=permitted_by, undone=done.name,
        **left,
    )  # fmt: skip
    redone.undone_at = work().now
    return redone


async def followed_from(done: ActRow) -> list[ActRow]:
    """The acts on other rows that an act caused and that still stand, newest first; their rows are held, in order."""
    caused = await ActRow.filter(cause_id=done.id, undone_at=None).order_by("-position")
    if done.account_id and any(one.subject_kind == "Follow" for one in caused):
        await db.PublicAccount.filter(id=done.account_id).select_for_update().first()
    kinds = {one.subject_kind for one in caused}
    for kind in sorted(kinds):
        keys = {one.subject_id for one in (*caused, done) if one.subject_kind == kind}
        await db.BY_NAME[kind].filter(id__in=keys).order_by("id").select_for_update()
    return caused


async def take_out(
    act: Act, row: Model, done: ActRow, *, cause: ActRow | None = None, keeping: frozenset[str] = frozenset(),
) -> bool:  # fmt: skip
    """Take one act out of what was done to a row, which is held; says whether anything of the row changed.

    What somebody did since stays done: only that is put back which nobody changed since, and taking the later act
    back will lead past this one. Columns of `keeping` stay as they are.
    """
    later = await ActRow.filter(
        subject_kind=done.subject_kind, subject_id=done.subject_id, undone_at=None, position__gt=done.position
    ).order_by("position")
    free = {column for column in done.before if not any(column in act.before for act in later)}
    for column in done.before.keys() - free:
        first = next(act for act in later if column in act.before)
        first.before[column] = done.before[column]
        if column == "state":
            first.counters = [*done.counters, *first.counters]
        await first.save(update_fields=["before", "counters"])
    free -= keeping
    only = frozenset(free) if later or keeping else None
    await replay(act, row, done, cause=cause, permitted_by=ACTS[done.name], only=only)
    return bool(free)


async def text_of_version(row: Model, number: int) -> dict[str, str]:
    """The text of a post or a comment as it was in one of its versions."""
    if isinstance(row, db.Comment):
        version = await db.CommentVersion.get(comment_id=row.pk, number=number)
        return {"body": version.body}
    post = await db.PostVersion.get(post_id=row.pk, number=number)
    return {"title": post.title, "body": post.body}


def counts_for(row: Model, state: StrEnum | None) -> list[tuple[str, UUID, str]]:
    """Which kept counters a row in a state counts towards."""
    if isinstance(row, db.Comment) and state == CommentState.VISIBLE:
        return [("Post", row.post_id, "visible_comments")]
    if isinstance(row, db.Complaint) and state in OPEN_COMPLAINTS:
        return [("Case", row.case_id, "open_complaints")]
    if isinstance(row, db.Complaint) and state in DECIDED_COMPLAINTS:
        return _record(row, upheld=state in UPHELD_COMPLAINTS)
    return []


def _record(complaint: db.Complaint, *, upheld: bool) -> list[tuple[str, UUID, str]]:
    """What a decided complaint adds to the record of whoever filed it; of a mere address none is kept."""
    columns = ("reports_decided", "reports_upheld") if upheld else ("reports_decided",)
    if complaint.user_id:
        return [("User", complaint.user_id, column) for column in columns]
    return [("Guest", complaint.guest_id, column) for column in columns] if complaint.guest_id else []


def births(row: Model) -> list[list[Any]]:
    """The counters that a new row raises."""
    return [[kind, str(key), column, 1] for kind, key, column in counts_for(row, row.state)]  # type: ignore[attr-defined]


def _counters(row: Model, found: StrEnum | None, following: StrEnum | None) -> list[list[Any]]:
    if following is None or found == following:
        return []
    gone, come = counts_for(row, found), counts_for(row, following)
    return [[k, str(i), c, -1] for k, i, c in gone if (k, i, c) not in come] + [
        [k, str(i), c, 1] for k, i, c in come if (k, i, c) not in gone
    ]


def _marks(row: Model, following: StrEnum, reason: str | None) -> dict[str, Any]:
    """What changes with the state: the reason, and whose hold it was, since only what is held has a holder."""
    marks: dict[str, Any] = {"reason": reason} if hasattr(row, "reason") else {}
    if hasattr(row, "held_by") and following != CommentState.HELD:
        marks["held_by"] = None
    if hasattr(row, "current") and following == MessageState.REMOVED:
        marks["current"] = False  # so that the user can begin another
    return marks


def _without_marks(row: Model, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes of a comment that ceases to be public: its marks go with it, and are kept with what was before."""
    leaves = isinstance(row, db.Comment) and row.state is CommentState.VISIBLE
    if not leaves or changes.get("state", CommentState.VISIBLE) is CommentState.VISIBLE:
        return changes
    return changes | {"featured_at": None, "pinned_at": None}


async def _another_is_pinned(row: Model) -> bool:
    pinned = db.Comment.filter(post_id=row.post_id, pinned_at__isnull=False)  # type: ignore[attr-defined]
    return await pinned.exclude(id=row.pk).exists()


def _account_of(row: Model | None) -> UUID | None:
    return row.pk if isinstance(row, db.PublicAccount) else getattr(row, "account_id", None)


def _kept(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, datetime) else str(value) if isinstance(value, UUID) else value


def _opened(model: type[Model], column: str, value: Any) -> Any:
    field = model._meta.fields_map[column]
    return value if field.to_python_value(value) is None else field.to_python_value(value)
