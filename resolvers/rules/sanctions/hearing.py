"""What must hold before a sanction is proposed, confirmed or lifted, and for what a warning asks (D13.1)."""

from datetime import datetime
from typing import Any

from db.vocabulary import CaseState, SanctionKind, SanctionState
from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import SENIORS, Actor, standings


@condition
def the_case_is_held_or_decided_by_one(actor: Actor, case: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only whoever works on a case, or decided it, proposes a sanction in it."""
    is_own = case.claimed_by_id is not None and case.claimed_by_id in actor.staff.values()
    if is_own and case.state in (CaseState.CLAIMED, CaseState.DECIDED):
        return None
    return Restricted(Because.TAKE_THE_CASE_FIRST)


@condition
def a_sanction_passed_on_is_for_seniors(actor: Actor, sanction: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Where the case was passed on, a senior reviewer or the chief editor decides on what was proposed in it."""
    case = facts.get("case")
    if case is None or case.state != CaseState.ESCALATED or standings(actor, sanction) & SENIORS:
        return None
    return Restricted(Because.FOR_A_SENIOR)


@condition
def the_hearing_is_over(actor: Actor, sanction: Any, facts: Facts, now: datetime) -> Refusal | None:
    """The account was heard, or had its time; a warning needs no hearing."""
    if sanction.kind is SanctionKind.WARNING or sanction.responded_at or sanction.respond_until <= now:
        return None
    return Restricted(Because.HEARING_IS_OPEN, sanction.respond_until)


@condition
def a_closure_has_a_second_person(actor: Actor, sanction: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A closure is confirmed by a senior who is another person than whoever proposed it, under whatever post."""
    if sanction.kind is not SanctionKind.CLOSURE:
        return None
    is_same = sanction.proposed_by_id in actor.staff.values() or facts.get("proposer") == actor.user_id
    return Restricted(Because.SECOND_PERSON) if is_same or not standings(actor, sanction) & SENIORS else None


@condition
def the_sanction_has_not_ended(actor: Actor, sanction: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What has ended by its date cannot be ended early."""
    ended = sanction.ends_at is not None and sanction.ends_at <= now
    return Restricted(Because.SANCTION_HAS_ENDED) if ended else None


@condition
def the_warning_stands(actor: Actor, rectification: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nothing is to be put right once the warning was lifted, overturned or changed."""
    sanction = facts.get("sanction")
    if sanction is None or (sanction.kind is SanctionKind.WARNING and sanction.state is SanctionState.IN_FORCE):
        return None
    return Restricted(Because.WARNING_DOES_NOT_STAND)
