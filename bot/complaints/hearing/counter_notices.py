"""What somebody is asked about a complaint against them: told with the thing that it is about, answered by a button."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Text

from bot.buttons import OnCounter, keyboard, label
from bot.complaints.target import shown, subject
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import erase, lines, refuse, swap, tell, toast
from db.complaints import Case, CounterNotice
from db.vocabulary import SubjectKind
from policy import pack
from resolvers import clock
from resolvers.complaints import submit_counter_notice
from resolvers.complaints.hearing.counter_notices import cases_behind
from resolvers.oversight import rows_by_id
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import FaultCode, Invalid, NotFound, Refusal


def router() -> Router:
    """The button under an invitation, and the text that it asks for."""
    made = Router(name="counter-notices")
    made.callback_query.register(pressed, OnCounter.filter())
    made.message.register(said, F.text, IS_SAID, Question.counter)
    return made


async def drawn_invitation(talk: Talk, key: UUID, head: Text) -> tuple[Text, InlineKeyboardMarkup | None]:
    """An invitation with what it is about, and the button for as long as something can be said."""
    notice = await _seen(talk, key)
    if notice is None:
        return head, None
    case = await _case(notice)
    about = await subject(talk, SubjectKind(case.subject_kind), case.subject_id)
    content = lines(head, shown(talk, about, 300, mine=True)) if about else head
    if _stands(talk, notice, case):
        return content, None
    return content, keyboard([(label(talk.language, "counter"), OnCounter(do="answer", id=key))])


async def pressed(query: CallbackQuery, callback_data: OnCounter, talk: Talk, state: FSMContext) -> None:
    """Open the question, unless something stands against an answer; then that is said and the button goes."""
    notice = await _seen(talk, callback_data.id)
    if notice is None or query.message is None:
        return await refuse(talk, NotFound("CounterNotice"), query)
    message = query.message.message_id
    if stands := _stands(talk, notice, await _case(notice)):
        await refuse(talk, stands, query)
        await swap(talk, message, None)
        return None
    await toast(query)
    await state.set_state(Question.counter)
    await state.set_data({"counter": notice.id.hex, "message": message})
    limit = min(pack().texts.complaint, LONGEST_MESSAGE)
    await tell(talk, talk.say("counter-words", limit=limit), ForceReply(), reply_to=message)
    return None


async def said(message: Message, talk: Talk, state: FSMContext) -> None:
    """What is said goes to the case; a refused text may be written again."""
    data = await state.get_data()
    answer = await submit_counter_notice(talk.actor, UUID(str(data["counter"])), message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        if isinstance(answer, Invalid) and any(f.code is FaultCode.LOOKS_LIKE_IDENTITY for f in answer.faults):
            await erase(talk, message.message_id)
        return await refuse(talk, answer)
    await state.clear()
    await tell(talk, talk.say("counter-sent"))
    await swap(talk, int(data["message"]), None)
    return None


async def _seen(talk: Talk, key: UUID) -> CounterNotice | None:
    row = (await rows_by_id(talk.actor, "CounterNotice", [key])).get(key)
    return row if isinstance(row, CounterNotice) else None


async def _case(notice: CounterNotice) -> Case:
    return (await cases_behind([notice.case_id]))[notice.case_id]


def _stands(talk: Talk, notice: CounterNotice, case: Case) -> Refusal | None:
    """What stands against an answer now."""
    return objection(talk.actor, ACTS["counter_notice:submit"], notice, {"case": case}, clock.now())
