"""What holds for those who leave, and when what is left of them may go (D9.2)."""

import calendar
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.vocabulary import AccountState
from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor

LEAVING = (AccountState.CLOSING, AccountState.CLOSED)
NEVER_OPEN = (AccountState.DRAFT, AccountState.IN_REVIEW)


def freed_handle(account_id: UUID) -> str:
    """What stands for the handle of an account that never was public, so that others may have it; none looks so."""
    return f"~{account_id.hex}"


@condition
def one_stays(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whoever is leaving reads, exports, responds, contests and withdraws, and writes nothing new."""
    return Restricted(Because.YOU_ARE_LEAVING, until=actor.closes_at) if actor.closes_at else None


@condition
def the_account_stays(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An account that closes publishes nothing new and takes no new words."""
    account = thing if type(thing).__name__ == "PublicAccount" else facts.get("account")
    if account is None:
        gone = getattr(thing, "account_id", None) in actor.closing
        return Restricted(Because.ACCOUNT_IS_CLOSING) if gone else None
    return Restricted(Because.ACCOUNT_IS_CLOSING, until=account.closes_at) if account.state in LEAVING else None


@condition
def no_account_is_left_without_owner(actor: Actor, user: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whoever is the only owner of an account gives it away or closes it first; `left` names those accounts."""
    left = ", ".join(facts.get("left", ()))
    return Restricted(Because.OWNS_ACCOUNTS_ALONE, about=left) if left else None


@condition
def somebody_answers_for_what_stays(actor: Actor, user: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whoever is the last to act for a registrant leaves once its accounts close; `unanswered` are those that stay."""
    left = ", ".join(facts.get("unanswered", ()))
    return Restricted(Because.ANSWERS_ALONE, about=left) if left else None


@condition
def one_is_no_staff(actor: Actor, user: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Staff lay their posts down first: nothing they have taken must be left lying."""
    return Restricted(Because.SERVES_AS_STAFF) if actor.staff else None


@condition
def the_cooling_off_is_over(actor: Actor, leaving: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nothing is final before the day that was told."""
    early = leaving.closes_at is not None and now < leaving.closes_at
    return Restricted(Because.COOLING_OFF, until=leaving.closes_at) if early else None


@condition
def no_export_is_under_way(actor: Actor, export: Any, facts: Facts, now: datetime) -> Refusal | None:
    """One export of a person is built at a time; `asked` says whether one waits."""
    return Restricted(Because.EXPORT_IS_UNDER_WAY) if facts.get("asked") else None


class Left(StrEnum):
    """What is left of whom or what has gone, by when it may go."""

    COMMENTS = "COMMENTS"  # words of comments that were deleted on leaving
    MESSAGES = "MESSAGES"  # what a user said privately
    FILES = "FILES"  # what a user handed in
    IDENTITY = "IDENTITY"  # of a person who answers for no account any more
    PROFILE = "PROFILE"  # what an account said of itself
    POSTS = "POSTS"  # what an account published, and its answers


# What was public is kept for so long as publications are; all of it waits for cases and for the time to contest them.
AS_PUBLICATIONS = frozenset({Left.COMMENTS, Left.POSTS, Left.IDENTITY})
OF_A_USER = (Left.COMMENTS, Left.MESSAGES, Left.FILES, Left.IDENTITY)
OF_AN_ACCOUNT = (Left.PROFILE, Left.POSTS)


@dataclass(frozen=True)
class Times:
    """The numbers of the policy pack: publications are kept so many calendar months and never under so many days."""

    months: int
    days: int
    after_appeal: int


@dataclass(frozen=True)
class Held:
    """What holds back an erasure: a case or an appeal that is open, and the last day to contest what was decided."""

    open: bool = False
    appeal_until: datetime | None = None


def months_after(at: datetime, months: int) -> datetime:
    """The same day so many calendar months later, or the last day of that month."""
    years, month = divmod(at.month - 1 + months, 12)
    year, month = at.year + years, month + 1
    return at.replace(year=year, month=month, day=min(at.day, calendar.monthrange(year, month)[1]))


def kept_until(gone_at: datetime, times: Times) -> datetime:
    """Until when a publication is kept that left public view then."""
    return max(months_after(gone_at, times.months), gone_at + timedelta(days=times.days))


def goes_at(what: Left, gone_at: datetime, held: Held, times: Times) -> datetime | None:
    """From when on this of somebody or something that went then may be erased; none while something is open."""
    if held.open:
        return None
    contested = held.appeal_until + timedelta(days=times.after_appeal) if held.appeal_until else gone_at
    return max(contested, kept_until(gone_at, times)) if what in AS_PUBLICATIONS else max(contested, gone_at)
