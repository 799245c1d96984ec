"""The GraphQL door over WebSocket and SSE, and what the server does to slow clients."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx2
import pytest
import uvicorn
from structlog.testing import capture_logs
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from schema.http import Limits, server_config
from tests.test_http_door import Guard, toy

INIT = {"type": "connection_init", "payload": {"authorization": "Bearer good"}}


@asynccontextmanager
async def served(header_seconds: float = 5, timeout_keep_alive: int = 5, **terms: Any) -> AsyncIterator[int]:
    """Serve the toy on a free port."""
    more = {"header_seconds": header_seconds, "timeout_keep_alive": timeout_keep_alive}
    server = uvicorn.Server(server_config(toy(**terms), "127.0.0.1", 0, log_config=None, lifespan="off", **more))
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await task


@asynccontextmanager
async def socket(port: int, init: Any = INIT, **more: Any) -> AsyncIterator[ClientConnection]:
    """Open a WebSocket and, unless told otherwise, introduce oneself."""
    url = f"ws://127.0.0.1:{port}/graphql"
    async with connect(url, subprotocols=["graphql-transport-ws"], proxy=None, **more) as ws:
        if init:
            await say(ws, init)
            assert (await hear(ws))["type"] == "connection_ack"
        yield ws


async def say(ws: ClientConnection, message: Any) -> None:
    await ws.send(message if isinstance(message, str | bytes) else json.dumps(message))


async def hear(ws: ClientConnection) -> Any:
    return json.loads(await asyncio.wait_for(ws.recv(), 2))


async def close_code(ws: ClientConnection) -> int:
    """Listen until the server closes."""
    with pytest.raises(ConnectionClosed):
        while True:
            await hear(ws)
    return ws.close_code


def subscribe(query: str, key: str = "1", **more: Any) -> dict[str, Any]:
    return {"id": key, "type": "subscribe", "payload": {"query": query, **more}}


async def test_a_subscription_and_a_query_go_over_one_socket():
    async with served() as port, socket(port) as ws:
        await say(ws, subscribe("subscription{count(target:2)}"))
        heard = [await hear(ws) for _ in range(3)]
        assert [message.get("payload") for message in heard] == [{"data": {"count": 0}}, {"data": {"count": 1}}, None]
        await say(ws, subscribe("{cost}", extensions={"cost": True}))
        payload = (await hear(ws))["payload"]
        assert payload["data"]["cost"][0] == payload["extensions"]["cost"]["requested"] == 1
        assert (await hear(ws))["type"] == "complete"
        await say(ws, {"type": "ping"})
        assert await hear(ws) == {"type": "pong"}


@pytest.mark.parametrize(
    ("init", "messages", "code"),
    [
        (INIT, ["{nope"], 4400),
        (INIT, ['"x"'], 4400),
        (INIT, ["[1]"], 4400),
        (INIT, ["null"], 4400),
        (INIT, ["{}"], 4400),
        (INIT, [{"type": "z" * 500}], 4400),
        (INIT, [{"type": "subscribe", "id": "1"}], 4400),
        (INIT, [{"type": "subscribe", "id": {}, "payload": {"query": "{hello}"}}], 4400),
        (INIT, [subscribe("{hello}", variables="x")], 4400),
        (INIT, ["[" * 5000 + "]" * 5000], 4400),
        (INIT, [b'{"type":"ping"}'], 4400),
        (INIT, [INIT], 4429),
        (INIT, [subscribe("subscription{count}")] * 2, 4409),
        (None, [subscribe("{hello}")], 4401),
        (None, [{"type": "connection_init", "payload": {"Authorization": "Bearer bad"}}], 4403),
        (None, [], 4408),
    ],
)
async def test_a_breach_of_the_protocol_closes_the_socket(init, messages, code):
    async with served(limits=Limits(connection_init_seconds=0.2)) as port, socket(port, init) as ws:
        for message in messages:
            await say(ws, message)
        assert await close_code(ws) == code


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("subscription{nothing}", "GRAPHQL_VALIDATION_FAILED"),
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{" + "hello " * 21 + "}", "QUERY_TOO_COMPLEX"),
        ("query A{hello} query B{hello}", "BAD_REQUEST"),
    ],
)
async def test_an_operation_that_cannot_run_is_an_error_and_the_socket_stays(query, code):
    async with served() as port, socket(port) as ws:
        await say(ws, subscribe(query))
        message = await hear(ws)
        assert (message["type"], message["payload"][0]["extensions"]["code"]) == ("error", code)
        await say(ws, {"type": "ping"})
        assert await hear(ws) == {"type": "pong"}


async def test_a_spent_budget_and_a_full_connection_are_errors_of_the_operation():
    async with served(budget_per_minute=2, limits=Limits(subscriptions=2)) as port, socket(port) as ws:
        for key in "abc":
            await say(ws, subscribe("subscription{count}", key))
        heard = [await hear(ws) for _ in range(4)]
        refused = [message for message in heard if message["type"] == "error"]
        assert [message["payload"][0]["extensions"]["code"] for message in refused] == ["TOO_MANY_SUBSCRIPTIONS"]
        await say(ws, {"id": "a", "type": "complete"})
        await say(ws, subscribe("{hello}", "d"))
        while (message := await hear(ws))["id"] != "d":
            assert message["type"] == "next"
        assert message["payload"][0]["extensions"]["code"] == "RATE_LIMITED"


async def test_a_credential_revoked_in_flight_closes_the_socket_and_ends_the_stream():
    guard = Guard()
    async with served(authenticate=guard) as port, socket(port) as ws, stream(port, "subscription{count}") as lines:
        await say(ws, subscribe("subscription{count}"))
        await hear(ws)
        guard.tokens.clear()
        assert await close_code(ws) == 4403
        told = [line async for line in lines if line.strip()]
        assert "UNAUTHENTICATED" in told[-3] and told[-2] == "event: complete"


async def test_a_fault_of_ours_is_masked_over_every_transport():
    with capture_logs() as logs:
        async with served() as port, socket(port) as ws, stream(port, "subscription{fragile}") as lines:
            await say(ws, subscribe("subscription{fragile}"))
            heard = [await hear(ws), await hear(ws), *[line async for line in lines]]
    assert str(heard).count("SERVER_FAULT") == 2 and "hunter2" not in str(heard) + str(logs)
    assert [entry["kind"] for entry in logs] == ["RuntimeError"] * 2


async def test_a_fault_in_finding_the_actor_is_masked_too():
    async def failing(*_: Any) -> None:
        raise RuntimeError("the password is hunter2")

    with capture_logs() as logs:
        async with served(authenticate=failing) as port, httpx2.AsyncClient() as http:
            answer = await http.post(f"http://127.0.0.1:{port}/graphql", json={"query": "{hello}"})
            async with socket(port, None) as ws:
                await say(ws, INIT)
                assert await close_code(ws) == 1011
    assert answer.status_code == 500 and answer.json()["errors"][0]["extensions"] == {"code": "SERVER_FAULT"}
    assert [entry["kind"] for entry in logs] == ["RuntimeError"] * 2 and "hunter2" not in answer.text + str(logs)


async def test_abrupt_disconnects_are_quiet(caplog):
    with capture_logs() as logs:
        async with served() as port:
            for _ in range(5):
                async with socket(port) as ws:
                    await say(ws, subscribe("subscription{count}"))
                    await hear(ws)
                    ws.transport.abort()
            await asyncio.sleep(0.2)
    assert not logs and not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize(
    ("origin", "let_in"), [("http://127.0.0.1:{port}", True), ("https://our.example", True), ("https://evil", False)]
)
async def test_only_known_origins_open_sockets_and_pass_cors(origin, let_in):
    async with served(allowed_origins=["https://our.example"]) as port:
        origin = origin.format(port=port)
        if let_in:
            async with socket(port, origin=origin):
                pass
        else:
            with pytest.raises(InvalidStatus):
                async with socket(port, origin=origin):
                    pass
        async with httpx2.AsyncClient() as http:
            url, asked = f"http://127.0.0.1:{port}/graphql", {"access-control-request-method": "POST"}
            answer = await http.options(url, headers={"origin": origin, **asked})
        assert ("access-control-allow-origin" in answer.headers) == (origin == "https://our.example")


@asynccontextmanager
async def stream(port: int, query: str) -> AsyncIterator[AsyncIterator[str]]:
    """Open an SSE stream."""
    headers = {"accept": "text/event-stream", "authorization": "Bearer good"}
    async with (
        httpx2.AsyncClient() as http,
        http.stream("POST", f"http://127.0.0.1:{port}/graphql", json={"query": query}, headers=headers) as answer,
    ):
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield answer.aiter_lines()


async def test_a_stream_of_events_ends_with_complete():
    async with served() as port, stream(port, "subscription{count(target:2)}") as lines:
        told = [line async for line in lines if line.strip()]
    assert told == [
        "event: next", 'data: {"data":{"count":0}}', "event: next", 'data: {"data":{"count":1}}',
        "event: complete", "data: ",
    ]  # fmt: skip


async def all_of(reader: asyncio.StreamReader) -> bytes:
    """What a connection says until it ends, be it by a reset: what is sent after the end brings one about."""
    told = b""
    with suppress(ConnectionResetError):
        while piece := await reader.read(65536):
            told += piece
    return told


HEAD = b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
SMALL = HEAD + b'content-length: 19\r\n\r\n{"query":"{hello}"}'


@pytest.mark.parametrize(
    ("sent", "then", "statuses"),
    [
        (b"", b"", []),
        (b"", b"\r\n", []),
        (HEAD + b"x-slow: ", b"a", [408]),
        (SMALL, b"", [200]),
        (SMALL + HEAD + b"x-slow: ", b"a", [200]),
        (HEAD + b"content-length: 100\r\n\r\n{", b" ", [408]),
        (HEAD + b"content-length: 2000000\r\n\r\n{", b" ", [413]),
        (HEAD + b"transfer-encoding: chunked\r\n\r\nf4241\r\n" + b" " * 1_000_001 + b"\r\n", b"1\r\n \r\n", [413]),
    ],
)
async def test_a_slow_or_endless_client_is_cut_off(sent, then, statuses):
    async with served(0.3, limits=Limits(body_seconds=0.3), timeout_keep_alive=1) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        heard = asyncio.create_task(all_of(reader))
        async with asyncio.timeout(3):
            while not heard.done():
                await asyncio.sleep(0.05)
                if not writer.is_closing():
                    writer.write(then)
        writer.transport.abort()
        await asyncio.sleep(0)
    assert [int(part[:3]) for part in heard.result().split(b"HTTP/1.1 ")[1:]] == statuses
