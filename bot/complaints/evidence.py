"""Files that people send: fetched at once, kept with the report they belong to, answered once for a whole album."""

from collections.abc import AsyncIterator
from uuid import UUID

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.complaints import adding
from bot.complaints.draft import attend, draw_soon, renewed, report_of
from bot.complaints.entry import begin
from bot.complaints.hearing.questions import replied_to
from bot.complaints.target import beside_pointers, pointed_at
from bot.complaints.waiting import wait
from bot.complaints.words import keep_words
from bot.context import IS_SAID, Question, Talk
from bot.replies import tell
from db.complaints import Complaint, StoredFile
from resolvers import clock
from resolvers.complaints.evidence import add_evidence, attach_evidence
from resolvers.complaints.uploads import keep_file, keep_words_as_file
from resolvers.refusing import refusal_sentence
from resolvers.rules.permissions import offers
from resolvers.rules.refusals import Refusal

FILES = F.photo | F.document | F.voice | F.audio | F.video | F.video_note
FETCHED = 20  # megabytes: what Telegram lets a bot fetch
PATIENCE = 40
KEPT, HELD, WORDS_KEPT, WORDS_HELD = range(11, 15)  # the effects that one message can have


def router() -> Router:
    """Whatever comes as a file, and words among more evidence."""
    made = Router(name="evidence")
    made.message.register(came, FILES)
    made.message.register(added_words, F.text, IS_SAID, Question.evidence)
    return made


async def came(message: Message, talk: Talk, state: FSMContext) -> None:
    """A file belongs to the report that it replies to, or that is open; without one, to the one that it begins."""
    about, open_now = await replied_to(message, talk), (await state.get_data()).get("complaint")
    if about and open_now != about.id.hex and "complaint:add_evidence" in offers(talk.actor, about, {}, clock.now()):
        await adding.attend(state, about)
    match await state.get_state():
        case Question.words.state:
            await _to_draft(message, talk, state)
        case Question.evidence.state | Question.answer.state:
            await _to_complaint(message, talk, state)
        case None | Question.target.state:
            await _to_begin_with(message, talk, state)
        case _:
            await tell(talk, talk.say("chat-text-only"))


async def _to_draft(message: Message, talk: Talk, state: FSMContext) -> None:
    report = await report_of(talk, UUID(str((await state.get_data())["draft"])))
    if report is None:
        await state.clear()
        return await _to_begin_with(message, talk, state)
    report = await renewed(talk, report)
    await attend(state, report.draft)
    changed = False
    if (file := await kept(talk, message)) is not None:
        answer = await attach_evidence(talk.actor, report.draft.id, file.id, key=talk.key(HELD))
        changed = not await _refused(talk, message, answer)
    if words := beside_pointers(message.caption or ""):
        changed = await keep_words(talk, report, message, words, state) or changed
    if changed:
        await draw_soon(talk, report.draft)
    return None


async def _to_complaint(message: Message, talk: Talk, state: FSMContext) -> None:
    complaint = await adding.own_complaint(talk, UUID(str((await state.get_data())["complaint"])))
    if complaint is None:
        await state.clear()
        return await _to_begin_with(message, talk, state)
    if (file := await kept(talk, message)) is not None:
        await _add(talk, message, complaint, file, talk.key(HELD))
    if message.caption:
        await _add_words(talk, message, complaint, message.caption)
    return None


async def added_words(message: Message, talk: Talk, state: FSMContext) -> None:
    """Words among more evidence: what was filed stays as it was, so they are kept as a file of their own."""
    complaint = await adding.own_complaint(talk, UUID(str((await state.get_data())["complaint"])))
    if complaint is None:
        await state.clear()
        return await tell_gone(talk)
    return await _add_words(talk, message, complaint, message.text or "")


async def tell_gone(talk: Talk) -> None:
    """Say that what was open is so no more."""
    await tell(talk, talk.say("report-gone"))


async def _add_words(talk: Talk, message: Message, complaint: Complaint, text: str) -> None:
    file = await keep_words_as_file(talk.actor, talk.say("evidence-words-name"), text, key=talk.key(WORDS_KEPT))
    if isinstance(file, Refusal):
        await _refused(talk, message, file)
    else:
        await _add(talk, message, complaint, file, talk.key(WORDS_HELD))


async def _add(talk: Talk, message: Message, complaint: Complaint, file: StoredFile, key: str) -> None:
    if not await _refused(talk, message, await add_evidence(talk.actor, complaint.id, [file.id], key=key)):
        await adding.draw_soon(talk, complaint)


async def _to_begin_with(message: Message, talk: Talk, state: FSMContext) -> None:
    """A file outside of a report is the beginning of one, as soon as it is known about what."""
    about = await pointed_at(talk, message)
    if about is not None:
        await begin(talk, about, state, soon=True)
        go_on = _to_draft if await state.get_state() == Question.words.state else _to_complaint
        return await go_on(message, talk, state)
    if (file := await kept(talk, message)) is None:
        return None
    if await wait(state, file.id, beside_pointers(message.caption or "")):
        await tell(talk, talk.say("report-with-file"))
    return None


async def kept(talk: Talk, message: Message) -> StoredFile | None:
    """Fetch a file and keep it; what cannot be taken is said, with the reason."""
    named = message.document or message.audio or message.video
    held = named or message.voice or message.video_note or (message.photo or [])[-1]
    name = (named.file_name if named else "") or ""
    path = None if (held.file_size or 0) > FETCHED << 20 else await _path(talk, held.file_id)
    if path is None:
        await tell(talk, talk.say("file-too-big-to-fetch", limit=FETCHED), reply_to=message.message_id)
        return None
    answer = await keep_file(talk.actor, name, _content(talk, path), key=talk.key(KEPT))
    return None if await _refused(talk, message, answer) else answer  # type: ignore[return-value]


async def _path(talk: Talk, file_id: str) -> str | None:
    """Where a file can be fetched; nothing when it is larger than a bot may fetch."""
    try:
        return (await talk.bot.get_file(file_id)).file_path
    except TelegramBadRequest as fault:
        if "too big" in fault.message.lower():
            return None
        raise


async def _content(talk: Talk, path: str) -> AsyncIterator[bytes]:
    """The content as it comes in; what the sender says of it is not believed."""
    session = talk.bot.session
    url = session.api.file_url(talk.bot.token, path)
    async for chunk in session.stream_content(url, timeout=PATIENCE, raise_for_status=True):
        yield chunk


async def _refused(talk: Talk, message: Message, answer: object) -> bool:
    """Whether it was refused; then the reason is said under the file that it is about."""
    if not isinstance(answer, Refusal):
        return False
    await tell(talk, refusal_sentence(answer, talk.language), reply_to=message.message_id)
    return True
