"""Many comments in a chat: those alike hidden with two presses, single ones left out, words tried out and added."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.buttons import OnMany, OnWords
from db import Bulk, Comment, Post, PublicAccount, Selection
from db.vocabulary import CommentRules, CommentState
from resolvers import clock
from tests.cast_bulk import many_under
from tests.chat_world import World, as_actor, calm_down, commented, labels, open_town, post
from tests.owning import Owner
from tests.services import Database

PITCH = "Come to my site {} and win money every day"


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open, at the present time again afterwards."""
    async with open_town() as world:
        yield world
    clock.move_clock(timedelta())


async def alike_ones(world: World, number: int) -> list[Comment]:
    """The same words with another link by several people, each on a card."""
    made = []
    for count in range(number):
        made.append(
            await commented(PITCH.format(f"http://win{count}.example/{count}"), ("member", "member2")[count % 2])
        )
        await world.settle()
        await calm_down()
    return made


async def test_those_alike_are_hidden_from_the_newest_card_with_two_presses_and_taken_back_with_one(
    world: World,
) -> None:
    owner = await world.someone("owner")
    await commented("What a lovely spring it is", "complainant")
    made = await alike_ones(world, 4)
    card = await owner.last()
    assert "4 alike, by 2 people" in card.content.text
    await owner.press("Hide all 4…", card.message_id)
    page = await owner.last()
    assert page.content.text.startswith("Hide 4 comments?") and "lovely" not in page.content.text
    await owner.press("✓ 2", page.message_id)
    assert "1 left out." in (await owner.at(page.message_id)).content.text
    assert (await owner.press("Hide 3", page.message_id)).text == "Done."
    assert (await owner.at(page.message_id)).content.text == "3 hidden."
    states = [(await Comment.get(id=one.id)).state for one in made]
    assert states == ["HIDDEN", "HIDDEN", "VISIBLE", "HIDDEN"], "the newest comes first"
    assert "Hidden by you" in (await owner.at(card.message_id)).content.text, "cards are drawn anew"
    told = await (await world.someone("member")).all()
    assert sum("hid your comment" in message.content.text for message in told) == 1, "each author is told"
    await owner.press("Undo", page.message_id)
    assert "3 comments are what they were." in (await owner.at(page.message_id)).content.text
    assert {(await Comment.get(id=one.id)).state for one in made} == {CommentState.VISIBLE}


async def test_all_that_is_held_is_hidden_but_for_what_is_let_appear(world: World) -> None:
    await Post.all().update(comment_rules=CommentRules.REVIEW)
    made = [await commented(f"Held words {number}", "member") for number in range(3)]
    owner = await world.someone("owner")
    await owner.say("/queue")
    await owner.press("Hide all that are held…")
    page = await owner.last()
    shown = {line.split(". ")[0][2:] for line in page.content.text.split("\n") if "Held words 1" in line}
    await owner.press(f"✓ {shown.pop()}", page.message_id)
    await owner.press("Hide 2" if "Hide 2" in labels(await owner.at(page.message_id)) else "Hide 3", page.message_id)
    await owner.press("Let the 1 left out appear", page.message_id)
    assert (await owner.at(page.message_id)).content.text == "1 let appear."
    states = [(await Comment.get(id=one.id)).state for one in made]
    assert states == ["HIDDEN", "VISIBLE", "HIDDEN"]


async def test_words_are_tried_out_added_and_what_they_match_is_hidden(world: World) -> None:
    owner = await world.someone("owner")
    account = await PublicAccount.get(handle="tea-house")
    await commented("Get FREE Followers here", "member")
    await commented("I sell free followers", "member2")
    await commented("What a cup of tea", "member")
    await world.settle()
    await owner.say("/words")
    assert await owner.button("✕ 加微信") and "/words add" in (await owner.last()).content.text
    await owner.say("/words add free followers, sell，cup of coffee")
    trial = await owner.last()
    assert "2 would have been held" in trial.content.text and "“cup of coffee”: 0" in trial.content.text
    assert "I sell free followers" in trial.content.text
    await owner.press("Add and hide those 2…", trial.message_id)
    await owner.press("Hide 2", trial.message_id)
    assert await Comment.filter(body__icontains="followers", state="HIDDEN").count() == 2
    words = (await PublicAccount.get(id=account.id)).word_list
    assert words[-3:] == ["free followers", "sell", "cup of coffee"] and "加微信" in words
    held = await commented("ＦＲＥＥ followers again", "member")
    assert held.state is CommentState.HELD
    await owner.say("/words")
    await owner.press("✕ sell")
    assert "sell" not in (await PublicAccount.get(id=account.id)).word_list
    # A bare command with nothing behind it, and a press that is out of date, change nothing.
    assert "with commas between them" in (await owner.say("/words add"))[-1].content.text
    message = (await owner.last()).message_id
    gone = OnWords(do="add", id=account.id).pack()
    assert (await owner.send(message, gone)).text == "This button is out of date."


