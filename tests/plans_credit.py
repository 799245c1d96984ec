"""The credit of registrants. How SQLite answers its queries."""

from datetime import UTC, datetime
from typing import Any

from resolvers.accounts.credit.finding import found_against
from resolvers.accounts.credit.views import credit_contests, registrants_acted_for, statements_behind
from resolvers.oversight.workload import workload
from resolvers.pages import Window

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOT: dict[str, tuple[set[str], Any]] = {
    "credit_contests": (
        {"contests_to_answer"}, lambda town, key: credit_contests(town["senior"], Window(limit=20))
    ),
    "registrants_acted_for": (set(), lambda town, key: registrants_acted_for(town["owner"])),
    "statements_behind": (set(), lambda town, key: statements_behind([key, key])),
    "found_against": (
        {"accounts_of_a_registrant", "cases_against_an_account", "words_of_an_account"},
        lambda town, key: found_against(town.account.registrant_id, NOW),
    ),
    "workload": (
        {"open_cases", "contests_to_answer", "appeals_to_answer"},
        lambda town, key: workload(town["senior"]),
    ),
}  # fmt: skip
