"""Answering a comment in the account's name: by replying to its card, or to the question that [Reply] opens."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.buttons import Place
from bot.chat import storage
from bot.context import IS_SAID, Question, Talk
from bot.interactions.arrivals import show_at
from bot.interactions.card import cared_for, who_was_first
from bot.replies import refuse, tell
from db.vocabulary import CommentState
from resolvers.interactions import reply_to_comment
from resolvers.interactions.digests import digest_at
from resolvers.rules.refusals import Refusal


def router() -> Router:
    """Texts that are replies of an account."""
    made = Router(name="replying")
    made.message.register(by_replying, F.text, IS_SAID, F.reply_to_message, replies_to_a_card)
    made.message.register(by_question, F.text, IS_SAID, Question.reply)
    return made


async def replies_to_a_card(message: Message, talk: Talk) -> bool | dict[str, Any]:
    """Whether a message replies to the card of a comment or to a digest that shows one, and to which."""
    assert message.reply_to_message is not None
    number = message.reply_to_message.message_id
    card = await storage.card_at(talk.chat, number)
    if card and card.subject_kind == "Comment":
        return {"comment_id": card.subject_id, "at": "c"}
    digest = await digest_at(talk.chat, number)
    return {"comment_id": digest.page_id, "at": "d"} if digest and digest.page_id else False


async def by_replying(message: Message, talk: Talk, comment_id: UUID, at: Place) -> None:
    """A reply to a card is a reply to its comment."""
    assert message.reply_to_message is not None
    await _reply(talk, comment_id, message.text or "", message.reply_to_message.message_id, at)


async def by_question(message: Message, talk: Talk, state: FSMContext) -> None:
    """The text that the question asked for; a refused one may be written again."""
    data = await state.get_data()
    if await _reply(talk, UUID(str(data["comment"])), message.text or "", int(data["message"]), data["at"]):
        await state.clear()


async def _reply(talk: Talk, comment_id: UUID, body: str, message_id: int, at: Place) -> bool:
    answer = await reply_to_comment(talk.actor, comment_id, body, key=talk.key())
    comment = await cared_for(talk, comment_id)
    if isinstance(answer, Refusal):
        await refuse(talk, await who_was_first(talk, answer, comment))
    elif answer.state is CommentState.HELD:
        await tell(talk, talk.say("reply-held"))
    if comment:
        await show_at(talk, message_id, comment, at)
    return not isinstance(answer, Refusal)
