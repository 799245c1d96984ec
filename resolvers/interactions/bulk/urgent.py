"""The queue of an account by urgency: what is reported, then what is held, then the rest, each by how long it waits."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import connections

from db.interactions import Comment
from resolvers.interactions.views import EVERYBODY, OPEN_REPORTS, Narrowed, QueueFilter, account_to_care_for, words_of
from resolvers.pages import Window
from resolvers.rules.standings import Actor

REPORTED, HELD, REST = 0, 1, 2


class QueueOrder(StrEnum):
    """In which order the comments of a queue come."""

    NEWEST = "NEWEST"
    URGENT = "URGENT"


@dataclass(frozen=True, order=True)
class Place:
    """Where a comment stands in the order of urgency."""

    rank: int
    weight: int
    id: UUID


class _Asked:
    """Values that a statement names, apart from its words."""

    def __init__(self) -> None:
        self.postgres = connections.get("default").capabilities.dialect == "postgres"
        self.values: list[Any] = []

    def mark(self, value: Any) -> str:
        """The mark of a value."""
        self.values.append(str(value) if isinstance(value, UUID) and not self.postgres else value)
        return f"${len(self.values)}" if self.postgres else f"?{len(self.values)}"


async def urgent_queue(
    actor: Actor, account_id: UUID, show: QueueFilter, window: Window, narrowed: Narrowed = EVERYBODY
) -> list[tuple[Comment, Place]]:
    """The comments of an account, what is most urgent first: the gravest reports, then what is held longest.

    Each list is read by its index up to the end of the page, so it costs the same however many there are.
    """
    await account_to_care_for(actor, account_id)
    asked = _Asked()
    account, limit = asked.mark(account_id), asked.mark(window.limit)
    given = "".join(f" AND {column} = {asked.mark(key)}" for column, key in narrowed.given().items())
    words, way = f"{words_of(account_id, show)}{given}", "DESC" if window.backwards else "ASC"
    parts = []
    for rank in (REPORTED, HELD, REST):
        bound = _bound(asked, rank, window)
        if bound is not None and not (rank == REST and show in (QueueFilter.HELD, QueueFilter.REPORTED)):
            parts.append(f"SELECT * FROM ({_list(rank, account, words, bound, way)} LIMIT {limit}) AS list{rank}")
    if not parts:
        return []
    lists = " UNION ALL ".join(parts)
    sql = f"SELECT * FROM ({lists}) AS lists ORDER BY rank {way}, weight {way}, id {way} LIMIT {limit}"
    places = [
        Place(row["rank"], row["weight"], row["id"] if isinstance(row["id"], UUID) else UUID(row["id"]))
        for row in await connections.get("default").execute_query_dict(sql, asked.values)
    ]
    rows = await Comment.in_bulk([place.id for place in places], "id")
    return [(rows[place.id], place) for place in places]


def _list(rank: int, account: str, words: str, bound: str, way: str) -> str:
    """One of the lists, in the order of its index; the words are ours."""
    if rank == REPORTED:
        return (
            f'SELECT {rank} AS rank, 0 - urgency AS weight, subject_id AS id FROM "case" WHERE account_id = {account} '
            f'AND {OPEN_REPORTS} AND EXISTS (SELECT 1 FROM comment WHERE comment.id = "case".subject_id AND {words})'
            f"{bound} ORDER BY 0 - urgency {way}, subject_id {way}"
        )
    held = "state = 'HELD'" if rank == HELD else "state <> 'HELD'"
    return (
        f"SELECT {rank} AS rank, 0 AS weight, id FROM comment WHERE account_id = {account} AND {words} AND {held} "
        f'AND NOT EXISTS (SELECT 1 FROM "case" WHERE subject_id = comment.id AND {OPEN_REPORTS})'
        f"{bound} ORDER BY id {way}"
    )


def _bound(asked: _Asked, rank: int, window: Window) -> str | None:
    """What keeps a list behind one place and before another; none when all of the list lies elsewhere."""
    words = ""
    for end, sign in ((window.after, ">"), (window.before, "<")):
        if end is None or (end.rank < rank if sign == ">" else end.rank > rank):
            continue
        if end.rank != rank:
            return None
        if rank == REPORTED:
            words += f" AND (0 - urgency, subject_id) {sign} ({asked.mark(end.weight)}, {asked.mark(end.id)})"
        else:
            words += f" AND id {sign} {asked.mark(end.id)}"
    return words
