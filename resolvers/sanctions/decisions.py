"""Decisions: kept once, with facts, rule and ground, and delivered to everybody whom they concern."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise.models import Model

from db.complaints import Case, CaseCause, Complaint
from db.interactions import Comment
from db.posts import Post
from db.sanctions import Decision, Sanction, StatementOfReasons
from db.vocabulary import (
    AppealState,
    CauseKind,
    ComplaintState,
    DecisionAbout,
    Ground,
    Measure,
    SanctionState,
    Severity,
    Side,
    SubjectKind,
)
from policy import pack
from policy.fairness import Rule
from resolvers.accounts.credit.looking import let_go_of_credit, look_when_final
from resolvers.rules.refusals import FaultCode, invalid
from resolvers.rules.verdicts import Imposed, sanctions_kept, told_in
from resolvers.use_case import new_id, work


async def write_decision(
    case: Case, rule: Rule, facts: str, *, by: UUID | None, about: DecisionAbout = DecisionAbout.CASE,
    outcome: ComplaintState = ComplaintState.NOT_UPHELD, measure: Measure = Measure.NONE,
    severity: Severity | None = None, strikes: int = 0, complaint_id: UUID | None = None,
    appeal_id: UUID | None = None, verdict: AppealState | None = None, act_id: UUID | None = None,
    sanctions: Sequence[Sanction] = (), since: datetime | None = None,
) -> Decision:  # fmt: skip
    """Keep what staff decided: never without facts, rule and ground.

    `by` is the post of staff that decides. `act_id` is the act that causes all that the decision does: whoever
    overturns it later replays what that act caused, and everything is as before. `sanctions` are those that it
    confirms, as they are then; `since` is from when it holds, where it takes the place of an earlier one. Whether a
    machine found what it is about is computed here, from what brought the case.
    """
    now = work().now
    decision = await Decision.create(
        id=new_id(), case_id=case.id, decided_by_id=by, about=about, measure=measure, outcome=outcome,
        ground=Ground(rule.ground), rule=rule.code, facts=facts, severity=severity, strikes=strikes,
        complaint_id=complaint_id, appeal_id=appeal_id, verdict=verdict, act_id=act_id, starts_at=since or now,
        appeal_until=now + timedelta(seconds=pack().times.appeal),
        sanctions=sanctions_kept([Imposed.of(sanction) for sanction in sanctions]),
        automated_detection=await found_by_a_machine(case.id),
    )  # fmt: skip
    await look_when_final(case, decision)
    return decision


async def found_by_a_machine(case_id: UUID) -> bool:
    """Whether nothing but screening, or the measure of an account's care, brought a case about."""
    causes: list[Any] = await CaseCause.filter(case_id=case_id).distinct().values_list("kind", flat=True)
    return bool(causes) and set(causes) <= {CauseKind.SCREENING, CauseKind.CARE}


def rule_named(code: str, *, on_reports: bool = False) -> Rule:
    """The rule of the policy pack on which a decision is to rest; the one for reports only where those are judged."""
    known = pack().rule_by_code
    if on_reports:
        known = known | {pack().rule_for_reports.code: pack().rule_for_reports}
    if code not in known:
        raise invalid("rule", FaultCode.NOT_ONE_OF, ", ".join(known))
    return known[code]


async def deliver(
    decision: Decision, *, row: Model | None = None, account_id: UUID | None = None,
    user_id: UUID | None = None, complaint: Complaint | None = None, outcome: ComplaintState | None = None,
    appeal_until: datetime | None = None,
) -> None:  # fmt: skip
    """Address the decision to one side: the author or account of content, an account or a person, or a complainant.

    `outcome` is that of one complaint, where it differs from the decision's; `appeal_until` until when this side can
    contest it, where it learns of it later.
    """
    user, side = user_id, Side.SUBJECT
    if complaint is not None:
        user, account_id, side = complaint.user_id, complaint.account_id, Side.COMPLAINANT
    elif row is not None:
        assert isinstance(row, Comment | Post)
        # What an account answers is its own: whoever speaks for it may contest what is done to it.
        user = (None if row.as_account else row.author_id) if isinstance(row, Comment) else row.created_by_id
        account_id = row.account_id
    statement = StatementOfReasons(
        id=new_id(), decision=decision, side=side, account_id=account_id, user_id=user,
        complaint_id=complaint.id if complaint else None, outcome=None if outcome == decision.outcome else outcome,
        delivered_at=work().now, appeal_until=appeal_until,
    )  # fmt: skip
    statement.text_hash = told_in(statement).hash_for(side)
    await statement.save(force_create=True)


async def reverse_decision(kind: SubjectKind, subject_id: UUID) -> Decision | None:
    """Mark the decision in force on a subject as reversed; gives it. One by which a sanction holds is not."""
    decision = (
        await Decision.filter(case__subject_kind=kind, case__subject_id=subject_id, reversed_at=None)
        .exclude(measure=Measure.NONE)
        .order_by("-id")
        .first()
    )
    if decision is not None and await Sanction.exists(decision_id=decision.id, state=SanctionState.IN_FORCE):
        return None
    if decision is not None:
        decision.reversed_at = work().now
        await decision.save(update_fields=["reversed_at"])
        await let_go_of_credit(decision)
    return decision
