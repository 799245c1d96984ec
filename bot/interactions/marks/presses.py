"""Presses on the rarer buttons of a comment: marks, mutes, and the account's own answer."""

from datetime import timedelta

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, InlineKeyboardMarkup

from bot.buttons import OnMark
from bot.context import Question, Talk
from bot.interactions.arrivals import show_at
from bot.interactions.card import cared_for, who_was_first
from bot.interactions.digests import mark_asking
from bot.interactions.marks.menu import menu_of, spans, sure
from bot.replies import refuse, swap, tell, toast
from db.interactions import Comment, Mute
from resolvers import clock
from resolvers.interactions import delete_comment
from resolvers.interactions.marks import (
    feature_comment,
    mute_user,
    pin_comment,
    unfeature_comment,
    unmute_user,
    unpin_comment,
)
from resolvers.interactions.marks.views import mute_of_author
from resolvers.interactions.views import seen_comment
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import KeyReused, NotFound, Refusal

MARKING = {
    "feature": feature_comment, "unfeature": unfeature_comment, "pin": pin_comment, "unpin": unpin_comment,
}  # fmt: skip
ASKS = {"ask_mute": "account:mute_user", "ask_delete": "comment:delete", "edit": "comment:edit"}
ON_ANSWERS = ("edit", "ask_delete", "delete")


def router() -> Router:
    """The presses on the rarer buttons."""
    made = Router(name="marks pressed")
    made.callback_query.register(pressed, OnMark.filter())
    return made


async def pressed(query: CallbackQuery, callback_data: OnMark, talk: Talk, state: FSMContext) -> None:
    """Do what a button says, or ask first."""
    if callback_data.do == "menu" or callback_data.do in ASKS:
        return await _look(query, callback_data, talk, state)
    answer = await _done(talk, callback_data)
    comment = await _on_the_card(talk, callback_data)
    if isinstance(answer, Refusal):
        await refuse(talk, await who_was_first(talk, answer, comment), query)
    else:
        await toast(query, talk.say(f"toast-{'delete-answer' if callback_data.do == 'delete' else callback_data.do}"))
    if comment and query.message:
        await show_at(talk, query.message.message_id, comment, callback_data.at)
    return None


async def _done(talk: Talk, data: OnMark) -> Comment | Mute | Refusal:
    key = talk.key()
    if data.do in MARKING:
        return await MARKING[data.do](talk.actor, data.id, key=key)
    if data.do == "delete":
        return await delete_comment(talk.actor, data.id, key=key)
    comment = await seen_comment(talk.actor, data.id)
    if data.do == "mute":
        until = clock.now() + timedelta(days=data.days) if data.days else None
        answer = await mute_user(talk.actor, data.id, until=until, key=key)
        held = await mute_of_author(comment) if comment else None
        # Under the same key only this update handled again asks for another end: what it did first holds.
        return held if held and isinstance(answer, KeyReused) else answer
    mute = await mute_of_author(comment) if comment and comment.account_id in talk.actor.posts else None
    return await unmute_user(talk.actor, mute.id, key=key) if mute else NotFound("Mute")


async def _on_the_card(talk: Talk, data: OnMark) -> Comment | None:
    """The comment whose card it is: of an answer, the one that it answers."""
    seen = await seen_comment(talk.actor, data.id)
    return await cared_for(talk, seen.parent_id if seen and data.do in ON_ANSWERS and seen.parent_id else data.id)


async def _look(query: CallbackQuery, data: OnMark, talk: Talk, state: FSMContext) -> None:
    """What changes nothing yet: the menu, for how long, whether one is sure, the new words."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    message, seen = query.message.message_id, await seen_comment(talk.actor, data.id)
    act = ACTS.get(ASKS.get(data.do, ""))
    stands = objection(talk.actor, act, seen, {}, clock.now()) if seen and act else None
    comment = await _on_the_card(talk, data)
    if seen is None or stands is not None or (comment is None and data.do != "edit"):
        await refuse(talk, await who_was_first(talk, stands or NotFound("Comment"), comment), query)
        if comment:
            await show_at(talk, message, comment, data.at)
        return None
    await toast(query)
    if data.do == "edit" or comment is None:
        await state.set_state(Question.rewording)
        await state.set_data({"comment": seen.id.hex, "message": message, "at": data.at})
        await tell(talk, talk.say("answer-edit-ask"), ForceReply(), reply_to=message)
        return None
    await swap(talk, message, await _asking(talk, data, comment, seen))
    await mark_asking(talk, message)
    return None


async def _asking(talk: Talk, data: OnMark, comment: Comment, seen: Comment) -> InlineKeyboardMarkup | None:
    if data.do == "menu":
        return await menu_of(talk, comment, data.at)
    return spans(talk, comment, data.at) if data.do == "ask_mute" else sure(talk, comment, seen, data.at)
