"""Comments as they are read: pages of a post, replies, the owner's queue."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tortoise import connections

from db.accounts import PublicAccount
from db.interactions import Comment
from db.oversight import Act as ActRow
from db.posts import Post, ScreeningHit
from db.vocabulary import CommentState
from resolvers.posts import keyset
from resolvers.rules.refusals import NotAllowed, NotFound, Refused
from resolvers.rules.standings import Actor, Standing, standings
from resolvers.rules.visibility import QUERIES, may_see


class QueueFilter(StrEnum):
    """Which comments of an account the queue shows."""

    HELD = "HELD"
    NEW = "NEW"
    HIDDEN = "HIDDEN"
    ALL = "ALL"


async def seen_comment(actor: Actor, comment_id: UUID) -> Comment | None:
    """A comment if it exists for this actor: a comment under a post that one may not see does not."""
    comment = await Comment.get_or_none(id=comment_id).select_related("post")
    if comment is None or not may_see(actor, comment):
        return None
    own = comment.author_id is not None and comment.author_id == actor.user_id
    return comment if own or may_see(actor, comment.post) else None


async def comments_of_post(
    post_id: UUID, after: UUID | None, before: UUID | None, limit: int, backwards: bool
) -> list[Comment]:
    """The public comments of a post, newest first, without replies."""
    found = Comment.filter(post_id=post_id, state=CommentState.VISIBLE, parent_id=None)
    return await keyset(found, after, before, limit, backwards)


async def replies_to(parents: list[UUID], limit: int) -> dict[UUID, list[Comment]]:
    """The first public replies to each of several comments, oldest first, in one statement."""
    if not parents:
        return {}
    connection = connections.get("default")
    if connection.capabilities.dialect == "postgres":
        ids = await connection.execute_query_dict(
            "SELECT r.id FROM unnest($1::uuid[]) p(pid) CROSS JOIN LATERAL (SELECT id FROM comment "
            "WHERE parent_id = p.pid AND state = 'VISIBLE' ORDER BY id LIMIT $2) r",
            [parents, limit],
        )
    else:
        marks = ",".join("?" for _ in parents)
        ids = await connection.execute_query_dict(
            "SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY parent_id ORDER BY id) AS n FROM comment "
            f"WHERE parent_id IN ({marks}) AND state = 'VISIBLE') WHERE n <= ?",
            [*(str(parent) for parent in parents), limit],
        )
    found: dict[UUID, list[Comment]] = {}
    for reply in await Comment.filter(id__in=[row["id"] for row in ids]).order_by("id"):
        found.setdefault(reply.parent_id, []).append(reply)
    return found


async def comments_by(
    actor: Actor, after: UUID | None, before: UUID | None, limit: int, backwards: bool
) -> list[Comment]:
    """One's own comments in every state, newest first."""
    return await keyset(Comment.filter(author_id=actor.user_id), after, before, limit, backwards)


async def moderation_queue(
    actor: Actor, account_id: UUID, show: QueueFilter, after: UUID | None, before: UUID | None, limit: int,
    backwards: bool = False,
) -> list[Comment]:  # fmt: skip
    """The comments of an account for those who care for them, newest first."""
    await account_to_care_for(actor, account_id)
    return await keyset(_queue(account_id, show), after, before, limit, backwards)


async def account_to_care_for(actor: Actor, account_id: UUID) -> PublicAccount:
    """The account whose queue this actor may read; refused with NotFound or NotAllowed."""
    account = await PublicAccount.get_or_none(id=account_id)
    if account is None or not may_see(actor, account):
        raise Refused(NotFound("PublicAccount"))
    if not QUERIES["moderationQueue"] & standings(actor, account):
        raise Refused(NotAllowed("comment:approve"))
    return account


@dataclass(frozen=True)
class QueueFigures:
    """How many comments of an account wait, counted up to 1000."""

    held: int
    new: int


async def queue_figures(account_id: UUID) -> QueueFigures:
    """How many comments are held, and how many nobody looked at yet; each counted up to 1000."""

    async def count(show: QueueFilter) -> int:
        return len(await _queue(account_id, show).order_by("-id").limit(1000).values_list("id", flat=True))

    return QueueFigures(await count(QueueFilter.HELD), await count(QueueFilter.NEW))


def _queue(account_id: UUID, show: QueueFilter):  # type: ignore[no-untyped-def]
    found = Comment.filter(account_id=account_id, as_account=False)
    if show is QueueFilter.NEW:
        return found.filter(state=CommentState.VISIBLE, acted_at=None)
    return found if show is QueueFilter.ALL else found.filter(state=CommentState(show.value))


@dataclass(frozen=True)
class AuthorHistory:
    """What an account's operators know of an author at their account."""

    comments: int
    hidden: int


async def history_of(account_id: UUID, author_id: UUID | None, name: str) -> AuthorHistory:
    """How often somebody commented at an account, and how often that was hidden or deleted; up to 200."""
    found = Comment.filter(account_id=account_id)
    found = found.filter(author_id=author_id) if author_id else found.filter(author_id=None, author_name=name)
    states = await found.order_by("-id").limit(200).values_list("state", flat=True)
    gone = (CommentState.HIDDEN, CommentState.DELETED, CommentState.REMOVED)
    return AuthorHistory(len(states), sum(state in gone for state in states))


async def hits_on(comments: list[UUID]) -> dict[UUID, list[ScreeningHit]]:
    """What screening matched on each of several comments."""
    found: dict[UUID, list[ScreeningHit]] = {}
    for hit in await ScreeningHit.filter(subject_id__in=comments).order_by("id"):
        found.setdefault(hit.subject_id, []).append(hit)
    return found


async def last_act_on(rows: list[UUID]) -> dict[UUID, ActRow]:
    """The last act on each of several rows that was not taken back."""
    found: dict[UUID, ActRow] = {}
    for act in await ActRow.filter(subject_id__in=rows, undone_at=None).order_by("id"):
        found[act.subject_id] = act
    return found


async def post_of(comment: Comment) -> Post:
    """The post that a comment is under."""
    return await Post.get(id=comment.post_id)


def is_author(actor: Actor, comment: Comment) -> bool:
    """Whether this actor wrote it."""
    return Standing.AUTHOR in standings(actor, comment)
