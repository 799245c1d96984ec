"""Presses on the buttons of a comment: the use case, the answer to the press, the message drawn anew."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply

from bot.buttons import OnAct, OnComment, marked
from bot.chat import storage
from bot.context import Question, Talk
from bot.interactions.arrivals import show_at
from bot.interactions.bulk.drawn import drawn_bulk
from bot.interactions.card import cared_for, reasons_for, who_was_first
from bot.interactions.digests import mark_asking
from bot.interactions.queue import step
from bot.interactions.rules import drawn_rules
from bot.replies import SHOWN, called, redraw, refuse, swap, tell, tell_rest, toast
from db.accounts import PublicAccount
from db.interactions import Bulk, Comment
from db.posts import Post
from policy import pack
from resolvers import clock
from resolvers.interactions import approve_comment, delete_comment, hide_comment, show_comment
from resolvers.interactions.views import seen_comment
from resolvers.oversight import undo_act
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal


def router() -> Router:
    """The presses on a comment's buttons."""
    made = Router(name="comment presses")
    made.callback_query.register(pressed, OnComment.filter())
    made.callback_query.register(taken_back, OnAct.filter())
    return made


async def pressed(query: CallbackQuery, callback_data: OnComment, talk: Talk, state: FSMContext) -> None:
    """Do what a button says."""
    match callback_data.do:
        case "approve" | "hide" | "show" | "delete":
            await _act(query, callback_data, talk)
        case "next" | "previous":
            await _step(query, callback_data, talk)
        case _:
            await _look(query, callback_data, talk, state)


async def _act(query: CallbackQuery, data: OnComment, talk: Talk) -> None:
    answer = await _done(talk, data)
    comment = await cared_for(talk, data.id)
    if isinstance(answer, Refusal):
        await refuse(talk, await who_was_first(talk, answer, comment), query)
    else:
        await toast(query, talk.say(f"toast-{data.do}"))
    if comment and query.message:
        await show_at(talk, query.message.message_id, comment, data.at)


async def _done(talk: Talk, data: OnComment) -> Comment | Refusal:
    reason, key = marked(data.why, pack().reasons.care), talk.key()
    match data.do:
        case "hide":
            return await hide_comment(talk.actor, data.id, reason, key=key)
        case "delete":
            return await delete_comment(talk.actor, data.id, reason, key=key)
        case "approve":
            return await approve_comment(talk.actor, data.id, key=key)
    return await show_comment(talk.actor, data.id, key=key)


async def taken_back(query: CallbackQuery, callback_data: OnAct, talk: Talk) -> None:
    """Take back the act that the button names; if something came after it, say so."""
    answer = await undo_act(talk.actor, callback_data.id, key=talk.key())
    if isinstance(answer, Refusal):
        await refuse(talk, answer, query)
        comment = await _on_card(talk, query)
    else:
        await toast(query, talk.say("toast-undo"))
        if isinstance(answer, Bulk) and query.message:
            await redraw(talk, query.message.message_id, await drawn_bulk(talk, answer))
        if isinstance(answer, PublicAccount | Post) and query.message:
            await redraw(talk, query.message.message_id, await drawn_rules(talk, answer))
        comment = await cared_for(talk, answer.pk) if isinstance(answer, Comment) else None
    if comment and query.message:
        await show_at(talk, query.message.message_id, comment, callback_data.at)


async def _on_card(talk: Talk, query: CallbackQuery) -> Comment | None:
    card = await storage.card_at(talk.chat, query.message.message_id) if query.message else None
    return await cared_for(talk, card.subject_id) if card and card.subject_kind == "Comment" else None


async def _step(query: CallbackQuery, data: OnComment, talk: Talk) -> None:
    """Go on in the queue, or back, from a comment that may have left it meanwhile."""
    comment = await cared_for(talk, data.id)
    if comment is None or query.message is None:
        return await refuse(talk, NotFound("Comment"), query)
    found = await step(talk, comment, data.at, forward=data.do == "next")
    await toast(query, "" if found else talk.say("queue-end"))
    if found:
        await show_at(talk, query.message.message_id, *found)


async def _look(query: CallbackQuery, data: OnComment, talk: Talk, state: FSMContext) -> None:
    """What changes nothing yet: ask for a reason, go back, read the rest, begin a reply."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    seen, message = await seen_comment(talk.actor, data.id), query.message.message_id
    verb = {"ask_hide": "hide", "ask_delete": "delete", "reply": "reply"}.get(data.do)
    stands = objection(talk.actor, ACTS[f"comment:{verb}"], seen, {}, clock.now()) if seen and verb else None
    comment = await cared_for(talk, data.id)
    if stands is not None:
        await refuse(talk, await who_was_first(talk, stands, comment), query)
        if comment:
            await show_at(talk, message, comment, data.at)
        return None
    if comment is None:
        return await refuse(talk, NotFound("Comment"), query)
    await toast(query)
    if data.do in ("ask_hide", "ask_delete"):
        await swap(talk, message, reasons_for(talk, str(verb), comment, data.at))
        await mark_asking(talk, message)
    elif data.do == "back":
        await show_at(talk, message, comment, data.at)
    elif data.do == "more":
        await tell_rest(talk, comment.body[SHOWN:], message)
    else:
        await state.set_state(Question.reply)
        await state.set_data({"comment": comment.id.hex, "message": message, "at": data.at})
        await tell(talk, talk.say("reply-ask", name=called(talk, comment.author_name)), ForceReply(), reply_to=message)
    return None
