"""The team of an account in the chat: an invitation passed on, roles, transfer, the week, and the Monday summary."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from db import Chat, Deadline, Notice, Operatorship
from db.vocabulary import DeadlineKind
from resolvers import clock
from resolvers.accounts import set_chat_notices, unlink_chat
from resolvers.accounts.team.weekly import next_monday, sum_up_week
from resolvers.deadlines import meet_deadlines
from resolvers.interactions import hide_comment
from resolvers.rules.standings import system
from tests.chat_world import World, as_actor, commented, labels, open_town
from tests.services import Database

SHANGHAI = timedelta(hours=8)


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def chat_of(role: str) -> Chat:
    return await Chat.get(user_id=(await as_actor(role)).user_id)


async def invited_by(world: World) -> str:
    """The link of an invitation, as the owner passes it on."""
    owner = await world.someone("owner")
    await owner.say("/team")
    await owner.press("Invite moderator")
    return (await owner.last()).content.text.splitlines()[-1]


async def test_an_invitation_is_passed_on_read_and_accepted(world: World) -> None:
    link = await invited_by(world)
    owner, member = await world.someone("owner"), await world.someone("member")
    assert link.startswith("/start i_")
    shown = (await member.say(link))[-1]
    assert "You are invited to the team of The Tea House (@tea-house) as moderator" in shown.content.text
    assert labels(shown) == ["Accept", "Decline"]
    assert (await member.press("Accept")).text == "Welcome to the team"
    assert "You are in the team" in (await member.at(shown.message_id)).content.text
    assert "Anna K accepted the invitation to The Tea House" in (await owner.last()).content.text
    assert "The team of The Tea House" in (await member.say("/team"))[-1].content.text
    second = (await (await world.someone("member2")).say(link))[-1]
    assert "time of this invitation is over" in second.content.text


async def test_a_guest_is_told_to_link_the_chat_first(world: World) -> None:
    link = await invited_by(world)
    stranger = await world.someone("stranger")
    shown = (await stranger.say(link))[-1]
    assert "link this chat first" in shown.content.text
    assert "sign in first" in (await stranger.press("Accept")).text
    assert await Operatorship.filter(state="INVITED").count() == 1


async def test_an_owner_cares_for_the_team_with_buttons(world: World) -> None:
    owner, editor, moderator = [await world.someone(role) for role in ("owner", "editor", "moderator")]
    page = (await owner.say("/team"))[-1]
    assert labels(page) == ["Ines", "Kofi", "Invite editor", "Invite moderator", "This week"]
    await owner.press("Kofi")
    assert labels(await owner.at(page.message_id)) == ["Make editor", "Remove…", "Give ownership…", "Back"]
    await owner.press("Make editor")
    assert "Your role at The Tea House is now: editor" in (await moderator.last()).content.text
    await owner.press("Kofi")
    await owner.press("Remove…")
    assert "End Kofi’s place" in (await owner.at(page.message_id)).content.text
    await owner.press("Yes, remove")
    assert "Kofi" not in (await owner.at(page.message_id)).content.text
    assert "no longer in the team" in (await moderator.last()).content.text
    await owner.press("Ines")
    await owner.press("Give ownership…")
    await owner.press("Yes, offer it")
    assert "offers you the ownership" in (await editor.last()).content.text
    await editor.say("/team")
    await editor.press("Accept the ownership…")
    await editor.press("Yes, I accept")
    assert "Ines is the owner of The Tea House now" in (await owner.last()).content.text
    assert labels((await owner.say("/team"))[-1]) == ["Leave…"]


async def test_the_invitation_can_be_taken_back(world: World) -> None:
    link = await invited_by(world)
    owner = await world.someone("owner")
    withdraw = next(name for message in await owner.all() for name in labels(message) if name.startswith("Withdraw:"))
    assert (await owner.press(withdraw)).text == "The invitation is taken back"
    assert "is over" in (await (await world.someone("member")).say(link))[-1].content.text


async def test_this_week_names_who_did_what(world: World) -> None:
    comment = await commented("Not nice")
    await hide_comment(await as_actor("moderator"), comment.id, "SPAM")
    owner = await world.someone("owner")
    await owner.say("/team")
    await owner.press("This week")
    assert "• Kofi: hide 2×" in (await owner.last()).content.text  # one of them before, in the town


async def meet(world: World) -> None:
    await meet_deadlines(clock.now())
    await world.settle()


async def test_the_summary_comes_once_on_monday_morning_by_the_clock_of_the_chat(world: World) -> None:
    owner, editor = await world.someone("owner"), await world.someone("editor")
    chat = await chat_of("owner")
    await set_chat_notices(await as_actor("owner"), chat.id, time_zone="Asia/Shanghai")
    await owner.say("/settings")
    await owner.press("Weekly summary")
    due = (await Deadline.get(kind=DeadlineKind.WEEKLY_SUMMARY, done_at=None)).due_at
    assert ((due + SHANGHAI).weekday(), (due + SHANGHAI).hour) == (0, 8)
    due += timedelta(days=7)  # not in the week in which the town was raised
    # In the week that is told of: on its Tuesday.
    clock.move_clock(due - timedelta(days=6) - datetime.now(UTC))
    hidden = await commented("Buy now")
    await world.settle()
    clock.move_clock(due - timedelta(days=6) + timedelta(minutes=20) - datetime.now(UTC))
    await hide_comment(await as_actor("moderator"), hidden.id, "SPAM")
    await commented("Please check out my channel today", "member2")
    await world.settle()
    await meet(world)  # of the week before, late
    before = len(await owner.all())
    clock.move_clock(due - timedelta(minutes=5) - datetime.now(UTC))
    await meet(world)
    assert len(await owner.all()) == before, "it is not yet Monday morning"
    clock.move_clock(due + timedelta(minutes=1) - datetime.now(UTC))
    seen_by_editor = len(await editor.all())
    await meet(world)
    world.restarted()
    await meet(world)
    told = (await owner.all())[before:]
    assert len(told) == 1, "once, also after a restart"
    text = told[0].content.text
    assert "New comments: 2 · held: 1 · hidden: 1" in text and "• Kofi: hide 1×" in text
    assert "within 0 h 20 min" in text and "Waiting now: 2 held" in text  # one of the town
    assert labels(told[0]) == ["Queue", "No weekly summary"] and len(await editor.all()) == seen_by_editor
    assert (await Deadline.get(kind=DeadlineKind.WEEKLY_SUMMARY, done_at=None)).due_at == due + timedelta(days=7)
    await owner.press("Queue")
    assert "[Held]" in (await owner.last()).content.text
    await owner.press("No weekly summary")
    assert not await Deadline.exists(kind=DeadlineKind.WEEKLY_SUMMARY, done_at=None)


async def test_a_process_that_dies_after_the_notices_tells_nobody_twice(world: World) -> None:
    chat = await chat_of("owner")
    await set_chat_notices(await as_actor("owner"), chat.id, weekly=True)
    due = (await Deadline.get(subject_id=chat.id, done_at=None)).due_at
    clock.move_clock(due + timedelta(minutes=1) - datetime.now(UTC))
    await sum_up_week(system("deadlines"), chat.id)  # and the deadline is never settled
    await meet(world)
    assert await Notice.filter(event="account.week_summed").count() == 1


async def test_who_owns_nothing_any_more_is_told_nothing(world: World) -> None:
    chat = await chat_of("owner")
    await set_chat_notices(await as_actor("owner"), chat.id, weekly=True)
    await unlink_chat(await as_actor("owner"), chat.id)
    await sum_up_week(system("deadlines"), chat.id)
    assert not await Notice.exists(event="account.week_summed")


@pytest.mark.parametrize(
    ("zone", "quiet", "expected"),
    [
        ("UTC", None, "2026-11-30T08:00"), ("Asia/Shanghai", None, "2026-11-30T00:00"),
        ("America/New_York", None, "2026-11-30T13:00"), ("UTC", "22:00-09:30", "2026-11-30T09:30"),
    ],
)  # fmt: skip
def test_monday_morning_is_after_the_quiet_hours_of_the_place(zone: str, quiet: str | None, expected: str) -> None:
    chat = Chat(time_zone=zone, quiet_hours=quiet)
    friday = datetime(2026, 11, 27, 12, tzinfo=UTC)
    assert next_monday(chat, friday) == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    on_time = next_monday(chat, friday)
    assert next_monday(chat, on_time) == on_time + timedelta(days=7)
