"""The credit of registrants: entries of final decisions, contested and answered; and trainings of staff."""

from db.vocabulary import CreditState as C
from resolvers.rules import conditions as when
from resolvers.rules.accounts import credit
from resolvers.rules.acts.record import act
from resolvers.rules.sanctions import contesting as contest
from resolvers.rules.standings import REVIEWERS, SENIORS
from resolvers.rules.standings import Standing as S

CREDIT = ("D6.2",)
BY_ANOTHER_PERSON = (
    when.not_ones_own_matter, when.not_of_a_sister_account, credit.not_for_ones_own_registrant,
    contest.decided_nothing_here,
)  # fmt: skip
act("registrant:look_at_credit", "registrant.credit_looked", {S.SYSTEM}, duty=CREDIT)
act(
    "registrant:set_credit_level", "registrant.credit_level_set", REVIEWERS | {S.SYSTEM, S.REPRESENTATIVE},
    duty=CREDIT,
)  # fmt: skip
act("credit_entry:enter", "credit_entry.entered", {S.SYSTEM}, duty=CREDIT)
act(
    "credit_entry:contest", "credit_entry.contested", {S.REPRESENTATIVE}, (((C.COUNTED,), C.CONTESTED),),
    when=(credit.it_counts_against_one, credit.in_time_to_contest), duty=CREDIT,
)  # fmt: skip
act(
    "credit_entry:keep", "credit_entry.kept", SENIORS, (((C.CONTESTED,), C.UPHELD),),
    when=BY_ANOTHER_PERSON, duty=CREDIT,
)  # fmt: skip
act(
    "credit_entry:strike", "credit_entry.struck", SENIORS, (((C.CONTESTED,), C.LEFT),),
    when=BY_ANOTHER_PERSON, duty=CREDIT,
)  # fmt: skip
act(
    "credit_entry:leave", "credit_entry.left", REVIEWERS, (((C.COUNTED, C.CONTESTED, C.UPHELD), C.LEFT),),
    duty=CREDIT,
)  # fmt: skip
act("training:record", "training.recorded", {S.ADMINISTRATOR, S.SYSTEM}, duty=("D5.1",))
