"""Notes on a case in a chat, for the desk or for both sides; what happened on it; its evidence, for minutes."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnCase, keyboard, label
from bot.complaints.cases.card import COUNTED, at_the_desk
from bot.complaints.cases.passing_on import ask_words
from bot.complaints.cases.queue import drawn_in_queue
from bot.complaints.draft import in_bytes
from bot.context import IS_SAID, Question, Talk
from bot.replies import lines, quote, redraw, refuse, swap, tell, toast
from db.complaints import Case, StoredFile
from db.vocabulary import NoteKind
from policy import pack
from resolvers import clock
from resolvers.complaints import note_case
from resolvers.complaints.cases.timeline import timelines_of, what_happened, who_acted
from resolvers.complaints.cases.views import complaints_of_cases
from resolvers.complaints.downloads import download_path, name_for
from resolvers.complaints.evidence import files_of_complaints
from resolvers.pages import Window
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import Refusal

MOST = 30  # files that one message can name
LAST = 20  # events that one message tells
KIND = {"note_in": NoteKind.INTERNAL, "note_out": NoteKind.PUBLIC}


def router() -> Router:
    """The text of a note."""
    made = Router(name="notes")
    made.message.register(written, F.text, IS_SAID, Question.note)
    return made


async def note(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext, case: Case, message: int) -> None:
    """Open the question what is to be noted, or keep the note that was written."""
    if data.do in KIND:
        return await _keep(query, data, talk, state, case, message)
    stands = objection(talk.actor, ACTS["case:note"], case, {}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await ask_words(talk, state, Question.note, "note-words", case, message, data.at)
    return None


async def written(message: Message, talk: Talk, state: FSMContext) -> None:
    """A note is shown with who could read it; written again, it is replaced."""
    data = await state.get_data()
    case = await at_the_desk(talk, UUID(str(data["case"])))
    if case is None:
        return await state.clear()
    if data["preview"]:
        await swap(talk, int(data["preview"]), None)
    choices: list[Labelled] = [
        (label(talk.language, do), OnCase(do=do, id=case.id, at=int(data["place"]))) for do in KIND
    ]
    back: list[Labelled] = [(label(talk.language, "back"), OnCase(do="back", id=case.id, at=int(data["place"])))]
    text = message.text or ""
    sent = await tell(talk, lines(talk.say("note-preview"), quote(text)), keyboard(choices, back))
    await state.update_data({"note": text, "preview": sent.message_id})
    return None


async def _keep(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext, case: Case, message: int) -> None:
    """Keep the note; a button of another one than the open one is out of date."""
    kept = await state.get_data()
    if kept.get("case") != case.id.hex or not kept.get("note") or kept["preview"] != message:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    answer = await note_case(talk.actor, case.id, str(kept["note"]), KIND[data.do], key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await state.clear()
    await toast(query, talk.say(f"toast-{data.do.replace('_', '-')}"))
    await swap(talk, message, None)
    now = await at_the_desk(talk, case.id)
    if now:
        await redraw(talk, int(kept["message"]), await drawn_in_queue(talk, now, int(kept["place"])))
    return None


async def show_timeline(query: CallbackQuery, talk: Talk, case: Case, message: int) -> None:
    """Tell the newest of what happened on a case, oldest first, without naming who complained."""
    await toast(query)
    found = (await timelines_of([case.id], Window(limit=LAST + 1, backwards=True))).get(case.id, [])
    told = [
        talk.say("timeline-line", at=one.at, what=what_happened(one, talk.language), by=who_acted(one, talk.language))
        for one in reversed(found[:LAST])
    ]
    before = talk.say("timeline-more") if len(found) > LAST else None
    await tell(talk, lines(Bold(talk.say("timeline-head")), before, *told), reply_to=message)


async def show_evidence(query: CallbackQuery, talk: Talk, case: Case, public_url: str) -> None:
    """Name every file that came with the complaints of a case, by receipt and never by whoever sent it."""
    await toast(query)
    complaints = (await complaints_of_cases(talk.actor, [case.id], COUNTED)).get(case.id, [])
    files = await files_of_complaints([complaint.id for complaint in complaints])
    named = [
        part
        for complaint in complaints
        if complaint.id in files
        for part in (Bold(complaint.receipt), *(file_line(talk, file, public_url) for file in files[complaint.id]))
    ]
    minutes = pack().times.download // 60
    message = query.message.message_id if query.message else None
    await tell(talk, lines(talk.say("evidence-of-case", minutes=minutes), *named[:MOST]), reply_to=message)


def file_line(talk: Talk, file: StoredFile, public_url: str) -> Text:
    """A file by a neutral name, with the address where this person can fetch it for some minutes."""
    path = download_path(talk.actor, file)
    address = f"{public_url.rstrip('/')}{path}" if path else talk.say("evidence-gone")
    return Text(f"{name_for(talk.actor, file)} · {in_bytes(file.size or 0)}\n", address)
