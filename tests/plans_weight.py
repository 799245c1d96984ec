"""How SQLite answers the queries about weights, campaigns and misuse."""

from datetime import UTC, datetime
from typing import Any

from db import User
from db.complaints import Complaint
from resolvers.complaints.campaigns import campaigns_of
from resolvers.complaints.cases.weighing import ASIDE, limit_of, voices_in
from resolvers.complaints.misuse import measures_on, records_of, set_aside_until
from resolvers.sanctions.statements import statements_of_measures

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOT: dict[str, tuple[set[str], Any]] = {
    "voices_in": ({"voices_of_a_case", "voices_of_a_campaign"}, lambda town, key: voices_in(key)),
    "what is set aside": (
        {"complaints_set_aside"}, lambda town, key: Complaint.filter(ASIDE, case_id=key).values_list("id", "category")
    ),
    "the newest reports": (
        {"complaints_of_a_case"}, lambda town, key: Complaint.filter(case_id=key).order_by("-id").offset(9).first()
    ),
    "limit_of": ({"misuses_of_a_user"}, lambda town, key: limit_of(User(id=key), NOW)),
    "measures_on": ({"misuses_by_complaint"}, lambda town, key: measures_on([key, key])),
    "records_of": (set(), lambda town, key: records_of([key, key])),
    "set_aside_until": (set(), lambda town, key: set_aside_until([key, key])),
    "campaigns_of": ({"one_campaign_of_a_case"}, lambda town, key: campaigns_of([key, key])),
    "statements_of_measures": (
        {"statements_on_a_complaint"}, lambda town, key: statements_of_measures([key, key])
    ),
}  # fmt: skip
