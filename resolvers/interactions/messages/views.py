"""Conversations as they are read: by whoever wrote to an account, and by those who run it."""

from datetime import datetime, timedelta
from uuid import UUID

from db.accounts import PublicAccount
from db.messages import Message, MessageText
from db.vocabulary import MessageState
from policy import pack
from resolvers.pages import Literally, Window, keyset, keyset_per, own
from resolvers.rules.conditions import Facts
from resolvers.rules.refusals import NotAllowed, NotFound, Refused
from resolvers.rules.standings import OPERATORS, Actor, standings
from resolvers.rules.visibility import SUBSCRIPTIONS, may_see

NOT_REMOVED = "state <> 'REMOVED'"
BY_STATE: dict[MessageState | None, str] = {None: NOT_REMOVED} | {
    state: f"state = '{state.value}' AND {NOT_REMOVED}" for state in MessageState
}


def answering_facts() -> Facts:
    """The numbers by which an account may answer."""
    return {"answer_seconds": pack().messages.answer, "answers_most": pack().messages.answers}


def answer_until(message: Message) -> datetime:
    """Until when the account may answer the user's last words."""
    return message.last_written_at + timedelta(seconds=pack().messages.answer)


def answers_left(message: Message) -> int:
    """How often the account may still answer the user's last words."""
    return max(0, pack().messages.answers - message.answers)


async def seen_message(actor: Actor, message_id: UUID) -> Message | None:
    """A conversation, for its two sides."""
    message = await Message.get_or_none(id=message_id)
    return message if message is not None and may_see(actor, message) else None


async def messages_heard(
    actor: Actor, accounts: list[UUID], window: Window, state: MessageState | None = None
) -> dict[UUID, list[Message]]:
    """The conversations of those of several accounts that this actor runs, newest first."""
    own_accounts = [account for account in accounts if account in actor.posts]
    return await keyset_per(Message, "account_id", own_accounts, BY_STATE[state], window)


async def messages_by(actor: Actor, window: Window) -> list[Message]:
    """One's own conversations with accounts, newest first."""
    return await keyset(own(Message.filter(Literally(NOT_REMOVED)), actor), window)


async def texts_of_messages(messages: list[UUID], window: Window) -> dict[UUID, list[MessageText]]:
    """What was said in several conversations, newest first; asked for conversations that one sees."""
    return await keyset_per(MessageText, "message_id", messages, "1 = 1", window)


async def last_texts(message: Message, newest: int) -> list[MessageText]:
    """The newest texts of a conversation that one sees, oldest of them first."""
    return (await MessageText.filter(message_id=message.id).order_by("-id").limit(newest))[::-1]


async def one_text(actor: Actor, text_id: UUID) -> MessageText | None:
    """One text of a conversation that this person sees."""
    text = await MessageText.get_or_none(id=text_id).select_related("message")
    return text if text is not None and may_see(actor, text.message) else None


async def open_messages(actor: Actor, window: Window) -> list[Message]:
    """What waits for an answer at all accounts that one runs, newest first."""
    waiting = Message.filter(Literally(BY_STATE[MessageState.OPEN]), account_id__in=list(actor.posts))
    return await keyset(waiting, window)


async def account_to_hear(actor: Actor, account_id: UUID) -> PublicAccount:
    """The account whose messages this actor may follow; refused with NotFound or NotAllowed."""
    account = await PublicAccount.get_or_none(id=account_id)
    if account is None or not may_see(actor, account):
        raise Refused(NotFound("PublicAccount"))
    hears(account, actor)
    return account


def hears(account: PublicAccount, actor: Actor) -> None:
    """Refuse whoever does not run an account."""
    if not SUBSCRIPTIONS["messageReceived"] & OPERATORS & standings(actor, account):
        raise Refused(NotAllowed("message:answer"))
