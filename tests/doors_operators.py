"""Who runs an account: invitations, roles, transfer. How the doors are asked."""

from typing import Any

from db.vocabulary import OperatorRole
from resolvers.accounts import team
from resolvers.accounts.team.inviting import secret_of
from tests.asking import id_of

EDITOR, MODERATOR = OperatorRole.EDITOR, OperatorRole.MODERATOR
CALLS: dict[str, Any] = {
    "account:invite_operator": lambda a, t, town: team.invite_operator(a, t.id, EDITOR),
    "chat:sum_up_week": lambda a, t, town: team.sum_up_week(a, t.id),
    "operatorship:accept": lambda a, t, town: team.accept_invitation(a, secret_of(t.id)),
    "operatorship:decline": lambda a, t, town: team.decline_invitation(a, secret_of(t.id)),
    "operatorship:withdraw": lambda a, t, town: team.withdraw_invitation(a, t.id),
    "operatorship:leave": lambda a, t, town: team.leave_account(a, t.id),
    "operatorship:remove": lambda a, t, town: team.remove_operator(a, t.id),
    "operatorship:change_role": lambda a, t, town: team.change_operator_role(a, t.id, MODERATOR),
    "operatorship:offer_ownership": lambda a, t, town: team.offer_ownership(a, t.id),
    "operatorship:withdraw_offer": lambda a, t, town: team.withdraw_offer(a, t.id),
    "operatorship:accept_ownership": lambda a, t, town: team.accept_ownership(a, t.id),
}


def _with_id(mutation: str, **values: Any) -> Any:
    return mutation, lambda town: {"id": id_of(town.thing), **values}


MUTATIONS: dict[str, Any] = {
    "account:invite_operator": (
        "inviteOperator", lambda town: {"accountId": id_of(town.thing), "role": "EDITOR"}
    ),
    "operatorship:accept": ("acceptInvitation", lambda town: {"secret": secret_of(town.thing.id)}),
    "operatorship:decline": ("declineInvitation", lambda town: {"secret": secret_of(town.thing.id)}),
    "operatorship:withdraw": _with_id("withdrawInvitation"),
    "operatorship:leave": _with_id("leaveAccount"),
    "operatorship:remove": _with_id("removeOperator"),
    "operatorship:change_role": _with_id("changeOperatorRole", role="MODERATOR"),
    "operatorship:offer_ownership": _with_id("offerOwnership"),
    "operatorship:withdraw_offer": _with_id("withdrawOffer"),
    "operatorship:accept_ownership": _with_id("acceptOwnership"),
}  # fmt: skip
SHOWN_AS: dict[str, str] = {}
