"""What readers and accounts are to each other: marks on comments, follows, mutes."""

from datetime import datetime
from typing import Any

from db.vocabulary import CommentState as C
from resolvers.rules import reach
from resolvers.rules import refusals as no
from resolvers.rules.acts.record import act
from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.sanctions import force
from resolvers.rules.standings import OPERATORS, Actor
from resolvers.rules.standings import Standing as S

ALREADY = Restricted(Because.IS_SO_ALREADY)


@condition
def is_a_comment_of_a_reader(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What readers wrote under a post is marked; answers are not, nor the account's own words."""
    of_a_reader = comment.parent_id is None and not comment.as_account
    return None if of_a_reader else Restricted(Because.ONLY_COMMENTS_OF_READERS)


@condition
def is_not_featured(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What is featured is not featured again."""
    return ALREADY if comment.featured_at else None


@condition
def is_featured(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only what is featured can cease to be."""
    return None if comment.featured_at else ALREADY


@condition
def is_not_pinned(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What is pinned is not pinned again."""
    return ALREADY if comment.pinned_at else None


@condition
def is_pinned(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only what is pinned can cease to be."""
    return None if comment.pinned_at else ALREADY


@condition
def one_does_not_follow_yet(actor: Actor, account: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nobody follows twice."""
    return ALREADY if facts.get("follows") else None


@condition
def one_follows(actor: Actor, account: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only whoever follows can cease to."""
    return None if facts.get("follows", True) else ALREADY


@condition
def somebody_is_meant(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whoever runs the account is not muted there, and of words brought in from elsewhere nobody is known.

    It is asked of the account, with facts, and of a comment whose author may be meant.
    """
    if facts.get("runs_it") or getattr(thing, "as_account", False):
        return Restricted(Because.RUNS_THE_ACCOUNT)
    nobody = facts.get("nobody") or getattr(thing, "author_id", thing.id) is None
    return Restricted(Because.NOBODY_TO_MUTE) if nobody else None


@condition
def the_mute_holds(actor: Actor, mute: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only a mute that holds can be lifted."""
    return None if reach.holds(mute, now) else ALREADY


SEEN = (((C.VISIBLE,), C.VISIBLE),)
CARE = (force.care_is_not_taken,)
act(
    "comment:feature", "comment.featured", OPERATORS, SEEN, when=(*CARE, is_a_comment_of_a_reader, is_not_featured),
    undoable=True, duty=("D12.2",),
)  # fmt: skip
act("comment:unfeature", "comment.unfeatured", OPERATORS, SEEN, when=(*CARE, is_featured), undoable=True)
act(
    "comment:pin", "comment.pinned", OPERATORS, SEEN, when=(*CARE, is_a_comment_of_a_reader, is_not_pinned),
    undoable=True, duty=("D12.2",),
)  # fmt: skip
act("comment:unpin", "comment.unpinned", OPERATORS, SEEN, when=(*CARE, is_pinned), undoable=True)
act(
    "account:follow", "account.followed", {S.USER},
    when=(force.the_account_is_not_shut, reach.one_is_not_muted, one_does_not_follow_yet),
)  # fmt: skip
act("account:unfollow", "account.unfollowed", {S.USER}, when=(one_follows,))
act(
    "account:mute_user", "account.user_muted", OPERATORS, when=(force.the_account_is_not_shut, somebody_is_meant),
    gives=frozenset({no.Restricted}), undoable=True, reasons="care", duty=("D12.2",),
)  # fmt: skip
act(
    "account:unmute_user", "account.user_unmuted", OPERATORS, when=(force.care_is_not_taken, the_mute_holds),
    undoable=True, duty=("D12.2",),
)  # fmt: skip
