"""Who runs an account: invitations, roles, transfer of ownership, and what each of them did."""

from resolvers.accounts.team.changing import change_operator_role, leave_account, remove_operator
from resolvers.accounts.team.inviting import (
    accept_invitation,
    decline_invitation,
    invite_operator,
    withdraw_invitation,
)
from resolvers.accounts.team.ownership import accept_ownership, offer_ownership, withdraw_offer
from resolvers.accounts.team.weekly import sum_up_week

__all__ = [
    "accept_invitation", "accept_ownership", "change_operator_role", "decline_invitation", "invite_operator",
    "leave_account", "offer_ownership", "remove_operator", "sum_up_week", "withdraw_invitation", "withdraw_offer",
]  # fmt: skip
