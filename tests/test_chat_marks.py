"""The rarer things of a card: marks, mutes in two presses, the list of the muted, and the account's own answers."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.buttons import OnFollow
from db import Comment, Follow, Mute, PublicAccount
from db.vocabulary import CommentState
from resolvers import clock
from resolvers.interactions import reply_to_comment
from tests.asking import do, id_of
from tests.chat_world import World, as_actor, commented, labels, open_town
from tests.services import Database

MENU = "Pin, mute…"
DAY = timedelta(days=1)


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open, at the present time again afterwards."""
    async with open_town() as world:
        yield world
    clock.move_clock(timedelta())


async def test_a_comment_is_featured_and_pinned_and_all_cards_show_it(world: World) -> None:
    first, second = await commented("The best so far"), await commented("Even better")
    await world.settle()
    owner, editor = await world.someone("owner"), await world.someone("editor")
    card = await owner.showing("The best so far")
    await owner.press(MENU, card.message_id)
    assert labels(await owner.at(card.message_id)) == ["Feature", "Pin", "Mute…", "Back"]
    assert (await owner.press("Feature", card.message_id)).text == "Featured"
    await owner.press(MENU, card.message_id)
    assert (await owner.press("Pin", card.message_id)).text == "Pinned"
    await world.settle()
    for one in (owner, editor):
        assert "★ Featured · 📌 Pinned" in (await one.showing("The best so far")).content.text
    other = await editor.showing("Even better")
    await editor.press(MENU, other.message_id)
    await editor.press("Pin", other.message_id)
    await world.settle()
    gave_way = (await owner.showing("The best so far")).content.text
    assert gave_way.startswith("Unpinned by Ines") and "★ Featured\n" in gave_way and "📌" not in gave_way
    assert (await editor.press("Undo", other.message_id)).text == "Taken back"
    await world.settle()
    assert "📌 Pinned" in (await owner.showing("The best so far")).content.text
    assert "📌" not in (await owner.showing("Even better")).content.text
    assert [row.id for row in await Comment.filter(pinned_at__isnull=False)] == [first.id] != [second.id]


async def test_somebody_is_muted_in_two_presses_listed_and_unmuted(world: World) -> None:
    comment = await commented("Buy my things")
    await world.settle()
    owner, member = await world.someone("owner"), await world.someone("member")
    card = await owner.showing("Buy my things")
    await owner.press(MENU, card.message_id)
    await owner.press("Mute…", card.message_id)
    assert labels(await owner.at(card.message_id)) == ["1 day", "7 days", "30 days", "For good", "Back"]
    assert (await owner.press("7 days", card.message_id)).text == "Muted"
    await world.settle()
    told = await member.last()
    assert "has muted you: another reason" in told.content.text and "/report @tea-house" in told.content.text
    assert labels(told) == ["Report the account"]
    mute = await Mute.get(user_id=comment.author_id)
    assert mute.until and abs(mute.until - clock.now() - 7 * DAY) < timedelta(minutes=1)
    (listed,) = await owner.say("/muted")
    assert listed.content.text.startswith("Muted by The Tea House\n· ") and len(labels(listed)) == 1
    await owner.press(MENU, card.message_id)
    assert "Unmute" in labels(await owner.at(card.message_id))
    await owner.press("Back", card.message_id)
    toast = await owner.press(labels(listed)[0], listed.message_id)
    assert toast.text == "Unmuted"
    assert (await owner.at(listed.message_id)).content.text == "The Tea House mutes nobody."
    await world.settle()
    assert "does not mute you any more" in (await member.last()).content.text
    stranger = await world.someone("member2")
    assert "You run no account" in (await stranger.say("/muted"))[0].content.text
    several = await world.someone("owner2")
    (choice,) = await several.say("/muted")
    await several.press("River News", choice.message_id)
    assert "mutes nobody" in (await several.at(choice.message_id)).content.text


async def test_the_muted_report_the_account_by_the_button(world: World) -> None:
    comment = await commented("Is that fair?")
    await do(await as_actor("owner"), "muteUser", {"id": id_of(comment), "reason": "SPAM"})
    await world.settle()
    member = await world.someone("member")
    await member.press("Report the account")
    assert "@tea-house" in (await member.last()).content.text


