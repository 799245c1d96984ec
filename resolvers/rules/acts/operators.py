"""Who runs an account: invitations, roles, transfer of ownership, which both sides confirm."""

from db.vocabulary import OperatorshipState as O
from resolvers.rules import refusals as no
from resolvers.rules.accounts import leaving, team
from resolvers.rules.acts.record import act
from resolvers.rules.sanctions import force
from resolvers.rules.standings import Standing as S

act("chat:sum_up_week", "chat.week_summed", {S.SYSTEM})
STAYS = (((O.ACTIVE,), O.ACTIVE),)
act(
    "account:invite_operator", "operatorship.invited", {S.OWNER},
    when=(force.the_account_is_not_shut, leaving.the_account_stays), gives=frozenset({no.LimitReached}),
)  # fmt: skip
act(
    "operatorship:accept", "operatorship.accepted", {S.USER}, (((O.INVITED,), O.ACTIVE),),
    when=(
        leaving.one_stays, team.the_invitation_lasts, team.one_runs_it_not_yet, force.the_account_is_not_shut,
        leaving.the_account_stays,
    ),
)  # fmt: skip
act(
    "operatorship:decline", "operatorship.declined", {S.USER}, (((O.INVITED,), O.ENDED),),
    when=(team.the_invitation_lasts,),
)  # fmt: skip
act("operatorship:withdraw", "operatorship.withdrawn", {S.OWNER}, (((O.INVITED,), O.ENDED),))
act(
    "operatorship:leave", "operatorship.left", {S.SELF}, (((O.ACTIVE,), O.ENDED),), when=(team.an_owner_remains,),
)  # fmt: skip
act(
    "operatorship:remove", "operatorship.removed", {S.OWNER}, (((O.ACTIVE,), O.ENDED),), when=(team.it_is_no_owner,),
)  # fmt: skip
act("operatorship:change_role", "operatorship.role_changed", {S.OWNER}, STAYS, when=(team.it_is_no_owner,))
act(
    "operatorship:offer_ownership", "operatorship.ownership_offered", {S.OWNER}, STAYS,
    when=(team.it_is_no_owner, force.the_account_is_not_shut),
)  # fmt: skip
act(
    "operatorship:withdraw_offer", "operatorship.offer_withdrawn", {S.OWNER, S.SELF}, STAYS,
    when=(team.ownership_is_offered,),
)  # fmt: skip
act(
    "operatorship:accept_ownership", "operatorship.ownership_taken", {S.SELF}, STAYS,
    when=(leaving.one_stays, team.ownership_is_offered, force.the_account_is_not_shut),
)  # fmt: skip
