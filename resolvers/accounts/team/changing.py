"""Changes of a team: somebody leaves, is removed, or gets another role; all of it counts at once."""

from uuid import UUID

from db.accounts import Operatorship
from db.vocabulary import OperatorRole, UserState
from resolvers.accounts.team.inviting import role_taken
from resolvers.accounts.team.steps import at_work, post_in_hand
from resolvers.moves import move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work

NOTHING_OFFERED = {"offered_until": None, "offered_by": None}


@use_case("operatorship:leave")
async def leave_account(actor: Actor, post_id: UUID) -> Operatorship:
    """Give up one's own post at an account; the last owner gives the account to another first."""
    post, account = await post_in_hand(post_id)
    owners = await at_work(account.id, role=OperatorRole.OWNER, user__state=UserState.ACTIVE).count()
    await move("operatorship:leave", post, facts={"owners": owners}, until=work().now, **NOTHING_OFFERED)
    await tell("operatorship.left", post, account=account.name, name=actor.name)
    return post


@use_case("operatorship:remove")
async def remove_operator(actor: Actor, post_id: UUID) -> Operatorship:
    """End somebody's post at one's account; an owner is not removed by others."""
    post, account = await post_in_hand(post_id)
    await move("operatorship:remove", post, until=work().now, **NOTHING_OFFERED)
    await tell("operatorship.removed", post, account=account.name)
    return post


@use_case("operatorship:change_role")
async def change_operator_role(actor: Actor, post_id: UUID, role: OperatorRole) -> Operatorship:
    """Make an editor a moderator or a moderator an editor."""
    post, account = await post_in_hand(post_id)
    await permit(ACTS["operatorship:change_role"], post)
    if role_taken(role) is post.role:
        return post
    await move("operatorship:change_role", post, role=role)
    await tell("operatorship.role_changed", post, account=account.name, role=role)
    return post
