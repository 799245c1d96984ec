"""What must hold as long as something is public, and not only when it becomes so."""

from datetime import datetime
from typing import Any

from db.vocabulary import PostState
from resolvers.rules.accounts.documents import the_agreement_is_signed
from resolvers.rules.accounts.identity import the_publisher_is_verified
from resolvers.rules.accounts.opening import the_account_is_active
from resolvers.rules.accounts.standing import news_is_for_the_qualified
from resolvers.rules.conditions import Facts, condition, registrant_is_verified
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import Actor

# Of whoever publishes; how many posts a day is asked besides.
OF_THE_PUBLISHER = (
    registrant_is_verified, the_publisher_is_verified, the_account_is_active, the_agreement_is_signed,
    news_is_for_the_qualified,
)  # fmt: skip


@condition
def what_is_public_could_be_published(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What is public is changed by whoever could publish it; a draft by whoever writes for the account (D6.1, D8)."""
    if post.state != PostState.PUBLISHED:
        return None
    return next((no for one in OF_THE_PUBLISHER if (no := one.test(actor, post, facts, now))), None)
