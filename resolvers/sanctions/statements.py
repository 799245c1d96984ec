"""Statements of reasons: what each side is told of a decision, in its own language, and to whom they exist."""

from uuid import UUID

from tortoise.expressions import Subquery

from db.complaints import Case
from db.sanctions import Decision, StatementOfReasons
from db.vocabulary import Side
from policy import say
from resolvers.pages import Window, keyset, own
from resolvers.rules.standings import Actor
from resolvers.rules.verdicts import Draft, told_in
from resolvers.rules.visibility import may_see


def reasons_in(language: str, draft: Draft, side: Side) -> str:
    """The statement of reasons as a text for people: facts, ground, rule, scope, duration, ways to appeal."""
    return say(
        language, f"statement-{side.value.lower()}", measure=draft.measure, outcome=draft.outcome,
        ground=draft.ground, rule=say(language, f"rule-{draft.rule}"), facts=draft.facts,
        since=draft.starts_at, until=draft.appeal_until.date(), scope=say(language, f"scope-{draft.measure}"),
    )  # fmt: skip


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
    found = await StatementOfReasons.filter(complaint_id__in=complaints).select_related("decision")
    by_age = sorted(found, key=lambda statement: statement.id)
    return {statement.complaint_id: statement for statement in by_age if statement.complaint_id}


async def statements_to(actor: Actor, window: Window) -> list[StatementOfReasons]:
    """The statements addressed to a person, newest first."""
    return await keyset(own(StatementOfReasons.all(), actor).select_related("decision"), window)