async def test_who_runs_nothing_sees_and_does_nothing_of_it(world: World) -> None:
    account, comment = await PublicAccount.get(handle="tea-house"), await commented("What a lovely spring it is")
    reader = await world.someone("member2")
    said = await reader.say("/words add anything")
    assert "not run" in said[-1].content.text or "no account" in said[-1].content.text, said[-1].content.text
    for do, key in (("alike", comment.id), ("held", account.id), ("new", account.id)):
        toast = await reader.send(said[-1].message_id, OnMany(do=do, id=key).pack())  # type: ignore[arg-type]
        assert toast.alert and toast.text
    assert not await Selection.exists() and not await Bulk.exists()
    owner = await world.someone("owner")
    await owner.say("/queue")
    await alike_ones(world, 2)
    await owner.press("Hide all 2…")
    selection = await Selection.all().order_by("-at").first()
    assert selection is not None
    forged = OnMany(do="hide", id=selection.id).pack()
    assert (await reader.send(said[-1].message_id, forged)).text == "This button is out of date."
    assert not await Bulk.exists()


async def test_more_than_a_part_tells_how_far_it_has_come(world: World) -> None:
    from resolvers.deadlines import meet_deadlines

    owner, under = await world.someone("owner"), await post()
    await many_under(under, 250, "Buy cheap watches at number {}")
    await owner.say("/words try cheap watches")
    await owner.press("Only hide those 250…")
    page = (await owner.last()).message_id
    assert "1–20 of 250" in (await owner.at(page)).content.text
    await owner.press("Next", page)
    assert "21–40 of 250" in (await owner.at(page)).content.text
    await owner.press("Leave out this page", page)
    await owner.press("Hide 230", page)
    assert (await owner.at(page)).content.text == "200 of 230 done so far; the rest goes on by itself."
    await meet_deadlines(clock.now())
    await owner.press("How far?", page)
    assert (await owner.at(page)).content.text == "230 hidden." and labels(await owner.at(page)) == ["Undo"]


SPAM = (
    "Hey guys please subscribe to my music {}", "check out this video {} it is great", "I make covers, subscribe to {}",
    "Make money at home now, visit {}", "please help me get followers, I am {}",
)  # fmt: skip
HARMLESS = (
    "I love this tea, number {}", "The spring harvest is the best {}", "Does it keep for {} months?",
    "My grandmother made it {} times a day", "Thanks for the tip {}",
)  # fmt: skip


async def test_an_owner_alone_with_a_chat_hides_all_spam_with_few_presses(world: World) -> None:
    owner = Owner(await world.someone("owner"), (await as_actor("owner")).user_id)  # type: ignore[arg-type]
    people = ("member", "member2", "complainant", "owner2", "reviewer2")
    began: Any = clock.now()
    for number in range(120):
        clock.move_clock(timedelta(minutes=2 * number))
        is_spam = number % 2 == 0
        words = (SPAM if is_spam else HARMLESS)[number // 2 % 5].format(f"n{number}x")
        if number % 24 == 0:
            words = f"Nobody says what {'abcdefgh'[number // 24] * 9} says"
        if is_spam and number % 14 == 0:
            words = "The one and only place for shoes of gold"
        comment = await commented(words, people[number % 5])
        owner.reads(comment, is_spam=is_spam)
        await world.settle()
        if number in (59, 119):
            await owner.sits_down()
    assert (clock.now() - began) > timedelta(hours=3)
    assert await Comment.filter(id__in=list(owner.spam), state="HIDDEN").count() == 60
    assert await Comment.filter(id__in=list(owner.harmless), state="VISIBLE").count() == 60
    assert owner.presses.total() <= 25, (owner.presses, owner.spent, owner.words)
