"""How a chat is told of new comments: at once, with many others in one message, in the morning, or not at all.

The first few in a minute are cards, and so are the first few that are held. What comes while more and more
comes is gathered in a digest: one message, edited now and then, which takes in more until it was calm for a
while. In quiet hours a digest is gathered that is sent in the morning. All of it is rows, so that another
process can go on where one ended.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.functions import Count
from tortoise.queryset import QuerySet
from tortoise.transactions import in_transaction

from db import due
from db.accounts import Chat
from db.chat import Card, Digest, Digested
from db.interactions import Comment
from db.posts import Post
from db.standstill import standstill
from db.vocabulary import CommentNotices, CommentState
from policy import pack
from resolvers import clock
from resolvers.accounts.hours import is_quiet, morning
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id

GIVE_UP = 8


class Way(StrEnum):
    """How a chat is told of a new comment."""

    CARD = "CARD"
    DIGEST = "DIGEST"
    NOT = "NOT"


@dataclass(frozen=True)
class DigestFigures:
    """What a digest tells of: how many comments, under how many posts, and how many nobody looked at yet."""

    comments: int
    posts: int
    waiting: int


async def way_to_tell(chat: Chat, *, held: bool, now: datetime) -> Way:
    """How to tell a chat of a comment that is new to it; the first that are held pass, whatever the hour."""
    wished = chat.comment_notices
    if wished is CommentNotices.NONE or (wished is CommentNotices.HELD and not held):
        return Way.NOT
    if is_quiet(chat, now):
        return Way.CARD if held else Way.DIGEST
    if not chat.digest:
        return Way.CARD
    if not held and await Digest.exists(chat_id=chat.id, done_at=None):
        return Way.DIGEST
    recent = await _cards_of_held(chat, now) if held else await _recent(chat, now).filter(news=True).count()
    return Way.CARD if recent < pack().flood.cards else Way.DIGEST


async def take_in(chat: Chat, comment: Comment, now: datetime) -> None:
    """Let the open digest of a chat tell of a comment too, once; where none is open, one begins."""
    async with in_transaction():
        if await Digested.exists(chat_id=chat.id, comment_id=comment.id):
            return  # the same notice came again
        digest = await Digest.filter(chat_id=chat.id, done_at=None).select_for_update().first()
        if digest is None:
            at = morning(chat, now)
            digest = await Digest.create(id=new_id(), chat_id=chat.id, at=now, last_at=now, due_at=at)
        elif digest.message_id is not None:
            digest.due_at = min(digest.due_at, _soon(digest, now))
        digest.last_at = now
        await Digested.create(id=new_id(), digest_id=digest.id, chat_id=chat.id, comment_id=comment.id, at=now)
        await digest.save(update_fields=["last_at", "due_at"])


async def claim_digests() -> list[Digest]:
    """Digests that are due, each with its chat; in a standstill they wait."""
    if standstill():
        return []
    claimed = await due.claim(Digest, clock.now())
    with_chats = Digest.filter(id__in=[digest.id for digest in claimed]).select_related("chat")
    return await with_chats.order_by("id") if claimed else []


async def again(digest: Digest) -> Digest:
    """A digest as it is now, with its chat."""
    return await Digest.get(id=digest.id).select_related("chat")


async def not_yet(digest: Digest, now: datetime) -> bool:
    """Whether a digest that was not sent waits for the morning after all; then it is due again only then."""
    if digest.message_id is not None or not is_quiet(digest.chat, now):
        return False
    await due.postpone(digest, morning(digest.chat, now))
    return True


def is_calm(digest: Digest, now: datetime) -> bool:
    """Whether nothing new came for so long that a digest takes in no more."""
    return now - digest.last_at >= _calm()


async def drawn(digest: Digest, message_id: int, shown: str, now: datetime) -> None:
    """A digest shows what it tells of by now: it is done, or due again when calm has come or more has."""
    digest.message_id, digest.shown, digest.drawn_at = message_id, shown, now
    await digest.save(update_fields=["message_id", "shown", "drawn_at"])
    if is_calm(digest, now):
        await due.settle(digest, now)
        digest.done_at = now
    else:
        await Digest.filter(id=digest.id).update(due_at=digest.last_at + _calm(), lease_until=None, attempts=0)


async def not_drawn(digest: Digest) -> None:
    """A digest could not be sent or edited: it is tried again, a little later each time.

    One that was sent is given up in the end; one that nobody has seen never is.
    """
    if digest.attempts >= GIVE_UP and digest.message_id is not None:
        await due.settle(digest, clock.now())
    else:
        await due.postpone(digest, clock.now() + timedelta(seconds=min(600, 2 ** min(digest.attempts, 10))))


async def not_tried(digest: Digest, seconds: float = 0) -> None:
    """A digest was not tried: it is due again later, and this was no attempt."""
    await due.give_back(digest, clock.now() + timedelta(seconds=seconds))


def patience(digest: Digest) -> datetime:
    """Until when a question to a digest's reader is not drawn over."""
    return (digest.drawn_at or digest.at) + _calm()


