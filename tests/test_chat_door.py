"""The door itself: sentences in both languages, buttons that fit, deliveries that fail, groups that are left."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter
from aiogram.methods import LeaveChat, SendMessage, TelegramMethod
from aiogram.types import Update
from fluent.syntax import FluentParser, ast

from bot import apologise, buttons, commands, dispatcher, introduce
from bot.chat import inbox
from bot.chat.builtin import BuiltInSession
from bot.chat.inbox import Turn, handle_inbox
from bot.notices import run_notices, send_notices
from db import Card, Chat, Notice, Operatorship
from db.vocabulary import Transport
from policy import LANGUAGES, pack, sentences
from resolvers import clock
from tests.chat_world import World, as_actor, commented, open_town
from tests.services import Database


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


def keys(language: str) -> dict[str, set[str]]:
    """The sentences of the chat in a language, each with the facts that it names."""
    text = (sentences.HERE / language / "chat.ftl").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, entry.id.name
            found[entry.id.name] = {part.split(" ")[0].strip() for part in text_of(entry).split("{ $")[1:]}
    return found


def text_of(entry: ast.Message) -> str:
    """A message as it is written."""
    from fluent.syntax import serialize

    return serialize(ast.Resource([entry]))


def test_both_languages_have_every_sentence_with_the_same_facts_and_none_is_left_over() -> None:
    en, zh = (keys(language) for language in LANGUAGES)
    assert en == zh
    code = "\n".join(path.read_text() for path in Path(sentences.HERE.parent / "bot").rglob("*.py"))
    made = (
        "button-",
        "command-",
        "toast-",
        "card-",
        "report-",
        "rules-of-",
        "settings-ask-",
        "case-counter-",
        "decide-reader-",
        "measure-told-",
    )
    assert [key for key in en if f'"{key}"' not in code and not key.startswith(made)] == []
    for language in LANGUAGES:
        for name in ("approve", "hide", "show", "delete", "reply", "claim", "release", "ask-remove", "ask-none"):
            assert sentences.has(language, f"button-{name}")
        assert len(commands(language)) == 32 and all(3 <= len(c.description) <= 256 for c in commands(language))


def test_every_button_fits_whatever_the_pack_says() -> None:
    longest = "Z" * 39
    key, mark = uuid4(), buttons.mark_of(longest)
    with_ids = (buttons.OnDigest, buttons.OnRules)
    for form in (buttons.OnComment, buttons.OnReport, buttons.OnComplaint, buttons.OnCase, *with_ids):
        for do in form.model_fields["do"].annotation.__args__:
            more: dict[str, Any] = {"why": mark} if form is buttons.OnComment else {}
            more |= {"what": mark} if form in (buttons.OnReport, buttons.OnCase) else {}
            more |= {"at": 9999} if form is buttons.OnCase else {}
            more |= {"of": "p", "hours": 999} if form is buttons.OnRules else {}
            packed = form(do=do, id=key, **more)
            assert form.unpack(packed.pack()) == packed
    setting = buttons.OnSettings(do="notices", what="America/Argentina/ComodRivadavia")
    for data in (
        setting,
        buttons.OnAct(id=key, at="h"),
        buttons.OnQueue(account=key),
        buttons.OnTarget(kind="c", id=key),
    ):
        assert type(data).unpack(data.pack()) == data
    for codes in (pack().reasons.care, pack().category_by_code, pack().rule_by_code):
        assert len({buttons.mark_of(code) for code in codes}) == len(list(codes))


class Faulty(BuiltInSession):
    """A chat that fails in ways of Telegram's, as told."""

    fault: Any = None

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        """Fail once with the fault that is set, if any."""
        if self.fault and isinstance(method, SendMessage):
            kind, self.fault = self.fault, None
            raise kind(method)
        return await super().make_request(bot, method, timeout)


async def test_a_flood_wait_loses_nothing_and_a_block_stops_the_chat(world: World) -> None:
    session = Faulty()
    bots = {Transport.BUILT_IN: Bot("1:built-in", session=session)}
    owner = await world.someone("owner")
    one, two = await commented("Flood one"), await commented("Flood two")
    await Notice.filter(done_at=None).exclude(user_id=(await as_actor("owner")).user_id).update(done_at=clock.now())
    session.fault = lambda method: TelegramRetryAfter(method, "Too Many Requests", 3)
    await send_notices(bots)
    assert not any(one.body in message.content.text for message in await owner.all())
    assert await Notice.filter(done_at=None).count() == 2
    await Notice.filter(done_at=None).update(due_at=clock.now(), lease_until=None)
    while await send_notices(bots):
        pass
    assert [message.content.text.split("\n")[-1] for message in (await owner.all())[-2:]] == [one.body, two.body]
    await commented("Flood three")
    session.fault = lambda method: TelegramForbiddenError(method, "Forbidden: bot was blocked by the user")
    await Notice.filter(done_at=None).exclude(user_id=(await as_actor("owner")).user_id).update(done_at=clock.now())
    await send_notices(bots)
    blocked = await Chat.get(user_id=(await as_actor("owner")).user_id)
    assert blocked.blocked_at is not None and not await Notice.exists(done_at=None)
    await owner.say("/help")
    assert (await Chat.get(id=blocked.id)).blocked_at is None


async def test_who_runs_the_account_no_longer_gets_no_cards_and_a_lost_card_is_sent_anew(world: World) -> None:
    comment = await commented("Who sees me?")
    await world.settle()
    owner, moderator = await world.someone("owner"), await world.someone("moderator")
    left = await as_actor("moderator")
    await Operatorship.filter(user_id=left.user_id).update(until=clock.now())
    card = await owner.last()
    await world.bot.delete_message(owner.address, card.message_id)
    before = (await moderator.last()).content
    await (await world.someone("editor")).press("Hide")
    assert (await owner.last()).message_id > card.message_id
    assert (await owner.last()).content.text.startswith("Hidden by Ines")
    assert (await moderator.last()).content == before
    assert await Card.filter(subject_id=comment.id).count() == 3
    await moderator.press("Hide")
    assert (await moderator.last()).content == before


async def test_a_card_comes_within_a_second_of_the_comment(world: World) -> None:
    owner = await world.someone("owner")
    running = asyncio.create_task(run_notices({Transport.BUILT_IN: world.bot}, Turn(uuid4())))
    await asyncio.sleep(0.3)
    await commented("Quick!")
    async with asyncio.timeout(1):
        while "Quick!" not in (await owner.last()).content.text:
            await asyncio.sleep(0.02)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_group_is_told_why_and_left(database: Database) -> None:
    asked: list[TelegramMethod[Any]] = []

    class Group(BuiltInSession):
        async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
            asked.append(method)
            return True

    bot = Bot("1:built-in", session=Group())
    sender = {"id": 5, "is_bot": False, "first_name": "Ann", "language_code": "zh"}
    chat = {"id": -100, "type": "supergroup", "title": "Group"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": "/start"}
    update = Update.model_validate({"update_id": 9, "message": message})
    await inbox.keep_update(Transport.BUILT_IN, update.model_dump(mode="json", exclude_unset=True), datetime.now(UTC))
    await handle_inbox(dispatcher(), {Transport.BUILT_IN: bot}, datetime.now(UTC))
    assert [type(method) for method in asked] == [SendMessage, LeaveChat] and "私聊" in asked[0].text
    assert not await Chat.exists()
    asked.clear()
    await introduce(bot)
    await apologise(bot, update)
    assert len(asked) == 3 and "没有处理成功" in asked[-1].text
