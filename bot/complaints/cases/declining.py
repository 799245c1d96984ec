"""Not taking a report up: which one, why, what was found; shown as its complainant will read it, and only then done."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Text

from bot.buttons import Labelled, OnDecline, in_rows, keyboard, label, mark_of, marked
from bot.complaints.adding import seen_complaint
from bot.complaints.cases.card import COUNTED, at_the_desk, drawn_case
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import redraw, refuse, swap, tell, tell_long, toast
from db.complaints import Case, Complaint
from db.vocabulary import DeclineReason
from policy import pack
from resolvers import clock
from resolvers.complaints import decline_complaint
from resolvers.complaints.cases.views import complaints_of_cases
from resolvers.complaints.declining import preview_of_declining
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection, offers
from resolvers.rules.refusals import NotFound, Refusal, Refused


def router() -> Router:
    """The steps by buttons, and the text that says what was found."""
    made = Router(name="declining")
    made.callback_query.register(pressed, OnDecline.filter())
    made.message.register(found, F.text, IS_SAID, Question.declining)
    return made


async def pressed(query: CallbackQuery, callback_data: OnDecline, talk: Talk, state: FSMContext) -> None:
    """Go a step on, or back to the card."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    message = query.message.message_id
    match callback_data.do:
        case "which" | "back":
            await _of_case(query, callback_data, talk, state, message)
        case "confirm":
            await _confirm(query, callback_data, talk, state, message)
        case _:
            await _of_complaint(query, callback_data, talk, state, message)
    return None


async def _of_case(query: CallbackQuery, data: OnDecline, talk: Talk, state: FSMContext, message: int) -> None:
    """The receipts of the complaints that can be declined, or the card again."""
    case = await at_the_desk(talk, data.id)
    if case is None:
        return await refuse(talk, NotFound("Case"), query)
    found = (await complaints_of_cases(talk.actor, [case.id], COUNTED)).get(case.id, [])
    open_now = [row for row in found if "complaint:decline" in offers(talk.actor, row, {"case": case}, clock.now())]
    if data.do == "which" and not open_now:
        stands = [objection(talk.actor, ACTS["complaint:decline"], row, {"case": case}, clock.now()) for row in found]
        await refuse(talk, next((no for no in stands if no), NotFound("Complaint")), query)
        return await _card(talk, case.id, message, data.at)
    if data.do == "back":
        await toast(query)
        kept = await state.get_data()
        if kept.get("case") == case.id.hex:
            await state.clear()
            if kept.get("preview"):
                await swap(talk, int(kept["preview"]), None)
            message = int(kept["message"])
        return await _card(talk, case.id, message, data.at)
    await toast(query, talk.say("decline-which"))
    receipts = [(row.receipt, OnDecline(do="one", id=row.id, at=data.at)) for row in open_now[:20]]
    await swap(talk, message, keyboard(*in_rows(receipts, 1), [_back(talk, case.id, data.at)]))
    return None


async def _of_complaint(query: CallbackQuery, data: OnDecline, talk: Talk, state: FSMContext, message: int) -> None:
    """The reasons to choose from, or the question what was found."""
    complaint = await seen_complaint(talk, data.id)
    case = await at_the_desk(talk, complaint.case_id) if complaint else None
    if complaint is None or case is None:
        return await refuse(talk, NotFound("Complaint"), query)
    if stands := objection(talk.actor, ACTS["complaint:decline"], complaint, {"case": case}, clock.now()):
        await refuse(talk, stands, query)
        return await _card(talk, case.id, message, data.at)
    back = _back(talk, case.id, data.at)
    if data.do == "one":
        await toast(query, talk.say("decline-why", receipt=complaint.receipt))
        reasons = [
            (label(talk.language, why), OnDecline(do="why", id=complaint.id, at=data.at, what=mark_of(why)))
            for why in DeclineReason
        ]
        await swap(talk, message, keyboard(*in_rows(reasons, 1), [back]))
        return None
    why = marked(data.what, DeclineReason)
    if why is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    await toast(query)
    await swap(talk, message, keyboard([back]))
    await _ask_facts(talk, state, case, complaint, DeclineReason(why), message, data.at)
    return None


async def _ask_facts(
    talk: Talk, state: FSMContext, case: Case, complaint: Complaint, why: DeclineReason, message: int, place: int
) -> None:
    await state.set_state(Question.declining)
    kept = {"case": case.id.hex, "complaint": complaint.id.hex, "why": why, "message": message, "place": place}
    await state.set_data({**kept, "preview": 0})
    limit = min(pack().texts.facts, LONGEST_MESSAGE)
    await tell(talk, talk.say("decline-facts", receipt=complaint.receipt, why=why, limit=limit), reply_to=message)


async def found(message: Message, talk: Talk, state: FSMContext) -> None:
    """What was found: shown as the statement that the complainant will read. Written again, it is replaced."""
    data, facts = await state.get_data(), message.text or ""
    key, place = UUID(str(data["complaint"])), int(data["place"])
    try:
        reasons = await preview_of_declining(talk.actor, key, facts, talk.language)
    except Refused as no:
        return await refuse(talk, no.refusal)
    if data["preview"]:
        await swap(talk, int(data["preview"]), None)
    confirm = (label(talk.language, "confirm"), OnDecline(do="confirm", id=key, at=place))
    back = _back(talk, UUID(str(data["case"])), place)
    sent = await tell_long(talk, Text(talk.say("decline-preview")), reasons, keyboard([confirm, back]))
    await state.update_data({"facts": facts, "preview": sent.message_id})
    return None


async def _confirm(query: CallbackQuery, data: OnDecline, talk: Talk, state: FSMContext, message: int) -> None:
    """Decline, with what is remembered; a button of another report than the open one is out of date."""
    kept = await state.get_data()
    if kept.get("complaint") != data.id.hex or not kept.get("facts") or kept["preview"] != message:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    answer = await decline_complaint(
        talk.actor, data.id, DeclineReason(kept["why"]), str(kept["facts"]), key=talk.key()
    )
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await state.clear()
    await toast(query, talk.say("toast-declined"))
    await swap(talk, message, None)
    return await _card(talk, answer.case_id, int(kept["message"]), int(kept["place"]))


def _back(talk: Talk, case_id: UUID, place: int) -> Labelled:
    return label(talk.language, "back"), OnDecline(do="back", id=case_id, at=place)


async def _card(talk: Talk, case_id: UUID, message: int, place: int) -> None:
    if case := await at_the_desk(talk, case_id):
        await redraw(talk, message, await drawn_case(talk, case, place))
