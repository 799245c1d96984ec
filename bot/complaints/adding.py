"""More evidence for a report that was sent: files and words, until one is done."""

from uuid import UUID

from aiogram.fsm.context import FSMContext
from aiogram.utils.formatting import Bold

from bot.buttons import OnComplaint, keyboard, label
from bot.chat import storage
from bot.complaints.draft import listed, put_below
from bot.context import Question, Talk, state_of
from bot.replies import Drawn, lines, mark_of_drawn
from db.complaints import Complaint
from resolvers.complaints.evidence import files_of_complaints
from resolvers.complaints.lodging import is_own
from resolvers.notices import draw_later
from resolvers.oversight import rows_by_id

CARD = "Evidence"


async def ask(talk: Talk, complaint: Complaint, state: FSMContext) -> None:
    """Ask for what is to be added."""
    await attend(state, complaint)
    await put_below(talk, CARD, complaint.id, await drawn_evidence(talk, complaint))


async def attend(state: FSMContext, complaint: Complaint) -> None:
    """From here on files and words that come are added to this report."""
    await state.set_state(Question.evidence)
    await state.set_data({"complaint": complaint.id.hex})


async def drawn_evidence(talk: Talk, complaint: Complaint, *, over: bool = False) -> Drawn:
    """What is with a report by now, and the way to an end."""
    files = (await files_of_complaints([complaint.id])).get(complaint.id, [])
    content = lines(
        Bold(talk.say("receipt-head", receipt=complaint.receipt)),
        listed(talk, files),
        talk.say("evidence-over" if over else "evidence-ask"),
    )
    done = [(label(talk.language, "done"), OnComplaint(do="done", id=complaint.id))]
    return Drawn(content, None if over else keyboard(done))


async def draw_soon(talk: Talk, complaint: Complaint) -> None:
    """Show what is with a report when for a moment nothing more has come."""
    await draw_later(talk.chat, "evidence.changed", CARD, complaint.id)


async def draw_now(talk: Talk, complaint_id: UUID) -> None:
    """Show what is with a report, below all that was said; when no more is asked for, only that it is there."""
    complaint, state = await own_complaint(talk, complaint_id), state_of(talk)
    if complaint is None:
        return
    over = (await state.get_data()).get("complaint") != complaint.id.hex
    drawn, card = await drawn_evidence(talk, complaint, over=over), await storage.card_of(talk.chat, CARD, complaint.id)
    if not over or card is None or card.shown != mark_of_drawn(drawn):
        await put_below(talk, CARD, complaint.id, drawn)


async def own_complaint(talk: Talk, complaint_id: UUID) -> Complaint | None:
    """One's own report."""
    row = await seen_complaint(talk, complaint_id)
    return row if row and is_own(talk.actor, row) else None


async def seen_complaint(talk: Talk, complaint_id: UUID) -> Complaint | None:
    """A report that exists for this person, who may be staff."""
    row = (await rows_by_id(talk.actor, "Complaint", [complaint_id])).get(complaint_id)
    return row if isinstance(row, Complaint) else None
