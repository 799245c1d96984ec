"""Who follows an account: one row for a person and an account, which begins and ends as often as they like."""

from typing import Any
from uuid import UUID

from db.accounts import PublicAccount
from db.interactions import Follow
from db.oversight import Act as ActRow
from resolvers.interactions.reach import account_reached
from resolvers.moves import change, created, locked, permit
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work


@use_case("account:follow")
async def follow_account(actor: Actor, account_id: UUID) -> PublicAccount:
    """Follow an account, which may let only those comment who do; refused with Muted to whom it muted."""
    account = await _account(actor, "account:follow", account_id)
    earlier = await Follow.filter(account_id=account.id, user_id=actor.user_id).order_by("-id").first()
    counters = _counted(account, 1)
    if earlier is not None:
        began = {"since": work().now, "ended_at": None}
        await change(ACTS["account:follow"], earlier, began, counters=counters)
        return account
    follow = await Follow.create(id=new_id(), user_id=actor.user_id, account_id=account.id, since=work().now)
    created("account:follow", follow, counters=counters)
    return account


@use_case("account:unfollow")
async def unfollow_account(actor: Actor, account_id: UUID) -> PublicAccount:
    """Cease to follow an account."""
    account = await _account(actor, "account:unfollow", account_id)
    await end_follow(account, actor.user_id)
    return account


async def end_follow(account: PublicAccount, user_id: UUID | None, cause: ActRow | None = None) -> None:
    """A step: whoever follows the account, which is held, does not any more."""
    follow = await Follow.get_or_none(account_id=account.id, user_id=user_id, ended_at=None)
    if follow is not None:
        act = ACTS["account:unfollow"]
        await change(act, follow, {"ended_at": work().now}, cause=cause, counters=_counted(account, -1))


async def _account(actor: Actor, act: str, account_id: UUID) -> PublicAccount:
    """The account, held, so that following and muting come one after the other."""
    account = await locked(PublicAccount, account_id)
    _, facts = await account_reached(actor, account_id)
    await permit(ACTS[act], account, facts)
    return account


def _counted(account: PublicAccount, step: int) -> list[list[Any]]:
    """What follows for the kept counter; whoever asked is answered by the row at hand."""
    account.followers += step
    return [["PublicAccount", str(account.id), "followers", step]]
