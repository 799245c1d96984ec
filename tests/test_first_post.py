"""From nothing to a first published post, by a person whom nobody knew: over GraphQL, and in the chat with the form."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

import db
from db.files import use_files
from policy import pack
from resolvers.accounts import identity, opening
from resolvers.actor import actor_of_user
from tests import numbers
from tests.asking import data, do, served
from tests.cast import done
from tests.cast_identity import NAME
from tests.chat_world import World, as_actor, labels, open_town, quoted
from tests.pictures import photo
from tests.services import Database


@pytest.fixture
async def world(sqlite_town: Database, tmp_path: Any) -> AsyncIterator[World]:
    """The town with its chats open."""
    use_files(str(tmp_path / "files"))
    async with open_town() as world:
        yield world


async def anew(actor: Any) -> Any:
    return await actor_of_user(await db.User.get(id=actor.user_id))


async def test_a_person_whom_nobody_knew_publishes_over_graphql(world: World) -> None:
    me, officer, reviewer = [await as_actor(role) for role in ("member", "identity_officer", "reviewer")]
    own = await do(me, "openRegistrant", {"kind": "PERSON"}, "... on Registrant { id state offers }")
    told = {"id": own["id"], "document": "RESIDENT_CARD", "number": numbers.resident(71), "name": NAME}
    given = await do(me, "submitRegistrant", told, "... on Registrant { state number name verified }")
    assert given["state"] == "PENDING" and numbers.resident(71) not in str(given) and NAME not in str(given)
    waiting = "{ registrantQueue(last: 1) { nodes { id checklist { code } } } }"
    (found,) = (await data(officer, waiting))["registrantQueue"]["nodes"]
    assert found["id"] == own["id"]
    ticked = {"id": own["id"], "checklist": [point["code"] for point in found["checklist"]]}
    assert (await do(officer, "verifyRegistrant", ticked, "... on Registrant { verified }"))["verified"] is True
    to_sign = "{ viewer { agreements { document { id } registrant { id } } } }"
    said = {"idempotencyKey": "1", "registrantId": own["id"], "handle": "new-leaf", "name": "New Leaf",
            "category": "INDIVIDUAL", "accountClass": "PERSONAL", "description": "Tea.", "scope": "Tea"}  # fmt: skip
    made = await do(me, "openAccount", said, "... on PublicAccount { id state }")
    assert (made["__typename"], made["state"]) == ("PublicAccount", "DRAFT")
    assert (await do(me, "openAccount", said, "... on PublicAccount { id }"))["id"] == made["id"]
    me, account = await anew(me), {"id": made["id"]}
    assert (await do(me, "submitAccount", account))["__typename"] == "PublicAccount"
    written = {"accountId": made["id"], "title": "Hello", "body": "The first."}
    post = await do(me, "createPost", written, "... on Post { id offers }")
    assert (await do(me, "publishPost", {"id": post["id"]}))["__typename"] == "Restricted"
    queue = "{ accountQueue { nodes { account { id } toCheck { code } } } }"
    (revision,) = (await data(reviewer, queue))["accountQueue"]["nodes"]
    checked = {"checklist": [point["code"] for point in revision["toCheck"]]}
    opened = await do(reviewer, "approveAccount", {**account, **checked}, "... on PublicAccount { state }")
    assert opened["state"] == "ACTIVE"
    steps = f'{{ node(id: "{made["id"]}") {{ ... on PublicAccount {{ beforeFirstPost {{ step done }} }} }} }}'
    before = (await data(me, steps))["node"]["beforeFirstPost"]
    assert {step["step"] for step in before if not step["done"]} == {"AGREED"}
    assert (await do(me, "publishPost", {"id": post["id"]}, "... on Restricted { because }"))["because"] == (
        "AGREEMENT_NOT_SIGNED"
    )
    for one in (await data(me, to_sign))["viewer"]["agreements"]:
        signed = {"documentId": one["document"]["id"], "registrantId": (one["registrant"] or {}).get("id")}
        assert (await do(me, "acceptDocument", signed))["__typename"] == "Acceptance"
    assert (await do(me, "publishPost", {"id": post["id"]}))["__typename"] == "Post"
    read = '{ account(handle: "new-leaf") { name labels { verifiedAs category } posts { nodes { title } } } }'
    assert (await data(None, read))["account"] == {
        "name": "New Leaf", "labels": {"verifiedAs": "PERSON", "category": "INDIVIDUAL"},
        "posts": {"nodes": [{"title": "Hello"}]},
    }  # fmt: skip


async def approved(handle: str) -> None:
    account = await db.PublicAccount.get(handle=handle)
    done(await opening.approve_account(await as_actor("reviewer"), account.id, pack().opening.check_opening))


async def the_form_is_filled_in(said: str) -> None:
    """What a person does with the link: opens the page, writes, chooses a picture, sends."""
    path = "/identity/" + said.rsplit("/identity/", 1)[1].split()[0].rstrip(".")
    written = {"document": "RESIDENT_CARD", "number": numbers.resident(72), "name": NAME}
    papers = {"papers": ("card.jpg", photo(), "image/jpeg")}
    async with served() as port, httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as browser:
        assert (await browser.get(path)).status_code == 200
        assert (await browser.post(path, data=written, files=papers)).status_code == 200


async def test_a_person_whom_nobody_knew_publishes_in_the_chat(world: World) -> None:
    one = await world.someone("member")
    await one.say("/identity")
    await one.press("Register as a person")
    await one.press("Give the identity")
    await the_form_is_filled_in((await one.last()).content.text)
    registrant = await db.Registrant.get(state="PENDING", kind="PERSON", number_mark__isnull=False)
    done(
        await identity.verify_registrant(
            await as_actor("identity_officer"), registrant.id, pack().identity.checklist.PERSON
        )
    )
    await one.say("/open")
    await one.press("Individual")
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
    assert "Saved as a draft" in kept.content.text and "cannot be published yet" in kept.content.text
    assert labels(kept) == ["Headline…", "Text…", "Keep as draft", "All posts"]
    assert (await one.press("Keep as draft")).text == "It stays a draft"
    await one.say("/agreement")
    await one.press("I accept")
    await one.press("Sign as a person")
    await one.press("Description…", page.message_id)
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
    for row in await db.ChatUpdate.all():
        assert numbers.resident(72) not in str(row.__dict__)
