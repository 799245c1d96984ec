"""Decisions and their statements of reasons: one form, from which every message about it is a view."""

import hashlib
import json
from datetime import timedelta
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.models import Model

from db.complaints import Case, Complaint
from db.interactions import Comment
from db.posts import Post
from db.sanctions import Decision, StatementOfReasons
from db.vocabulary import ComplaintState, DecisionAbout, Ground, Measure, Severity, Side, SubjectKind
from policy import pack, say
from policy.pack import Rule
from resolvers.pages import Window, keyset, own
from resolvers.rules.refusals import FaultCode, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see
from resolvers.sanctions.complainants import reasons_of_misuse
from resolvers.use_case import new_id, work


async def write_decision(
    case: Case, rule: Rule, facts: str, *, by: UUID | None, about: DecisionAbout = DecisionAbout.CASE,
    outcome: ComplaintState = ComplaintState.NOT_UPHELD, measure: Measure = Measure.NONE,
    severity: Severity | None = None, strikes: int = 0, complaint_id: UUID | None = None,
    appeal_id: UUID | None = None, act_id: UUID | None = None,
) -> Decision:  # fmt: skip
    """Keep what staff decided: never without facts, rule and ground.

    `by` is the post of staff that decides. `act_id` is the act that causes all that the decision does: whoever
    overturns it later replays what that act caused, and everything is as before.
    """
    now = work().now
    return await Decision.create(
        id=new_id(), case_id=case.id, decided_by_id=by, about=about, measure=measure, outcome=outcome,
        ground=Ground(rule.ground), rule=rule.code, facts=facts, severity=severity, strikes=strikes,
        complaint_id=complaint_id, appeal_id=appeal_id, act_id=act_id, starts_at=now,
        appeal_until=now + timedelta(seconds=pack().times.appeal),
    )  # fmt: skip


def rule_named(code: str) -> Rule:
    """The rule of the policy pack on which a decision is to rest."""
    known = pack().content_rules
    if code not in known:
        raise invalid("rule", FaultCode.NOT_ONE_OF, ", ".join(known))
    return known[code]


async def deliver(
    decision: Decision, *, row: Model | None = None, account_id: UUID | None = None, complaint: Complaint | None = None
) -> None:
    """Address the decision to one side: the author or account of content, a sanctioned account, or a complainant."""
    user, side = None, Side.SUBJECT
    if complaint is not None:
        user, account_id, side = complaint.user_id, complaint.account_id, Side.COMPLAINANT
    elif row is not None:
        assert isinstance(row, Comment | Post)
        user = row.author_id if isinstance(row, Comment) else row.created_by_id
        account_id = row.account_id
    await StatementOfReasons.create(
        id=new_id(), decision_id=decision.id, side=side, account_id=account_id, user_id=user,
        complaint_id=complaint.id if complaint else None, text_hash=frozen_hash(decision, side),
        delivered_at=work().now,
    )  # fmt: skip


def frozen_hash(decision: Decision, side: Side) -> str:
    """The hash of what a statement says: it shows whether the decision behind it was changed since."""
    told = [
        str(decision.id), side, decision.measure, decision.outcome, decision.ground, decision.rule, decision.facts,
        decision.automated_detection, decision.automated_decision, decision.starts_at.isoformat(),
        decision.ends_at.isoformat() if decision.ends_at else None, decision.appeal_until.isoformat(),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def reasons_in(language: str, decision: Decision, side: Side) -> str:
    """The statement of reasons as a text for people: facts, ground, rule, scope, duration, ways to appeal."""
    if decision.about is DecisionAbout.MISUSE:
        return reasons_of_misuse(language, decision)
    return say(
        language, f"statement-{side.value.lower()}", measure=decision.measure, outcome=decision.outcome,
        ground=decision.ground, rule=say(language, f"rule-{decision.rule}"), facts=decision.facts,
        since=decision.starts_at, until=decision.appeal_until.date(), scope=say(language, f"scope-{decision.measure}"),
    )  # fmt: skip


async def reverse_decision(kind: SubjectKind, subject_id: UUID) -> None:
    """Mark the decision in force on a subject as reversed."""
    decision = (
        await Decision.filter(case__subject_kind=kind, case__subject_id=subject_id, reversed_at=None)
        .exclude(measure=Measure.NONE)
        .order_by("-id")
        .first()
    )
    if decision is not None:
        decision.reversed_at = work().now
        await decision.save(update_fields=["reversed_at"])


async def statement_for(actor: Actor, rows: list[UUID]) -> dict[UUID, StatementOfReasons]:
    """The latest statement about each of several posts or comments that exists for this actor."""
    cases = Case.filter(subject_id__in=rows).values("id")
    decisions = Decision.filter(case_id__in=Subquery(cases)).values("id")
    found = StatementOfReasons.filter(decision_id__in=Subquery(decisions), side=Side.SUBJECT)
    return {
        statement.decision.case.subject_id: statement
        for statement in sorted(await found.select_related("decision__case"), key=lambda statement: statement.id)
        if may_see(actor, statement)
    }


async def statements_of_complaints(complaints: list[UUID]) -> dict[UUID, StatementOfReasons]:
    """The statement of what became of each of several complaints."""
    delivered = StatementOfReasons.filter(complaint_id__in=complaints).select_related("decision")
    found = await delivered.exclude(decision__about=DecisionAbout.MISUSE)
    by_age = sorted(found, key=lambda statement: statement.id)
    return {statement.complaint_id: statement for statement in by_age if statement.complaint_id}


async def statements_to(actor: Actor, window: Window) -> list[StatementOfReasons]:
    """The statements addressed to a person, newest first."""
    return await keyset(own(StatementOfReasons.all(), actor).select_related("decision"), window)
