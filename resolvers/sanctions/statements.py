"""Statements of reasons: what each side is told of a decision, in its own language, and to whom they exist."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from tortoise.expressions import Q, Subquery

from db.complaints import Case
from db.sanctions import Appeal, Decision, StatementOfReasons
from db.vocabulary import AppealState, ComplaintState, DecisionAbout, Measure, Side
from policy import say
from resolvers.pages import Window, keyset, own
from resolvers.refusing import say_list
from resolvers.rules.refusals import Refusal
from resolvers.rules.sanctions.contesting import removes_after_all
from resolvers.rules.standings import Actor
from resolvers.rules.verdicts import Draft, Imposed, told_in
from resolvers.rules.visibility import may_see
from resolvers.sanctions.complainants import reasons_of_misuse

CHECKED_AT_ONCE = 500
OF_THE_ACCOUNT = (DecisionAbout.SANCTION, DecisionAbout.BLACKLIST)


def reasons_in(language: str, draft: Draft, side: Side) -> str:
    """The statement of reasons as a text for people, what matters most first.

    What was decided, each measure with scope and duration; facts, ground and rule; whether a machine had a part in
    it; that silence in a hearing proves nothing; how and until when to contest it.
    """
    if draft.verdict is not None:
        return _answer_in(language, draft, side)
    if draft.about is DecisionAbout.MISUSE:
        return reasons_of_misuse(language, draft)
    head = say(language, f"statement-{side.value.lower()}", outcome=draft.outcome)
    parts = [head, *(f"– {line}" for line in _measures(language, draft)), *_found(language, draft)]
    if draft.sanctions or draft.forbids_registration:
        parts.append(say(language, "statement-silence"))
    if draft.reversed_at:
        return "\n".join([*parts, say(language, "statement-reversed", at=draft.reversed_at)])
    return "\n".join([*parts, ways_to_appeal(language, draft, side)])


def _answer_in(language: str, draft: Draft, side: Side) -> str:
    """The answer to an appeal: how it ends, what follows, why; what was decided on an appeal is final here."""
    holds = say(language, f"appeal-holds-{draft.verdict}{_with_what(draft)}")
    measures = _measures(language, draft) if draft.verdict is AppealState.MODIFIED and draft.acts else []
    parts = [
        say(language, "statement-appeal", verdict=draft.verdict), holds, *(f"– {line}" for line in measures),
        say(language, f"appeal-outcome-{side.value}", outcome=draft.outcome), *_found(language, draft),
        ways_to_appeal(language, draft, side),
    ]  # fmt: skip
    return "\n".join(parts)


def _with_what(draft: Draft) -> str:
    """What a reversal does, where it is more than to put back: content is removed, or a complaint taken up."""
    if draft.verdict is not AppealState.OVERTURNED:
        return ""
    if draft.outcome is ComplaintState.ACCEPTED:
        return "-again"
    return "" if draft.measure is Measure.NONE else f"-{draft.measure}"


def ways_to_appeal(language: str, draft: Draft, side: Side) -> str:
    """How a decision can be contested; what was decided on an appeal is final here, but for what it did first."""
    if draft.verdict is not None and not (side is Side.SUBJECT and removes_after_all(draft)):
        return say(language, "appeal-final")
    return say(language, "appeal-ways", until=draft.appeal_until.date())


def _found(language: str, draft: Draft) -> list[str]:
    """Facts, ground and rule, how bad it is, and whether a machine had a part in it."""
    parts = [
        say(language, "statement-facts", facts=draft.facts),
        say(language, "statement-rule", ground=draft.ground, rule=say(language, f"rule-{draft.rule}")),
    ]
    if draft.severity:
        parts.append(say(language, "statement-severity", severity=draft.severity))
    by_a_machine = (draft.automated_detection, draft.automated_decision)
    return [
        *parts, say(language, f"statement-automated-{'-'.join('yes' if one else 'no' for one in by_a_machine)}")
    ]  # fmt: skip


def _measures(language: str, draft: Draft) -> list[str]:
    """What follows, each with what it reaches and how long it holds."""
    told = [_sanction(language, draft, sanction) for sanction in draft.sanctions]
    if draft.forbids_registration:
        told.append(say(language, "statement-FORBID_REGISTRATION", since=draft.starts_at.date(), until=draft.ends_at))
    if draft.measure is Measure.NONE and told:
        return told
    if draft.measure is Measure.NONE and draft.about is DecisionAbout.SANCTION:
        return [say(language, "statement-not-for-others")]
    scope = say(language, f"scope-{draft.measure}")
    if draft.measure is Measure.NONE:
        return [scope]
    ends = draft.ends_at.date() if draft.ends_at else None
    return [
        say(language, "statement-measure", measure=draft.measure, scope=scope, since=draft.starts_at, until=ends),
        *told,
    ]


def _sanction(language: str, draft: Draft, sanction: Imposed) -> str:
    ends = sanction.ends_at(draft.starts_at)
    return say(
        language, f"statement-{sanction.kind}", kind=sanction.kind, functions=say_list(language, sanction.functions),
        since=draft.starts_at.date(), until=ends.date() if ends else None, days=sanction.days,
    )  # fmt: skip


def text_of(language: str, statement: StatementOfReasons, short: Callable[[str], str] | None = None) -> str:
    """What a delivered statement says, in the reader's language; its facts made short where that is asked for."""
    draft = told_in(statement)
    return reasons_in(language, replace(draft, facts=short(draft.facts)) if short else draft, Side(statement.side))


