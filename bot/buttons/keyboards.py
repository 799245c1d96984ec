"""Keyboards made of buttons, and the short marks that buttons carry."""

import hashlib
from collections.abc import Iterable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from policy import say

Labelled = tuple[str, CallbackData]


def mark_of(code: str) -> str:
    """A short mark for a code of the policy pack: codes may be longer than a button can carry."""
    return hashlib.blake2b(code.encode(), digest_size=4).hexdigest()


def marked(mark: str, codes: Iterable[str]) -> str | None:
    """The code that a mark stands for, if the pack still has it."""
    return next((code for code in codes if mark_of(code) == mark), None)


def keyboard(*rows: Iterable[Labelled]) -> InlineKeyboardMarkup | None:
    """Rows of buttons; none at all when every row is empty."""
    made = [[InlineKeyboardButton(text=label, callback_data=data.pack()) for label, data in row] for row in rows]
    full = [row for row in made if row]
    return InlineKeyboardMarkup(inline_keyboard=full) if full else None


def with_row(markup: InlineKeyboardMarkup | None, row: Iterable[Labelled]) -> InlineKeyboardMarkup | None:
    """A keyboard with one more row; the same when the row is empty."""
    more = keyboard(row)
    if more is None or markup is None:
        return more or markup
    return InlineKeyboardMarkup(inline_keyboard=[*markup.inline_keyboard, *more.inline_keyboard])


def label(language: str, name: str) -> str:
    """What a button says."""
    return say(language, f"button-{name.replace('_', '-')}")


def in_rows(buttons: Iterable[Labelled], width: int) -> list[list[Labelled]]:
    """Buttons side by side, so many to a row."""
    found = list(buttons)
    return [found[start : start + width] for start in range(0, len(found), width)]
