"""How the bot answers: messages, edits in place, toasts and alerts; all that a person wrote goes as entities."""

import json
from dataclasses import dataclass, replace

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, ForceReply, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from aiogram.utils.formatting import BlockQuote, Text

from bot.chat import sending, storage
from bot.chat.builtin import SaidOnce
from bot.context import TOAST, Talk
from db.chat import Card
from db.columns import key_ring
from db.posts import ScreeningHit
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import Invalid, Refusal

SHOWN = 700  # characters of a text on a card
PIECE = 1700  # characters of a long text in one message, so that it fits whatever its letters weigh
MOST_HITS = 3
PLAIN = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True)
class Drawn:
    """What a message shows: its words and its buttons."""

    content: Text
    markup: InlineKeyboardMarkup | None = None


def cut(text: str, most: int = SHOWN) -> str:
    """A text cut so that a message can hold it with other things."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def and_more(talk: Talk, count: int) -> str | None:
    """How many a message had no room for, if it is so."""
    return talk.say("and-more", count=count) if count > 0 else None


def one_line(text: str) -> str:
    """A name or a title among the lines of a card: it cannot begin a line of its own."""
    return " ".join(text.splitlines())


def called(talk: Talk, name: str) -> str:
    """The name of a person among the lines of a card; of one who has gone, that they have."""
    return one_line(name) or talk.say("name-of-who-left")


def quote(text: str, most: int = SHOWN) -> BlockQuote:
    """Somebody's words, set apart."""
    return BlockQuote(cut(text, most))


def lines(*parts: Text | str | None) -> Text:
    """Parts under each other, leaving out those that are not there."""
    shown = [part for part in parts if part]
    return Text(*(piece for number, part in enumerate(shown) for piece in (("\n", part) if number else (part,))))


def found_by(talk: Talk, key: str, hits: list[ScreeningHit]) -> list[str]:
    """What screening found, by which rule: the latest, each once, so that edits do not make a card ever longer."""
    said = [talk.say(key, rule=talk.say(f"rule-{hit.rule.replace(':', '-')}"), term=hit.term or None) for hit in hits]
    return list(dict.fromkeys(reversed(said)))[:MOST_HITS]


async def tell(
    talk: Talk,
    content: Text | str,
    markup: InlineKeyboardMarkup | ForceReply | None = None,
    reply_to: int | None = None,
    *,
    silent: bool = False,
) -> Message:
    """Send a message, once for one update; when what it replies to is gone, it stands alone.

    One that may have got lost has a negative number, which is as good as any to keep a card of or to edit.
    """
    words = content if isinstance(content, Text) else Text(content)
    reply_to = await sending.whereabouts(reply_to or 0)
    reply = ReplyParameters(message_id=reply_to, allow_sending_without_reply=True) if reply_to > 0 else None
    return await talk.bot(
        SaidOnce(
            chat_id=talk.address, **words.as_kwargs(), reply_markup=markup, reply_parameters=reply,
            link_preview_options=PLAIN, said_key=talk.said_key(), disable_notification=silent or None,
        )
    )  # fmt: skip


async def tell_long(
    talk: Talk, head: Text, body: str, markup: InlineKeyboardMarkup | None = None, reply_to: int | None = None,
    *, silent: bool = False,
) -> Message:  # fmt: skip
    """Send a head and a long text under it, in as many messages as it takes; gives the first."""
    first = await tell(talk, lines(head, quote(body[:PIECE], PIECE)), markup, reply_to, silent=silent)
    await tell_rest(talk, body[PIECE:], first.message_id, silent=silent)
    return first


async def tell_rest(talk: Talk, text: str, reply_to: int, *, silent: bool = False) -> None:
    """Send what a message had no room for, as replies to it."""
    for start in range(0, len(text), PIECE):
        piece = text[start : start + PIECE]
        if piece.strip():
            await tell(talk, quote(piece, PIECE), reply_to=reply_to, silent=silent)


