"""What staff ask a complainant: shown as it comes, answered by a button or by replying."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Text

from bot.buttons import Labelled, OnComplaint, keyboard, label
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import PIECE, erase, lines, quote, refuse, tell, toast
from db.complaints import Complaint
from db.oversight import Notice
from db.vocabulary import ComplaintState
from policy import pack
from resolvers import clock
from resolvers.complaints import answer_question
from resolvers.complaints.hearing.asking import questions_of
from resolvers.complaints.lodging import my_complaint
from resolvers.oversight import rows_by_id
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection, offers
from resolvers.rules.receipts import FORM
from resolvers.rules.refusals import FaultCode, Invalid, Refusal, Refused


def router() -> Router:
    """Answers: by replying to a message that names the receipt, and to the question that [Answer] opens."""
    made = Router(name="questions of staff")
    made.message.register(by_replying, F.text, IS_SAID, F.reply_to_message.text, replies_to_a_question)
    made.message.register(answered, F.text, IS_SAID, Question.answer)
    return made


async def open_question(talk: Talk, complaint: Complaint) -> Text | None:
    """What was asked and is not answered yet, as it stands on a receipt."""
    if complaint.state is not ComplaintState.AWAITING_REPLY:
        return None
    found = [row for row in (await questions_of([complaint.id])).get(complaint.id, []) if row.done_at is None]
    return lines(talk.say("receipt-asked", until=found[0].due_at.date()), quote(found[0].words)) if found else None


async def words_of(talk: Talk, event: str, complaint_id: UUID) -> str:
    """The words that a notice about a question or its answer is about."""
    found = (await questions_of([complaint_id])).get(complaint_id, [])
    if not found or event not in ("complaint.asked", "complaint.replied"):
        return ""
    return found[-1].words if event == "complaint.asked" else found[-1].answer or ""


def answering(talk: Talk, complaint: Complaint) -> list[Labelled]:
    """The button that opens an answer, where one is awaited of this person."""
    if "complaint:reply" not in offers(talk.actor, complaint, {}, clock.now()):
        return []
    return [(label(talk.language, "answer"), OnComplaint(do="answer", id=complaint.id))]


async def ask_for_answer(query: CallbackQuery, talk: Talk, state: FSMContext, complaint: Complaint) -> None:
    """Open the question; what is written next is the answer."""
    stands = objection(talk.actor, ACTS["complaint:reply"], complaint, {}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.answer)
    await state.set_data({"complaint": complaint.id.hex})
    limit = min(pack().texts.question, LONGEST_MESSAGE)
    message = query.message.message_id if query.message else None
    await tell(talk, talk.say("answer-words", limit=limit), ForceReply(), reply_to=message)
    return None


async def replies_to_a_question(message: Message, talk: Talk) -> bool | dict[str, Any]:
    """Whether a message replies to one that names a complaint about which an answer of this person is awaited."""
    complaint = await replied_to(message, talk)
    return {"complaint": complaint} if complaint and answering(talk, complaint) else False


async def replied_to(message: Message, talk: Talk) -> Complaint | None:
    """The complaint of this person that is named in the message of the bot to which one replies."""
    named = FORM.search((message.reply_to_message and message.reply_to_message.text) or "")
    try:
        return await my_complaint(talk.actor, named.group()) if named else None
    except Refused:
        return None


async def by_replying(message: Message, talk: Talk, state: FSMContext, complaint: Complaint) -> None:
    """A reply to the question, or to the receipt, is the answer."""
    await _answer(message, talk, state, complaint.id)


async def answered(message: Message, talk: Talk, state: FSMContext) -> None:
    """The text that [Answer] asked for; a refused one may be written again."""
    await _answer(message, talk, state, UUID(str((await state.get_data())["complaint"])))


async def _answer(message: Message, talk: Talk, state: FSMContext, complaint_id: UUID) -> None:
    answer = await answer_question(talk.actor, complaint_id, message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        if isinstance(answer, Invalid) and any(f.code is FaultCode.LOOKS_LIKE_IDENTITY for f in answer.faults):
            await erase(talk, message.message_id)
        return await refuse(talk, answer)
    await state.clear()
    await tell(talk, talk.say("answer-sent"))
    return None


async def of_complaint(talk: Talk, notice: Notice, head: Text) -> tuple[Text, InlineKeyboardMarkup | None]:
    """What is asked or answered stands with the news; the buttons are for whoever complained."""
    words = await words_of(talk, notice.event, notice.subject_id)
    complaint = (await rows_by_id(talk.actor, "Complaint", [notice.subject_id])).get(notice.subject_id)
    markup = None
    if isinstance(complaint, Complaint) and notice.event != "complaint.replied":
        status = (label(talk.language, "status"), OnComplaint(do="status", id=complaint.id))
        markup = keyboard([*answering(talk, complaint), status])
    return lines(head, quote(words, PIECE) if words else None), markup
