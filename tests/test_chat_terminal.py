"""The terminal chat: what a pipe reads, what others write cannot do, and how entities are styled."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import BlockQuote, Bold, Text, TextLink
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.chat import person, storage
from bot.chat.builtin import built_in_bot
from bot.chat.inbox import Turn, run_inbox
from bot.chat.terminal import talk
from bot.chat.terminal.desk import PRESSABLE, Desk, Entered
from bot.chat.terminal.screen import Screen
from bot.chat.terminal.text import plain, spans, styled_lines, visible, wrapped
from bot.chat.terminal.words import CHINESE, ENGLISH
from db import ChatUpdate
from db.vocabulary import Transport
from tests.services import Database

ANNA = 7001
EVIL = "\x1b[2J\x9b31m\u202eevil\u2066\r\x07\x7f"


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    """One row of buttons, each sending its label back."""
    row = [InlineKeyboardButton(text=label, callback_data=label.lower()) for label in labels]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def card_dispatcher() -> Dispatcher:
    """Answers a text with a card of two buttons; a press changes the card and is answered."""
    made = Dispatcher(storage=storage.StateStorage())

    async def heard(message: Message) -> None:
        about = message.reply_to_message.text if message.reply_to_message else "Comment"
        text = Text(Bold(about), "\n", BlockQuote(message.text))
        await message.answer(**text.as_kwargs(), reply_markup=keyboard("Hide", "Delete"))

    async def pressed(query: CallbackQuery) -> None:
        await query.message.edit_text(f"{query.data} by Anna", reply_markup=keyboard("Undo"))
        await query.answer("Done", show_alert=query.data == "undo")

    made.message.register(heard)
    made.callback_query.register(pressed)
    return made


@asynccontextmanager
async def handled(door: Dispatcher | None = None) -> AsyncIterator[Bot]:
    """An inbox that is handled for the length of the block."""
    bot = built_in_bot()
    running = asyncio.create_task(run_inbox(door or card_dispatcher(), {Transport.BUILT_IN: bot}, Turn(uuid4())))
    try:
        yield bot
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def transcript(*lines: str) -> str:
    """What a pipe reads when these lines are said."""
    out = io.StringIO()
    await talk(ANNA, "Anna", "en", lines=io.StringIO("".join(f"{line}\n" for line in lines)), out=out, quiet=0.1)
    return out.getvalue()


async def test_a_card_is_pressed_by_number_and_printed_again_when_it_changes(database: Database) -> None:
    async with handled():
        said = await transcript("I <3 you & _x_", "1", "1", "[Undo]", "?", "/quit", "never")
    assert said.split("\n\n") == [
        "#1 Anna\nI <3 you & _x_",
        "#2 Gongdao\nComment\n│ I <3 you & _x_\n[1] Hide  [2] Delete",
        "(#2 changed) Gongdao\nhide by Anna\n[3] Undo",
        "* Done",
        "(button 1 is not there any more)",
        "(#2 changed) Gongdao\nundo by Anna\n[3] Undo",
        "! Done",
        f"({ENGLISH['keys']})",
        "",
    ]


async def test_a_later_visit_shows_what_was_said_and_a_reply_names_its_message(database: Database) -> None:
    async with handled() as bot:
        await bot.send_message(ANNA, "Where?", reply_markup=keyboard("Here"))
        said = await transcript(">1 there", ">99 nowhere", " >1 as it is")
    assert said.split("\n\n") == [
        "(#1 earlier) Gongdao\nWhere?\n[1] Here",
        "#2 Anna ↩ #1\nthere",
        "#3 Gongdao\nWhere?\n│ there\n[2] Hide  [3] Delete",
        "(message #99 is not there)",
        "#4 Anna\n>1 as it is",
        "#5 Gongdao\nComment\n│ >1 as it is\n[4] Hide  [5] Delete",
        "",
    ]


@pytest.mark.parametrize(
    ("language", "none", "told"),
    [
        ("en", "no button [Decide] here; there are none", "no button [Decide] here; the newest are: Confirm, Back"),
        ("zh", "这里没有按钮 [Decide]，目前没有任何按钮", "这里没有按钮 [Decide]；最新的按钮是：Confirm, Back"),
    ],
)
async def test_a_label_that_no_button_bears_is_never_said_to_the_bot(
    sqlite: Database, language: str, none: str, told: str
) -> None:
    bot, desk = built_in_bot(), Desk(ANNA, "Anna", language)
    await desk.open()
    assert await desk.enter("[Decide]") == Entered(hint=none)
    await bot.send_message(ANNA, "Older", reply_markup=keyboard("Hide"))
    await bot.send_message(ANNA, "Newer", reply_markup=keyboard("Confirm", "Back"))
    await desk.news()
    assert await desk.enter("[Decide]") == await desk.enter("[ Decide ]") == Entered(hint=told)
    assert await ChatUpdate.all().count() == 0
    assert [(await desk.enter(line)).sent for line in ("[Hide]", " [Decide]", "see [Decide]")] == [True] * 3
    said = [message.content.text for message in (await desk.news())[0]]
    assert said == ["[Decide]", "see [Decide]"]


async def test_a_label_presses_the_message_that_came_or_changed_last(sqlite: Database) -> None:
    bot, desk = built_in_bot(), Desk(ANNA, "Anna", "en")
    for number in range(1, PRESSABLE + 2):
        await bot.send_message(ANNA, f"Card {number}", reply_markup=keyboard("Hide", f"Only {number}"))
    await desk.open()

    heard: list[int] = []
    door = Dispatcher(storage=storage.StateStorage())

    async def hear(query: CallbackQuery) -> None:
        heard.append(query.message.message_id)

    door.callback_query.register(hear)

    async def pressed(label: str) -> int | None:
        """The message whose button the line presses."""
        if not (await desk.enter(label)).sent:
            return None
        count = len(heard)
        async with asyncio.timeout(8):
            while len(heard) == count:
                await asyncio.sleep(0.02)
        return heard[-1]

    async with handled(door):
        assert await pressed("[Hide]") == PRESSABLE + 1
        assert await pressed("[Only 1]") is None
        for edited in (3, 1):
            await bot.edit_message_text(
                f"Edited {edited}", chat_id=ANNA, message_id=edited, reply_markup=keyboard("Hide")
            )
            await desk.news()
            assert await pressed("[Hide]") == edited
        assert "[-]" not in "".join(desk.rows(desk.messages[1]))


async def test_nothing_that_others_write_reaches_the_terminal_as_control(database: Database) -> None:
    bot = built_in_bot()
    link = Text(EVIL, TextLink("a", url=f"https://a.example/{EVIL}")).as_kwargs()
    await bot.send_message(ANNA, **link, reply_markup=keyboard(f"Go\n{EVIL}"))
    await person.say(ANNA, f"An\nna{EVIL}", None, "x")
    said = await transcript()
    assert not [c for c in said if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066"]
    assert "␛[2J⟨009B⟩31m⟨202E⟩evil⟨2066⟩" in said
    assert visible("a\tb\ud800\u2028\n") == "a    b\ufffd⟨2028⟩\n"


def test_offsets_of_entities_count_utf_16_units() -> None:
    text = Text("😀👨‍👩‍👧", Bold("你好"), " ", BlockQuote("𠀀一\n二"), "!")
    body, entities = text.render()
    found = spans(body, [entity.model_dump(exclude_none=True) for entity in entities])
    assert [(span.text, span.style) for span in found] == [
        ("😀👨‍👩‍👧", ""),
        ("你好", "bold"),
        (" ", ""),
        ("𠀀一\n二", "class:quote"),
        ("!", ""),
    ]
    nested = [{"type": "bold", "offset": 0, "length": 4}, {"type": "italic", "offset": 2, "length": 9}]
    assert [(s.text, s.style) for s in spans("😀ab", nested)] == [("😀", "bold"), ("ab", "bold italic")]
    assert plain("ab\ncd", [{"type": "blockquote", "offset": 3, "length": 2}]) == "ab\n│ cd"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two ", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("公众账号平台", 5, ["公众", "账号", "平台"]),
        ("to 公众账号 abc", 9, ["to 公众账", "号 abc"]),
        ("账号abcdef", 8, ["账号", "abcdef"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 4, [""]),
    ],
)
def test_lines_are_broken_by_columns_between_words(text: str, width: int, lines: list[str]) -> None:
    assert ["".join(piece for _, piece in line) for line in wrapped([("", text)], width)] == lines


def test_a_long_quote_has_its_bar_on_every_line() -> None:
    lines = styled_lines("one two three", [{"type": "blockquote", "offset": 0, "length": 13}], 9)
    assert ["".join(piece for _, piece in line) for line in lines] == ["│ one two", "│ three"]


def test_the_terminal_says_the_same_in_both_languages() -> None:
    assert ENGLISH.keys() == CHINESE.keys()


async def test_the_full_screen_obeys_keys_and_leaves(database: Database) -> None:
    async with handled():
        desk = Desk(ANNA, "Anna", "zh")
        await desk.open()
        with create_pipe_input() as keys:
            screen = Screen(desk, input=keys, output=DummyOutput())
            running = asyncio.create_task(screen.run())
            keys.send_text("hello\r")
            async with asyncio.timeout(8):
                while 2 not in desk.messages:
                    await asyncio.sleep(0.02)
                keys.send_text("2\r\x1b[5~\x1b[6~")
                while desk.messages[2].content.text != "delete by Anna":
                    await asyncio.sleep(0.02)
                keys.send_text("/quit\r")
                await running
    assert "[3] Undo" in "".join(piece for _, piece in screen._shown())
