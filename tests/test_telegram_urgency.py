"""What is on its way to a person who presses something goes before what others are sent."""

import asyncio

import pytest
from aiogram import Bot

from bot import dispatcher
from bot.chat.inbox import handle_inbox, keep_update
from bot.chat.limiter import NOTICE, rank
from bot.chat.telegram import TelegramSession, telegram_bot
from bot.context import alone_in
from db.accounts import Chat
from db.vocabulary import Transport
from resolvers import clock
from resolvers.accounts import meet_chat
from resolvers.actor import guest_at
from tests.bot_api import TOKEN, bot_api
from tests.cast import done
from tests.chats import ANNA
from tests.services import Database

OTHERS = range(8001, 8006)


async def _noticed(bot: Bot, chat: Chat) -> None:
    """Send a notice as the loop of notices does: alone in its chat, and after the answers."""
    rank.set(NOTICE)
    async with alone_in(chat):
        await bot.send_message(ANNA, "News")


@pytest.mark.timeout(30)
async def test_who_says_something_does_not_wait_behind_a_notice_that_waits_for_others(sqlite: Database) -> None:
    async with bot_api() as api:
        bot = telegram_bot(TOKEN, api.url)
        session = bot.session
        assert isinstance(session, TelegramSession)
        done(await meet_chat(guest_at("x"), Transport.TELEGRAM, ANNA))
        for other in (1, 2):  # two chats told so at once: nobody may be written to for a moment
            session.limiter.refused(other, 1)
        sending = [asyncio.create_task(_noticed(bot, await Chat.get()))]
        await asyncio.sleep(0)
        sending += [asyncio.create_task(bot.send_message(other, "An answer")) for other in OTHERS]
        await asyncio.sleep(0)
        await keep_update(Transport.TELEGRAM, api.say(ANNA, "/help"), clock.now())
        await handle_inbox(dispatcher(), {Transport.TELEGRAM: bot}, clock.now())
        await asyncio.gather(*sending)
        await bot.session.close()
        assert api.asked("sendMessage")[0]["text"] == "News"
        assert len(api.said(ANNA)) == 2
