"""Passing a case on in a chat: to a colleague, to the senior reviewers, and away from whoever has to do with it."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, Message

from bot.buttons import Labelled, OnCase, in_rows, keyboard, label, mark_of, marked
from bot.complaints.cases.card import at_the_desk
from bot.complaints.cases.queue import drawn_in_queue
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import redraw, refuse, swap, tell, toast
from db.complaints import Case
from policy import pack
from resolvers import clock
from resolvers.complaints import declare_conflict, escalate_case, hand_over_case
from resolvers.complaints.cases.passing_on import colleagues_of
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection, offers
from resolvers.rules.refusals import Refusal

ACT = {"note": "case:note", "hand_over": "case:hand_over", "escalate": "case:escalate", "recuse": "case:recuse"}
MOST = 20  # colleagues that one keyboard names


def router() -> Router:
    """The text that says what somebody has to do with an account."""
    made = Router(name="passing on")
    made.message.register(declared, F.text, IS_SAID, Question.conflict)
    return made


async def show_desk(query: CallbackQuery, talk: Talk, case: Case, message: int, place: int) -> None:
    """Instead of the buttons of a card: what is done at the desk beside deciding, and the way back."""
    may = {name.split(":")[1] for name in offers(talk.actor, case, {}, clock.now())}
    acts: list[Labelled] = [(label(talk.language, do), OnCase(do=do, id=case.id, at=place)) for do in ACT if do in may]
    looks = [(label(talk.language, "timeline"), OnCase(do="timeline", id=case.id, at=place))]
    back = [(label(talk.language, "back"), OnCase(do="back", id=case.id, at=place))]
    await toast(query)
    await swap(talk, message, keyboard(*in_rows(acts, 2), looks, back))


async def pass_on(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext, case: Case, message: int) -> None:
    """A step of handing over, passing on or keeping away; each is authorised anew."""
    match data.do:
        case "hand_to":
            names = await colleagues_of(talk.actor, case)
            answer = await hand_over_case(talk.actor, case.id, marked(data.what, names) or "", key=talk.key())
        case "pass_on":
            reason = marked(data.what, pack().reasons.escalation) or ""
            answer = await escalate_case(talk.actor, case.id, reason, key=talk.key())
        case _:
            return await _begin(query, data, talk, state, case, message)
    if isinstance(answer, Refusal):
        await refuse(talk, answer, query)
    else:
        await toast(query, talk.say(f"toast-{data.do.replace('_', '-')}"))
    return await _again(talk, case.id, message, data.at)


async def _begin(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext, case: Case, message: int) -> None:
    stands = objection(talk.actor, ACTS[ACT[data.do]], case, {}, clock.now())
    if stands is not None:
        await refuse(talk, stands, query)
        return await _again(talk, case.id, message, data.at)
    if data.do == "recuse":
        await toast(query)
        await ask_words(talk, state, Question.conflict, "recuse-words", case, message, data.at)
        return None
    if data.do == "hand_over":
        names, to = (await colleagues_of(talk.actor, case))[:MOST], "hand_to"
        await toast(query, talk.say("hand-over-which" if names else "hand-over-nobody"), alert=not names)
    else:
        names, to = list(pack().reasons.escalation), "pass_on"
        await toast(query, talk.say("escalate-why"))
    if names:
        rows: list[Labelled] = [
            (
                name if to == "hand_to" else talk.say(f"reason-{name}"),
                OnCase(do=to, id=case.id, at=data.at, what=mark_of(name)),
            )
            for name in names
        ]
        back = [(label(talk.language, "back"), OnCase(do="back", id=case.id, at=data.at))]
        await swap(talk, message, keyboard(*in_rows(rows, 1), back))
    return None


async def ask_words(
    talk: Talk, state: FSMContext, question: object, key: str, case: Case, message: int, place: int
) -> None:
    """Open a question about a case; what is written next answers it."""
    await state.set_state(question)  # type: ignore[arg-type]
    await state.set_data({"case": case.id.hex, "message": message, "place": place, "preview": 0})
    limit = min(pack().texts.question, LONGEST_MESSAGE)
    await tell(talk, talk.say(key, limit=limit), ForceReply(), reply_to=message)


async def declared(message: Message, talk: Talk, state: FSMContext) -> None:
    """What somebody has to do with an account is kept; a refused text may be written again."""
    data = await state.get_data()
    answer = await declare_conflict(talk.actor, UUID(str(data["case"])), message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer)
    await state.clear()
    await tell(talk, talk.say("recuse-done"))
    return await _again(talk, answer.id, int(data["message"]), int(data["place"]))


async def _again(talk: Talk, case_id: UUID, message: int, place: int) -> None:
    now = await at_the_desk(talk, case_id)
    if now:
        await redraw(talk, message, await drawn_in_queue(talk, now, place))
