"""Answering an appeal: the decision stands, is reversed, or is changed; both sides get reasons (D13.1, D15.2)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from db.complaints import Case, Complaint
from db.oversight import Act as ActRow
from db.sanctions import Appeal, Decision
from db.vocabulary import (
    AccountFunction,
    AppealState,
    ComplaintState,
    DeadlineKind,
    DecisionAbout,
    Measure,
    SanctionKind,
    Severity,
    Side,
    SubjectKind,
)
from policy import pack
from resolvers.complaints.cases.opening import MODEL
from resolvers.deadlines import drop_deadline
from resolvers.moves import locked, move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, Refusal, Refused, Restricted
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.rules.verdicts import Imposed, sanctions_kept
from resolvers.sanctions.appeals.changing import (
    Change,
    changed_sanction,
    outcome_after,
    replace_decision,
    something_changes,
    strikes_after,
)
from resolvers.sanctions.appeals.consequences import (
    answer_complaints,
    remove_after_all,
    reversed_by,
    take_up_again,
)
from resolvers.sanctions.appeals.lodging import tell_how_it_ended
from resolvers.sanctions.appeals.matters import OF_THE_COMPLAINANT, matter_of, statements_of
from resolvers.sanctions.appeals.restoring import put_back
from resolvers.sanctions.decisions import deliver, rule_named, write_decision
from resolvers.sanctions.statements import Foretold, TakenBack, foretold_by, told_by
from resolvers.use_case import use_case, work


@use_case("appeal:affirm")
async def affirm_appeal(actor: Actor, appeal_id: UUID, rule: str, facts: str) -> Appeal:
    """Answer an appeal: the decision stands, with reasons to both sides. Duties D13.1, D15.2."""
    appeal, _ = await _answer("appeal:affirm", appeal_id, rule, facts)
    return appeal


@use_case("appeal:overturn")
async def overturn_appeal(actor: Actor, appeal_id: UUID, rule: str, facts: str) -> Appeal:
    """Answer an appeal: whoever appealed is right. Everything becomes as it would be had it been decided so at once.

    On the side of the person concerned all that the decision did is put back exactly: content, marks, counters,
    sanctions, strikes. On a complainant's side the content is removed; a complaint that was not taken up is, and a
    measure against misuse never was. Duties D13.1, D15.2.
    """
    appeal, _ = await _answer("appeal:overturn", appeal_id, rule, facts)
    return appeal


@use_case("appeal:modify")
async def modify_appeal(
    actor: Actor,
    appeal_id: UUID,
    rule: str,
    facts: str,
    severity: Severity | None = None,
    in_part: bool = False,
    kind: SanctionKind | None = None,
    functions: Sequence[AccountFunction] = (),
    days: int | None = None,
) -> Appeal:
    """Answer an appeal: the decision is changed; the reasons say what is different from now on.

    Its rule, how bad the breach was and how many strikes that counts, its sanction, or how far the complaints are
    right. Nobody is worse off for having appealed; refused with Restricted where nothing would be different.
    Duties D13.1, D15.2.
    """
    wanted = Change(severity, in_part, kind, tuple(functions), days)
    appeal, _ = await _answer("appeal:modify", appeal_id, rule, facts, wanted)
    return appeal


async def preview_of_answer(
    actor: Actor, appeal_id: UUID, act: str, rule: str, facts: str, wanted: Change | None = None
) -> list[Foretold] | Refusal:
    """What both sides would be told by an answer; refused exactly where the answer would be, and nothing is kept."""
    return await foretold_by(REHEARSED[act](actor, appeal_id, rule, facts, wanted or Change()))


def _rehearsed(act: str) -> Any:
    """An answer that is given, looked at, and taken back: its transaction never commits."""

    async def rehearse(actor: Actor, appeal_id: UUID, rule: str, facts: str, wanted: Change) -> Appeal:
        _, answer = await _answer(act, appeal_id, rule, facts, wanted)
        raise TakenBack(await told_by(answer))

    return use_case(act)(rehearse)


REHEARSED = {act: _rehearsed(act) for act in ("appeal:affirm", "appeal:overturn", "appeal:modify")}


async def _answer(
    act: str, appeal_id: UUID, rule: str, facts: str, wanted: Change | None = None
) -> tuple[Appeal, Decision]:  # fmt: skip
    """The answer with all that follows from it, told to everybody whom it concerns."""
    appeal, decision, answer, decided = await _answered(act, appeal_id, rule, facts, wanted)
    if act == "appeal:overturn":
        await _reverse(appeal, decision, answer, decided)
    elif act == "appeal:modify":
        await _change(appeal, decision, answer, decided, wanted or Change())
    await answer_complaints(decision, answer, decided)
    await _deliver(answer, decision)
    await tell(f"appeal.{appeal.state.lower()}", appeal)
    await tell_how_it_ended(appeal, decision)
    return appeal, answer


async def _reverse(appeal: Appeal, decision: Decision, answer: Decision, decided: ActRow) -> None:
    if appeal.side is Side.SUBJECT or decision.about is DecisionAbout.MISUSE:
        await put_back(decision, decided)
    elif decision.about is DecisionAbout.COMPLAINT:
        await take_up_again(appeal, decision, decided)
    else:
        await remove_after_all(decision, answer, decided)
    await reversed_by(decision, answer)


async def _change(appeal: Appeal, decision: Decision, answer: Decision, decided: ActRow, wanted: Change) -> None:
    if decision.reversed_at:
        raise Refused(Restricted(Because.DECISION_IS_REVERSED))
    if decision.about is DecisionAbout.BLACKLIST:
        raise Refused(Restricted(Because.ENTRY_STANDS_OR_FALLS))
    changed = await changed_sanction(decision, wanted)
    rule = rule_named(answer.rule, on_reports=decision.about in OF_THE_COMPLAINANT)
    something_changes(decision, rule, wanted, changed)
    await replace_decision(decision, answer, decided, changed)
    if changed:
        answer.sanctions, answer.ends_at = sanctions_kept([Imposed.of(changed[0])]), changed[0].ends_at
        await answer.save(update_fields=["sanctions", "ends_at"])
    await reversed_by(decision, answer)


async def _answered(
    act: str, appeal_id: UUID, rule: str, facts: str, wanted: Change | None = None
) -> tuple[Appeal, Decision, Decision, ActRow]:
    """The answer as a decision of its own, and the appeal that it answers; what follows from it names its act."""
    appeal = await locked(Appeal, appeal_id)
    known = (await matter_of(appeal)).facts_for(work().actor)
    await permit(ACTS[act], appeal, known)
    checked(facts=(facts, pack().texts.facts))
    without_identity_numbers("facts", facts)
    decision = await Decision.filter(id=appeal.decision_id).select_for_update().get()
    found = rule_named(rule, on_reports=decision.about in OF_THE_COMPLAINANT)
    changes = act == "appeal:modify"
    case, wanted = await Case.filter(id=decision.case_id).select_for_update().get(), wanted or Change()
    measure, outcome = _follows(act, appeal, case, decision, wanted)
    # What was decided about misuse is told apart from what became of a complaint, and so is the answer.
    about = DecisionAbout.MISUSE if decision.about is DecisionAbout.MISUSE else DecisionAbout.APPEAL
    answer = await write_decision(
        case, found, facts, by=appeal.claimed_by_id, about=about, appeal_id=appeal.id,
        verdict=_verdict(act), measure=measure, outcome=outcome, since=decision.starts_at if changes else None,
        severity=wanted.severity or decision.severity if changes else None,
        strikes=strikes_after(decision, found, wanted.severity) if changes else 0,
    )  # fmt: skip
    decided = await move(
        act, appeal, facts=known, answer_id=answer.id, decided_by_id=appeal.claimed_by_id, decided_at=work().now
    )
    answer.act_id = decided.id
    await answer.save(update_fields=["act_id"])
    await drop_deadline(DeadlineKind.APPEAL_OVERDUE, appeal.id)
    return appeal, decision, answer, decided


def _verdict(act: str) -> AppealState:
    (found,) = {following for _, following in ACTS[act].arrows}
    return AppealState(found)


def _follows(
    act: str, appeal: Appeal, case: Case, decision: Decision, wanted: Change
) -> tuple[Measure, ComplaintState]:  # fmt: skip
    """What the answer does to the content, and what becomes of the complaints."""
    if act == "appeal:affirm":
        return Measure.NONE, ComplaintState(decision.outcome)
    if act == "appeal:modify":
        return Measure(decision.measure), outcome_after(decision, wanted.in_part)
    if appeal.side is Side.SUBJECT:
        return Measure.NONE, ComplaintState.NOT_UPHELD
    if decision.about is DecisionAbout.COMPLAINT:
        return Measure.NONE, ComplaintState.ACCEPTED
    if decision.about is DecisionAbout.MISUSE:
        return Measure.NONE, ComplaintState(decision.outcome)
    is_content = SubjectKind(case.subject_kind) is not SubjectKind.ACCOUNT
    return Measure.REMOVE_CONTENT if is_content else Measure.NONE, ComplaintState.UPHELD


async def _deliver(answer: Decision, decision: Decision) -> None:
    """The reasons go to everybody to whom the decision went, and to the side that only now is concerned by it."""
    told = await statements_of(decision.id)
    for statement in told:
        if statement.complaint_id:
            complaint = await Complaint.get(id=statement.complaint_id)
            await deliver(answer, complaint=complaint, outcome=complaint.state)
        else:
            await deliver(answer, account_id=statement.account_id, user_id=statement.user_id)
    if decision.about in OF_THE_COMPLAINANT or any(statement.side is Side.SUBJECT for statement in told):
        return
    case = await Case.get(id=decision.case_id)
    kind = SubjectKind(case.subject_kind)
    if kind is SubjectKind.ACCOUNT:
        await deliver(answer, account_id=case.account_id)
    elif kind is SubjectKind.MESSAGE:
        await deliver(answer, account_id=case.account_id, user_id=case.author_id)
    elif (row := await MODEL[kind].get_or_none(id=case.subject_id)) is not None:
        await deliver(answer, row=row)
