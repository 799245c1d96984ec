"""The chat that needs no Telegram: a session of aiogram's that keeps as rows what the bot sends.

It checks and refuses as Telegram does, in Telegram's words, so that handlers cannot tell.
"""

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NoReturn

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMyCommands,
    DeleteWebhook,
    EditMessageReplyMarkup,
    EditMessageText,
    GetFile,
    GetMe,
    GetMyCommands,
    SendChatAction,
    SendMessage,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import File, ForceReply, InlineKeyboardMarkup, Message, ReplyKeyboardRemove, User
from pydantic import Field

from bot.chat import attachments, storage
from bot.chat.shown import Button, Buttons, Content, Entity, ShownMessage, bot_user, telegram_form, utc_now
from db.bus import bus
from db.vocabulary import Transport
from resolvers.actor import address_key

LONGEST_TEXT = 4096
PIECE = 1 << 16
MOST_ENTITIES = 100
MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
LONGEST_DATA = 64
LONGEST_TOAST = 200
DELETABLE = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
# What changes nothing that a conversation shows.
UNSEEN = (
    SendChatAction,
    SetMyCommands,
    DeleteMyCommands,
    SetMyName,
    SetMyDescription,
    SetMyShortDescription,
    SetChatMenuButton,
    DeleteWebhook,
)


class SaidOnce(SendMessage):
    """A message with a key, under which a conversation of the built-in chat takes one; Telegram is not told it."""

    said_key: str = Field(exclude=True)


def built_in_bot(clock: Callable[[], datetime] = utc_now) -> Bot:
    """A bot that speaks in the built-in chat."""
    return Bot("1:built-in", session=BuiltInSession(clock))


class BuiltInSession(BaseSession):
    """What the bot calls instead of Telegram; a chat's id is the address of the person."""

    def __init__(self, clock: Callable[[], datetime] = utc_now) -> None:
        super().__init__()
        self.clock = clock

    async def close(self) -> None:
        """Nothing to close: there is no connection."""

    async def stream_content(self, url: str, *args: Any, **options: Any) -> AsyncGenerator[bytes, None]:
        """The content of a file at the address that `GetFile` gave."""
        content = await attachments.content_of(url.rpartition("/")[2])
        if content is None:
            raise FileNotFoundError("the file is not kept any more")
        for start in range(0, len(content), PIECE):
            yield content[start : start + PIECE]

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        """Do what Telegram would do."""
        match method:
            case SendMessage():
                return await self._send(bot, method)
            case EditMessageText() | EditMessageReplyMarkup():
                return await self._edit(bot, method)
            case DeleteMessage():
                return await self._delete(method)
            case AnswerCallbackQuery():
                return await self._answer(method)
            case GetFile():
                return await self._file(method)
            case GetMe():
                return User.model_validate(bot_user(bot.id), context={"bot": bot})
            case GetMyCommands():
                return []
        if isinstance(method, UNSEEN):
            return True
        raise TelegramNotFound(method, f"Not Found: the built-in chat has no method {method.__api_method__}")

    async def _send(self, bot: Bot, method: SendMessage) -> Message:
        conversation = _conversation(method)
        text, entities = _text(bot, method)
        buttons = _buttons(method)
        reply_to = method.reply_parameters.message_id if method.reply_parameters else method.reply_to_message_id
        replied = await storage.one_message(conversation, reply_to) if reply_to else None
        if reply_to and not replied:
            lenient = method.reply_parameters and method.reply_parameters.allow_sending_without_reply
            if not _told(bot, lenient or method.allow_sending_without_reply):
                _refuse(method, "message to be replied not found")
        content = Content(
            text=text,
            entities=entities,
            buttons=buttons,
            reply_to=replied.message_id if replied else None,
            forced=isinstance(method.reply_markup, ForceReply),
            silent=bool(_told(bot, method.disable_notification)),
        )
        key = method.said_key if isinstance(method, SaidOnce) else None
        message = await storage.add_message(conversation, content, self.clock(), from_bot=True, said_key=key)
        bus.wake(storage.scope_of(conversation))
        return _returned(bot, message, int(method.chat_id), replied)

    async def _edit(self, bot: Bot, method: EditMessageText | EditMessageReplyMarkup) -> Message:
        conversation = _conversation(method)
        if not method.message_id:
            _refuse(method, "message identifier is not specified")
        buttons = _buttons(method)
        text = _text(bot, method) if isinstance(method, EditMessageText) else None

        def edited(message: ShownMessage) -> Content:
            old = message.content
            if not message.from_bot or old.forced:
                _refuse(method, "message can't be edited")
            new = replace(old, buttons=buttons)
            if text:
                new = replace(new, text=text[0], entities=text[1])
            if new == old:
                _refuse(method, NOT_MODIFIED)
            return replace(new, edited_at=self.clock().timestamp()) if text else new

        message = await storage.change_message(conversation, method.message_id, edited)
        if message is None:
            _refuse(method, "message to edit not found")
        bus.wake(storage.scope_of(conversation))
        return _returned(bot, message, int(method.chat_id or 0))

    async def _delete(self, method: DeleteMessage) -> bool:
        conversation = _conversation(method)

        def emptied(message: ShownMessage) -> Content:
            if self.clock() - message.sent_at > DELETABLE:
                _refuse(method, "message can't be deleted")
            return Content(deleted=True)

        if await storage.change_message(conversation, method.message_id, emptied) is None:
            _refuse(method, "message to delete not found")
        bus.wake(storage.scope_of(conversation))
        return True

    async def _file(self, method: GetFile) -> File:
        size = await attachments.size_of(method.file_id)
        if size is None:
            _refuse(method, "wrong file_id or the file is temporarily unavailable")
        if size > attachments.LARGEST_KEPT:
            _refuse(method, "file is too big")
        unique = method.file_id[-16:]
        return File(file_id=method.file_id, file_unique_id=unique, file_size=size, file_path=f"files/{method.file_id}")

    async def _answer(self, method: AnswerCallbackQuery) -> bool:
        text = method.text or ""
        if len(text) > LONGEST_TOAST:
            _refuse(method, "MESSAGE_TOO_LONG")
        conversation = await storage.answer_press(
            method.callback_query_id, text, self.clock(), alert=bool(method.show_alert)
        )
        if conversation is None:
            _refuse(method, "query is too old and response timeout expired or query ID is invalid")
        bus.wake(storage.scope_of(conversation))
        return True


