"""The database stops under load and comes back: clear refusals meanwhile, and nothing that was answered is lost."""

import asyncio
import json
import signal
import time
from collections import Counter
from itertools import count
from pathlib import Path

import asyncpg
import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from db import Comment
from resolvers.oversight import drifted_counters, faults_of_the_trail
from tests.services import Postgres, administer, built_at_once, opened
from tests.serving import Nursery, Serve, mutation, newcomers, serving, socket, subscribing, waited, working
from town import raise_town

AWAY = 3.0
FOLLOW = "subscription($id:ID!,$after:String){commentAdded(post:$id,after:$after){cursor comment{body}}}"
LONGEST = 10.0  # no answer may take longer, whatever the database does; an operation itself may take 15 s


class People:
    """Who writes and follows all the while, and what they were answered."""

    def __init__(self, serve: Serve, post: str) -> None:
        self.serve, self.post, self.over = serve, post, False
        self.acknowledged: set[str] = set()
        self.to_be_heard: set[str] = set()
        self.answers: Counter[str] = Counter()
        self.longest = 0.0
        self.heard: list[str] = []
        self.closed: list[int] = []

    async def write(self, name: str, token: str) -> None:
        """Comment without a pause, each time with other words."""
        headers = {"authorization": f"Bearer {token}"}
        async with httpx2.AsyncClient(timeout=30, headers=headers) as http:
            for number in count():
                if self.over:
                    return
                body, began, heard = f"{name} {number}", time.monotonic(), bool(self.heard)
                answer = await http.post(
                    f"{self.serve.address}/graphql",
                    json={
                        "query": mutation("addComment", ""),
                        "variables": {"input": {"postId": self.post, "body": body}},
                    },
                )
                self.longest = max(self.longest, time.monotonic() - began)
                told = answer.json()
                if "errors" in told:
                    kind = told["errors"][0]["extensions"]["code"]
                    assert kind == "UNAVAILABLE", told
                    assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
                else:
                    kind = told["data"]["addComment"]["__typename"]
                    assert kind in ("Comment", "BusyProblem"), told
                if kind == "Comment":
                    self.acknowledged.add(body)
                    self.to_be_heard |= {body} if heard else set()
                self.answers[kind] += 1
                await asyncio.sleep(0.02)

    async def follow(self, token: str) -> None:
        """Follow comments; when the socket closes, come back behind the last cursor, as a client does."""
        after = None
        while True:
            try:
                async with socket(self.serve, token) as ws:
                    await ws.send(subscribing(FOLLOW, {"id": self.post, "after": after}))
                    async for message in ws:
                        told = json.loads(message)
                        if told["type"] == "next" and (event := (told["payload"]["data"] or {}).get("commentAdded")):
                            after = event["cursor"]
                            self.heard.append(event["comment"]["body"])
            except ConnectionClosed as closed:
                self.closed.append(closed.rcvd.code if closed.rcvd else 0)
            await asyncio.sleep(0.1)


@pytest.mark.timeout(180)
async def test_a_database_that_stops_and_starts_under_load_loses_nothing(nursery: Nursery, tmp_path: Path) -> None:
    with Postgres() as server:
        await administer(server, "CREATE DATABASE gongdao")
        url = server.url("gongdao")
        await built_at_once(url)
        async with opened(url):
            town, tokens = await raise_town(), await newcomers(5)
        async with serving(nursery, tmp_path / "home", url, "--web-only") as serve:
            people = People(serve, town["posts"][0])
            async with asyncio.TaskGroup() as busy, httpx2.AsyncClient(timeout=10) as http:
                for number, token in enumerate(tokens[:4]):
                    busy.create_task(people.write(f"kumquat {number}", token))
                follower = busy.create_task(people.follow(tokens[4]))
                await waited(lambda: len(people.acknowledged) > 20 and people.heard)
                before = len(people.acknowledged)
                server.stop()
                await asyncio.sleep(AWAY)
                ready = await http.get(f"{serve.address}/health/ready")
                assert (ready.status_code, ready.json()["database"]) == (503, "does not answer")
                assert (await http.get(f"{serve.address}/health/live")).status_code == 200
                assert "gongdao_database_answers 0" in (await http.get(f"{serve.address}/metrics")).text
                server.start()
                await waited(lambda: len(people.acknowledged) > before + 20)
                assert (await http.get(f"{serve.address}/health/ready")).status_code == 200
                people.over = True
                await waited(lambda: set(people.heard) >= people.to_be_heard)
                follower.cancel()
            print(f"{people.answers}, longest {people.longest:.2f} s, sockets closed with {people.closed}")
            assert people.longest < LONGEST
            assert set(people.closed) <= {1013}
            async with opened(url):
                kept = set(await Comment.filter(body__startswith="kumquat").values_list("body", flat=True))
                assert people.acknowledged <= kept
                assert len(people.heard) == len(set(people.heard)), "nothing is told twice"
                assert await drifted_counters() == []
                assert await faults_of_the_trail() == []
            told = Counter(json.loads(line)["event"] for line in serve.log)
            assert "server_fault" not in told
            assert max(told.values(), default=0) <= 4, told
            async with working(nursery, tmp_path / "work", url) as worker:
                await waited(lambda: _holds_the_chat(url))
                server.stop()
                # Without their database they still end when told.
                for process in (serve, worker):
                    began = time.monotonic()
                    assert await process.end(signal.SIGTERM) in (-signal.SIGTERM, 128 + signal.SIGTERM)
                    assert time.monotonic() - began < 15


@pytest.mark.timeout(120)
async def test_a_database_that_hangs_is_not_waited_for(nursery: Nursery, tmp_path: Path) -> None:
    with Postgres() as server:
        await administer(server, "CREATE DATABASE gongdao")
        url = server.url("gongdao")
        await built_at_once(url)
        async with opened(url):
            (token,) = await newcomers(1)
        patience = {"DATABASE_CONNECT_SECONDS": "0.5", "DATABASE_STATEMENT_SECONDS": "0.5"}
        who = {"authorization": f"Bearer {token}"}
        async with (
            serving(nursery, tmp_path / "home", url, "--web-only", **patience) as serve,
            httpx2.AsyncClient(timeout=30, headers=who) as http,
        ):
            ask = {"json": {"query": "{ viewer { user { displayName } } }"}}
            assert (await http.post(f"{serve.address}/graphql", **ask)).json()["data"]
            server.pause()
            try:
                began = time.monotonic()
                answers = await asyncio.gather(*(http.post(f"{serve.address}/graphql", **ask) for _ in range(20)))
                assert time.monotonic() - began < 12
                assert {answer.status_code for answer in answers} == {503}
            finally:
                server.resume()
            await waited(lambda: _answers(url))
            assert (await http.post(f"{serve.address}/graphql", **ask)).json()["data"]


async def _holds_the_chat(url: str) -> bool:
    connection = await asyncpg.connect(url)
    held = await connection.fetchval("SELECT count(*) FROM lease WHERE name = 'chat'")
    await connection.close()
    return bool(held)


async def _answers(url: str) -> bool:
    connection = await asyncpg.connect(url)
    await connection.close()
    return True
