"""Statements of reasons: what each side is told of a decision, in its own language, and to whom they exist."""

from uuid import UUID

from tortoise.expressions import Subquery

from db.complaints import Case
from db.sanctions import Decision, StatementOfReasons
from db.vocabulary import AppealState, ComplaintState, Measure, Side
from policy import say
from resolvers.pages import Window, keyset, own
from resolvers.rules.standings import Actor
from resolvers.rules.verdicts import Draft, told_in
from resolvers.rules.visibility import may_see


def reasons_in(language: str, draft: Draft, side: Side) -> str:
    """The statement of reasons as a text for people: facts, ground, rule, scope, duration, ways to appeal."""
    if draft.verdict is not None:
        return say(
            language, "statement-appeal", verdict=draft.verdict, facts=draft.facts, ground=draft.ground,
            rule=say(language, f"rule-{draft.rule}"), since=draft.starts_at,
            holds=say(language, f"appeal-holds-{draft.verdict}{_with_what(draft)}"),
            complaint=say(language, f"appeal-outcome-{side.value}", outcome=draft.outcome),
        )  # fmt: skip
    return say(
        language, f"statement-{side.value.lower()}", measure=draft.measure, outcome=draft.outcome,
        ground=draft.ground, rule=say(language, f"rule-{draft.rule}"), facts=draft.facts,
        since=draft.starts_at, until=draft.appeal_until.date(), scope=say(language, f"scope-{draft.measure}"),
    )  # fmt: skip


def _with_what(draft: Draft) -> str:
    """What a reversal does, where it is more than to put back: content is removed, or a complaint taken up."""
    if draft.verdict is not AppealState.OVERTURNED:
        return ""
    if draft.outcome is ComplaintState.ACCEPTED:
        return "-again"
    return "" if draft.measure is Measure.NONE else f"-{draft.measure}"


def ways_to_appeal(language: str, draft: Draft) -> str:
    """How a decision can be contested; what was decided on an appeal is final here."""
    if draft.verdict is not None:
        return say(language, "appeal-final")
    return say(language, "appeal-ways", until=draft.appeal_until.date())


def text_of(language: str, statement: StatementOfReasons) -> str:
    """What a delivered statement says, in the reader's language."""
    return reasons_in(language, told_in(statement), Side(statement.side))


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
    """The statement delivered on each of several complaints."""
    found = await StatementOfReasons.filter(complaint_id__in=complaints).select_related("decision__case")
    by_age = sorted(found, key=lambda statement: statement.id)
    return {statement.complaint_id: statement for statement in by_age if statement.complaint_id}


async def statements_to(actor: Actor, window: Window) -> list[StatementOfReasons]:
    """The statements addressed to a person, newest first."""
    return await keyset(own(StatementOfReasons.all(), actor).select_related("decision__case"), window)
