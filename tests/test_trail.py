"""The trail is followed without reading anything twice, and what is wrong with it is found and placed."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

from db import Act, TrailEntry
from db.bus import bus
from resolvers import trail
from resolvers.oversight import faults_of_the_trail
from tests.cast import make_town
from tests.services import Database

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


async def put(event: str, *, about: UUID | None = None, at: datetime = NOW, **refs: str) -> TrailEntry:
    return await TrailEntry.create(
        id=uuid4(), at=at, event=event, scope="cases", subject_kind="Case", subject_id=uuid4(), about_id=about,
        actor_kind="SYSTEM", actor="test", act="a", refs=refs,
    )  # fmt: skip


async def test_entries_that_do_not_match_are_passed_once(database: Database) -> None:
    about = uuid4()
    for _ in range(5):
        await put("other", about=uuid4())
    real, asked = trail.read, []

    async def noting(scope: str, after: int, **named: Any) -> list[TrailEntry]:
        asked.append(after)
        return await real(scope, after, **named)

    with patch.object(trail, "read", noting), patch.object(trail, "LONGEST_SILENCE", 0.02):
        for narrowed in ({"about": about}, {"events": ("awaited",)}):
            asked.clear()
            events = trail.follow("cases", 0, **narrowed)  # type: ignore[arg-type]
            awaited = asyncio.ensure_future(anext(events))
            async with asyncio.timeout(5):
                while len(asked) < 3:
                    await asyncio.sleep(0.01)
            assert asked[0] == 0
            assert set(asked[1:]) == {await trail.newest("cases")}
            await put("other", about=uuid4())
            mine = await put("awaited" if "events" in narrowed else "mine", about=about)
            bus.wake("cases")
            async with asyncio.timeout(5):
                assert (await awaited).position == mine.position
            await events.aclose()  # type: ignore[attr-defined]


async def test_a_narrowed_follower_misses_nothing_on_many_pages(sqlite: Database) -> None:
    about = uuid4()
    told = [(await put("mine", about=about if n % 3 else uuid4())) for n in range(40)]
    expected = [one.position for one in told if one.about_id == about]
    with patch.object(trail, "AT_ONCE", 5):
        events = trail.follow("cases", 0, about=about)
        async with asyncio.timeout(5):
            assert [(await anext(events)).position for _ in expected] == expected
        await events.aclose()  # type: ignore[attr-defined]


async def test_clocks_of_two_hosts_may_differ_by_a_minute(database: Database) -> None:
    await put("first", at=NOW)
    await put("second", at=NOW - timedelta(seconds=59))
    await put("third", at=NOW - timedelta(seconds=60))
    assert await faults_of_the_trail() == []
    late = await put("fourth", at=NOW - timedelta(seconds=60.5))
    assert await faults_of_the_trail() == [f"position {late.position} of cases is older than one before it"]


async def test_gaps_are_found_both_ways_though_the_numbers_agree(database: Database) -> None:
    town = await make_town()
    await town.comment("HIDDEN")
    assert await faults_of_the_trail() == []
    groundless = await put("case.claimed", act=str(uuid4()), at=datetime.now(UTC))
    silent = await Act.create(
        name="case:claim", subject_kind="Case", subject_id=uuid4(), actor_kind="SYSTEM", at=datetime.now(UTC)
    )
    assert await faults_of_the_trail() == [
        f"no entry names the act case:claim at position {silent.position} of acts",
        f"position {groundless.position} names an act that is not there",
    ]
