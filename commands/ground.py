"""What commands stand on: settings and log, the database open at the current schema, faults in one sentence."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, TextIO, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
from tortoise.exceptions import DBConnectionError, OperationalError

from app import opened
from commands import CommandFault
from db.engines import is_sqlite, sqlite_path
from db.migrate import CannotMigrate, is_current, migrate
from policy import PackFault, pack
from resolvers.refusing import refusal_sentence
from resolvers.rules.ids import read_global_id
from resolvers.rules.refusals import Refusal
from settings import ROOT, SettingFault, Settings, read_settings
from watch.log import write_log

T = TypeVar("T")
UNREACHABLE = (DBConnectionError, OperationalError, sqlite3.Error, asyncpg.PostgresError, OSError)


def settled(log_to: TextIO | None = None) -> Settings:
    """The settings, with the log written as they say; `.env` and a relative DATA_DIR are the checkout's."""
    os.chdir(ROOT)
    try:
        settings = read_settings()
        pack()
    except SettingFault as fault:
        raise CommandFault(f"{fault}. Set it in the environment or in .env; `./gongdao doctor` looks at all.") from None
    except PackFault as fault:
        raise CommandFault(f"The policy pack cannot be used: {fault}") from None
    write_log(settings, log_to)
    return settings


@contextmanager
def plainly(settings: Settings) -> Iterator[None]:
    """Say in one sentence why a database cannot be used."""
    try:
        yield
    except CannotMigrate as fault:
        raise CommandFault(str(fault)) from None
    except UNREACHABLE as fault:
        said = (str(fault) or type(fault).__name__).splitlines()[0]
        raise CommandFault(f"The database {shown(settings.database)} cannot be used: {said}") from None


def shown(url: str) -> str:
    """A database's address without its password."""
    if is_sqlite(url):
        return str(sqlite_path(url))
    where = urlsplit(url)
    host = f"{where.hostname or ''}:{where.port}" if where.port else where.hostname or ""
    return f"{where.scheme}://{f'{where.username}@' if where.username else ''}{host}{where.path}"


async def brought_up(settings: Settings, *, plan_only: bool = False) -> list[str]:
    """Bring the database to the current schema, its folder included, and tell what was done."""
    with plainly(settings):
        if is_sqlite(settings.database) and not plan_only:
            sqlite_path(settings.database).parent.mkdir(parents=True, exist_ok=True)
        return await migrate(settings.database, plan_only=plan_only)


async def at_schema(settings: Settings) -> tuple[bool, str]:
    """Whether the database is at the current schema, and if not, why, without the steps that would mend it."""
    with plainly(settings):
        current, why = await is_current(settings.database)
    return current, why.split(". ")[0].removesuffix(".")


async def demand_current(settings: Settings) -> None:
    """Refuse to go on with a database of another schema."""
    current, why = await at_schema(settings)
    if not current:
        raise CommandFault(f"{why}: run ./gongdao migrate.")


@asynccontextmanager
async def ground(settings: Settings) -> AsyncIterator[None]:
    """The database, open at the current schema, for the length of a block."""
    await demand_current(settings)
    with plainly(settings):
        async with opened(settings):
            yield


def at_work(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's work to its end, or until SIGTERM or Ctrl-C ends it in good order."""

    async def until_told() -> T:
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        return await work

    try:
        return asyncio.run(until_told())
    except asyncio.CancelledError:
        raise SystemExit(128 + signal.SIGTERM) from None


def granted(answer: T | Refusal) -> T:
    """What a use case answered, unless it refused: then why, in one sentence."""
    if isinstance(answer, Refusal):
        raise CommandFault(refusal_sentence(answer, "en"))
    return answer


def user_id_of(text: str) -> UUID:
    """The key of a user, from an id as GraphQL gives it or a plain UUID."""
    found = read_global_id(text)
    if found and found[0] == "User":
        return found[1]
    try:
        return UUID(text)
    except ValueError:
        raise CommandFault(f"{text!r} is not the id of a user; `./gongdao demo --json` shows some.") from None
