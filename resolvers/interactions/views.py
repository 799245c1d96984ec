"""Comments as they are read: pages of a post, replies, the owner's queue."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise.functions import Max
from tortoise.queryset import QuerySet

from db.accounts import PublicAccount
from db.interactions import Comment, CommentVersion
from db.oversight import Act as ActRow
from db.posts import Post, ScreeningHit
from db.vocabulary import CommentState
from resolvers.pages import Literally, Window, keyset, keyset_per, own
from resolvers.rules.refusals import NotAllowed, NotFound, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES, may_see


class QueueFilter(StrEnum):
    """Which comments of an account the queue shows."""

    HELD = "HELD"
    NEW = "NEW"
    HIDDEN = "HIDDEN"
    REPORTED = "REPORTED"
    FEATURED = "FEATURED"
    ALL = "ALL"


@dataclass(frozen=True)
class Narrowed:
    """Of whom and under which post comments are wanted; what is not given does not narrow."""

    author_id: UUID | None = None
    post_id: UUID | None = None

    def given(self) -> dict[str, UUID]:
        """The columns that narrow."""
        found = {"author_id": self.author_id, "post_id": self.post_id}
        return {column: key for column, key in found.items() if key is not None}


EVERYBODY = Narrowed()


async def seen_comment(actor: Actor, comment_id: UUID) -> Comment | None:
    """A comment if it exists for this actor: a comment under a post that one may not see does not."""
    comment = await Comment.get_or_none(id=comment_id).select_related("post")
    if comment is None or not may_see(actor, comment):
        return None
    own = comment.author_id is not None and comment.author_id == actor.user_id
    return comment if own or may_see(actor, comment.post) else None


VISIBLE_HERE = "state = 'VISIBLE' AND parent_id IS NULL"
VISIBLE_REPLY = "state = 'VISIBLE' AND parent_id IS NOT NULL"
IN_THE_QUEUE = {
    QueueFilter.HELD: "state = 'HELD' AND NOT as_account",
    QueueFilter.NEW: "state = 'VISIBLE' AND acted_at IS NULL AND NOT as_account",
    QueueFilter.HIDDEN: "state = 'HIDDEN' AND NOT as_account",
    QueueFilter.FEATURED: "featured_at IS NOT NULL",
    QueueFilter.ALL: "NOT as_account",
}
OPEN_REPORTS = "subject_kind = 'COMMENT' AND open_complaints > 0"


def words_of(account_id: UUID, show: QueueFilter) -> str:
    """Which comments a list of the queue shows, in the words of its index; of reported ones there are few."""
    if show is QueueFilter.REPORTED:
        mine = f"account_id = '{account_id}' AND {OPEN_REPORTS}"
        return f'id IN (SELECT subject_id FROM "case" WHERE {mine}) AND NOT as_account'
    return IN_THE_QUEUE[show]


async def comments_of_posts(posts: list[UUID], window: Window) -> dict[UUID, list[Comment]]:
    """The public comments of several posts, newest first, without replies."""
    return await keyset_per(Comment, "post_id", posts, VISIBLE_HERE, window)


async def replies_to(parents: list[UUID], window: Window) -> dict[UUID, list[Comment]]:
    """The public replies to several comments, oldest first."""
    return await keyset_per(Comment, "parent_id", parents, VISIBLE_REPLY, window, oldest_first=True)


async def answers_to(comment_id: UUID, newest: int) -> tuple[list[Comment], int]:
    """The newest public answers of an account to a comment, oldest of them first, and how many came before."""
    found = Comment.filter(Literally(VISIBLE_REPLY), parent_id=comment_id, as_account=True)
    rows = await found.order_by("-id").limit(newest)
    earlier = await found.count() - newest if len(rows) == newest else 0
    return rows[::-1], earlier


async def comments_by(actor: Actor, window: Window) -> list[Comment]:
    """One's own comments in every state, newest first."""
    return await keyset(own(Comment.all(), actor, "author_id"), window)


async def versions_of_comments(keys: list[UUID]) -> dict[UUID, list[CommentVersion]]:
    """The latest versions of several comments, newest first, at most 50 each."""
    return await keyset_per(CommentVersion, "comment_id", keys, "1 = 1", Window(limit=50))


async def moderation_queue(
    actor: Actor, account_id: UUID, show: QueueFilter, window: Window, narrowed: Narrowed = EVERYBODY
) -> list[Comment]:
    """The comments of an account for those who care for them, newest first."""
    await account_to_care_for(actor, account_id)
    return await keyset(_queue(account_id, show).filter(**narrowed.given()), window)


