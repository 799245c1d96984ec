"""A `serve` process of its own on a test's database, and people who ask it over the network."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from inspect import isawaitable
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
from websockets.asyncio.client import ClientConnection, connect

from resolvers.accounts.founding import found_user, user_by_label
from resolvers.actor import token_of
from resolvers.rules.standings import system
from tests.cast import done
from tests.commanding import ROOT, environment

REFUSED = "... on Refusal { code message }"
KEYS = json.dumps({"k1": (b"0" * 32).hex()})
CALM = {"BUDGET_PER_MINUTE": "1000000000", "LOG_FORMAT": "json"}


NURSERY = """
import json, os, signal, sys
import app, cli, schema, schema.http, commands.ground, commands.serving
from settings import Settings
app._chat_loops(Settings())
print("ready", flush=True)
for line in sys.stdin:
    order = json.loads(line)
    if "wait" in order:
        print(os.waitstatus_to_exitcode(os.waitpid(order["wait"], 0)[1]), flush=True)
    elif born := os.fork():
        print(born, flush=True)
    else:
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for stream in (1, 2):
            os.dup2(log, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.update(order["environment"])
        sys.argv[1:] = order["arguments"]
        sys.exit(cli.main())
"""


class Nursery:
    """A process that has loaded all of the code and gives birth to processes that run a command, at once."""

    def __enter__(self) -> "Nursery":
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", NURSERY],
            cwd=ROOT, env=environment(Path("/nonexistent")), text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._answer() == "ready"
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def born(self, log: Path, arguments: tuple[str, ...], **settings: str) -> int:
        """A new process with a log of its own; gives its number."""
        return int(self._asked({"log": str(log), "arguments": arguments, "environment": settings}))

    def ended(self, number: int) -> int:
        """Wait for the end of a process; gives its exit code, or minus the signal that ended it."""
        return int(self._asked({"wait": number}))

    def _asked(self, order: dict[str, Any]) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{json.dumps(order)}\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


FOLLOW = "subscription($id:ID!){commentAdded(post:$id){comment{body}}}"


@dataclass
class Serve:
    """A process that serves; after it was killed it can be started again on the same database."""

    nursery: Nursery
    home: Path
    url: str
    arguments: tuple[str, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
    address: str = ""
    number: int = 0
    starts: int = 0
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def log(self) -> list[str]:
        """What its processes wrote to their logs, but for where they are, and that they were asked something."""
        said = (line for line in self.lines if not line.startswith(("Gongdao is at ", "At work")))
        return [line for line in said if '"event":"request"' not in line]

    @property
    def lines(self) -> list[str]:
        """Every line of its logs."""
        return [line for log in sorted(self.home.glob("*.log")) for line in log.read_text().splitlines()]

    async def start(self, *command: str) -> None:
        """Start it, and wait until it listens, or is at work."""
        self.starts += 1
        log = self.home / f"{self.starts}.log"
        settings = {
            "DATA_DIR": str(self.home),
            "DATABASE_URL": self.url,
            "IDENTITY_KEYS": KEYS,
            **CALM,
            **self.settings,
        }
        self.number = self.nursery.born(log, command or ("serve", "--port", "0", *self.arguments), **settings)
        async with asyncio.timeout(10):
            while not (log.exists() and (said := log.read_text()).endswith("\n")):
                await asyncio.sleep(0.01)
        assert said.startswith("At work" if command else "Gongdao is at http://"), said
        self.address = said.splitlines()[0].split()[-1]

    async def end(self, how: signal.Signals) -> int:
        """Send it a signal and wait for its end; gives its exit code."""
        os.kill(self.number, how)
        code = await asyncio.wait_for(asyncio.to_thread(self.nursery.ended, self.number), 30)
        self.number = 0
        return code

    def close(self) -> None:
        """Whatever happened, leave no process behind."""
        if self.number:
            os.kill(self.number, signal.SIGKILL)
            self.nursery.ended(self.number)


@asynccontextmanager
async def serving(nursery: Nursery, home: Path, url: str, *arguments: str, **settings: str) -> AsyncIterator[Serve]:
    """A process that serves, for the length of a block."""
    home.mkdir()
    serve = Serve(nursery, home, url, arguments, settings=settings)
    try:
        await serve.start()
        yield serve
    finally:
        serve.close()


@asynccontextmanager
async def working(nursery: Nursery, home: Path, url: str) -> AsyncIterator[Serve]:
    """A process that does what others serve, for the length of a block."""
    home.mkdir()
    worker = Serve(nursery, home, url)
    try:
        await worker.start("work")
        yield worker
    finally:
        worker.close()


async def waited(until: Callable[[], Any], seconds: float = 20) -> None:
    """Wait until something is true, or can be awaited to be."""
    async with asyncio.timeout(seconds):
        while True:
            with suppress(OSError):
                found = until()
                if await found if isawaitable(found) else found:
                    return
            await asyncio.sleep(0.02)


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
