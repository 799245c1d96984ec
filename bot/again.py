"""What may have got lost on the way is named again, at the next contact."""

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import LinkPreviewOptions, Message, ReplyParameters, Update

from bot.chat import sending
from bot.chat.builtin import LONGEST_TEXT, SaidOnce
from db.accounts import Chat
from db.chat import Sending
from policy import say
from resolvers import clock

AT_ONCE = 5  # so that a press which comes with them is answered in time
AGAIN = "again:"
log = structlog.get_logger()


async def say_again(bot: Bot, address: int, chat: Chat, language: str, seen: Message | None = None) -> None:
    """Say once more, as a message of its own and saying so, what nobody knows to have reached this chat.

    What the person answers to now is `seen`: it has arrived, unless it is another with the same words.
    """
    for row in await sending.lost_in(chat.address_key, clock.now(), AT_ONCE):
        if seen and seen.text == sending.what_it_says(row).text.strip() and not await sending.is_known(chat, seen):
            await sending.named_again(row, chat, seen.message_id)
            continue
        try:
            message_id = await _say(bot, address, row, say(language, "chat-again"))
        except TelegramBadRequest:  # it cannot be said at all, so it never was
            log.warning("chat_message_unsayable", sending=row.position)
            message_id = 0
        await sending.named_again(row, chat, message_id)


def answered_to(update: Update) -> Message | None:
    """The message whose button was pressed, or to which was replied."""
    if update.callback_query:
        pressed = update.callback_query.message
        return pressed if isinstance(pressed, Message) else None
    return update.message.reply_to_message if update.message else None


async def _say(bot: Bot, address: int, row: Sending, line: str) -> int:
    said, key = sending.what_it_says(row), f"{AGAIN}{row.position}"
    head = "" if row.said_key.startswith(AGAIN) else f"{line}\n"
    if len(head) + len(said.text) > LONGEST_TEXT:
        await bot(SaidOnce(chat_id=address, text=line, said_key=f"{key}:line"))
        head = ""
    units = len(head.encode("utf-16-le")) // 2
    entities = [{**entity, "offset": entity["offset"] + units} for entity in said.entities]
    where = await sending.whereabouts(said.reply_to or 0)
    reply = ReplyParameters(message_id=where, allow_sending_without_reply=True) if where > 0 else None
    method = SaidOnce(
        chat_id=address, text=head + said.text, entities=entities, reply_markup=said.markup,
        reply_parameters=reply, link_preview_options=LinkPreviewOptions(is_disabled=True), said_key=key,
    )  # fmt: skip
    return (await bot(method)).message_id
