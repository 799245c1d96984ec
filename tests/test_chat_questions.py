"""Staff ask a complainant something: both are told, nobody is named, and nobody is told no before they were heard."""

from datetime import timedelta

import pytest

import db
from bot.buttons import OnCase
from db import Case, Complaint, Question
from db.vocabulary import ComplaintState, Measure, SubjectKind
from policy import pack
from resolvers import clock
from resolvers.complaints import ask_complainant, claim_case, decide_case, lodge_complaint, withdraw_complaint
from resolvers.complaints.hearing.asking import lapse_questions
from resolvers.interactions import edit_comment
from resolvers.rules.refusals import Because, Restricted
from tests.chat_world import World, as_actor, commented, labels, open_town, quoted
from tests.services import Database

FACTS = "The comment names the street of a private person."
ASKED = "Which street do you mean? <b>Please</b> be exact."
ANSWERED = "The one behind the mill & the one before it."


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def taken(*roles: str) -> tuple[Case, list[Complaint]]:
    """A case that Reviewer Crane has, on a new comment that somebody, or several, complained about."""
    comment = await commented("Behind the mill is where she lives")
    filed = [
        await lodge_complaint(
            await as_actor(role),
            SubjectKind.COMMENT,
            comment.id,
            "INSULT",
            f"It is not right, {n}.",
            good_faith=True,
        )
        for n, role in enumerate(roles or ("complainant",))
    ]
    case = await claim_case(await as_actor("reviewer"), filed[0].case_id)
    assert isinstance(case, Case)
    return case, [await Complaint.get(id=one.id) for one in filed]


async def test_a_question_goes_to_the_complainant_and_the_answer_to_the_case(world: World) -> None:
    await taken()
    await world.settle()
    crane, willow = await world.someone("reviewer"), await world.someone("reviewer2")
    complainant = await world.someone("complainant")
    await crane.press("Ask…")
    assert "What do you want to know about GD-" in (await crane.last()).content.text
    assert "was not kept" in (await crane.say("Is it 11010519491231002X?"))[-1].content.text
    await crane.say(ASKED)
    assert "is awaited until" in (await crane.last()).content.text
    told = await complainant.last()
    assert quoted(told) == [ASKED] and labels(told) == ["Answer", "Status"]
    assert "Crane" not in told.content.text
    await complainant.press("Answer")
    assert "Write your answer" in (await complainant.last()).content.text
    await complainant.say(ANSWERED)
    assert "your answer is in" in (await complainant.last()).content.text
    assert (await Complaint.get(receipt__in=told.content.text.split())).state is ComplaintState.ACCEPTED
    assert quoted(await crane.last()) == [ANSWERED] and labels(await crane.last()) == []
    for one in (crane, willow):
        card = await one.showing("Asked, answered:")
        assert ANSWERED in quoted(card) and "Jonas" not in card.content.text
    assert labels(await crane.showing("Asked, answered:")) == [
        "Give back",
        "Ask…",
        "Decline a report…",
        "Remove content…",
        "Dismiss…",
        "Sanction…",
        "Desk…",
    ]


async def test_an_answer_may_be_a_reply_to_the_question_and_is_taken_once(world: World) -> None:
    _, (complaint,) = await taken()
    await ask_complainant(await as_actor("reviewer"), complaint.id, ASKED)
    await world.settle()
    complainant, other = await world.someone("complainant"), await world.someone("member")
    told = await complainant.last()
    await complainant.say(ANSWERED, reply_to=told.message_id)
    assert (await Question.get(complaint_id=complaint.id)).answer == ANSWERED
    again = await complainant.press("Answer", told.message_id)
    assert again.alert and "is not possible now" in again.text
    forged = await other.send((await other.last()).message_id, f"k1:answer:{complaint.id.hex}")
    assert forged.alert and (await Question.get(complaint_id=complaint.id)).answer == ANSWERED


