"""What is done with the platform's cases."""

from db.vocabulary import CaseState as K
from resolvers.rules import conditions as when
from resolvers.rules import refusals as no
from resolvers.rules.acts.record import act
from resolvers.rules.standings import REVIEWERS
from resolvers.rules.standings import Standing as S

act(
    "case:claim", "case.claimed", REVIEWERS, (((K.OPEN, K.ESCALATED), K.CLAIMED),),
    when=(when.not_ones_own_matter,), gives=frozenset({no.TakenByAnother}), duty=("D15.2",),
)  # fmt: skip
act("case:release", "case.released", {S.CLAIMANT}, (((K.CLAIMED,), K.OPEN),), duty=("D15.2",))
act(
    "case:decide", "case.decided", {S.CLAIMANT}, (((K.CLAIMED,), K.DECIDED),),
    when=(when.not_ones_own_matter,), duty=("D11.2", "D15.2"),
)  # fmt: skip
