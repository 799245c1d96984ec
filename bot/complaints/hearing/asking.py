"""Asking a complainant something before deciding: by receipt, never by name."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, Message
from aiogram.utils.formatting import Bold

from bot.buttons import OnCase, in_rows, keyboard, label, mark_of, marked
from bot.complaints.cases.card import COUNTED, at_the_desk
from bot.complaints.cases.queue import drawn_in_queue
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import lines, redraw, refuse, swap, tell, toast
from db.complaints import Case, Complaint
from policy import pack
from resolvers import clock
from resolvers.complaints import ask_complainant
from resolvers.complaints.cases.views import complaints_of_cases
from resolvers.complaints.hearing.asking import questions_of
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection, offers
from resolvers.rules.refusals import Because, Refusal, Restricted


def router() -> Router:
    """The text that is asked."""
    made = Router(name="asking")
    made.message.register(asked, F.text, IS_SAID, Question.asking)
    return made


async def askable(talk: Talk, case: Case) -> list[Complaint]:
    """The complaints of a case whose complainants this person may ask something now, oldest first."""
    found = (await complaints_of_cases(talk.actor, [case.id], COUNTED)).get(case.id, [])
    return [row for row in found if "complaint:ask" in offers(talk.actor, row, {"case": case}, clock.now())]


async def ask(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext, case: Case, message: int) -> None:
    """Choose whom to ask, where several complained, and open the question what."""
    found = {row.receipt: row for row in await askable(talk, case)}
    chosen = marked(data.what, found) if data.do == "ask_one" else next(iter(found)) if len(found) == 1 else None
    if not found or (data.do == "ask_one" and chosen is None):
        await refuse(talk, await _why_not(talk, case), query)
        now = await at_the_desk(talk, case.id)
        await redraw(talk, message, await drawn_in_queue(talk, now or case, data.at))
        return
    await toast(query, "" if chosen else talk.say("ask-which"))
    if chosen is None:
        names = [
            (receipt, OnCase(do="ask_one", id=case.id, at=data.at, what=mark_of(receipt)))
            for receipt in list(found)[:20]
        ]
        back = [(label(talk.language, "back"), OnCase(do="back", id=case.id, at=data.at))]
        await swap(talk, message, keyboard(*in_rows(names, 1), back))
        return
    await state.set_state(Question.asking)
    await state.set_data(
        {"case": case.id.hex, "complaint": found[chosen].id.hex, "message": message, "place": data.at, "preview": 0}
    )
    limit = min(pack().texts.question, LONGEST_MESSAGE)
    await tell(talk, talk.say("ask-words", receipt=chosen, limit=limit), ForceReply(), reply_to=message)


async def _why_not(talk: Talk, case: Case) -> Refusal:
    """What stands against asking the first complainant, since there is none that may be asked."""
    first = (await complaints_of_cases(talk.actor, [case.id], COUNTED)).get(case.id, [])[:1]
    stands = [objection(talk.actor, ACTS["complaint:ask"], row, {"case": case}, clock.now()) for row in first]
    return next((no for no in stands if no), Restricted(Because.NOBODY_TO_ASK))


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """What staff want to know goes to the complainant; a refused text may be written again."""
    data = await state.get_data()
    answer = await ask_complainant(talk.actor, UUID(str(data["complaint"])), message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer)
    await state.clear()
    question = (await questions_of([answer.id]))[answer.id][-1]
    awaited = talk.say("ask-sent", receipt=answer.receipt, until=question.due_at.date())
    await tell(talk, lines(Bold(talk.say("ask-done")), awaited))
    case = await at_the_desk(talk, UUID(str(data["case"])))
    if case:
        await redraw(talk, int(data["message"]), await drawn_in_queue(talk, case, int(data["place"])))
    return None
