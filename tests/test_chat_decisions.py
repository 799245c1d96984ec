"""Deciding in the chat: both sides' statements before it, and heard sanctions taken into the same decision."""

from uuid import UUID

import pytest

from bot.buttons import OnCase, OnReasons, mark_of
from db import Case, Complaint, Decision, Post, Sanction, StatementOfReasons
from db.vocabulary import CaseState, Measure, SanctionKind, SanctionState, Severity, SubjectKind
from resolvers.complaints import claim_case, decide_case, lodge_complaint
from resolvers.sanctions.proposing import propose_sanction, respond_to_sanction
from tests.chat_world import Someone, World, as_actor, commented, labels, open_town
from tests.services import Database

FACTS = "The post asks its readers for a deposit."
WHY = "The ladder does not know this case."


@pytest.fixture
async def world(sqlite_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def complained(kind: SubjectKind, key: UUID) -> Complaint:
    """A complaint about a thing."""
    who = await as_actor("complainant")
    filed = await lodge_complaint(who, kind, key, "OTHER", "A deposit!", good_faith=True)
    assert isinstance(filed, Complaint)
    return filed


async def heard(world: World) -> tuple[Case, Sanction, Someone, int]:
    """A case on a post, taken by the reviewer, with a suspension to which the owner responded; and its card."""
    post = await Post.get(title="Spring tea has come")
    filed = await lodge_complaint(
        await as_actor("complainant"), SubjectKind.POST, post.id, "OTHER", "A deposit!", good_faith=True
    )
    assert isinstance(filed, Complaint)
    assert isinstance(await claim_case(await as_actor("reviewer"), filed.case_id), Case)
    sanction = await propose_sanction(
        await as_actor("reviewer"), filed.case_id, SanctionKind.UPDATE_SUSPENSION, "FRAUD", Severity.MAJOR, FACTS,
        days=14, departure=WHY,
    )  # fmt: skip
    assert isinstance(sanction, Sanction)
    assert isinstance(await respond_to_sanction(await as_actor("owner"), sanction.id, "We are sorry."), Sanction)
    await world.settle()
    crane = await world.someone("reviewer")
    card = (await crane.showing("Case about a post")).message_id
    return await Case.get(id=filed.case_id), sanction, crane, card


async def test_a_heard_sanction_is_turned_on_and_confirmed_with_the_removal(world: World) -> None:
    case, sanction, crane, card = await heard(world)
    for button in ("Remove content…", "Fraud", "Major breach"):
        await crane.press(button, card)
    (first,) = [one for one in await crane.say(FACTS) if "Confirm" in labels(one)]
    assert "To the account or author (1):" in first.content.text
    assert "To those who complained (1):" in first.content.text
    assert "publishes nothing" not in first.content.text
    off, on = "○ a suspension of publishing, 14 days", "✓ a suspension of publishing, 14 days"
    assert labels(first) == [off, "Confirm", "Back"]
    await crane.press(off, first.message_id)
    second, _ = await crane.button("Confirm")
    assert labels(second) == [on, "Confirm", "Back"] and labels(await crane.at(first.message_id)) == []
    assert "For 14 days" in second.content.text
    await crane.press(on, second.message_id)
    third, _ = await crane.button("Confirm")
    assert labels(third)[0] == off
    await crane.press(off, third.message_id)
    assert (await Sanction.get(id=sanction.id)).state is SanctionState.PROPOSED
    assert (await crane.press("Confirm")).text == "Decided"
    decision = await Decision.get(case_id=case.id)
    assert (await Sanction.get(id=sanction.id)).decision_id == decision.id
    assert decision.severity == Severity.MAJOR and (await Post.get(id=case.subject_id)).state == "REMOVED"
    assert await StatementOfReasons.filter(decision_id=decision.id).count() == 3


async def test_a_button_of_another_preview_or_another_sanction_turns_nothing(world: World) -> None:
    case, sanction, crane, card = await heard(world)
    for button in ("Dismiss…", "Fraud"):
        await crane.press(button, card)
    (preview,) = [one for one in await crane.say(FACTS) if "Confirm" in labels(one)]
    forged = OnCase(do="turn", id=case.id, what=mark_of("no sanction")).pack()
    assert (await crane.send(preview.message_id, forged)).text == "This button is out of date."
    fit = OnCase(do="turn", id=case.id, what=mark_of(sanction.id.hex)).pack()
    assert (await crane.send(card, fit)).text == "This button is out of date."
    willow = await world.someone("reviewer2")
    assert (await willow.send((await willow.last()).message_id, fit)).text == "This button is out of date."
    await crane.send(preview.message_id, fit)
    shown, _ = await crane.button("Confirm")
    assert "upheld" in shown.content.text and "not upheld" not in shown.content.text
    assert (await Case.get(id=case.id)).state is CaseState.CLAIMED
    await crane.press("Confirm")
    assert (await Sanction.get(id=sanction.id)).state is SanctionState.IN_FORCE
    assert (await Post.get(id=case.subject_id)).state == "PUBLISHED"


async def test_long_facts_are_cut_and_the_rest_comes_on_a_press_to_whom_it_was_told(world: World) -> None:
    comment = await commented("Pay me first")
    filed = await lodge_complaint(
        await as_actor("complainant"), SubjectKind.COMMENT, comment.id, "OTHER", "A deposit!", good_faith=True
    )
    assert isinstance(filed, Complaint)
    facts = "A" * 690 + " the middle of it " + "B" * 690 + " the end of it"
    reviewer = await as_actor("reviewer")
    assert isinstance(await claim_case(reviewer, filed.case_id), Case)
    decided = await decide_case(reviewer, filed.case_id, Measure.REMOVE_CONTENT, "FRAUD", facts)
    assert isinstance(decided, Case)
    await world.settle()
    author, complainant = await world.someone("member"), await world.someone("complainant")
    for one in (author, complainant):
        told = await one.showing("Statement of reasons")
        assert "the end of it" not in told.content.text and "you can contest it until" in told.content.text
        assert "More…" in labels(told)
        await one.press("More…", told.message_id)
        assert "the end of it" in (await one.last()).content.text
    statement = await StatementOfReasons.get(side="SUBJECT", decision__case_id=decided.id)
    stranger = await world.someone("owner2")
    answer = await stranger.send((await stranger.last()).message_id, OnReasons(id=statement.id).pack())
    assert answer.alert and "the end of it" not in (await stranger.last()).content.text
