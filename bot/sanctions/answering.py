"""What an account answers: words and files to a proposal or after a warning, gathered until they are sent as one."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold

from bot.buttons import OnRectification, OnSanction, keyboard, label
from bot.complaints.draft import listed
from bot.complaints.evidence import FILES, kept
from bot.context import IS_SAID, Question, Talk, state_of
from bot.replies import Drawn, erase, in_words, lines, quote, refuse, swap, tell, toast
from db.columns import key_ring
from db.sanctions import Rectification, Sanction
from policy import pack
from resolvers import clock
from resolvers.complaints.evidence import files_by_id
from resolvers.notices import draw_later
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import Invalid, Refusal
from resolvers.rules.texts import fault_of
from resolvers.sanctions.proposing import respond_to_sanction
from resolvers.sanctions.rectification import submit_rectification
from resolvers.sanctions.views import seen_rectification, seen_sanction

CARD = "Answer"
PLACE = "chatstate:answer:words"
ACT = {"Sanction": "sanction:respond", "Rectification": "rectification:submit"}


def router() -> Router:
    """Words and files while an answer is open."""
    made = Router(name="answers of accounts")
    made.message.register(came, FILES, Question.handing_in)
    made.message.register(said, F.text, IS_SAID, Question.handing_in)
    return made


async def ask(query: CallbackQuery, talk: Talk, state: FSMContext, row: Sanction | Rectification) -> None:
    """Open the answer: from here on words and files that come belong to it."""
    facts = {"sanction": row.sanction} if isinstance(row, Rectification) else {}
    stands = objection(talk.actor, ACTS[ACT[type(row).__name__]], row, facts, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.handing_in)
    await state.set_data({"row": row.id.hex, "kind": type(row).__name__, "files": []})
    await _draw(talk, state)
    return None


async def said(message: Message, talk: Talk, state: FSMContext) -> None:
    """Words of the answer, behind those that were said before; they wait sealed."""
    data = await state.get_data()
    before = _words(data)
    words = f"{before}\n{message.text}" if before else message.text or ""
    if fault := fault_of("words", words, pack().texts.facts):
        return await refuse(talk, in_words(talk, Invalid((fault,))))
    await state.update_data({"words": key_ring().seal(words, PLACE).hex()})
    await _draw(talk, state)
    return None


async def came(message: Message, talk: Talk, state: FSMContext) -> None:
    """A file of the answer; an album is answered once, when for a moment nothing more came."""
    data = await state.get_data()
    if len(data["files"]) >= pack().files.per_report:
        await tell(talk, talk.say("answer-enough", most=pack().files.per_report), reply_to=message.message_id)
        return
    if (file := await kept(talk, message)) is None:
        return
    await state.update_data({"files": [*dict.fromkeys([*data["files"], file.id.hex])]})
    if message.caption and not fault_of("words", message.caption, pack().texts.facts):
        before = _words(data)
        words = f"{before}\n{message.caption}" if before else message.caption
        await state.update_data({"words": key_ring().seal(words, PLACE).hex()})
    await draw_later(talk.chat, "answer.changed", CARD, UUID(str(data["row"])))


async def draw_now(talk: Talk, row_id: UUID) -> None:
    """Show the answer as it is by now, unless it was sent or left."""
    state = state_of(talk)
    if (await state.get_data()).get("row") == row_id.hex:
        await _draw(talk, state)


async def _draw(talk: Talk, state: FSMContext) -> None:
    """Below all that was said; where it was shown before it goes, or at least its buttons do."""
    data = await state.get_data()
    row, before = await _row(talk, data), int(data.get("message", 0))
    if row is None:
        return await state.clear()
    drawn = await _drawn(talk, row, data)
    sent = await tell(talk, drawn.content, drawn.markup)
    if before and before != sent.message_id and not await erase(talk, before):
        await swap(talk, before, None)
    await state.update_data({"message": sent.message_id})
    return None


async def _row(talk: Talk, data: Any) -> Sanction | Rectification | None:
    seen = seen_sanction if data["kind"] == "Sanction" else seen_rectification
    return await seen(talk.actor, UUID(str(data["row"])))


async def _drawn(talk: Talk, row: Sanction | Rectification, data: Any) -> Drawn:
    words = _words(data)
    responds = isinstance(row, Sanction)
    files = await files_by_id(talk.actor, [UUID(file) for file in data["files"]])
    content = lines(
        Bold(talk.say("respond-head" if responds else "put-right-head")),
        talk.say("respond-ask" if responds else "put-right-ask") if not words else None,
        quote(words) if words else None,
        listed(talk, files),
    )
    press: Any = OnSanction if responds else OnRectification
    send = [(label(talk.language, "send-answer"), press(do="send", id=row.id))] if words else []
    return Drawn(content, keyboard([*send, (label(talk.language, "cancel"), press(do="cancel", id=row.id))]))


async def finish(
    query: CallbackQuery, talk: Talk, state: FSMContext, row: Sanction | Rectification, *, sends: bool
) -> None:
    """Send what was gathered, or leave it; a button of another answer than the open one is out of date."""
    data = await state.get_data()
    if data.get("row") != row.id.hex:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    files = [UUID(file) for file in data["files"]]
    if sends:
        use = respond_to_sanction if isinstance(row, Sanction) else submit_rectification
        answer = await use(talk.actor, row.id, _words(data), files, key=talk.key())
        if isinstance(answer, Refusal):
            return await refuse(talk, in_words(talk, answer), query)
    await state.clear()
    await toast(query, talk.say("toast-sent") if sends else "")
    if query.message:
        await swap(talk, query.message.message_id, None)
    if sends:
        await tell(talk, talk.say("respond-sent" if isinstance(row, Sanction) else "put-right-sent"))
    return None


def _words(data: Any) -> str:
    return key_ring().open(bytes.fromhex(data["words"]), PLACE) if "words" in data else ""
