"""The demo town with its chats open: people say and press things, and what the bot does is looked at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from aiogram import Bot, Dispatcher

from bot import dispatcher
from bot.chat import person
from bot.chat.builtin import built_in_bot
from bot.chat.inbox import handle_inbox
from bot.chat.shown import Button, FileWord, ShownMessage, Toast
from bot.interactions.digests import send_digests
from bot.notices import send_notices
from db import Card, ChatUpdate, Comment, Digest, Post
from db.accounts import Chat, Token
from db.vocabulary import Transport
from resolvers import clock
from resolvers.accounts.founding import user_by_label
from resolvers.actor import actor_of_user
from resolvers.interactions import add_comment
from resolvers.notices import MOMENT
from resolvers.rules.standings import Actor
from town import PEOPLE, raise_town

STRANGER = 9001


@dataclass
class World:
    """The bot of the built-in chat and everybody who talks to it."""

    bot: Bot
    door: Dispatcher
    chats: dict[str, int]

    async def settle(self) -> None:
        """Let the bot handle all that was said and send all that is due; no update may fail."""
        bots = {Transport.BUILT_IN: self.bot}
        while await handle_inbox(self.door, bots, clock.now()) or await send_notices(bots):
            pass
        while await send_digests(bots):
            pass
        assert not await ChatUpdate.exists(done_at=None), "an update could not be handled"

    async def later(self, by: timedelta) -> None:
        """Let time go by, and the bot do what is due then."""
        clock.move_clock(clock.now() - datetime.now(UTC) + by)
        await self.settle()

    def restarted(self) -> None:
        """Put another bot in the place of this one: it knows nothing but the rows."""
        self.bot, self.door = built_in_bot(), dispatcher()

    async def someone(self, role: str, language: str | None = None) -> "Someone":
        """A person of the town, or a stranger whose chat was never met."""
        found = Someone(self, self.chats.get(role, STRANGER), PEOPLE.get(role, role), language)
        await found.catch_up()
        return found


class Quiet(World):
    """The bot answers what is said to it; nothing else is sent."""

    async def settle(self) -> None:
        """Let the bot handle all that was said; no update may fail."""
        while await handle_inbox(self.door, {Transport.BUILT_IN: self.bot}, clock.now()):
            pass
        assert not await ChatUpdate.exists(done_at=None), "an update could not be handled"


@dataclass
class Someone:
    """A person at their chat."""

    world: World
    address: int
    name: str
    language: str | None = None
    revision: int = 0
    toasted: int = 0

    async def catch_up(self) -> None:
        """Count only what comes from now on as news."""
        found = await person.conversation(self.address, self.revision)
        self.revision = max((message.revision for message in found), default=self.revision)
        self.toasted = await person.newest_toast(self.address)

    async def say(self, text: str, reply_to: int | None = None) -> list[ShownMessage]:
        """Say something; gives what the bot sent or edited since."""
        await self.catch_up()
        await person.say(self.address, self.name, self.language, text, reply_to)
        await self.world.settle()
        return await self.news()

    async def send_files(
        self, *contents: bytes, name: str = "a.jpg", caption: str | None = None, kind: FileWord = "photo"
    ) -> list[ShownMessage]:
        """Send files, several as an album with the words on the first; gives what the bot says within a moment."""
        await self.catch_up()
        group = uuid4().hex if len(contents) > 1 else None
        for number, content in enumerate(contents):
            said = None if number else caption
            await person.send_file(self.address, self.name, self.language, name, content, group, said, kind)
        await self.world.settle()
        await self.world.later(MOMENT)
        return await self.news()

    async def press(self, label: str, message_id: int | None = None, times: int = 1) -> Toast:
        """Press the newest button with a label; gives the answer to the press."""
        message, button = await self.button(label, message_id)
        return await self.send(message.message_id, button.data or "", times)

    async def send(self, message_id: int, data: str, times: int = 1) -> Toast:
        """Send any data for a message, as a client of one's own can."""
        await self.catch_up()
        for _ in range(times):
            await person.press(self.address, self.name, self.language, message_id, data)
        await self.world.settle()
        return (await person.toasts(self.address, self.toasted))[-1]

    async def news(self) -> list[ShownMessage]:
        """What the bot sent or edited since last asked."""
        found = await person.conversation(self.address, self.revision)
        return [message for message in found if message.from_bot and not message.content.deleted]

    async def all(self) -> list[ShownMessage]:
        """Every message of the bot, oldest first."""
        found = await person.conversation(self.address, 0)
        return sorted((message for message in found if message.from_bot), key=lambda message: message.message_id)

    async def last(self) -> ShownMessage:
        """The newest message of the bot."""
        return (await self.all())[-1]

    async def at(self, message_id: int) -> ShownMessage:
        """A message as it is now."""
        return next(message for message in await self.all() if message.message_id == message_id)

    async def showing(self, text: str) -> ShownMessage:
        """The newest message of the bot that has a text in it."""
        return [message for message in await self.all() if text in message.content.text][-1]

    async def button(self, label: str, message_id: int | None = None) -> tuple[ShownMessage, Button]:
        """The newest button with a label, and its message."""
        for message in reversed(await self.all()):
            for row in message.content.buttons:
                for button in row:
                    if button.text == label and message_id in (None, message.message_id):
                        return message, button
        raise AssertionError(f"no button {label!r} in {[labels(m) for m in await self.all()][-5:]}")


def labels(message: ShownMessage) -> list[str]:
    """The labels of a message's buttons."""
    return [button.text for row in message.content.buttons for button in row]


def quoted(message: ShownMessage) -> list[str]:
    """The parts of a message that are set apart as somebody's words."""
    units = message.content.text.encode("utf-16-le")
    return [
        units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
        for entity in message.content.entities
        if entity["type"] == "blockquote"
    ]


async def as_actor(role: str) -> Actor:
    """A person of the town as an actor."""
    token = await user_by_label(f"town:{role}")
    assert isinstance(token, Token)
    return await actor_of_user(token.user)


async def post(title: str = "Spring tea has come") -> Post:
    """A post of the town."""
    return await Post.get(title=title)


async def commented(body: str, role: str = "member", title: str = "Spring tea has come") -> Comment:
    """A new comment under a post of the town."""
    made: Any = await add_comment(await as_actor(role), (await post(title)).id, body)
    assert isinstance(made, Comment), made
    return made


def link_to(kind: str, key: UUID) -> str:
    """What a deep link says to the bot."""
    return f"/start r_{kind}_{key.hex}"


@cache
def door() -> Dispatcher:
    """The door of every world that was not restarted: it keeps nothing, and takes long to make."""
    return dispatcher()


@asynccontextmanager
async def open_town() -> AsyncIterator[World]:
    """The town raised, with all that it had to tell already told."""
    town = await raise_town()
    world = World(built_in_bot(), door(), {role: user["chat_id"] for role, user in town["users"].items()})
    await world.settle()
    await calm_down()
    try:
        yield world
    finally:
        clock.move_clock(timedelta())


async def without_digests() -> None:
    """Let every new comment be a card of its own, however many come."""
    await Chat.all().update(digest=False)


async def calm_down() -> None:
    """Let what came so far lie an hour back, so that the next comments are no flood."""
    now = clock.now()
    await Card.all().update(at=now - timedelta(hours=1))
    await Digest.filter(done_at=None).update(done_at=now)
