"""What must hold for a decision to be contested, and for whoever answers: pure, like all conditions.

The decision comes with the statement of it, or in `facts`; so do the state of an earlier appeal of the same side
(`appealed`) and whether the actor decided in the matter before (`decided_before`).
"""

from datetime import datetime
from typing import Any

from db.vocabulary import AppealState, Measure, Side
from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor, loaded


def contested(thing: Any, facts: Facts) -> Any:
    """The decision in question, where it is at hand."""
    return facts.get("decision") or loaded(thing, "decision")


def removes_after_all(decision: Any) -> bool:
    """Whether a complainant's appeal had content removed that stood until then: its author contests that once."""
    return decision.verdict is AppealState.OVERTURNED and decision.measure is Measure.REMOVE_CONTENT


@condition
def not_given_on_an_appeal(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What was decided on an appeal is final here, but for what it did to somebody for the first time."""
    decision = contested(thing, facts)
    final = decision is not None and decision.appeal_id is not None
    if final and getattr(thing, "side", None) is Side.SUBJECT and removes_after_all(decision):
        return None
    return Restricted(Because.DECISION_IS_FINAL) if final else None


@condition
def not_reversed(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A decision that was reversed or replaced is not contested any more."""
    decision = contested(thing, facts)
    gone = decision is not None and decision.reversed_at is not None
    return Restricted(Because.DECISION_IS_REVERSED) if gone else None


@condition
def not_contested_yet(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Each party contests a decision once; how that stands is told."""
    state = facts.get("appealed")
    return Restricted(Because.APPEALED_ALREADY, state=state) if state else None


@condition
def in_time_to_appeal(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A decision can be contested until the date that its statement names."""
    decision = contested(thing, facts)
    if decision is None:
        return None
    until = getattr(thing, "appeal_until", None) or decision.appeal_until
    return None if now <= until else Restricted(Because.APPEAL_TIME_IS_OVER, until=until)


@condition
def decided_nothing_here(actor: Actor, appeal: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whoever decided in the matter before does not decide on the appeal; the database refuses it too."""
    return Restricted(Because.DECIDED_BEFORE) if facts.get("decided_before") else None
