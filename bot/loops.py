"""What runs while a process holds chats: hearing people, handling what they say, telling them what happened."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from aiogram import Bot

from bot import apologise, dispatcher, introduce
from bot.chat.builtin import built_in_bot
from bot.chat.inbox import run_inbox
from bot.chat.telegram import telegram_bot
from bot.chat.turn import Turn
from bot.chat.updates import run_polling, run_webhook
from bot.notices import run_notices
from db.vocabulary import Transport

Loop = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class OnTelegram:
    """A bot on Telegram; with an address of ours it posts updates there, else they are fetched."""

    token: str
    api: str
    webhook_url: str
    secret: str


def chat_loops(
    telegram: OnTelegram | None, public_url: str = ""
) -> tuple[list[Loop], Callable[[], Coroutine[Any, Any, None]]]:
    """The loops over every chat there is, and what leaves the turn to others when they have come to their end."""
    bots: dict[Transport, Bot] = {Transport.BUILT_IN: built_in_bot()}
    door, turn = dispatcher(), Turn(uuid4())
    door["public_url"] = public_url
    loops: list[Loop] = [partial(run_inbox, door, bots, turn, apologise=apologise), partial(run_notices, bots, turn)]
    if telegram is not None:
        bot = bots[Transport.TELEGRAM] = telegram_bot(telegram.token, telegram.api)
        kinds = door.resolve_used_update_types()
        if telegram.webhook_url:
            loops.append(partial(run_webhook, bot, telegram.webhook_url, telegram.secret, kinds, turn, introduce))
        else:
            loops.append(partial(run_polling, bot, kinds, turn, introduce))

    async def leave() -> None:
        await turn.end()
        for bot in bots.values():
            await bot.session.close()

    return loops, leave