async def test_an_answer_of_the_account_is_changed_and_deleted_by_both_doors(world: World) -> None:
    comment = await commented("When do you open?")
    await reply_to_comment(await as_actor("editor"), comment.id, "At nine.")
    await world.settle()
    owner, moderator = await world.someone("owner"), await world.someone("moderator")
    card = await owner.showing("When do you open?")
    await owner.press(MENU, card.message_id)
    assert labels(await owner.at(card.message_id))[-2:] == ["Edit our answer", "Delete our answer…"]
    await owner.press("Edit our answer", card.message_id)
    said = [message.content.text for message in await owner.say("At ten.")]
    assert "The answer is changed" in said
    await world.settle()
    assert "At ten." in (await moderator.showing("When do you open?")).content.text
    answer = await Comment.get(parent_id=comment.id)
    edited = await do(await as_actor("moderator"), "editComment", {"id": id_of(answer), "body": "At eleven."})
    assert edited["__typename"] == "Comment"
    await world.settle()
    card = await moderator.showing("When do you open?")
    assert "At eleven." in card.content.text
    await moderator.press(MENU, card.message_id)
    await moderator.press("Delete our answer…", card.message_id)
    assert labels(await moderator.at(card.message_id)) == ["Yes, delete our answer", "Back"]
    assert (await moderator.press("Yes, delete our answer", card.message_id)).text == "The answer is deleted"
    await world.settle()
    assert (await Comment.get(id=answer.id)).state is CommentState.DELETED
    for one in (owner, moderator):
        assert "At eleven." not in (await one.showing("When do you open?")).content.text
    again = await do(await as_actor("moderator"), "undeleteComment", {"id": id_of(answer)})
    assert again["__typename"] == "Comment"
    deleted = await do(await as_actor("owner"), "deleteComment", {"id": id_of(answer)})
    assert deleted["__typename"] == "Comment"


async def test_the_menu_speaks_chinese(world: World) -> None:
    await commented("今天的茶很好")
    await world.settle()
    owner = await world.someone("owner")
    await owner.say("/language")
    await owner.press("中文")
    card = await owner.showing("今天的茶很好")
    await owner.press(MENU, card.message_id)
    assert labels(await owner.at(card.message_id)) == ["精选", "置顶", "禁言…", "返回"]
    assert (await owner.press("置顶", card.message_id)).text == "已置顶"
    assert "📌 置顶" in (await owner.showing("今天的茶很好")).content.text


async def test_an_account_is_followed_from_its_card_and_no_more(world: World) -> None:
    member = await world.someone("member2")
    await member.say("/report @tea-house")
    card, house = await member.last(), await PublicAccount.get(handle="tea-house")
    assert "Follow" in labels(card) and "Stop following" not in labels(card)
    assert (await member.press("Follow", card.message_id)).text == "You follow the account now"
    shown = labels(await member.at(card.message_id))
    assert "Stop following" in shown and "Follow" not in shown
    assert await Follow.filter(account_id=house.id, ended_at=None).count() == house.followers + 1
    assert (await member.press("Stop following", card.message_id)).text == "You do not follow the account any more"
    assert "Follow" in labels(await member.at(card.message_id))
    assert (await PublicAccount.get(id=house.id)).followers == house.followers
    stranger = await world.someone("stranger")
    await stranger.say("/report @tea-house")
    assert not {"Follow", "Stop following"} & set(labels(await stranger.last())), "a guest follows nothing"


async def test_who_is_muted_is_not_offered_to_follow(world: World) -> None:
    comment = await commented("Is that fair?", "member2")
    await do(await as_actor("owner"), "muteUser", {"id": id_of(comment), "reason": "SPAM"})
    await world.settle()
    member = await world.someone("member2")
    await member.say("/report @tea-house")
    card, house = await member.last(), await PublicAccount.get(handle="tea-house")
    assert "Follow" not in labels(card)
    toast = await member.send(card.message_id, OnFollow(do="follow", id=house.id).pack())
    assert "has muted you" in toast.text and toast.alert
