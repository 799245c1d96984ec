"""The bot on Telegram: a session that keeps to the budget, tries again what may be tried again, says nothing twice."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import GetUpdates, SendChatAction, TelegramMethod
from aiogram.types import Chat, Message
from aiohttp import ClientConnectorError, ClientTimeout, ConnectionTimeoutError

from bot.chat import sending
from bot.chat.builtin import SaidOnce
from bot.chat.limiter import Limiter
from bot.chat.shown import utc_now
from db.chat import Sending
from db.vocabulary import Transport
from resolvers.actor import address_key

TRIES = 4
FIRST_WAIT = 0.2
CONNECTING = 5.0
ASKING = 20.0
# A longer pause than that is waited for in the rows, not in a call.
PATIENCE = 15.0
BUDGETED = ("Send", "Edit", "Copy", "Forward")
FAULTS = (TelegramNetworkError, TelegramServerError, ClientDecodeError)
log = structlog.get_logger()


class NotReached(TelegramNetworkError):
    """There was no connection to Telegram, so that it surely knows nothing of the call."""


def telegram_bot(token: str, api: str, clock: Callable[[], datetime] = utc_now) -> Bot:
    """The bot behind a token, at a Bot API."""
    return Bot(token, session=TelegramSession(TelegramAPIServer.from_base(api), clock))


class TelegramSession(AiohttpSession):
    """What the bot calls; of what it raises, `NotReached` and `TelegramRetryAfter` say nothing against the call."""

    def __init__(self, api: TelegramAPIServer, clock: Callable[[], datetime] = utc_now) -> None:
        super().__init__(api=api)
        self.limiter = Limiter()
        self.clock = clock
        self._away = False

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        """Call, when the budget allows it, as often as it takes and as it is safe."""
        if isinstance(method, GetUpdates):  # asked for again by whoever polls
            return await self._ask(bot, method, timeout)
        failed = 0
        while True:
            await self._turn(method)
            try:
                if isinstance(method, SaidOnce):
                    return await self._say(bot, method)
                return await self._ask(bot, method, timeout)
            except TelegramRetryAfter as flood:
                await self._pause(method, flood)
            except FAULTS as fault:
                failed += 1
                if failed >= TRIES or not (_repeatable(method) or _surely_failed(fault)):
                    raise
                await asyncio.sleep(FIRST_WAIT * 2**failed)

    async def _turn(self, method: TelegramMethod[Any]) -> None:
        """Wait in line; rather say how long it will take than wait for ever."""
        chat = _budgeted(method)
        if chat is None:
            return
        wait = self.limiter.opens_in(chat)
        if wait > PATIENCE:
            raise TelegramRetryAfter(method, "the chat is to be left alone", retry_after=int(wait) + 1)
        await self.limiter.turn(chat)

    async def _pause(self, method: TelegramMethod[Any], flood: TelegramRetryAfter) -> None:
        """Telegram wants a pause: it is kept, and is no failure."""
        chat = _budgeted(method)
        if chat is not None:
            log.warning("telegram_wants_a_pause", seconds=flood.retry_after)
            self.limiter.refused(chat, flood.retry_after)
        if flood.retry_after > PATIENCE:
            raise flood
        if chat is None:
            await asyncio.sleep(flood.retry_after)

    async def _ask(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        """One request."""
        limits: Any = ClientTimeout(total=timeout or ASKING, sock_connect=CONNECTING)
        try:
            answer = await super().make_request(bot, method, timeout=limits)
        except TelegramNetworkError as fault:
            if isinstance(fault.__cause__, ClientConnectorError | ConnectionTimeoutError):
                self._now_away(True)
                raise NotReached(method, fault.message) from fault
            raise
        self._now_away(False)
        return answer

    def _now_away(self, away: bool) -> None:
        """One line when Telegram cannot be reached, and one when it can again."""
        if away != self._away:
            log.warning("telegram_not_reached" if away else "telegram_reached_again")
        self._away = away

    async def _say(self, bot: Bot, method: SaidOnce) -> Message:
        """Send a message that is said once: a row before the request, and what is known of it after.

        A process that dies, or is stopped, in between leaves the row as one of which nobody knows.
        """
        key = address_key(Transport.TELEGRAM, int(method.chat_id))
        row, is_new = await sending.begin(key, method.said_key, sending.Said.by(method), self.clock())
        if not is_new:
            return _standing_for(bot, method, row)
        try:
            message = await self._ask(bot, method)
        except Exception as fault:
            if isinstance(fault, FAULTS) and not _surely_failed(fault):
                log.warning("telegram_message_uncertain", error=type(fault).__name__)
                await sending.lose(row)
                return _standing_for(bot, method, row)
            await sending.forget(row)
            raise
        await sending.arrive(row, message.message_id)
        return message  # type: ignore[no-any-return]


def _budgeted(method: TelegramMethod[Any]) -> int | None:
    """The chat whose budget a call is taken from."""
    chat = getattr(method, "chat_id", None)
    spends = type(method).__name__.startswith(BUDGETED) or isinstance(method, SaidOnce)
    return chat if isinstance(chat, int) and spends and not isinstance(method, SendChatAction) else None


def _repeatable(method: TelegramMethod[Any]) -> bool:
    """Whether a call made twice does the same as one made once."""
    return isinstance(method, SendChatAction) or not method.__api_method__.startswith(("send", "copy", "forward"))


def _surely_failed(fault: Exception) -> bool:
    """Whether a call surely did nothing: Telegram said so, or never heard of it."""
    return isinstance(fault, NotReached | TelegramServerError)


def _standing_for(bot: Bot, method: SaidOnce, row: Sending) -> Message:
    """The message as far as it is known; uncertain, it has the negative number of its row."""
    chat = Chat(id=int(method.chat_id), type="private")
    made = Message(message_id=sending.number_of(row), date=row.at, chat=chat, text=method.text)
    return made.as_(bot)
