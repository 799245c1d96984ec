"""What may have got lost on the way is named again, at the next contact."""

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import LinkPreviewOptions, ReplyParameters

from bot.chat import sending
from bot.chat.builtin import LONGEST_TEXT, SaidOnce
from db.accounts import Chat
from db.chat import Sending
from policy import say
from resolvers import clock

AT_ONCE = 10
AGAIN = "again:"
log = structlog.get_logger()


async def say_again(bot: Bot, address: int, chat: Chat, language: str, most: int = AT_ONCE) -> None:
    """Say once more, as a message of its own and saying so, what nobody knows to have reached this chat."""
    for row in await sending.lost_in(chat.address_key, clock.now(), most):
        try:
            message_id = await _say(bot, address, row, say(language, "chat-again"))
        except TelegramBadRequest:  # it cannot be said at all, so it never was
            log.warning("chat_message_unsayable", sending=row.position)
            message_id = 0
        await sending.named_again(row, chat, message_id)


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
        chat_id=address, text=head + said.text, entities=entities, reply_markup=said.markup,  # type: ignore[arg-type]
        reply_parameters=reply, link_preview_options=LinkPreviewOptions(is_disabled=True), said_key=key,
    )  # fmt: skip
    return (await bot(method)).message_id
