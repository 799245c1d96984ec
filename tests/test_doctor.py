"""The doctor names what is wrong and how to mend it, to people and to machines."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from joserfc.jwk import RSAKey
from pydantic import SecretStr

from commands.finding import Finding, Health
from commands.looks import database_and_what_rests_on_it
from commands.reach import chat, issuer
from db import Post
from db.standstill import begin_standstill, end_standstill
from resolvers import clock
from settings import Settings
from tests.commanding import gongdao
from tests.services import listening, opened
from town import raise_town

KEYS = {"k1": SecretStr((b"0" * 32).hex())}


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    """The findings by what was looked at."""
    return {finding.what: finding for finding in findings}


async def test_a_sound_installation_has_nothing_wrong(url: str, tmp_path: Path) -> None:
    async with opened(url):
        await raise_town()
    settings = Settings(database_url=url, data_dir=tmp_path, identity_keys=KEYS)
    found = by_name(await database_and_what_rests_on_it(settings))
    assert {name: one.sentence for name, one in found.items() if one.health is not Health.FINE} == {}
    assert list(found) == [
        "database", "migrations", "bus", "clock", "files", "staff", "read-only", "trail", "counters", "overdue", "chat",
        "letters", "issuer",
    ]  # fmt: skip


async def test_what_is_wrong_is_named_with_what_mends_it(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "files").write_text("This is no folder.")
    async with opened(sqlite_url):
        await raise_town()
        await Post.all().limit(1).update(visible_comments=99)
        await begin_standstill("", clock.now())
    settings = Settings(database_url=sqlite_url, data_dir=tmp_path, identity_keys=KEYS)
    found = by_name(await database_and_what_rests_on_it(settings))
    assert found["files"].health is Health.WRONG and "FILES_URL" in found["files"].sentence
    (tmp_path / "files").unlink()
    found = by_name(await database_and_what_rests_on_it(settings))
    async with opened(sqlite_url):
        await end_standstill()
    assert found["counters"].health is Health.WRONG and "./gongdao counters check" in found["counters"].sentence
    assert found["read-only"].health is Health.WARNING and "./gongdao readonly off" in found["read-only"].sentence


def test_machines_are_told_as_json_with_an_exit_code(tmp_path: Path) -> None:
    keys = json.dumps({"k1": "0" * 64})
    code, told, err = gongdao(tmp_path, "doctor", "--json", IDENTITY_KEYS=keys)
    found = {one["what"]: one for one in json.loads(told)}
    assert (code, err) == (1, "")
    assert (found["keys"]["health"], found["database"]["health"]) == ("WRONG", "FINE")
    assert "openssl rand -hex 32" in found["keys"]["sentence"]
    assert found["migrations"]["health"] == "WRONG" and "./gongdao migrate" in found["migrations"]["sentence"]


@asynccontextmanager
async def bot_api(answers: dict[str, Any]) -> AsyncIterator[str]:
    """What answers as the Bot API does, or another service of others, on a free port."""

    async def answer(request: web.Request) -> web.Response:
        return web.json_response(answers[request.path.rsplit("/", 1)[1]])

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    async with listening(app) as address:
        yield address


class Spoken:
    """Settings of a bot, as far as the doctor asks."""

    def __init__(self, api: str, webhook: str = "") -> None:
        self.telegram_token, self.telegram_api, self.webhook_url = SecretStr("1:secret"), api, webhook


ME = {"ok": True, "result": {"username": "tea_bot"}}
HOOK = "https://tea.example/telegram"


@pytest.mark.parametrize(
    ("answers", "webhook", "health", "told"),
    [
        ({"getMe": ME, "getWebhookInfo": {"ok": True, "result": {"url": ""}}}, "", Health.FINE, "@tea_bot"),
        ({"getMe": ME, "getWebhookInfo": {"ok": True, "result": {"url": HOOK}}}, HOOK, Health.FINE, "by webhook"),
        ({"getMe": ME, "getWebhookInfo": {"ok": True, "result": {"url": ""}}}, HOOK, Health.WARNING, "sets it"),
        ({"getMe": ME, "getWebhookInfo": {"ok": True, "result": {"url": HOOK}}}, "", Health.WARNING, "removes it"),
        (
            {"getMe": ME, "getWebhookInfo": {"ok": True, "result": {"url": HOOK, "last_error_message": "Wrong TLS"}}},
            HOOK, Health.WARNING, "Wrong TLS",
        ),
        ({"getMe": {"ok": False}, "getWebhookInfo": {"ok": False}}, "", Health.WRONG, "@BotFather"),
    ],
)  # fmt: skip
async def test_the_bot_is_asked_who_it_is_and_where_its_updates_go(
    answers: dict[str, Any], webhook: str, health: Health, told: str
) -> None:
    async with bot_api(answers) as api:
        found = await chat(Spoken(api, webhook))  # type: ignore[arg-type]
    assert (found.health, told in found.sentence, "secret" in found.sentence) == (health, True, False)


async def test_a_bot_that_does_not_answer_is_told_without_its_token() -> None:
    async with bot_api({}) as api:
        pass
    found = await chat(Spoken(api))  # type: ignore[arg-type]
    assert found.health is Health.WRONG and "secret" not in found.sentence


async def test_in_production_letters_must_go_somewhere(sqlite_url: str, tmp_path: Path) -> None:
    settings = Settings(database_url=sqlite_url, data_dir=tmp_path, identity_keys=KEYS, environment="production")
    found = by_name(await database_and_what_rests_on_it(settings))
    assert found["letters"].health is Health.WARNING and "SENDER" in found["letters"].sentence
    sent = settings.model_copy(update={"sender": "https://letters.example/"})
    assert by_name(await database_and_what_rests_on_it(sent))["letters"].health is Health.FINE


async def test_the_identity_provider_is_asked_for_its_keys() -> None:
    answers: dict[str, Any] = {"keys": {"keys": [RSAKey.generate_key(2048, {"kid": "k"}).as_dict(private=False)]}}
    async with bot_api(answers) as address:
        settings = Settings(oidc_issuer=address, oidc_audience="us")
        answers["openid-configuration"] = {"issuer": address, "jwks_uri": f"{address}/keys"}
        assert (await issuer(settings)).health is Health.FINE
        answers["keys"] = {"keys": []}
        assert (await issuer(settings)).health is Health.WRONG
        answers["openid-configuration"] = {"issuer": f"{address}/", "jwks_uri": f"{address}/keys"}
        assert (await issuer(settings)).health is Health.WRONG
    found = await issuer(settings)
    assert found.health is Health.WRONG and "OIDC_ISSUER" in found.sentence
