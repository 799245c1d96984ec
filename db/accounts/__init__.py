"""People, staff, registrants, public accounts and their operators, and what binds them."""

from db.accounts.binding import Acceptance, CreditEntry, Document, Export
from db.accounts.people import Attempt, Chat, ChatLink, Guest, Letter, RecoveryCode, Reset, Token, TwoStep, User
from db.accounts.publishing import (
    AccountRevision,
    GradeChange,
    Operatorship,
    PublicAccount,
    Qualification,
    QualificationCover,
)
from db.accounts.registrants import (
    Declaration,
    GroupMember,
    IdentityForm,
    IdentityLook,
    Mandate,
    MobileCode,
    OperatorGroup,
    Registrant,
)
from db.accounts.staff import StaffMember, Training

__all__ = [
    "Acceptance", "AccountRevision", "Attempt", "Chat", "ChatLink", "CreditEntry", "Declaration", "Document",
    "Export", "GradeChange", "GroupMember", "Guest", "IdentityForm", "IdentityLook", "Letter", "Mandate",
    "MobileCode", "OperatorGroup", "Operatorship", "PublicAccount", "Qualification", "QualificationCover",
    "RecoveryCode", "Registrant", "Reset", "StaffMember", "Token", "Training", "TwoStep", "User",
]  # fmt: skip
