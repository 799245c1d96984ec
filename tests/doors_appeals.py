"""How the acts of appeals are done by call and by mutation."""

from collections.abc import Callable
from typing import Any

from db.vocabulary import Severity
from resolvers.sanctions.appeals import answering, lodging
from tests.asking import id_of
from tests.cast_appeals import FACTS, OTHER_RULE, RULE, WHY

CALLS: dict[str, Callable[[Any, Any, Any], Any]] = {
    "appeal:lodge": lambda a, t, town: lodging.lodge_appeal(a, t.id, WHY),
    "appeal:withdraw": lambda a, t, town: lodging.withdraw_appeal(a, t.id),
    "appeal:claim": lambda a, t, town: lodging.claim_appeal(a, t.id),
    "appeal:release": lambda a, t, town: lodging.release_appeal(a, t.id),
    "appeal:escalate": lambda a, t, town: lodging.escalate_appeal(a, t.id),
    "appeal:affirm": lambda a, t, town: answering.affirm_appeal(a, t.id, RULE, FACTS),
    "appeal:overturn": lambda a, t, town: answering.overturn_appeal(a, t.id, RULE, FACTS),
    "appeal:modify": lambda a, t, town: answering.modify_appeal(a, t.id, OTHER_RULE, FACTS, severity=Severity.MINOR),
}


def _on(mutation: str, **values: Any) -> tuple[str, Callable[[Any], dict[str, Any]]]:
    return mutation, lambda town: {"id": id_of(town.thing), **values}


MUTATIONS: dict[str, tuple[str, Callable[[Any], dict[str, Any]]]] = {
    "appeal:lodge": ("lodgeAppeal", lambda town: {"statementId": id_of(town.thing), "words": WHY}),
    "appeal:withdraw": _on("withdrawAppeal"),
    "appeal:claim": _on("claimAppeal"),
    "appeal:release": _on("releaseAppeal"),
    "appeal:affirm": _on("decideAppeal", verdict="AFFIRMED", rule=RULE, facts=FACTS),
    "appeal:overturn": _on("decideAppeal", verdict="OVERTURNED", rule=RULE, facts=FACTS),
    "appeal:modify": _on("decideAppeal", verdict="MODIFIED", rule=OTHER_RULE, facts=FACTS, severity="MINOR"),
}
