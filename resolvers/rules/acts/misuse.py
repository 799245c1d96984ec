"""What weighs reports fairly: the look for campaigns, and measures against whoever misuses complaints."""

from db.vocabulary import CaseState as K
from db.vocabulary import ComplaintState as M
from resolvers.rules import conditions as when
from resolvers.rules.acts.record import act
from resolvers.rules.fairness import misuse as misused
from resolvers.rules.standings import REVIEWERS
from resolvers.rules.standings import Standing as S

act(
    "case:look_for_campaign", "case.weighed", {S.SYSTEM},
    tuple(((state,), state) for state in (K.OPEN, K.CLAIMED, K.ESCALATED)), duty=("D15.2",),
)  # fmt: skip
UNFOUNDED = tuple(((state,), state) for state in (M.DECLINED, M.NOT_UPHELD))
MEASURED = (when.the_case_is_ones_own, misused.somebody_is_known, misused.not_ones_own_report, misused.measured_once)
act(
    "complaint:warn_complainant", "complaint.complainant_warned", {S.CLAIMANT} | REVIEWERS, UNFOUNDED,
    when=MEASURED, duty=("D15.2",),
)  # fmt: skip
act(
    "complaint:limit_complainant", "complaint.complainant_limited", {S.CLAIMANT} | REVIEWERS, UNFOUNDED,
    when=(*MEASURED, misused.was_warned), duty=("D15.2",),
)  # fmt: skip
