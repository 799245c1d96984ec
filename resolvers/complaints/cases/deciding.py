"""Deciding cases with reasons; removing content at once and putting it back (D11.2, D15.2)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from db.complaints import Case, Complaint
from db.interactions import Comment
from db.messages import Message
from db.oversight import Act as ActRow
from db.posts import Post
from db.sanctions import Decision, Sanction
from db.vocabulary import (
    CaseState,
    CommentState,
    ComplaintState,
    DeadlineKind,
    HeldBy,
    Measure,
    MessageState,
    PostKind,
    Severity,
    SubjectKind,
)
from policy import pack
from policy.fairness import Rule
from resolvers.accounts.standing.news import MEASURE_OF, classify
from resolvers.complaints.cases.answering import decide_complaints
from resolvers.complaints.cases.desk import as_judged, take, who_complained
from resolvers.complaints.cases.opening import held_for_the_platform, open_case, subject_of
from resolvers.complaints.cases.owner_acts import answer_owner_act, authors_were_right, let_appear_again
from resolvers.deadlines import drop_deadline, look_at_care_from
from resolvers.moves import locked, move, permit, seen
from resolvers.notices import tell
from resolvers.oversight.reports import correct_entries, note_for_the_authorities
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.refusals import (
    Because,
    FaultCode,
    Refusal,
    Refused,
    Restricted,
    invalid,
)
from resolvers.rules.sanctions.ladder import strikes_for
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.rules.verdicts import Verdict
from resolvers.sanctions.decisions import deliver, reverse_decision, rule_named, write_decision
from resolvers.sanctions.statements import Foretold, TakenBack, foretold_by, told_by
from resolvers.use_case import use_case, work

Content = Comment | Post | Message
WORSE = list(Severity)  # the last is the worst


@use_case("case:decide")
async def decide_case(
    actor: Actor,
    case_id: UUID,
    measure: Measure,
    rule: str,
    facts: str,
    in_part: bool = False,
    version: int | None = None,
    revision: int | None = None,
    severity: Severity | None = None,
    outcomes: Mapping[UUID, ComplaintState] | None = None,
    sanctions: Sequence[UUID] = (),
) -> Case:
    """Decide a case: what was found, by which rule, what follows; everybody concerned gets reasons.

    The decision decides every open complaint of the case: a measure upholds them (or in part), none does not;
    `outcomes` names complaints that end otherwise. It confirms the `sanctions` of the case that were heard. Refused
    without facts and rule, while an answer is awaited of a complainant who would not be upheld in full, and where the
    text is no longer of the `version`, or the case of the `revision`, that was judged. Duties D11.2, D13.1, D15.2.
    """
    case = await locked(Case, case_id)
    known = await who_complained(case)
    await permit(ACTS["case:decide"], case, known)
    as_judged(case, revision)
    await _as_judged(case, version)
    await _decide(case, Verdict(measure, rule, facts, in_part, severity, outcomes or {}, tuple(sanctions)), known)
    return case


@use_case("case:decide")
async def _rehearse(actor: Actor, case_id: UUID, verdict: Verdict, version: int | None, revision: int | None) -> Case:
    """Decide a case, look at what everybody would be told, and take all of it back."""
    case = await locked(Case, case_id)
    known = await who_complained(case)
    await permit(ACTS["case:decide"], case, known)
    as_judged(case, revision)
    await _as_judged(case, version)
    decision, _ = await _decide(case, verdict, known)
    raise TakenBack(await told_by(decision))


async def preview_decision(
    actor: Actor, case_id: UUID, verdict: Verdict, version: int | None = None, revision: int | None = None
) -> list[Foretold] | Refusal:
    """What both sides would be told by a decision; refused exactly where the decision would be, and nothing is kept.

    The decision is taken as it would be, in a transaction that never commits, so no second way of it can differ.
    """
    return await foretold_by(_rehearse(actor, case_id, verdict, version, revision))


@use_case("comment:remove")
async def remove_content(
    actor: Actor, kind: SubjectKind, subject_id: UUID, rule: str, facts: str, severity: Severity | None = None
) -> Comment | Post:
    """Remove a post or a comment from public view at once, with a statement of reasons (D11.2).

    It opens, or takes, the case on it and decides it; refused with TakenByAnother while a colleague works on it.
    """
    row = await seen(_content(kind), subject_id)
    await permit(ACTS[f"{kind.value.lower()}:remove"], row)
    removed = await _decide_at_once(actor, row, Verdict(Measure.REMOVE_CONTENT, rule, facts, severity=severity))
    assert not isinstance(removed, Message)
    return removed or row


@use_case("post:reclassify")
async def reclassify_post(actor: Actor, post_id: UUID, kind: PostKind, rule: str, facts: str) -> Post:
    """Decide that a post is news, or that it is none, with a statement of reasons; it can be contested.

    It opens, or takes, the case on it and decides it. News on an account that no licence covers is not public until
    one does. Refused with Restricted where it is of that kind already; with TakenByAnother while a colleague works on
    it. Duty D8.
    """
    row = await seen(Post, post_id)
    await permit(ACTS["post:reclassify"], row)
    if row.kind is kind:
        raise Refused(Restricted(Because.IS_SO_ALREADY))
    classified = await _decide_at_once(actor, row, Verdict(MEASURE_OF[kind], rule, facts))
    assert isinstance(classified, Post)
    return classified


@use_case("comment:restore")
async def restore_content(actor: Actor, kind: SubjectKind, subject_id: UUID) -> Comment | Post:
    """Put removed content back to exactly what it was; its decision is marked as reversed.

    Refused with Restricted to whoever wrote it, runs the account or declared a conflict. A decision by which a
    sanction holds stays, so that the account can go on contesting it. Whoever complained is told.
    """
    row = await locked(_content(kind), subject_id)
    await move(f"{kind.value.lower()}:restore", row, facts={"author": subject_of(row).author_id})
    if isinstance(row, Comment):
        await held_for_the_platform(row)
    if reversed_ := await reverse_decision(kind, row.pk):
        await correct_entries(reversed_)
        for complaint in await Complaint.filter(decision_id=reversed_.id).order_by("id"):
            await tell("complaint.reversed", complaint, receipt=complaint.receipt)
    await tell(f"{kind.value.lower()}.restored", row)
    return row


async def _decide_at_once(actor: Actor, row: Comment | Post, verdict: Verdict) -> Content | None:
    """A step: open or take the case on something, and decide it."""
    case = await open_case(subject_of(row), 100, work().now + timedelta(days=1), cause=None)
    if case.state is not CaseState.CLAIMED or case.claimed_by_id not in actor.staff.values():
        await take(actor, case)
    _, changed = await _decide(case, verdict, await who_complained(case))
    return changed


def _content(kind: SubjectKind) -> type[Comment | Post]:
    if kind in (SubjectKind.ACCOUNT, SubjectKind.MESSAGE):  # private words are removed by deciding their case only
        raise invalid("id", FaultCode.NOT_AN_ID)
    return Comment if kind is SubjectKind.COMMENT else Post


async def _decide(case: Case, verdict: Verdict, known: Facts) -> tuple[Decision, Content | None]:
    measure, rule = verdict.measure, rule_named(verdict.rule)
    checked(facts=(verdict.facts, pack().texts.facts))
    without_identity_numbers("facts", verdict.facts)
    if fault := verdict.fault:
        raise invalid(*fault)
    heard = await _heard(case, verdict.sanctions)
    sanctions = [sanction for sanction, _ in heard]
    decided = await move("case:decide", case, facts=known)
    await drop_deadline(DeadlineKind.CASE_OVERDUE, case.id)
    severity = verdict.severity or max((Severity(one.severity) for one in sanctions), key=WORSE.index, default=None)
    decision = await write_decision(
        case, rule, verdict.facts, by=case.claimed_by_id, measure=measure, outcome=verdict.outcome, severity=severity,
        strikes=max([await _strikes(case, measure, rule, severity), *(one.strikes for one in sanctions)]),
        act_id=decided.id, sanctions=sanctions,
    )  # fmt: skip
    row = await DONE_TO_CONTENT[measure](case, decision, decided)
    await _sanction(decision, heard, decided)
    outcomes = await authors_were_right(case, measure) | dict(verdict.outcomes)
    await decide_complaints(case, decision, verdict.outcome, decided, outcomes)
    await note_for_the_authorities(case, decision)
    await answer_owner_act(case, decision)
    await tell("case.decided", case)
    return decision, row


async def _heard(case: Case, keys: Sequence[UUID]) -> list[tuple[Sanction, Facts]]:
    """The sanctions that are to be confirmed, held; each must be of this case and may be confirmed now."""
    from resolvers.sanctions.confirming import may_be_confirmed  # late, for hearings hand in evidence of this wing

    heard = []
    for key in sorted(set(keys)):
        sanction = await locked(Sanction, key)
        if sanction.case_id != case.id:
            raise invalid("sanctions", FaultCode.NOT_AN_ID)
        heard.append((sanction, await may_be_confirmed(case, sanction)))
    return heard


async def _sanction(decision: Decision, heard: Sequence[tuple[Sanction, Facts]], decided: ActRow) -> None:
    """Confirmed sanctions hold from now on, and the account is told of all of them by one statement."""
    from resolvers.sanctions.confirming import put_into_force  # late, as above

    for sanction, facts in heard:
        await put_into_force(sanction, decision, facts, decided)
    if heard:
        await deliver(decision, account_id=heard[0][0].account_id)


async def _strikes(case: Case, measure: Measure, rule: Rule, severity: Severity | None) -> int:
    """What a removal counts against the account: something only where the account itself said it."""
    if measure is Measure.NONE or severity is None or (case.subject_kind == SubjectKind.MESSAGE and case.author_id):
        return 0
    readers = case.subject_kind == SubjectKind.COMMENT and not await Comment.exists(id=case.subject_id, as_account=True)
    return 0 if readers else strikes_for(rule.strikes, severity)


async def _as_judged(case: Case, version: int | None) -> None:
    """Refuse when the words were changed since the version that was judged."""
    kind = SubjectKind(case.subject_kind)
    if version is None or kind in (SubjectKind.ACCOUNT, SubjectKind.MESSAGE):
        return
    row = await locked(_content(kind), case.subject_id)
    if row.version != version:
        raise Refused(Restricted(Because.TEXT_CHANGED))


async def _let_stand(case: Case, decision: Decision, decided: ActRow) -> Comment | None:
    """Nothing is done to the subject; a comment that the platform held appears."""
    if case.subject_kind != SubjectKind.COMMENT:
        return None
    comment = await locked(Comment, case.subject_id)
    if comment.state is CommentState.HELD and comment.held_by is HeldBy.PLATFORM:
        await move("comment:approve", comment, cause=decided)
        await tell("comment.approved", comment)
    return comment


async def _remove(case: Case, decision: Decision, decided: ActRow) -> Content:
    kind = SubjectKind(case.subject_kind)
    if kind is SubjectKind.ACCOUNT:
        raise invalid("measure", FaultCode.NOT_ONE_OF, Measure.NONE)
    row: Content
    if kind is SubjectKind.MESSAGE:  # which staff remove without seeing it
        row = await Message.filter(id=case.subject_id).select_for_update().get()
    else:
        row = await locked(_content(kind), case.subject_id)
    # A conversation may be gone already, by the decision in the case on its other side.
    if not (isinstance(row, Message) and row.state is MessageState.REMOVED):
        await move(f"{kind.value.lower()}:remove", row, reason=decision.rule, cause=decided)
    if isinstance(row, Comment):
        await look_at_care_from(row.account_id, decision.starts_at)
    if isinstance(row, Message):
        await deliver(decision, account_id=case.account_id, user_id=case.author_id)
    else:
        await deliver(decision, row=row)
    await tell(f"{kind.value.lower()}.removed", row, rule=decision.rule, until=decision.appeal_until.date())
    return row


DONE_TO_CONTENT = {
    Measure.NONE: _let_stand,
    Measure.REMOVE_CONTENT: _remove,
    Measure.SHOW_CONTENT: let_appear_again,
    Measure.CLASSIFY_AS_NEWS: classify,
    Measure.CLASSIFY_AS_GENERAL: classify,
}
