"""From nothing to a first published post: over GraphQL, and in the chat by what a person says and presses."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

import db
from policy import pack
from resolvers.accounts import opening
from resolvers.actor import actor_of_user
from tests.asking import data, do, id_of
from tests.cast import done, make_town
from tests.cast_opening import acted_for
from tests.chat_world import World, as_actor, labels, open_town, quoted
from tests.services import Database


async def anew(actor: Any) -> Any:
    return await actor_of_user(await db.User.get(id=actor.user_id))


async def test_a_person_opens_an_account_and_publishes_over_graphql(sqlite: Database) -> None:
    town = await make_town()
    registrant = await acted_for(town, "UNVERIFIED", "stranger")
    said = {"idempotencyKey": "1", "registrantId": id_of(registrant), "handle": "new-leaf", "name": "New Leaf",
            "category": "COMPANY", "accountClass": "ORGANISATION", "description": "Tea.", "scope": "Tea"}  # fmt: skip
    made = await do(town["stranger"], "openAccount", said, "... on PublicAccount { id state }")
    assert (made["__typename"], made["state"]) == ("PublicAccount", "DRAFT")
    again = await do(town["stranger"], "openAccount", said, "... on PublicAccount { id }")
    assert again["id"] == made["id"] and await db.PublicAccount.filter(handle="new-leaf").count() == 1
    owner, account = await anew(town["stranger"]), {"id": made["id"]}
    early = await do(owner, "submitAccount", account)
    assert (early["__typename"], early["code"]) == ("Restricted", "RESTRICTED")
    await db.Registrant.filter(id=registrant.id).update(state="VERIFIED")
    assert (await do(owner, "submitAccount", account))["__typename"] == "PublicAccount"
    waiting = "{ accountQueue { nodes { account { id } toCheck { code } } } }"
    (found,) = (await data(town["reviewer"], waiting))["accountQueue"]["nodes"]
    assert found["account"] == account
    ticked = {"checklist": [point["code"] for point in found["toCheck"]]}
    written = await do(
        owner,
        "createPost",
        {"accountId": made["id"], "title": "Hello", "body": "The first."},
        "... on Post { id offers }",
    )
    assert "PUBLISH_POST" not in written["offers"]
    assert (await do(owner, "publishPost", {"id": written["id"]}))["__typename"] == "Restricted"
    opened = await do(town["reviewer"], "approveAccount", {**account, **ticked}, "... on PublicAccount { state }")
    assert opened["state"] == "ACTIVE"
    assert (await do(owner, "publishPost", {"id": written["id"]}))["__typename"] == "Post"
    read = '{ account(handle: "new-leaf") { name labels { verifiedAs category } posts { nodes { title } } } }'
    assert (await data(None, read))["account"] == {
        "name": "New Leaf", "labels": {"verifiedAs": "ORGANISATION", "category": "COMPANY"},
        "posts": {"nodes": [{"title": "Hello"}]},
    }  # fmt: skip


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


async def test_a_person_opens_an_account_and_publishes_in_the_chat(world: World) -> None:
    await acts_for("member")
    one = await world.someone("member")
    shown = (await one.say("/open"))[-1]
    assert labels(shown) == ["Public body", "Medium", "Company", "Civil organisation"]
    await one.press("Company")
    assert "What is it to be called" in (await one.last()).content.text
    assert "at least 2" in (await one.say("!"))[-1].content.text
    await one.say("New Leaf")
    assert "already taken" in (await one.say("tea-house"))[-1].content.text
    await one.say("new-leaf")
    await one.press("Skip")
    summary = (await one.say("Tea of the year"))[-1]
    assert "New Leaf (@new-leaf)" in summary.content.text and quoted(summary) == ["Tea of the year"]
    assert (await one.press("Create")).text == "The draft is made"
    page = await one.last()
    assert "✓ The identity" in page.content.text and "◻ The account is sent for review" in page.content.text
    assert labels(page) == ["Send for review", "Name…", "Description…", "Scope…", "Write a post"]
    await one.press("Write a post")
    await one.say("Hello")
    kept = (await one.say("The first words."))[-1]
    assert "Saved as a draft" in kept.content.text and labels(kept) == [
        "Headline…",
        "Text…",
        "Keep as draft",
        "All posts",
    ]
    assert (await one.press("Keep as draft")).text == "It stays a draft"
    await one.press("Description…")
    assert "Noted" in (await one.say("A house of new leaves"))[0].content.text
    assert (await one.press("Send for review", page.message_id)).text == "Sent for review"
    assert "In review" in (await one.at(page.message_id)).content.text
    await approved("new-leaf")
    await world.settle()
    told = await one.showing("New Leaf is open")
    assert labels(told) == ["Account"]
    listed = (await one.say("/post"))[-1]
    assert "Hello – a draft" in listed.content.text
    await one.press("Hello")
    assert (await one.press("Publish")).text == "Published"
    post = await db.Post.get(title="Hello")
    assert post.state == "PUBLISHED" and labels(await one.last()) == ["Withdraw", "Headline…", "Text…", "All posts"]
    await one.press("Text…")
    assert "Changed" in (await one.say("Better words."))[-1].content.text
    assert (await one.press("Withdraw")).text == "Withdrawn"
    assert (await db.Post.get(id=post.id)).state == "WITHDRAWN"


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
