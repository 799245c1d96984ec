"""What must hold for opening an account, for its review, and for publishing under it."""

from datetime import datetime
from typing import Any

from db.vocabulary import AccountState, RevisionKind
from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor

# A closure is told by the sanction that it is.
CAN_PUBLISH = (AccountState.ACTIVE, AccountState.SHUT)


@condition
def the_account_is_active(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nothing is public under an account that is not open yet, or no more; drafts can be written (D7.1)."""
    account = facts.get("account")
    return Restricted(Because.ACCOUNT_NOT_ACTIVE) if account and account.state not in CAN_PUBLISH else None


@condition
def the_account_can_change(actor: Actor, revision: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only an open account is changed: one that is shut is put back as it was, or not at all."""
    account = facts.get("account")
    changes = account is None or account.state is AccountState.ACTIVE
    return None if changes else Restricted(Because.ACCOUNT_NOT_ACTIVE)


@condition
def its_accounts_are_declared(actor: Actor, account: Any, facts: Facts, now: datetime) -> Refusal | None:
    """From the second account on a registrant declares which accounts it has and what they are about (D7.3)."""
    return Restricted(Because.DECLARE_FIRST) if facts.get("undeclared") else None


@condition
def it_is_no_opening(actor: Actor, revision: Any, facts: Facts, now: datetime) -> Refusal | None:
    """The opening of an account is decided with the account itself."""
    return Restricted(Because.IT_IS_AN_OPENING) if revision.kind is RevisionKind.OPENING else None


@condition
def not_ones_own_account(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Who runs the account, acts for its registrant, or is connected with it, does not review it."""
    account = thing.id if type(thing).__name__ == "PublicAccount" else thing.account_id
    registrant = facts.get("registrant")
    acts = registrant is not None and str(actor.user_id) in (registrant.acting or ())
    if account in actor.posts or acts:
        return Restricted(Because.OWN_MATTER)
    return Restricted(Because.CONFLICT_DECLARED) if account in actor.conflicts else None
