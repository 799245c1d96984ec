"""What must hold beyond standing and state: pure functions of actor, thing, facts and now.

A condition answers None or the refusal it gives. What a condition needs beside the row itself it
takes from `facts`; where a fact is not at hand (as when buttons are offered on a list), it does not
object, and the act itself asks again with all facts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from db.vocabulary import CaseState, CommentRules, CommentState, HeldBy, PostState, RegistrantState
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import OPERATORS, REVIEWERS, SENIORS, Actor, standings

Facts = dict[str, Any]


@dataclass(frozen=True)
class Condition:
    """A named condition with the refusals it may give."""

    name: str
    gives: frozenset[type[Refusal]]
    test: Callable[[Actor, Any, Facts, datetime], Refusal | None]


CONDITIONS: dict[str, Condition] = {}


Test = Callable[[Actor, Any, Facts, datetime], Refusal | None]


def giving(*refusals: type[Refusal]) -> Callable[[Test], Condition]:
    """Declare a condition that gives these refusals."""

    def declared(test: Test) -> Condition:
        made = Condition(test.__name__, frozenset(refusals), test)
        CONDITIONS[made.name] = made
        return made

    return declared


def condition(test: Test) -> Condition:
    """Declare a condition that gives `Restricted`, as most do."""
    return giving(Restricted)(test)


def rules_now(row: Any, now: datetime) -> CommentRules | None:
    """The rule for comments that a post or an account has now: one with an end counts until then.

    After it counts again what counted before, without anybody doing anything.
    """
    is_over = row.comment_rules_until is not None and row.comment_rules_until <= now
    rules = row.comment_rules_after if is_over else row.comment_rules
    return CommentRules(rules) if rules else None


def ends_at(row: Any, now: datetime) -> datetime | None:
    """When the rule for comments ends that counts now, if it ends by itself."""
    until: datetime | None = row.comment_rules_until
    return until if until is not None and until > now else None


@condition
def post_is_public(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only under a published post may anybody comment."""
    return None if post.state == PostState.PUBLISHED else Restricted(Because.POST_NOT_PUBLIC)


@condition
def comments_are_open(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """The post's own rule, or else the account's, lets comments in."""
    deciding = next((row for row in (post, facts.get("account")) if row and rules_now(row, now)), None)
    if deciding is None or rules_now(deciding, now) != CommentRules.CLOSED:
        return None
    return Restricted(Because.COMMENTS_CLOSED, until=ends_at(deciding, now))


@condition
def answers_a_comment(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Replies go one level deep: an answer to a reply goes under the comment."""
    return Restricted(Because.REPLY_TO_A_REPLY) if comment.parent_id else None


@condition
def registrant_is_verified(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Without a verified registrant nothing is published (D6.1)."""
    registrant = facts.get("registrant")
    if registrant is None or registrant.state == RegistrantState.VERIFIED:
        return None
    return Restricted(Because.REGISTRANT_NOT_VERIFIED)


@condition
def hold_is_ours(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Operators decide the account's holds only; staff decide the platform's."""
    held = standings(actor, comment)
    if comment.held_by == HeldBy.PLATFORM and not held & REVIEWERS and held & OPERATORS:
        return Restricted(Because.HELD_BY_THE_PLATFORM)
    return None


@condition
def not_ones_own_hold(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Staff do not let their own held words appear."""
    own = comment.author_id is not None and comment.author_id == actor.user_id
    return Restricted(Because.OWN_MATTER) if own and comment.held_by == HeldBy.PLATFORM else None


@condition
def not_ones_own_matter(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Who complained, wrote it, or runs the account does not decide for the platform."""
    own = (getattr(thing, "author_id", None), facts.get("author"), *facts.get("complainants", ()))
    if (actor.user_id is not None and actor.user_id in own) or thing.account_id in actor.posts:
        return Restricted(Because.OWN_MATTER)
    return Restricted(Because.CONFLICT_DECLARED) if thing.account_id in actor.conflicts else None


@condition
def not_about_oneself(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nobody gives themself a post of staff, or ends one of their own; `whom` is whose post it is."""
    whom = facts.get("whom") or getattr(thing, "user_id", None)
    own = actor.user_id is not None and whom == actor.user_id
    return Restricted(Because.OWN_POST) if own else None


@condition
def not_of_a_sister_account(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nor does who has to do with another account of the same registrant; `sisters` are the ids of all of them."""
    sisters = facts.get("sisters", frozenset())
    if sisters & (frozenset(actor.posts) | actor.left):
        return Restricted(Because.OWN_MATTER)
    return Restricted(Because.CONFLICT_DECLARED) if sisters & actor.conflicts else None


@condition
def the_case_is_ones_own(actor: Actor, complaint: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only whoever has taken the case speaks with its complainants for the platform."""
    case = facts.get("case")
    if case is None or (case.claimed_by_id is not None and case.claimed_by_id in actor.staff.values()):
        return None
    return Restricted(Because.TAKE_THE_CASE_FIRST)


@condition
def not_ones_own_complaint(actor: Actor, complaint: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nobody judges a complaint of their own, or one in a matter of their own."""
    if actor.user_id is not None and complaint.user_id == actor.user_id:
        return Restricted(Because.OWN_MATTER)
    case = facts.get("case")
    return not_ones_own_matter.test(actor, case, facts, now) if case is not None else None


@condition
def the_case_is_undecided(actor: Actor, counter_notice: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What is said after the decision could no longer be heard by it."""
    case = facts.get("case")
    decided = case is not None and case.state == CaseState.DECIDED
    return Restricted(Because.CASE_IS_DECIDED) if decided else None


@condition
def nobody_answered(actor: Actor, counter_notice: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A side speaks once, through whoever of it comes first."""
    return Restricted(Because.ALREADY_ANSWERED) if counter_notice.answered_at else None


@condition
def somebody_can_answer(actor: Actor, complaint: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Who complained at a mere address left no place to which a question could be sent."""
    return None if complaint.user_id or complaint.guest_id else Restricted(Because.NOBODY_TO_ASK)


@condition
def deleted_it_oneself(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only whoever deleted a comment takes the deletion back."""
    return None if comment.acted_by and comment.acted_by == actor.user_id else Restricted(Because.NOT_YOUR_DELETION)


@condition
def within_the_undo_time(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An act can be taken back for as long as the policy pack says."""
    seconds = facts.get("undo_seconds")
    since = facts.get("since") or getattr(thing, "acted_at", None)
    if seconds is None or since is None or now <= since + timedelta(seconds=seconds):
        return None
    return Restricted(Because.UNDO_TIME_IS_OVER)


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
