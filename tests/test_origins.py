"""From where somebody comes: as a trusted proxy tells it, and an IPv6 customer counts once."""

import asyncio

import httpx2
import pytest
import uvicorn
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from commands.serving import _config
from resolvers import accounts
from resolvers.actor import guest_at
from resolvers.rules.refusals import LimitReached
from schema.http import Budgets
from settings import Settings
from tests.services import Database


async def client_of(request: Request) -> PlainTextResponse:
    """Whom the service believes to have asked."""
    return PlainTextResponse(request.client.host if request.client else "")


@pytest.mark.parametrize(
    ("trusted", "told"),
    [
        (None, "203.0.113.7"),
        ("10.0.0.0/8, 127.0.0.0/8", "203.0.113.7"),
        ("10.0.0.0/8", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
async def test_only_proxies_that_are_set_say_who_asks(
    trusted: str | None, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if trusted is not None:
        monkeypatch.setenv("TRUSTED_PROXIES", trusted)
    app = Starlette(routes=[Route("/", client_of)])
    config = _config(Settings(), app, lifespan="off")
    config.host = "127.0.0.1"
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        async with httpx2.AsyncClient() as http:
            answer = await http.get(f"http://127.0.0.1:{port}/", headers={"x-forwarded-for": "203.0.113.7"})
    finally:
        server.should_exit = True
        await task
    assert answer.text == told


@pytest.mark.parametrize("wrong", ["proxy.example", "10.0.0.1/8", "*"])
def test_what_is_no_network_stops_the_start(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", wrong)
    with pytest.raises(ValidationError):
        Settings()


def test_one_customer_is_one_origin() -> None:
    assert guest_at("2001:db8:1:2::1").origin == guest_at("2001:db8:1:2:ffff::9").origin
    assert guest_at("2001:db8:1:2::1").origin != guest_at("2001:db8:1:3::1").origin
    assert guest_at("::ffff:192.0.2.1").origin == guest_at("192.0.2.1").origin
    assert guest_at("192.0.2.1").origin != guest_at("192.0.2.2").origin
    budgets = Budgets(1000)
    assert budgets.of(None, "2001:db8:1:2::1").key == budgets.of(None, "2001:db8:1:2::2").key


async def test_limits_are_not_got_past_by_more_addresses_of_one_network(sqlite: Database) -> None:
    at_once = (
        accounts.sign_in(guest_at(f"2001:db8::{number}"), f"{number}@example.org", "wrong") for number in range(12)
    )
    assert any([isinstance(answer, LimitReached) for answer in await asyncio.gather(*at_once)])
