"""What the bot calls on Telegram: tried again where that is safe, said once, and named again where nobody knows."""

from typing import Any
from uuid import uuid4

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import AnswerCallbackQuery, EditMessageText, GetFile, SendChatAction, SendMessage
from aiogram.types import Message
from aiogram.utils.formatting import Bold, Text

from bot import dispatcher, replies
from bot.again import say_again
from bot.chat import limiter, sending, storage, telegram
from bot.chat.builtin import SaidOnce
from bot.chat.inbox import handle_inbox, keep_update
from bot.chat.telegram import NotReached, TelegramSession, telegram_bot
from bot.context import Talk, with_talk
from bot.replies import Drawn
from db import Card, Chat, ChatUpdate, Sending
from db.vocabulary import SendingState, Transport
from policy import say
from resolvers import clock
from resolvers.accounts import meet_chat
from resolvers.actor import actor_of_chat, guest_at
from tests.bot_api import TOKEN, BotApi, bot_api
from tests.cast import done
from tests.chats import ANNA, dispatcher_for, keyboard
from tests.services import Database

AGAIN = say("en", "chat-again")


@pytest.fixture
async def api(sqlite: Database, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Telegram's side."""
    monkeypatch.setattr(telegram, "FIRST_WAIT", 0.001)
    monkeypatch.setattr(limiter, "PRIVATE", (0.001, 3))
    async with bot_api() as api:
        yield api


@pytest.fixture
async def bot(api: BotApi):  # type: ignore[no-untyped-def]
    """The bot there."""
    bot = telegram_bot(TOKEN, api.url)
    yield bot
    await bot.session.close()


async def talk_with(bot: Bot, update_key: str = "tg:1") -> Talk:
    """A talk with a guest, whose chat was met."""
    done(await meet_chat(guest_at("x"), Transport.TELEGRAM, ANNA))
    met = await actor_of_chat(Transport.TELEGRAM, ANNA)
    assert met
    return Talk(bot, ANNA, met[1], met[0], "en", update_key)


async def said(bot: Bot, key: str = "k") -> Message:
    """Say something once."""
    return await bot(SaidOnce(chat_id=ANNA, text="Hello", reply_markup=keyboard([("Go", "g")]), said_key=key))


@pytest.mark.parametrize("mode", ["500", "502", "429"])
async def test_what_surely_failed_is_said_again_and_once(api: BotApi, bot: Bot, mode: str) -> None:
    api.fail("sendMessage", mode, mode)
    message = await said(bot)
    assert api.said(ANNA) == ["Hello"] and len(api.asked("sendMessage")) == 3
    row = await Sending.get()
    assert (row.state, row.message_id, row.sealed) == (SendingState.SENT, message.message_id, None)
    assert (await said(bot)).message_id == message.message_id
    assert len(api.asked("sendMessage")) == 3, "what was said is not said again"


@pytest.mark.parametrize("mode", ["drop", "drop_after", "html"])
async def test_what_may_have_arrived_is_not_sent_again(api: BotApi, bot: Bot, mode: str) -> None:
    api.fail("sendMessage", mode)
    message = await said(bot)
    row = await Sending.get()
    assert row.state is SendingState.UNCERTAIN and row.sealed and b"Hello" not in row.sealed
    assert message.message_id == -row.position
    assert (await said(bot)).message_id == message.message_id
    assert len(api.asked("sendMessage")) == 1


async def test_what_a_process_that_died_had_begun_is_uncertain(api: BotApi, bot: Bot) -> None:
    method = SaidOnce(chat_id=ANNA, text="Hello", said_key="k")
    talk = await talk_with(bot)
    row, is_new = await sending.begin(talk.chat.address_key, "k", sending.Said.by(method), clock.now())
    assert is_new and (await bot(method)).message_id == -row.position
    assert (await Sending.get()).state is SendingState.UNCERTAIN and api.calls == []


@pytest.mark.parametrize(("mode", "kind"), [("400", TelegramBadRequest), ("403", TelegramForbiddenError)])
async def test_a_refusal_leaves_nothing(api: BotApi, bot: Bot, mode: str, kind: type[Exception]) -> None:
    api.fail("sendMessage", mode)
    with pytest.raises(kind):
        await said(bot)
    assert not await Sending.exists()


async def test_it_gives_up_after_some_tries_and_says_whether_it_was_heard(api: BotApi, bot: Bot) -> None:
    api.fail("sendMessage", *["500"] * telegram.TRIES)
    with pytest.raises(TelegramServerError):
        await said(bot)
    assert not await Sending.exists() and len(api.asked("sendMessage")) == telegram.TRIES
    nowhere = telegram_bot(TOKEN, "http://127.0.0.1:9")
    with pytest.raises(NotReached):
        await said(nowhere)
    await nowhere.session.close()
    assert not await Sending.exists()


@pytest.mark.parametrize("mode", ["500", "drop", "drop_after", "html", "429"])
async def test_edits_and_answers_are_tried_again(api: BotApi, bot: Bot, mode: str) -> None:
    message = await said(bot)
    for method in ("editMessageText", "answerCallbackQuery"):
        api.fail(method, mode, mode)
    await bot.edit_message_text("Changed", chat_id=ANNA, message_id=message.message_id)
    await bot.answer_callback_query("7", "Done")
    assert api.said(ANNA) == ["Changed"] and api.toasts == {"7": "Done"}
    assert len(api.asked("editMessageText")) == len(api.asked("answerCallbackQuery")) == 3


async def test_a_long_pause_is_told_to_whoever_wants_to_send(api: BotApi, bot: Bot) -> None:
    session = bot.session
    assert isinstance(session, TelegramSession)
    session.limiter.refused(ANNA, 100)
    with pytest.raises(TelegramRetryAfter) as told:
        await said(bot)
    assert 90 < told.value.retry_after <= 101 and api.calls == [] and not await Sending.exists()


async def test_at_the_next_contact_it_is_named_again_with_its_buttons_and_its_card(api: BotApi, bot: Bot) -> None:
    talk, thing = await talk_with(bot), uuid4()
    api.fail("sendMessage", "drop_after", "drop")
    card = await replies.tell(talk, Text("A ", Bold("card")), keyboard([("Go", "g")]))
    await storage.keep_card(talk.chat, card.message_id, "Case", thing, "", clock.now())
    other = await replies.tell(talk, "Lost words", reply_to=card.message_id)
    assert await replies.redraw(talk, card.message_id, Drawn(Text("Now ", Bold("this")), keyboard([("Do", "d")])))
    assert api.asked("editMessageText") == [], "nobody knows what there is to edit"

    async def heard(message: Message, talk: Talk) -> None:
        await replies.tell(talk, "Heard")

    door = dispatcher_for(message=heard)
    door.update.outer_middleware(with_talk)
    await keep_update(Transport.TELEGRAM, api.say(ANNA, "Well?"), clock.now())
    assert await handle_inbox(door, {Transport.TELEGRAM: bot}, clock.now()) == 1
    assert api.said(ANNA) == ["A card", f"{AGAIN}\nNow this", f"{AGAIN}\nLost words", "Heard"]
    again = api.messages[ANNA][1]
    assert again["reply_markup"]["inline_keyboard"][0][0]["text"] == "Do"
    (entity,) = again["entities"]
    assert again["text"][entity["offset"] :][: entity["length"]] == "this"
    assert (await Card.get(subject_id=thing)).message_id == again["message_id"]
    assert await sending.whereabouts(card.message_id) == again["message_id"]
    assert await sending.whereabouts(other.message_id) == api.messages[ANNA][2]["message_id"]
    assert not await Sending.exists(sealed__isnull=False)
    await replies.redraw(talk, card.message_id, Drawn(Text("Later")))
    assert api.said(ANNA)[1] == "Later"


async def test_what_was_pressed_has_arrived_and_is_not_named_again(api: BotApi, bot: Bot) -> None:
    talk, thing = await talk_with(bot), uuid4()
    api.fail("sendMessage", "drop_after")
    card = await replies.tell(talk, "A card", keyboard([("Go", "g")]))
    await storage.keep_card(talk.chat, card.message_id, "Case", thing, "", clock.now())
    door = dispatcher_for()
    door.update.outer_middleware(with_talk)
    await keep_update(Transport.TELEGRAM, api.press(ANNA, "Go"), clock.now())
    assert await handle_inbox(door, {Transport.TELEGRAM: bot}, clock.now()) == 1
    assert api.said(ANNA) == ["A card"] and not await Sending.exists(sealed__isnull=False)
    assert (await Card.get(subject_id=thing)).message_id == api.messages[ANNA][0]["message_id"]


async def test_of_two_cards_with_the_same_words_the_one_that_is_known_is_not_taken_for_the_lost_one(
    api: BotApi, bot: Bot
) -> None:
    talk, things = await talk_with(bot), (uuid4(), uuid4())
    for thing in things:
        card = await replies.tell(talk, "A card", keyboard([("Go", "g")]))
        await storage.keep_card(talk.chat, card.message_id, "Case", thing, "", clock.now())
        api.fail("sendMessage", "drop")  # the second is lost
    api.faults.clear()
    door = dispatcher_for()
    door.update.outer_middleware(with_talk)
    await keep_update(Transport.TELEGRAM, api.press(ANNA, "Go"), clock.now())
    assert await handle_inbox(door, {Transport.TELEGRAM: bot}, clock.now()) == 1
    assert api.said(ANNA) == ["A card", f"{AGAIN}\nA card"] and not await ChatUpdate.exists(done_at=None)
    numbers = [message["message_id"] for message in api.messages[ANNA]]
    assert [(await Card.get(subject_id=thing)).message_id for thing in things] == numbers


async def test_what_gets_lost_again_is_named_once_more(api: BotApi, bot: Bot) -> None:
    talk, thing = await talk_with(bot), uuid4()
    api.fail("sendMessage", "drop", "drop")
    lost = await replies.tell(talk, "Lost")
    await storage.keep_card(talk.chat, lost.message_id, "Case", thing, "", clock.now())
    for _ in range(3):
        await say_again(bot, ANNA, talk.chat, "en")
    assert api.said(ANNA) == [f"{AGAIN}\nLost"]
    assert (await Card.get(subject_id=thing)).message_id == api.messages[ANNA][0]["message_id"]
    api.fail("sendMessage", "drop", "400")
    await replies.tell(talk, "Unsayable")
    await say_again(bot, ANNA, talk.chat, "en")
    assert await sending.lost_in(talk.chat.address_key, clock.now(), 5) == []


async def test_who_blocked_the_bot_is_sent_nothing_until_they_write(api: BotApi, bot: Bot) -> None:
    door, bots = dispatcher(), {Transport.TELEGRAM: bot}
    for text, mode in (("/start", ""), ("/help", "403"), ("/help", "")):
        if mode:
            api.fail("sendMessage", mode)
        await keep_update(Transport.TELEGRAM, api.say(ANNA, text), clock.now())
        assert await handle_inbox(door, bots, clock.now()) == 1
        assert ((await Chat.get()).blocked_at is not None) == bool(mode)
    assert not await ChatUpdate.exists(done_at=None) and len(api.said(ANNA)) == 2


def test_which_calls_are_taken_from_a_budget() -> None:
    spends: list[Any] = [
        SendMessage(chat_id=1, text="a"),
        EditMessageText(chat_id=1, message_id=2, text="a"),
        SaidOnce(chat_id=1, text="a", said_key="k"),
    ]
    free: list[Any] = [
        AnswerCallbackQuery(callback_query_id="1"), GetFile(file_id="f"), SendChatAction(chat_id=1, action="typing"),
    ]  # fmt: skip
    assert [telegram._budgeted(method) for method in (*spends, *free)] == [1, 1, 1, None, None, None]
