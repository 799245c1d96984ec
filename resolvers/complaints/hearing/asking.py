"""Questions of staff to a complainant, their answers, and what becomes of a question without one (D15.2)."""

from datetime import datetime, timedelta
from uuid import UUID

from db.accounts import Chat
from db.chat import ChatUpdate
from db.complaints import Complaint, Question
from db.due import claim, postpone
from policy import pack
from resolvers.complaints.cases.opening import case_of, touch_case
from resolvers.moves import locked, move, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import BusyProblem
from resolvers.rules.standings import Actor, system
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.use_case import new_id, use_case, work


@use_case("complaint:ask")
async def ask_complainant(actor: Actor, complaint_id: UUID, words: str) -> Complaint:
    """Ask a complainant something before the case is decided; the answer is awaited for three days (D15.2).

    Refused with Restricted to whoever has not taken the case, and where nobody is there to answer.
    """
    await permit(ACTS["complaint:ask"], await seen(Complaint, complaint_id))
    case = await case_of(complaint_id)
    complaint = await locked(Complaint, complaint_id)
    _check(words)
    await move("complaint:ask", complaint, facts={"case": case})
    due = work().now + timedelta(seconds=pack().times.answer)
    await Question.create(
        id=new_id(), complaint_id=complaint.id, asked_by_id=case.claimed_by_id, words=words, asked_at=work().now,
        due_at=due,
    )  # fmt: skip
    await tell("complaint.asked", complaint, receipt=complaint.receipt, until=due.date())
    await tell("case.changed", case)
    return complaint


@use_case("complaint:reply")
async def answer_question(actor: Actor, complaint_id: UUID, words: str) -> Complaint:
    """Answer what staff asked about one's complaint; it is taken for as long as nobody has decided without it."""
    case = await case_of(complaint_id)
    complaint = await locked(Complaint, complaint_id)
    await permit(ACTS["complaint:reply"], complaint)
    _check(words)
    await move("complaint:reply", complaint)
    question = await Question.get(complaint_id=complaint.id, done_at=None)
    question.answer, question.answered_at, question.done_at = words, work().now, work().now
    await question.save(update_fields=["answer", "answered_at", "done_at"])
    await tell("complaint.replied", complaint, receipt=complaint.receipt)
    await touch_case(case)
    await tell("case.changed", case)
    return complaint


@use_case("complaint:lapse")
async def lapse_question(actor: Actor, complaint_id: UUID) -> Complaint:
    """The time for an answer is over: the case is decided on what is there, and the complainant learns it."""
    case = await case_of(complaint_id)
    complaint = await locked(Complaint, complaint_id)
    await move("complaint:lapse", complaint)
    await close_question(complaint)
    await touch_case(case)
    await tell("complaint.lapsed", complaint, receipt=complaint.receipt)
    await tell("case.changed", case)
    return complaint


async def lapse_questions(now: datetime) -> int:
    """Let questions lapse whose time is over, unless what was said in time is not handled yet; gives how many did."""
    lapsed = 0
    for question in await claim(Question, now):
        if await _may_be_answered(question):
            continue  # until the claim runs out; its time stays what it was
        if isinstance(await lapse_question(system("deadlines"), question.complaint_id), BusyProblem):
            await postpone(question, now)
        else:
            lapsed += 1
    return lapsed


async def _may_be_answered(question: Question) -> bool:
    """Whether a chat of the complainant sent something in time that nobody has handled."""
    complaint = await Complaint.get(id=question.complaint_id)
    mine = {"user_id": complaint.user_id} if complaint.user_id else {"guest_id": complaint.guest_id}
    chats = await Chat.filter(**mine).values_list("address_key", flat=True)
    return await ChatUpdate.exists(person_key__in=chats, at__lte=question.due_at, done_at=None)


async def close_question(complaint: Complaint) -> None:
    """A step: no answer is awaited any more."""
    await Question.filter(complaint_id=complaint.id, done_at=None).update(done_at=work().now)


async def awaited_until(complaint: Complaint) -> datetime | None:
    """Until when an answer of the complainant is awaited, if one is."""
    question = await Question.get_or_none(complaint_id=complaint.id, done_at=None)
    return question.due_at if question else None


async def questions_of(complaints: list[UUID]) -> dict[UUID, list[Question]]:
    """The questions about several complaints, oldest first; there is one at a time, so they are few."""
    found: dict[UUID, list[Question]] = {}
    rows = await Question.filter(complaint_id__in=complaints)
    for question in sorted(rows, key=lambda question: question.id):
        found.setdefault(question.complaint_id, []).append(question)
    return found


def _check(words: str) -> None:
    checked(words=(words, pack().texts.question))
    without_identity_numbers("words", words)
