"""The inbox: in order per person, once, tried again, and nothing lost when a process ends or dies."""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from aiogram import Bot
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message, Update

from bot.chat import inbox, person
from bot.chat import turn as turns
from bot.chat.builtin import built_in_bot
from bot.chat.inbox import TRIES, handle_inbox, run_inbox
from bot.chat.turn import Turn
from db import ChatUpdate
from db.vocabulary import Transport
from resolvers.actor import address_key
from tests.chats import ANNA, BEN, T0, dispatcher_for, keyboard
from tests.services import Database


@pytest.fixture
def bot(database: Database) -> Bot:
    """The bot of the built-in chat."""
    return built_in_bot()


async def test_handlers_get_whole_updates_and_what_they_return_is_sent(bot: Bot) -> None:
    seen: list[Any] = []

    async def heard(message: Message, update_key: str) -> SendMessage:
        seen.append((message.from_user.language_code, message.reply_to_message.text, message.date.year, update_key))
        return message.answer(f"You said {message.text}")

    first = await bot.send_message(ANNA, "Well?")
    await person.say(ANNA, "Anna", "zh-hans", "/start r_c_1\x00\ud800", first.message_id)
    assert await handle_inbox(dispatcher_for(message=heard), {Transport.BUILT_IN: bot}, datetime.now(UTC)) == 1
    number = (await ChatUpdate.first()).update_id
    assert seen == [("zh-hans", "Well?", datetime.now(UTC).year, f"tg:{number}")]
    assert [m.content.text for m in await person.conversation(ANNA, 0)][-1] == "You said /start r_c_1 ?"


async def test_a_person_is_answered_in_order_and_others_meanwhile(bot: Bot) -> None:
    done: list[str] = []
    ben = asyncio.Event()

    async def heard(message: Message) -> None:
        if message.text == "0":
            await asyncio.wait_for(ben.wait(), 5)
        done.append(message.text)
        if message.text == "ben":
            ben.set()

    for n in range(5):
        await person.say(ANNA, "Anna", None, str(n))
    await person.say(BEN, "Ben", None, "ben")
    running = asyncio.create_task(run_inbox(dispatcher_for(message=heard), {Transport.BUILT_IN: bot}, Turn(uuid4())))
    async with asyncio.timeout(8):
        while len(done) < 6:
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert done == ["ben", "0", "1", "2", "3", "4"]
    assert not await ChatUpdate.exists(sealed__isnull=False) and not await ChatUpdate.exists(done_at=None)


async def test_an_update_stored_twice_is_handled_once_and_then_erased(bot: Bot) -> None:
    handled: list[int] = []

    async def heard(message: Message, event_update: Update) -> None:
        handled.append(event_update.update_id)

    chat = {"id": ANNA, "type": "private"}
    sender = {"id": ANNA, "is_bot": False, "first_name": "Anna"}
    form = {"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": "a secret"}}
    assert [await inbox.keep_update(Transport.TELEGRAM, form, T0) for _ in range(2)] == [True, False]
    assert b"secret" not in (await ChatUpdate.get()).sealed
    made = dispatcher_for(message=heard)
    assert await handle_inbox(made, {Transport.BUILT_IN: bot}, T0) == 1  # no bot for Telegram here: left for another
    assert (await ChatUpdate.get()).attempts == 0 and handled == []
    later = T0 + inbox.WITHOUT_BOT
    assert [await handle_inbox(made, {Transport.TELEGRAM: bot}, later) for _ in range(2)] == [1, 0]
    row = await ChatUpdate.get()
    assert (handled, row.sealed, row.done_at) == ([5], None, later)
    assert row.person_key == address_key(Transport.TELEGRAM, ANNA)