def _returned(bot: Bot, message: ShownMessage, address: int, replied: ShownMessage | None = None) -> Message:
    form = telegram_form(message, address, bot_user(bot.id), replied)
    return Message.model_validate(form, context={"bot": bot})


def _refuse(method: TelegramMethod[Any], why: str) -> NoReturn:
    raise TelegramBadRequest(method, f"Bad Request: {why}")


def _told(bot: Bot, value: Any) -> Any:
    return bot.default[value.name] if isinstance(value, Default) else value


def _conversation(method: Any) -> str:
    if not isinstance(method.chat_id, int):
        _refuse(method, "chat not found")
    return address_key(Transport.BUILT_IN, method.chat_id)


def _text(bot: Bot, method: SendMessage | EditMessageText) -> tuple[str, tuple[Entity, ...]]:
    """The text, trimmed, with its entities moved along."""
    raw = method.text or ""
    if _told(bot, method.parse_mode) and not method.entities:
        _refuse(method, "can't parse entities: the built-in chat takes entities, not markup")
    text = raw.strip()
    if not text:
        _refuse(method, "message text is empty")
    if len(text) > LONGEST_TEXT:
        _refuse(method, "message is too long")
    trimmed = _units(raw[: len(raw) - len(raw.lstrip())])
    entities = []
    for entity in (method.entities or [])[:MOST_ENTITIES]:
        start = max(entity.offset - trimmed, 0)
        end = min(entity.offset + entity.length - trimmed, _units(text))
        if end > start:
            form = entity.model_dump(mode="json", exclude_none=True)
            entities.append(form | {"offset": start, "length": end - start})
    return text, tuple(sorted(entities, key=lambda e: (e["offset"], -e["length"], e["type"])))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _buttons(method: SendMessage | EditMessageText | EditMessageReplyMarkup) -> Buttons:
    """The buttons of an inline keyboard, checked."""
    markup = method.reply_markup
    if markup is None or isinstance(markup, ForceReply | ReplyKeyboardRemove):
        return ()
    if not isinstance(markup, InlineKeyboardMarkup):
        _refuse(method, "inline keyboard expected: the built-in chat shows no other")
    rows = [row for row in markup.inline_keyboard if row]
    if any(len(row) > MOST_IN_A_ROW for row in rows) or sum(map(len, rows)) > MOST_BUTTONS:
        _refuse(method, "reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button.text.strip():
            _refuse(method, "inline keyboard button text must be non-empty")
        if button.url:
            continue
        if not button.callback_data:
            _refuse(method, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        if len(button.callback_data.encode()) > LONGEST_DATA:
            _refuse(method, "BUTTON_DATA_INVALID")
    return tuple(tuple(Button(b.text, None if b.url else b.callback_data, b.url) for b in row) for row in rows)
