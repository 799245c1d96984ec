"""The card of a private conversation, for those who run the account; and how a chat is told of its news."""

from uuid import UUID

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text, sizeof

from bot.buttons import Labelled, OnMessage, OnTarget, keyboard, label
from bot.chat import storage
from bot.context import Talk
from bot.interactions.card import moment
from bot.replies import Drawn, called, cut, lines, mark_of_drawn, one_line, quote, redraw, tell
from db.accounts import PublicAccount, User
from db.messages import Message, MessageText
from db.oversight import Notice
from db.vocabulary import MessageState
from resolvers import clock
from resolvers.accounts.hours import is_quiet
from resolvers.interactions.messages.views import (
    answer_until,
    answering_facts,
    answers_left,
    last_texts,
    one_text,
    seen_message,
)
from resolvers.oversight import rows_by_id
from resolvers.rules.permissions import offers

KIND, ANSWER = "Message", "MessageText"
SHOWN_TEXTS = 4
SHOWN_OF_EACH = 600  # characters of an older text
ROOM = 3500  # of what a message holds, as Telegram counts: a letter beyond the basic plane weighs two
LEAST = 200  # of room that an older text is worth


async def heard(talk: Talk, message_id: UUID) -> Message | None:
    """The conversation, if this person runs its account."""
    message = await seen_message(talk.actor, message_id)
    return message if message and message.account_id in talk.actor.posts else None


async def account_of(talk: Talk, account_id: UUID) -> PublicAccount | None:
    """An account, if it exists for this person."""
    found = (await rows_by_id(talk.actor, "PublicAccount", [account_id])).get(account_id)
    return found if isinstance(found, PublicAccount) else None


async def name_of(talk: Talk, message: Message) -> str:
    """Who wrote to the account."""
    found = (await rows_by_id(talk.actor, "User", [message.user_id])).get(message.user_id)
    return called(talk, found.display_name) if isinstance(found, User) else ""


async def drawn_message(talk: Talk, message: Message, *, listed: bool = False) -> Drawn:
    """The whole card: who wrote, the latest words, until when and how often it can be answered."""
    account = await account_of(talk, message.account_id)
    parts = _said(talk, await last_texts(message, SHOWN_TEXTS))
    names = {"name": await name_of(talk, message), "account": one_line(account.name) if account else ""}
    content = lines(
        Bold(talk.say("message-card", **names)), moment(talk, message.last_written_at), *parts, _state(talk, message)
    )
    return Drawn(content, _buttons(talk, message, listed=listed))


def _said(talk: Talk, texts: list[MessageText]) -> list[Text | str]:
    """The last text whole, and above it older ones as far as the message has room, oldest first."""
    parts, room = list[Text | str](), ROOM
    for text in reversed(texts):
        who = talk.say("message-account-said", name=one_line(text.author_name)) if text.as_account else ""
        body = _within(cut(text.body, SHOWN_OF_EACH) if parts else text.body, room - sizeof(who))
        parts = [*([who] if who else []), quote(body, ROOM), *parts]
        room -= sizeof(who) + sizeof(body)
        if room < LEAST + sizeof(who):
            break
    return parts


def _within(body: str, room: int) -> str:
    """A text, cut only where its letters weigh more than there is room for."""
    if sizeof(body) <= room:
        return body
    return f"{body.encode('utf-16-le')[: 2 * (room - 1)].decode('utf-16-le', 'ignore').rstrip()}…"


def _state(talk: Talk, message: Message) -> str:
    left, until = answers_left(message), answer_until(message)
    if message.state is not MessageState.ARCHIVED and (not left or until < clock.now()):
        return talk.say("message-card-over")
    return talk.say("message-card-state", state=message.state.value, until=until, left=left)


def _buttons(talk: Talk, message: Message, *, listed: bool) -> InlineKeyboardMarkup | None:
    verbs = {name.split(":")[1] for name in offers(talk.actor, message, answering_facts(), clock.now())}
    acts: list[Labelled] = [
        (label(talk.language, f"message-{do}"), OnMessage(do=do, id=message.id, listed=listed))
        for do in ("answer", "archive")
        if do in verbs
    ]
    acts.append((label(talk.language, "message-report"), OnTarget(kind="m", id=message.id)))
    ways: list[Labelled] = []
    if listed:
        ways = [
            (label(talk.language, "previous"), OnMessage(do="previous", id=message.id, listed=True)),
            (label(talk.language, "next"), OnMessage(do="next", id=message.id, listed=True)),
        ]
    return keyboard(acts, ways)


async def tell_of_message(talk: Talk, message_id: UUID, *, fresh: bool) -> None:
    """Draw a conversation's card anew; new words of the user come as a new card, at the end of the chat."""
    message, card = await heard(talk, message_id), await storage.card_of(talk.chat, KIND, message_id)
    if message is None:
        if card is not None:  # removed: neither side sees a word of it
            await redraw(talk, card.message_id, Drawn(Text(talk.say("message-gone"))))
        return
    drawn = await drawn_message(talk, message)
    if card is not None and not fresh:
        if await redraw(talk, card.message_id, drawn):
            return
    elif card is not None and card.shown != mark_of_drawn(drawn):
        await redraw(talk, card.message_id, Drawn(Text(talk.say("message-moved"))))
    elif card is not None or not fresh:
        return
    silent = talk.chat.silent or is_quiet(talk.chat, clock.now())
    sent = await tell(talk, drawn.content, drawn.markup, silent=silent)
    await storage.keep_card(talk.chat, sent.message_id, KIND, message_id, mark_of_drawn(drawn), clock.now())


async def show(talk: Talk, where: int, message_id: UUID, *, listed: bool) -> None:
    """Draw a conversation in the message in which somebody pressed or answered; below it, where that is gone."""
    if message := await heard(talk, message_id):
        drawn = await drawn_message(talk, message, listed=listed)
        if not await redraw(talk, where, drawn):
            await tell(talk, drawn.content, drawn.markup)


async def told_answer(talk: Talk, notice: Notice, head: Text) -> tuple[Text, InlineKeyboardMarkup | None]:
    """The words of an answer, for the user whom it answers, and the way to report what the account says."""
    text = await one_text(talk.actor, UUID(notice.facts["text"]))
    report = (label(talk.language, "message-report"), OnTarget(kind="m", id=notice.subject_id))
    return lines(head, quote(_within(text.body, ROOM), ROOM) if text else None), keyboard([report] if text else [])


def sent_as(notice: Notice) -> tuple[str, UUID]:
    """As what the message that tells a notice is remembered: an answer as itself, for a reply to it goes on with it."""
    return (ANSWER, UUID(notice.facts["text"])) if notice.event == "message.answered" else ("Notice", notice.id)
