"""Several processes on one PostgreSQL: each thing that is due is done once, and what one does all others tell."""

import asyncio
import json
import signal
from collections import Counter
from pathlib import Path

import httpx2

from bot.chat import person
from db import Card, ChatMessage, ChatUpdate, KeptOutcome, Lease, Notice
from tests.chat_world import without_digests
from tests.services import opened
from tests.serving import (
    FOLLOW,
    Nursery,
    Serve,
    asked,
    insisted,
    newcomers,
    serving,
    socket,
    subscribing,
    waited,
    working,
)
from town import raise_town

COMMENTS = 12


async def follows(serve: Serve, token: str, post: str, heard: list[str]) -> None:
    """Follow comments over one process."""
    async with socket(serve, token) as ws:
        await ws.send(subscribing(FOLLOW, {"id": post}))
        async for message in ws:
            told = json.loads(message)
            if told["type"] == "next":
                heard.append(told["payload"]["data"]["commentAdded"]["comment"]["body"])


async def done_with() -> bool:
    """Whether nothing waits."""
    return not await ChatUpdate.exists(done_at=None) and not await Notice.exists(done_at=None)


async def test_two_that_serve_and_two_that_work_do_each_thing_once(
    postgres_url: str, nursery: Nursery, tmp_path: Path
) -> None:
    async with opened(postgres_url):
        town, tokens = await raise_town(), await newcomers(COMMENTS)
        await without_digests()
        post, owner = town["posts"][0], town["users"]["owner"]
        async with (
            serving(nursery, tmp_path / "one", postgres_url, "--web-only") as one,
            serving(nursery, tmp_path / "two", postgres_url, "--web-only") as two,
            working(nursery, tmp_path / "three", postgres_url) as three,
            working(nursery, tmp_path / "four", postgres_url) as four,
            httpx2.AsyncClient(timeout=20) as http,
        ):
            await waited(done_with)
            heard: list[list[str]] = [[], []]
            pairs = zip((one, two), heard, strict=True)
            following = [asyncio.create_task(follows(serve, tokens[0], post, news)) for serve, news in pairs]
            await asyncio.sleep(0.5)
            cards = await Card.filter(chat__user__display_name="Mei of the Tea House").count()
            said = await asyncio.gather(*(
                insisted(http, (one, two)[number % 2], token, "addComment", "... on Comment { id }",
                         postId=post, body=f"side by side {number}")
                for number, token in enumerate(tokens)
            ))  # fmt: skip
            for _ in range(3):
                await person.say(owner["chat_id"], "Mei", "en", "/help")
            await waited(lambda: all(len(news) >= COMMENTS for news in heard))
            await waited(done_with)
            for task in following:
                task.cancel()
            assert all(
                Counter(news) == Counter(f"side by side {number}" for number in range(COMMENTS)) for news in heard
            )
            assert len({told["id"] for told in said}) == COMMENTS
            mine = Card.filter(chat__user__display_name="Mei of the Tea House")
            assert await mine.count() == cards + COMMENTS, "each comment has one card in the owner's chat"
            keys = [key for key in await ChatMessage.all().values_list("said_key", flat=True) if key]
            assert len(keys) == len(set(keys))
            # Whoever holds the chat ends: the other goes on.
            holder = (await Lease.get(name="chat")).holder
            for worker in (three, four):
                assert await worker.end(signal.SIGTERM) in (0, -signal.SIGTERM, 143)
                await person.say(owner["chat_id"], "Mei", "en", "/help")
                if worker is three:
                    await waited(done_with)
            assert not await Lease.exists(name="chat", holder=holder)
            assert await KeptOutcome.all().count() >= COMMENTS
            assert (await asked(http, two, tokens[0], "{ viewer { user { displayName } } }"))["viewer"]
        assert [*one.log, *two.log, *three.log, *four.log] == []
