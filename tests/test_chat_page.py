"""What the chat page asks for and who may ask it, without a browser."""

import asyncio
import json
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from app import build
from bot.chat import person
from bot.chat.page import chat_page
from bot.chat.page.guard import AWAY, STRANGE, is_here
from bot.chat.page.speaking import LARGEST_FILE
from settings import read_settings
from tests.commanding import environment
from tests.services import Database
from tests.serving import Nursery, serving
from town import FIRST_GUEST, chats

HERE = "http://127.0.0.1:8000"
OWN = {"origin": HERE, "x-gongdao-page": "1"}
GUEST = FIRST_GUEST + 5
HELLO = {"language": "en", "text": "/start"}


def asking(client: str = "127.0.0.1") -> httpx2.AsyncClient:
    """Somebody who asks the page's application, from an address."""
    transport = httpx2.ASGITransport(chat_page(chats(), FIRST_GUEST), client=(client, 50000))
    return httpx2.AsyncClient(transport=transport, base_url=HERE)


@pytest.fixture
async def page(sqlite: Database) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody on this machine who asks the page's application."""
    async with asking() as page:
        yield page


async def test_the_page_is_our_own_files_and_may_ask_nobody_else(page: httpx2.AsyncClient) -> None:
    shown = await page.get("/chat")
    assert shown.status_code == 200 and '<script type="module" src="/chat/page/start.js">' in shown.text
    policy = shown.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    for name, kind in (("start.js", "text/javascript"), ("style.css", "text/css"), ("icon.svg", "image/svg+xml")):
        file = await page.get(f"/chat/page/{name}")
        assert file.status_code == 200 and file.headers["content-type"].startswith(kind)
        assert file.headers["x-content-type-options"] == "nosniff"
    for name in ("index.html", "guard.py", "..%2fguard.py", ""):
        assert (await page.get(f"/chat/page/{name}")).status_code == 404


async def test_other_machines_and_other_sites_are_refused(page: httpx2.AsyncClient) -> None:
    async with asking("192.0.2.7") as away:
        answer = await away.get("/chat")
        assert (answer.status_code, answer.text) == (403, AWAY)
    for host in ("evil.example", "127.0.0.1.evil.example", "192.0.2.7", "localhost.evil.example"):
        answer = await page.get("/chat/people", headers={"host": host})
        assert (answer.status_code, answer.text) == (403, AWAY), host
    for host in ("localhost:8000", "[::1]:8000", "gongdao.localhost"):
        assert (await page.get("/chat/people", headers={"host": host})).status_code == 200, host
    evil = {"origin": "http://evil.example"}
    assert (await page.get("/chat/people", headers=evil)).text == STRANGE
    for headers in ({}, evil, {"origin": HERE}, {"x-gongdao-page": "1"}, OWN | evil, OWN | {"origin": "null"}):
        answer = await page.post("/chat/as/guest-5/say", json=HELLO, headers=headers)
        assert (answer.status_code, answer.text) == (403, STRANGE), headers
    assert await person.conversation(GUEST, 0) == []


def test_which_addresses_are_this_machine() -> None:
    assert all(map(is_here, ("127.0.0.1", "127.8.0.1", "::1", "::ffff:127.0.0.1", "localhost")))
    assert not any(map(is_here, ("", "0.0.0.0", "::", "10.0.0.1", "::ffff:10.0.0.1", "example.org", "localhost.")))


async def test_what_is_said_and_pressed_and_what_is_refused(page: httpx2.AsyncClient) -> None:
    async def post(path: str, wish: Any) -> tuple[int, Any]:
        told = wish if isinstance(wish, bytes) else json.dumps(wish).encode()
        answer = await page.post(f"/chat/as/{path}", content=told, headers=OWN)
        return answer.status_code, answer.text

    assert await post("guest-5/say", HELLO) == (200, '{"message":1}')
    (said,) = await person.conversation(GUEST, 0)
    assert (said.content.text, said.content.name, said.from_bot) == ("/start", "Guest 5", False)
    for who in ("nobody", "guest-", "guest-123456", "guest-x"):
        assert await post(f"{who}/say", HELLO) == (404, "nobody")
    assert await post("guest-5/say", HELLO | {"reply_to": 7}) == (404, "gone")
    assert await post("guest-5/press", {"language": "en", "message_id": 1, "data": "x"}) == (404, "gone")
    assert await post("guest-5/say", HELLO | {"text": " \n"}) == (422, "empty")
    wrong = ({}, [], {"text": "x"}, HELLO | {"more": 1}, HELLO | {"reply_to": "1"}, HELLO | {"language": "x' y"})
    for wish in (*wrong, b"", b"\xff", b"{", HELLO | {"text": None}, HELLO | {"reply_to": 2**70}):
        assert await post("guest-5/say", wish) == (422, "unreadable"), wish
    assert await post("guest-5/press", {"language": "en", "message_id": 1, "data": "x" * 300}) == (422, "unreadable")
    assert await post("guest-5/say", HELLO | {"text": "x" * 70_000}) == (413, "too-long")
    assert len(await person.conversation(GUEST, 0)) == 1


