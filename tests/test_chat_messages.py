"""Private messages in a chat: a card for whoever runs the account, answers by replying, and a look by staff."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

import db
from bot.buttons import OnMessage
from db.vocabulary import Measure, MessageState
from resolvers import complaints
from resolvers.interactions.messages import answer_message, send_message
from tests.cast import HELD_TERM, done
from tests.cast_messages import reported
from tests.chat_world import World, as_actor, labels, link_to, open_town, quoted
from tests.services import Database

NASTY = "I <3 you & _x_ *y* `z` [l](u) <b>b</b>"
CREW = ("owner", "editor", "moderator")


@pytest.fixture
async def world(sqlite: Database) -> AsyncIterator[World]:
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def house() -> db.PublicAccount:
    """The account that the owner of the town runs."""
    return await db.PublicAccount.get(id=next(iter((await as_actor("owner")).posts)))


async def wrote(world: World, body: str, role: str = "member") -> db.Message:
    """A message of somebody to the account, told in all chats."""
    message = done(await send_message(await as_actor(role), (await house()).id, body))
    await world.settle()
    return message  # type: ignore[no-any-return]


async def test_a_message_is_a_card_and_a_reply_to_it_answers_and_redraws_everybodys(world: World) -> None:
    message = await wrote(world, NASTY)
    crew = {role: await world.someone(role) for role in CREW}
    for one in crew.values():
        card = await one.showing(NASTY)
        assert card.content.text.startswith("[Message] Anna K, to") and quoted(card) == [NASTY]
        assert "20 left" in card.content.text and labels(card) == ["Reply", "Archive", "Report"]
    card = await crew["owner"].showing(NASTY)
    await crew["owner"].say("Thank you & <b>welcome</b>", reply_to=card.message_id)
    for one in crew.values():
        card = await one.showing(NASTY)
        assert quoted(card) == [NASTY, "Thank you & <b>welcome</b>"] and "19 left" in card.content.text
    member = await world.someone("member")
    told = await member.last()
    assert "answers you" in told.content.text and quoted(told) == ["Thank you & <b>welcome</b>"]
    assert labels(told) == ["Report"]
    said = await member.say("One more thing", reply_to=told.message_id)
    assert "Sent to" in said[-1].content.text
    assert (await db.Message.get(id=message.id)).state is MessageState.OPEN
    for one in crew.values():  # new words come at the end of the chat, and the old card says so
        assert "further down" in (await one.at((await one.all())[-2].message_id)).content.text
        assert quoted(await one.last())[-1] == "One more thing"


async def test_it_is_laid_aside_by_one_press_and_listed_page_by_page_in_one_message(world: World) -> None:
    await wrote(world, "The first")
    newest = await wrote(world, "The second", "member2")
    owner = await world.someone("owner")
    listed = (await owner.say("/messages"))[-1]
    assert "The second" in listed.content.text
    assert labels(listed) == ["Reply", "Archive", "Report", "Previous", "Next"]
    await owner.press("Next", listed.message_id)
    assert "The first" in (await owner.at(listed.message_id)).content.text
    assert (await owner.press("Next", listed.message_id)).text
    await owner.press("Previous", listed.message_id)
    assert (await owner.press("Archive", listed.message_id)).text == "Laid aside"
    assert (await db.Message.get(id=newest.id)).state is MessageState.ARCHIVED
    editor = await world.someone("editor")
    assert "Laid aside" in (await editor.showing("The second")).content.text
    assert "The first" in (await owner.say("/messages"))[-1].content.text


async def test_a_user_writes_by_command_and_from_the_link_of_the_account(world: World) -> None:
    account, member = await house(), await world.someone("member2")
    assert "Sent to" in (await member.say(f"/write @{account.handle} Do you post abroad?"))[-1].content.text
    assert (await db.MessageText.get()).body == "Do you post abroad?"
    await member.say(link_to("a", account.id))
    await member.press("Write to it")
    assert "Sent to" in (await member.say("And on Sundays?"))[-1].content.text
    assert await db.Message.all().count() == 1 and await db.MessageText.all().count() == 2
    assert "no account" in (await member.say("/write @nobody Hello"))[-1].content.text
    stranger = await world.someone("stranger")
    assert "Sent to" not in (await stranger.say(f"/write @{account.handle} Hello"))[-1].content.text
    assert await db.Message.all().count() == 1


async def test_a_forged_press_opens_nothing(world: World) -> None:
    message = await wrote(world, "Between us")
    for role in ("owner2", "member2", "reviewer", "stranger"):
        one = await world.someone(role)
        (said, *_) = await one.say("/help")
        for do in ("answer", "archive", "next", "previous", "look"):
            answer = await one.send(said.message_id, OnMessage(do=do, id=message.id).pack())  # type: ignore[arg-type]
            assert answer.alert and answer.text, (role, do)
        assert all("Between us" not in shown.content.text for shown in await one.all())
    assert (await db.Message.get(id=message.id)).state is MessageState.OPEN


async def test_a_report_shows_the_other_sides_words_and_staff_see_them_after_a_look(world: World) -> None:
    message = await wrote(world, "You are all fools")
    done(await answer_message(await as_actor("owner"), message.id, "Please be kind."))
    await world.settle()
    owner = await world.someone("owner")
    await owner.press("Report")
    shown = await owner.last()
    assert "You are all fools" in shown.content.text and "Please be kind." not in shown.content.text
    await owner.press("Insults or attacks on me")
    await owner.say("It insults our people.")
    await owner.press("Send in good faith")
    case = await db.Case.get(subject_id=message.id)
    reviewer = await world.someone("reviewer")
    for one in (reviewer, await world.someone("reviewer2")):
        assert all("fools" not in told.content.text for told in await one.all())
    done(await complaints.claim_case(await as_actor("reviewer"), case.id))
    await world.settle()
    assert (await reviewer.press("Look at it (recorded)")).text == "Recorded"
    assert "fools" in (await reviewer.showing("You are all fools")).content.text
    assert await db.TrailEntry.filter(event="message.looked_at", subject_id=message.id).count() == 1
    assert all("fools" not in told.content.text for told in await (await world.someone("reviewer2")).all())
    done(
        await complaints.decide_case(
            await as_actor("reviewer"), case.id, Measure.REMOVE_CONTENT, "CIVILITY", "It insults people."
        )
    )
    await world.settle()
    for role in CREW:
        one = await world.someone(role)
        assert all("[Message]" not in told.content.text for told in await one.all()), role
    told = await (await world.someone("member")).last()
    assert "removed a private conversation" in told.content.text and any("Appeal" in name for name in labels(told))


LONG = 2000


def units(shown: Any) -> int:
    """How long a text is as Telegram counts."""
    return len(shown.content.text.encode("utf-16-le")) // 2


async def test_the_last_words_are_shown_whole_and_older_ones_as_far_as_there_is_room(world: World) -> None:
    message = await wrote(world, "a" * LONG)
    owner = await world.someone("owner")
    assert quoted(await owner.last()) == ["a" * LONG]
    answer = f"{'b' * (LONG - 3)}end"
    done(await answer_message(await as_actor("owner"), message.id, answer))
    await world.settle()
    assert quoted(await (await world.someone("member")).last()) == [answer]
    for letter in "cde":
        message = await wrote(world, letter * LONG)
    shown = await owner.last()
    assert quoted(shown)[-1] == "e" * LONG and 1 < len(quoted(shown)) <= 4
    assert all(len(older) <= 601 for older in quoted(shown)[:-1])
    assert quoted(shown)[-2].startswith("ddd") and quoted(shown)[-2].endswith("…")
    assert units(shown) <= 4096


async def test_words_of_heavy_letters_fit_into_a_message(world: World) -> None:
    message = await wrote(world, "🍵" * LONG)
    done(await answer_message(await as_actor("owner"), message.id, "🫖" * LONG))
    await world.settle()
    for role, letter in (("owner", "🫖"), ("member", "🫖")):
        shown = await (await world.someone(role)).last()
        assert units(shown) <= 4096
        last = quoted(shown)[-1]
        assert last.endswith("…") and len(last) > 1600 and set(last[:-1]) == {letter}


async def test_what_comes_after_a_look_is_shown_after_another(world: World) -> None:
    message = await wrote(world, f"A {HELD_TERM} for you")
    done(await answer_message(await as_actor("owner"), message.id, f"And a {HELD_TERM} for you."))
    case = await db.Case.get(subject_id=message.id, author_id=(await as_actor("member")).user_id)
    done(await complaints.claim_case(await as_actor("reviewer"), case.id))
    await world.settle()
    reviewer = await world.someone("reviewer")
    await reviewer.press("Look at it (recorded)")
    card = await reviewer.showing("for you")
    assert quoted(card)[0] == f"A {HELD_TERM} for you" and "More was said" not in card.content.text
    await wrote(world, f"Another {HELD_TERM}")
    card = await reviewer.at(card.message_id)
    assert quoted(card)[0] == f"A {HELD_TERM} for you" and "More was said since" in card.content.text
    await reviewer.press("Look at it (recorded)", card.message_id)
    assert f"Another {HELD_TERM}" in quoted(await reviewer.at(card.message_id))[0]
    assert await db.TrailEntry.filter(event="message.looked_at", subject_id=message.id).count() == 2


async def test_a_case_on_one_side_tells_nothing_of_what_was_found_in_the_words_of_the_other(world: World) -> None:
    message = await wrote(world, "You are all fools")
    await reported({"owner": await as_actor("owner")}, message)
    done(await answer_message(await as_actor("owner"), message.id, f"A {HELD_TERM} for you."))
    await world.settle()
    found = {}
    for card in await (await world.someone("reviewer")).all():
        if card.content.text.startswith("Case about"):
            found["complains" if "It insults us." in card.content.text else "screened"] = HELD_TERM in card.content.text
    assert found == {"complains": False, "screened": True}
