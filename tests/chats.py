"""People, keyboards and small dispatchers for tests of the chat door."""

from datetime import UTC, datetime
from typing import Any

from aiogram import Dispatcher
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat import storage

ANNA = 7001
BEN = 7002
T0 = datetime(2026, 11, 24, 12, tzinfo=UTC)
KEY = StorageKey(bot_id=1, chat_id=ANNA, user_id=ANNA)


def keyboard(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    """An inline keyboard of (label, data)."""
    made = [[InlineKeyboardButton(text=label, callback_data=data) for label, data in row] for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=made)


def dispatcher_for(*, message: Any = None, press: Any = None) -> Dispatcher:
    """A small dispatcher with one handler for messages and one for presses."""
    made = Dispatcher(storage=storage.StateStorage())
    if message:
        made.message.register(message)
    if press:
        made.callback_query.register(press)
    return made
