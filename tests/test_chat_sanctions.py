"""Sanctions in the chat: proposed from the card of a case, answered on a phone, confirmed, felt, and put right."""

from datetime import timedelta

import pytest

from db import Case, Evidence, PublicAccount, Rectification, Sanction
from db.vocabulary import SanctionKind, SanctionState, SubjectKind
from policy import say
from resolvers import clock
from resolvers.complaints import lodge_complaint
from resolvers.deadlines import meet_deadlines
from resolvers.interactions import add_comment
from resolvers.rules.refusals import Sanctioned
from tests.chat_world import Someone, World, as_actor, commented, labels, open_town, post
from tests.pictures import photo
from tests.services import Database

FACTS = "The account let insults & <threats> stand for a week."
WORDS = "We were closed; we took all of it down & are sorry."


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def taken(world: World, who: str = "reviewer") -> tuple[Someone, Case]:
    """A case on the tea house that a reviewer has taken in the chat."""
    account = await PublicAccount.get(handle="tea-house")
    await lodge_complaint(
        await as_actor("complainant"), SubjectKind.ACCOUNT, account.id, "OTHER", "It lets it stand.", good_faith=True
    )
    await world.settle()
    one = await world.someone(who)
    await one.press("Take")
    return one, await Case.get(subject_id=account.id)


async def chosen(one: Someone, severity: str, *buttons: str) -> None:
    """The way from the card of the case to the question what was found."""
    await one.press("Sanction…")
    await one.press("Civility")
    await one.press(severity)
    for button in buttons:
        await one.press(button)


async def test_a_restriction_is_proposed_answered_confirmed_and_felt(world: World) -> None:
    crane, case = await taken(world)
    owner, complainant = await world.someone("owner"), await world.someone("complainant")
    await chosen(crane, "major")
    panel = await crane.showing("The ladder proposes")
    assert "Strikes of this account that count: 0. This breach adds 3: 3 in all." in panel.content.text
    assert "A restriction of readers' comments for 7 days." in panel.content.text
    assert labels(panel)[0] == "As the ladder proposes"
    await crane.press("As the ladder proposes")
    assert "was not kept" in (await crane.say("See 11010519491231002X."))[-1].content.text
    await crane.say(FACTS)
    preview = await crane.last()
    assert FACTS in preview.content.text and "that proves nothing" in preview.content.text
    assert (await crane.press("Propose")).text == "Proposed"
    assert labels(await crane.last()) == ["Take back…"]  # it is being heard
    told = await owner.last()
    assert FACTS in told.content.text and "until" in told.content.text and labels(told) == ["Respond"]
    assert "Crane" not in told.content.text and "Jonas" not in told.content.text

    await owner.press("Respond")
    await owner.send_files(photo(), photo((50, 40)), caption="Two pictures of the empty page.")
    gathering = await owner.last()
    assert "Two pictures" in gathering.content.text and labels(gathering) == ["Send response", "Cancel"]
    await owner.say(WORDS)
    assert [m for m in await owner.all() if "Send response" in labels(m)] == [await owner.last()]
    assert (await owner.press("Send response")).text == "Sent"
    sanction = await Sanction.get(case_id=case.id)
    assert (
        sanction.response and WORDS in sanction.response and await Evidence.filter(sanction_id=sanction.id).count() == 2
    )

    heard = await crane.showing("has responded to the sanction")
    assert WORDS in heard.content.text and labels(heard) == ["Confirm…", "Take back…", "Evidence"]
    await crane.press("Evidence", heard.message_id)
    assert "image" in (await crane.last()).content.text or "photo" in (await crane.last()).content.text.lower()
    await crane.press("Confirm…")
    assert FACTS in (await crane.last()).content.text
    assert (await crane.press("Confirm")).text == "It is in force"
    assert (await Sanction.get(id=sanction.id)).state is SanctionState.IN_FORCE
    decided = await owner.showing("The platform decided on your account")
    assert FACTS in decided.content.text and "Civility" in decided.content.text
    assert "was upheld" in (await complainant.showing("was upheld")).content.text

    refused = await add_comment(await as_actor("member"), (await post()).id, "May I?")
    assert isinstance(refused, Sanctioned) and refused.kind is SanctionKind.FUNCTION_RESTRICTION
    rules = (await owner.say("/comments"))[-1]
    assert "Open" not in labels(rules) and "Close…" in labels(rules)
    assert "A sanction stands against it" in (await owner.say("/comments open"))[-1].content.text
    listed = (await owner.say("/sanctions"))[-1]
    assert "@tea-house" in listed.content.text and "in force" in listed.content.text


