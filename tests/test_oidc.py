"""Tokens of an identity provider: only its own, for us, in time; its keys may change, and it may be away."""

import asyncio
import base64
import hmac
import json
import re
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from aiohttp import web
from joserfc import jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey
from structlog.testing import capture_logs

from db import TrailEntry, User
from resolvers import clock
from resolvers.accounts import oidc
from resolvers.clock import move_clock
from schema.http import BadCredential
from tests.asking import data, served
from tests.counting import statements
from tests.rows import everything
from tests.services import Database, listening
from tests.serving import newcomers, subscribing

AUDIENCE = "https://api.example"
VIEWER = "{ viewer { kind user { displayName } } }"
RSA = [RSAKey.generate_key(2048, {"kid": f"rsa{n}"}) for n in range(2)]


@dataclass
class Provider:
    """A small identity provider: what it publishes, and how often it was asked."""

    address: str = ""
    keys: list[Any] = field(default_factory=lambda: [RSA[0]])
    asked: int = 0
    answer: Any = None

    async def about(self, request: web.Request) -> web.StreamResponse:
        self.asked += 1
        return (
            self.answer()
            if self.answer
            else web.json_response({"issuer": self.address, "jwks_uri": f"{self.address}/keys"})
        )  # type: ignore[no-any-return]

    async def published(self, request: web.Request) -> web.Response:
        return web.json_response({"keys": [key.as_dict(private=False) for key in self.keys]})

    def token(self, key: Any = None, alg: str = "RS256", kid: str | None = None, **claims: Any) -> str:
        """A token as the provider signs it, with some claims changed; None leaves one out."""
        key, now = key or self.keys[0], int(clock.now().timestamp())
        told = {"iss": self.address, "aud": AUDIENCE, "sub": "lin", "nickname": "Lin", "exp": now + 300, **claims}
        told = {name: value for name, value in told.items() if value is not None}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecurityWarning)
            return jwt.encode({"alg": alg, "kid": kid or key.kid}, told, key, algorithms=[alg])


@asynccontextmanager
async def running() -> AsyncIterator[Provider]:
    """The provider on a free port, trusted for the length of the block."""
    provider, app = Provider(), web.Application()
    app.router.add_get("/.well-known/openid-configuration", provider.about)
    app.router.add_get("/keys", provider.published)
    async with listening(app) as provider.address:
        oidc.trust(provider.address, AUDIENCE)
        try:
            yield provider
        finally:
            oidc.trust("", "")


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    async with running() as here:
        yield here


@pytest.fixture(autouse=True)
def clocks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    move_clock(timedelta())


def minutes_go_by(monkeypatch: pytest.MonkeyPatch, minutes: float) -> None:
    """So much later, as far as keys are concerned."""
    later = oidc.monotonic() + 60 * minutes
    monkeypatch.setattr(oidc, "monotonic", lambda: later)


async def let_in(token: str) -> bool:
    return await oidc.actor_of_issued(token, "192.0.2.1") is not None


async def test_whoever_the_provider_vouches_for_is_a_user_from_the_first_time_on(
    database: Database, provider: Provider
) -> None:
    tokens = [provider.token() for _ in range(6)]
    told = await asyncio.gather(*(data(token, VIEWER) for token in tokens))
    assert told == [{"viewer": {"kind": "USER", "user": {"displayName": "Lin"}}}] * 6
    user = await User.get()
    assert (user.email_key, user.password_hash, provider.asked) == (None, None, 1)
    assert await TrailEntry.all().values_list("event", "actor") == [("user.met", "system:oidc")]
    address = "zacharias@example.org"
    told_of = {"name": "Zacharias Bauer", "nickname": None, "preferred_username": address, "email": address}
    await data(provider.token(sub="zacharias", **told_of), VIEWER)
    assert await User.all().count() == 2
    assert re.fullmatch(r"Reader [2-9A-Z]{4}", (await User.exclude(display_name="Lin").get()).display_name)
    kept = str(await everything())
    assert "zacharias" not in kept.lower() and provider.address not in kept


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("", "Reader …"),
        ("\u200b", "Reader …"),
        ("x" * 300, "x" * 80),
        ("a\x00b", "Reader …"),
        (" Li \n Na ", "Li Na"),
        (7, "Reader …"),
    ],
)
async def test_a_name_is_cut_and_screened(sqlite: Database, provider: Provider, name: Any, kept: str) -> None:
    assert await let_in(provider.token(nickname=name))
    assert re.fullmatch(kept.replace("…", "[2-9A-Z]{4}"), (await User.get()).display_name)


