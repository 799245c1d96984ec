"""What must hold at the desk of cases, beyond standing and state."""

from datetime import datetime
from typing import Any

from db.vocabulary import CaseState, CommentState, HeldBy
from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import SENIORS, Actor, standings


@condition
def escalated_is_for_seniors(actor: Actor, case: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What was passed on waits for a senior reviewer or the chief editor."""
    if case.state != CaseState.ESCALATED or standings(actor, case) & SENIORS:
        return None
    return Restricted(Because.FOR_A_SENIOR)


@condition
def the_account_did_it(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """The platform is asked about what an account's operators did to somebody else's words, and about nothing else."""
    held_by_others = comment.state == CommentState.HELD and comment.held_by != HeldBy.ACCOUNT
    deleted_oneself = comment.state == CommentState.DELETED and comment.acted_by == actor.user_id
    if comment.as_account or held_by_others or deleted_oneself:
        return Restricted(Because.NOT_BY_THE_ACCOUNT)
    return None
