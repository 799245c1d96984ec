"""How a chat is told: chosen in one message that is edited in place, or by GraphQL; nonsense changes nothing."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from db import Chat, TrailEntry
from tests.asking import data, do, id_of
from tests.chat_world import World, as_actor, commented, labels, open_town
from tests.services import Database

SETTINGS = "commentNotices digest silent timeZone quietHours language"
TEN = ("member", "member2")


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def chat_of(role: str) -> Chat:
    return await Chat.get(user_id=(await as_actor(role)).user_id)


async def test_settings_are_one_message_edited_in_place(world: World) -> None:
    owner = await world.someone("owner")
    (shown,) = await owner.say("/settings")
    number, count = shown.message_id, len(await owner.all())
    assert shown.content.text.split("\n")[:3] == [
        "Settings of this chat", "New comments: all new ones",
        "Many at once: after the first few they come as one message",
    ]  # fmt: skip
    assert labels(shown) == [
        "New comments…", "Digest off", "Without a sound", "Weekly summary", "Quiet hours…", "Time zone…", "Language…"
    ]  # fmt: skip
    for menu, choice, line in (
        ("New comments…", "Only held ones", "New comments: only those that wait for a look"),
        ("Quiet hours…", "22–7", "Quiet hours: 22:00–07:00"),
        ("Time zone…", "Asia/Shanghai", "Time zone: Asia/Shanghai; it is"),
    ):
        await owner.press(menu, number)
        assert "Back" in labels(await owner.at(number))
        assert (await owner.press(choice, number)).text == "It is set"
        assert line in (await owner.at(number)).content.text
        await owner.press(menu, number)
        assert f"• {choice}" in labels(await owner.at(number))
        await owner.press("Back", number)
    await owner.press("Digest off", number)
    await owner.press("Without a sound", number)
    assert {"Digest on", "With a sound"} <= set(labels(await owner.at(number)))
    await owner.press("Quiet hours…", number)
    assert "not a span of a day" in (await owner.say("at night"))[-1].content.text
    await owner.say("22:30-7")
    assert "Quiet hours: 22:30–07:00" in (await owner.at(number)).content.text
    await owner.press("Time zone…", number)
    assert "Your message: not a time zone" in (await owner.say("Atlantis"))[-1].content.text
    await owner.say("UTC+8")
    assert "Time zone: UTC+08:00" in (await owner.at(number)).content.text
    await owner.press("Language…", number)
    await owner.press("中文", number)
    assert (await owner.at(number)).content.text.startswith("此聊天的设置\n新评论：只通知待审的评论\n")
    assert len(await owner.all()) == count + 2, "the two refusals"
    chat = await chat_of("owner")
    assert (chat.comment_notices, chat.digest, chat.silent) == ("HELD", False, True)
    events = await TrailEntry.filter(subject_id=chat.id, event="chat.notices_set").count()
    assert events == 7
    assert "没看懂" in (await owner.say("22-7"))[0].content.text, "no question is open any more"


async def test_only_held_or_none_or_no_digest_is_what_comes(world: World) -> None:
    owner = await world.someone("owner")
    chat, actor = id_of(await chat_of("owner")), await as_actor("owner")
    for wish, expected in (("HELD", ["[Held]"]), ("NONE", [])):
        assert (await do(actor, "setChatNotices", {"id": chat, "commentNotices": wish}))["__typename"] == "Chat"
        before = len(await owner.all())
        await commented(f"New while {wish}")
        await commented(f"Now check out my channel, {wish}", "member2")
        await world.settle()
        assert [m.content.text.split(" ")[0] for m in (await owner.all())[before:]] == expected
    assert (await owner.say("/queue"))[0].content.text.startswith("3 held · 0 reported · 8 new")
    await do(actor, "setChatNotices", {"id": chat, "commentNotices": "ALL", "digest": False})
    before = len(await owner.all())
    for number in range(6):
        await commented(f"One by one {number}", TEN[number % 2])
    await world.settle()
    assert len(await owner.all()) == before + 6


async def test_graphql_shows_and_sets_the_same_and_refuses_nonsense(world: World) -> None:
    actor, chat = await as_actor("owner"), await chat_of("owner")
    key = id_of(chat)
    values: Any = {"id": key, "timeZone": "europe/berlin", "quietHours": "23-8", "silent": True}
    assert await do(actor, "setChatNotices", values, f"... on Chat {{ {SETTINGS} offers }}") == {
        "__typename": "Chat", "commentNotices": "ALL", "digest": True, "silent": True, "timeZone": "Europe/Berlin",
        "quietHours": "23:00-08:00", "language": None, "offers": ["SET_CHAT_NOTICES", "UNLINK_CHAT"],
    }  # fmt: skip
    for wrong, code in (
        ({"timeZone": "Mars/Base"}, "NOT_A_TIME_ZONE"), ({"quietHours": "25-7"}, "NOT_HOURS_OF_A_DAY"), ({}, "EMPTY")
    ):  # fmt: skip
        answer = await do(actor, "setChatNotices", {"id": key, **wrong}, "... on Invalid { faults { code } }")
        assert answer["faults"] == [{"code": code}]
    other = await do(await as_actor("member"), "setChatNotices", {"id": key, "silent": False})
    assert other["code"] == "NOT_FOUND"
    mine = await data(actor, f"{{ viewer {{ chats {{ {SETTINGS} }} }} }}")
    assert [one["timeZone"] for one in mine["viewer"]["chats"]] == ["Europe/Berlin"]


async def test_who_runs_no_account_is_asked_only_what_concerns_them(world: World) -> None:
    guest = await world.someone("stranger", "zh")
    (shown,) = await guest.say("/settings")
    assert labels(shown) == ["免打扰时段…", "时区…", "语言…"]
    await guest.press("时区…")
    await guest.press("Asia/Tokyo")
    assert "时区：Asia/Tokyo" in (await guest.at(shown.message_id)).content.text
    assert "/settings" in (await guest.say("/help"))[0].content.text
    assert "/comments" in (await (await world.someone("owner")).say("/help"))[0].content.text
