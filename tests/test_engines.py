"""The engines stay whole whatever is cancelled, and two processes write to one SQLite file."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from tortoise.transactions import in_transaction

from db import User
from tests.services import Database, run

NOW = datetime.now(UTC)
WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from tortoise import Tortoise
from tortoise.transactions import in_transaction
from db import User
from db.engines import tortoise_config

async def main():
    await Tortoise.init(config=tortoise_config(sys.argv[1]))
    for number in range(150):
        async with in_transaction():
            await User.all().count()
            await User.create(display_name=f"{sys.argv[2]} {number}", created_at=datetime.now(UTC))
    await Tortoise.close_connections()

asyncio.run(main())
"""


async def in_a_transaction(name: str) -> None:
    async with in_transaction():
        await User.create(display_name=name, created_at=NOW)
        await User.all().count()


async def by_a_query(name: str) -> None:
    await User.create(display_name=name, created_at=NOW)


async def many_at_once(name: str) -> None:
    await User.bulk_create([User(display_name=name, created_at=NOW) for _ in range(3)])


@pytest.mark.parametrize("write", [in_a_transaction, by_a_query, many_at_once])
async def test_cancelling_at_any_point_leaves_pool_and_lock_whole(
    database: Database, write: Callable[[str], Awaitable[None]]
) -> None:
    for number in range(1500 if write is in_a_transaction else 500):
        task = asyncio.ensure_future(write(f"cancelled {number}"))
        for _ in range(number % 15):
            await asyncio.sleep(0)
        if number % 10 == 0:
            await asyncio.sleep(0.001)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    started = time.monotonic()
    await asyncio.wait_for(asyncio.gather(*(slow_transaction() for _ in range(10))), 10)
    # Ten connections are all there when ten transactions run side by side; SQLite has one by design.
    assert time.monotonic() - started < (2.5 if database.kind == "sqlite" else 0.9)
    assert await User.filter(display_name="kept").count() == 10
    if write is many_at_once:
        assert await User.filter(display_name__startswith="cancelled").count() % 3 == 0


async def slow_transaction() -> None:
    async with in_transaction():
        await User.create(display_name="kept", created_at=NOW)
        await asyncio.sleep(0.1)


async def test_two_processes_write_to_one_sqlite_file(sqlite_url: str) -> None:
    results = await asyncio.gather(run(WRITER, sqlite_url, "one"), run(WRITER, sqlite_url, "two"))
    assert results == [(0, ""), (0, "")]