@pytest.mark.parametrize("kind", ["RS256", "ES256", "EdDSA", "Ed25519"])
async def test_three_ways_to_sign_are_taken(sqlite: Database, provider: Provider, kind: str) -> None:
    ed = OKPKey.generate_key("Ed25519", {"kid": "ed"})
    made = {"RS256": RSA[1], "ES256": ECKey.generate_key("P-256", {"kid": "ec"}), "EdDSA": ed, "Ed25519": ed}
    provider.keys = [made[kind]]
    assert await let_in(provider.token(alg=kind))


def forged(provider: Provider, **head: Any) -> str:
    """A token signed with nothing but the public key, as if that were a secret both sides knew."""
    parts = [{"kid": RSA[0].kid, "typ": "JWT", **head}, json.loads(part_of(provider.token(), 1))]
    body = ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)
    key = RSA[0].as_pem(private=False)
    return f"{body}.{base64.urlsafe_b64encode(hmac.digest(key, body.encode(), 'sha256')).decode().rstrip('=')}"


def part_of(token: str, number: int) -> bytes:
    part = token.split(".")[number]
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


async def test_what_is_not_the_providers_for_us_in_time_is_not_taken(sqlite: Database, provider: Provider) -> None:
    now, good = int(clock.now().timestamp()), provider.token()
    secret = OctKey.import_key("a secret that is known to all of them", {"kid": RSA[0].kid})
    wrong = {
        "no signature": forged(provider, alg="none").rsplit(".", 1)[0] + ".",
        "alg none": forged(provider, alg="none"),
        "the public key as a secret": forged(provider, alg="HS256"),
        "a secret": provider.token(secret, alg="HS256"),
        "RS512": provider.token(alg="RS512"),
        "a key of somebody else under the same name": provider.token(RSA[1], kid=RSA[0].kid),
        "another kind of key": provider.token(ECKey.generate_key("P-256"), alg="ES256", kid=RSA[0].kid),
        "another audience": provider.token(aud="https://other.example"),
        "no audience": provider.token(aud=None),
        "another issuer": provider.token(iss="https://id.example"),
        "no issuer": provider.token(iss=None),
        "expired": provider.token(exp=now - 61),
        "no end": provider.token(exp=None),
        "an odd end": provider.token(exp="tomorrow"),
        "not yet": provider.token(nbf=now + 120),
        "no subject": provider.token(sub=None),
        "an empty subject": provider.token(sub=""),
        "a number as subject": provider.token(sub=7),
        "a list as subject": provider.token(sub=["lin"]),
        "yes as subject": provider.token(sub=True),
        "a long subject": provider.token(sub="x" * 256),
        "changed": good[:-8] + ("A" * 8 if good[-8:] != "A" * 8 else "B" * 8),
        "key in its head": forged(provider, alg="RS256", jwk=RSA[1].as_dict(private=False)),
        "critical": forged(provider, alg="RS256", crit=["exp"]),
        "too long": provider.token(name="x" * 9000),
        "nothing": "..", "odd": "a.b.c", "not ASCII": "ä.ö.ü", "no object": f"{base64.b64encode(b'[]').decode()}.e30.x",
    }  # fmt: skip
    assert [why for why, token in wrong.items() if await let_in(token)] == []
    assert await User.all().count() == 0
    assert await let_in(good) and await let_in(provider.token(aud=["x", AUDIENCE], nbf=now + 30, exp=now - 30))


