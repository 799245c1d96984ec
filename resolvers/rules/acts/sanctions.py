"""What is done with sanctions, with what warnings ask for, and with accounts that are shut."""

from db.vocabulary import AccountState as A
from db.vocabulary import RectificationState as R
from db.vocabulary import SanctionState as Z
from resolvers.rules import conditions as when
from resolvers.rules import refusals as no
from resolvers.rules.acts.record import BEFORE, act
from resolvers.rules.sanctions import hearing
from resolvers.rules.standings import OPERATORS, REVIEWERS, SENIORS
from resolvers.rules.standings import Standing as S

OURS = (when.not_ones_own_matter,)
PROPOSED_HERE = (*OURS, hearing.a_sanction_passed_on_is_for_seniors)
act(
    "sanction:propose", "sanction.proposed", REVIEWERS,
    when=(hearing.the_case_is_held_or_decided_by_one, *OURS), duty=("D13.1",),
)  # fmt: skip
act(
    "sanction:respond", "sanction.responded", OPERATORS | {S.ADDRESSEE}, (((Z.PROPOSED,), Z.PROPOSED),),
    gives=frozenset({no.FileRefused}), duty=("D13.1",),
)  # fmt: skip
act(
    "sanction:confirm", "sanction.confirmed", REVIEWERS, (((Z.PROPOSED,), Z.IN_FORCE),),
    when=(*PROPOSED_HERE, hearing.a_closure_has_a_second_person, hearing.the_hearing_is_over), duty=("D13.1",),
)  # fmt: skip
act(
    "sanction:withdraw", "sanction.withdrawn", REVIEWERS, (((Z.PROPOSED,), Z.WITHDRAWN),),
    when=PROPOSED_HERE, duty=("D13.1",),
)  # fmt: skip
act(
    "sanction:lift", "sanction.lifted", SENIORS, (((Z.IN_FORCE,), Z.LIFTED),),
    when=(*OURS, hearing.the_sanction_has_not_ended), duty=("D13.1",),
)  # fmt: skip
act("sanction:hear", "sanction.hearing_over", {S.SYSTEM}, (((Z.PROPOSED,), Z.PROPOSED),), duty=("D13.1",))
act("sanction:end", "sanction.ended", {S.SYSTEM}, (((Z.IN_FORCE,), Z.IN_FORCE),), duty=("D13.1",))
act(
    "sanction:overturn", "sanction.overturned", REVIEWERS, (((Z.IN_FORCE, Z.LIFTED), Z.OVERTURNED),), duty=("D13.1",)
)  # fmt: skip
act("sanction:modify", "sanction.modified", REVIEWERS, (((Z.IN_FORCE,), Z.IN_FORCE),), duty=("D13.1",))

# what a warning asks for
act(
    "rectification:submit", "rectification.submitted", OPERATORS, (((R.DUE,), R.SUBMITTED),),
    when=(hearing.the_warning_stands,), gives=frozenset({no.FileRefused}), duty=("D13.1",),
)  # fmt: skip
act(
    "rectification:accept", "rectification.accepted", REVIEWERS, (((R.SUBMITTED,), R.DONE),),
    when=(*OURS, hearing.the_warning_stands), duty=("D13.1",),
)  # fmt: skip
act(
    "rectification:return", "rectification.returned", REVIEWERS, (((R.SUBMITTED,), R.DUE),),
    when=(*OURS, hearing.the_warning_stands), duty=("D13.1",),
)  # fmt: skip
act(
    "rectification:lapse", "rectification.overdue", {S.SYSTEM}, (((R.DUE,), R.DUE),),
    when=(hearing.the_warning_stands,), duty=("D13.1",),
)  # fmt: skip

# accounts that a closure shuts
act("account:shut", "account.shut", REVIEWERS, (((A.ACTIVE,), A.SHUT),), duty=("D13.1",))
act("account:restore", "account.restored", REVIEWERS, (((A.SHUT,), BEFORE),), replays="account:shut", duty=("D13.1",))
