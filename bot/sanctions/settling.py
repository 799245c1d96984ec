"""Settling sanctions: the statement before it is confirmed, taking back, ending early, what was put right."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnRectification, OnSanction, keyboard, label
from bot.complaints.cases.notes import file_line
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import in_words, lines, refuse, swap, tell, tell_long, toast
from bot.sanctions import answering
from bot.sanctions.cards import second_of_response, show_rectification, show_sanction
from db.sanctions import Rectification, Sanction
from policy import pack
from resolvers import clock
from resolvers.complaints.evidence import evidence_of
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import Because, NotFound, Refusal, Restricted
from resolvers.sanctions.confirming import confirm_sanction, lift_sanction
from resolvers.sanctions.proposing import withdraw_sanction
from resolvers.sanctions.rectification import accept_rectification, return_rectification
from resolvers.sanctions.views import reasons_before, seen_rectification, seen_sanction

BY_REASON: dict[str, Callable[..., Awaitable[Any]]] = {
    "sanction:withdraw": withdraw_sanction, "sanction:lift": lift_sanction,
    "rectification:return": return_rectification,
}  # fmt: skip

SETTLED = {
    "sanction:withdraw": "sanction-taken-back", "sanction:lift": "sanction-ended",
    "rectification:return": "rectification-sent-back",
}  # fmt: skip


def router() -> Router:
    """The buttons of sanctions and rectifications, and the text that says why."""
    made = Router(name="settling sanctions")
    made.message.register(reasoned, F.text, IS_SAID, Question.settling)
    made.callback_query.register(pressed, OnSanction.filter())
    made.callback_query.register(pressed_of_rectification, OnRectification.filter())
    return made


async def pressed(
    query: CallbackQuery, callback_data: OnSanction, talk: Talk, state: FSMContext, public_url: str = ""
) -> None:
    """Do what a button of a sanction says."""
    sanction = await seen_sanction(talk.actor, callback_data.id)
    if sanction is None or query.message is None:
        return await refuse(talk, NotFound("Sanction"), query)
    message = query.message.message_id
    match callback_data.do:
        case "respond":
            await answering.ask(query, talk, state, sanction)
        case "send" | "cancel":
            await answering.finish(query, talk, state, sanction, sends=callback_data.do == "send")
        case "withdraw" | "lift":
            await _ask_why(query, talk, state, f"sanction:{callback_data.do}", sanction, message)
        case "ask_confirm":
            await _preview(query, talk, sanction, message, callback_data.read)
        case "confirm":
            await _confirm(query, talk, sanction, message, callback_data.read)
        case "back":
            await toast(query)
            await swap(talk, message, None)
        case "evidence":
            await _files(query, talk, "sanction_id", sanction.id, public_url)
        case _:
            await toast(query)
            await show_sanction(talk, sanction)
    return None


async def pressed_of_rectification(
    query: CallbackQuery, callback_data: OnRectification, talk: Talk, state: FSMContext, public_url: str = ""
) -> None:
    """Do what a button of a rectification says."""
    row = await seen_rectification(talk.actor, callback_data.id)
    if row is None or query.message is None:
        return await refuse(talk, NotFound("Rectification"), query)
    message = query.message.message_id
    match callback_data.do:
        case "submit":
            await answering.ask(query, talk, state, row)
        case "send" | "cancel":
            await answering.finish(query, talk, state, row, sends=callback_data.do == "send")
        case "return":
            await _ask_why(query, talk, state, "rectification:return", row, message)
        case "accept":
            answer = await accept_rectification(talk.actor, row.id, key=talk.key())
            if isinstance(answer, Refusal):
                return await refuse(talk, answer, query)
            await toast(query, talk.say("toast-rectified"))
            await swap(talk, message, None)
        case "evidence":
            await _files(query, talk, "rectification_id", row.id, public_url)
        case _:
            await toast(query)
            await show_rectification(talk, row)
    return None


async def _preview(query: CallbackQuery, talk: Talk, sanction: Sanction, message: int, read: int | None) -> None:
    """What the account will read, and only then [Confirm]."""
    stands = objection(talk.actor, ACTS["sanction:confirm"], sanction, {}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    buttons = keyboard(
        [
            (label(talk.language, "confirm"), OnSanction(do="confirm", id=sanction.id, read=read)),
            (label(talk.language, "back"), OnSanction(do="back", id=sanction.id)),
        ]
    )
    head = Text(talk.say("sanction-preview"))
    await tell_long(talk, head, reasons_before(talk.language, sanction), buttons, message)
    return None


async def _confirm(query: CallbackQuery, talk: Talk, sanction: Sanction, message: int, read: int | None) -> None:
    if read is not None and read != second_of_response(sanction):
        return await refuse(talk, Restricted(Because.CASE_CHANGED), query)
    answer = await confirm_sanction(talk.actor, sanction.id, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say("toast-sanction-confirmed"))
    await swap(talk, message, None)
    return None


async def _ask_why(
    query: CallbackQuery, talk: Talk, state: FSMContext, act: str, row: Sanction | Rectification, message: int
) -> None:
    """Open the question why; whoever is concerned reads the answer."""
    facts = {"sanction": row.sanction} if isinstance(row, Rectification) else {}
    stands = objection(talk.actor, ACTS[act], row, facts, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.settling)
    await state.set_data({"act": act, "row": row.id.hex, "message": message})
    limit = min(pack().texts.facts, LONGEST_MESSAGE)
    await tell(talk, talk.say("sanction-why", limit=limit), ForceReply(), reply_to=message)
    return None


async def reasoned(message: Message, talk: Talk, state: FSMContext) -> None:
    """Why: the account reads it. A refused text may be written again."""
    kept = await state.get_data()
    use = BY_REASON[str(kept["act"])]
    answer = await use(talk.actor, UUID(str(kept["row"])), message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    await swap(talk, int(kept["message"]), None)
    await tell(talk, Text(Bold(talk.say(SETTLED[str(kept["act"])]))))
    return None


async def _files(query: CallbackQuery, talk: Talk, column: str, key: UUID, public_url: str) -> None:
    await toast(query)
    files = [piece.file for piece in (await evidence_of(column, [key])).get(key, [])]
    message = query.message.message_id if query.message else None
    head = talk.say("sanction-files", minutes=pack().times.download // 60)
    await tell(talk, lines(head, *(file_line(talk, file, public_url) for file in files)), reply_to=message)
