"""How SQLite answers the queries about sanctions."""

from datetime import UTC, datetime
from typing import Any

from db import Sanction
from resolvers.complaints.evidence import evidence_of
from resolvers.pages import Window
from resolvers.sanctions.force import restrictions_of
from resolvers.sanctions.ladder import strikes_of
from resolvers.sanctions.proposing import complainants_of
from resolvers.sanctions.views import (
    SanctionFilter,
    rectifications_after,
    rectifications_to_see,
    sanctions_page,
    statement_on,
)

PAGE = Window(limit=20)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOT: dict[str, tuple[set[str], Any]] = {
    "sanctions_page": (
        {"sanctions_proposed"}, lambda town, key: sanctions_page(town["reviewer"], SanctionFilter.WAITING, PAGE)
    ),
    "rectifications_after": ({"one_rectification_of_a_warning"}, lambda town, key: rectifications_after([key, key])),
    "rectifications_to_see": (
        {"rectifications_to_see"}, lambda town, key: rectifications_to_see(town["reviewer"])
    ),
    "restrictions_of": ({"sanctions_of_an_account"}, lambda town, key: restrictions_of([key], NOW)),
    "strikes_of": ({"cases_of_an_account", "decisions_of_a_case"}, lambda town, key: strikes_of(key)),
    "complainants_of": ({"complaints_of_a_case"}, lambda town, key: complainants_of(key)),
    "statement_on": ({"statements_of_a_decision"}, lambda town, key: statement_on(Sanction(decision_id=key))),
    "what came with a response": ({"evidence_of_a_sanction"}, lambda town, key: evidence_of("sanction_id", [key, key])),
    "what came with what was put right": (
        {"evidence_of_a_rectification"}, lambda town, key: evidence_of("rectification_id", [key, key])
    ),
}  # fmt: skip