async def test_keys_change_and_unknown_ones_do_not_flood_the_provider(
    sqlite: Database, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await let_in(provider.token())
    old, provider.keys = provider.token(), [RSA[1]]
    flood = [let_in(provider.token(kid=f"made up {n}")) for n in range(40)]
    assert not any(await asyncio.gather(*flood)) and provider.asked == 1, "asked a moment ago"
    minutes_go_by(monkeypatch, 1.1)
    answers = await asyncio.gather(*(let_in(provider.token()) for _ in range(10)))
    assert all(answers) and provider.asked == 2
    assert not await let_in(old), "a key that is no longer published is no longer good"
    flood = [let_in(provider.token(kid=f"made up {n}")) for n in range(40)]
    assert not any(await asyncio.gather(*flood)) and provider.asked == 2


async def test_withdrawn_keys_end_although_nobody_shows_a_new_one(
    sqlite: Database, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.keys = [RSA[0], RSA[1]]
    assert await let_in(provider.token())
    token, provider.keys = provider.token(), [RSA[1]]
    assert await let_in(token)
    minutes_go_by(monkeypatch, 10.1)
    assert not await let_in(token)


async def test_while_the_provider_is_away_known_keys_go_on_for_an_hour_and_ours_for_ever(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ours,) = await newcomers(1)
    async with running() as provider:
        assert await let_in(provider.token())
        provider.answer = lambda: web.Response(status=500)
        with capture_logs() as log:
            minutes_go_by(monkeypatch, 30)
            assert await let_in(provider.token())
            minutes_go_by(monkeypatch, 31)
            async with served() as port, httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as http:
                for _ in range(3):
                    refused = await http.post(
                        "/graphql", json={"query": VIEWER}, headers={"authorization": f"Bearer {provider.token()}"}
                    )
                    assert (refused.status_code, refused.headers["retry-after"]) == (503, "60")
                    assert refused.json()["errors"][0]["extensions"]["code"] == "IDENTITY_PROVIDER_AWAY"
                fine = await http.post("/graphql", json={"query": VIEWER}, headers={"authorization": f"Bearer {ours}"})
                assert fine.json()["data"]["viewer"]["kind"] == "USER"
        assert {line["event"] for line in log} == {"issuer_away"} and provider.asked == 3


@pytest.mark.parametrize(
    "answer",
    [
        lambda: web.Response(status=302, headers={"location": "https://elsewhere.example/"}),
        lambda: web.Response(body=b" " * 300_000 + b"{}"),
        lambda: web.json_response([]),
        lambda: web.json_response({"issuer": "https://other.example", "jwks_uri": "https://other.example/keys"}),
        lambda: web.json_response({}),
        lambda: web.Response(text="<html>"),
    ],
)
async def test_an_odd_description_is_no_description(sqlite: Database, provider: Provider, answer: Any) -> None:
    provider.answer = answer
    with capture_logs(), pytest.raises(oidc.IssuerAway):
        await oidc.actor_of_issued(provider.token(), "192.0.2.1")
    assert await User.all().count() == 0


async def test_a_socket_closes_when_the_token_runs_out(sqlite: Database, provider: Provider) -> None:
    from websockets.asyncio.client import connect
    from websockets.exceptions import ConnectionClosed

    token = provider.token()
    async with served() as port:
        url = f"ws://127.0.0.1:{port}/graphql"
        async with connect(url, subprotocols=["graphql-transport-ws"], proxy=None) as ws:  # type: ignore[list-item]
            await ws.send(json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}}))
            assert json.loads(await ws.recv())["type"] == "connection_ack"
            await ws.send(subscribing(VIEWER))
            assert json.loads(await ws.recv())["payload"]["data"]["viewer"]["user"]["displayName"] == "Lin"
            assert json.loads(await ws.recv())["type"] == "complete"
            move_clock(timedelta(seconds=361))
            await ws.send(subscribing(VIEWER, key="2"))
            with pytest.raises(ConnectionClosed):
                await ws.recv()
            assert ws.close_code == 4403


async def test_without_a_provider_such_tokens_are_nobodys_and_ours_take_no_more_statements(sqlite: Database) -> None:
    (ours,) = await newcomers(1)
    async with running() as provider:
        token = provider.token()
        await let_in(token)
        with statements() as theirs:
            assert await let_in(token)
        with statements() as sent:
            await data(ours, "{ viewer { kind } }")
    assert (len(theirs), len(sent)) == (3, 3)
    with pytest.raises(BadCredential):
        await data(token, VIEWER)
