"""A digest is lost neither when Telegram is away, nor wants a pause, nor when a process ends in the midst of it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.methods import TelegramMethod

from bot.chat.builtin import BuiltInSession, SaidOnce
from bot.chat.telegram import NotReached
from bot.chat.turn import Turn
from bot.interactions.digests import send_digests
from bot.notices import send_notices
from db import Digest, Notice
from db.vocabulary import Transport
from resolvers import clock
from resolvers.interactions.digests import claim_digests
from tests.chat_world import World, commented, open_town
from tests.services import Database


class Faulty(BuiltInSession):
    """A chat to which nothing can be sent, in one way or another."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind, self.asked = kind, asyncio.Event()

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        """Fail to send."""
        if not isinstance(method, SaidOnce):
            return await super().make_request(bot, method, timeout)
        self.asked.set()
        if self.kind == "away":
            raise NotReached(method, "no connection")
        if self.kind == "pause":
            raise TelegramRetryAfter(method, "a pause", retry_after=5)
        if self.kind == "refused":
            raise TelegramBadRequest(method, "no")
        return await asyncio.sleep(60)

    def bots(self) -> dict[Transport, Bot]:
        """The bot that speaks so."""
        return {Transport.BUILT_IN: Bot("1:built-in", session=self)}


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town, in which four comments after three that were cards wait for a digest."""
    async with open_town() as world:
        for number in range(7):
            await commented(f"Flood {number}")
        while await send_notices({Transport.BUILT_IN: world.bot}):
            pass
        assert await Digest.exists(done_at=None, message_id=None)
        yield world


@pytest.mark.parametrize("kind", ["away", "pause", "refused"])
async def test_a_digest_that_nobody_has_seen_is_tried_until_it_is_sent(world: World, kind: str) -> None:
    owner, bots = await world.someone("owner"), Faulty(kind).bots()
    for tried in range(12):
        assert await send_digests(bots), f"it was thrown away after {tried} times"
        clock.move_clock(timedelta(minutes=11 * (tried + 1)))
    attempts = await Digest.filter(done_at=None).values_list("attempts", flat=True)
    assert attempts and set(attempts) == {12 if kind == "refused" else 0}, "what was not tried is no attempt"
    await world.settle()
    assert (await owner.last()).content.text.startswith("4 new comments")


async def test_what_is_for_a_chat_without_a_bot_here_is_left_for_another_process(world: World) -> None:
    await commented("Only elsewhere", "member", "Road works on Lime Street")
    waiting = await Notice.filter(done_at=None).count()
    assert waiting and await send_notices({}) and await send_digests({})
    assert await Notice.filter(done_at=None, attempts=0, due_at__gt=clock.now()).count() == waiting
    assert not await Digest.filter(done_at=None).exclude(attempts=0, lease_until=None).exists()
    assert await Digest.exists(done_at=None, message_id=None)


async def test_who_takes_over_lets_go_of_the_digests_that_the_dead_held(world: World) -> None:
    assert await claim_digests() and not await claim_digests()
    assert await Turn(uuid4()).mine() and await claim_digests()


async def test_a_digest_on_its_way_is_due_again_at_once_when_the_process_ends(world: World) -> None:
    slow = Faulty("slow")
    sending = asyncio.create_task(send_digests(slow.bots()))
    await asyncio.wait_for(slow.asked.wait(), 10)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    assert set(await Digest.filter(done_at=None).values_list("lease_until", "attempts")) == {(None, 0)}
    owner = await world.someone("owner")
    await world.settle()
    assert (await owner.last()).content.text.startswith("4 new comments")
