"""The database engines of this service, and the tortoise configuration for an address.

Both are tortoise's own with transactions that survive a cancelled task; see
docs/decisions/0003-engines-survive-cancellation.md.
"""

import asyncio
import re
import sqlite3
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from asyncpg.exceptions import (
    InterfaceError,
    InternalClientError,
    LockNotAvailableError,
    OperatorInterventionError,
    PostgresConnectionError,
    TooManyConnectionsError,
)
from tortoise.connection import get_connection
from tortoise.exceptions import DBConnectionError

T = TypeVar("T")
AWAY = (
    PostgresConnectionError, OperatorInterventionError, TooManyConnectionsError, LockNotAvailableError,
    InternalClientError, DBConnectionError, ConnectionError, TimeoutError,
)  # fmt: skip
# What the driver says of a connection, or a pool, that was closed under our hands.
BROKEN = re.compile("closed|closing|released back")
# What SQLite says of a file that is held by another, cannot be read just now, or stands on a full disk.
SQLITE_AWAY = ("locked", "busy", "unable to open", "disk I/O", "disk is full")


@dataclass(frozen=True)
class Patience:
    """How long a database is waited for, in seconds: a connection, a statement, a lock, an idle transaction."""

    connect: float = 3
    statement: float = 10
    lock: float = 5
    idle: float = 30


def is_away(error: BaseException | None) -> bool:
    """Whether an error, or what caused it, says that the database cannot be used at the moment."""
    while error is not None:
        if isinstance(error, AWAY) or (isinstance(error, InterfaceError) and BROKEN.search(str(error))):
            return True
        if isinstance(error, sqlite3.OperationalError) and any(word in str(error) for word in SQLITE_AWAY):
            return True
        error = error.__cause__ or error.__context__
    return False


@dataclass(frozen=True)
class PoolUse:
    """The connections of this process to PostgreSQL: how many there are, may be, and are in use."""

    open: int
    most: int
    in_use: int


def pool_use() -> PoolUse | None:
    """How the pool of this process is used; nothing on SQLite, and before the first query."""
    pool = getattr(get_connection("default"), "_pool", None)
    if pool is None:
        return None
    return PoolUse(pool.get_size(), pool.get_max_size(), pool.get_size() - pool.get_idle_size())


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Finish the work even when the caller is cancelled, then let the cancellation through."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as stop:
            if task.cancelled():
                raise
            cancelled = stop
        except BaseException:  # the task's own outcome is raised below
            break
    if cancelled:
        if not task.cancelled():
            task.exception()
        raise cancelled
    return task.result()


def is_sqlite(url: str) -> bool:
    """Whether an address names a SQLite file."""
    return url.startswith("sqlite://")


def sqlite_path(url: str) -> Path:
    """The file of a SQLite address."""
    return Path(unquote(url.removeprefix("sqlite://")))


def tortoise_config(url: str, pool: int = 10, patience: Patience = Patience(), **session: str) -> dict[str, Any]:
    """The tortoise configuration for a database address; `session` are PostgreSQL session settings."""
    if is_sqlite(url):
        connection = {
            "engine": "db.engines.sqlite",
            "credentials": {
                "file_path": str(sqlite_path(url)),
                "busy_timeout": round(patience.lock * 1000),
                "synchronous": "NORMAL",
                "journal_size_limit": 64_000_000,
            },
        }
    else:
        where = urlsplit(url)
        connection = {
            "engine": "db.engines.asyncpg",
            "credentials": {
                "host": where.hostname or "127.0.0.1",
                "port": where.port or 5432,
                "user": unquote(where.username or "postgres"),
                "password": unquote(where.password or ""),
                "database": where.path.lstrip("/"),
                "minsize": 1,
                "maxsize": pool,
                "timeout": patience.connect,
                # Longer than the server's own: it is for a server, or a net, that answers nothing at all.
                "command_timeout": None if session.get("statement_timeout") == "0" else patience.statement + 2,
                "server_settings": {
                    "statement_timeout": f"{patience.statement:g}s",
                    "lock_timeout": f"{patience.lock:g}s",
                    "idle_in_transaction_session_timeout": f"{patience.idle:g}s",
                    "application_name": "gongdao",
                    **session,
                },
            },
        }
    return {
        "connections": {"default": connection},
        "apps": {"models": {"models": ["db"], "migrations": "db.migrations", "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }
