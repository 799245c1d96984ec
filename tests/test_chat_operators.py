"""Several operators of one account: whoever acts, by whatever way, all see it; and of two at once one was first."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.chat import person
from db import Act, Card, Comment
from db.vocabulary import CommentState, SubjectKind
from resolvers import clock, complaints
from resolvers.interactions import reply_to_comment
from tests.asking import do, id_of
from tests.chat_world import Someone, World, as_actor, commented, labels, open_town, quoted
from tests.services import Database

CREW = ("owner", "editor", "moderator")
NAMES = {"owner": "Mei of the Tea House", "editor": "Ines", "moderator": "Kofi"}


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open, at the present time again afterwards."""
    async with open_town() as world:
        yield world
    clock.move_clock(timedelta())


async def crew_of(world: World) -> dict[str, Someone]:
    return {role: await world.someone(role) for role in CREW}


async def titles(crew: dict[str, Someone]) -> dict[str, str]:
    return {role: (await one.last()).content.text.split(",")[0].split("\n")[0] for role, one in crew.items()}


async def test_a_change_by_graphql_or_by_staff_changes_every_card(world: World) -> None:
    comment = await commented("Three are watching")
    await world.settle()
    crew = await crew_of(world)
    assert await titles(crew) == dict.fromkeys(CREW, "[New]")
    done = await do(await as_actor("editor"), "hideComment", {"id": id_of(comment), "reason": "SPAM"})
    assert done["__typename"] == "Comment"
    await world.settle()
    assert await titles(crew) == {
        "owner": "Hidden by Ines", "editor": "Hidden by you", "moderator": "Hidden by Ines"
    }  # fmt: skip
    removed = await complaints.remove_content(
        await as_actor("reviewer"), SubjectKind.COMMENT, comment.id, "CIVILITY", "It insults a person."
    )
    assert isinstance(removed, Comment), removed
    await world.settle()
    assert await titles(crew) == dict.fromkeys(CREW, "Removed by the platform")
    assert [labels(await one.last()) for one in crew.values()] == [[]] * 3


async def test_of_three_presses_at_once_one_wins_and_everybody_sees_who(town_database: Database) -> None:
    async with open_town() as world:
        await three_press(world)


async def three_press(world: World) -> None:
    """Everybody presses the same button before any press is handled."""
    comment = await commented("Contested")
    await world.settle()
    crew = await crew_of(world)
    for one in crew.values():
        message, button = await one.button("Hide")
        await person.press(one.address, one.name, None, message.message_id, button.data or "")
    await world.settle()
    answers = {role: (await person.toasts(one.address, one.toasted))[-1] for role, one in crew.items()}
    won = [role for role, answer in answers.items() if answer.text == "Hidden"]
    assert len(won) == 1 and await Act.filter(subject_id=comment.id, name="comment:hide").count() == 1
    for role, answer in answers.items():
        assert role in won or (answer.alert and f"{NAMES[won[0]]} was first" in answer.text), role
        by = "you" if role in won else NAMES[won[0]]
        assert (await titles(crew))[role] == f"Hidden by {by}"


async def test_the_newest_three_answers_are_shown_and_how_many_came_before(world: World) -> None:
    comment = await commented("Many answers?")
    for number in range(5):
        await reply_to_comment(await as_actor("editor"), comment.id, f"Answer {number}")
    await world.settle()
    card = await (await world.someone("moderator")).last()
    assert quoted(card) == ["Many answers?", "Answer 2", "Answer 3", "Answer 4"]
    assert "2 earlier answers, and:\nThe Tea House answered:\nAnswer 2" in card.content.text


async def test_an_old_card_gives_way_to_a_new_short_one(world: World) -> None:
    comment = await commented("Words of the day before yesterday. " * 20)
    await world.settle()
    owner = await world.someone("owner")
    old, count = await owner.last(), len(await owner.all())
    clock.move_clock(timedelta(hours=49))
    await world.settle()
    assert len(await owner.all()) == count, "age alone changes nothing"
    await do(await as_actor("moderator"), "hideComment", {"id": id_of(comment), "reason": "SPAM"})
    await world.settle()
    moved, card = await owner.at(old.message_id), await owner.last()
    assert moved.content.text.startswith("Something happened to this comment") and labels(moved) == []
    assert card.content.text.startswith("Hidden by Kofi") and len(quoted(card)[0]) < 210 and card.content.silent
    assert len(await owner.all()) == count + 1
    # A press on the new card edits it, and one that was deleted in the chat gives way as well.
    await owner.press("Show")
    assert (await owner.last()).message_id == card.message_id
    await world.bot.delete_message(owner.address, card.message_id)
    await do(await as_actor("moderator"), "hideComment", {"id": id_of(comment), "reason": "SPAM"})
    await world.settle()
    newest = await owner.last()
    assert newest.message_id > card.message_id and newest.content.text.startswith("Hidden by Kofi")
    shown = await Card.get(subject_id=comment.id, chat__user_id=(await as_actor("owner")).user_id)
    assert shown.message_id == newest.message_id
    assert (await Comment.get(id=comment.id)).state is CommentState.HIDDEN


async def test_a_press_on_an_old_card_acts_and_moves_it(world: World) -> None:
    await commented("Still here")
    await world.settle()
    owner = await world.someone("owner")
    old = await owner.last()
    clock.move_clock(timedelta(hours=49))
    assert (await owner.press("Hide", old.message_id)).text == "Hidden"
    assert (await owner.last()).content.text.startswith("Hidden by you")
    assert (await owner.last()).message_id > old.message_id
    assert labels(await owner.at(old.message_id)) == []


async def test_answers_of_an_account_have_a_limit(world: World) -> None:
    comment = await commented("Talk to me")
    await world.settle()
    editor = await as_actor("editor")
    for number in range(30):
        assert isinstance(await reply_to_comment(editor, comment.id, f"Answer {number}"), Comment)
    await world.settle()
    one = await world.someone("editor")
    card = await one.showing("Talk to me")
    assert "too many in a short time" in (await one.say("One more", reply_to=card.message_id))[-1].content.text
    assert await Comment.filter(parent_id=comment.id).count() == 30
