"""Decisions, statements of reasons, the four sanctions, the blacklist, appeals."""

from db.sanctions.appeals import Appeal
from db.sanctions.blacklist import BlacklistEntry
from db.sanctions.decisions import Decision, StatementOfReasons
from db.sanctions.sanctions import HearingResponse, Rectification, Sanction

__all__ = [
    "Appeal", "BlacklistEntry", "Decision", "HearingResponse", "Rectification", "Sanction", "StatementOfReasons",
]  # fmt: skip