async def account_to_care_for(actor: Actor, account_id: UUID) -> PublicAccount:
    """The account whose queue this actor may read; refused with NotFound or NotAllowed."""
    account = await PublicAccount.get_or_none(id=account_id)
    if account is None or not may_see(actor, account):
        raise Refused(NotFound("PublicAccount"))
    in_care(account, actor)
    return account


def in_care(account: PublicAccount, actor: Actor) -> None:
    """Refuse whoever does not care for the comments of an account."""
    if not QUERIES["moderationQueue"] & standings(actor, account):
        raise Refused(NotAllowed("comment:approve"))


class Waiting(StrEnum):
    """What waits for those who care for an account, what is most urgent first; a comment is in the first that fits."""

    HELD = "HELD"
    REPORTED = "REPORTED"
    NEW = "NEW"


async def waiting_page(actor: Actor, account_id: UUID, which: Waiting, window: Window) -> list[Comment]:
    """A page of what waits, newest first; refused with NotFound or NotAllowed like the queue itself."""
    await account_to_care_for(actor, account_id)
    return await keyset(_waiting(account_id, which), window)


@dataclass(frozen=True)
class QueueFigures:
    """How many comments of an account wait, each counted once and up to 1000."""

    held: int
    reported: int
    new: int

    def any(self) -> bool:
        """Whether something waits."""
        return bool(self.held or self.reported or self.new)


async def queue_figures(account_id: UUID) -> QueueFigures:
    """How many comments are held, reported, and new so that nobody looked at them yet; each counted up to 1000."""

    async def count(which: Waiting) -> int:
        return len(await _waiting(account_id, which).order_by("-id").limit(1000).values_list("id", flat=True))

    return QueueFigures(await count(Waiting.HELD), await count(Waiting.REPORTED), await count(Waiting.NEW))


def _waiting(account_id: UUID, which: Waiting) -> QuerySet[Comment]:
    """One list of what waits: a reported comment does while it is seen and nobody looked at it since the report."""
    # What holds of every urgency lets a planner that has counted nothing take the index of open complaints.
    of_account = f"account_id = '{account_id}' AND {OPEN_REPORTS} AND 0 - urgency < 1000000000"
    reported = f'(SELECT subject_id FROM "case" WHERE {of_account})'
    since = f'(SELECT MAX(opened_at) FROM "case" WHERE subject_id = comment.id AND {OPEN_REPORTS})'
    words = {
        Waiting.HELD: IN_THE_QUEUE[QueueFilter.HELD],
        Waiting.REPORTED: f"state = 'VISIBLE' AND NOT as_account AND id IN {reported} "
        f"AND (acted_at IS NULL OR acted_at < {since})",
        Waiting.NEW: f"{IN_THE_QUEUE[QueueFilter.NEW]} AND id NOT IN {reported}",
    }[which]
    return Comment.filter(Literally(words), account_id=account_id)


def _queue(account_id: UUID, show: QueueFilter) -> QuerySet[Comment]:
    return Comment.filter(Literally(words_of(account_id, show)), account_id=account_id)


@dataclass(frozen=True)
class AuthorHistory:
    """What an account's operators know of an author at their account."""

    comments: int
    hidden: int
    muted: bool = False


async def history_of(account_id: UUID, author_id: UUID | None, name: str) -> AuthorHistory:
    """How often somebody commented at an account, and how often that was hidden or deleted; up to 200."""
    found = Comment.filter(account_id=account_id)
    found = found.filter(author_id=author_id) if author_id else found.filter(author_id=None, author_name=name)
    states: list[Any] = await found.order_by("-id").limit(200).values_list("state", flat=True)
    gone = (CommentState.HIDDEN, CommentState.DELETED, CommentState.REMOVED)
    return AuthorHistory(len(states), sum(state in gone for state in states))


async def hits_on(comments: list[UUID]) -> dict[UUID, list[ScreeningHit]]:
    """What screening matched on each of several comments."""
    found: dict[UUID, list[ScreeningHit]] = {}
    for hit in await ScreeningHit.filter(subject_id__in=comments).order_by("id"):
        if hit.subject_id:
            found.setdefault(hit.subject_id, []).append(hit)
    return found


async def last_act_on(rows: list[UUID]) -> dict[UUID, ActRow]:
    """The last act on each of several rows that was not taken back."""
    standing = ActRow.filter(subject_id__in=rows, undone_at=None).annotate(last=Max("position")).group_by("subject_id")
    last = [row["last"] for row in await standing.values("subject_id", "last")]
    return {act.subject_id: act for act in await ActRow.filter(position__in=last)}


async def post_of(comment: Comment) -> Post:
    """The post that a comment is under."""
    return await Post.get(id=comment.post_id)
