"""Buttons of people: their chats, and the teams of accounts."""

from typing import Literal
from uuid import UUID

from aiogram.filters.callback_data import CallbackData


class OnSettings(CallbackData, prefix="n1"):
    """A setting of the chat, set to `what`; `menu` shows the choices."""

    do: Literal["menu", "notices", "digest", "silent", "weekly", "quiet", "zone", "language"]
    what: str = ""


class OnTeam(CallbackData, prefix="tm1"):
    """Something to do with the team of an account, or with somebody's post or an invitation there."""

    do: Literal[
        "show", "week", "queue", "invite_editor", "invite_moderator", "withdraw", "one", "editor", "moderator",
        "ask_remove", "remove", "ask_offer", "offer", "withdraw_offer", "ask_accept", "accept", "ask_leave", "leave",
    ]  # fmt: skip
    id: UUID


class OnInvitation(CallbackData, prefix="in1"):
    """Answer an invitation to the team of an account."""

    do: Literal["accept", "decline"]
    secret: str


class OnCredit(CallbackData, prefix="cr1"):
    """Something to do with an entry in a credit ledger."""

    do: Literal["why", "contest", "keep", "strike"]
    id: UUID


class OnChat(CallbackData, prefix="l1"):
    """Settings of the chat itself."""

    do: Literal["language", "unlink", "back"]
    what: str = ""
