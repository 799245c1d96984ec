"""Buttons: their data, which carries no rights and a version, and the keyboards made of them.

A press can be forged, so whatever a button asks for is authorised anew by the use case. The number in a
prefix is its version: with another number an old button is known to be old.
"""

from bot.buttons.comments import (
    OnAct,
    OnCare,
    OnComment,
    OnDigest,
    OnFollow,
    OnMany,
    OnMark,
    OnMessage,
    OnMuted,
    OnQueue,
    OnRules,
    OnSample,
    OnWords,
    Place,
)
from bot.buttons.complaints import (
    OnCase,
    OnComplaint,
    OnCounter,
    OnDecline,
    OnDesk,
    OnLook,
    OnReasons,
    OnReport,
    OnTarget,
)
from bot.buttons.keyboards import Labelled, in_rows, keyboard, label, mark_of, marked, with_row
from bot.buttons.people import OnChat, OnCredit, OnDocument, OnIdentity, OnInvitation, OnLeave, OnSettings, OnTeam
from bot.buttons.publishing import OnAccount, OnOpen, OnPost
from bot.buttons.sanctions import (
    OnAppeal,
    OnContest,
    OnEntry,
    OnProposal,
    OnRectification,
    OnReview,
    OnReviews,
    OnSanction,
)

__all__ = [
    "Labelled", "OnAccount", "OnAct", "OnAppeal", "OnCare", "OnCase", "OnChat", "OnComment", "OnComplaint",
    "OnContest", "OnCounter", "OnCredit", "OnDecline", "OnDesk", "OnDigest", "OnDocument", "OnEntry", "OnFollow",
    "OnIdentity", "OnInvitation", "OnLeave", "OnLook", "OnMany", "OnMark", "OnMessage", "OnMuted", "OnOpen", "OnPost",
    "OnProposal", "OnQueue", "OnReasons", "OnRectification", "OnReport", "OnReview", "OnReviews", "OnRules",
    "OnSample", "OnSanction", "OnSettings", "OnTarget", "OnTeam", "OnWords", "Place", "in_rows", "keyboard", "label",
    "mark_of", "marked", "with_row",
]  # fmt: skip
