"""Private words said in a chat: to an account, by command or by replying to its answer; and answers as an account."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.chat import storage
from bot.context import IS_SAID, Question, Talk
from bot.interactions.messages.card import ANSWER, KIND, account_of, show
from bot.interactions.messages.presses import ask_words
from bot.replies import one_line, refuse, tell
from resolvers.accounts.staff import account_by_handle
from resolvers.interactions.messages import answer_message, send_message
from resolvers.interactions.messages.views import one_text, seen_message
from resolvers.rules.refusals import Refusal


def router() -> Router:
    """The command, replies to cards and answers, and the words that a question asked for."""
    made = Router(name="words of messages")
    made.message.register(by_command, Command("write"))
    made.message.register(by_replying, F.text, IS_SAID, F.reply_to_message, replies_to_a_message)
    made.message.register(by_question, F.text, IS_SAID, Question.message)
    return made


async def by_command(message: Message, command: CommandObject, talk: Talk, state: FSMContext) -> None:
    """Write at once, or ask for the words where only the account is named."""
    await state.clear()
    handle, _, words = (command.args or "").strip().partition(" ")
    if not handle:
        await tell(talk, talk.say("message-write-how"))
        return
    account = await account_by_handle(talk.actor, handle)
    if account is None:
        await tell(talk, talk.say("message-write-unknown"))
    elif words.strip():
        await _write(talk, account.id, words.strip())
    else:
        await ask_words(talk, account.id, state)


async def replies_to_a_message(message: Message, talk: Talk) -> bool | dict[str, Any]:
    """Whether a message replies to the card of a conversation or to an answer, and to which."""
    assert message.reply_to_message is not None
    card = await storage.card_at(talk.chat, message.reply_to_message.message_id)
    if card and card.subject_kind == KIND:
        return {"answers": card.subject_id, "account_id": None}
    text = await one_text(talk.actor, card.subject_id) if card and card.subject_kind == ANSWER else None
    conversation = await seen_message(talk.actor, text.message_id) if text else None
    return {"answers": None, "account_id": conversation.account_id} if conversation else False


async def by_replying(message: Message, talk: Talk, answers: UUID | None, account_id: UUID | None) -> None:
    """A reply to a card is an answer of the account; one to an answer goes to the account."""
    assert message.reply_to_message is not None
    if answers:
        await _answer(talk, answers, message.text or "", message.reply_to_message.message_id, listed=False)
    elif account_id:
        await _write(talk, account_id, message.text or "")


async def by_question(message: Message, talk: Talk, state: FSMContext) -> None:
    """The words that were asked for; refused ones may be written again."""
    data = await state.get_data()
    if "account" in data:
        well = await _write(talk, UUID(str(data["account"])), message.text or "")
    else:
        key, where = UUID(str(data["answers"])), int(data["message"])
        well = await _answer(talk, key, message.text or "", where, listed=bool(data["listed"]))
        if well:  # the card stands further up
            await tell(talk, talk.say("message-passed-on"))
    if well:
        await state.clear()


async def _write(talk: Talk, account_id: UUID, body: str) -> bool:
    answer = await send_message(talk.actor, account_id, body, key=talk.key())
    if isinstance(answer, Refusal):
        await refuse(talk, answer)
        return False
    account = await account_of(talk, account_id)
    await tell(talk, talk.say("message-sent", name=one_line(account.name) if account else None))
    return True


async def _answer(talk: Talk, message_id: UUID, body: str, where: int, *, listed: bool) -> bool:
    answer = await answer_message(talk.actor, message_id, body, key=talk.key())
    if isinstance(answer, Refusal):
        await refuse(talk, answer)
    await show(talk, where, message_id, listed=listed)
    return not isinstance(answer, Refusal)
