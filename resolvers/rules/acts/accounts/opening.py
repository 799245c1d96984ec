"""Opening accounts and reviewing them."""

from db.vocabulary import AccountState as A
from db.vocabulary import RevisionState as V
from resolvers.rules import conditions as when
from resolvers.rules import refusals as no
from resolvers.rules.accounts import leaving, opening
from resolvers.rules.acts.record import act
from resolvers.rules.sanctions import force
from resolvers.rules.standings import REVIEWERS
from resolvers.rules.standings import Standing as S

NAMED = frozenset({no.Restricted, no.TextRefused})  # what a name may be refused for
act(
    "account:open", "account.opened", {S.REPRESENTATIVE}, when=(leaving.one_stays,), gives=NAMED,
    duty=("D2", "D7.1", "D7.3"),
)  # fmt: skip
act(
    "account:submit", "account.submitted", {S.OWNER}, (((A.DRAFT,), A.IN_REVIEW),),
    when=(
        leaving.one_stays, force.the_account_is_not_shut, when.registrant_is_verified,
        opening.its_accounts_are_declared,
    ),
    gives=NAMED, duty=("D4.2", "D7.1", "D7.3"),
)  # fmt: skip
act(
    "account:approve", "account.approved", REVIEWERS, (((A.IN_REVIEW,), A.ACTIVE),),
    when=(opening.not_ones_own_account, force.the_account_is_not_shut, when.registrant_is_verified), gives=NAMED,
    duty=("D7.1",),
)  # fmt: skip
act(
    "account:return", "account.returned", REVIEWERS, (((A.IN_REVIEW,), A.DRAFT),),
    when=(opening.not_ones_own_account,), duty=("D7.1",),
)  # fmt: skip
act(
    "account:revise", "account.revised", {S.OWNER},
    (((A.DRAFT,), A.DRAFT), ((A.ACTIVE,), A.ACTIVE), ((A.SHUT,), A.SHUT)),  # shut, it is told of the sanction
    when=(leaving.one_stays, force.the_account_is_not_shut), gives=NAMED, duty=("D7.1",),
)  # fmt: skip
act("account:warn", "account.lapses_soon", {S.SYSTEM}, (((A.DRAFT,), A.DRAFT),), duty=("D7.1",))
act("account:lapse", "account.lapsed", {S.SYSTEM}, (((A.DRAFT,), A.CLOSED),), duty=("D7.1",))
act("account:change", "account.changed", REVIEWERS, duty=("D7.1",))
act(
    "revision:approve", "revision.approved", REVIEWERS, (((V.PENDING,), V.APPROVED),),
    when=(opening.it_is_no_opening, opening.not_ones_own_account, opening.the_account_can_change),
    gives=NAMED, duty=("D7.1",),
)  # fmt: skip
act(
    "revision:return", "revision.returned", REVIEWERS, (((V.PENDING,), V.RETURNED),),
    when=(opening.it_is_no_opening, opening.not_ones_own_account), duty=("D7.1",),
)  # fmt: skip
act(
    "revision:withdraw", "revision.withdrawn", {S.OWNER}, (((V.PENDING,), V.WITHDRAWN),),
    when=(opening.it_is_no_opening,),
)  # fmt: skip
act("revision:remind", "revision.overdue", {S.SYSTEM}, (((V.PENDING,), V.PENDING),), duty=("D4.2",))
