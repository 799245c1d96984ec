"""Receipts: following a complaint by its number, one's own list, taking it back before it is decided."""

from uuid import UUID

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Code, Text

from bot.buttons import OnComplaint, in_rows, keyboard, label, with_row
from bot.complaints.adding import ask, drawn_evidence, seen_complaint
from bot.complaints.hearing.questions import answering, ask_for_answer, open_question
from bot.contesting import contesting
from bot.context import Talk
from bot.reasons import more_reasons, shown_reasons
from bot.replies import Drawn, lines, redraw, refuse, swap, tell, tell_long, toast
from db.complaints import Complaint
from db.sanctions import StatementOfReasons
from db.vocabulary import ComplaintState, DeclineReason
from resolvers import clock
from resolvers.complaints import complaint_by_receipt, secret_of, withdraw_complaint
from resolvers.complaints.evidence import files_of_complaints
from resolvers.complaints.lodging import additions_to, is_late, is_own, my_complaint, my_complaints
from resolvers.complaints.misuse import set_aside_until
from resolvers.rules.acts import ACTS, OPEN_COMPLAINTS
from resolvers.rules.permissions import objection, offers
from resolvers.rules.refusals import NotAllowed, NotFound, Refusal, Refused
from resolvers.sanctions.statements import statements_of_complaints, statements_of_measures


def router() -> Router:
    """Commands and buttons around receipts."""
    made = Router(name="receipts")
    made.message.register(asked, Command("status"))
    made.message.register(mine, Command("mine"))
    made.callback_query.register(pressed, OnComplaint.filter())
    return made


async def asked(message: Message, command: CommandObject, talk: Talk) -> None:
    """How a complaint stands: one's own by its number, anybody's by number and secret."""
    number, _, secret = (command.args or "").strip().partition(" ")
    if not number:
        return await mine(message, talk)
    try:
        if secret.strip():
            complaint = await complaint_by_receipt(number, secret)
        else:
            complaint = await my_complaint(talk.actor, number)
    except Refused as no:
        return await refuse(talk, no.refusal)
    await show(talk, complaint)
    return None


async def mine(message: Message, talk: Talk) -> None:
    """One's own complaints, newest first."""
    found = await my_complaints(talk.actor)
    if not found:
        await tell(talk, talk.say("mine-none"))
        return
    rows = [
        talk.say(
            "mine-row", receipt=row.receipt, state=row.state, at=row.created_at, late="late" if is_late(row) else "no"
        )
        for row in found
    ]
    opening = [(row.receipt, OnComplaint(do="open", id=row.id)) for row in found]
    await tell(talk, lines(Bold(talk.say("mine-head")), *rows), keyboard(*in_rows(opening, 2)))


async def show(talk: Talk, complaint: Complaint) -> None:
    """A receipt in a message of its own, with the reasons when it is decided."""
    drawn, statements = await drawn_receipt(talk, complaint), await statements_on(talk, complaint.id)
    if not statements:
        await tell(talk, drawn.content, drawn.markup)
    for number, statement in enumerate(statements):
        head, markup = (Text(talk.say("receipt-reasons")), None) if number else (drawn.content, drawn.markup)
        await _reasons(talk, statement, head, markup)


async def pressed(query: CallbackQuery, callback_data: OnComplaint, talk: Talk, state: FSMContext) -> None:
    """What a receipt's buttons do; only its own complainant has them do anything."""
    complaint = await seen_complaint(talk, callback_data.id)
    if complaint is None or query.message is None:
        return await refuse(talk, NotFound("Complaint"), query)
    if not is_own(talk.actor, complaint):
        # Staff may read it elsewhere, but its receipt is the complainant's.
        acts = {"answer": "complaint:reply", "add": "complaint:add_evidence"}
        return await refuse(talk, NotAllowed(acts.get(callback_data.do, "complaint:withdraw")), query)
    message = query.message.message_id
    match callback_data.do:
        case "status":
            await toast(query, talk.say("toast-state", state=complaint.state))
            await redraw(talk, message, await drawn_receipt(talk, complaint))
            for statement in await statements_on(talk, complaint.id):
                await _reasons(talk, statement, Text(talk.say("receipt-reasons")), reply_to=message)
        case "open":
            await toast(query)
            await show(talk, complaint)
        case "add":
            # What stands against it is said before anything is asked for.
            verb = ACTS["complaint:add_evidence"]
            if (stands := objection(talk.actor, verb, complaint, {}, clock.now())) is not None:
                return await refuse(talk, stands, query)
            await toast(query)
            await ask(talk, complaint, state)
        case "done":
            if (await state.get_data()).get("complaint") == complaint.id.hex:
                await state.clear()
            await toast(query)
            await redraw(talk, message, await drawn_evidence(talk, complaint, over=True))
        case "answer":
            await ask_for_answer(query, talk, state, complaint)
        case "ask_withdraw":
            await toast(query)
            await swap(talk, message, _sure(talk, complaint))
        case "back":
            await toast(query)
            await redraw(talk, message, await drawn_receipt(talk, complaint))
        case "withdraw":
            answer = await withdraw_complaint(talk.actor, complaint.id, key=talk.key())
            if isinstance(answer, Refusal):
                await refuse(talk, answer, query)
            else:
                await toast(query, talk.say("toast-withdrawn"))
                complaint = answer
            await redraw(talk, message, await drawn_receipt(talk, complaint))
    return None