async def test_a_failing_handler_is_tried_again_later_and_given_up_with_an_apology(
    bot: Bot, capsys: pytest.CaptureFixture[str]
) -> None:
    tries: list[datetime] = []
    now = datetime.now(UTC)

    async def broken(message: Message) -> None:
        tries.append(now)
        raise ValueError(message.text)

    async def sorry(bot: Bot, update: Update) -> None:
        await bot.send_message(update.message.chat.id, "Sorry")

    await person.say(ANNA, "Anna", None, "my secret")
    await person.say(ANNA, "Anna", None, "second")
    made = dispatcher_for(message=broken)
    while len(tries) < TRIES:
        now = max(now, (await ChatUpdate.all().order_by("position").first()).due_at) + timedelta(milliseconds=1)
        await handle_inbox(made, {Transport.BUILT_IN: bot}, now, apologise=sorry)
    assert [round((b - a).total_seconds(), 1) for a, b in pairwise(tries)] == [0.5, 1, 2, 4]
    first, second = await ChatUpdate.all().order_by("position")
    assert (first.sealed, first.done_at, second.attempts) == (None, now, 0)
    assert [m.content.text for m in await person.conversation(ANNA, 0)][-1] == "Sorry"
    said = capsys.readouterr().out
    assert "chat_update_given_up" in said and "secret" not in said and "ValueError" in said


async def test_what_was_in_hand_when_a_process_died_comes_again(bot: Bot) -> None:
    handled: list[str] = []
    stuck = asyncio.Event()

    async def heard(query: CallbackQuery) -> None:
        handled.append(query.data)
        if len(handled) == 1:
            stuck.set()
            await asyncio.sleep(60)

    said = await bot.send_message(ANNA, "Sure?", reply_markup=keyboard([("Yes", "y")]))
    await person.press(ANNA, "Anna", None, said.message_id, "y")
    made, now = dispatcher_for(press=heard), datetime.now(UTC)
    died = asyncio.create_task(handle_inbox(made, {Transport.BUILT_IN: bot}, now))
    await asyncio.wait_for(stuck.wait(), 5)
    assert await handle_inbox(made, {Transport.BUILT_IN: bot}, now) == 0
    after = now + inbox.CLAIMED + timedelta(seconds=1)
    assert await handle_inbox(made, {Transport.BUILT_IN: bot}, after) == 1
    died.cancel()
    await asyncio.gather(died, return_exceptions=True)
    assert handled == ["y", "y"] and (await ChatUpdate.get()).done_at == after


async def test_one_process_at_a_time_has_the_turn(database: Database) -> None:
    now = T0
    ours, theirs = Turn(uuid4(), lambda: now), Turn(uuid4(), lambda: now)
    assert await ours.mine() and not await theirs.mine()
    now = T0 + timedelta(seconds=9)
    assert await ours.mine() and not await theirs.mine()
    await ours.end()
    now += timedelta(seconds=1)
    assert await theirs.mine() and not await ours.mine()
    now += timedelta(seconds=11)
    assert await ours.mine()


async def test_an_outage_is_told_once_though_a_round_goes_well_in_between(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LONGEST_PAUSE", 0)
    outage = turns.Outage("unread")
    for _ in range(3):
        await outage.pause(OSError())
        outage.over()
    assert capsys.readouterr().out.count("unread") == 1
    monkeypatch.setattr(turns, "OVER_AFTER", 0)
    await asyncio.sleep(0.01)
    outage.over()
    assert capsys.readouterr().out.count("unread_no_more") == 1


async def test_a_process_that_ends_finishes_what_it_can_and_leaves_the_rest_due(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "GRACE", 0.2)
    begun = 0

    async def heard(message: Message) -> None:
        nonlocal begun
        begun += 1
        await asyncio.sleep(0.05 if message.text == "quick" else 30)

    await person.say(ANNA, "Anna", None, "quick")
    await person.say(BEN, "Ben", None, "slow")
    turn = Turn(uuid4())
    running = asyncio.create_task(run_inbox(dispatcher_for(message=heard), {Transport.BUILT_IN: bot}, turn))
    async with asyncio.timeout(5):
        while begun < 2:
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    (left,) = await ChatUpdate.filter(done_at=None)
    assert left.person_key == address_key(Transport.BUILT_IN, BEN) and left.lease_until is None
    assert not await Turn(uuid4()).mine(), "what else runs may not have come to its end"
    await turn.end()
    assert await Turn(uuid4()).mine()
