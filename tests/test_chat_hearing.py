"""In the chat: the other side is asked and answers; a report is declined step by step and its complainant reads why."""

import pytest

from db import Complaint, CounterNotice
from db.interactions import Comment
from db.vocabulary import Measure
from policy import pack, say
from resolvers.complaints import claim_case, decide_case
from tests.cast_complaints import RIGHT
from tests.chat_world import World, as_actor, commented, labels, open_town, quoted
from tests.filing import report
from tests.services import Database

WORDS, FOUND = "This photo is mine.", "It is about the street outside, which nobody of ours runs."
ANSWER = "I took it myself."


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def accused(world: World, *roles: str) -> tuple[Comment, list[Complaint]]:
    """A comment of the member that several say infringes their rights, and Reviewer Crane has the case."""
    comment = await commented("My own photo of the bridge")
    filed = [await report(await as_actor(role), comment, "RIGHTS", WORDS, details=RIGHT) for role in roles]
    await world.settle()
    assert isinstance(await claim_case(await as_actor("reviewer"), filed[0].case_id), object)
    await world.settle()
    return comment, filed


async def test_the_author_is_asked_and_what_they_say_stands_on_the_card(world: World) -> None:
    await accused(world, "complainant")
    author, crane = await world.someone("member"), await world.someone("reviewer")
    told = await author.showing("Somebody complained about your comment.")
    assert "It is about this: My rights or my work." in told.content.text
    assert quoted(told) == ["My own photo of the bridge"] and labels(told) == ["Say something about it…"]
    assert WORDS not in told.content.text and "GD-" not in told.content.text
    assert "The other side is invited" in (await crane.showing("My own photo")).content.text
    await author.press("Say something about it…")
    refused = await author.say("My number is 11010519491231002X.")
    assert "was not kept" in refused[-1].content.text
    await author.say(ANSWER)
    assert (await author.showing("Thank you: what you say")).content.text == say("en", "counter-sent")
    assert labels(await author.at(told.message_id)) == []
    card = await crane.showing("My own photo")
    assert "The other side says:" in card.content.text and ANSWER in quoted(card)
    complainant = await world.someone("complainant")
    assert not any(ANSWER in message.content.text for message in await complainant.all())


async def test_a_late_answer_is_told_that_the_case_is_decided(world: World) -> None:
    _, (filed,) = await accused(world, "complainant")
    author = await world.someone("member")
    crane = await as_actor("reviewer")
    await decide_case(crane, filed.case_id, Measure.NONE, pack().rules[0].code, "It is another photo.")
    await world.settle()
    answer = await author.press("Say something about it…")
    assert answer.text.startswith("The case is decided already") and answer.alert
    assert (await CounterNotice.get(case_id=filed.case_id)).words is None
    assert "Say something about it…" not in labels(await author.showing("Somebody complained"))


async def test_a_report_is_declined_by_receipt_reason_and_facts(world: World) -> None:
    _, (first, second) = await accused(world, "complainant", "member2")
    crane = await world.someone("reviewer")
    card = await crane.showing("My own photo")
    assert (await crane.press("Decline a report…", card.message_id)).text == say("en", "decline-which")
    assert labels(await crane.at(card.message_id)) == [first.receipt, second.receipt, "Back"]
    await crane.press(second.receipt, card.message_id)
    assert labels(await crane.at(card.message_id)) == ["Not for this platform", "Incomplete", "Decided before", "Back"]
    await crane.press("Incomplete", card.message_id)
    assert f"{second.receipt} – it lacks what is needed to look into it." in (await crane.last()).content.text
    assert "must not be empty" in (await crane.say("\u200b"))[-1].content.text
    preview = (await crane.say(FOUND))[-1]
    assert FOUND in preview.content.text and labels(preview) == ["Confirm", "Back"]
    better = (await crane.say(f"{FOUND} I asked."))[-1]
    assert labels(await crane.at(preview.message_id)) == []
    assert (await crane.press("Confirm", better.message_id)).text == say("en", "toast-declined")
    assert [(await Complaint.get(id=one.id)).state for one in (first, second)] == ["ACCEPTED", "DECLINED"]
    other = await world.someone("member2")
    told = await other.showing("is not taken up")
    assert f"Your complaint {second.receipt} is not taken up: it lacks what is needed" in told.content.text
    assert f"{FOUND} I asked." in told.content.text
    (status,) = await other.say(f"/status {second.receipt}")
    assert "State: not taken up" in status.content.text and "You can contest this until" in status.content.text
    assert FOUND in status.content.text
    complainant = await world.someone("complainant")
    assert not any(FOUND in message.content.text for message in await complainant.all())


async def test_declining_is_left_by_back_and_an_old_confirm_does_nothing(world: World) -> None:
    _, (filed,) = await accused(world, "complainant")
    crane = await world.someone("reviewer")
    card = await crane.showing("My own photo")
    ways = labels(card)
    for step in ("Decline a report…", filed.receipt, "Not for this platform"):
        await crane.press(step, card.message_id)
    preview = (await crane.say(FOUND))[-1]
    _, confirm = await crane.button("Confirm", preview.message_id)
    await crane.press("Back", preview.message_id)
    assert labels(await crane.at(card.message_id)) == ways and labels(await crane.at(preview.message_id)) == []
    assert (await crane.send(preview.message_id, confirm.data or "")).text == say("en", "chat-old-button")
    assert (await Complaint.get(id=filed.id)).state == "ACCEPTED"
