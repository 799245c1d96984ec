"""A wake is heard once and never lost, and commits of other processes are heard within a second."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from tortoise import Tortoise

from db import TrailEntry, User
from db.bus import Bus, Ear, poll
from tests.services import Database, run

NOW = datetime.now(UTC)
WRITER = """
import asyncio, sys, time
from datetime import UTC, datetime
from uuid import uuid4
from tortoise import Tortoise
from db import Notice, TrailEntry
from db.engines import tortoise_config

async def main():
    await Tortoise.init(config=tortoise_config(sys.argv[1]))
    now, scope, user = datetime.now(UTC), sys.argv[2], sys.argv[3]
    if scope:
        await TrailEntry.create(
            id=uuid4(), at=now, event="case.opened", scope=scope, subject_kind="CASE", subject_id=uuid4(),
            actor_kind="SYSTEM", actor="test", act="case:open",
        )
    if user:
        await Notice.create(
            id=uuid4(), kind="MESSAGE", recipient=f"user:{user}", user_id=user, event="case.opened",
            subject_kind="CASE", subject_id=uuid4(),
            at=now, due_at=now,
        )
    print(time.time())
    await Tortoise.close_connections()

asyncio.run(main())
"""


async def test_a_wake_is_heard_by_the_ears_of_its_scope() -> None:
    bus = Bus()
    with bus.ear("cases") as one, bus.ear("cases") as two, bus.ear("user:1") as other:
        assert bus.scopes == {"cases": 2, "user:1": 1}
        asyncio.get_running_loop().call_later(0.01, bus.wake, "cases", "nobody listens here")
        assert await asyncio.gather(one.heard(1), two.heard(1), other.heard(0.05)) == [True, True, False]
    assert bus.scopes == {}


async def test_a_wake_between_two_calls_is_not_lost_and_is_heard_once() -> None:
    bus = Bus()
    with bus.ear("cases") as ear:
        bus.wake("cases")
        bus.wake("cases")
        assert await ear.heard(0.01)
        assert not await ear.heard(0.01)


@asynccontextmanager
async def polling(bus: Bus, seconds: float = 0.02) -> AsyncIterator[None]:
    task = asyncio.create_task(poll(bus, seconds))
    try:
        yield
    finally:
        assert not task.done(), "the poller ended"
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def first_heard(*ears: Ear) -> None:
    """Every scope is woken once when it is first seen."""
    for ear in ears:
        assert await ear.heard(1)
    await asyncio.sleep(0.3)


@pytest.mark.parametrize("kind", ["account", "cases", "user", "user by a notice"])
async def test_a_commit_of_another_process_is_heard_within_a_second(database: Database, kind: str) -> None:
    user = await User.create(display_name="Lin", created_at=NOW)
    scope = {"account": f"account:{uuid4()}", "cases": "cases"}.get(kind, f"user:{user.id}")
    by_notice = kind == "user by a notice"
    bus = Bus()
    with bus.ear(scope) as ear, bus.ear(f"account:{uuid4()}") as other, bus.ear("chat:1") as unknown:
        async with polling(bus, 0.25):
            await first_heard(ear, other, unknown)
            writer = run(WRITER, database.url, "" if by_notice else scope, str(user.id) if by_notice else "")
            (code, said), *heard_at = await asyncio.gather(writer, when_heard(ear), when_heard(unknown))
            assert code == 0, said
            assert max(heard_at) - float(said) < 1
            assert not await other.heard(0.3)


async def when_heard(ear: Ear) -> float:
    assert await ear.heard(10)
    return time.time()


async def test_what_happened_before_an_ear_came_is_heard(database: Database) -> None:
    bus = Bus()
    async with polling(bus):
        for _ in range(2):
            with bus.ear("cases") as ear:
                assert await ear.heard(1)
            await asyncio.sleep(0.1)


async def test_nothing_is_heard_when_nothing_is_committed(database: Database) -> None:
    bus = Bus()
    with bus.ear("cases") as ear, bus.ear("chat:1") as unknown:
        async with polling(bus):
            await first_heard(ear, unknown)
            await User.all().count()
            assert not await ear.heard(0.1)
            # The server's own housekeeping counts as a commit, so that one of several moments may be heard.
            assert not all([await unknown.heard(0.1) for _ in range(5)])


async def test_the_poller_outlives_an_outage(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    bus = Bus()
    with bus.ear("cases") as ear:
        async with polling(bus):
            await first_heard(ear)
            await TrailEntry.all().count()
            await Tortoise.get_connection("default").execute_script("ALTER TABLE trailentry RENAME TO away")
            with bus.ear("account:1"):
                await asyncio.sleep(0.1)
                await Tortoise.get_connection("default").execute_script("ALTER TABLE away RENAME TO trailentry")
                code, said = await run(WRITER, database.url, "cases", "")
                assert code == 0, said
                assert await ear.heard(1)
