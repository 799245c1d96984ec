"""Staff's way with misuse of complaints: figures and receipts on the card, four factors, a preview, what follows."""

import pytest

from db import Case, Comment, Complaint, Misuse
from db.vocabulary import Measure, SubjectKind
from resolvers import clock
from resolvers.complaints import claim_case, decide_case, lodge_complaint
from resolvers.deadlines import meet_deadlines
from tests.cast import Town, done
from tests.cast_weight import SAME_WORDS, reporter
from tests.chat_world import World, as_actor, commented, labels, link_to, open_town
from tests.services import Database

FACTORS = ("Five of his reports.", "Five of six.", "They name <innocent> people.", "He wrote that it is for fun.")
FACTS = "The report says what did not happen & <b>he knew</b>."


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def dismissed(body: str) -> Complaint:
    """A complaint that a reviewer did not uphold."""
    comment = await commented(body)
    filed = done(
        await lodge_complaint(
            await as_actor("complainant"), SubjectKind.COMMENT, comment.id, "INSULT", "An insult.", good_faith=True
        )
    )
    reviewer = await as_actor("reviewer")
    done(await claim_case(reviewer, filed.case_id))
    done(await decide_case(reviewer, filed.case_id, Measure.NONE, "CIVILITY", "It is no insult."))
    return await Complaint.get(id=filed.id)


async def test_a_complainant_is_warned_then_limited_and_knows_it_while_filing(world: World) -> None:
    crane, anna = await world.someone("reviewer"), await world.someone("complainant")
    first = await dismissed("The tea was cold")
    await world.settle()
    card = await crane.showing("Decided")
    assert "Misuse…" in labels(card)
    await crane.press("Misuse…", card.message_id)
    toast = await crane.press("Limit a complainant…", card.message_id)
    assert toast.alert and "please warn first" in toast.text
    await crane.press("Warn a complainant…", card.message_id)
    begun = (await crane.last()).content.text
    assert first.receipt in begun and "3 reports decided, 1 upheld (33%)" in begun
    refused = await crane.say("11010519491231002X")
    assert "identity number" in refused[-1].content.text
    for text in (*FACTORS, FACTS):
        await crane.say(text)
    preview = await crane.last()
    assert labels(preview) == ["Confirm", "Back"] and FACTS in preview.content.text
    assert all(factor in preview.content.text for factor in FACTORS)
    assert not await Misuse.exists()
    assert (await crane.press("Confirm")).text == "The complainant is warned"
    assert "Decided: no measure. Rule: Civility" in (await crane.at(card.message_id)).content.text
    told = await anna.last()
    assert "The platform warns you" in told.content.text and FACTORS[3] in told.content.text

    await dismissed("The tea was bitter")
    await world.settle()
    card = await crane.showing("Decided")
    await crane.press("Misuse…", card.message_id)
    await crane.press("Limit a complainant…", card.message_id)
    for text in FACTORS:
        await crane.say(text)
    assert "from 1 to 30" in (await crane.last()).content.text
    assert "1–30" in (await crane.say("forty"))[-1].content.text
    for text in ("7", "Not the last words.", FACTS):
        await crane.say(text)
    assert len([message for message in await crane.all() if "Confirm" in labels(message)]) == 1
    assert (await crane.press("Confirm")).text == "The complainant is limited"
    assert "limits your reports until" in (await anna.last()).content.text

    comment = await commented("The tea was sweet")
    await anna.say(link_to("c", comment.id))
    await anna.press("Insults or attacks on me")
    await anna.say("He insults me again.")
    await anna.press("Send in good faith")
    receipt = await anna.showing("your reports are limited")
    assert "until somebody else reports the same" in receipt.content.text
    await world.settle()
    (card,) = await crane.say("/cases")
    case = await Case.get(subject_id=comment.id)
    assert case.urgency == 0
    for _ in range(9):
        if "The tea was sweet" in (await crane.at(card.message_id)).content.text:
            break
        await crane.press("Next", card.message_id)
    shown = (await crane.at(card.message_id)).content.text
    assert "One report is set aside" in shown and "(1 of 4 upheld before) · set aside" in shown
    assert "Anna" not in shown


async def test_the_card_says_what_a_place_is_made_of_and_that_reports_look_organised(world: World) -> None:
    comment = await commented("A word about the neighbours")
    people = Town()
    for number in range(10):
        who = await reporter(people, number, alike=True)
        done(
            await lodge_complaint(
                who, SubjectKind.COMMENT, comment.id, "INSULT", SAME_WORDS.format(number), good_faith=True
            )
        )
    assert await meet_deadlines(clock.now())
    await world.settle()
    crane = await world.someone("reviewer")
    card = await crane.showing("A word about the neighbours")
    case = await Case.get(subject_id=comment.id)
    assert case.weight is not None
    made = f"Place {case.urgency}: category 40, voices +{case.weight['voices']}, account +{case.weight['grade']}"
    assert made in card.content.text
    assert "Looks organised: 10 reports count as one voice" in card.content.text
    assert "address × 10" in card.content.text and "wording × 10" in card.content.text
    assert "Weighs 50 of 100 (nothing decided before) · looks organised" in card.content.text
    assert (await Comment.get(id=comment.id)).state == "VISIBLE"
