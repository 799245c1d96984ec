"""Readers' comments that an account sets apart: featured ones, and the one pinned above the others of a post."""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.interactions import Comment
from db.oversight import Act as ActRow
from resolvers.moves import locked, move, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see
from resolvers.use_case import use_case, work


@use_case("comment:feature")
async def feature_comment(actor: Actor, comment_id: UUID) -> Comment:
    """Set a reader's comment apart as one of the best under its post; its author is told."""
    comment = await locked(Comment, comment_id)
    await _mark("comment:feature", comment, featured_at=work().now)
    return comment


@use_case("comment:unfeature")
async def unfeature_comment(actor: Actor, comment_id: UUID) -> Comment:
    """Let a featured comment be one among the others again."""
    comment = await locked(Comment, comment_id)
    await _mark("comment:unfeature", comment, featured_at=None)
    return comment


@use_case("comment:pin")
async def pin_comment(actor: Actor, comment_id: UUID) -> Comment:
    """Pin a reader's comment above the others of its post; what was pinned there gives way in the same moment.

    Taking the pin back brings the earlier one back as well.
    """
    comment, earlier = await _held_in_order(await seen(Comment, comment_id))
    await permit(ACTS["comment:pin"], comment)
    # Of two at once the database takes none, so the earlier gives way first and names the cause afterwards.
    given_way = [await _mark("comment:unpin", one, pinned_at=None) for one in earlier]
    done = await _mark("comment:pin", comment, pinned_at=work().now)
    for act in given_way:
        act.cause_id = done.id
    return comment


@use_case("comment:unpin")
async def unpin_comment(actor: Actor, comment_id: UUID) -> Comment:
    """Let a pinned comment be one among the others again."""
    comment = await locked(Comment, comment_id)
    await _mark("comment:unpin", comment, pinned_at=None)
    return comment


async def _mark(name: str, comment: Comment, **marks: Any) -> ActRow:
    done = await move(name, comment, **marks)
    await tell(ACTS[name].event, comment)
    return done


async def _held_in_order(asked: Comment) -> tuple[Comment, list[Comment]]:
    """The comment and what is pinned under its post, held in the order of ids, so that no two wait for each other."""
    found = Comment.filter(Q(id=asked.id) | Q(post_id=asked.post_id, pinned_at__isnull=False))
    rows = {row.id: row for row in await found.order_by("id").select_for_update()}
    comment = rows.pop(asked.id)
    if not may_see(work().actor, comment):
        raise Refused(NotFound("Comment"))
    return comment, list(rows.values())
