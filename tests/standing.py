"""The small town of tests as it stood a moment ago: raised once, and laid into other empty databases as rows.

Every test gets a town of its own; what is saved is asking a hundred use cases again for what they said before.
"""

import sqlite3
import time
from collections.abc import Awaitable, Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tortoise import connections

import db
from db.columns import key_ring
from policy import pack
from resolvers import clock

# A town that stood longer is raised anew, so that its times are those of a town that was just raised.
KEPT_SECONDS = 60.0
SEQUENCES = "SELECT sequencename AS name, last_value AS at FROM pg_sequences WHERE last_value IS NOT NULL"


def tables() -> list[str]:
    """The name of every table."""
    return [model._meta.db_table for model in db.ALL]


class OnSqlite:
    """The whole file as a copy in memory, there and back."""

    @staticmethod
    async def read(client: Any) -> sqlite3.Connection:
        """A copy of the open file."""
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        await client._connection.backup(copy)
        return copy

    @staticmethod
    def forget(copy: sqlite3.Connection) -> None:
        """A copy that is wanted no more."""
        copy.close()

    @staticmethod
    async def write(client: Any, copy: sqlite3.Connection) -> None:
        """Make the open file what the copy is."""
        async with client.acquire_connection() as connection:
            await connection._execute(copy.backup, connection._conn)


class OnPostgres:
    """The rows of every table and where the sequences are, as one script."""

    @staticmethod
    async def read(client: Any) -> str:
        """The script that makes an empty database what this one is."""
        parts = ["SET LOCAL session_replication_role = replica"]
        for table in tables():
            (row,) = await client.execute_query_dict(f'SELECT json_agg(t)::text AS rows FROM "{table}" t')
            if row["rows"]:
                told = row["rows"].replace("'", "''")
                rows = f"json_populate_recordset(NULL::\"{table}\", '{told}')"
                parts.append(f'INSERT INTO "{table}" SELECT * FROM {rows}')
        for one in await client.execute_query_dict(SEQUENCES):
            parts.append(f"SELECT setval('\"{one['name']}\"', {one['at']})")
        return "; ".join(("BEGIN", *parts, "COMMIT"))

    @staticmethod
    def forget(script: str) -> None:
        """A script is forgotten by itself."""

    @staticmethod
    async def write(client: Any, script: str) -> None:
        """Run the script."""
        await client.execute_script(script)


ON: dict[str, Any] = {"sqlite": OnSqlite, "postgres": OnPostgres}


@dataclass
class Standing:
    """A town, its rows, and under which laws it was raised."""

    town: Any
    rows: Any
    laws: tuple[Any, ...]
    since: float

    def holds(self) -> bool:
        """Whether it would be raised just so now."""
        return self.laws == laws() and time.monotonic() - self.since < KEPT_SECONDS


kept: dict[str, Standing] = {}


def laws() -> tuple[Any, ...]:
    """What decides what a town becomes, beside the code: the keys, and the numbers and terms of the policy."""
    return key_ring(), pack()


async def standing(raised: Callable[[], Awaitable[Any]]) -> Any:
    """A town that stands in the open database, which is as it came: the last one again, or one raised now."""
    client: Any = connections.get("default")
    kind = client.capabilities.dialect
    any_row = " UNION ALL ".join(f'SELECT 1 FROM (SELECT 1 FROM "{table}" LIMIT 1) t' for table in tables())
    if clock._Moved.by or await client.execute_query_dict(any_row):
        return await raised()
    rows = ON[kind]
    if not (found := kept.get(kind)) or not found.holds():
        since, town = time.monotonic(), await raised()
        if found:
            rows.forget(found.rows)
        kept[kind] = Standing(deepcopy(town), await rows.read(client), laws(), since)
        return town
    await rows.write(client, found.rows)
    return deepcopy(found.town)
