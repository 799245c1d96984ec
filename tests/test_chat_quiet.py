"""Quiet hours by a person's own clock: new comments wait for the morning, what is held comes without a sound."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from db import Chat
from resolvers import clock
from resolvers.accounts import set_chat_notices
from resolvers.accounts.hours import hours_of, is_quiet, morning, zone_name
from resolvers.interactions import hide_comment, show_comment
from resolvers.rules.refusals import Refused
from tests.chat_world import World, as_actor, commented, labels, open_town
from tests.services import Database


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open, at the present time again afterwards."""
    async with open_town() as world:
        yield world
    clock.move_clock(timedelta())


async def chat_of(role: str) -> Chat:
    return await Chat.get(user_id=(await as_actor(role)).user_id)


def travel(hour: int, minute: int = 0) -> None:
    """Go to the next time that it is so late in Shanghai, which is eight hours ahead of UTC."""
    clock.move_clock(timedelta())
    now = clock.now()
    then = now.replace(hour=(hour - 8) % 24, minute=minute)
    clock.move_clock((then if then > now else then + timedelta(days=1)) - now)


async def test_at_night_in_shanghai_comments_wait_for_the_morning(world: World) -> None:
    owner, editor = await world.someone("owner"), await world.someone("editor")
    chat = await chat_of("owner")
    set_so = await set_chat_notices(await as_actor("owner"), chat.id, time_zone="asia/shanghai", quiet_hours="22:30-7")
    assert (set_so.time_zone, set_so.quiet_hours) == ("Asia/Shanghai", "22:30-07:00")  # type: ignore[union-attr]
    travel(23, 15)
    before = len(await owner.all())
    for number in range(5):
        await commented(f"Night {number}")
    seen = await commented("Please check out my channel today", "member2")
    await world.settle()
    held = (await owner.all())[before:]
    assert len(held) == 1 and held[0].content.text.startswith("[Held]") and held[0].content.silent
    assert not (await editor.last()).content.silent, "who has no quiet hours is told at once"
    await hide_comment(await as_actor("editor"), seen.id, "SPAM")
    await world.settle()
    assert (await owner.at(held[0].message_id)).content.text.startswith("Hidden by Ines")
    clock.move_clock(clock.now() - datetime.now(UTC) + timedelta(hours=7))
    await world.settle()
    assert len(await owner.all()) == before + 1, "at a quarter past six it is quiet still"
    clock.move_clock(clock.now() - datetime.now(UTC) + timedelta(hours=1))
    await commented("At breakfast", "complainant")
    await world.settle()
    digest = (await owner.all())[before + 1 :]
    assert [message.content.text.split("\n")[0] for message in digest] == ["6 new comments under one post"]
    assert not digest[0].content.silent and labels(digest[0])[0] == "Review one by one"
    clock.move_clock(clock.now() - datetime.now(UTC) + timedelta(minutes=2))
    await world.settle()
    await commented("After breakfast", "member2")
    await world.settle()
    assert (await owner.last()).content.text.startswith("[New]")


async def test_what_concerns_oneself_passes_without_a_sound(world: World) -> None:
    author = await world.someone("member")
    await set_chat_notices(await as_actor("member"), (await chat_of("member")).id, time_zone="+8", quiet_hours="22-7")
    comment = await commented("Hide me at night")
    for hour, silent in ((23, True), (12, False)):
        travel(hour)
        await hide_comment(await as_actor("editor"), comment.id, "SPAM")
        await world.settle()
        told = await author.last()
        assert "hid your comment" in told.content.text and told.content.silent is silent
        await show_comment(await as_actor("editor"), comment.id)
        await world.settle()


async def test_ending_the_quiet_sends_what_was_held_back(world: World) -> None:
    owner, chat = await world.someone("owner"), await chat_of("owner")
    await set_chat_notices(await as_actor("owner"), chat.id, time_zone="UTC+8", quiet_hours="21-9", silent=True)
    travel(22)
    before = len(await owner.all())
    await commented("Late")
    await world.settle()
    assert len(await owner.all()) == before
    await set_chat_notices(await as_actor("owner"), chat.id, quiet_hours="")
    await world.settle()
    digest = await owner.last()
    assert digest.content.text.startswith("1 new comment under one post") and digest.content.silent
    clock.move_clock(clock.now() - datetime.now(UTC) + timedelta(minutes=2))
    await world.settle()
    await commented("Silent wish", "member2")
    await world.settle()
    assert (await owner.last()).content.text.startswith("[New]") and (await owner.last()).content.silent


@pytest.mark.parametrize(
    ("text", "kept"),
    [("22:30-7", "22:30-07:00"), ("22–7", "22:00-07:00"), (" 0:00 - 23:59 ", "00:00-23:59"), ("23至8", "23:00-08:00")],
)
def test_hours_are_read_as_people_write_them(text: str, kept: str) -> None:
    assert hours_of(text) == kept


@pytest.mark.parametrize("text", ["24-7", "7-7", "07:00-7", "22:60-7", "22", "-", "abends", "22-7-8", "١٠-٧٩"])
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        hours_of(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("asia/shanghai", "Asia/Shanghai"), ("America/new york", "America/New_York"), ("UTC+8", "UTC+08:00"),
        ("+05:30", "UTC+05:30"), ("gmt-3", "UTC-03:00"), ("utc", "UTC"), ("UTC+0", "UTC"), ("UTC−9:30", "UTC-09:30"),
    ],
)  # fmt: skip
def test_time_zones_are_read_as_people_write_them(text: str, kept: str) -> None:
    assert zone_name(text) == kept


@pytest.mark.parametrize("text", ["", "Atlantis/Centre", "UTC+15", "+8:75", "../../etc/passwd", "localtime", "8"])
def test_time_zones_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        zone_name(text)


@pytest.mark.parametrize(
    ("zone", "hours", "now", "until"),
    [
        ("UTC", "22:00-07:00", "2026-11-24T23:00Z", "2026-11-25T07:00Z"),
        ("UTC", "22:00-07:00", "2026-11-25T06:59Z", "2026-11-25T07:00Z"),
        ("UTC", "12:00-14:00", "2026-11-25T12:00Z", "2026-11-25T14:00Z"),
        ("Asia/Shanghai", "22:30-07:00", "2026-11-24T14:30Z", "2026-11-24T23:00Z"),
        ("Europe/Berlin", "22:00-07:00", "2026-03-28T22:00Z", "2026-03-29T05:00Z"),  # the night that is an hour shorter
    ],
)  # fmt: skip
def test_the_morning_comes_by_the_clock_on_the_wall(zone: str, hours: str, now: str, until: str) -> None:
    chat, at = Chat(time_zone=zone, quiet_hours=hours), datetime.fromisoformat(now)
    assert is_quiet(chat, at) and morning(chat, at) == datetime.fromisoformat(until)
    assert not is_quiet(chat, morning(chat, at))
    assert morning(Chat(time_zone=zone), at) == at