async def test_files_that_cannot_be_sent_are_refused(page: httpx2.AsyncClient) -> None:
    facts = {"language": "en", "name": "a.png", "kind": "photo"}
    wrong = ({"kind": "page"}, {"group": "x"}, {"name": "x" * 256}, {"caption": "x" * 1025}, {"more": "1"})
    for odd in wrong:
        answer = await page.post("/chat/as/guest-5/file", params=facts | odd, content=b"x", headers=OWN)
        assert (answer.status_code, answer.text) == (422, "unreadable"), odd
    answer = await page.post("/chat/as/guest-5/file", params=facts, content=b"", headers=OWN)
    assert (answer.status_code, answer.text) == (422, "empty_file")
    answer = await page.post("/chat/as/guest-5/file", params=facts, content=b"x" * (LARGEST_FILE + 1), headers=OWN)
    assert (answer.status_code, answer.text) == (413, "too-long")
    for name in ("x", "0" * 32):
        assert (await page.get(f"/chat/as/guest-5/files/{name}")).status_code == 404
    assert await person.conversation(GUEST, 0) == []


async def read(stream: AsyncIterator[str]) -> tuple[str, list[str]]:
    """The next event of a stream: its place, and the texts of its messages."""
    place = ""
    async for line in stream:
        if line.startswith("id: "):
            place = line.removeprefix("id: ")
        if line.startswith("data: "):
            return place, [message["text"] for message in json.loads(line.removeprefix("data: "))["messages"]]
    raise AssertionError("the stream ended")


async def test_a_stream_goes_on_where_it_broke_and_ends_when_the_service_stops(
    sqlite: Database, nursery: Nursery, tmp_path: Path
) -> None:
    async with serving(nursery, tmp_path / "home", sqlite.url, "--web-only") as serve, httpx2.AsyncClient() as http:
        path = f"{serve.address}/chat/as/guest-5/events"
        accept = {"accept": "text/event-stream"}
        await person.say(GUEST, "Guest", "en", "one")
        async with http.stream("GET", path, headers=accept) as answer:
            place, texts = await read(answer.aiter_lines())
            assert texts == ["one"]
        await person.say(GUEST, "Guest", "en", "two")
        async with http.stream("GET", path, headers=accept | {"last-event-id": place}) as answer:
            lines = answer.aiter_lines()
            assert (await read(lines))[1] == ["two"]
            await person.say(GUEST, "Guest", "en", "three")
            place, texts = await asyncio.wait_for(read(lines), 5)
            assert texts == ["three"]
            told = time.monotonic()
            ended = asyncio.create_task(serve.end(signal.SIGTERM))
            with pytest.raises((AssertionError, httpx2.TransportError)):
                await read(lines)
            assert await ended == -signal.SIGTERM and time.monotonic() - told < 3
        await serve.start()
        path = f"{serve.address}/chat/as/guest-5/events"
        async with http.stream("GET", f"{path}?after={place}", headers=accept) as answer:
            assert (await read(answer.aiter_lines()))[1] == [], "nothing is told twice"
        async with http.stream("GET", path, headers=accept | {"last-event-id": "99-0"}) as answer:
            assert (await read(answer.aiter_lines()))[1] == ["one", "two", "three"], "a new database is told anew"
        assert serve.log == []


async def test_production_has_no_such_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in environment(
        tmp_path, ENVIRONMENT="production", IDENTITY_KEYS='{"k1": "%s"}' % ("0" * 64)
    ).items():
        monkeypatch.setenv(name, value)
    transport = httpx2.ASGITransport(build(read_settings(), loops=False), client=("127.0.0.1", 50000))
    async with httpx2.AsyncClient(transport=transport, base_url=HERE) as http:
        for path in ("/chat", "/chat/", "/chat/people", "/chat/page/start.js", "/chat/as/owner/events", "/"):
            assert (await http.get(path)).status_code == 404, path
        assert (await http.post("/chat/as/owner/say", json=HELLO, headers=OWN)).status_code == 404