async def test_of_several_complainants_one_is_chosen_by_receipt(world: World) -> None:
    case, complaints = await taken("complainant", "member2")
    await world.settle()
    crane = await world.someone("reviewer")
    card = await crane.showing("You have it")
    await crane.press("Ask…", card.message_id)
    assert labels(await crane.at(card.message_id)) == [*(one.receipt for one in complaints), "Back"]
    await crane.press(complaints[1].receipt, card.message_id)
    await crane.say(ASKED)
    assert (await Question.get(complaint_id=complaints[1].id)).words == ASKED
    assert not await Question.exists(complaint_id=complaints[0].id)
    willow = await world.someone("reviewer2")
    stolen = await willow.send((await willow.last()).message_id, OnCase(do="ask", id=case.id).pack())
    assert stolen.alert and await Question.all().count() == 1


async def test_nobody_is_told_no_while_their_answer_is_awaited(town_database: Database) -> None:
    async with open_town():
        crane, rule = await as_actor("reviewer"), pack().rules[0].code
        case, (complaint,) = await taken()
        await ask_complainant(crane, complaint.id, ASKED)
        until = (await Question.get(complaint_id=complaint.id)).due_at
        awaited = Restricted(Because.ANSWER_IS_AWAITED, until)
        assert await decide_case(crane, case.id, Measure.NONE, rule, FACTS) == awaited
        assert await decide_case(crane, case.id, Measure.REMOVE_CONTENT, rule, FACTS, in_part=True) == awaited
        decided = await decide_case(crane, case.id, Measure.REMOVE_CONTENT, rule, FACTS)
        assert isinstance(decided, Case)
        assert (await Complaint.get(id=complaint.id)).state is ComplaintState.UPHELD
        assert (await Question.get(complaint_id=complaint.id)).done_at is not None


async def test_without_an_answer_in_time_it_goes_on_and_the_complainant_learns_it(world: World) -> None:
    case, (complaint,) = await taken()
    await ask_complainant(await as_actor("reviewer"), complaint.id, ASKED)
    assert await lapse_questions(clock.now()) == 0
    assert await lapse_questions(clock.now() + timedelta(seconds=pack().times.answer + 1)) == 1
    assert (await Complaint.get(id=complaint.id)).state is ComplaintState.ACCEPTED
    await world.settle()
    complainant = await world.someone("complainant")
    assert "The time to answer" in (await complainant.last()).content.text
    decided = await decide_case(await as_actor("reviewer"), case.id, Measure.NONE, pack().rules[0].code, FACTS)
    assert isinstance(decided, Case)


async def test_who_withdraws_is_not_waited_for(town_database: Database) -> None:
    async with open_town():
        _, (complaint,) = await taken()
        await ask_complainant(await as_actor("reviewer"), complaint.id, ASKED)
        await withdraw_complaint(await as_actor("complainant"), complaint.id)
        assert (await Question.get(complaint_id=complaint.id)).done_at is not None
        assert await lapse_questions(clock.now() + timedelta(days=30)) == 0


async def test_a_text_that_changed_meanwhile_is_looked_at_again(world: World) -> None:
    case, _ = await taken()
    await world.settle()
    crane, rule = await world.someone("reviewer"), pack().rules[0].code
    await crane.press("Dismiss…")
    await crane.press((await crane.showing("You have it")).content.buttons[0][0].text)
    await crane.say(FACTS)
    comment = await db.Comment.get(id=case.subject_id)
    await edit_comment(await as_actor("member"), comment.id, "Something quite different")
    late = await crane.press("Confirm")
    assert late.alert and "was changed since" in late.text
    judged = Restricted(Because.TEXT_CHANGED)
    assert await decide_case(await as_actor("reviewer"), case.id, Measure.NONE, rule, FACTS, version=1) == judged
    assert isinstance(
        await decide_case(await as_actor("reviewer"), case.id, Measure.NONE, rule, FACTS, version=2), Case
    )
