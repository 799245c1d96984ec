"""Updates of Telegram: fetched or posted, each is a row first, and what comes of them is the same."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from starlette.applications import Starlette

import app
from bot import dispatcher, introduce
from bot.chat import limiter
from bot.chat.inbox import keep_update, run_inbox
from bot.chat.telegram import telegram_bot
from bot.chat.turn import Turn
from bot.chat.updates import LARGEST, SECRET, run_polling
from bot.notices import run_notices
from db import ChatUpdate, Notice, Sending
from db.columns import use_keys
from db.due import claim
from db.vocabulary import Transport
from policy import say
from resolvers import clock
from settings import Settings
from tests.bot_api import TOKEN, BotApi, Form, bot_api
from tests.chat_world import commented, link_to
from tests.chats import ANNA, BEN
from tests.services import Database
from town import raise_town


@pytest.fixture
async def api(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BotApi]:
    """Telegram's side, beside a town."""
    monkeypatch.setattr(limiter, "PRIVATE", (0.001, 3))
    await raise_town()
    async with bot_api() as api:
        yield api


def settings_for(api: BotApi, tmp_path: Path, **more: Any) -> Settings:
    """Settings of a service that Telegram can reach."""
    keys = {"identity_keys": {"k1": "30" * 32}, "data_dir": tmp_path}
    return Settings(telegram_token=TOKEN, telegram_api=api.url, public_url="http://127.0.0.1:9", **keys, **more)  # type: ignore[arg-type]


@asynccontextmanager
async def at_work(api: BotApi, *, fetching: bool) -> AsyncIterator[None]:
    """All that handles and sends, and fetches when it is told to."""
    bot, door, turn = telegram_bot(TOKEN, api.url), dispatcher(), Turn(uuid4())
    bots = {Transport.TELEGRAM: bot}
    loops = [run_inbox(door, bots, turn), run_notices(bots, turn)]
    if fetching:
        loops.append(run_polling(bot, door.resolve_used_update_types(), turn, introduce))
    tasks = [asyncio.create_task(loop) for loop in loops]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await turn.end()
        await bot.session.close()


async def until(true: Any) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.01)


async def a_report(api: BotApi, who: int, link: str, hand_over: Any) -> list[tuple[str, int]]:
    """Somebody reports a comment; gives what they see in the end, but for numbers and secrets."""

    async def does(act: Form, then: str) -> None:
        await hand_over(act)
        await until(lambda: any(then in text for text in api.said(who)))

    await does(api.say(who, link), say("en", "report-category"))
    await does(api.press(who, say("en", "category-INSULT")), "in your own words")
    await does(api.say(who, "It insults me."), say("en", "report-summary"))
    await does(api.press(who, say("en", "button-send")), "Receipt")
    await does(api.say(who, "/mine"), say("en", "mine-head"))
    async with asyncio.timeout(20):
        while await Sending.exists(sealed__isnull=False):
            await asyncio.sleep(0.01)
    heads = [text.splitlines()[0].split(" GD-")[0] for text in api.said(who)]
    rows = [len((message.get("reply_markup") or {}).get("inline_keyboard", [])) for message in api.messages[who]]
    return list(zip(heads, rows, strict=True))


async def test_fetched_and_posted_updates_come_to_the_same(api: BotApi, tmp_path: Path) -> None:
    link, settings = link_to("c", (await commented("Unkind words")).id), settings_for(api, tmp_path)
    use_keys(settings.keys())

    async def fetched(update: Form) -> None:
        """It waits to be fetched."""

    async with at_work(api, fetching=True):
        by_polling = await a_report(api, ANNA, link, fetched)
    assert api.asked("deleteWebhook") and "callback_query" in api.asked("getUpdates")[0]["allowed_updates"]
    transport = httpx2.ASGITransport(app=Starlette(routes=[app.webhook_route(settings)]))
    async with httpx2.AsyncClient(transport=transport, base_url="http://us") as http:

        async def posted(update: Form) -> None:
            """Telegram posts it, and once more, since it did not hear that it arrived."""
            for _ in range(2):
                headers = {SECRET: app.webhook_secret(settings)}
                answer = await http.post("/telegram", json=update, headers=headers)
                assert (answer.status_code, answer.json()) == (200, {})

        async with at_work(api, fetching=False):
            assert await a_report(api, BEN, link, posted) == by_polling


async def test_only_telegram_may_post_and_only_updates(sqlite: Database, tmp_path: Path) -> None:
    settings = settings_for(BotApi(url="http://127.0.0.1:9"), tmp_path, header_seconds=0.1, telegram_secret="a_b-c")
    use_keys(settings.keys())
    transport = httpx2.ASGITransport(app=Starlette(routes=[app.webhook_route(settings)]))

    async def slowly() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(1)

    good, ours = json.dumps({"update_id": 5, "message": {"from": {"id": 1}}}).encode(), {SECRET: "a_b-c"}
    async with httpx2.AsyncClient(transport=transport, base_url="http://us") as http:
        for headers, body, status in (
            ({}, good, 401), ({SECRET: ""}, good, 401), ({SECRET: "a_b-d"}, good, 401), (ours, b"", 400),
            (ours, b"[]", 400), (ours, b'{"update_id": true}', 400), (ours, b'{"update_id": "5"}', 400),
            (ours, b"[" * 100_000, 400), (ours, b'{"update_id": 1e400}', 400),
            (ours, b'{"update_id": 1099511627776}', 400), (ours, b"x" * (LARGEST + 1), 413), (ours, slowly(), 408),
        ):  # fmt: skip
            answer = await http.post("/telegram", content=body, headers=headers)
            assert answer.status_code == status, (headers, str(body)[:40])
            assert not await ChatUpdate.exists()
        assert (await http.get("/telegram", headers=ours)).status_code == 405
        assert (await http.post("/telegram", content=good, headers=ours)).status_code == 200
    assert await ChatUpdate.filter(update_id=5).count() == 1


async def test_what_a_person_did_is_handled_in_its_order_however_it_came(sqlite: Database) -> None:
    api, now = BotApi(), clock.now()
    one, other, two = api.say(ANNA, "one"), api.say(BEN, "other"), api.say(ANNA, "two")
    for update in (two, one, other):
        assert await keep_update(Transport.TELEGRAM, update, now)
    taken = [row.update_id for row in await claim(ChatUpdate, now, one_per="person_key", by="update_id")]
    assert taken == [one["update_id"], other["update_id"]]


async def test_who_takes_over_from_the_dead_lets_go_of_what_they_held(sqlite: Database) -> None:
    now = clock.now()
    await keep_update(Transport.TELEGRAM, BotApi().say(ANNA, "one"), now)
    dead = Turn(uuid4(), lambda: now)
    assert await dead.mine() and len(await claim(ChatUpdate, now, one_per="person_key")) == 1
    assert await dead.mine() and not await claim(ChatUpdate, now), "one's own turn again lets go of nothing"
    now += timedelta(seconds=11)
    heir = Turn(uuid4(), lambda: now)
    assert await heir.mine() and len(await claim(ChatUpdate, now)) == 1
    assert not await Notice.exists(lease_until__isnull=False)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"telegram_token": "nonsense"}, "must look like"),
        ({"telegram_secret": "no spaces"}, "must be 1 to 256"),
        ({"telegram_api": "ftp://x"}, "must be an address"),
        ({"telegram_token": TOKEN, "public_url": "http://example.org"}, "PUBLIC_URL must start with https://"),
    ],
)
def test_a_wrong_setting_is_told(wrong: dict[str, str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Settings(**wrong)  # type: ignore[arg-type]
