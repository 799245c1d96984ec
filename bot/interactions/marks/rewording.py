"""The new words of the account's answer, as the button for it asks for them."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.context import IS_SAID, Question, Talk
from bot.interactions.arrivals import show_at
from bot.interactions.card import cared_for
from bot.replies import in_words, refuse, tell
from db.vocabulary import CommentState
from resolvers.interactions import edit_comment
from resolvers.rules.refusals import Refusal


def router() -> Router:
    """The text that is sent when new words were asked for."""
    made = Router(name="rewording")
    made.message.register(reworded, F.text, IS_SAID, Question.rewording)
    return made


async def reworded(message: Message, talk: Talk, state: FSMContext) -> None:
    """Change the answer; words that are refused may be written again."""
    data = await state.get_data()
    answer = await edit_comment(talk.actor, UUID(str(data["comment"])), message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    await tell(talk, talk.say("toast-edit-answer"))
    if answer.state is CommentState.HELD:
        await tell(talk, talk.say("reply-held"))
    comment = await cared_for(talk, answer.parent_id) if answer.parent_id else None
    if comment:
        await show_at(talk, int(data["message"]), comment, data["at"])
    return None
