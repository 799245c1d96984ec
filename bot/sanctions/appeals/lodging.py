"""Contesting a decision in three steps: [Appeal until …], the words with files if there are any, [Send appeal]."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnContest, keyboard, label
from bot.chat import storage
from bot.complaints.draft import listed, put_below
from bot.complaints.evidence import FILES, kept
from bot.contesting import stands_against
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk, state_of
from bot.replies import PIECE, Drawn, erase, in_words, lines, mark_of_drawn, quote, redraw, refuse, tell, toast
from bot.sanctions.appeals.own import drawn_own
from db.columns import key_ring
from policy import pack
from resolvers import clock
from resolvers.complaints.evidence import files_by_id
from resolvers.notices import draw_later
from resolvers.rules.refusals import Fault, FaultCode, Invalid, Refusal
from resolvers.rules.texts import RESIDENT_NUMBER
from resolvers.sanctions.appeals.lodging import lodge_appeal

PLACE = "chatstate:appeal:words"  # words are sealed for as long as the question is open
CARD = "AppealDraft"


def router() -> Router:
    """The button under a decision, and what comes while the words are asked for."""
    made = Router(name="contesting")
    made.callback_query.register(pressed, OnContest.filter())
    made.message.register(written, F.text, IS_SAID, Question.appeal)
    made.message.register(came, FILES, Question.appeal)
    return made


async def pressed(query: CallbackQuery, callback_data: OnContest, talk: Talk, state: FSMContext) -> None:
    """Begin, send, or leave."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    data, message = await state.get_data(), query.message.message_id
    is_open = data.get("contested") == callback_data.id.hex
    match callback_data.do:
        case "begin":
            stands = await stands_against(talk, callback_data.id)
            if stands is not None:
                return await refuse(talk, stands, query)
            await toast(query)
            await state.set_state(Question.appeal)
            await state.set_data({"contested": callback_data.id.hex, "files": []})
            limit = min(pack().texts.appeal, LONGEST_MESSAGE)
            await tell(talk, talk.say("appeal-words", limit=limit), ForceReply(), reply_to=message)
        case "cancel":
            await toast(query)
            if is_open:
                await state.clear()
            await redraw(talk, message, Drawn(Text(talk.say("appeal-cancelled"))))
        case "send":
            await _send(query, callback_data.id, talk, state, data if is_open else {}, message)
    return None


async def written(message: Message, talk: Talk, state: FSMContext) -> None:
    """Why the decision is contested: shown with [Send appeal]. Written again, it is replaced."""
    if await _keep_words(message, talk, state, message.text or ""):
        await _place(talk, await state.get_data())


async def came(message: Message, talk: Talk, state: FSMContext) -> None:
    """A file that goes along, and the words that stand under it; an album is answered once."""
    data = await state.get_data()
    if (file := await kept(talk, message)) is not None:
        files = list(dict.fromkeys([*data["files"], file.id.hex]))[: pack().files.per_report]
        await state.update_data({"files": files})
    if message.caption:
        await _keep_words(message, talk, state, message.caption)
    await draw_later(talk.chat, "appeal.draft_changed", CARD, UUID(str(data["contested"])))


async def draw_now(talk: Talk, statement_id: UUID) -> None:
    """Show an appeal that is being written anew, unless it is sent or left."""
    data = await state_of(talk).get_data()
    if data.get("contested") == statement_id.hex:
        await _place(talk, data)


async def _keep_words(message: Message, talk: Talk, state: FSMContext, words: str) -> bool:
    fault = None
    if RESIDENT_NUMBER.search(words):
        await erase(talk, message.message_id)
        fault = Fault("words", FaultCode.LOOKS_LIKE_IDENTITY)
    elif len(words) > pack().texts.appeal:
        fault = Fault("words", FaultCode.TOO_LONG, str(pack().texts.appeal))
    if fault is not None:
        await refuse(talk, in_words(talk, Invalid((fault,))))
        return False
    await state.update_data({"words": key_ring().seal(words, PLACE).hex()})
    return True


async def _place(talk: Talk, data: Mapping[str, Any]) -> None:
    """The appeal as it will be sent, below all that was said."""
    await put_below(talk, CARD, UUID(str(data["contested"])), await _drawn(talk, data))


async def _drawn(talk: Talk, data: Mapping[str, Any]) -> Drawn:
    words, key = _words(data), UUID(str(data["contested"]))
    files = await files_by_id(talk.actor, [UUID(str(one)) for one in data["files"]])
    content = lines(
        Bold(talk.say("appeal-head")),
        quote(words, PIECE) if words else None,
        listed(talk, files),
        talk.say("appeal-summary" if words else "appeal-words-missing"),
    )
    send = [(label(talk.language, "send-appeal"), OnContest(do="send", id=key))] if words else []
    return Drawn(content, keyboard([*send, (label(talk.language, "cancel"), OnContest(do="cancel", id=key))]))


def _words(data: Mapping[str, Any]) -> str:
    return key_ring().open(bytes.fromhex(data["words"]), PLACE) if data.get("words") else ""


async def _send(
    query: CallbackQuery, statement_id: UUID, talk: Talk, state: FSMContext, data: Mapping[str, Any], message: int
) -> None:
    """Lodge it; the card of what was written becomes the card of the appeal. Pressed again, it is lodged once."""
    words, files = _words(data), [UUID(str(one)) for one in data.get("files", [])]
    if not words:
        stands = await stands_against(talk, statement_id)
        if stands is not None:
            return await refuse(talk, stands, query)
        return await toast(query, talk.say("chat-old-button"), alert=True)
    answer = await lodge_appeal(talk.actor, statement_id, words, files, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await state.clear()
    await toast(query, talk.say("toast-appealed"))
    drawn = await drawn_own(talk, answer)
    await storage.forget_cards(CARD, statement_id)
    if not await redraw(talk, message, drawn):
        message = (await tell(talk, drawn.content, drawn.markup)).message_id
    await storage.keep_card(talk.chat, message, "Appeal", answer.id, mark_of_drawn(drawn), clock.now())
    return None
