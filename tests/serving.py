"""A `serve` process of its own on a test's database, and people who ask it over the network."""

import asyncio
import json
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
from websockets.asyncio.client import ClientConnection, connect

from resolvers.accounts.founding import found_user, user_by_label
from resolvers.actor import token_of
from resolvers.rules.standings import system
from tests.cast import done
from tests.commanding import started

REFUSED = "... on Refusal { code message }"
KEYS = json.dumps({"k1": (b"0" * 32).hex()})
CALM = {"BUDGET_PER_MINUTE": "1000000000", "LOG_FORMAT": "json"}


@dataclass
class Serve:
    """A process that serves; after it was killed it can be started again on the same database."""

    home: Path
    url: str
    arguments: tuple[str, ...] = ()
    address: str = ""
    said: list[str] = field(default_factory=list)

    async def start(self) -> None:
        """Start it, and wait until it listens."""
        settings = {"DATABASE_URL": self.url, "IDENTITY_KEYS": KEYS, **CALM}
        self.process = started(self.home, "serve", "--port", "0", *self.arguments, **settings)
        assert self.process.stderr is not None
        first = await asyncio.to_thread(self.process.stderr.readline)
        if not first.startswith("Gongdao is at http://"):
            raise AssertionError(first + self.process.stderr.read())
        self.address = first.split()[-1]

    async def end(self, how: signal.Signals) -> None:
        """Send it a signal and wait for its end; what it wrote to its log is kept."""
        self.process.send_signal(how)
        await asyncio.to_thread(self.process.wait, 10)
        self._keep_what_it_said()

    def close(self) -> None:
        """Whatever happened, leave no process behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
            self._keep_what_it_said()

    def _keep_what_it_said(self) -> None:
        assert self.process.stderr is not None and self.process.stdout is not None
        self.said += self.process.stderr.read().splitlines()
        self.process.stderr.close()
        self.process.stdout.close()


@asynccontextmanager
async def serving(home: Path, url: str, *arguments: str) -> AsyncIterator[Serve]:
    """A process that serves, for the length of a block."""
    home.mkdir(exist_ok=True)
    serve = Serve(home, url, arguments)
    try:
        await serve.start()
        yield serve
    finally:
        serve.close()


@asynccontextmanager
async def socket(serve: Serve, token: str) -> AsyncIterator[ClientConnection]:
    """A WebSocket on which somebody is known."""
    url = f"{serve.address.replace('http', 'ws', 1)}/graphql"
    async with connect(url, subprotocols=["graphql-transport-ws"], proxy=None) as ws:  # type: ignore[list-item]
        await ws.send(json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}}))
        assert json.loads(await ws.recv())["type"] == "connection_ack"
        yield ws


def subscribing(query: str, variables: Any = None, key: str = "1") -> str:
    """The message that begins an operation on a socket."""
    return json.dumps({"id": key, "type": "subscribe", "payload": {"query": query, "variables": variables}})


def mutation(name: str, selection: str) -> str:
    """The document of a mutation with one input."""
    kind = f"{name[0].upper()}{name[1:]}Input"
    return f"mutation($input:{kind}!){{{name}(input:$input){{__typename {selection} {REFUSED}}}}}"


async def asked(http: httpx2.AsyncClient, serve: Serve, token: str, query: str, variables: Any = None) -> Any:
    """The data of an answer."""
    answer = await http.post(
        f"{serve.address}/graphql",
        json={"query": query, "variables": variables},
        headers={"authorization": f"Bearer {token}"},
    )
    told = answer.json()
    assert answer.status_code == 200 and "errors" not in told, told
    return told["data"]


async def insisted(
    http: httpx2.AsyncClient, serve: Serve, token: str, name: str, selection: str, **values: Any
) -> dict[str, Any]:
    """Do something and ask again under the same key until an answer comes, as a client does whose server died."""
    values["idempotencyKey"] = uuid4().hex
    while True:
        try:
            answer = (await asked(http, serve, token, mutation(name, selection), {"input": values}))[name]
        except httpx2.TransportError:
            answer = None
        if answer and answer["__typename"] != "BusyProblem":
            assert "code" not in answer, answer
            return answer  # type: ignore[no-any-return]
        await asyncio.sleep(random.uniform(0.02, 0.1))


async def newcomers(count: int) -> list[str]:
    """The tokens of so many new people."""
    tokens = []
    for number in range(count):
        done(await found_user(system("test"), f"Newcomer {number}", f"test:{number}", timedelta(days=1)))
        made = await user_by_label(f"test:{number}")
        assert made is not None
        tokens.append(token_of(made.id))
    return tokens
