"""Documents in the chat: their text part by part, what changed, accepting, signing, and publishing after it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

import db
from bot.accounts.agreement.page import parts_of
from db.vocabulary import DocumentKind
from policy import LANGUAGES
from policy.accounts.documents import texts_to_begin_with
from resolvers import clock
from resolvers.accounts import documents
from resolvers.deadlines import meet_deadlines
from resolvers.rules.refusals import Refusal
from tests.chat_world import World, as_actor, labels, open_town
from tests.services import Database

AGREEMENT = DocumentKind.SERVICE_AGREEMENT


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def next_version() -> db.Document:
    """A second version of the agreement, which is announced ten days earlier."""
    titles, texts = texts_to_begin_with(AGREEMENT, LANGUAGES)
    texts["en"] = texts["en"].replace("at least thirty days", "at least forty days")
    draft = await documents.draft_document(await as_actor("policy_officer"), AGREEMENT, titles, texts)
    assert not isinstance(draft, Refusal)
    made = await documents.publish_document(await as_actor("chief_editor"), draft.id, draft.hash)
    assert not isinstance(made, Refusal)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_of_a_text_are_short_and_lose_nothing(language: str) -> None:
    _, texts = texts_to_begin_with(AGREEMENT, LANGUAGES)
    for text in (texts[language], "字" * 2000, "a" * 699 + " b", "w"):
        parts = parts_of(text)
        assert all(0 < len(part) <= 700 for part in parts)
        assert "".join("".join(parts).split()) == "".join(text.split())


async def test_rules_lead_to_the_texts_part_by_part(world: World) -> None:
    guest = await world.someone("stranger")
    shown = (await guest.say("/rules"))[-1]
    assert shown.content.text.endswith("In full:")
    assert labels(shown) == [
        "Rules of deciding", "Platform convention", "Service agreement", "Industry convention on public…",
    ]  # fmt: skip
    await guest.press("Service agreement")
    read, parts = [(await guest.last()).content.text], 1
    assert "Service agreement (service agreement, version 1)" in read[0] and "Part 1 of" in read[0]
    while labels(await guest.last()) == ["More"]:
        await guest.press("More")
        read.append((await guest.last()).content.text)
        parts += 1
    assert parts > 5 and "How to contest, and how to leave" in " ".join(read[-3:])
    assert all(len(part) < 900 for part in read)


async def test_a_new_version_is_announced_compared_accepted_and_signed(world: World) -> None:
    owner = await world.someone("owner")
    await owner.say("/agreement")
    assert "You have agreed to all that publishing needs now." in (await owner.last()).content.text
    made = await next_version()
    await meet_deadlines(clock.now() + timedelta(seconds=1))
    await world.settle()
    assert "Version 2 of the service agreement is published" in (await owner.last()).content.text
    shown = (await owner.say("/agreement"))[-1]
    assert "publishing needs it from" in shown.content.text and "• for Tea House Ltd" in shown.content.text
    assert labels(shown) == ["Read", "What changed", "I accept", "Sign for Tea House Ltd"]
    await owner.press("What changed")
    changed = (await owner.last()).content
    assert "what changed from version 1 to version 2" in changed.text and "thirtyforty" in changed.text
    assert {entity["type"] for entity in changed.entities} == {"bold", "strikethrough", "underline"}
    assert (await owner.press("I accept", shown.message_id)).text == "Accepted"
    assert (await owner.press("Sign for Tea House Ltd", shown.message_id)).text == "Signed"
    after = (await owner.at(shown.message_id)).content.text
    assert "You have agreed to all that publishing needs now." in after and "Still missing" not in after
    given = await db.Acceptance.filter(document_id=made.id)
    assert len(given) == 2 and {one.user_id for one in given} == {(await as_actor("owner")).user_id}


async def test_a_reader_is_told_that_nothing_is_asked_of_them(world: World) -> None:
    member = await world.someone("member2", "zh")
    await member.say("/language")
    shown = (await member.say("/agreement"))[-1]
    assert "You need not agree to it" in shown.content.text or "无需同意" in shown.content.text
    assert labels(shown)[0] in ("Read", "阅读") and len(labels(shown)) == 1
