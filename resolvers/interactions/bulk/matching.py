"""Which comments of an account match: by list, words, author, post, likeness; looked through newest first."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ahocorasick_rs import AhoCorasick
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from db.interactions import Comment
from db.vocabulary import BulkVerb
from policy import pack
from resolvers.interactions.bulk.alike import alike_to
from resolvers.interactions.screening import folded
from resolvers.interactions.views import IN_THE_QUEUE, QueueFilter, account_to_care_for, words_of
from resolvers.pages import Literally, Window, keyset
from resolvers.rules.standings import Actor

SLICE = 1000
ACT_OF: dict[BulkVerb, str] = {verb: f"comment:{verb.value.lower()}" for verb in BulkVerb}
# The comments to which a verb can be done; where a list of the queue is the same, in its words, for its index.
CAN_BE: dict[BulkVerb, str] = {
    BulkVerb.HIDE: "state IN ('VISIBLE', 'HELD') AND NOT as_account",
    BulkVerb.APPROVE: IN_THE_QUEUE[QueueFilter.HELD],
    BulkVerb.SHOW: IN_THE_QUEUE[QueueFilter.HIDDEN],
    BulkVerb.DELETE: "state IN ('VISIBLE', 'HELD', 'HIDDEN') AND NOT as_account",
}


@dataclass(frozen=True)
class Wanted:
    """Which comments are wanted; what is not given does not narrow. Of several words one is enough."""

    show: QueueFilter | None = None
    words: tuple[str, ...] = ()
    author_id: UUID | None = None
    author_name: str | None = None
    post_id: UUID | None = None
    alike_to: UUID | None = None


async def matching(
    account: Any, verb: BulkVerb, wanted: Wanted, most: int, after: UUID | None = None
) -> tuple[list[UUID], bool]:
    """The ids of comments that match, newest first, so many at most; and whether there may be more.

    For words no more than the newest 20 000 are looked through.
    """
    found = await _narrowed(account.id, verb, wanted)
    words, keys, searched = folded_words(wanted.words), list[UUID](), 0
    matcher = AhoCorasick(words) if words else None
    size = SLICE if words else most + 1
    while searched < pack().bulk.searched:
        page = found.filter(id__lt=after) if after else found
        rows: list[Any] = await page.order_by("-id").limit(size).values_list("id", "body")
        keys += await asyncio.to_thread(_with_words, matcher, rows) if matcher else [key for key, _ in rows]
        if len(keys) > most:
            return keys[:most], True
        if len(rows) < size:
            return keys, False
        searched, after = searched + len(rows), rows[-1][0]
    return keys, True


def _with_words(matcher: AhoCorasick, rows: list[Any]) -> list[UUID]:
    return [key for key, body in rows if matcher.find_matches_as_indexes(folded(body))]


async def preview_page(actor: Actor, account_id: UUID, verb: BulkVerb, wanted: Wanted, window: Window) -> list[Comment]:
    """A page of the comments that match, newest first, for whoever runs or reviews the account."""
    account = await account_to_care_for(actor, account_id)
    if not wanted.words:
        return await keyset(await _narrowed(account_id, verb, wanted), window)
    keys = (await matching(account, verb, wanted, pack().bulk.most))[0]
    low, high, _ = window.bounds(oldest_first=False)
    keys = [key for key in keys if (low is None or key > low) and (high is None or key < high)]
    page = keys[-window.limit :][::-1] if window.backwards else keys[: window.limit]
    rows = await Comment.in_bulk(page, "id")
    return [rows[key] for key in page]


async def preview_count(actor: Actor, account_id: UUID, verb: BulkVerb, wanted: Wanted) -> int:
    """How many comments match, counted up to 1000."""
    account = await account_to_care_for(actor, account_id)
    return len((await matching(account, verb, wanted, pack().bulk.counted))[0])


def folded_words(words: Iterable[str]) -> tuple[str, ...]:
    """Words as comments are compared with them."""
    return tuple(plain for word in words if (plain := folded(word)))


async def _narrowed(account_id: UUID, verb: BulkVerb, wanted: Wanted) -> QuerySet[Comment]:
    words = words_of(account_id, wanted.show) if wanted.show else CAN_BE[verb]
    found = Comment.filter(Literally(words), account_id=account_id)
    if wanted.author_id:
        found = found.filter(author_id=wanted.author_id)
    if wanted.author_name is not None:
        found = found.filter(author_id=None, author_name=wanted.author_name)
    if wanted.post_id:
        found = found.filter(post_id=wanted.post_id)
    if wanted.alike_to:
        mark, near = await alike_to(account_id, wanted.alike_to)
        same = Q(id__in=near)
        found = found.filter(same | Q(likeness=mark) if mark else same)
    return found