async def redraw(talk: Talk, message_id: int, drawn: Drawn) -> bool:
    """Edit a message in place; false when it is gone. That nothing changed is as good as a change.

    Whoever comes here holds the chat (`alone_in`); a card that shows the same already is let be.
    """
    message_id = await sending.whereabouts(message_id)
    card, shown = await storage.card_at(talk.chat, message_id), mark_of_drawn(drawn)
    if card and card.shown == shown:
        return True
    await _unsure(card)
    if message_id <= 0:
        return await sending.rewrite(message_id, said_by(drawn))
    edited = await _edited(
        talk.bot.edit_message_text(
            chat_id=talk.address, message_id=message_id, **drawn.content.as_kwargs(), reply_markup=drawn.markup,
            link_preview_options=PLAIN,
        )
    )  # fmt: skip
    if card and edited:
        await storage.card_shows(card, shown)
    return edited


async def _unsure(card: Card | None) -> None:
    """Before an edit: until it has surely gone well, nobody can say what the card shows."""
    if card and card.shown:
        await storage.card_shows(card, "")


def mark_of_drawn(drawn: Drawn) -> str:
    """What a card shows, as a keyed hash of its words and buttons."""
    buttons = drawn.markup.model_dump_json(exclude_none=True) if drawn.markup else ""
    words = drawn.content.as_kwargs()
    entities = [entity.model_dump(mode="json", exclude_none=True) for entity in words["entities"]]
    return key_ring().mark("card", json.dumps([words["text"], entities, buttons]))


def said_by(drawn: Drawn) -> sending.Said:
    """What a message says, in the form in which an uncertain one is kept."""
    return sending.Said.by(SendMessage(chat_id=0, **drawn.content.as_kwargs(), reply_markup=drawn.markup))


async def swap(talk: Talk, message_id: int, markup: InlineKeyboardMarkup | None) -> bool:
    """Change only the buttons of a message."""
    message_id = await sending.whereabouts(message_id)
    if message_id <= 0:
        return await sending.rewrite(message_id, said_by(Drawn(Text(), markup)))
    await _unsure(await storage.card_at(talk.chat, message_id))
    return await _edited(
        talk.bot.edit_message_reply_markup(chat_id=talk.address, message_id=message_id, reply_markup=markup)
    )


async def _edited(edit) -> bool:  # type: ignore[no-untyped-def]
    try:
        await edit
    except TelegramBadRequest as fault:
        words = fault.message.lower()
        if "not modified" in words:
            return True
        if "message to edit not found" in words or "can't be edited" in words or "message_id_invalid" in words:
            return False
        raise
    return True


async def toast(query: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
    """Answer a press; one that was answered before, or too long ago, is let be."""
    try:
        await query.answer(cut(text, TOAST - 1), show_alert=alert)
    except TelegramBadRequest as fault:
        if "query is too old" not in fault.message.lower():
            raise


async def refuse(talk: Talk, refusal: Refusal, query: CallbackQuery | None = None) -> None:
    """Say why it was turned down: to a press by an alert, and by a message where an alert is too short."""
    words = refusal_sentence(refusal, talk.language)
    if query is not None:
        await toast(query, words, alert=True)
    if query is None or len(words) >= TOAST:
        await tell(talk, words)


def in_words(talk: Talk, refusal: Refusal) -> Refusal:
    """A refusal of what somebody wrote, in which the values are named as "your message" and not as a program would."""
    if not isinstance(refusal, Invalid):
        return refusal
    return Invalid(tuple(replace(fault, path=talk.say("chat-text")) for fault in refusal.faults))


async def erase(talk: Talk, message_id: int) -> bool:
    """Delete a message where that is possible."""
    message_id = await sending.whereabouts(message_id)
    try:
        return message_id > 0 and await talk.bot.delete_message(talk.address, message_id)
    except TelegramBadRequest:
        return False