async def statement_on(talk: Talk, complaint_id: UUID) -> StatementOfReasons | None:
    """The statement of reasons on a decided complaint that exists for this person."""
    seen = await seen_complaint(talk, complaint_id)
    return (await statements_of_complaints([complaint_id])).get(complaint_id) if seen else None


async def statements_on(talk: Talk, complaint_id: UUID) -> list[StatementOfReasons]:
    """What became of a complaint, and the measure that answered it, each by its statement where there is one."""
    measure = (await statements_of_measures([complaint_id])).get(complaint_id)
    return [one for one in (await statement_on(talk, complaint_id), measure) if one is not None]


async def _reasons(
    talk: Talk, statement: StatementOfReasons, head: Text, markup: InlineKeyboardMarkup | None = None,
    reply_to: int | None = None,
) -> None:  # fmt: skip
    """A statement of reasons, with the button that contests it where one may."""
    markup = with_row(markup, [*more_reasons(talk, statement), *await contesting(talk, statement)])
    await tell_long(talk, head, shown_reasons(talk, statement), markup, reply_to)


async def _aside(talk: Talk, complaint: Complaint) -> str | None:
    """How a report is treated whose reporter is limited for a time."""
    until = (await set_aside_until([complaint.id])).get(complaint.id)
    return talk.say("set-aside", until=until.date()) if until else None


async def drawn_receipt(talk: Talk, complaint: Complaint) -> Drawn:
    """Number, state, promised date and secret, and what can be done; the secret only for whoever filed it."""
    own = is_own(talk.actor, complaint)
    secret, files = secret_of(complaint), len((await files_of_complaints([complaint.id])).get(complaint.id, []))
    added = len((await additions_to([complaint.id])).get(complaint.id, [])) if own else 0
    content = lines(
        Bold(talk.say("receipt-head", receipt=complaint.receipt)),
        talk.say(f"category-{complaint.category}"),
        talk.say("receipt-state", state=complaint.state),
        await _answer(talk, complaint),
        talk.say("receipt-added", count=added) if own and added else None,
        talk.say("receipt-files", count=files) if own and files else None,
        await _aside(talk, complaint) if own else None,
        await open_question(talk, complaint) if own else None,
        Text(talk.say("receipt-secret"), " ", Code(secret)) if own else None,
        Text(talk.say("receipt-keep"), " ", Code(f"/status {complaint.receipt} {secret}")) if own else None,
    )
    return Drawn(content, buttons_of(talk, complaint) if own else None)


async def _answer(talk: Talk, complaint: Complaint) -> str | None:
    """Until when an answer is promised, or that it is late; why the complaint was not taken up."""
    if complaint.state in OPEN_COMPLAINTS:
        return talk.say("receipt-late" if is_late(complaint) else "receipt-promised", at=complaint.promised_at.date())
    if complaint.state is not ComplaintState.DECLINED or complaint.decline_reason is None:
        return None
    statement = (await statements_of_complaints([complaint.id]))[complaint.id]
    why, until = DeclineReason(complaint.decline_reason), statement.decision.appeal_until.date()
    return talk.say("receipt-declined", why=why, until=until)


def buttons_of(talk: Talk, complaint: Complaint) -> InlineKeyboardMarkup | None:
    """What its complainant can do with a complaint."""
    buttons = [*answering(talk, complaint), (label(talk.language, "status"), OnComplaint(do="status", id=complaint.id))]
    offered = offers(talk.actor, complaint, {}, clock.now())
    if "complaint:add_evidence" in offered:
        buttons.append((label(talk.language, "add-evidence"), OnComplaint(do="add", id=complaint.id)))
    if "complaint:withdraw" in offered:
        buttons.append((label(talk.language, "withdraw"), OnComplaint(do="ask_withdraw", id=complaint.id)))
    return keyboard(buttons)


def _sure(talk: Talk, complaint: Complaint) -> InlineKeyboardMarkup | None:
    return keyboard(
        [
            (label(talk.language, "withdraw-sure"), OnComplaint(do="withdraw", id=complaint.id)),
            (label(talk.language, "back"), OnComplaint(do="back", id=complaint.id)),
        ]
    )
