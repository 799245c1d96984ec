"""Pages by key: one page of a list, or the same page of many lists in one statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from pypika_tortoise.context import SqlContext
from pypika_tortoise.terms import Criterion
from tortoise import connections
from tortoise.expressions import Q, ResolveContext
from tortoise.models import Model
from tortoise.query_utils import QueryModifier
from tortoise.queryset import QuerySet

from resolvers.rules.standings import Actor

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Window:
    """Which part of a list: so many behind one key and before another, read from the far end if told so.

    A key is an id, a position, or a place in an order of more columns, as the list has it.
    """

    after: Any = None
    before: Any = None
    limit: int = 21
    backwards: bool = False

    def bounds(self, oldest_first: bool) -> tuple[Any, Any, str]:
        """The lowest and highest key, both exclusive, and the order in which to read."""
        low, high = (self.after, self.before) if oldest_first else (self.before, self.after)
        return low, high, "ASC" if oldest_first is not self.backwards else "DESC"


def own(rows: QuerySet[M], actor: Actor, column: str = "user_id") -> QuerySet[M]:
    """The rows that name the actor as a user; a guest has none, whom `None` would give everybody's without a user."""
    whose: dict[str, Any] = {column: actor.user_id} if actor.user_id else {"id__in": []}
    return rows.filter(**whose)


class Literally(Q):
    """A condition in the words of a partial index, which a database uses only for a query that says the same.

    The words are SQL of ours on the columns of the one table that is asked, never anything that a person wrote.
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def resolve(self, resolve_context: ResolveContext) -> QueryModifier:
        """The condition as it stands."""
        return QueryModifier(where_criterion=_Words(self.words))


class _Words(Criterion):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def get_sql(self, ctx: SqlContext) -> str:
        return f"({self.words})"


async def keyset(found: QuerySet[M], window: Window, *, oldest_first: bool = False) -> list[M]:
    """One page of a list, newest first unless told otherwise."""
    low, high, order = window.bounds(oldest_first)
    if low is not None:
        found = found.filter(id__gt=low)
    if high is not None:
        found = found.filter(id__lt=high)
    return await found.order_by("id" if order == "ASC" else "-id").limit(window.limit)


async def keyset_per(
    model: type[M], column: str, parents: Iterable[UUID], condition: str, window: Window, *, oldest_first: bool = False,
    by: str = "id",
) -> dict[UUID, list[M]]:  # fmt: skip
    """The same page of the lists of several parents, in one indexed statement and one for the rows, by a key.

    `condition` is SQL of ours on the model's columns, never anything that a person wrote.
    """
    asked = list(dict.fromkeys(parents))
    if not asked:
        return {}
    low, high, order = window.bounds(oldest_first)
    connection = connections.get("default")
    postgres = connection.capabilities.dialect == "postgres"
    values: list[Any] = [asked] if postgres else [str(parent) for parent in asked]
    bounds = ""
    for sign, key in ((">", low), ("<", high)):
        if key is not None:
            values.append(key if postgres or isinstance(key, int) else str(key))
            bounds += f" AND {by} {sign} " + (f"${len(values)}" if postgres else "?")
    values.append(window.limit)
    inner = (
        f'SELECT {by} FROM "{model._meta.db_table}" WHERE {column} = p.parent AND {condition}{bounds} '
        f"ORDER BY {by} {order} LIMIT " + (f"${len(values)}" if postgres else "?")
    )
    if postgres:
        sql = f"SELECT r.{by} FROM unnest($1::uuid[]) AS p(parent) CROSS JOIN LATERAL ({inner}) AS r"
    else:
        marks = ", ".join("(?)" for _ in asked)
        sql = (
            f"WITH p(parent) AS (VALUES {marks}) "
            f'SELECT c.{by} FROM p JOIN "{model._meta.db_table}" c ON c.{by} IN ({inner})'
        )
    keys = [row[by] for row in await connection.execute_query_dict(sql, values)]
    pages: dict[UUID, list[M]] = {}
    for row in await model.filter(**{f"{by}__in": keys}).order_by(by if order == "ASC" else f"-{by}"):
        pages.setdefault(getattr(row, column), []).append(row)
    return pages