async def wait(digest: Digest, until: datetime) -> None:
    """A digest is not to be edited before a moment: its reader is being asked something."""
    await due.postpone(digest, until)


async def given_up(digest: Digest) -> None:
    """Nothing is sent to that chat any more; the queue has all that the digest told of."""
    await due.settle(digest, clock.now())


async def due_soon(digest: Digest, now: datetime) -> None:
    """What a digest tells of has changed: while it is open it is drawn again soon."""
    soon = _soon(digest, now)
    await Digest.filter(id=digest.id, done_at=None, due_at__gt=soon).exclude(message_id=None).update(due_at=soon)


async def digest_by_id(chat: Chat, key: UUID) -> Digest | None:
    """A digest of this chat."""
    return await Digest.get_or_none(id=key, chat_id=chat.id)


async def digest_at(chat: Chat, message_id: int) -> Digest | None:
    """The digest that a message of the bot is."""
    return await Digest.filter(chat_id=chat.id, message_id=message_id).first()


async def digest_with(chat: Chat, comment_id: UUID) -> Digest | None:
    """The digest that told a chat of a comment."""
    row = await Digested.filter(chat_id=chat.id, comment_id=comment_id).select_related("digest").first()
    return row.digest if row else None


async def turn_to(digest: Digest, comment_id: UUID | None) -> None:
    """Remember which comment a digest shows by itself, or that it shows them all."""
    digest.page_id = comment_id
    await digest.save(update_fields=["page_id"])


async def figures_of(digest: Digest) -> DigestFigures:
    """How much a digest tells of."""
    told = Digested.filter(digest_id=digest.id)
    per_post = await told.group_by("comment__post_id").annotate(n=Count("id")).values("n")
    return DigestFigures(sum(row["n"] for row in per_post), len(per_post), await _waiting(digest).count())


async def posts_in(digest: Digest, actor: Actor, most: int) -> list[Post]:
    """The posts of a digest that belong to accounts which this person runs, the newest first."""
    under = Digested.filter(digest_id=digest.id).values("comment__post_id")
    return await Post.filter(id__in=Subquery(under), account_id__in=list(actor.posts)).order_by("-id").limit(most)


async def place_of(digest: Digest, comment_id: UUID) -> int:
    """Which of its digest's comments one is, from 1."""
    return await Digested.filter(digest_id=digest.id, comment_id__lte=comment_id).count()


async def first_in(digest: Digest) -> UUID | None:
    """The first comment that nobody looked at yet, or else the first of all."""
    waiting = await waiting_in(digest, 1)
    if waiting:
        return waiting[0]
    row = await Digested.filter(digest_id=digest.id).order_by("comment_id").first()
    return row.comment_id if row else None


async def beside(digest: Digest, comment_id: UUID, *, forward: bool) -> Comment | None:
    """The comment behind or before one in a digest."""
    told = Digested.filter(digest_id=digest.id).select_related("comment")
    told = told.filter(comment_id__gt=comment_id) if forward else told.filter(comment_id__lt=comment_id)
    row = await told.order_by("comment_id" if forward else "-comment_id").first()
    return row.comment if row else None


async def waiting_in(digest: Digest, limit: int) -> list[UUID]:
    """The comments of a digest that nobody looked at yet, be they seen or held, oldest first."""
    told = _waiting(digest).order_by("comment_id").limit(limit)
    return await told.values_list("comment_id", flat=True)  # type: ignore[return-value]


async def by_account(comments: list[UUID]) -> dict[UUID, list[UUID]]:
    """Comments by the account that they belong to."""
    found: dict[UUID, list[UUID]] = {}
    rows: list[tuple[UUID, UUID]] = await Comment.filter(id__in=comments).order_by("id").values_list("account_id", "id")
    for account, key in rows:
        found.setdefault(account, []).append(key)
    return found


def _waiting(digest: Digest) -> QuerySet[Digested]:
    new = Q(comment__state=CommentState.VISIBLE, comment__acted_at=None)
    return Digested.filter(new | Q(comment__state=CommentState.HELD), digest_id=digest.id)


def _recent(chat: Chat, now: datetime) -> QuerySet[Card]:
    """The cards of comments of the last minute."""
    return Card.filter(chat_id=chat.id, subject_kind="Comment", at__gt=now - _calm())


async def _cards_of_held(chat: Chat, now: datetime) -> int:
    """How many cards of the last minute are of comments that are still held: who decides in time gets more."""
    shown = await _recent(chat, now).filter(news=False).values_list("subject_id", flat=True)
    return await Comment.filter(id__in=shown, state=CommentState.HELD).count() if shown else 0


def _calm() -> timedelta:
    return timedelta(seconds=pack().flood.seconds)


def _soon(digest: Digest, now: datetime) -> datetime:
    """When a digest may be edited next."""
    return max(now, (digest.drawn_at or now) + timedelta(seconds=pack().flood.between))
