"""What stands between a person and an account: an emergency, a mute, and who may comment there.

Each is asked with the facts `freeze`, `muted` and `follows` that `account_reached` finds along with the account.
"""

from datetime import datetime
from typing import Any

from db.vocabulary import CommentRules
from resolvers.rules.conditions import Facts, ends_at, giving, rules_now
from resolvers.rules.refusals import Because, Frozen, Muted, Refusal, Restricted
from resolvers.rules.standings import OPERATORS, Actor, standings


def holds(mute: Any, now: datetime) -> bool:
    """Whether a mute is in force: one with an end counts until then, without anybody doing anything."""
    return mute.ended_at is None and (mute.until is None or now < mute.until)


@giving(Frozen)
def nothing_is_frozen(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """In an emergency nobody adds words."""
    freeze = facts.get("freeze")
    if freeze is None or freeze.since > now or (freeze.until is not None and freeze.until <= now):
        return None
    return Frozen(freeze.until)


@giving(Muted)
def one_is_not_muted(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whom an account muted neither writes to it nor follows it, whatever by."""
    mute = facts.get("muted")
    if mute is None or not holds(mute, now) or standings(actor, thing) & OPERATORS:
        return None  # who was muted may run the account by now
    return Muted(mute.until)


@giving(Restricted)
def one_follows_where_only_followers_comment(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """The post's own rule, or else the account's, lets only followers and its operators comment."""
    deciding = next((row for row in (post, facts.get("account")) if row and rules_now(row, now)), None)
    if deciding is None or rules_now(deciding, now) != CommentRules.FOLLOWERS:
        return None
    if facts.get("follows", True) or standings(actor, post) & OPERATORS:
        return None
    return Restricted(Because.FOLLOWERS_ONLY, until=ends_at(deciding, now))
