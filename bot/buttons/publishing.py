"""Buttons of whoever opens accounts and publishes under them."""

from typing import Literal
from uuid import UUID

from aiogram.filters.callback_data import CallbackData


class OnOpen(CallbackData, prefix="op1"):
    """A step of opening an account for a registrant; `what` marks a category or a class."""

    do: Literal["registrant", "category", "class", "skip", "create", "cancel"]
    id: UUID
    what: str = ""


class OnAccount(CallbackData, prefix="ac1"):
    """Something to do with one's own account; `withdraw` names what waits for review of it, `declare` a registrant."""

    do: Literal["show", "submit", "name", "description", "scope", "withdraw", "declare"]
    id: UUID


class OnPost(CallbackData, prefix="po1"):
    """Something to do with a post; `list` and `write` name the account."""

    do: Literal["list", "write", "show", "publish", "keep", "withdraw", "title", "text"]
    id: UUID
