"""Buttons of reports and of the cases that they join."""

from typing import Literal
from uuid import UUID

from aiogram.filters.callback_data import CallbackData


class OnTarget(CallbackData, prefix="t1"):
    """Report a thing."""

    kind: Literal["c", "p", "a", "m"]
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
