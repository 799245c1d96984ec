"""A step of deciding: every open complaint of a case gets its answer, with reasons of its own (D15.2)."""

from collections.abc import Mapping
from uuid import UUID

from db.complaints import Case, Complaint
from db.oversight import Act as ActRow
from db.sanctions import Decision
from db.vocabulary import ComplaintState
from resolvers.complaints.hearing.asking import awaited_until, close_question
from resolvers.moves import move
from resolvers.notices import open_complaints_of, tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, FaultCode, Refused, Restricted, invalid
from resolvers.sanctions.decisions import deliver
from resolvers.use_case import work

OUTCOME_VERB = {
    ComplaintState.UPHELD: "complaint:uphold",
    ComplaintState.PARTLY_UPHELD: "complaint:uphold_in_part",
    ComplaintState.NOT_UPHELD: "complaint:dismiss",
}


async def decide_complaints(
    case: Case, decision: Decision, outcome: ComplaintState, decided: ActRow,
    own: Mapping[UUID, ComplaintState] | None = None,
) -> None:  # fmt: skip
    """Answer every open complaint of a case by its decision; `own` names those that end otherwise than the rest.

    Refused while an answer is awaited of a complainant who would not be upheld in full, and where `own` names a
    complaint that is not an open one of this case. `decided` is the act that caused it all.
    """
    found, own = await open_complaints_of(case.id), own or {}
    if own.keys() - {complaint.id for complaint in found}:
        raise invalid("outcomes", FaultCode.NOT_AN_ID)
    for complaint in found:
        ends = own.get(complaint.id, outcome)
        await _heard(complaint, ends, decided)
        await move(OUTCOME_VERB[ends], complaint, cause=decided, decision_id=decision.id)
        await deliver(decision, complaint=complaint, outcome=ends)
        event = ACTS[OUTCOME_VERB[ends]].event
        await tell(event, complaint, receipt=complaint.receipt, rule=decision.rule, until=decision.appeal_until.date())


async def _heard(complaint: Complaint, outcome: ComplaintState, decided: ActRow) -> None:
    """Nobody is told no while their answer is awaited; that they are right needs no answer."""
    if complaint.state is ComplaintState.RECEIVED:
        await move("complaint:accept", complaint, cause=decided)
    elif complaint.state is ComplaintState.AWAITING_REPLY:
        until = await awaited_until(complaint)
        if until and until > work().now and outcome is not ComplaintState.UPHELD:
            raise Refused(Restricted(Because.ANSWER_IS_AWAITED, until))
        await move("complaint:lapse", complaint, cause=decided)
        await close_question(complaint)
