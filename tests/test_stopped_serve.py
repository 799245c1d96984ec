"""A serving process that is told to stop in the midst of its work ends soon, and leaves nothing in hand."""

import asyncio
import random
import signal
import time
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from bot.chat import person
from db import ChatUpdate, Lease, Notice
from resolvers.oversight import drifted_counters, faults_of_the_trail
from tests.services import opened
from tests.serving import Nursery, Serve, asked, mutation, newcomers, serving, socket, subscribing
from town import raise_town

MARK = "kumquat"
FOLLOW = "subscription($id:ID!){commentAdded(post:$id){comment{body}}}"


async def writes(http: httpx2.AsyncClient, serve: Serve, post: str, tokens: "cycle[str]") -> None:
    """Comment without a pause until the service is gone."""
    with suppress(httpx2.TransportError):
        while True:
            words = {"input": {"postId": post, "body": f"{MARK} {random.random()}"}}
            told = await asked(http, serve, next(tokens), mutation("addComment", "__typename"), words)
            assert told["addComment"]["__typename"] in ("Comment", "BusyProblem"), told
            await asyncio.sleep(0)


async def talks(address: int) -> None:
    """Ask the bot one thing after the other."""
    for command in cycle(("/mine", "/help", "/queue")):
        await person.say(address, MARK, "en", command)
        await asyncio.sleep(0.05)


async def follows(serve: Serve, token: str, post: str, heard: asyncio.Queue[None]) -> int:
    """Follow comments over a socket until the service closes it; gives the code that it closes with."""
    async with socket(serve, token) as ws:
        await ws.send(subscribing(FOLLOW, {"id": post}))
        with suppress(ConnectionClosed):
            async for _ in ws:
                heard.put_nowait(None)
        return ws.close_code or 0


async def follows_a_stream(serve: Serve, token: str, post: str, heard: asyncio.Queue[None]) -> None:
    """Follow comments as a stream of events until the service ends it."""
    headers = {"accept": "text/event-stream", "authorization": f"Bearer {token}"}
    body = {"query": FOLLOW, "variables": {"id": post}}
    async with httpx2.AsyncClient(timeout=20) as http:
        with suppress(httpx2.TransportError):
            async with http.stream("POST", f"{serve.address}/graphql", json=body, headers=headers) as answer:
                assert answer.headers["content-type"].startswith("text/event-stream")
                async for _ in answer.aiter_lines():
                    heard.put_nowait(None)


@pytest.mark.timeout(60)
async def test_a_service_told_to_stop_under_load_ends_within_three_seconds(
    url: str, nursery: Nursery, tmp_path: Path
) -> None:
    async with opened(url):
        town = await raise_town()
        tokens, post = cycle(await newcomers(40)), town["posts"][0]
        chats = [town["users"][role]["chat_id"] for role in ("owner", "moderator", "editor", "reviewer")]
        async with serving(nursery, tmp_path / "home", url) as serve, httpx2.AsyncClient(timeout=20) as http:
            for number in range(3):
                if number:
                    await serve.start()
                while not await Lease.exists(name="chat"):
                    await asyncio.sleep(0.02)
                sockets, streams = asyncio.Queue(), asyncio.Queue()
                closed = [asyncio.create_task(follows(serve, next(tokens), post, sockets)) for _ in range(3)]
                busy = [asyncio.create_task(follows_a_stream(serve, next(tokens), post, streams)) for _ in range(3)]
                busy += [asyncio.create_task(writes(http, serve, post, tokens)) for _ in range(4)]
                talking = [asyncio.create_task(talks(address)) for address in chats]
                try:
                    async with asyncio.timeout(10):
                        await asyncio.gather(sockets.get(), streams.get())
                    await asyncio.sleep(random.uniform(0.1, 0.6))
                    told = time.monotonic()
                    assert await serve.end(signal.SIGTERM) == -signal.SIGTERM
                    took = time.monotonic() - told
                finally:
                    for task in talking:
                        task.cancel()
                    await asyncio.gather(*talking, return_exceptions=True)
                print(f"{url.split(':')[0]}: ended in {took:.2f} s")
                assert took < 3
                await asyncio.gather(*busy)
                assert set(await asyncio.gather(*closed)) == {1012}, "the service starts again: come back"
                assert not await Lease.exists(name="chat")
                for due in (ChatUpdate, Notice):
                    assert not await due.filter(done_at=None, lease_until__isnull=False).exists(), "is in nobody's hand"
        assert await drifted_counters() == []
        assert await faults_of_the_trail() == []
        assert serve.log == []
