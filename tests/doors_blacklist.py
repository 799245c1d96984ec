"""The blacklist. How the doors are asked."""

from typing import Any

from db.vocabulary import BlacklistMeasure, Severity
from resolvers.sanctions.blacklist import confirming, ending, proposing
from tests.asking import id_of
from tests.cast_blacklist import FACTS, RULE, SORRY

WHY = "That is what there is to say."


def _propose(actor: Any, case: Any, town: Any) -> Any:
    measures = [BlacklistMeasure.FORBID_REGISTRATION]
    return proposing.propose_blacklist_entry(actor, case.id, measures, RULE, Severity.MAJOR, 30, FACTS)


CALLS: dict[str, Any] = {
    "blacklist_entry:propose": _propose,
    "blacklist_entry:respond": lambda a, t, town: proposing.respond_to_blacklist_entry(a, t.id, SORRY),
    "blacklist_entry:confirm": lambda a, t, town: confirming.confirm_blacklist_entry(a, t.id),
    "blacklist_entry:withdraw": lambda a, t, town: proposing.withdraw_blacklist_entry(a, t.id, WHY),
    "blacklist_entry:remove": lambda a, t, town: ending.remove_blacklist_entry(a, t.id, WHY),
    "blacklist_entry:hear": lambda a, t, town: proposing.close_blacklist_hearing(a, t.id),
    "blacklist_entry:review": lambda a, t, town: ending.review_blacklist_entry(a, t.id),
    "blacklist_entry:end": lambda a, t, town: ending.end_blacklist_entry(a, t.id),
}


def _on(mutation: str, **values: Any) -> Any:
    return mutation, lambda town: {"id": id_of(town.thing), **values}


MUTATIONS: dict[str, Any] = {
    "blacklist_entry:propose": (
        "proposeBlacklistEntry",
        lambda town: {
            "caseId": id_of(town.thing), "measures": ["FORBID_REGISTRATION"], "rule": RULE, "severity": "MAJOR",
            "days": 30, "facts": FACTS,
        },
    ),
    "blacklist_entry:respond": _on("respondToBlacklistEntry", words=SORRY),
    "blacklist_entry:confirm": _on("confirmBlacklistEntry"),
    "blacklist_entry:withdraw": _on("withdrawBlacklistEntry", reason=WHY),
    "blacklist_entry:remove": _on("removeBlacklistEntry", reason=WHY),
}  # fmt: skip
SHOWN_AS: dict[str, str] = {}