@dataclass(frozen=True)
class Foretold:
    """What one side would be told by a decision, and how many people would be told it."""

    side: Side
    draft: Draft
    readers: int

    @property
    def form_hash(self) -> str:
        """The hash of its form: the statement that is delivered has the same, when nothing changed meanwhile."""
        return self.draft.hash_of_form(self.side)

    def text(self, language: str) -> str:
        """What it would say."""
        return reasons_in(language, self.draft, self.side)


def foretold(statements: Sequence[StatementOfReasons]) -> list[Foretold]:
    """What each side is told by some statements of one decision: each text once."""
    counted = Counter((Side(one.side), told_in(one)) for one in statements)
    return [Foretold(side, draft, readers) for (side, draft), readers in counted.items()]


class TakenBack(Exception):
    """Raised within a use case that is only rehearsed, so that its transaction never commits."""

    def __init__(self, told: list[StatementOfReasons]) -> None:
        super().__init__()
        self.told = told


async def foretold_by(rehearsal: Awaitable[object]) -> list[Foretold] | Refusal:
    """What each side would be told by what is rehearsed, or the refusal; nothing is kept."""
    try:
        refused = await rehearsal
    except TakenBack as taken_back:
        return foretold(taken_back.told)
    assert isinstance(refused, Refusal)
    return refused


async def told_by(decision: Decision) -> list[StatementOfReasons]:
    """The statements of a decision, oldest first."""
    return await StatementOfReasons.filter(decision_id=decision.id).select_related("decision").order_by("id")


async def statement_for(actor: Actor, rows: list[UUID]) -> dict[UUID, StatementOfReasons]:
    """The latest statement about each of several posts or comments that exists for this actor.

    Sanctions are about the account, whatever the case was about.
    """
    cases = Case.filter(subject_id__in=rows).values("id")
    decisions = Decision.filter(case_id__in=Subquery(cases)).values("id")
    found = StatementOfReasons.filter(decision_id__in=Subquery(decisions), side=Side.SUBJECT)
    return {
        statement.decision.case.subject_id: statement
        for statement in sorted(await found.select_related("decision__case"), key=lambda statement: statement.id)
        if statement.decision.about not in OF_THE_ACCOUNT and may_see(actor, statement)
    }


async def statements_of_complaints(complaints: list[UUID]) -> dict[UUID, StatementOfReasons]:
    """The statement of what became of each of several complaints."""
    delivered = StatementOfReasons.filter(complaint_id__in=complaints).select_related("decision__case")
    found = await delivered.exclude(decision__about=DecisionAbout.MISUSE)
    by_age = sorted(found, key=lambda statement: statement.id)
    return {statement.complaint_id: statement for statement in by_age if statement.complaint_id}


async def statements_of_measures(complaints: list[UUID]) -> dict[UUID, StatementOfReasons]:
    """The statement of the latest measure against misuse that answered each of several complaints."""
    delivered = StatementOfReasons.filter(complaint_id__in=complaints).select_related("decision__case")
    found = await delivered.filter(decision__about=DecisionAbout.MISUSE)
    by_age = sorted(found, key=lambda statement: statement.id)
    return {statement.complaint_id: statement for statement in by_age if statement.complaint_id}


async def statements_to(actor: Actor, window: Window) -> list[StatementOfReasons]:
    """The statements addressed to a person, or to an account that they run, newest first."""
    mine = own(StatementOfReasons.all(), actor)
    if addressed := [*actor.posts, *actor.left]:
        of_accounts = Q(user_id=None, side=Side.SUBJECT, account_id__in=addressed)
        mine = StatementOfReasons.filter(Q(user_id=actor.user_id) | of_accounts)
    return await keyset(mine.select_related("decision__case"), window)


async def reviewed_by_appeals(appeals: list[UUID]) -> dict[UUID, UUID]:
    """Which decision each of several appeals was against."""
    found = await Appeal.filter(id__in=appeals).only("id", "decision_id") if appeals else []
    return {appeal.id: appeal.decision_id for appeal in found}


async def altered_statements(most: int) -> list[str]:
    """Delivered statements that would now say something else than then, the first so many: their decisions changed."""
    found: list[str] = []
    last: UUID | None = None
    while len(found) < most:
        rows = StatementOfReasons.filter(id__gt=last) if last else StatementOfReasons.all()
        page = await rows.select_related("decision").order_by("id").limit(CHECKED_AT_ONCE)
        if not page:
            break
        found += [
            f"the statement {one.id} no longer says what was delivered: its decision was changed"
            for one in page
            if told_in(one).hash_for(Side(one.side)) != one.text_hash
        ]
        last = page[-1].id
    return found[:most]
