"""What is done with complaints, their drafts, files and evidence."""

from db.vocabulary import ComplaintState as M
from db.vocabulary import FileState as F
from resolvers.rules import conditions as when
from resolvers.rules import refusals as no
from resolvers.rules.acts.record import act
from resolvers.rules.standings import REVIEWERS
from resolvers.rules.standings import Standing as S

OPEN_COMPLAINTS = (M.RECEIVED, M.ACCEPTED, M.AWAITING_REPLY)
UPHELD_COMPLAINTS = (M.UPHELD, M.PARTLY_UPHELD)
DECIDED_COMPLAINTS = (*UPHELD_COMPLAINTS, M.NOT_UPHELD)
act(
    "complaint:lodge", "complaint.lodged", {S.ANYONE},
    gives=frozenset({no.AlreadyReported, no.LimitReached, no.FileRefused}), duty=("D15.2",),
)  # fmt: skip
act("complaint:draft", "complaint.drafted", {S.ANYONE}, gives=frozenset({no.NotAllowed}), duty=("D15.2",))
act(
    "complaint:add_evidence", "complaint.evidence_added", {S.COMPLAINANT},
    tuple(((state,), state) for state in OPEN_COMPLAINTS), gives=frozenset({no.FileRefused}), duty=("D15.2",),
)  # fmt: skip
act(
    "file:request", "file.requested", {S.ANYONE},
    gives=frozenset({no.NotAllowed, no.FileRefused, no.LimitReached}), duty=("D15.2",),
)  # fmt: skip
act("file:store", "file.stored", {S.SELF}, (((F.REQUESTED,), F.STORED),), duty=("D15.2",))
act("file:erase", "file.erased", {S.SYSTEM}, (((F.REQUESTED, F.STORED), F.ERASED),), duty=("D15.2",))
act(
    "evidence:attach", "evidence.attached", {S.COMPLAINANT},
    gives=frozenset({no.FileRefused, no.Restricted}), duty=("D15.2",),
)  # fmt: skip
act("evidence:detach", "evidence.detached", {S.COMPLAINANT}, gives=frozenset({no.Restricted}), duty=("D15.2",))
act(
    "complaint:accept", "complaint.accepted", {S.CLAIMANT} | REVIEWERS, (((M.RECEIVED,), M.ACCEPTED),),
    when=(when.the_case_is_ones_own,), duty=("D15.2",),
)  # fmt: skip
act(
    "complaint:decline", "complaint.declined", {S.CLAIMANT} | REVIEWERS, (((M.RECEIVED, M.ACCEPTED), M.DECLINED),),
    when=(when.the_case_is_ones_own, when.not_ones_own_complaint), duty=("D15.2",),
)  # fmt: skip
act(
    "counter_notice:submit", "counter_notice.submitted", {S.ADDRESSEE},
    when=(when.the_case_is_undecided, when.nobody_answered), duty=("D10",),
)  # fmt: skip
act("complaint:uphold", "complaint.upheld", {S.CLAIMANT} | REVIEWERS, (((M.ACCEPTED,), M.UPHELD),), duty=("D15.2",))
act(
    "complaint:uphold_in_part", "complaint.partly_upheld", {S.CLAIMANT} | REVIEWERS,
    (((M.ACCEPTED,), M.PARTLY_UPHELD),), duty=("D15.2",),
)  # fmt: skip
act(
    "complaint:dismiss", "complaint.not_upheld", {S.CLAIMANT} | REVIEWERS,
    (((M.ACCEPTED,), M.NOT_UPHELD),), duty=("D15.2",),
)  # fmt: skip
act(
    "complaint:ask", "complaint.asked", {S.CLAIMANT} | REVIEWERS, (((M.ACCEPTED,), M.AWAITING_REPLY),),
    when=(when.the_case_is_ones_own, when.somebody_can_answer), duty=("D15.2",),
)  # fmt: skip
act("complaint:reply", "complaint.replied", {S.COMPLAINANT}, (((M.AWAITING_REPLY,), M.ACCEPTED),), duty=("D15.2",))
act(
    "complaint:lapse", "complaint.lapsed", {S.SYSTEM, S.CLAIMANT} | REVIEWERS, (((M.AWAITING_REPLY,), M.ACCEPTED),),
    duty=("D15.2",),
)  # fmt: skip
act("complaint:withdraw", "complaint.withdrawn", {S.COMPLAINANT}, ((OPEN_COMPLAINTS, M.WITHDRAWN),), duty=("D15.2",))
