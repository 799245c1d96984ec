"""Putting rows back to what an act found."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from tortoise.models import Model

import db
from db.oversight import Act as ActRow
from resolvers.moves.recording import change, note, write_each
from resolvers.rules.acts import ACTS, Act
from resolvers.rules.refusals import Because, Refused, Restricted
from resolvers.use_case import work

M = TypeVar("M", bound=Model)


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


async def replay_each(act: Act, done: list[tuple[M, ActRow]], permitted_by: Act) -> None:
    """Put many rows of one kind, held here, back to exactly what these acts found; what was pinned since stays."""
    now, written = work().now, []
    pinned = await _pinned_since([row for row, one in done if one.before.get("pinned_at")])
    for row, one in done:
        left: dict[str, Any] = {}
        back = {column: _opened(type(row), column, value) for column, value in one.before.items()}
        counters: list[list[Any]] = [[kind, key, column, -int(step)] for kind, key, column, step in one.counters]  # type: ignore[call-overload]
        if back.get("pinned_at") and row.post_id in pinned:  # type: ignore[attr-defined]
            back["pinned_at"], left = None, {"left": "pin"}
        redone = note(act, row, back, counters=counters, permitted_by=permitted_by, undone=one.name, **left)
        redone.undone_at = now
        written.append((row, back))
    await ActRow.filter(position__in=[one.position for _, one in done]).update(undone_at=now)
    await write_each(written)


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
    through = [act for act in later if "state" in act.before]
    if through and "state" in done.before and all(act.before["state"] == row.state for act in through):  # type: ignore[attr-defined]
        free.add("state")  # what was done since led from this state to itself, as an edit does
        for act_since in through:
            act_since.before["state"] = done.before["state"]
            await act_since.save(update_fields=["before"])
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


async def _another_is_pinned(row: Model) -> bool:
    pinned = db.Comment.filter(post_id=row.post_id, pinned_at__isnull=False)  # type: ignore[attr-defined]
    return await pinned.exclude(id=row.pk).exists()


async def _pinned_since(rows: Sequence[Any]) -> set[UUID]:
    """The posts of rows that were pinned, in which another comment is pinned by now."""
    if not rows:
        return set()
    posts = db.Comment.filter(post_id__in=[row.post_id for row in rows], pinned_at__isnull=False)
    return set(await posts.values_list("post_id", flat=True))  # type: ignore[arg-type]


def _opened(model: type[Model], column: str, value: Any) -> Any:
    field = model._meta.fields_map[column]
    return value if field.to_python_value(value) is None else field.to_python_value(value)
