"""The steps of a report: category, words, summary, sending. The draft is a row, so it outlives everything."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnReport, keyboard, label, marked
from bot.chat import storage
from bot.complaints.entry import categories_of
from bot.complaints.receipts import drawn_receipt
from bot.complaints.target import shown, subject
from bot.context import IS_SAID, Question, Talk
from bot.replies import PIECE, Drawn, erase, lines, quote, redraw, refuse, swap, tell, toast
from db.complaints import ComplaintDraft
from db.vocabulary import SubjectKind
from policy import pack
from resolvers import clock
from resolvers.complaints import draft_complaint, draft_of, send_draft
from resolvers.complaints.subjects import Subject
from resolvers.rules.refusals import FaultCode, Invalid, Refusal


def router() -> Router:
    """The buttons of a report, and the words that it asks for."""
    made = Router(name="report steps")
    made.callback_query.register(pressed, OnReport.filter())
    made.message.register(written, F.text, IS_SAID, Question.words)
    made.edited_message.register(rewritten, F.text, Question.words)
    return made


async def pressed(query: CallbackQuery, callback_data: OnReport, talk: Talk, state: FSMContext) -> None:
    """Go a step on, or back."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    message = query.message.message_id
    if callback_data.do == "send":
        return await _send(query, callback_data.id, message, talk, state)
    draft = await draft_of(talk.actor, callback_data.id)
    about = await subject(talk, SubjectKind(draft.subject_kind), draft.subject_id) if draft else None
    if draft is None or draft.complaint_id or about is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    match callback_data.do:
        case "category":
            return await _category(query, callback_data, message, talk, state, about)
        case "categories":
            await redraw(talk, message, categories_of(talk, about, draft))
        case "words":
            await _ask(state, draft, message)
            await tell(talk, talk.say("report-words", limit=pack().texts.complaint))
        case "cancel":
            await state.clear()
            await redraw(talk, message, Drawn(Text(talk.say("report-cancelled"))))
    await toast(query)
    return None


async def _category(
    query: CallbackQuery, data: OnReport, message: int, talk: Talk, state: FSMContext, about: Subject
) -> None:
    code = marked(data.what, pack().category_by_code)
    if code is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    draft = await draft_complaint(talk.actor, about.kind, about.row.pk, code, key=talk.key())
    if isinstance(draft, Refusal):
        return await refuse(talk, draft, query)
    await toast(query)
    await _ask(state, draft, message)
    if draft.words:
        await redraw(talk, message, summary(talk, about, draft))
    else:
        await redraw(talk, message, words_of(talk, about, draft))
    return None


async def _ask(state: FSMContext, draft: ComplaintDraft, message: int) -> None:
    await state.set_state(Question.words)
    await state.set_data({"draft": draft.id.hex, "message": message})


def words_of(talk: Talk, about: Subject, draft: ComplaintDraft) -> Drawn:
    """The second step: what is wrong, in one's own words."""
    danger = talk.say("report-danger") if draft.category == "DANGER_TO_LIFE" else None
    return Drawn(
        lines(
            shown(talk, about, 200),
            Bold(talk.say(f"category-{draft.category}")),
            danger,
            talk.say("report-words", limit=pack().texts.complaint),
        ),
        keyboard(
            [
                (label(talk.language, "categories"), OnReport(do="categories", id=draft.id)),
                (label(talk.language, "cancel"), OnReport(do="cancel", id=draft.id)),
            ]
        ),
    )


def summary(talk: Talk, about: Subject, draft: ComplaintDraft) -> Drawn:
    """The last step: all that will be sent."""
    return Drawn(
        lines(
            shown(talk, about, 200),
            Bold(talk.say(f"category-{draft.category}")),
            quote(draft.words or "", PIECE),
            talk.say("report-summary"),
        ),
        keyboard(
            [(label(talk.language, "send"), OnReport(do="send", id=draft.id))],
            [
                (label(talk.language, "words"), OnReport(do="words", id=draft.id)),
                (label(talk.language, "cancel"), OnReport(do="cancel", id=draft.id)),
            ],
        ),
    )


async def written(message: Message, talk: Talk, state: FSMContext) -> None:
    """The words; written again, they take the place of the first."""
    kept = await _keep(message, talk, state)
    if kept is None:
        return
    before = (await state.get_data())["message"]
    drawn = summary(talk, *kept) if kept[1].category else categories_of(talk, *kept)
    await swap(talk, int(before), None)
    sent = await tell(talk, drawn.content, drawn.markup)
    await _ask(state, kept[1], sent.message_id)


async def rewritten(message: Message, talk: Talk, state: FSMContext) -> None:
    """The words were edited: the draft and its summary change with them."""
    kept = await _keep(message, talk, state)
    if kept is not None and kept[1].category:
        await redraw(talk, int((await state.get_data())["message"]), summary(talk, *kept))


async def _keep(message: Message, talk: Talk, state: FSMContext) -> tuple[Subject, ComplaintDraft] | None:
    data = await state.get_data()
    draft = await draft_of(talk.actor, UUID(str(data["draft"])))
    about = await subject(talk, SubjectKind(draft.subject_kind), draft.subject_id) if draft else None
    if draft is None or draft.complaint_id or about is None:
        await state.clear()
        await tell(talk, talk.say("report-gone"))
        return None
    kept = await draft_complaint(talk.actor, about.kind, about.row.pk, words=message.text, key=talk.key())
    if isinstance(kept, Refusal):
        if isinstance(kept, Invalid) and any(f.code is FaultCode.LOOKS_LIKE_IDENTITY for f in kept.faults):
            await erase(talk, message.message_id)
        await refuse(talk, kept)
        return None
    return about, kept


async def _send(query: CallbackQuery, draft_id: UUID, message: int, talk: Talk, state: FSMContext) -> None:
    """File it. The summary becomes the receipt in place, so there is one however often it is pressed."""
    answer = await send_draft(talk.actor, draft_id, key=f"draft:{draft_id}")
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await state.clear()
    await toast(query, talk.say("toast-sent"))
    drawn = await drawn_receipt(talk, answer)
    if not await redraw(talk, message, drawn):
        message = (await tell(talk, drawn.content, drawn.markup)).message_id
    await storage.keep_card(talk.chat, message, "Complaint", answer.id, "", clock.now())
    return None
