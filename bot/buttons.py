"""Buttons: their data, which carries no rights and a version, and the keyboards made of them.

A press can be forged, so whatever a button asks for is authorised anew by the use case. The number in a
prefix is its version: with another number an old button is known to be old.
"""

import hashlib
from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from policy import say

# on a card; in the queue among the held or among the new; in a digest; under rules for comments
Place = Literal["c", "h", "n", "d", "r"]
Labelled = tuple[str, CallbackData]


class OnComment(CallbackData, prefix="m1"):
    """Something to do with a comment, from its card or from the queue; `why` marks a reason."""

    do: Literal[
        "approve", "hide", "show", "delete", "ask_hide", "ask_delete", "back", "reply", "more", "next", "previous"
    ]
    id: UUID
    at: Place = "c"
    why: str = ""


class OnAct(CallbackData, prefix="u1"):
    """Take an act back: this one, so that a late press cannot take back what somebody did since."""

    id: UUID
    at: Place = "c"


class OnQueue(CallbackData, prefix="q1"):
    """Show the queue of an account."""

    account: UUID


class OnCare(CallbackData, prefix="k3"):
    """Show how an account cares for its comments."""

    account: UUID


class OnSample(CallbackData, prefix="k2"):
    """What was found in a comment of a sample."""

    do: Literal["fine", "prohibited"]
    id: UUID


class OnDigest(CallbackData, prefix="g1"):
    """Something to do with a digest of new comments, or with all of them."""

    do: Literal["review", "overview", "ask_hide", "hide", "ask_close", "close", "open"]
    id: UUID


class OnRules(CallbackData, prefix="w1"):
    """The rule for comments of an account ("a") or under a post ("p"): shown or set, for so many hours if any."""

    do: Literal["show", "posts", "open", "review", "ask_close", "close", "inherit"]
    of: Literal["a", "p"]
    id: UUID
    hours: int = 0


class OnSettings(CallbackData, prefix="n1"):
    """A setting of the chat, set to `what`; `menu` shows the choices."""

    do: Literal["menu", "notices", "digest", "silent", "quiet", "zone", "language"]
    what: str = ""


class OnTarget(CallbackData, prefix="t1"):
    """Report a thing."""

    kind: Literal["c", "p", "a"]
    id: UUID


class OnReport(CallbackData, prefix="r1"):
    """A step of a report; `what` marks a category."""

    do: Literal["category", "categories", "send", "words", "details", "remove", "back", "cancel"]
    id: UUID
    what: str = ""


class OnComplaint(CallbackData, prefix="k1"):
    """Something to do with a complaint, from its receipt."""

    do: Literal["status", "open", "add", "done", "ask_withdraw", "withdraw", "back", "answer"]
    id: UUID


class OnCounter(CallbackData, prefix="c1"):
    """Something to do with an invitation to say something about what was complained of."""

    do: Literal["answer"]
    id: UUID


class OnDecline(CallbackData, prefix="e1"):
    """A step towards not taking up a complaint of a case; `what` marks a receipt or a reason."""

    do: Literal["which", "one", "why", "confirm", "back"]
    id: UUID
    at: int = 0
    what: str = ""


class OnCase(CallbackData, prefix="s1"):
    """Something to do with a case, from its card or from a place in the queue; `what` marks what is chosen."""

    do: Literal[
        "claim",
        "release",
        "ask_remove",
        "ask_none",
        "ask_let",
        "let",
        "remove",
        "minor",
        "major",
        "grave",
        "turn",
        "none",
        "confirm",
        "back",
        "more",
        "ask",
        "ask_one",
        "evidence",
        "show",
        "desk",
        "timeline",
        "hand_over",
        "hand_to",
        "escalate",
        "pass_on",
        "recuse",
        "note",
        "note_in",
        "note_out",
        "misuse",
        "warn",
        "limit",
        "do_warn",
        "do_limit",
    ]
    id: UUID
    at: int = 0
    what: str = ""


class OnLook(CallbackData, prefix="x1"):
    """Ask the platform to look at what an account did to one's comment."""

    id: UUID


class OnReasons(CallbackData, prefix="j1"):
    """Show the rest of what a statement of reasons found."""

    id: UUID


class OnDesk(CallbackData, prefix="d1"):
    """Show a place of the queue of cases, or of one of its lists."""

    place: int


class OnContest(CallbackData, prefix="p1"):
    """A step of contesting a decision, by the statement that told of it."""

    do: Literal["begin", "send", "cancel"]
    id: UUID


class OnAppeal(CallbackData, prefix="o1"):
    """Something to do with one's own appeal."""

    do: Literal["show", "status", "ask_withdraw", "withdraw", "back"]
    id: UUID


class OnReview(CallbackData, prefix="v1"):
    """Something to do with an appeal at the desk, from a place in the queue; `what` marks what is chosen."""

    do: Literal[
        "claim",
        "release",
        "affirm",
        "overturn",
        "modify",
        "rule",
        "severity",
        "part",
        "shape",
        "confirm",
        "back",
        "more",
        "evidence",
    ]
    id: UUID
    at: int = 0
    what: str = ""


class OnReviews(CallbackData, prefix="a1"):
    """Show a place of the queue of appeals."""

    place: int


class OnProposal(CallbackData, prefix="y1"):
    """A step towards proposing a sanction in a case; `what` marks or names what is chosen."""

    do: Literal["begin", "rule", "severity", "take", "kind", "functions", "days", "interim", "propose", "back"]
    id: UUID
    what: str = ""


class OnSanction(CallbackData, prefix="z1"):
    """Something to do with a sanction: by those who run its account, or by staff.

    `read` is the second of the last response that whoever confirms could read, 0 where there was none.
    """

    do: Literal["open", "respond", "send", "cancel", "evidence", "ask_confirm", "confirm", "withdraw", "lift", "back"]
    id: UUID
    read: int | None = None


class OnRectification(CallbackData, prefix="b1"):
    """Something to do with what a warning asks for: by those who run its account, or by staff."""

    do: Literal["open", "submit", "send", "cancel", "evidence", "accept", "return"]
    id: UUID


class OnChat(CallbackData, prefix="l1"):
    """Settings of the chat itself."""

    do: Literal["language", "unlink", "back"]
    what: str = ""


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
