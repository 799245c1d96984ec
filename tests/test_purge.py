"""What is spent goes: rows that only grow and are not the trail, once an hour, by one process."""

import asyncio
from datetime import UTC, datetime, timedelta
from unittest.mock import patch
from uuid import uuid4

from tortoise.models import Model

import app
from db import Attempt, Chat, ChatLink, ChatUpdate, Digest, Digested, KeptOutcome, Sending, TrailEntry
from resolvers import oversight
from resolvers.clock import move_clock
from resolvers.interactions.digests import take_in
from resolvers.oversight import purge_spent
from tests.cast import Town, make_town
from tests.services import Database

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


async def put(town: Town, number: int, *, expired: datetime, old: datetime, done: datetime | None) -> None:
    """One row of each kind."""
    await KeptOutcome.create(
        actor="user:x", key=str(number), request_hash="h", outcome_kind="Post", outcome_id=uuid4(), expires_at=expired
    )
    await Attempt.create(act="user:sign_in", key="k", at=old)
    await ChatLink.create(user_id=town["author"].user_id, hash=str(number), expires_at=old)
    await ChatUpdate.create(
        transport="TELEGRAM", update_id=number, person_key="lin", at=old, due_at=old, done_at=done
    )  # fmt: skip
    await Sending.create(address_key="lin", said_key=str(number), state="SENT", message_id=1, at=old - 6 * DAY)


async def left() -> list[int]:
    kinds: tuple[type[Model], ...] = (KeptOutcome, Attempt, ChatLink, ChatUpdate, Sending)
    return [await kind.all().count() for kind in kinds]


async def test_only_what_is_spent_goes(database: Database) -> None:
    town = await make_town()
    for kind in (KeptOutcome, Attempt, ChatLink, ChatUpdate):
        await kind.all().delete()
    told = await TrailEntry.all().count()
    for number in range(3):
        await put(town, number, expired=NOW - SECOND, old=NOW - DAY - SECOND, done=NOW - DAY - SECOND)
    await put(town, 3, expired=NOW + SECOND, old=NOW - DAY + SECOND, done=NOW - DAY + SECOND)
    await ChatUpdate.create(
        transport="TELEGRAM", update_id=4, person_key="lin", at=NOW - 9 * DAY, due_at=NOW - 9 * DAY
    )  # fmt: skip
    await Sending.create(address_key="lin", said_key="4", state="UNCERTAIN", at=NOW - 9 * DAY)
    with patch.object(oversight, "PURGED_AT_ONCE", 2):
        assert await purge_spent(NOW) == 15
    assert await left() == [1, 1, 1, 2, 2], "what is still of use stays, and what is still to be handled"
    assert await purge_spent(NOW) == 0
    assert await TrailEntry.all().count() == told


async def test_a_digest_goes_with_all_it_told_of_when_nobody_goes_through_it_any_more(database: Database) -> None:
    town = await make_town()
    chat = await Chat.get(id=town["guest"].chat_id)
    for days in (31, 29):
        at = NOW - days * DAY
        await take_in(chat, await town.comment(), at)
        await take_in(chat, await town.comment(), at)
        await Digest.filter(done_at=None).update(done_at=at + SECOND)
    with patch.object(oversight, "PURGED_AT_ONCE", 1):
        await purge_spent(NOW)
    assert (await Digest.all().count(), await Digested.all().count()) == (1, 2)


async def test_of_several_processes_one_purges_and_not_before_the_hour_is_over(sqlite: Database) -> None:
    purged: list[datetime] = []

    async def noting(now: datetime) -> int:
        purged.append(now)
        return 0

    with patch.object(oversight, "purge_spent", noting), patch.object(app, "PURGE_ASKED_EVERY", 0.01):
        async with app.attended(*[app.purge_by_the_hour] * 3):
            await asyncio.sleep(0.2)
            assert len(purged) == 1
            move_clock(app.PURGE_EVERY + SECOND)
            try:
                async with asyncio.timeout(10):
                    while len(purged) < 2:
                        await asyncio.sleep(0.01)
                await asyncio.sleep(0.2)
            finally:
                move_clock(timedelta())
    assert len(purged) == 2
