"""How updates come from Telegram: fetched by whoever has the turn, or posted by Telegram to a web process.

Both keep each as a row before Telegram hears that it arrived, and do nothing else.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods import GetUpdates
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from bot.chat import storage
from bot.chat.inbox import INBOX, keep_update
from bot.chat.shown import utc_now
from bot.chat.turn import Outage, Turn
from db.bus import bus
from db.columns import KeyRing
from db.vocabulary import Transport

FETCHED_FOR = 25
SLOWNESS = 10
CONNECTIONS = 40
LARGEST = 1_000_000
UNCHANGED_FOR = 1.0
# How long an update waits for the one before it, which Telegram may be posting over another connection.
GAP = timedelta(seconds=0.2)
SECRET = "x-telegram-bot-api-secret-token"
HINTS: dict[type[Exception], str] = {
    TelegramConflictError: "somebody else fetches with this token, or has set a webhook: one of us must stop",
    TelegramUnauthorizedError: "Telegram does not know this token: look at TELEGRAM_TOKEN",
}
Introduction = Callable[[Bot], Awaitable[None]]
log = structlog.get_logger()


class FetchUpdates(GetUpdates):
    """Updates as they come: one that is new to our library must not stop those behind it."""

    __returning__ = list[dict[str, Any]]


async def run_polling(bot: Bot, kinds: list[str], turn: Turn, introduce: Introduction) -> None:
    """Fetch updates whenever it is our turn, until cancelled. What is confirmed is in the inbox."""

    async def fetching() -> None:
        await bot.delete_webhook()
        await _presented(bot, introduce)

    async def fetch(offset: int) -> int:
        method = FetchUpdates(offset=offset or None, timeout=FETCHED_FOR, allowed_updates=kinds)
        fetched: Any = await bot(method, request_timeout=FETCHED_FOR + SLOWNESS)
        for form in sorted(fetched, key=lambda form: int(form["update_id"])):
            await keep_update(Transport.TELEGRAM, form, utc_now())
            offset = int(form["update_id"]) + 1
        if fetched:
            bus.wake(INBOX)
        return offset

    await _in_turn(turn, Outage("telegram_updates_unfetched"), fetching, fetch)


async def run_webhook(bot: Bot, url: str, secret: str, kinds: list[str], turn: Turn, introduce: Introduction) -> None:
    """Tell Telegram, whenever it has become our turn, where to post updates; the web processes take them."""

    async def posted() -> None:
        await bot.set_webhook(url, secret_token=secret, allowed_updates=kinds, max_connections=CONNECTIONS)
        await _presented(bot, introduce)

    async def rest(offset: int) -> int:
        await asyncio.sleep(UNCHANGED_FOR)
        return offset

    await _in_turn(turn, Outage("telegram_webhook_unset"), posted, rest)


async def _in_turn(
    turn: Turn, outage: Outage, begin: Callable[[], Awaitable[None]], go_on: Callable[[int], Awaitable[int]]
) -> None:
    """Begin when it becomes our turn and go on while it is; what fails is begun again after a pause."""
    begun, offset = False, 0
    while True:
        try:
            if not await turn.mine():
                begun, offset = False, 0
                await asyncio.sleep(UNCHANGED_FOR)
                continue
            if not begun:
                await begin()
                begun = True
            offset = await go_on(offset)
            outage.over()
        except Exception as failure:  # Telegram or the database comes back
            begun = begun and not isinstance(failure, TelegramConflictError)
            hint = next((words for kind, words in HINTS.items() if isinstance(failure, kind)), None)
            await outage.pause(failure, **({"hint": hint} if hint else {}))


async def _presented(bot: Bot, introduce: Introduction) -> None:
    """The menu is no reason to hear nobody."""
    try:
        await introduce(bot)
    except TelegramAPIError as failure:
        log.warning("telegram_menu_unset", error=type(failure).__name__)


def webhook(secret: str, seconds: float) -> Callable[[Request], Awaitable[Response]]:
    """Where Telegram posts updates; without the secret nothing is taken."""

    async def posted(request: Request) -> Response:
        if not KeyRing.same(request.headers.get(SECRET, ""), secret):
            return _answer(401, "The secret token is not ours.")
        try:
            async with asyncio.timeout(seconds):
                body = await _body(request)
        except TimeoutError:
            return _answer(408, f"The body took longer than {seconds:g} s.")
        except ClientDisconnect:
            return _answer(400, "The body did not come.")
        if body is None:
            return _answer(413, f"The body is larger than {LARGEST} bytes.")
        try:
            form = json.loads(body)
            number = form["update_id"]
        except (ValueError, TypeError, KeyError, RecursionError):
            number = None
        if type(number) is not int or abs(number) >= storage.OWN_UPDATES:
            return _answer(400, "The body is not an update of Telegram.")
        try:
            await _keep(form, number)
        except Exception as failure:  # Telegram posts it again
            log.warning("telegram_update_unkept", error=type(failure).__name__)
            return _answer(503, "The update could not be kept; post it again.")
        return JSONResponse({})

    return posted


async def _keep(form: dict[str, Any], number: int) -> None:
    now = utc_now()
    in_order = await storage.has_update(Transport.TELEGRAM, number - 1)
    await keep_update(Transport.TELEGRAM, form, now, due_at=now if in_order else now + GAP)
    bus.wake(INBOX)


async def _body(request: Request) -> bytes | None:
    """The body, or nothing when it is too large."""
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > LARGEST:
            return None
    return bytes(read)


def _answer(status: int, why: str) -> Response:
    return JSONResponse({"error": why}, status)
