"""Decisions and statements of reasons, sanctions and appeals, as seen from outside."""

from schema.sanctions.decisions import Decision, StatementOfReasons
from schema.sanctions.reading import SanctionQueries, SanctionSubscriptions
from schema.sanctions.sanctions import Rectification, Sanction
from schema.sanctions.verbs import SanctionMutations

__all__ = [
    "Decision", "Rectification", "Sanction", "SanctionMutations", "SanctionQueries", "SanctionSubscriptions",
    "StatementOfReasons",
]  # fmt: skip
