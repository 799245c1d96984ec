"""The database engines of this service, and the tortoise configuration for an address.

Both are tortoise's own with transactions that survive a cancelled task; see
docs/decisions/0003-engines-survive-cancellation.md.
"""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

T = TypeVar("T")


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


def tortoise_config(url: str, pool: int = 10, **session: str) -> dict[str, Any]:
    """The tortoise configuration for a database address; `session` are PostgreSQL session settings."""
    if is_sqlite(url):
        connection = {
            "engine": "db.engines.sqlite",
            "credentials": {
                "file_path": str(sqlite_path(url)),
                "busy_timeout": 5_000,
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
                "server_settings": {
                    "statement_timeout": "20000",
                    "lock_timeout": "5000",
                    "idle_in_transaction_session_timeout": "30000",
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
