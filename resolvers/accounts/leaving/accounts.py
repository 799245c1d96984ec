"""Closing an account by wish: a cooling-off in which it stays readable, and then its end (D9.2)."""

from datetime import datetime, timedelta
from uuid import UUID

from db.accounts import PublicAccount
from db.oversight import Act as ActRow
from db.vocabulary import (
    AccountState,
    DeadlineKind,
)
from policy import pack
from resolvers.accounts.standing.grades import look_at_grade_from
from resolvers.accounts.team.ending import end_for_good
from resolvers.accounts.team.steps import in_hand
from resolvers.deadlines import at_its_time, drop_deadline, set_deadline
from resolvers.moves import change, locked, move, permit, seen, take_out
from resolvers.notices import tell
from resolvers.rules.accounts.leaving import NEVER_OPEN, freed_handle
from resolvers.rules.acts import ACTS, Act
from resolvers.rules.refusals import Because, Refused, Restricted
from resolvers.rules.sanctions.force import in_force
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work


@use_case("account:close")
async def close_account(actor: Actor, account_id: UUID) -> PublicAccount:
    """Close an account for good, after a cooling-off of 14 days in which its owner can still keep it.

    Meanwhile it can be read, publishes nothing new and takes no new words. Then nothing of it is public any more, its
    team ends, its handle is never given to anybody again, and what it published is erased once the time is over for
    which publications are kept. What is decided about it is still told to its owners, and they may contest it. It can
    be closed from any state, under every sanction too. One that never was open ends at once, and its handle is free
    again. Duty D9.2.
    """
    await seen(PublicAccount, account_id)
    account = await in_hand(account_id)
    await permit(ACTS["account:close"], account)
    await begin_closing(account)
    return account


async def begin_closing(account: PublicAccount, by: Act | None = None) -> datetime | None:
    """A step: close an account, held here, by its owner's wish, or `by` an act; gives when it ends, if not at once."""
    act, now = ACTS["account:close"], work().now
    marks = {"acted_at": now, "acted_by": work().actor.user_id}
    if account.state in NEVER_OPEN:
        ended = {"state": AccountState.CLOSED, "closed_at": now, "handle": freed_handle(account.id)}
        await change(act, account, ended | marks, permitted_by=by)
        await tell("account.draft_closed", account, account=account.name)
        await end_for_good(account)
        return None
    ends = now + timedelta(days=pack().leaving.account_days)
    closing = {"state": AccountState.CLOSING, "closes_at": ends, "closing_from": account.state}
    await change(act, account, closing | marks, permitted_by=by)
    await set_deadline(DeadlineKind.ACCOUNT_CLOSES, account.id, ends)
    await tell("account.closing_begun", account, account=account.name, until=ends.date())
    return ends


@use_case("account:reopen")
async def reopen_account(actor: Actor, account_id: UUID) -> PublicAccount:
    """Keep an account that was to close: it is what it was before, within the cooling-off.

    A closure that began or ended meanwhile counts as if the account had never been closing. Duty D9.2.
    """
    await seen(PublicAccount, account_id)
    account, act = await in_hand(account_id), ACTS["account:reopen"]
    await permit(act, account)
    await take_out(act, account, await _last(account, "account:close"))
    await as_sanctions_say(account, act)
    await drop_deadline(DeadlineKind.ACCOUNT_CLOSES, account.id)
    await tell("account.reopened", account, account=account.name)
    return account


async def as_sanctions_say(account: PublicAccount, by: Act) -> None:
    """A step: shut the account, held here, or open it again, as the sanctions say that it bears now."""
    shut = any(one.shuts for one in in_force(account.restrictions, work().now))
    if shut and account.state is AccountState.ACTIVE:
        await change(ACTS["account:shut"], account, {"state": AccountState.SHUT}, permitted_by=by)
    elif not shut and account.state is AccountState.SHUT:
        await take_out(ACTS["account:restore"], account, await _last(account, "account:shut"))
        await look_at_grade_from(account.id, work().now)


async def _last(account: PublicAccount, name: str) -> ActRow:
    """The last act of a name on an account that still counts, whatever else was done to the account since."""
    done = ActRow.filter(subject_kind="PublicAccount", subject_id=account.id, name=name, undone_at=None)
    found = await done.order_by("-position").first()
    if found is None:
        raise Refused(Restricted(Because.SOMETHING_CAME_AFTER))
    return found


@at_its_time(DeadlineKind.ACCOUNT_CLOSES)
@use_case("account:finish")
async def finish_account(actor: Actor, account_id: UUID) -> PublicAccount:
    """End an account whose cooling-off is over: nothing of it is public, nobody runs it, its handle stays taken."""
    account = await locked(PublicAccount, account_id)
    await move("account:finish", account, closed_at=work().now, closing_from=None)
    await tell("account.closed", account, account=account.name)
    await end_for_good(account)
    return account
