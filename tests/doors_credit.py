"""The credit of registrants, and trainings of staff. How the doors are asked."""

from datetime import date
from typing import Any

from resolvers import accounts
from resolvers.accounts import credit
from tests.asking import id_of

WORDS = "It was another account."
HELD_ON = date(2026, 11, 2)
CALLS: dict[str, Any] = {
    "registrant:look_at_credit": lambda a, t, town: credit.look_at_credit(a, t.id),
    "credit_entry:contest": lambda a, t, town: credit.contest_credit_entry(a, t.id, WORDS),
    "credit_entry:keep": lambda a, t, town: credit.keep_credit_entry(a, t.id, WORDS),
    "credit_entry:strike": lambda a, t, town: credit.strike_credit_entry(a, t.id, WORDS),
    "training:record": lambda a, t, town: accounts.record_training(a, t.id, "LAW", 6, HELD_ON),
}


def _with_id(mutation: str, **values: Any) -> Any:
    return mutation, lambda town: {"id": id_of(town.thing), **values}


MUTATIONS: dict[str, Any] = {
    "credit_entry:contest": _with_id("contestCreditEntry", words=WORDS),
    "credit_entry:keep": _with_id("keepCreditEntry", words=WORDS),
    "credit_entry:strike": _with_id("strikeCreditEntry", words=WORDS),
    "training:record": (
        "recordTraining",
        lambda town: {
            "staffMemberId": id_of(town.thing), "topic": "LAW", "hours": 6, "heldOn": HELD_ON.isoformat()
        },
    ),
    "staff:appoint": (
        "appointStaff",
        lambda town: {"id": id_of(town.thing), "role": "AUDITOR", "pseudonym": f"Auditor {town.thing.id.hex}"[:40]},
    ),
    "staff:dismiss": _with_id("dismissStaff"),
}  # fmt: skip
SHOWN_AS: dict[str, str] = {}
