"""Decisions and statements of reasons, sanctions and appeals, as seen from outside."""

from schema.sanctions.decisions import Decision, StatementOfReasons  # isort: skip
from schema.sanctions.appeal_verbs import AppealMutations
from schema.sanctions.appeals import Appeal, AppealQueries, AppealSubscriptions

__all__ = [
    "Appeal", "AppealMutations", "AppealQueries", "AppealSubscriptions", "Decision", "StatementOfReasons",
]  # fmt: skip
