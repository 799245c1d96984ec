"""The built-in chat as rows: what the bot may send, and what is remembered."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.methods import SendDice, SendMessage
from aiogram.types import ForceReply
from aiogram.types import MessageEntity as Entity
from aiogram.utils.formatting import Bold, Text

from bot.chat import person, storage
from bot.chat.builtin import built_in_bot
from db import Chat, ChatState, ChatToast
from db.vocabulary import Transport
from resolvers.actor import address_key
from tests.chats import ANNA, BEN, KEY, T0, keyboard
from tests.services import Database


@pytest.fixture
def bot(database: Database) -> Bot:
    """The bot of the built-in chat."""
    return built_in_bot()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"text": "  \n"}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "a", "reply_markup": keyboard([("Go", "x" * 65)])}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": keyboard([(" ", "x")])}, "button text must be non-empty"),
        ({"text": "a", "reply_markup": keyboard([("Go", "x")] * 9)}, "reply markup is too long"),
        ({"text": "a", "reply_markup": keyboard(*[[("Go", "x")]] * 101)}, "reply markup is too long"),
        ({"text": "a", "reply_markup": keyboard([("Go", "")])}, "Text buttons are unallowed"),
        ({"text": "a", "reply_to_message_id": 9}, "message to be replied not found"),
        ({"text": "<b>a</b>", "parse_mode": "HTML"}, "entities, not markup"),
        ({"text": "a", "chat_id": "@channel"}, "chat not found"),
    ],
)
async def test_what_telegram_refuses_is_refused(bot: Bot, wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(TelegramBadRequest, match=why):
        await bot(SendMessage(**({"chat_id": ANNA} | wrong)))
    assert await person.conversation(ANNA, 0) == []


async def test_a_message_is_kept_trimmed_and_its_entities_move_along(bot: Bot) -> None:
    said = await bot.send_message(ANNA, "  \U0001f600 你好 ", entities=[Entity(type="bold", offset=5, length=9)])
    assert (said.text, said.entities[0].extract_from(said.text)) == ("\U0001f600 你好", "你好")
    (shown,) = await person.conversation(ANNA, 0)
    assert shown.content.entities == ({"type": "bold", "offset": 3, "length": 2},)
    assert (shown.from_bot, said.from_user.is_bot, said.bot) == (True, True, bot)


async def test_an_edit_is_news_removes_the_buttons_and_is_refused_when_nothing_changes(bot: Bot) -> None:
    said = await bot.send_message(
        ANNA, **Text("Hide ", Bold("it"), "?").as_kwargs(), reply_markup=keyboard([("Y", "y")])
    )
    (before,) = await person.conversation(ANNA, 0)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await said.edit_text("Hide it?", entities=said.entities, reply_markup=keyboard([("Y", "y")]))
    await said.edit_text("Hidden")
    (after,) = await person.conversation(ANNA, before.revision)
    assert (after.message_id, after.content.text, after.content.buttons) == (said.message_id, "Hidden", ())
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=ANNA, message_id=99)
    await said.edit_reply_markup(reply_markup=keyboard([("Undo", "u")]))
    assert (await person.conversation(ANNA, after.revision))[0].content.buttons[0][0].data == "u"
    forced = await bot.send_message(ANNA, "Why?", reply_markup=ForceReply())
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await forced.edit_text("No")


async def test_a_deleted_message_is_empty_and_its_number_is_not_given_again(bot: Bot) -> None:
    said = await bot.send_message(ANNA, "secret")
    await said.delete()
    (shown,) = await person.conversation(ANNA, 0)
    assert (shown.content.deleted, shown.content.text) == (True, "")
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await said.delete()
    assert (await bot.send_message(ANNA, "next")).message_id == said.message_id + 1
    late = built_in_bot(clock=lambda: datetime.now(UTC) + timedelta(hours=49))
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await late.delete_message(ANNA, said.message_id + 1)


async def test_other_calls_succeed_or_say_that_there_are_none(bot: Bot) -> None:
    assert (await bot.get_me()).is_bot and await bot.set_my_commands([]) and await bot.send_chat_action(ANNA, "typing")
    with pytest.raises(TelegramNotFound, match="sendDice"):
        await bot(SendDice(chat_id=ANNA))


async def test_messages_sent_at_once_get_numbers_without_gaps(bot: Bot) -> None:
    await asyncio.gather(*(bot.send_message(ANNA, f"{n}") for n in range(12)), bot.send_message(BEN, "to Ben"))
    shown = await person.conversation(ANNA, 0)
    assert [(m.message_id, m.revision) for m in shown] == [(n, n) for n in range(1, 13)]
    assert len(await person.conversation(BEN, 0)) == 1
    assert [m.message_id for m in await person.conversation(ANNA, 0, newest=2)] == [11, 12]


async def test_open_questions_are_remembered_and_both_of_two_updates_at_once_are_kept(database: Database) -> None:
    states = storage.StateStorage()
    await states.set_state(KEY, "Report:why")
    await asyncio.gather(*(states.update_data(KEY, {f"photo{n}": n}) for n in range(8)))
    assert await states.get_state(KEY) == "Report:why"
    assert await states.get_data(KEY) == {f"photo{n}": n for n in range(8)}
    assert str(ANNA) not in (await ChatState.first()).key
    await states.set_state(KEY, None)
    await states.set_data(KEY, {})
    assert not await ChatState.exists() and await states.get_state(KEY) is None


async def test_a_press_is_answered_once(bot: Bot) -> None:
    said = await bot.send_message(ANNA, "Sure?", reply_markup=keyboard([("Yes", "y")]))
    query = await person.press(ANNA, "Anna", None, said.message_id, "y")
    await bot.answer_callback_query(query, "Done")
    assert [(t.query_id, t.text, t.alert) for t in await person.toasts(ANNA, 0)] == [(query, "Done", False)]
    for wrong in (query, "12", "no number"):
        with pytest.raises(TelegramBadRequest, match="query is too old"):
            await bot.answer_callback_query(wrong)
    with pytest.raises(person.Gone):
        await person.press(ANNA, "Anna", None, 99, "y")
    assert await ChatToast.all().count() == 1


async def test_a_thing_has_one_card_in_a_chat_and_a_message_shows_one_thing(database: Database) -> None:
    key = address_key(Transport.BUILT_IN, ANNA)
    chat = await Chat.create(transport=Transport.BUILT_IN, address_sealed=b"", address_key=key, created_at=T0)
    first, second = uuid4(), uuid4()
    await storage.keep_card(chat, 5, "comment", first, "v1", T0)
    await storage.keep_card(chat, 7, "comment", first, "v1", T0)
    (card,) = await storage.cards_of("comment", first)
    assert (card.message_id, card.chat.address_key) == (7, key)
    await storage.card_shows(card, "v2")
    assert (await storage.card_at(chat, 7)).shown == "v2"
    await storage.keep_card(chat, 7, "comment", second, "v1", T0)
    assert await storage.cards_of("comment", first) == []
