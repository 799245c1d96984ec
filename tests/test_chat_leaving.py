"""/leave in the chat: one's data as a file, an account closed and kept, leaving and staying after all."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

import db
from policy import pack
from resolvers import clock
from resolvers.accounts.leaving.building import build_exports
from tests.chat_world import World, as_actor, labels, open_town
from tests.services import Database


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def test_ones_data_is_asked_for_and_fetched_by_a_link(world: World) -> None:
    member = await world.someone("member")
    page = (await member.say("/leave"))[-1]
    assert labels(page) == ["Export my data", "Leave the platform…"]
    assert (await member.press("Export my data")).text == "It is being put together"
    assert "being put together" in (await member.at(page.message_id)).content.text
    await build_exports()
    await world.settle()
    assert "Your data is ready" in (await member.last()).content.text
    shown = (await member.say("/leave"))[-1].content.text
    export = await db.Export.get(user_id=(await as_actor("member")).user_id)
    assert f"/files/{export.file_id}?" in shown


async def test_a_draft_is_closed_at_once_after_being_asked(world: World) -> None:
    owner = await world.someone("owner")
    await db.PublicAccount.filter(handle="tea-house").update(state="DRAFT")
    page = (await owner.say("/leave"))[-1]
    await owner.press("Close an account…")
    await owner.press("The Tea House")
    assert "It never was public, so it ends at once" in (await owner.at(page.message_id)).content.text
    assert (await owner.press("Yes, close it")).text == "The draft is closed"
    assert not await db.PublicAccount.exists(handle="tea-house")


async def test_an_account_is_closed_after_being_asked_and_kept_after_all(world: World) -> None:
    owner = await world.someone("owner")
    page = (await owner.say("/leave"))[-1]
    assert "Close an account…" in labels(page)
    await owner.press("Close an account…")
    await owner.press("The Tea House")
    asked = await owner.at(page.message_id)
    assert f"After {pack().leaving.account_days} days it ends for good" in asked.content.text
    assert labels(asked) == ["Yes, close it", "Back"]
    assert (await owner.press("Yes, close it")).text == "The account is closing"
    closing = await owner.at(page.message_id)
    ends = (clock.now() + timedelta(days=pack().leaving.account_days)).date()
    assert "The Tea House is closing and ends on" in closing.content.text and str(ends.year) in closing.content.text
    assert "Keep The Tea House" in labels(closing)
    assert (await owner.press("Keep The Tea House")).text == "The account stays"
    assert "Keep The Tea House" not in labels(await owner.at(page.message_id))


async def test_who_leaves_is_asked_first_and_can_stay(world: World) -> None:
    member, owner = await world.someone("member"), await world.someone("owner")
    user_id = (await as_actor("member")).user_id
    page = (await member.say("/leave"))[-1]
    await member.press("Leave the platform…")
    asked = await member.at(page.message_id)
    assert labels(asked) == ["Leave; my comments stay", "Leave and delete my comments", "Back"]
    assert "What you complained about is decided all the same" in asked.content.text
    assert (await member.press("Leave and delete my comments")).text == "You are leaving, comments too"
    left = await member.at(page.message_id)
    assert labels(left) == ["Export my data", "Stay after all"] and "you can stay" in left.content.text
    assert (await db.User.get(id=user_id)).deletes_comments
    assert (await member.press("Stay after all")).text == "You stay"
    assert "Leave the platform…" in labels(await member.at(page.message_id))
    await owner.say("/leave")
    await owner.press("Leave the platform…")
    assert "@tea-house" in (await owner.press("Leave; my comments stay")).text


async def test_a_guest_has_nothing_to_close(world: World) -> None:
    stranger = await world.someone("stranger")
    shown = (await stranger.say("/leave"))[-1]
    assert "Nobody is signed in here" in shown.content.text and labels(shown) == []
