"""Clients that go away at any moment: whatever was under way ends whole, and pool and locks are as before."""

import asyncio
import json
import random
import signal
import time
from collections.abc import Awaitable, Callable
from itertools import cycle
from pathlib import Path

import httpx2
import pytest
from tortoise import connections

from resolvers.oversight import drifted_counters, faults_of_the_trail
from tests.services import opened
from tests.serving import Nursery, Serve, asked, mutation, newcomers, serving, socket, subscribing
from town import raise_town

GONE = 1500
AT_ONCE = 12
PEOPLE = 60  # nobody may write more than 30 comments in a minute
LONGEST = 0.04
ADD = mutation("addComment", "... on Comment { id }")
LOOK = """query($id: ID!) { node(id: $id) { ... on Post {
    title comments(first: 10) { nodes { body author { displayName } replies { nodes { body } } } }
} } }"""
FOLLOW = "subscription($id:ID!){commentAdded(post:$id){comment{body}}}"


class Fickle:
    """Clients that ask for something and leave before, while or after it is answered."""

    def __init__(self, serve: Serve, post: str, tokens: list[str]) -> None:
        self.serve, self.post = serve, post
        self.tokens = cycle(tokens)
        self.left = 0

    async def come_and_go(self) -> None:
        """One client after the other."""
        ways: tuple[Callable[[], Awaitable[None]], ...] = (self.by_http, self.by_http, self.by_socket)
        while self.left < GONE:
            await random.choice(ways)()

    def added(self) -> dict[str, object]:
        """The variables of a new comment."""
        return {"input": {"postId": self.post, "body": f"Gone {self.left}"}}

    async def by_http(self) -> None:
        """One request, perhaps not even sent to its end."""
        self.left += 1
        query, variables = random.choice(((ADD, self.added()), (LOOK, {"id": self.post})))
        body = json.dumps({"query": query, "variables": variables}).encode()
        stream = "text/event-stream" if random.random() < 0.3 else "application/json"
        head = (
            f"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: {stream}\r\n"
            f"authorization: Bearer {next(self.tokens)}\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        port = int(self.serve.address.rsplit(":", 1)[1])
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        whole = head.encode() + body
        writer.write(whole if random.random() < 0.9 else whole[: random.randrange(len(whole))])
        await asyncio.sleep(random.uniform(0, LONGEST))
        writer.transport.abort()

    async def by_socket(self) -> None:
        """Some operations over one socket; when it goes, those under way are cancelled, in a transaction or not."""
        async with socket(self.serve, next(self.tokens)) as ws:
            for key in range(random.randint(2, 5)):
                self.left += 1
                query, variables = random.choice(
                    ((ADD, self.added()), (ADD, self.added()), (LOOK, {"id": self.post}), (FOLLOW, {"id": self.post}))
                )
                await ws.send(subscribing(query, variables, str(key)))
            await asyncio.sleep(random.uniform(0, LONGEST))
            ws.transport.abort()


async def all_is_as_before(serve: Serve, post: str, tokens: list[str], kind: str) -> float:
    """The service answers many at once, and holds nothing that nobody waits for; gives its slowest answer."""
    slowest = 0.0

    async def ask(http: httpx2.AsyncClient, number: int) -> None:
        nonlocal slowest
        begun = time.monotonic()
        words = {"input": {"postId": post, "body": f"Still here {number}"}}
        told = await asked(http, serve, tokens[number], ADD, words)
        assert told["addComment"]["__typename"] == "Comment", told
        slowest = max(slowest, time.monotonic() - begun)

    async with httpx2.AsyncClient(timeout=5) as http:
        for start in range(0, 50, 10):  # as many at once as the pool has connections
            await asyncio.gather(*(ask(http, start + number) for number in range(10)))
        assert (await http.get(f"{serve.address}/health/ready")).status_code == 200
    if kind == "postgres":
        await nothing_is_held()
    assert await drifted_counters() == []
    assert await faults_of_the_trail() == []
    return slowest


async def nothing_is_held() -> None:
    """No connection of the service waits in a transaction or holds a lock, and there are no more than the pool has."""
    states = await connections.get("default").execute_query_dict(
        "SELECT state, count(*) AS n FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_type = 'client backend' GROUP BY state"
    )
    assert {row["state"] for row in states} == {"idle"} and sum(row["n"] for row in states) <= 10 + 1, states
    held = await connections.get("default").execute_query_dict(
        "SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    assert held == [{"n": 0}]


@pytest.mark.timeout(60)
async def test_clients_that_leave_at_any_moment_leave_pool_and_locks_whole(
    url: str, nursery: Nursery, tmp_path: Path
) -> None:
    kind = url.split(":")[0]
    random.seed(kind)
    async with opened(url):
        town, tokens = await raise_town(), await newcomers(PEOPLE + 50)
        post = town["posts"][0]
        async with serving(nursery, tmp_path / "home", url, "--web-only") as serve:
            fickle, begun = Fickle(serve, post, tokens[50:]), time.monotonic()
            await asyncio.gather(*(fickle.come_and_go() for _ in range(AT_ONCE)))
            took = time.monotonic() - begun
            slowest = await all_is_as_before(serve, post, tokens, kind)
            code = await serve.end(signal.SIGTERM)
            assert (code, serve.log) == (-signal.SIGTERM, [])
        print(f"{kind}: {fickle.left} left in {took:.1f} s, then the slowest of 50 answers took {slowest:.3f} s")
        assert slowest < 3
