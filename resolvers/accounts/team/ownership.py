"""Transfer of ownership: an owner offers it to somebody of the team, who accepts it; in one transaction both change."""

from datetime import timedelta
from uuid import UUID

from db.accounts import Operatorship
from db.vocabulary import OperatorRole, OperatorshipState
from policy import pack
from resolvers.accounts.team.changing import NOTHING_OFFERED
from resolvers.accounts.team.inviting import open_invitations
from resolvers.accounts.team.steps import at_work, post_in_hand
from resolvers.moves import change, move
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work


@use_case("operatorship:offer_ownership")
async def offer_ownership(actor: Actor, post_id: UUID) -> Operatorship:
    """Offer somebody of the team to become owner in one's place; it counts once they accept, within its time."""
    post, account = await post_in_hand(post_id)
    until = work().now + timedelta(seconds=pack().team.offer)
    await move(
        "operatorship:offer_ownership", post, facts={"account": account}, offered_until=until, offered_by=actor.user_id
    )
    await tell("operatorship.ownership_offered", post, account=account.name, name=actor.name, until=until.date())
    return post


@use_case("operatorship:withdraw_offer")
async def withdraw_offer(actor: Actor, post_id: UUID) -> Operatorship:
    """Take back an offer of ownership, or turn it down."""
    post, account = await post_in_hand(post_id)
    await move("operatorship:withdraw_offer", post, **NOTHING_OFFERED)
    await tell("operatorship.offer_withdrawn", post, account=account.name)
    return post


@use_case("operatorship:accept_ownership")
async def accept_ownership(actor: Actor, post_id: UUID) -> Operatorship:
    """Become owner of an account; whoever offered it is an editor from now on."""
    post, account = await post_in_hand(post_id)
    giver = None
    if post.offered_by is not None:
        giver = await at_work(account.id, user_id=post.offered_by, role=OperatorRole.OWNER).select_for_update().first()
    facts = {"account": account, "giver": giver}
    done = await move("operatorship:accept_ownership", post, facts=facts, role=OperatorRole.OWNER, **NOTHING_OFFERED)
    assert giver is not None  # or the offer would be over
    by = ACTS["operatorship:accept_ownership"]
    await change(ACTS["operatorship:change_role"], giver, {"role": OperatorRole.EDITOR}, cause=done, permitted_by=by)
    for other in await at_work(account.id, offered_by=giver.user_id).select_for_update():
        await change(ACTS["operatorship:withdraw_offer"], other, dict(NOTHING_OFFERED), cause=done, permitted_by=by)
    for invited in await open_invitations(account.id).select_for_update():
        ended = {"state": OperatorshipState.ENDED, "until": work().now}  # whom one owner invited another did not
        await change(ACTS["operatorship:withdraw"], invited, ended, cause=done, permitted_by=by)
    await tell("operatorship.ownership_taken", post, account=account.name, name=actor.name)
    return post
