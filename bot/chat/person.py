"""What a person of the built-in chat does and sees."""

import mimetypes
import re
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.chat import attachments, storage
from bot.chat.builtin import LONGEST_TEXT
from bot.chat.inbox import INBOX
from bot.chat.shown import Attached, Content, Entity, FileWord, ShownMessage, Toast, bot_user, telegram_form, utc_now
from db.bus import bus
from db.vocabulary import Transport
from resolvers.actor import address_key

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]+)?(?=\s|$)")
LONGEST_CAPTION = 1024
BOT: Entity = bot_user(1)


class Gone(LookupError):
    """The message that a person wants to reply to or press is not there any more."""


def scope_of(address: int) -> str:
    """The scope that is woken when a conversation has news."""
    return storage.scope_of(address_key(Transport.BUILT_IN, address))


async def say(
    address: int,
    name: str,
    language: str | None,
    text: str,
    reply_to: int | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> int:
    """Say something to the bot; a text longer than a message is sent as several. Gives the last one's number.

    Refusals: `Gone` when the message to reply to is not there, `ValueError` when there is nothing to say.
    """
    said = _as_sent(text)
    if not said:
        raise ValueError("there is nothing to say")
    conversation = address_key(Transport.BUILT_IN, address)
    replied = await storage.one_message(conversation, reply_to) if reply_to else None
    if reply_to and not replied:
        raise Gone(reply_to)
    number = 0
    for start in range(0, len(said), LONGEST_TEXT):
        part = said[start : start + LONGEST_TEXT]
        content = Content(text=part, entities=_entities(part), reply_to=reply_to, name=name)
        message = await storage.add_message(conversation, content, clock(), from_bot=False)
        form = _with_language(telegram_form(message, address, BOT, replied), language)
        await storage.keep_own_update(address, partial(_update, "message", form), clock())
        number = message.message_id
    bus.wake(INBOX, scope_of(address))
    return number


async def send_file(
    address: int,
    name: str,
    language: str | None,
    filename: str,
    content: bytes,
    media_group_id: str | None = None,
    caption: str | None = None,
    kind: FileWord = "photo",
    clock: Callable[[], datetime] = utc_now,
) -> int:
    """Send a file to the bot; those of one album have the same group. Gives the message's number.

    Refusals: `ValueError` when it is empty or its caption is longer than one may be.
    """
    said = _as_sent(caption or "")
    if not content or len(said) > LONGEST_CAPTION:
        raise ValueError("the file is empty" if not content else "the caption is too long")
    conversation = address_key(Transport.BUILT_IN, address)
    file_id = await attachments.keep(conversation, content, clock())
    media_type = mimetypes.guess_type(filename)[0] or ""
    file = Attached(kind, file_id, len(content), _as_sent(filename), media_type, media_group_id or "")
    message = await storage.add_message(
        conversation, Content(text=said, name=name, file=file), clock(), from_bot=False
    )  # fmt: skip
    form = _with_language(telegram_form(message, address, BOT), language)
    await storage.keep_own_update(address, partial(_update, "message", form), clock())
    bus.wake(INBOX, scope_of(address))
    return message.message_id


async def file_content(file_id: str) -> bytes | None:
    """The content of a file of the conversation, as long as it is kept."""
    return await attachments.content_of(file_id)


async def press(
    address: int,
    name: str,
    language: str | None,
    message_id: int,
    data: str,
    clock: Callable[[], datetime] = utc_now,
) -> str:
    """Press a button; gives the number under which the press will be answered.

    Like a user's own client it may send any data for any message of the bot: `Gone` when that is not there.
    """
    conversation = address_key(Transport.BUILT_IN, address)
    message = await storage.one_message(conversation, message_id)
    if not message or not message.from_bot:
        raise Gone(message_id)
    person: Entity = {"id": address, "is_bot": False, "first_name": name}
    shown = telegram_form(message, address, BOT)

    query: Entity = {"chat_instance": str(address), "from": person, "message": shown, "data": data}
    form = partial(_update, "callback_query", _with_language(query, language))
    number = await storage.keep_own_update(address, form, clock())
    bus.wake(INBOX)
    return str(number)


async def conversation(address: int, after_revision: int, newest: int | None = None) -> list[ShownMessage]:
    """What is new since a revision: messages, edits and deletions in the order they came."""
    return await storage.messages(address_key(Transport.BUILT_IN, address), after_revision, newest)


async def toasts(address: int, after: int) -> list[Toast]:
    """The answers to presses since a position."""
    return await storage.toasts(address_key(Transport.BUILT_IN, address), after)


async def newest_toast(address: int) -> int:
    """The position of the latest answer to a press."""
    return await storage.newest_toast(address_key(Transport.BUILT_IN, address))


def _update(kind: str, event: Entity, number: int) -> Entity:
    """An update as Telegram numbers it; a press is answered under the number of its update."""
    return {"update_id": number, kind: event if kind == "message" else event | {"id": str(number)}}


def _with_language(form: Entity, language: str | None) -> Entity:
    return form | {"from": form["from"] | {"language_code": language}} if language else form


def _as_sent(text: str) -> str:
    """The text as Telegram would pass it on: no control characters, no halves of characters, trimmed."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(c if c >= " " or c == "\n" else " " for c in whole.replace("\r", "")).strip()


def _entities(text: str) -> tuple[Entity, ...]:
    found = COMMAND.match(text)
    return ({"type": "bot_command", "offset": 0, "length": found.end()},) if found else ()
