"""Whom an account muted: one row for a person and an account, so that what came after is always known."""

from datetime import datetime
from uuid import UUID

from db.accounts import Operatorship, PublicAccount, User
from db.interactions import Comment, Mute
from db.vocabulary import OperatorshipState
from policy import pack
from resolvers.interactions.marks.following import end_follow
from resolvers.moves import change, locked, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.reach import holds
from resolvers.rules.refusals import FaultCode, NotFound, Refused, invalid
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work


@use_case("account:mute_user")
async def mute_user(
    actor: Actor, comment_id: UUID | None, user_id: UUID | None = None, account_id: UUID | None = None,
    reason: str | None = None, until: datetime | None = None,
) -> Mute:  # fmt: skip
    """Take from a person what they write to the account from now on, and their following it; they are told why.

    The person is the author of a comment, or a user and an account are named. Without `until` it is for good.
    Whoever is muted already is muted as said now. Refused with Restricted where nobody is known, or who runs the
    account is meant. Duty D12.2.
    """
    comment = await seen(Comment, comment_id) if comment_id else None
    if comment is None and (user_id is None or account_id is None):
        raise invalid("id" if account_id else "accountId", FaultCode.EMPTY)
    whom = comment.author_id if comment else user_id
    account = await locked(PublicAccount, comment.account_id if comment else account_id)  # type: ignore[arg-type]
    runs_it = bool(comment and comment.as_account) or await _runs(account, whom)
    await permit(ACTS["account:mute_user"], account, {"runs_it": runs_it, "nobody": whom is None})
    _check(reason, until)
    mute = await _mute_of(account, whom)
    said = {"reason": reason or "OTHER", "until": until, "muted_by_id": actor.user_id, "since": work().now}
    done = await change(ACTS["account:mute_user"], mute, said | {"ended_at": None}, reason=reason or "OTHER")
    await end_follow(account, whom, cause=done)
    await tell_of_mute(mute, account)
    return mute


@use_case("account:unmute_user")
async def unmute_user(actor: Actor, mute_id: UUID) -> Mute:
    """Let a muted person write to the account again before the mute ends by itself; they are told."""
    mute = await locked(Mute, mute_id)
    await permit(ACTS["account:unmute_user"], mute)
    await change(ACTS["account:unmute_user"], mute, {"ended_at": work().now})
    await tell_of_mute(mute)
    return mute


async def tell_of_mute(mute: Mute, account: PublicAccount | None = None) -> None:
    """A step: whom it concerns learns that they are muted, why and until when, or that they are not any more."""
    account = account or await PublicAccount.get(id=mute.account_id)
    known = {"account": account.name, "handle": account.handle}
    if holds(mute, work().now):
        await tell("account.user_muted", mute, **known, reason=mute.reason, ends=_day(mute.until))
    else:
        await tell("account.user_unmuted", mute, **known)


def _day(until: datetime | None) -> str | None:
    return f"{until:%Y-%m-%d %H:%M} UTC" if until else None


def _check(reason: str | None, until: datetime | None) -> None:
    known, longest = pack().reasons.care, pack().mutes.longest
    if reason is not None and reason not in known:
        raise invalid("reason", FaultCode.NOT_ONE_OF, ", ".join(known))
    if until is not None and (until.tzinfo is None or not 0 < (until - work().now).total_seconds() <= longest):
        raise invalid("until", FaultCode.NOT_A_TIME_TO_COME, longest // 86400)


async def _runs(account: PublicAccount, user_id: UUID | None) -> bool:
    held = Operatorship.filter(account_id=account.id, user_id=user_id, until=None, state=OperatorshipState.ACTIVE)
    return user_id is not None and await held.exists()


async def _mute_of(account: PublicAccount, user_id: UUID | None) -> Mute:
    """The row of this person; a new one has ended already, so that taking the mute back leaves it so."""
    found = await Mute.filter(account_id=account.id, user_id=user_id).select_for_update().first()
    if found is not None:
        return found
    if not await User.exists(id=user_id):
        raise Refused(NotFound("User"))
    now = work().now
    return await Mute.create(
        id=new_id(), account_id=account.id, user_id=user_id, reason="OTHER", since=now, until=None, ended_at=now
    )  # fmt: skip
