"""Who is in a chat: every update is given the person behind it before anything answers."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar
from uuid import UUID
from weakref import WeakValueDictionary

from aiogram import Bot, F
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import ChatMemberUpdated, TelegramObject, Update

from bot.again import answered_to, say_again
from bot.chat.builtin import BuiltInSession, SaidOnce
from bot.chat.inbox import PutOff
from bot.chat.storage import StateStorage
from bot.chat.telegram import TelegramSession
from db.accounts import Chat
from db.oversight import Standstill
from db.standstill import standstill
from db.vocabulary import Transport
from policy import LANGUAGES, say, spoken
from resolvers import clock
from resolvers.accounts import meet_chat, set_language
from resolvers.accounts.chats import address_of
from resolvers.actor import actor_of_chat, guest_at
from resolvers.notices import chat_is_blocked
from resolvers.rules.refusals import Refusal, Refused
from resolvers.rules.standings import Actor

T = TypeVar("T")
_locks: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()


# What answers a question: any text but a command; "/dev/null" and "/s" in a sentence are none.
COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]+)?(?=\s|$)")
IS_SAID = F.text.func(lambda text: COMMAND.match(text) is None)
TOAST = 200  # the longest answer to a press
LONGEST_MESSAGE = 4096  # what Telegram lets a person send at once


class Question(StatesGroup):
    """The questions that a text can answer; what is remembered with one are ids, codes and texts of staff."""

    reply = State()
    rewording = State()
    quiet = State()
    zone = State()
    target = State()
    words = State()
    evidence = State()
    facts = State()
    asking = State()
    note = State()
    conflict = State()
    look = State()
    misuse = State()
    answer = State()
    appeal = State()
    appeal_facts = State()
    proposing = State()
    settling = State()
    entry_response = State()
    handing_in = State()
    counter = State()
    crediting = State()
    declaring = State()
    declining = State()
    message = State()
    mobile_code = State()
    opening = State()
    profile = State()
    posting = State()


@dataclass(frozen=True)
class Talk:
    """A chat and the person in it, as those who answer there need them."""

    bot: Bot
    address: int
    chat: Chat
    actor: Actor
    language: str
    update_key: str = ""
    saying: Iterator[int] = field(default_factory=count)

    def key(self, number: int = 1) -> str:
        """The idempotency key of one effect of this update: handled twice, it acts once."""
        return f"{self.update_key}:{number}"

    def said_key(self) -> str:
        """The key of the next message: what is told again while the same is handled again is told once."""
        return f"{self.update_key}:say:{next(self.saying)}"

    def say(self, key: str, **facts: object) -> str:
        """A sentence in the language of this chat."""
        return say(self.language, key, **facts)


def alone_in(chat: Chat) -> asyncio.Lock:
    """One at a time looks at things and draws them into a chat; else an older look could be drawn over a newer one.

    The turn sees to it that only one process does so.
    """
    return _locks.setdefault(chat.id, asyncio.Lock())


@asynccontextmanager
async def _first_in(bot: Bot, address: int, chat: Chat) -> AsyncIterator[None]:
    """Be alone in a chat of which somebody wants something: what is on its way there does not wait for others."""
    alone, session = alone_in(chat), bot.session
    with session.limiter.hurrying(address) if isinstance(session, TelegramSession) else nullcontext():
        await alone.acquire()
    try:
        yield
    finally:
        alone.release()


def transport_of(bot: Bot) -> Transport:
    """Over what a bot speaks."""
    return Transport.BUILT_IN if isinstance(bot.session, BuiltInSession) else Transport.TELEGRAM


async def talk_of(bot: Bot, chat: Chat, update_key: str) -> Talk | None:
    """The talk in a chat that is to be told something, because of what the key names: who is behind it is read anew."""
    address = address_of(chat)
    met = await actor_of_chat(chat.transport, address)
    if met is None:
        return None
    actor, here = met
    own = here.user.language if here.user else None
    return Talk(bot, address, here, actor, spoken(here.language, own), update_key)


def state_of(talk: Talk) -> FSMContext:
    """The question that is open in a chat, for those who come there without an update."""
    return FSMContext(StateStorage(), StorageKey(talk.bot.id, talk.address, talk.address))


async def with_talk(
    answer: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], update: TelegramObject, data: dict[str, Any]
) -> Any:
    """Pass on the updates of private chats, each with its `talk`; a group is left, and told why."""
    assert isinstance(update, Update)
    bot, chat, person = data["bot"], data.get("event_chat"), data.get("event_from_user")
    if chat is None:
        return None
    code = person.language_code if person else None
    if chat.type != "private":
        return await _leave(bot, chat.id, spoken(code), update)
    if still := standstill():
        await _put_off(bot, chat.id, code, update, still)
        raise PutOff
    if update.my_chat_member:
        return await answer(update, data)
    talk = data["talk"] = await _talk(bot, chat.id, code, data.get("update_key", f"tg:{update.update_id}"))
    async with _first_in(bot, chat.id, talk.chat):
        if talk.chat.transport is Transport.TELEGRAM:
            await say_again(bot, chat.id, talk.chat, talk.language, answered_to(update))
        return await answer(update, data)


async def _talk(bot: Bot, address: int, code: str | None, update_key: str) -> Talk:
    transport = transport_of(bot)
    met = await actor_of_chat(transport, address, code)
    if met is None or met[1].blocked_at:
        new = met is None
        done(await meet_chat(guest_at(f"{transport}:{address}"), transport, address))
        met = await actor_of_chat(transport, address, code)
        if met and new and code and code.split("-")[0].lower() in LANGUAGES:
            # Remembered once, so that notices, which come without an update, speak it too.
            done(await set_language(met[0], spoken(code)))
            met = await actor_of_chat(transport, address, code)
    if met is None:
        raise LookupError("a chat that was met is not found")
    return Talk(bot, address, met[1], met[0], met[0].language, update_key)


async def _put_off(bot: Bot, address: int, code: str | None, update: Update, still: Standstill) -> None:
    """Say why what was sent is kept until the standstill is over: to a press at once, else once to a person."""
    met = await actor_of_chat(transport_of(bot), address, code)
    words = say(met[0].language if met else spoken(code), "chat-standstill", reason=still.reason).rstrip()
    with suppress(TelegramAPIError):
        if update.callback_query:
            await update.callback_query.answer(
                words if len(words) <= TOAST else f"{words[: TOAST - 1]}…", show_alert=True
            )
        elif update.message:
            await bot(SaidOnce(chat_id=address, text=words, said_key=f"standstill:{still.since:%Y%m%d%H%M%S}"))


async def _leave(bot: Bot, address: int, language: str, update: Update) -> None:
    """Say in a group that only private chats are answered, and go."""
    if update.my_chat_member and update.my_chat_member.new_chat_member.status in ("left", "kicked"):
        return
    # It may not be allowed to speak there, or be gone already: the next update from there tries again.
    with suppress(TelegramAPIError):
        await bot.send_message(address, say(language, "chat-private-only"))
    with suppress(TelegramAPIError):
        await bot.leave_chat(address)


async def membership(change: ChatMemberUpdated, bot: Bot) -> None:
    """Send nothing more to a person who blocked the bot."""
    met = await actor_of_chat(transport_of(bot), change.chat.id)
    if met and change.new_chat_member.status == "kicked":
        await chat_is_blocked(met[1], clock.now())


def done(answer: T | Refusal) -> T:
    """The row that a use case answered with; a refusal leaves, to be said by whoever catches it."""
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer
