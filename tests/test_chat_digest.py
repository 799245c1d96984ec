"""A flood of comments is a few cards and one digest, from which nothing is missing and all can be done."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import dispatcher
from bot.buttons import OnDigest
from bot.chat.builtin import built_in_bot
from db import ChatMessage, Comment, Digest, Digested, Operatorship, Post, PublicAccount
from db.vocabulary import CommentRules, CommentState, Transport
from resolvers import clock
from resolvers.actor import address_key
from resolvers.interactions import hide_comment, queue_figures
from tests.chat_world import Someone, World, as_actor, commented, labels, open_town, quoted
from tests.services import Database

TEA, LEAVES = "Spring tea has come", "How we dry our leaves"
ROAD, HOURS = "Road works on Lime Street", "Longer hours in winter"
CROWD = ("member", "member2", "complainant", "owner2", "reviewer2")
SECOND = timedelta(seconds=1)


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open, at the present time again afterwards."""
    async with open_town() as world:
        yield world
    clock.move_clock(timedelta())


async def flood(world: World, count: int, at: timedelta = timedelta(), every: int = 10) -> None:
    """So many comments at ten a second under two posts, told of as they come."""
    for number in range(count):
        clock.move_clock(at + number * SECOND / 10)
        await commented(f"Flood {number}", CROWD[number % len(CROWD)], (TEA, LEAVES)[number % 2])
        if number % every == every - 1:
            await world.settle()
    await world.settle()


async def revisions(one: Someone) -> int:
    """How many messages and edits there were in a chat."""
    key = address_key(Transport.BUILT_IN, one.address)
    return max(await ChatMessage.filter(address_key=key).values_list("revision", flat=True), default=0)  # type: ignore[type-var, return-value]


async def test_a_hundred_comments_in_ten_seconds_are_three_cards_and_one_digest(town_database: Database) -> None:
    async with open_town() as world:
        owner = await world.someone("owner")
        account = await PublicAccount.get(handle="tea-house")
        before, told, waiting = len(await owner.all()), await revisions(owner), (await queue_figures(account.id)).new
        began = clock.now()
        await flood(world, 100)
        cards = (await owner.all())[before:]
        assert [message.content.text.split("\n")[0] for message in cards[:3]] == ["[New]"] * 3
        edits = await revisions(owner) - told - 4
        assert len(cards) == 4 and edits <= (clock.now() - began) / (5 * SECOND), "cards, the digest, its edits"
        assert (await queue_figures(account.id)).new == waiting + 100
        clock.move_clock(timedelta(seconds=16))
        await world.settle()
        digest = await owner.last()
        assert digest.content.text.split("\n") == [
            "97 new comments under 2 posts", f"· {LEAVES}", f"· {TEA}"
        ] and labels(digest) == ["Review one by one", "Hide all…", "Close comments 1 h…"]  # fmt: skip
        # The team of three is told the same, each in their own chat.
        assert "97 new" in (await (await world.someone("moderator")).last()).content.text
        assert labels(await (await world.someone("moderator")).last()) == ["Review one by one", "Hide all…"]
        # Another process goes on where this one ended, and calm ends the digest.
        world = World(built_in_bot(), dispatcher(), world.chats)
        clock.move_clock(timedelta(seconds=22))
        await commented("One more", "member2", TEA)
        await world.settle()
        assert (await owner.last()).content.text.startswith("98 new comments")
        clock.move_clock(timedelta(seconds=101))
        await world.settle()
        assert not await Digest.exists(done_at=None) and len(await owner.all()) == before + 4
        await commented("After the flood", "member", TEA)
        await world.settle()
        assert (await owner.last()).content.text.startswith("[New]") and len(await owner.all()) == before + 5
    clock.move_clock(timedelta())


async def test_what_is_held_passes_and_is_no_part_of_the_flood(world: World) -> None:
    owner = await world.someone("owner")
    await flood(world, 5)
    await commented("Now check out my channel", "member2")
    await world.settle()
    held, digest = await owner.last(), (await owner.all())[-2]
    assert held.content.text.startswith("[Held]") and digest.content.text.startswith("2 new comments")
    await owner.press("Approve", held.message_id)
    assert await Digested.filter(comment_id=(await Comment.all().order_by("-id").first()).id).count() == 0  # type: ignore[union-attr]


async def test_a_hundred_held_comments_are_a_few_cards_and_one_digest(world: World) -> None:
    await Post.filter(title__in=[TEA, LEAVES]).update(comment_rules=CommentRules.REVIEW)
    owner = await world.someone("owner")
    before = len(await owner.all())
    await flood(world, 100)
    told = (await owner.all())[before:]
    assert len(told) == 4 and all(message.content.text.startswith("[Held]") for message in told[:3])
    clock.move_clock(timedelta(seconds=16))
    await world.settle()
    digest = await owner.last()
    assert digest.content.text.split("\n")[0] == "97 new comments under 2 posts" and "Hide all…" in labels(digest)
    await owner.press("Review one by one")
    assert "Approve" in labels(await owner.at(digest.message_id))


async def test_a_digest_is_gone_through_in_its_message_and_answered_there(world: World) -> None:
    owner = await world.someone("owner")
    await flood(world, 6)
    count, number = len(await owner.all()), (await owner.last()).message_id
    await owner.press("Review one by one")
    page = await owner.at(number)
    assert page.content.text.startswith("1 of 3 · 3 nobody looked at yet\n—\n[New]") and quoted(page) == ["Flood 3"]
    assert (await owner.press("Previous", number)).text == "There is no further one in this direction."
    await owner.press("Hide", number)
    assert "Hidden by you" in (await owner.at(number)).content.text
    await owner.press("Next", number)
    assert quoted(await owner.at(number)) == ["Flood 4"]
    await owner.say("From ten.", reply_to=number)
    assert quoted(await owner.at(number)) == ["Flood 4", "From ten."]
    # While it is read, more comes and others act: the page stays, its figures and its comment change.
    clock.move_clock(10 * SECOND)
    await commented("Flood 6", "member2", LEAVES)
    await hide_comment(await as_actor("editor"), (await Comment.get(body="Flood 4")).id, "SPAM")
    await world.settle()
    page = await owner.at(number)
    assert page.content.text.startswith("2 of 4 · 2 nobody looked at yet") and "Hidden by Ines" in page.content.text
    await owner.press("Back to all of them", number)
    assert (await owner.at(number)).content.text.split("\n")[0] == "4 new comments under 2 posts"
    assert "2 of them nobody looked at yet." in (await owner.at(number)).content.text
    assert len(await owner.all()) == count


async def test_hide_all_asks_first_and_says_what_could_not_be_hidden(world: World) -> None:
    owner, moderator = await world.someone("owner"), await world.someone("moderator")
    await flood(world, 8)
    number = (await owner.last()).message_id
    await owner.press("Hide all…")
    assert labels(await owner.at(number)) == ["Yes, hide 5", "Back"]
    clock.move_clock(10 * SECOND)
    await commented("Meanwhile", "member")
    await world.settle()
    assert labels(await owner.at(number)) == ["Yes, hide 5", "Back"], "a question is not drawn over"
    await owner.press("Back")
    await moderator.press("Review one by one")
    await moderator.press("Hide")
    await owner.press("Hide all…", number)
    _, sure = await owner.button("Yes, hide 5", number)
    assert (await owner.send(number, sure.data or "")).text == "5 hidden."
    told = await owner.at(number)
    assert "All of them were looked at.\n5 hidden." in told.content.text and "Hide all…" not in labels(told)
    states = await Comment.filter(body__startswith="Flood").order_by("id").values_list("state", flat=True)
    assert states == [CommentState.VISIBLE] * 3 + [CommentState.HIDDEN] * 5
    undo = await owner.last()
    assert undo.content.text == "5 hidden." and labels(undo) == ["Undo"], "hiding all is taken back as one"
    assert (await owner.send(number, sure.data or "")).text == "0 hidden."
    assert (await owner.last()).message_id == undo.message_id, "what hid nothing leaves nothing to take back"
    await owner.press("Undo", undo.message_id)
    assert (await owner.at(undo.message_id)).content.text == "Taken back: 5 comments are what they were."
    assert await Comment.filter(body__startswith="Flood", state="HIDDEN").count() == 1, "the one of the moderator"
    # A digest of another chat is none of theirs, nor is one's own once one runs the account no more.
    moderators = await Digest.filter(chat__user_id=(await as_actor("moderator")).user_id).latest("id")
    forged = OnDigest(do="review", id=moderators.id).pack()
    assert (await owner.send(number, forged)).text == "This button is out of date."
    await Operatorship.filter(user_id=(await as_actor("moderator")).user_id).update(until=clock.now())
    assert (await moderator.send(moderators.message_id or 0, forged)).text == "This button is out of date."


async def test_what_cannot_be_hidden_is_said_with_the_reason(world: World) -> None:
    """Of two accounts in one digest one is lost: what is under its posts stays."""
    owner = await world.someone("owner2")
    for number in range(7):
        await commented(f"Two houses {number}", CROWD[number % 3], (ROAD, HOURS)[number % 2])
    await world.settle()
    digest = await owner.last()
    assert digest.content.text.split("\n")[0] == "4 new comments under 2 posts"
    library = await PublicAccount.get(handle="city-library")
    await Operatorship.filter(account_id=library.id).update(until=clock.now())
    await owner.press("Hide all…")
    answer = await owner.press("Yes, hide 4")
    assert answer.alert and answer.text.startswith(
        "2 hidden. 2 could not be: “act on many comments” is not open to you here"
    )
    shown = (await owner.at(digest.message_id)).content.text
    assert f"· {ROAD}" in shown and HOURS not in shown and "2 could not be" in shown


async def test_comments_are_closed_for_an_hour_from_the_digest_and_opened_again(world: World) -> None:
    owner = await world.someone("owner")
    await flood(world, 6)
    number = (await owner.last()).message_id
    await owner.press("Close comments 1 h…")
    assert (await owner.press("Yes, close for an hour")).text == "Comments are closed for an hour under 2 posts."
    assert "Comments are closed there until" in (await owner.at(number)).content.text
    with pytest.raises(AssertionError, match="COMMENTS_CLOSED"):
        await commented("Too late")
    await owner.press("Open comments again", number)
    await commented("In time")
    assert "closed" not in (await owner.at(number)).content.text
