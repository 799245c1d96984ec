"""What must hold where somebody answers in law: publishers are verified, no officer in their own matter."""

from datetime import datetime
from typing import Any

from db.vocabulary import RegistrantKind, RegistrantState
from resolvers.rules.conditions import Facts, giving
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor


@giving(Restricted)
def the_publisher_is_verified(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whoever publishes for an account is a verified person themself; `publisher` is that person, or none (D6.1).

    Where that is not asked yet, there is no such fact.
    """
    if "publisher" not in facts:
        return None
    publisher = facts["publisher"]
    verified = publisher is not None and publisher.state is RegistrantState.VERIFIED
    return None if verified else Restricted(Because.PUBLISHER_NOT_VERIFIED)


@giving(Restricted)
def it_is_not_ones_own(actor: Actor, registrant: Any, facts: Facts, now: datetime) -> Refusal | None:
    """No officer decides about, or looks at, a registrant for whom they act themselves."""
    own = actor.user_id is not None and str(actor.user_id) in (registrant.acting or ())
    return Restricted(Because.OWN_MATTER) if own else None


@giving(Restricted)
def staff_do_not_send_themselves(actor: Actor, registrant: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Who does not act for a registrant makes nobody act for it who is themself; `whom` is who is to act."""
    theirs = actor.user_id is not None and facts.get("whom") == actor.user_id
    acts = str(actor.user_id) in (registrant.acting or ())
    return Restricted(Because.OWN_MATTER) if theirs and not acts else None


@giving(Restricted)
def the_number_is_no_others(actor: Actor, registrant: Any, facts: Facts, now: datetime) -> Refusal | None:
    """One number has one verified registrant; `same` says whether another has it."""
    return Restricted(Because.NUMBER_OF_ANOTHER) if facts.get("same") else None


@giving(Restricted)
def it_is_an_organisation(actor: Actor, registrant: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A person acts for themself, and sends nobody."""
    return None if registrant.kind is RegistrantKind.ORGANISATION else Restricted(Because.MANDATE_OF_A_PERSON)
