"""How the acts of sanctions are done by call and by mutation."""

from collections.abc import Callable
from typing import Any

from db.vocabulary import SanctionKind, Severity
from resolvers.sanctions import confirming, proposing, rectification
from tests.asking import id_of
from tests.cast_sanctions import FACTS, RULE

SORRY, WHY = "We are sorry, and took it down.", "That is what there is to say."


def _propose(actor: Any, case: Any, town: Any) -> Any:
    return proposing.propose_sanction(actor, case.id, SanctionKind.WARNING, RULE, Severity.MINOR, FACTS)


CALLS: dict[str, Callable[[Any, Any, Any], Any]] = {
    "sanction:propose": _propose,
    "sanction:respond": lambda a, t, town: proposing.respond_to_sanction(a, t.id, SORRY),
    "sanction:confirm": lambda a, t, town: confirming.confirm_sanction(a, t.id),
    "sanction:withdraw": lambda a, t, town: proposing.withdraw_sanction(a, t.id, WHY),
    "sanction:lift": lambda a, t, town: confirming.lift_sanction(a, t.id, WHY),
    "sanction:hear": lambda a, t, town: proposing.close_hearing(a, t.id),
    "sanction:end": lambda a, t, town: confirming.end_sanction(a, t.id),
    "rectification:submit": lambda a, t, town: rectification.submit_rectification(a, t.id, SORRY),
    "rectification:accept": lambda a, t, town: rectification.accept_rectification(a, t.id),
    "rectification:return": lambda a, t, town: rectification.return_rectification(a, t.id, WHY),
    "rectification:lapse": lambda a, t, town: rectification.lapse_rectification(a, t.id),
}


def _on(mutation: str, **values: Any) -> tuple[str, Callable[[Any], dict[str, Any]]]:
    return mutation, lambda town: {"id": id_of(town.thing), **values}


MUTATIONS: dict[str, tuple[str, Callable[[Any], dict[str, Any]]]] = {
    "sanction:propose": (
        "proposeSanction",
        lambda town: {
            "caseId": id_of(town.thing), "kind": "WARNING", "rule": RULE, "severity": "MINOR", "facts": FACTS,
        },
    ),
    "sanction:respond": _on("respondToSanction", words=SORRY),
    "sanction:confirm": _on("confirmSanction"),
    "sanction:withdraw": _on("withdrawSanction", reason=WHY),
    "sanction:lift": _on("liftSanction", reason=WHY),
    "rectification:submit": _on("submitRectification", words=SORRY),
    "rectification:accept": _on("acceptRectification"),
    "rectification:return": _on("returnRectification", reason=WHY),
}  # fmt: skip
