"""Who runs an account: invitations, roles, transfer of ownership."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from strawberry import Info

from resolvers.accounts import team
from resolvers.accounts.team.inviting import invitation_behind
from schema.accounts.profiles import Operatorship, PublicAccount
from schema.fields import key_in, says, shows
from schema.refusals import taking, taking_id, verb
from schema.words import OperatorRole


@shows()
class Invitation:
    """An invitation to run an account, as whoever has its secret reads it before answering."""

    role: OperatorRole = says("As what.")
    expires_at: datetime = says("Until when it can be answered.")
    account_id: strawberry.Private[Any] = None

    @strawberry.field(description="The account.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)


@taking("inviteOperator")
class InviteOperatorInput:
    """What inviting takes."""

    account_id: strawberry.ID = strawberry.field(description="The account.")
    role: OperatorRole = strawberry.field(description="As what: editor or moderator.")


@taking("acceptInvitation")
class AcceptInvitationInput:
    """What accepting takes."""

    secret: str = strawberry.field(description="The secret: what stands behind `i_` in the link.")


@taking("declineInvitation")
class DeclineInvitationInput:
    """What declining takes."""

    secret: str = strawberry.field(description="The secret: what stands behind `i_` in the link.")


@taking("changeOperatorRole")
class ChangeOperatorRoleInput:
    """What another role takes."""

    id: strawberry.ID = strawberry.field(description="The post.")
    role: OperatorRole = strawberry.field(description="The new role: editor or moderator.")


WithdrawInvitationInput = taking_id("withdrawInvitation", "The invitation: a post that nobody holds yet.")
LeaveAccountInput = taking_id("leaveAccount", "Your own post at the account.")
RemoveOperatorInput = taking_id("removeOperator", "The post.")
OfferOwnershipInput = taking_id("offerOwnership", "The post of whoever is to be the owner.")
WithdrawOfferInput = taking_id("withdrawOffer", "The post of whoever was offered the ownership.")
AcceptOwnershipInput = taking_id("acceptOwnership", "Your own post at the account.")


def _post(i: Any) -> Any:
    return key_in("id", i.id, "Operatorship")[1:]


@strawberry.type
class TeamQueries:
    """What can be read about who runs an account."""

    @strawberry.field(description="An invitation to run an account by its secret; null when it is over or none.")
    async def invitation(
        self,
        info: Info,
        secret: Annotated[str, strawberry.argument(description="What stands behind `i_` in the link.")],
    ) -> Invitation | None:
        """An invitation by its secret."""
        found = await invitation_behind(secret)
        if found is None or found.expires_at is None:
            return None
        return Invitation(role=found.role, expires_at=found.expires_at, account_id=found.account_id)


@strawberry.type
class TeamMutations:
    """What may be done about who runs an account."""

    invite_operator = verb(
        team.invite_operator, Operatorship, InviteOperatorInput,
        lambda i: (key_in("accountId", i.account_id, "PublicAccount")[1], i.role),
    )  # fmt: skip
    accept_invitation = verb(team.accept_invitation, Operatorship, AcceptInvitationInput, lambda i: (i.secret,))
    decline_invitation = verb(team.decline_invitation, Operatorship, DeclineInvitationInput, lambda i: (i.secret,))
    withdraw_invitation = verb(team.withdraw_invitation, Operatorship, WithdrawInvitationInput, _post)
    leave_account = verb(team.leave_account, Operatorship, LeaveAccountInput, _post)
    remove_operator = verb(team.remove_operator, Operatorship, RemoveOperatorInput, _post)
    change_operator_role = verb(
        team.change_operator_role, Operatorship, ChangeOperatorRoleInput, lambda i: (*_post(i), i.role)
    )
    offer_ownership = verb(team.offer_ownership, Operatorship, OfferOwnershipInput, _post)
    withdraw_offer = verb(team.withdraw_offer, Operatorship, WithdrawOfferInput, _post)
    accept_ownership = verb(team.accept_ownership, Operatorship, AcceptOwnershipInput, _post)
