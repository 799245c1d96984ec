"""Processes that speak on Telegram are killed and stopped in the midst of it: all are answered, none twice unsaid."""

import asyncio
import signal
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from db import ChatUpdate, Lease, Sending
from db.vocabulary import SendingState
from policy import say
from resolvers import clock
from tests.bot_api import TOKEN, BotApi, bot_api
from tests.services import opened
from tests.serving import Nursery, serving

PEOPLE = range(7001, 7021)
AGAIN = say("en", "chat-again")


async def until(true: Any) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(30):
        while not await true():
            await asyncio.sleep(0.02)


def handled(times: int) -> Any:
    """Whether all that everybody said, so many times, is done with."""

    async def is_so() -> bool:
        return await ChatUpdate.filter(done_at__isnull=False).count() == times * len(PEOPLE)

    return is_so


async def everybody_asks(api: BotApi, heard: int) -> None:
    """All ask for help at once; comes back when some are answered and others are not."""
    before = len(api.asked("sendMessage"))
    for person in PEOPLE:
        api.say(person, "/help")

    async def some_are_answered() -> bool:
        return len(api.asked("sendMessage")) >= before + heard

    await until(some_are_answered)


@pytest.mark.timeout(90)
async def test_who_is_killed_or_stopped_leaves_nobody_without_an_answer(
    sqlite_url: str, nursery: Nursery, tmp_path: Path
) -> None:
    async with opened(sqlite_url), bot_api() as api:
        ours = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API": api.url}

        async def polled() -> bool:
            return bool(api.asked("getUpdates"))

        async with serving(nursery, tmp_path / "first", sqlite_url, **ours) as first:
            await until(polled)
            async with serving(nursery, tmp_path / "second", sqlite_url, **ours) as second:
                await everybody_asks(api, heard=4)
                await first.end(signal.SIGKILL)
                await Lease.filter(name="chat").update(until=clock.now())  # it runs out within ten seconds
                await until(handled(1))
                lost = await Sending.filter(state=SendingState.UNCERTAIN).count()
                for person in PEOPLE:
                    api.say(person, "/cancel")
                await until(handled(2))
                for person in PEOPLE:
                    helped = [text for text in api.said(person) if "/report" in text and "/mine" in text]
                    plain = [text for text in helped if not text.startswith(AGAIN)]
                    assert helped and len(plain) <= 1 and len(helped) <= 2, helped
                    assert api.said(person)[-1] == say("en", "chat-cancelled")
                assert not await Sending.exclude(state=SendingState.SENT).exists()
                for person in PEOPLE:
                    api.messages[person].clear()
                await everybody_asks(api, heard=4)
                assert await second.end(signal.SIGTERM) == -signal.SIGTERM
                assert not await Sending.exclude(state=SendingState.SENT).exists(), "who is stopped ends what it began"
                assert not await Lease.exists(name="chat")
                await second.start()
                await until(handled(3))
                assert Counter(len(api.said(person)) for person in PEOPLE) == {1: len(PEOPLE)}
                print(f"{lost} of {len(PEOPLE)} answers were uncertain after the kill")
                assert [line for line in second.log if '"error"' in line] == []
