"""Buttons of whoever cares for comments and messages."""

from typing import Literal
from uuid import UUID

from aiogram.filters.callback_data import CallbackData

# on a card; in the queue among the held, the reported or the new; in a digest; under rules for comments
Place = Literal["c", "h", "p", "n", "d", "r"]


class OnComment(CallbackData, prefix="m1"):
    """Something to do with a comment, from its card or from the queue; `why` marks a reason."""

    do: Literal[
        "approve", "hide", "show", "delete", "ask_hide", "ask_delete", "back", "reply", "more", "next", "previous"
    ]
    id: UUID
    at: Place = "c"
    why: str = ""


class OnMark(CallbackData, prefix="i1"):
    """Something rarer to do with a comment, with who wrote it (for so many days), or with the account's answer."""

    do: Literal[
        "menu", "feature", "unfeature", "pin", "unpin", "ask_mute", "mute", "unmute", "edit", "ask_delete", "delete"
    ]
    id: UUID
    at: Place = "c"
    days: int = 0


class OnMuted(CallbackData, prefix="h1"):
    """The mutes of an account shown, or one of them lifted."""

    do: Literal["list", "lift"]
    id: UUID


class OnFollow(CallbackData, prefix="f1"):
    """Follow an account, or cease to."""

    do: Literal["follow", "unfollow"]
    id: UUID


class OnMessage(CallbackData, prefix="ms1"):
    """Something to do with a conversation; `write` names an account and `look` a case."""

    do: Literal["answer", "archive", "previous", "next", "write", "look"]
    id: UUID
    listed: bool = False


class OnAct(CallbackData, prefix="u1"):
    """Take an act back: this one, so that a late press cannot take back what somebody did since."""

    id: UUID
    at: Place = "c"


class OnQueue(CallbackData, prefix="q1"):
    """Show the queue of an account."""

    account: UUID


class OnDigest(CallbackData, prefix="g1"):
    """Something to do with a digest of new comments, or with all of them."""

    do: Literal["review", "overview", "ask_hide", "hide", "ask_close", "close", "open"]
    id: UUID


class OnMany(CallbackData, prefix="bk1"):
    """Many comments: those alike to one, all that are held or new; or a step of picking among them, at a place."""

    do: Literal["alike", "held", "new", "page", "toggle", "turn", "hide", "approve", "cancel", "progress"]
    id: UUID
    at: int = 0


class OnWords(CallbackData, prefix="wl1"):
    """The word list of an account, or words that are tried out; `what` marks a word or an account."""

    do: Literal["show", "remove", "for", "add", "add_hide", "hide", "cancel"]
    id: UUID
    what: str = ""


class OnRules(CallbackData, prefix="w1"):
    """The rule for comments of an account ("a") or under a post ("p"): shown or set, for so many hours if any."""

    do: Literal["show", "posts", "open", "review", "followers", "ask_close", "close", "inherit"]
    of: Literal["a", "p"]
    id: UUID
    hours: int = 0


class OnCare(CallbackData, prefix="k3"):
    """Show how an account cares for its comments."""

    account: UUID


class OnSample(CallbackData, prefix="k4"):
    """What was found in a comment of a sample, in which of its versions; or the rest of its words."""

    do: Literal["fine", "prohibited", "more"]
    id: UUID
    version: int
