"""Decisions and statements of reasons, sanctions and appeals, as seen from outside."""

from schema.sanctions.decisions import Decision, StatementOfReasons  # isort: skip
from schema.sanctions.appeal_verbs import AppealMutations
from schema.sanctions.appeals import Appeal, AppealQueries, AppealSubscriptions
from schema.sanctions.blacklist import BlacklistEntry, BlacklistMutations, BlacklistQueries
from schema.sanctions.reading import SanctionQueries, SanctionSubscriptions
from schema.sanctions.sanctions import Rectification, Sanction
from schema.sanctions.verbs import SanctionMutations

__all__ = [
    "Appeal", "AppealMutations", "AppealQueries", "AppealSubscriptions",
    "BlacklistEntry", "BlacklistMutations", "BlacklistQueries", "Decision", "Rectification", "Sanction",
    "SanctionMutations", "SanctionQueries", "SanctionSubscriptions", "StatementOfReasons",
]  # fmt: skip
