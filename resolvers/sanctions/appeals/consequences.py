"""What follows from the answer to an appeal for content, complaints and cases."""

from datetime import timedelta
from uuid import UUID

from db.complaints import Case, Complaint
from db.interactions import Comment
from db.messages import Message
from db.oversight import Act as ActRow
from db.posts import Post
from db.sanctions import Appeal, Decision
from db.vocabulary import (
    AppealState,
    CaseState,
    CommentState,
    ComplaintState,
    DeadlineKind,
    PostState,
    SubjectKind,
)
from policy import pack
from resolvers.accounts.credit.looking import let_go_of_credit
from resolvers.complaints.cases.opening import MODEL, cases_on
from resolvers.deadlines import look_at_care_from, set_deadline
from resolvers.moves import move
from resolvers.notices import tell
from resolvers.oversight.reports import correct_entries, note_for_the_authorities
from resolvers.rules.lifecycles import LIFECYCLES
from resolvers.use_case import work

FOUND = {
    ComplaintState.UPHELD: "complaint:find_right",
    ComplaintState.PARTLY_UPHELD: "complaint:find_right_in_part",
    ComplaintState.NOT_UPHELD: "complaint:find_wrong",
}
REMOVED = (CommentState.REMOVED, PostState.REMOVED)


async def answer_complaints(decision: Decision, answer: Decision, decided: ActRow) -> None:
    """A step: complaints that the contested decision answered now end as the answer says; counters follow.

    Where the decision stands, so does every answer to a complaint; where it is changed, those that ended otherwise
    than the rest stay what they are.
    """
    verb = FOUND.get(answer.outcome)
    if verb is None or answer.verdict is AppealState.AFFIRMED:
        return
    answered = Complaint.filter(decision_id=decision.id)
    if answer.verdict is AppealState.MODIFIED:
        answered = answered.filter(state=decision.outcome)
    for complaint in await answered.order_by("id").select_for_update():
        if (complaint.state, verb.split(":")[1]) in LIFECYCLES["complaint"].arrows:
            await move(verb, complaint, cause=decided, decision_id=answer.id)


async def take_up_again(appeal: Appeal, decision: Decision, decided: ActRow) -> None:
    """A step: a complaint that was not taken up is, in the open case on its subject, or in its own, opened again."""
    case = await open_again(await Case.get(id=decision.case_id), decided)
    complaint = await Complaint.filter(id=appeal.complaint_id).select_for_update().get()
    if case.id != complaint.case_id:
        complaint.case_id = case.id  # before the move, so that it counts there
        await complaint.save(update_fields=["case_id"])
    await move("complaint:readmit", complaint, cause=decided, decline_reason=None, decision_id=None)


async def open_again(case: Case, decided: ActRow) -> Case:
    """A step: the open case on the same subject; where there is none, this one, opened again."""
    same = cases_on(SubjectKind(case.subject_kind), case.subject_id, case.author_id)
    now = await same.filter(state__not=CaseState.DECIDED).select_for_update().first()
    if now is not None:
        now.revision += 1
        await now.save(update_fields=["revision"])
        await tell("case.joined", now)
        return now
    case = await Case.filter(id=case.id).select_for_update().get()
    due = work().now + timedelta(seconds=pack().times.appeal_answer)
    await move("case:reopen", case, cause=decided, claimed_by_id=None, due_at=due, revision=case.revision + 1)
    await set_deadline(DeadlineKind.CASE_OVERDUE, case.id, due)
    await tell("case.opened", case)
    return case


async def remove_after_all(decision: Decision, answer: Decision, decided: ActRow) -> None:
    """A step: the complaint was right. Content is removed; what is to be done to an account its case decides again."""
    case = await Case.get(id=decision.case_id)
    row = await content_of(case.id)
    if row is None:
        await open_again(case, decided)
    elif row.state not in REMOVED:
        name = SubjectKind(case.subject_kind).value.lower()
        await move(f"{name}:remove", row, reason=answer.rule, cause=decided)
        if isinstance(row, Comment):
            await look_at_care_from(row.account_id, work().now)
        await tell(f"{name}.removed", row, rule=answer.rule, until=answer.appeal_until.date())


async def content_of(case_id: UUID) -> Comment | Post | Message | None:
    """The content that a case is about, held; an account is no content."""
    case = await Case.get(id=case_id)
    kind, key = SubjectKind(case.subject_kind), case.subject_id
    if kind is SubjectKind.ACCOUNT:
        return None
    found = await MODEL[kind].filter(id=key).select_for_update().get()
    assert isinstance(found, Comment | Post | Message)
    return found


async def reversed_by(decision: Decision, answer: Decision) -> None:
    """A step: the decision holds no more; what authorities were told of it is corrected, and what takes its place told.

    Strikes of a reversed decision do not count.
    """
    decision.reversed_at = work().now
    await decision.save(update_fields=["reversed_at"])
    await let_go_of_credit(decision)
    await correct_entries(decision)
    await note_for_the_authorities(await Case.get(id=decision.case_id), answer)
