"""The steps of a report: presses on its card, and words whenever they come. The draft is a row, so it outlives all."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Text

from bot.buttons import OnReport, marked
from bot.chat import storage
from bot.complaints.draft import CARD, Report, attend, drawn_report, is_left, place, renewed, report_of
from bot.complaints.entry import begin
from bot.complaints.receipts import drawn_receipt
from bot.complaints.target import pointed_at
from bot.complaints.words import edited, is_rest_of_a_long_text, keep_words
from bot.context import IS_SAID, Question, Talk, done
from bot.replies import Drawn, lines, mark_of_drawn, redraw, refuse, tell, toast
from policy import pack
from resolvers import clock
from resolvers.complaints import draft_complaint, drop_draft, send_draft
from resolvers.complaints.evidence import detach_evidence
from resolvers.complaints.lodging import my_complaint
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import AlreadyReported, Refusal


def router() -> Router:
    """The buttons of a report, and the words that it asks for."""
    made = Router(name="report steps")
    made.callback_query.register(pressed, OnReport.filter())
    made.message.register(written, F.text, IS_SAID, Question.words)
    made.edited_message.register(rewritten, F.text | F.caption, Question.words)
    return made


async def pressed(query: CallbackQuery, callback_data: OnReport, talk: Talk, state: FSMContext) -> None:
    """Go a step on, or back."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    message, report = query.message.message_id, await report_of(talk, callback_data.id)
    if report and is_left(report):
        await toast(query, talk.say("chat-old-button"), alert=True)
        return await _over(talk, report.draft.id, message, state)
    if report and callback_data.do == "cancel":
        done(await drop_draft(talk.actor, report.draft.id, key=talk.key()))
        await toast(query)
        return await _over(talk, report.draft.id, message, state)
    now = await renewed(talk, report) if report else None
    if report and now and now is not report:
        await toast(query)
        await attend(state, now.draft)
        await redraw(talk, message, Drawn(Text(talk.say("report-cancelled"))))
        return await place(talk, now)
    if callback_data.do == "send":
        return await _send(query, callback_data.id, message, talk, state)
    if callback_data.do == "remove":
        return await _remove(query, callback_data.id, message, talk)
    if now is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    return await _step(query, callback_data, message, talk, state, now)


async def _step(
    query: CallbackQuery, data: OnReport, message: int, talk: Talk, state: FSMContext, report: Report
) -> None:
    match data.do:
        case "category":
            return await _category(query, data, message, talk, state, report)
        case "categories":
            await redraw(talk, message, drawn_report(talk, report, "category"))
        case "words":
            await attend(state, report.draft, anew=True, refused_at=None)
            await redraw(talk, message, drawn_report(talk, report, "words"))
        case "details":
            about = report.about
            draft = done(await draft_complaint(talk.actor, about.kind, about.row.pk, details={}, key=talk.key()))
            await attend(state, draft)
            await _again(talk, draft.id, message)
        case "back" if report.draft.category:
            await attend(state, report.draft, anew=False)
            await redraw(talk, message, drawn_report(talk, report))
        case "back":
            await state.clear()
            await state.set_state(Question.target)
            await redraw(talk, message, Drawn(Text(talk.say("report-what"))))
    await toast(query)
    return None


async def _over(talk: Talk, draft_id: UUID, message: int, state: FSMContext) -> None:
    """A report that was left asks for nothing more; another that is open goes on."""
    if (await state.get_data()).get("draft") == draft_id.hex:
        await state.clear()
    await redraw(talk, message, Drawn(Text(talk.say("report-cancelled"))))


async def _remove(query: CallbackQuery, draft_id: UUID, message: int, talk: Talk) -> None:
    answer = await detach_evidence(talk.actor, draft_id, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say("toast-file-removed"))
    return await _again(talk, draft_id, message)


async def _again(talk: Talk, draft_id: UUID, message: int) -> None:
    if report := await report_of(talk, draft_id):
        await redraw(talk, message, drawn_report(talk, report))


async def _category(
    query: CallbackQuery, data: OnReport, message: int, talk: Talk, state: FSMContext, report: Report
) -> None:
    code, about = marked(data.what, pack().category_by_code), report.about
    if code is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    draft = await draft_complaint(talk.actor, about.kind, about.row.pk, code, key=talk.key())
    if isinstance(draft, Refusal):
        return await refuse(talk, draft, query)
    await toast(query)
    await attend(state, draft)
    await _again(talk, draft.id, message)
    return None


async def written(message: Message, talk: Talk, state: FSMContext) -> None:
    """Words for the report; until its category is chosen, a text that points at another thing begins with that."""
    if await is_rest_of_a_long_text(message, state):
        return
    report = await _open(talk, state)
    if report is None:
        return
    about = None if report.draft.category else await pointed_at(talk, message)
    if about is not None:
        await begin(talk, about, state)
    elif await keep_words(talk, report, message, message.text or "", state):
        await _show(talk, report.draft.id)


async def rewritten(message: Message, talk: Talk, state: FSMContext) -> None:
    """The words were edited where they were written: the draft and its card change with them."""
    report = await _open(talk, state)
    if report is None or not await edited(talk, report, message, state):
        return
    card = await storage.card_of(talk.chat, CARD, report.draft.id)
    if card is None or report.draft.words is None:
        await _show(talk, report.draft.id)
    else:
        await _again(talk, report.draft.id, card.message_id)


async def _show(talk: Talk, draft_id: UUID) -> None:
    if report := await report_of(talk, draft_id):
        await place(talk, report)


async def _open(talk: Talk, state: FSMContext) -> Report | None:
    """The report that the open question is about; when there is none any more, that is said."""
    report = await report_of(talk, UUID(str((await state.get_data())["draft"])))
    if report is None:
        await state.clear()
        await tell(talk, talk.say("report-gone"))
        return None
    now = await renewed(talk, report)
    await attend(state, now.draft)
    return now


async def _send(query: CallbackQuery, draft_id: UUID, message: int, talk: Talk, state: FSMContext) -> None:
    """File it. The summary becomes the receipt in place, so there is one however often it is pressed.

    What joins a report that is open says so, over the receipt of that one.
    """
    answer, joined = await send_draft(talk.actor, draft_id, key=f"draft:{draft_id}"), ""
    if isinstance(answer, AlreadyReported):
        joined, answer = refusal_sentence(answer, talk.language), await my_complaint(talk.actor, answer.receipt)
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await state.clear()
    await toast(query, talk.say("toast-sent"))
    drawn = await drawn_receipt(talk, answer)
    drawn = Drawn(lines(joined, drawn.content), drawn.markup) if joined else drawn
    if not await redraw(talk, message, drawn):
        message = (await tell(talk, drawn.content, drawn.markup)).message_id
    await storage.keep_card(talk.chat, message, "Complaint", answer.id, mark_of_drawn(drawn), clock.now())
    return None
