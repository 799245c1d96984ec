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


class OnLeave(CallbackData, prefix="lv1"):
    """Something to do for whoever leaves: with one's data, an account, or oneself."""

    do: Literal[
        "show", "export", "accounts", "ask_close", "close", "keep", "ask_user", "user", "user_all", "stay",
    ]  # fmt: skip
    id: UUID | None = None


class OnDocument(CallbackData, prefix="dc1"):
    """Something to do with a document: read the part `at`, see what changed, accept it.

    Signing names the registrant, and by `at` the version of the service agreement: both ids have no room here.
    """

    do: Literal["read", "diff", "accept", "sign"]
    id: UUID
    at: int = 0


class OnIdentity(CallbackData, prefix="id1"):
    """Something to do with the registrants for which one acts; `id` is one of them."""

    do: Literal["show", "open_person", "open_organisation", "form", "code", "looks"]
    id: UUID | None = None


class OnCredit(CallbackData, prefix="cr1"):
    """Something to do with an entry in a credit ledger."""

    do: Literal["why", "contest", "keep", "strike"]
    id: UUID


class OnChat(CallbackData, prefix="l1"):
    """Settings of the chat itself."""

    do: Literal["language", "unlink", "back"]
    what: str = ""
