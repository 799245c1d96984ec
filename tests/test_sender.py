"""Letters: posted at least once under one key, tried again, erased when sent or out of date."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from db import Letter, TrailEntry
from resolvers import accounts, clock
from resolvers.accounts.letters import GIVE_UP, send_letters
from resolvers.accounts.senders import sender_to
from resolvers.actor import guest_at
from resolvers.clock import move_clock
from resolvers.oversight.backlog import backlog
from settings import SettingFault, read_settings
from tests.cast import done
from tests.codes import code_sent
from tests.services import Database, listening, opened
from tests.serving import KEYS, Nursery

EMAIL, SECRET = "lin@example.org", "whoever takes letters"


async def letters_waiting() -> int:
    """How many letters are not sent yet, as operators are told."""
    return (await backlog(clock.now())).letters


@dataclass
class Post:
    """A post office: what was handed in, and what it answers."""

    address: str = ""
    taken: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)
    status: int = 204
    holds: Callable[[], Any] | None = None

    async def take(self, request: web.Request) -> web.Response:
        self.taken.append(({name.lower(): value for name, value in request.headers.items()}, await request.json()))
        if self.holds:
            await self.holds()
        return web.Response(status=self.status, headers={"location": "/elsewhere"})


@asynccontextmanager
async def post_office() -> AsyncIterator[Post]:
    """A small HTTP server that takes letters."""
    post, app = Post(), web.Application()
    app.router.add_post("/letters", post.take)
    app.router.add_post("/elsewhere", post.take)
    async with listening(app) as address:
        post.address = f"{address}/letters"
        yield post


async def a_letter() -> str:
    """A letter with a code; gives the code."""
    done(await accounts.sign_up(guest_at("192.0.2.1"), "Lin", EMAIL, "correct horse battery staple"))
    done(await accounts.request_reset(guest_at("192.0.2.1"), EMAIL))
    return await code_sent()


async def test_a_letter_is_posted_once_and_erased(database: Database) -> None:
    code = await a_letter()
    letter = await Letter.get()
    async with post_office() as post:
        sender = sender_to(post.address, SECRET, development=False)
        sent = await asyncio.gather(*(send_letters(sender) for _ in range(3)))
        assert sum(sent) == 1 and await send_letters(sender) == 0
    ((headers, told),) = post.taken
    assert (headers["authorization"], headers["idempotency-key"]) == (f"Bearer {SECRET}", str(letter.id))
    assert told.pop("text").count(code) == 1
    assert told == {
        "id": str(letter.id), "kind": "RESET_CODE", "by": "mail", "language": "en", "to": EMAIL,
        "subject": "Code for a new password",
    }  # fmt: skip
    kept = await Letter.get()
    assert kept.done_at and kept.address_sealed is None and kept.text_sealed is None
    assert await letters_waiting() == 0


@pytest.mark.parametrize("status", [500, 503, 429, 302, 401])
async def test_what_is_not_taken_is_tried_again_later_under_the_same_key(sqlite: Database, status: int) -> None:
    await a_letter()
    try:
        async with post_office() as post:
            sender = sender_to(post.address, SECRET, development=False)
            post.status = status
            with capture_logs() as log:
                assert await send_letters(sender) == 1
            assert [(line["why"], line["given_up"]) for line in log] == [(f"status {status}", False)]
            assert await send_letters(sender) == 0, "not at once"
            post.status = 200
            move_clock(timedelta(seconds=3))
            assert await send_letters(sender) == 1
        assert len({headers["idempotency-key"] for headers, _ in post.taken}) == 1 and len(post.taken) == 2
        assert await letters_waiting() == 0
    finally:
        move_clock(timedelta())


async def test_what_is_refused_for_good_or_out_of_date_is_given_up_and_erased(sqlite: Database) -> None:
    code = await a_letter()
    async with post_office() as post:
        sender = sender_to(post.address, SECRET, development=False)
        post.status = 422
        with capture_logs() as log:
            assert await send_letters(sender) == 1
        assert log[0]["given_up"] and EMAIL not in str(log) and code not in str(log)
        assert await letters_waiting() == 0
        done(await accounts.request_reset(guest_at("192.0.2.1"), EMAIL))
        await Letter.filter(done_at=None).update(attempts=GIVE_UP)
        post.status = 500
        assert await send_letters(sender) == 1 and await letters_waiting() == 0
        done(await accounts.request_reset(guest_at("192.0.2.1"), EMAIL))
        try:
            move_clock(timedelta(minutes=15))
            assert await send_letters(sender) == 1 and await letters_waiting() == 0
        finally:
            move_clock(timedelta())
        assert len(post.taken) == 2, "a code that is out of date is not sent"
    assert not await Letter.exclude(text_sealed=None).exists()


async def test_nobody_answers(sqlite: Database) -> None:
    await a_letter()
    async with post_office() as post:
        gone = post.address
    with capture_logs() as log:
        assert await send_letters(sender_to(gone, SECRET, development=False)) == 1
    assert [line["why"] for line in log] == ["ClientConnectorError"]
    assert await letters_waiting() == 1


async def test_in_development_the_log_shows_the_code_and_in_production_nothing_does(sqlite: Database) -> None:
    code = await a_letter()
    with capture_logs() as log:
        assert await send_letters(sender_to("", "", development=False)) == 0
        assert log == [] and await letters_waiting() == 1
        await send_letters(sender_to("", "", development=True))
    assert code in str(log) and EMAIL not in str(log)
    assert await letters_waiting() == 0


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"SENDER": "log", "ENVIRONMENT": "production"}, "SENDER must not be log"),
        ({"SENDER": "https://letters.example"}, "SENDER_SECRET must be set"),
        ({"SENDER": "http://letters.example", "SENDER_SECRET": "x"}, "must start with https"),
        ({"SENDER": "ftp://x", "SENDER_SECRET": "x"}, "must start with https"),
        ({"OIDC_ISSUER": "https://id.example"}, "OIDC_AUDIENCE must be set"),
        ({"OIDC_ISSUER": "http://127.0.0.1.example", "OIDC_AUDIENCE": "us"}, "must start with https"),
        ({"OIDC_ISSUER": "log", "OIDC_AUDIENCE": "us"}, "must start with https"),
    ],
)
def test_a_setting_that_would_leak_is_refused(monkeypatch: pytest.MonkeyPatch, told: dict[str, str], why: str) -> None:
    for name, value in {"IDENTITY_KEYS": KEYS, **told}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingFault, match=why):
        read_settings()


async def _until_none_waits() -> None:
    while await letters_waiting():
        await asyncio.sleep(0.05)


def nursery_end(nursery: Nursery, number: int, how: signal.Signals) -> None:
    """Send a process a signal and wait for its end."""
    os.kill(number, how)
    nursery.ended(number)


async def test_a_process_killed_in_the_middle_of_posting_loses_nothing(
    nursery: Nursery, tmp_path: Path, sqlite_url: str
) -> None:
    async with opened(sqlite_url), post_office() as post:
        await a_letter()
        arrived, born = asyncio.Event(), 0
        settings = {
            "DATA_DIR": str(tmp_path), "DATABASE_URL": sqlite_url, "IDENTITY_KEYS": KEYS, "SENDER": post.address,
            "SENDER_SECRET": SECRET,
        }  # fmt: skip

        async def hold() -> None:
            arrived.set()
            await asyncio.sleep(30)

        post.holds = hold
        try:
            for killed in (True, False):
                born = nursery.born(tmp_path / "log", ("serve", "--port", "0"), **settings)
                async with asyncio.timeout(20):
                    await arrived.wait() if killed else await _until_none_waits()
                nursery_end(nursery, born, signal.SIGKILL if killed else signal.SIGTERM)
                born, post.holds = 0, None
                await Letter.filter(done_at=None).update(lease_until=None)  # as when a minute has gone by
        finally:
            if born:
                nursery_end(nursery, born, signal.SIGKILL)
        keys = [headers["idempotency-key"] for headers, _ in post.taken]
        assert len(keys) == 2 and len(set(keys)) == 1
        assert json.dumps(post.taken[0][1]) == json.dumps(post.taken[1][1])
        assert await TrailEntry.filter(event="user.reset_requested").count() == 1
