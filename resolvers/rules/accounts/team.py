"""What must hold for those who run an account: invitations in time, no second post, never without an owner."""

from datetime import datetime
from typing import Any

from db.vocabulary import OperatorRole
from resolvers.rules.conditions import Facts, giving
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor


@giving(Restricted)
def the_invitation_lasts(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An invitation is answered within its time."""
    over = post.expires_at is not None and post.expires_at <= now
    return Restricted(Because.INVITATION_IS_OVER) if over else None


@giving(Restricted)
def one_runs_it_not_yet(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nobody has two posts at one account."""
    return Restricted(Because.ALREADY_AN_OPERATOR) if post.account_id in actor.posts else None


@giving(Restricted)
def an_owner_remains(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """The last owner gives the account to another first; `owners` says how many there are."""
    last = post.role is OperatorRole.OWNER and facts.get("owners", 2) < 2
    return Restricted(Because.LAST_OWNER) if last else None


@giving(Restricted)
def it_is_no_owner(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An owner leaves, or gives the account away, of their own accord only."""
    return Restricted(Because.IS_AN_OWNER) if post.role is OperatorRole.OWNER else None


@giving(Restricted)
def ownership_is_offered(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Somebody is offered the ownership now; an offer lapses by its date, and when who made it is no owner any more."""
    offered = post.offered_until is not None and post.offered_until > now
    return None if offered and facts.get("giver", post) is not None else Restricted(Because.OFFER_IS_OVER)
