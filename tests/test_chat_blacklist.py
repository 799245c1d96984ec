"""The blacklist in the chat: the owner reads what is proposed, responds on a phone, reads why, and can appeal."""

from typing import Any

import pytest

from db import BlacklistEntry, Case, PublicAccount
from db.vocabulary import BlacklistMeasure, Severity, SubjectKind
from policy import say
from resolvers.complaints import claim_case, lodge_complaint
from resolvers.sanctions.blacklist.confirming import confirm_blacklist_entry
from resolvers.sanctions.blacklist.proposing import propose_blacklist_entry
from tests.chat_world import as_actor, labels, open_town
from tests.services import Database

FACTS, WORDS = "It calls for violence, again & again.", "It was a <quotation>; we took it down."


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def test_an_owner_reads_responds_and_can_contest_an_entry(world: Any) -> None:
    account = await PublicAccount.get(handle="tea-house")
    await lodge_complaint(
        await as_actor("complainant"), SubjectKind.ACCOUNT, account.id, "OTHER", "It calls for it.", good_faith=True
    )
    case, reviewer = await Case.get(subject_id=account.id), await as_actor("reviewer")
    await claim_case(reviewer, case.id)
    measures = [BlacklistMeasure.CLOSE_ACCOUNT, BlacklistMeasure.FORBID_REGISTRATION]
    await propose_blacklist_entry(reviewer, case.id, measures, "CIVILITY", Severity.GRAVE, 30, FACTS)
    await world.settle()
    owner, crane, other = [await world.someone(role) for role in ("owner", "reviewer", "complainant")]
    proposed = await owner.showing("proposes to put whoever answers")
    assert FACTS in proposed.content.text and "For 30 days" in proposed.content.text
    assert labels(proposed) == ["Respond"]
    await owner.say("/sanctions")
    listed = (await owner.all())[-1]
    assert FACTS in listed.content.text and labels(listed) == ["Respond"]
    await owner.press("Respond", proposed.message_id)
    assert "was not kept" in (await owner.say("My number is 11010519491231002X."))[-1].content.text
    assert (await owner.say(WORDS))[-1].content.text == say("en", "entry-responded")
    await world.settle()
    assert WORDS in (await crane.showing("There is a response to the entry")).content.text

    await confirm_blacklist_entry(await as_actor("senior"), (await BlacklistEntry.get()).id)
    await world.settle()
    decided = await owner.showing("decided on an entry in its blacklist")
    text = decided.content.text
    assert FACTS in text and "cannot register anew" in text and "not family" in text
    assert any(label.startswith("Appeal until") for label in labels(decided))
    await owner.say("/sanctions")
    listed = (await owner.all())[-1]
    assert "in force until" in listed.content.text and any("Appeal until" in label for label in labels(listed))
    assert not any("blacklist" in message.content.text for message in await other.all())
