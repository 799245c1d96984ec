"""What sanctions in force take from an account, as conditions with dates, and what is kept under every one (D13.1).

In force is a date: nothing has to run for a sanction to begin or to end. What holds is repeated on the account and
comes with the actor's own posts, so no condition asks the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from db.vocabulary import AccountFunction, CommentRules, SanctionKind
from resolvers.rules.conditions import Facts, giving
from resolvers.rules.refusals import Refusal, Sanctioned
from resolvers.rules.standings import REVIEWERS, Actor, Standing, standings

# What whoever runs an account may still do in its name, whatever the sanction; beside it they read, export, and do
# what does not concern the account. Of comments and replies only one's own may be deleted under a closure.
KEPT_UNDER_SANCTION = frozenset({
    "post:withdraw", "comment:delete", "sanction:respond", "rectification:submit", "appeal:lodge", "appeal:withdraw",
    "operatorship:withdraw", "operatorship:remove", "operatorship:change_role", "operatorship:withdraw_offer",
    "blacklist_entry:respond",
    "account:close", "account:reopen",
    "revision:withdraw",
})  # fmt: skip
COMMENTS, REPLIES, PUBLISHING = AccountFunction.COMMENTS, AccountFunction.REPLIES, AccountFunction.PUBLISHING
# What an undo brings about that a sanction would not let be done.
UNDONE_ANEW = {
    "post:withdraw": PUBLISHING, "post:edit": PUBLISHING, "post:set_comment_rules": COMMENTS,
    "account:set_comment_rules": COMMENTS,
}  # fmt: skip


@dataclass(frozen=True)
class Restriction:
    """A sanction as an account bears it: what it takes, from when until when."""

    sanction: UUID
    kind: SanctionKind
    functions: tuple[AccountFunction, ...]
    since: datetime
    until: datetime | None
    interim: bool
    appeal_until: datetime | None

    @property
    def shuts(self) -> bool:
        """Whether it closes the account; while a closure is only proposed, it takes the functions and no more."""
        return self.kind is SanctionKind.CLOSURE and not self.interim

    def kept(self) -> dict[str, Any]:
        """The form in which the account keeps it."""
        return {
            "sanction": str(self.sanction), "kind": self.kind.value, "functions": [f.value for f in self.functions],
            "from": self.since.isoformat(), "until": self.until and self.until.isoformat(), "interim": self.interim,
            "appeal_until": self.appeal_until and self.appeal_until.isoformat(),
        }  # fmt: skip


def read(kept: Iterable[dict[str, Any]] | None) -> list[Restriction]:
    """What an account bears, from the form in which it is kept."""
    return [
        Restriction(
            UUID(one["sanction"]), SanctionKind(one["kind"]), tuple(AccountFunction(f) for f in one["functions"]),
            datetime.fromisoformat(one["from"]), _moment(one["until"]), bool(one["interim"]),
            _moment(one["appeal_until"]),
        )
        for one in kept or ()
    ]  # fmt: skip


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def in_force(kept: Iterable[dict[str, Any]] | None, now: datetime) -> list[Restriction]:
    """What holds now."""
    return [one for one in read(kept) if one.since <= now and (one.until is None or now < one.until)]


def takes(account: Any, function: AccountFunction, now: datetime) -> bool:
    """Whether something in force takes a function from an account."""
    return any(function in one.functions for one in in_force(account.restrictions, now))


def _borne(actor: Actor, thing: Any, facts: Facts, now: datetime) -> list[Restriction]:
    """What the account of a thing bears now: by the account itself where it is at hand, else by one's post there."""
    if type(thing).__name__ == "PublicAccount":
        return in_force(thing.restrictions, now)
    account = facts.get("account")
    if account is not None and account.id == thing.account_id:
        return in_force(account.restrictions, now)
    return in_force(actor.restrictions.get(thing.account_id), now)


def _refusal(actor: Actor, thing: Any, found: list[Restriction]) -> Refusal | None:
    """The one that lasts longest, so that the date told is the one from which the way is free."""
    if not found:
        return None
    last = max(found, key=lambda one: (one.until is None, one.until and one.until.timestamp()))
    account = thing.id if type(thing).__name__ == "PublicAccount" else thing.account_id
    return Sanctioned(
        last.kind, last.sanction, last.functions, last.until, last.appeal_until, last.interim, account in actor.posts
    )


def _taking(actor: Actor, thing: Any, facts: Facts, now: datetime, *functions: AccountFunction) -> Refusal | None:
    taken = set(functions)
    return _refusal(actor, thing, [one for one in _borne(actor, thing, facts, now) if taken & {*one.functions}])


def _shutting(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    return _refusal(actor, thing, [one for one in _borne(actor, thing, facts, now) if one.shuts])


def _runs(actor: Actor, thing: Any) -> bool:
    """Whether one acts for the account: its operator, and no reviewer."""
    return thing.account_id in actor.posts and not standings(actor, thing) & REVIEWERS


@giving(Sanctioned)
def commenting_is_not_taken(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nobody comments under the posts of an account whose comments are restricted."""
    return _taking(actor, post, facts, now, COMMENTS)


@giving(Sanctioned)
def opening_comments_is_not_taken(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """While comments are restricted they can be closed and not opened; a shut account sets no rules at all."""
    if facts.get("rules", CommentRules.CLOSED) is not CommentRules.CLOSED:
        return _taking(actor, thing, facts, now, COMMENTS)
    return _shutting(actor, thing, facts, now)


@giving(Sanctioned)
def replying_is_not_taken(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An account answers nobody while its answers, or comments at all, are restricted."""
    return _taking(actor, comment, facts, now, COMMENTS, REPLIES)


@giving(Sanctioned)
def publishing_is_not_taken(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """While updates are suspended nothing is written, changed or published."""
    return _taking(actor, thing, facts, now, PUBLISHING)


@giving(Sanctioned)
def the_account_is_not_shut(actor: Actor, account: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A shut account is not worked on."""
    return _shutting(actor, account, facts, now)


@giving(Sanctioned)
def care_is_not_taken(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whoever runs a shut account does not care for its comments; what one wrote as a reader is one's own."""
    author = None if getattr(comment, "as_account", True) else comment.author_id
    is_own = author is not None and author == actor.user_id
    return _shutting(actor, comment, facts, now) if _runs(actor, comment) and not is_own else None


@giving(Sanctioned)
def only_ones_own_is_deleted(actor: Actor, comment: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whoever runs a shut account deletes only its own words and their own."""
    is_own = Standing.AUTHOR in standings(actor, comment)
    return _shutting(actor, comment, facts, now) if _runs(actor, comment) and not is_own else None


@giving(Sanctioned)
def undoing_is_not_taken(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What a sanction does not let be done is not brought about by taking something back either."""
    kind = type(thing).__name__
    if kind in ("Comment", "Mute"):
        return care_is_not_taken.test(actor, thing, facts, now)
    if kind not in ("Post", "PublicAccount", "Bulk"):
        return None
    function = UNDONE_ANEW.get(facts.get("undone", ""))
    taken = _taking(actor, thing, facts, now, function) if function else None
    return taken or _shutting(actor, thing, facts, now)
