"""Comments that are alike: by the mark of their words, and the newest by how near their words are."""

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.interactions import Comment
from policy import pack
from resolvers.interactions.screening import folded
from resolvers.interactions.views import account_to_care_for
from resolvers.pages import Literally
from resolvers.rules.fairness.likeness import near_to, plain_words
from resolvers.rules.standings import Actor

READ = 2000  # characters of a text that are compared
TO_HIDE = "state IN ('VISIBLE', 'HELD') AND NOT as_account"


@dataclass(frozen=True)
class Alike:
    """How many comments are alike that readers see or that are held, and by how many people."""

    comments: int
    people: int


@dataclass(frozen=True)
class AlikeGroup:
    """Comments that are alike, told by the newest of them."""

    newest: Comment
    alike: Alike


async def alike_to(account_id: UUID, comment_id: UUID) -> tuple[str, list[UUID]]:
    """The mark of a comment's words, and the ids of the newest comments whose words are near to it, itself included."""
    comment = await Comment.get_or_none(id=comment_id, account_id=account_id)
    if comment is None:
        return "", []
    rows = await _newest(account_id)
    near = await asyncio.to_thread(_near, comment.body, [row.body for row in rows])
    return comment.likeness, [comment.id, *(rows[place].id for place in near if rows[place].id != comment.id)]


async def alike_by_words(comment: Comment) -> Alike | None:
    """How many comments are alike to one in the mark of their words, in a statement; none when no other is."""
    if not comment.likeness:
        return None
    return await _alike(comment, Q(likeness=comment.likeness))


async def alike_and_near(comment: Comment) -> Alike | None:
    """How many comments are alike to one, those among the newest that are nearly the same with them."""
    mark, near = await alike_to(comment.account_id, comment.id)
    same = Q(id__in=near)
    return await _alike(comment, same | Q(likeness=mark) if mark else same)


async def _alike(comment: Comment, same: Q) -> Alike | None:
    found = Comment.filter(Literally(TO_HIDE), same, account_id=comment.account_id)
    rows: list[Any] = await found.limit(pack().bulk.counted).values_list("author_id", "author_name")
    return Alike(len(rows), len({author or name for author, name in rows})) if len(rows) > 1 else None


async def alike_of(comments: list[UUID]) -> dict[UUID, Alike]:
    """How many comments of the same account bear the same mark as each of several; in two statements."""
    marked: list[Any] = await Comment.filter(id__in=comments).exclude(likeness="").values_list(
        "id", "account_id", "likeness"
    )  # fmt: skip
    if not marked:
        return {}
    found = Comment.filter(
        Literally(f"{TO_HIDE} AND likeness <> ''"),
        account_id__in=list({account for _, account, _ in marked}), likeness__in=list({mark for *_, mark in marked}),
    )  # fmt: skip
    rows: list[Any] = await found.limit(10 * pack().bulk.counted).values_list(
        "account_id", "likeness", "author_id", "author_name"
    )  # fmt: skip
    people: dict[tuple[UUID, str], list[object]] = {}
    for account, mark, author, name in rows:
        people.setdefault((account, mark), []).append(author or name)
    return {
        key: Alike(len(who), len(set(who)))
        for key, account, mark in marked
        if len(who := people.get((account, mark), [])) > 1
    }


async def alike_groups(actor: Actor, account_id: UUID, first: int) -> list[AlikeGroup]:
    """Those of the newest 500 comments that are alike, the largest groups first; for whoever cares for the account."""
    await account_to_care_for(actor, account_id)
    rows = await _newest(account_id)
    groups = sorted(await asyncio.to_thread(_grouped, rows), key=len, reverse=True)[:first]
    return [AlikeGroup(group[0], _counted(group)) for group in groups]


def _compared(body: str) -> str:
    """The words of a text as far as they are compared."""
    return plain_words(folded(body[:READ]))


def _near(body: str, others: list[str]) -> list[int]:
    limits = pack().bulk
    return near_to(_compared(body), [_compared(other) for other in others], limits.near, limits.shortest)


def _counted(rows: list[Comment]) -> Alike:
    return Alike(len(rows), len({row.author_id or row.author_name for row in rows}))


def _grouped(rows: list[Comment]) -> list[list[Comment]]:
    """Rows in groups of two or more: each takes those behind it that bear its mark or are near to it."""
    limits, groups = pack().bulk, []
    left = [(row, _compared(row.body)) for row in rows]
    while left:
        (row, words), *rest = left
        near = set(near_to(words, [other for _, other in rest], limits.near, limits.shortest))
        near |= {place for place, (other, _) in enumerate(rest) if row.likeness and other.likeness == row.likeness}
        if near:
            groups.append([row, *(rest[place][0] for place in sorted(near))])
        left = [one for place, one in enumerate(rest) if place not in near]
    return groups


async def _newest(account_id: UUID) -> list[Comment]:
    """The newest comments that could be hidden, with what is needed of them."""
    newest = Comment.filter(Literally(TO_HIDE), account_id=account_id).order_by("-id")
    return await newest.limit(pack().bulk.looked_at)
