"""Bringing a database to the current schema: the models, and the guards of guards.sql."""

import asyncio
from pathlib import Path

from tortoise.context import TortoiseContext
from tortoise.utils import get_schema_sql

from db.engines import is_sqlite, sqlite_path, tortoise_config
from db.migrate import postgres, sqlite
from db.migrate.sqlite import CannotMigrate

__all__ = ["CannotMigrate", "is_current", "migrate"]


async def migrate(url: str, *, plan_only: bool = False) -> list[str]:
    """Bring a database to the current schema and tell in sentences what was done, or would be.

    Two processes may do it at once: the second waits, and finds nothing to do. On SQLite it raises
    `CannotMigrate` when another process has the file open, or when rows do not fit the new schema;
    the database is then as it was.
    """
    if not is_sqlite(url):
        return await postgres.upgrade(url, plan_only=plan_only)
    path, schema = sqlite_path(url), await _sqlite_schema(url)
    if plan_only:
        return await asyncio.to_thread(sqlite.plan, path, schema)
    return await asyncio.to_thread(sqlite.upgrade, path, schema)


async def is_current(url: str) -> tuple[bool, str]:
    """Whether a database is at the current schema, and a sentence about it if it is not."""
    if is_sqlite(url) and not _exists(sqlite_path(url)):
        return False, f"There is no database at {sqlite_path(url)}."
    steps = await migrate(url, plan_only=True)
    return (False, "The database is not at the current schema. " + " ".join(steps)) if steps else (True, "")


def _exists(path: Path) -> bool:
    return path.exists()


async def _sqlite_schema(url: str) -> str:
    async with TortoiseContext() as context:
        await context.init(config=tortoise_config(url), init_connections=False)
        return get_schema_sql(context.db(), safe=False)
