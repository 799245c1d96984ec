"""Opening an account and looking after it in the chat, by what a person says and presses."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

import db
from db.vocabulary import AccountCategory, AccountClass
from policy import pack
from resolvers import posts
from resolvers.accounts import opening
from resolvers.accounts.opening.labels import before_first_post
from resolvers.accounts.standing import declare_accounts
from resolvers.actor import actor_of_user
from resolvers.refusing import refusal_sentence
from resolvers.rules import refusals as no
from tests.cast import done
from tests.cast_opening import acted_for
from tests.chat_world import World, as_actor, labels, open_town
from tests.services import Database


async def anew(actor: Any) -> Any:
    return await actor_of_user(await db.User.get(id=actor.user_id))


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def acts_for(role: str, kind: str = "ORGANISATION", state: str = "VERIFIED") -> db.Registrant:
    return await acted_for(Cast({role: await as_actor(role)}), state, role, kind=kind)


class Cast(dict[str, Any]):
    """People by role, as makers of things know them."""

    count = 0


async def approved(handle: str) -> None:
    account = await db.PublicAccount.get(handle=handle)
    done(await opening.approve_account(await as_actor("reviewer"), account.id, pack().opening.check_opening))


async def test_who_acts_for_nobody_is_told_where_to_begin(world: World) -> None:
    assert "/identity" in (await (await world.someone("member")).say("/open"))[-1].content.text
    assert "/link" in (await (await world.someone("stranger")).say("/open"))[-1].content.text
    assert "/open begins one" in (await (await world.someone("member")).say("/account"))[-1].content.text
    assert "/open begins one" in (await (await world.someone("member")).say("/post"))[-1].content.text


async def test_one_chooses_for_whom_and_as_what_and_can_leave(world: World) -> None:
    await acts_for("member", "PERSON")
    await acts_for("member")
    one = await world.someone("member")
    assert labels((await one.say("/open"))[-1])[0] == "I myself"
    await one.press("I myself")
    assert labels(await one.last()) == ["Individual"]
    await one.say("/open")
    await one.press("Firm 1")
    await one.press("Medium")
    assert labels(await one.last()) == ["News account", "Organisation account"]
    old = await one.last()
    await one.press("News account")
    for words in ("The Paper", "the-paper", "All of it", "News of tea"):
        await one.say(words)
    assert "News account" not in (await one.last()).content.text and "news account" in (await one.last()).content.text
    assert await db.ChatState.filter(state__contains="opening").count() == 1
    assert "The Paper" not in str(await db.ChatState.all().values())  # what is said on the way is sealed
    await one.press("Cancel")
    assert "Nothing was made" in (await one.last()).content.text
    assert "Please begin again" in (await one.press("Organisation account", old.message_id)).text
    assert not await db.PublicAccount.exists(handle="the-paper")


async def test_a_draft_says_what_stands_against_publishing_it(world: World) -> None:
    account = await db.PublicAccount.get(handle="tea-house")
    done(await posts.create_post(await as_actor("editor"), account.id, "Hello", "Words."))
    editor = await world.someone("editor")
    await editor.say("/post")
    await editor.press("Hello")
    shown = await editor.last()
    assert "cannot be published yet" not in shown.content.text and "Publish" in labels(shown)
    await db.Registrant.filter(id=account.registrant_id).update(state="LAPSED")
    await editor.say("/post")
    await editor.press("Hello")
    shown = await editor.last()
    why = refusal_sentence(no.Restricted(no.Because.REGISTRANT_NOT_VERIFIED), "en")
    assert f"cannot be published yet: {why}" in shown.content.text and "Publish" not in labels(shown)


async def test_who_has_several_accounts_sees_that_they_are_to_be_declared(world: World) -> None:
    registrant = await acts_for("member")
    as_company = AccountCategory.COMPANY, AccountClass.ORGANISATION

    async def declared() -> list[bool | None]:
        who = await as_actor("member")
        told = await before_first_post(who, list(who.posts))
        return [{one.step: one.done for one in steps}.get("DECLARED") for steps in told.values()]

    for handle, steps in (("first-shop", [None]), ("second-shop", [False, False])):
        made = await opening.open_account(
            await as_actor("member"), registrant.id, handle, f"The {handle}", *as_company
        )  # fmt: skip
        done(made)
        assert await declared() == steps
    done(await declare_accounts(await as_actor("member"), registrant.id, "Tea"))
    assert await declared() == [True, True]


async def test_words_before_a_class_is_chosen_are_no_name(world: World) -> None:
    await acts_for("member")
    one = await world.someone("member")
    await one.say("/open")
    await one.press("Medium")
    asked = await one.last()
    assert "did not understand" in (await one.say("The Paper"))[-1].content.text
    await one.press("News account", asked.message_id)
    assert await db.ChatState.filter(state__contains="opening").count() == 1
    await one.say("/open")
    await one.press("Medium")  # while a name was asked for
    assert "did not understand" in (await one.say("the-paper"))[-1].content.text


async def test_a_change_of_an_open_account_is_shown_waiting_and_can_be_taken_back(world: World) -> None:
    owner = await world.someone("owner")
    page = (await owner.say("/account"))[-1]
    assert "Open: readers see it" in page.content.text and "Before the first post" not in page.content.text
    await owner.press("Name…")
    shown = await owner.say("The Tea Garden")
    assert "Waits for review" in shown[-1].content.text and "Name: The Tea Garden" in shown[-1].content.text
    assert (await owner.press("Take the change back")).text == "The change is taken back"
    assert "Waits for review" not in (await owner.at(shown[-1].message_id)).content.text
    await owner.press("Name…")
    await owner.say("The Tea Garden")
    revision = await db.AccountRevision.get(state="PENDING")
    done(await opening.return_revision(await as_actor("reviewer"), revision.id, "NAME_MISLEADS", "It is a house."))
    await world.settle()
    told = await owner.showing("is not approved")
    assert "the name misleads" in told.content.text and "It is a house." in told.content.text
    await owner.press("Account", told.message_id)
    assert "Given back: the name misleads" in (await owner.last()).content.text
