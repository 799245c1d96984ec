"""The desk in a chat: its lists, passing on, handing over, notes for both sides, the timeline, and who asks to look."""

import pytest

from bot.buttons import OnCase
from db import Case, Comment, StaffMember
from db.vocabulary import CaseState, SubjectKind
from resolvers.complaints import lodge_complaint
from resolvers.interactions import hide_comment
from tests.chat_world import World, as_actor, commented, labels, open_town, quoted
from tests.services import Database

NOTE = "We wait for the photo of <the> receipt & the date."
WHY = "I insulted nobody, I asked for the price."


@pytest.fixture
async def world(sqlite_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def reported(world: World, body: str = "Buy followers here") -> Comment:
    """A new comment that somebody complained about, and everybody told of it."""
    comment = await commented(body)
    about = (SubjectKind.COMMENT, comment.id, "SPAM", "It is spam.")
    await lodge_complaint(await as_actor("complainant"), *about, good_faith=True)
    await world.settle()
    return comment


async def test_a_case_is_handed_over_and_passed_on_from_its_card(world: World) -> None:
    comment = await reported(world)
    crane, willow, pine = [await world.someone(role) for role in ("reviewer", "reviewer2", "senior")]
    await crane.press("Take")
    await crane.press("Desk…")
    assert labels(await crane.last()) == [
        "Note…", "Hand over…", "Pass on…", "I am connected with it…", "Timeline", "Back",
    ]  # fmt: skip
    await crane.press("Hand over…")
    assert labels(await crane.last()) == ["Reviewer Willow", "Senior Pine", "Chief Maple", "Back"]
    assert (await crane.press("Reviewer Willow")).text == "Handed over"
    assert "Taken by Reviewer Willow" in (await crane.last()).content.text
    told = await willow.showing("handed a case over to you")
    await willow.press("Show the case", told.message_id)
    assert "You have it" in (await willow.at(told.message_id)).content.text
    await willow.press("Desk…", told.message_id)
    await willow.press("Pass on…", told.message_id)
    assert (await willow.press("the law is not clear", told.message_id)).text == "Passed on to the senior reviewers"
    case = await Case.get(subject_id=comment.id)
    assert (case.state, case.claimed_by_id) == (CaseState.ESCALATED, None)
    (page,) = await pine.say("/cases")
    assert quoted(page)[0] == comment.body and "Take" in labels(page)
    late = await crane.send((await crane.showing(comment.body)).message_id, OnCase(do="claim", id=case.id).pack())
    assert late.alert and "only a senior reviewer or the chief editor" in late.text
    assert (await pine.press("Take", page.message_id)).text == "It is yours"
    member = await StaffMember.get(id=(await Case.get(id=case.id)).claimed_by_id)
    assert member.pseudonym == "Senior Pine"


async def test_the_lists_of_the_desk_are_one_press_away(world: World) -> None:
    await reported(world)
    crane = await world.someone("reviewer")
    await crane.press("Take")
    (page,) = await crane.say("/cases")
    assert page.content.text.startswith("All cases that wait, place 1")
    await crane.press("Mine", page.message_id)
    while "It is spam." not in quoted(await crane.at(page.message_id)):
        shown = await crane.at(page.message_id)
        assert shown.content.text.startswith("Cases that you took, place ")
        await crane.press("Next", page.message_id)
    await crane.press("Give back", page.message_id)
    assert (await crane.at(page.message_id)).content.text.startswith("Cases that you took, place ")
    await crane.press("Late", page.message_id)
    assert (await crane.at(page.message_id)).content.text == "No further case waits."
    await crane.press("All", page.message_id)
    assert (await crane.at(page.message_id)).content.text.startswith("All cases that wait, place 1")


async def test_a_note_says_who_reads_it_before_both_sides_do(world: World) -> None:
    await reported(world)
    crane, author, complainant = [await world.someone(role) for role in ("reviewer", "member", "complainant")]
    await crane.press("Take")
    await crane.press("Desk…")
    await crane.press("Note…")
    await crane.say(NOTE)
    preview = await crane.last()
    assert quoted(preview) == [NOTE] and "in the platform’s name and never yours" in preview.content.text
    assert labels(preview) == ["Only for the desk", "Both sides read it", "Back"]
    assert (await crane.press("Both sides read it")).text == "Sent to both sides"
    for one in (author, complainant):
        told = await one.showing("A reviewer of the platform" if one is author else "a reviewer notes this")
        assert NOTE in told.content.text and "Crane" not in told.content.text
    card = await crane.showing("Noted by Reviewer Crane for both sides:")
    assert NOTE in quoted(card)
    await crane.press("Desk…", card.message_id)
    await crane.press("Timeline", card.message_id)
    timeline = (await crane.last()).content.text
    assert "a complaint was filed · whoever complained" in timeline and "taken · Reviewer Crane" in timeline
    assert "Jonas" not in timeline


async def test_who_has_to_do_with_an_account_keeps_away_from_it(world: World) -> None:
    comment = await reported(world)
    crane = await world.someone("reviewer")
    await crane.press("Take")
    await crane.press("Desk…")
    await crane.press("I am connected with it…")
    assert "After that you decide nothing about this account" in (await crane.last()).content.text
    await crane.say("I am married to the owner.")
    assert (await Case.get(subject_id=comment.id)).state is CaseState.OPEN
    card = await crane.showing(comment.body)
    case = await Case.get(subject_id=comment.id)
    refused = await crane.send(card.message_id, OnCase(do="claim", id=case.id).pack())
    assert refused.alert and "connected with this account" in refused.text


async def test_an_author_has_the_platform_look_and_it_lets_the_comment_appear(world: World) -> None:
    comment = await commented("What does it cost?")
    await hide_comment(await as_actor("owner"), comment.id, "SPAM")
    await world.settle()
    author, crane = await world.someone("member"), await world.someone("reviewer")
    await author.press("Ask the platform to look")
    await author.say(WHY)
    assert "the platform will look" in (await author.last()).content.text
    again = await author.press("Ask the platform to look")
    assert not again.alert
    await author.say(WHY)
    assert "has not answered yet" in (await author.last()).content.text
    await author.say("/cancel")
    card = await crane.last()
    assert "The author asks the platform to look" in card.content.text and WHY in quoted(card)
    await crane.press("Take")
    await crane.press("Let appear again…")
    await crane.press("Civility")
    await crane.say("It asks for the price and insults nobody.")
    preview = await crane.last()
    assert "it appears again" in preview.content.text
    assert (await crane.press("Confirm")).text == "Decided"
    assert (await Comment.get(id=comment.id)).state == "VISIBLE"
    told = await author.showing("it appears again, and everybody can see it")
    assert "insults nobody" in told.content.text
