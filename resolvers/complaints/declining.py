"""Taking complaints up one by one, and declining those that the platform has no say in: with reasons, contestable."""

from datetime import timedelta
from uuid import UUID

from db.complaints import Case, Complaint
from db.vocabulary import ComplaintState, DecisionAbout, DeclineReason, Ground, Side
from policy import pack
from resolvers import clock
from resolvers.complaints.cases.opening import case_of, touch_case
from resolvers.complaints.cases.weighing import reweigh
from resolvers.moves import locked, move, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import require
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.rules.verdicts import Draft
from resolvers.rules.visibility import may_see
from resolvers.sanctions.decisions import deliver, write_decision
from resolvers.sanctions.statements import reasons_in
from resolvers.use_case import use_case


@use_case("complaint:accept")
async def accept_complaint(actor: Actor, complaint_id: UUID) -> Complaint:
    """Take up a complaint that came after its case was taken; whoever filed it is told (D15.2)."""
    complaint, case = await _held(complaint_id, "complaint:accept")
    await move("complaint:accept", complaint, facts={"case": case})
    await tell("complaint.accepted", complaint, receipt=complaint.receipt)
    await touch_case(case)
    await tell("case.changed", case)
    return complaint


@use_case("complaint:decline")
async def decline_complaint(actor: Actor, complaint_id: UUID, reason: DeclineReason, facts: str) -> Complaint:
    """Do not take a complaint up: not ours, incomplete, or decided already; its complainant is told why (D15.2).

    It is a decision with facts, rule and a statement of reasons, which the complainant can contest. The case goes on
    with its other complaints, or without any. Refused with Restricted to whoever has not taken the case.
    """
    complaint, case = await _held(complaint_id, "complaint:decline")
    await permit(ACTS["complaint:decline"], complaint, {"case": case})
    _check(facts)
    decision = await write_decision(
        case, pack().rule_for_reports, facts, by=case.claimed_by_id, about=DecisionAbout.COMPLAINT,
        outcome=ComplaintState.DECLINED, complaint_id=complaint.id,
    )  # fmt: skip
    declined = await move(
        "complaint:decline", complaint, reason=reason, facts={"case": case}, decline_reason=reason,
        decision_id=decision.id,
    )  # fmt: skip
    decision.act_id = declined.id
    await decision.save(update_fields=["act_id"])
    await deliver(decision, complaint=complaint)
    until = decision.appeal_until.date()
    await tell("complaint.declined", complaint, receipt=complaint.receipt, why=reason, until=until)
    await touch_case(case)
    await reweigh(case)
    await tell("case.changed", case)
    return complaint


async def preview_of_declining(actor: Actor, complaint_id: UUID, facts: str, language: str) -> str:
    """The statement of reasons that declining would give; refused where that would be. Nothing is kept."""
    complaint = await Complaint.get_or_none(id=complaint_id)
    if complaint is None or not may_see(actor, complaint):
        raise Refused(NotFound("Complaint"))
    case = await Case.get(id=complaint.case_id)
    require(actor, ACTS["complaint:decline"], complaint, {"case": case}, clock.now())
    _check(facts)
    rule, now = pack().rule_for_reports, clock.now()
    draft = Draft(
        about=DecisionAbout.COMPLAINT, outcome=ComplaintState.DECLINED, rule=rule.code, ground=Ground(rule.ground),
        facts=facts, starts_at=now, appeal_until=now + timedelta(seconds=pack().times.appeal),
    )  # fmt: skip
    return reasons_in(language, draft, Side.COMPLAINANT)


async def _held(complaint_id: UUID, act: str) -> tuple[Complaint, Case]:
    await permit(ACTS[act], await seen(Complaint, complaint_id))
    case = await case_of(complaint_id)
    return await locked(Complaint, complaint_id), case


def _check(facts: str) -> None:
    checked(facts=(facts, pack().texts.facts))
    without_identity_numbers("facts", facts)
