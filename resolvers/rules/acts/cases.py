"""What is done with the platform's cases."""

from db.vocabulary import CaseState as K
from resolvers.rules import conditions as when
from resolvers.rules import refusals as no
from resolvers.rules.acts.record import act
from resolvers.rules.standings import REVIEWERS
from resolvers.rules.standings import Standing as S

UNDECIDED = (K.OPEN, K.CLAIMED, K.ESCALATED)
act(
    "case:claim", "case.claimed", REVIEWERS, (((K.OPEN, K.ESCALATED), K.CLAIMED),),
    when=(when.not_ones_own_matter, when.escalated_is_for_seniors), gives=frozenset({no.TakenByAnother}),
    duty=("D15.2",),
)  # fmt: skip
act("case:release", "case.released", {S.CLAIMANT}, (((K.CLAIMED,), K.OPEN),), duty=("D15.2",))
act(
    "case:hand_over", "case.handed_over", {S.CLAIMANT}, (((K.CLAIMED,), K.CLAIMED),),
    when=(when.not_ones_own_matter,), duty=("D15.2",),
)  # fmt: skip
act(
    "case:escalate", "case.escalated", REVIEWERS | {S.CLAIMANT, S.SYSTEM}, (((K.OPEN, K.CLAIMED), K.ESCALATED),),
    when=(when.not_ones_own_matter,), gives=frozenset({no.TakenByAnother}), reasons="escalation", duty=("D15.2",),
)  # fmt: skip
act(
    "case:recuse", "case.recused", REVIEWERS, tuple(((state,), state) for state in UNDECIDED),
    when=(when.not_ones_own_matter,), duty=("D15.2",),
)  # fmt: skip
act(
    "case:note", "case.noted", REVIEWERS, tuple(((state,), state) for state in UNDECIDED),
    when=(when.not_ones_own_matter, when.the_case_is_ones_own), duty=("D15.2",),
)  # fmt: skip
act("case:order", "case.ordered", REVIEWERS, duty=("D11.2", "D15.2"))
act(
    "case:decide", "case.decided", {S.CLAIMANT}, (((K.CLAIMED,), K.DECIDED),),
    when=(when.not_ones_own_matter,), duty=("D11.2", "D15.2"),
)  # fmt: skip
