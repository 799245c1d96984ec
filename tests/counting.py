"""How many statements reach the database, on either engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import aiosqlite
import asyncpg

# Not counted: what begins and ends a transaction, what a pool sends when it takes a connection back, and
# the lock on the scopes of the trail, which SQLite does not need.
LEFT_OUT = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "SET ", "SELECT PG_ADVISORY")
DOORS = (
    (aiosqlite.Connection, ("execute", "execute_insert", "execute_fetchall", "executemany", "executescript")),
    (asyncpg.Connection, ("execute", "executemany", "fetch", "fetchrow", "fetchval")),
)


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements that the drivers are asked to send while the block runs; one with many rows is one."""
    sent: list[str] = []

    def counted(method: Any) -> Any:
        def told(self: Any, sql: str, *args: Any, **named: Any) -> Any:
            if not sql.lstrip(" ;\n").upper().startswith(LEFT_OUT):
                sent.append(sql)
            return method(self, sql, *args, **named)

        return told

    patches = [patch.object(of, name, counted(getattr(of, name))) for of, names in DOORS for name in names]
    for one in patches:
        one.start()
    try:
        yield sent
    finally:
        for one in patches:
            one.stop()
