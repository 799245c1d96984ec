"""Decisions, statements of reasons, the four sanctions, appeals."""

from db.sanctions.appeals import Appeal
from db.sanctions.decisions import Decision, StatementOfReasons
from db.sanctions.sanctions import Rectification, Sanction

__all__ = ["Appeal", "Decision", "Rectification", "Sanction", "StatementOfReasons"]
