"""Presses on the buttons of private messages, and what waits at one's accounts, page by page in one message."""

from uuid import UUID

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, Message
from aiogram.utils.formatting import Text

from bot.buttons import OnMessage
from bot.complaints.cases.card import at_the_desk, drawn_case
from bot.context import Question, Talk
from bot.interactions.messages.card import account_of, drawn_message, heard, name_of, show
from bot.replies import Drawn, one_line, redraw, refuse, tell, toast
from policy import pack
from resolvers import clock
from resolvers.interactions.messages import archive_message, look_at_message
from resolvers.interactions.messages.views import answering_facts, open_messages, seen_message
from resolvers.pages import Window
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal


def router() -> Router:
    """The command and the buttons."""
    made = Router(name="presses on messages")
    made.message.register(listed, Command("messages"))
    made.callback_query.register(pressed, OnMessage.filter())
    return made


async def listed(message: Message, talk: Talk, state: FSMContext) -> None:
    """The newest message that waits for an answer, with the way to the others."""
    await state.clear()
    if not talk.actor.posts:
        return await refuse_nobody(talk)
    found = await open_messages(talk.actor, Window(limit=1))
    drawn = await drawn_message(talk, found[0], listed=True) if found else Drawn(Text(talk.say("message-none")))
    await tell(talk, drawn.content, drawn.markup)
    return None


async def refuse_nobody(talk: Talk) -> None:
    """Say to whoever runs no account that nobody writes to them this way."""
    await tell(talk, talk.say("message-of-nobody"))


async def pressed(query: CallbackQuery, callback_data: OnMessage, talk: Talk, state: FSMContext) -> None:
    """Answer, lay aside, go on in the list; write to an account; look at what a case is about."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    where, key = query.message.message_id, callback_data.id
    match callback_data.do:
        case "archive":
            await _archive(query, talk, callback_data, where)
        case "answer":
            await _ask_answer(query, talk, state, callback_data, where)
        case "write":
            await ask_words(talk, key, state, query)
        case "look":
            await _look(query, talk, key, where)
        case _:
            await _step(query, talk, callback_data, where)
    return None


async def _archive(query: CallbackQuery, talk: Talk, data: OnMessage, where: int) -> None:
    answer = await archive_message(talk.actor, data.id, key=talk.key())
    if isinstance(answer, Refusal):
        await refuse(talk, answer, query)
    else:
        await toast(query, talk.say("toast-message-archived"))
    await show(talk, where, data.id, listed=data.listed)


async def _ask_answer(query: CallbackQuery, talk: Talk, state: FSMContext, data: OnMessage, where: int) -> None:
    message = await seen_message(talk.actor, data.id)
    if message is None:
        return await refuse(talk, NotFound("Message"), query)
    stands = objection(talk.actor, ACTS["message:answer"], message, answering_facts(), clock.now())
    if stands is not None:
        await refuse(talk, stands, query)
        return await show(talk, where, data.id, listed=data.listed)
    await toast(query)
    await state.set_state(Question.message)
    await state.set_data({"answers": data.id.hex, "message": where, "listed": data.listed})
    await tell(talk, talk.say("message-ask-answer", name=await name_of(talk, message)), ForceReply(), reply_to=where)
    return None


async def ask_words(talk: Talk, account_id: UUID, state: FSMContext, query: CallbackQuery | None = None) -> None:
    """Ask what somebody wants to write to an account, if they may write to it."""
    account = await account_of(talk, account_id)
    if account is None:
        return await refuse(talk, NotFound("PublicAccount"), query)
    stands = objection(talk.actor, ACTS["message:write"], account, {"account": account}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    if query is not None:
        await toast(query)
    await state.set_state(Question.message)
    await state.set_data({"account": account.id.hex})
    limit = pack().messages.characters
    await tell(talk, talk.say("message-ask-write", account=one_line(account.name), limit=limit), ForceReply())
    return None


async def _look(query: CallbackQuery, talk: Talk, case_id: UUID, where: int) -> None:
    answer = await look_at_message(talk.actor, case_id, key=talk.key())
    if isinstance(answer, Refusal):
        await refuse(talk, answer, query)
    else:
        await toast(query, talk.say("toast-looked"))
    if case := await at_the_desk(talk, case_id):
        await redraw(talk, where, await drawn_case(talk, case))


async def _step(query: CallbackQuery, talk: Talk, data: OnMessage, where: int) -> None:
    """Go on to what waits longer, or back to what is newer, from one that may have left the list meanwhile."""
    forward = data.do == "next"
    if await heard(talk, data.id) is None:
        return await refuse(talk, NotFound("Message"), query)
    window = Window(after=data.id, limit=1) if forward else Window(before=data.id, limit=1, backwards=True)
    found = await open_messages(talk.actor, window)
    await toast(query, "" if found else talk.say("queue-end"))
    if found:
        await show(talk, where, found[0].id, listed=True)
    return None
