"""Asking the platform to look at what an account did to one's comment, from the message that tells of it."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, InlineKeyboardMarkup, Message

from bot.buttons import OnLook, OnTarget, keyboard, label
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import erase, in_words, lines, refuse, tell, toast
from db.interactions import Comment
from policy import pack
from resolvers import clock
from resolvers.complaints import ask_platform
from resolvers.complaints.cases.owner_acts import answer_promised
from resolvers.interactions.views import seen_comment
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection, offers
from resolvers.rules.refusals import FaultCode, Invalid, NotFound, Refusal


def router() -> Router:
    """The press on [Ask the platform to look], and the text that says what is wrong."""
    made = Router(name="asking the platform")
    made.callback_query.register(pressed, OnLook.filter())
    made.message.register(said, F.text, IS_SAID, Question.look)
    return made


def looking(talk: Talk, comment: Comment) -> InlineKeyboardMarkup | None:
    """The button by which the platform is asked; of what the platform itself did one files a report instead."""
    asked = "comment:ask_platform" in offers(talk.actor, comment, {}, clock.now())
    way = OnLook(id=comment.id) if asked else OnTarget(kind="c", id=comment.id)
    return keyboard([(label(talk.language, "contest"), way)])


async def pressed(query: CallbackQuery, callback_data: OnLook, talk: Talk, state: FSMContext) -> None:
    """Open the question what the account got wrong."""
    comment = await seen_comment(talk.actor, callback_data.id)
    if comment is None:
        return await refuse(talk, NotFound("Comment"), query)
    stands = objection(talk.actor, ACTS["comment:ask_platform"], comment, {}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.look)
    await state.set_data({"comment": comment.id.hex})
    limit = min(pack().texts.complaint, LONGEST_MESSAGE)
    message = query.message.message_id if query.message else None
    await tell(talk, talk.say("look-words", limit=limit), ForceReply(), reply_to=message)
    return None


async def said(message: Message, talk: Talk, state: FSMContext) -> None:
    """What is written goes to the platform; a refused text may be written again, and an identity number is erased."""
    comment_id = UUID(str((await state.get_data())["comment"]))
    answer = await ask_platform(talk.actor, comment_id, message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        if isinstance(answer, Invalid) and any(f.code is FaultCode.LOOKS_LIKE_IDENTITY for f in answer.faults):
            await erase(talk, message.message_id)
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    await tell(talk, lines(talk.say("look-sent"), talk.say("look-until", until=await answer_promised(comment_id))))
    return None
