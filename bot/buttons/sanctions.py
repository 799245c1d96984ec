"""Buttons of sanctions and appeals."""

from typing import Literal
from uuid import UUID

from aiogram.filters.callback_data import CallbackData


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


class OnEntry(CallbackData, prefix="be1"):
    """Something to do with an entry in the blacklist, by those whom it concerns."""

    do: Literal["respond"]
    id: UUID


class OnRectification(CallbackData, prefix="b1"):
    """Something to do with what a warning asks for: by those who run its account, or by staff."""

    do: Literal["open", "submit", "send", "cancel", "evidence", "accept", "return"]
    id: UUID