async def test_whoever_departs_from_the_ladder_is_asked_why_and_a_closure_goes_to_a_senior(world: World) -> None:
    crane, case = await taken(world)
    ilse, owner = await world.someone("senior"), await world.someone("owner")
    await chosen(crane, "minor", "Close the account")
    await crane.say(FACTS)
    assert "not what the ladder proposes" in (await crane.last()).content.text
    await crane.say("It was founded for nothing else.")
    await crane.press("At once: urgent danger…")
    await crane.say("It calls people to a house tonight.")
    assert "calls people to a house" in (await crane.last()).content.text
    await crane.press("Propose")
    sanction = await Sanction.get(case_id=case.id)
    assert (sanction.rung, sanction.departure) == (SanctionKind.WARNING, "It was founded for nothing else.")
    assert "Because of urgent danger it holds already" in (await owner.last()).content.text
    refused = await add_comment(await as_actor("member"), (await post()).id, "May I?")
    assert isinstance(refused, Sanctioned) and refused.interim
    await owner.press("Respond")
    await owner.say("That was somebody else.")
    await owner.press("Send response")
    assert "Confirm…" not in labels(await crane.showing("has responded"))
    listed = (await ilse.say("/sanctions"))[-1]
    assert "has responded" in listed.content.text
    await ilse.press("1", listed.message_id)
    assert "It was founded for nothing else." in (await ilse.last()).content.text
    await ilse.press("Confirm…")
    await ilse.press("Confirm")
    assert (await PublicAccount.get(handle="tea-house")).state == "SHUT"
    gone = (await (await world.someone("member")).say(f"/start r_a_{sanction.account_id.hex}"))[-1]
    assert gone.content.text.startswith("I cannot find that")


async def test_what_a_warning_asks_for_is_handed_in_with_a_photo_and_looked_at(world: World) -> None:
    crane, case = await taken(world)
    owner = await world.someone("owner")
    await chosen(crane, "minor", "As the ladder proposes")
    await crane.say(FACTS)
    await crane.press("Propose")
    await crane.press("Confirm…")
    await crane.press("Confirm")
    warning = await Sanction.get(case_id=case.id)
    told = await owner.showing("The platform decided on your account")
    assert "Put right…" in labels(told)
    await owner.press("Put right…", told.message_id)
    await owner.send_files(photo(), caption="This is how it looks now.")
    await owner.press("Send response")
    row = await Rectification.get(sanction_id=warning.id)
    assert (row.state, row.words) == ("SUBMITTED", "This is how it looks now.")
    await crane.press("Not yet…")
    await crane.say("One threat is still there.")
    assert "One threat is still there." in (await owner.last()).content.text
    await owner.press("Put right…")
    await owner.say("Now it is gone.")
    await owner.press("Send response")
    assert "1. put right after a warning" in (await crane.say("/sanctions"))[-1].content.text
    await crane.press("Accept")
    assert "Nothing more is asked of you" in (await owner.last()).content.text
    assert (await Rectification.get(id=row.id)).state == "DONE"


async def test_a_sanction_that_ends_or_is_lifted_is_told_in_the_chat(world: World) -> None:
    crane, case = await taken(world)
    owner, ilse = await world.someone("owner"), await world.someone("senior")
    await chosen(crane, "major", "As the ladder proposes")
    await crane.say(FACTS)
    await crane.press("Propose")
    await world.later(timedelta(days=3, seconds=5))
    await meet_deadlines(clock.now())
    await world.settle()
    assert "time to respond" in (await crane.last()).content.text
    await crane.press("Confirm…")
    await crane.press("Confirm")
    sanction = await Sanction.get(case_id=case.id)
    await ilse.send((await ilse.last()).message_id, f"z1:open:{sanction.id.hex}")
    await ilse.press("End early…")
    await ilse.say("It took all of it down.")
    assert "It took all of it down." in (await owner.last()).content.text
    assert (await PublicAccount.get(handle="tea-house")).restrictions is None
    await commented("It is open again.")


async def test_a_stranger_learns_nothing_of_sanctions(world: World) -> None:
    crane, case = await taken(world)
    await chosen(crane, "major", "As the ladder proposes")
    await crane.say(FACTS)
    await crane.press("Propose")
    sanction = await Sanction.get(case_id=case.id)
    stranger = await world.someone("member")
    answer = await stranger.send((await stranger.last()).message_id, f"z1:open:{sanction.id.hex}")
    assert answer.text == say("en", "refusal-NotFound", subject=say("en", "kind-Sanction"))
    assert "you run none" in (await stranger.say("/sanctions"))[-1].content.text
