"""A card that two draw at once shows in the end what was done last."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import EditMessageText, TelegramMethod

from bot.chat import person
from bot.chat.builtin import BuiltInSession
from bot.chat.inbox import handle_inbox
from bot.notices import send_notices
from db.vocabulary import Transport
from resolvers.interactions import show_comment
from tests.chat_world import as_actor, commented, open_town
from tests.services import Database


class Slow(BuiltInSession):
    """A chat that takes its time over the first edit; meanwhile somebody else acts, and that is told as well."""

    meanwhile: Any = None

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        """Do what Telegram would do, at last."""
        if self.meanwhile and isinstance(method, EditMessageText):
            acting, self.meanwhile = self.meanwhile, None
            await acting()
        return await super().make_request(bot, method, timeout)


@pytest.mark.timeout(30)
async def test_a_slow_edit_does_not_draw_over_a_newer_one(sqlite_town: Database) -> None:
    async with open_town() as world:
        comment = await commented("Now you see me")
        await world.settle()
        owner, session = await world.someone("owner"), Slow()
        bots = {Transport.BUILT_IN: Bot("1:built-in", session=session)}
        telling: list[asyncio.Task[None]] = []

        async def tell_all() -> None:
            while await send_notices(bots):
                pass

        async def somebody_shows_it() -> None:
            await show_comment(await as_actor("editor"), comment.id)
            telling.append(asyncio.create_task(tell_all()))
            await asyncio.wait(telling, timeout=0.5)

        session.meanwhile = somebody_shows_it
        message, button = await owner.button("Hide")
        await person.press(owner.address, owner.name, None, message.message_id, button.data or "")
        await handle_inbox(world.door, bots, datetime.now(UTC))
        await asyncio.gather(*telling)
        assert (await owner.at(message.message_id)).content.text.startswith("Shown again by Ines")
