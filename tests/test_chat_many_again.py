"""Many comments in a chat when others were faster, when some are left out, and when an update is handled again."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.chat import person
from bot.context import Talk, talk_of
from bot.interactions.bulk.drawn import sentence_of
from db import Bulk, Chat, Comment, Post
from db.vocabulary import BulkVerb, CommentRules
from resolvers import clock
from resolvers.interactions import approve_comment
from tests.chat_world import Someone, World, as_actor, commented, open_town
from tests.services import Database
from tests.test_chat_digest import flood
from tests.test_chat_twice import handled_twice


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open, at the present time again afterwards."""
    async with open_town() as world:
        yield world
    clock.move_clock(timedelta())


async def one_left_out(owner: Someone) -> tuple[int, list[Comment]]:
    """Three held comments of which two are hidden by picking; gives the message and the comments."""
    await Post.all().update(comment_rules=CommentRules.REVIEW)
    made = [await commented(f"Held words {number}", "member") for number in range(3)]
    await owner.say("/queue")
    await owner.press("Hide all that are held…")
    page = await owner.last()
    count = int(page.content.text.split(" ")[1])
    place = next(line.split(". ")[0] for line in page.content.text.split("\n") if "Held words 1" in line)
    await owner.press(place, page.message_id)
    await owner.press(f"Hide {count - 1}", page.message_id)
    return page.message_id, made


async def test_who_approves_those_left_out_after_a_colleague_is_told_that_none_waits(world: World) -> None:
    owner = await world.someone("owner")
    number, made = await one_left_out(owner)
    await approve_comment(await as_actor("moderator"), made[1].id)
    toast = await owner.press("Let the 1 left out appear", number)
    assert toast.alert and toast.text == "None of them waits any more: they were seen to meanwhile."
    assert await Bulk.all().count() == 1


async def test_approving_those_left_out_is_the_same_when_it_is_handled_again(world: World) -> None:
    owner = await world.someone("owner")
    number, _ = await one_left_out(owner)
    _, button = await owner.button("Let the 1 left out appear", number)
    await owner.catch_up()
    await person.press(owner.address, owner.name, None, number, button.data or "")
    await handled_twice(world)
    toasts = [toast.text for toast in await person.toasts(owner.address, owner.toasted)]
    assert set(toasts) == {"Done."} and (await owner.at(number)).content.text == "1 let appear."
    assert await Bulk.all().count() == 2


async def test_hiding_all_of_a_digest_is_the_same_when_it_is_handled_again(world: World) -> None:
    owner = await world.someone("owner")
    await flood(world, 8)
    number = (await owner.last()).message_id
    await owner.press("Hide all…")
    _, button = await owner.button("Yes, hide 5", number)
    await owner.catch_up()
    await person.press(owner.address, owner.name, None, number, button.data or "")
    await handled_twice(world)
    toasts = [toast.text for toast in await person.toasts(owner.address, owner.toasted)]
    assert set(toasts) == {"5 hidden."} and await Bulk.all().count() == 1
    texts = [message.content.text for message in await owner.all()]
    assert texts.count("5 hidden.") == 1, "the way back is offered once"


async def in_english(world: World) -> Talk:
    """The owner's chat."""
    chat = await Chat.get(user_id=(await as_actor("owner")).user_id)
    talk = await talk_of(world.bot, chat, "test")
    assert talk is not None
    return talk


async def test_what_was_left_out_is_told_by_its_own_word(world: World) -> None:
    talk = await in_english(world)
    assert sentence_of(talk, BulkVerb.APPROVE, "WrongState:DELETED").startswith("“approve” is not possible")
    said = {code: sentence_of(talk, BulkVerb.HIDE, code) for code in ("NotAllowed", "Sanctioned", "NotFound")}
    assert len(set(said.values())) == 3 and "“hide” is not open to you" in said["NotAllowed"]
    assert said["Sanctioned"] == "A sanction on the account stands against it."
    assert "delete" in sentence_of(talk, BulkVerb.DELETE, "WrongState:REMOVED")
