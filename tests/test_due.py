"""Due rows are claimed once, in order, and again when their lease runs out; a duty has one holder."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from db import ChatUpdate
from db.due import claim, hold, let_go, postpone, settle
from tests.services import Database, run

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
CLAIMER = """
import asyncio, sys
from datetime import UTC, datetime
from tortoise import Tortoise
from db import ChatUpdate
from db.due import claim
from db.engines import tortoise_config

async def main():
    await Tortoise.init(config=tortoise_config(sys.argv[1]))
    while rows := await claim(ChatUpdate, datetime.now(UTC), limit=5):
        print(*(row.position for row in rows))
    await Tortoise.close_connections()

asyncio.run(main())
"""


async def put(count: int, person: str = "lin", due_at: datetime = NOW) -> None:
    last = await ChatUpdate.all().count()
    await ChatUpdate.bulk_create(
        [
            ChatUpdate(transport="TELEGRAM", update_id=last + number, person_key=person, at=NOW, due_at=due_at)
            for number in range(count)
        ]
    )


async def test_claims_at_once_are_distinct(database: Database) -> None:
    await put(60)
    claims = await asyncio.gather(*(claim(ChatUpdate, NOW, limit=10) for _ in range(8)))
    positions = [row.position for rows in claims for row in rows]
    assert len(positions) == 60
    assert len(set(positions)) == 60


async def test_claims_of_two_processes_are_distinct(database: Database) -> None:
    await put(100, due_at=datetime.now(UTC))
    said = await asyncio.gather(run(CLAIMER, database.url), run(CLAIMER, database.url))
    assert [code for code, _ in said] == [0, 0], said
    positions = [int(word) for _, text in said for word in text.split()]
    assert sorted(positions) == sorted(await ChatUpdate.all().values_list("position", flat=True))


async def test_a_claim_takes_the_oldest_due_rows_whole(database: Database) -> None:
    await put(1, due_at=NOW + SECOND)
    await put(1, due_at=NOW.replace(microsecond=1) - SECOND)
    await put(2)
    first, second = await claim(ChatUpdate, NOW, limit=2, lease=5 * SECOND)
    assert first.position < second.position
    assert (first.update_id, first.transport, first.due_at) == (1, "TELEGRAM", NOW.replace(microsecond=1) - SECOND)
    assert (first.attempts, first.lease_until, first.done_at) == (1, NOW + 5 * SECOND, None)
    assert first == await ChatUpdate.get(update_id=1)


async def test_a_row_is_claimed_again_only_when_its_lease_has_run_out(database: Database) -> None:
    await put(1)
    (row,) = await claim(ChatUpdate, NOW, lease=5 * SECOND)
    assert await claim(ChatUpdate, NOW + 5 * SECOND) == []
    (again,) = await claim(ChatUpdate, NOW + 5.001 * SECOND)
    assert (again.pk, again.attempts) == (row.pk, 2)


async def test_a_settled_row_is_due_no_more(database: Database) -> None:
    await put(1)
    (row,) = await claim(ChatUpdate, NOW)
    await settle(row, NOW)
    assert await claim(ChatUpdate, NOW + timedelta(days=1)) == []
    await row.refresh_from_db()
    assert (row.done_at, row.lease_until) == (NOW, None)


async def test_a_postponed_row_is_due_later(database: Database) -> None:
    await put(1)
    (row,) = await claim(ChatUpdate, NOW)
    await postpone(row, NOW + SECOND)
    assert await claim(ChatUpdate, NOW) == []
    (again,) = await claim(ChatUpdate, NOW + SECOND)
    await postpone(row, NOW)
    assert await claim(ChatUpdate, NOW + 2 * SECOND) == [], "who lost the row cannot give it back"
    assert again.attempts == 2


async def test_rows_of_one_person_are_claimed_one_after_the_other(database: Database) -> None:
    await put(2, "lin")
    await put(2, "max")

    async def claimed() -> list[int]:
        return [row.update_id for row in await claim(ChatUpdate, NOW, one_per="person_key")]

    assert await claimed() == [0, 2]
    assert await claimed() == []
    await settle(await ChatUpdate.get(update_id=0), NOW)
    assert await claimed() == [1]
    await postpone(await ChatUpdate.get(update_id=2), NOW + SECOND)
    assert await claimed() == [], "a postponed row keeps its place"


async def test_a_duty_has_one_holder(database: Database) -> None:
    one, two = uuid4(), uuid4()
    assert await hold("chat", one, NOW, 5 * SECOND)
    assert not await hold("chat", two, NOW + SECOND, 5 * SECOND)
    assert await hold("chat", one, NOW + 3 * SECOND, 5 * SECOND)
    assert not await hold("chat", two, NOW + 8 * SECOND, 5 * SECOND)
    assert await hold("chat", two, NOW + 8.001 * SECOND, 5 * SECOND)
    assert not await hold("chat", one, NOW + 9 * SECOND, 5 * SECOND)
    await let_go("chat", one)
    assert not await hold("chat", one, NOW + 9 * SECOND, 5 * SECOND)
    await let_go("chat", two)
    assert await hold("chat", one, NOW + 9 * SECOND, 5 * SECOND)


async def test_of_many_who_reach_for_a_duty_one_gets_it(database: Database) -> None:
    held = await asyncio.gather(*(hold("purge", uuid4(), NOW, SECOND) for _ in range(8)))
    assert held.count(True) == 1
