"""An owner's way: cards within a second, acts by one press, everybody's card changes, nothing lies."""

import pytest

from bot.buttons import OnAct, OnComment
from db import Comment, PublicAccount
from db.vocabulary import CommentState
from policy import say
from resolvers import clock
from resolvers.interactions import hide_comment, last_act_on
from resolvers.interactions.importing import Imported, import_comments
from resolvers.rules.standings import system
from tests.chat_world import World, as_actor, commented, labels, open_town, quoted
from tests.services import Database

NASTY = "I <3 you & _x_ *y* `z` [l](u) <b>b</b>"
CREW = ("owner", "editor", "moderator")


@pytest.fixture
async def world(either_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def test_a_new_comment_is_a_card_for_everybody_who_cares_and_hide_changes_all(world: World) -> None:
    comment = await commented(NASTY)
    await world.settle()
    crew = {role: await world.someone(role) for role in CREW}
    author = await world.someone("member")
    for one in crew.values():
        card = await one.showing(NASTY)
        assert card.content.text.startswith("[New]\nAnna K ·") and quoted(card) == [NASTY]
        assert labels(card) == ["Hide", "Delete…", "Reply", "Hide because…", "Pin, mute…"]
    before = (await crew["owner"].last()).content
    assert (await crew["owner"].press("Hide")).text == "Hidden"
    titles = {role: (await one.last()).content.text.split(",")[0] for role, one in crew.items()}
    others = "Hidden by Mei of the Tea House"
    assert titles == {"owner": "Hidden by you", "editor": others, "moderator": others}
    assert labels(await crew["moderator"].last()) == ["Undo", "Show", "Delete…"]
    told = await author.last()
    assert "hid your comment" in told.content.text and "Reason: another reason" in told.content.text
    assert quoted(told) == [NASTY] and labels(told) == ["Ask the platform to look"]
    assert (await crew["moderator"].press("Undo")).text == "Taken back"
    assert await Comment.get(id=comment.id) == comment
    for one in crew.values():
        assert (await one.last()).content.text == before.text and (await one.last()).content.buttons == before.buttons
    assert "taken back" in (await author.last()).content.text


async def test_a_late_press_is_told_who_was_first_and_sees_how_it_stands(world: World) -> None:
    comment = await commented("Late")
    await world.settle()
    owner, editor = await world.someone("owner"), await world.someone("editor")
    message, old = await editor.button("Hide")
    await owner.press("Hide")
    answer = await editor.send(message.message_id, old.data or "")
    assert answer.alert and "Mei of the Tea House was first" in answer.text
    assert (await editor.last()).content.text.startswith("Hidden by Mei")
    undo = OnAct(id=(await last_act_on([comment.id]))[comment.id].id).pack()
    await editor.press("Show")
    assert (await owner.send(message.message_id, undo)).text.startswith("Something else was done since")
    twice = await editor.send(message.message_id, OnComment(do="show", id=comment.id).pack())
    assert twice.alert and "was first" not in twice.text


async def test_a_forged_press_is_turned_down_and_changes_nothing(world: World) -> None:
    comment = await commented("Mine to keep")
    await world.settle()
    for role in ("owner2", "member2", "stranger"):
        one = await world.someone(role)
        (said, *_) = await one.say("/help")
        for do in ("hide", "delete", "show", "approve", "ask_delete", "reply", "more", "next"):
            answer = await one.send(said.message_id, OnComment(do=do, id=comment.id).pack())
            assert answer.alert and answer.text, do
        assert (await one.at(said.message_id)).content == said.content
        for broken in ("m1:hide:zz:c:", "m0:hide", "nonsense"):
            assert (await one.send(said.message_id, broken)).text == "This button is out of date."
    assert await Comment.get(id=comment.id) == comment


async def test_delete_asks_first_and_only_who_deleted_takes_it_back(world: World) -> None:
    comment = await commented("Delete me")
    await world.settle()
    owner, editor, author = [await world.someone(role) for role in ("owner", "editor", "member")]
    await owner.press("Delete…")
    asked = await owner.last()
    assert labels(asked)[0] == "spam" and labels(asked)[-1] == "Back"
    assert (await Comment.get(id=comment.id)).state is CommentState.VISIBLE
    await owner.press("Back")
    assert labels(await owner.last()) == ["Hide", "Delete…", "Reply", "Hide because…", "Pin, mute…"]
    await owner.press("Delete…")
    assert (await owner.press("off topic")).text == "Deleted"
    assert (await owner.last()).content.text.startswith("Deleted by you") and labels(await owner.last()) == ["Undo"]
    assert "– off topic" in (await editor.last()).content.text and labels(await editor.last()) == []
    assert "Reason: off topic" in (await author.last()).content.text
    await owner.press("Undo")
    assert await Comment.get(id=comment.id) == comment


async def test_replying_to_a_card_replies_as_the_account(world: World) -> None:
    comment = await commented("A question?")
    await world.settle()
    owner, editor, author = [await world.someone(role) for role in ("owner", "editor", "member")]
    card = await owner.last()
    news = await owner.say("From ten & <noon>.", reply_to=card.message_id)
    assert [message.message_id for message in news] == [card.message_id]
    assert quoted(news[0]) == ["A question?", "From ten & <noon>."]
    assert quoted(await editor.last()) == ["A question?", "From ten & <noon>."]
    assert quoted(await author.last()) == ["From ten & <noon>."]
    await editor.press("Reply")
    assert "/cancel" in (await editor.last()).content.text
    await editor.say("And at eight.")
    assert quoted(await editor.at((await editor.showing("A question?")).message_id))[-1] == "And at eight."
    replies = await Comment.filter(parent_id=comment.id).order_by("id")
    assert [(reply.body, reply.as_account) for reply in replies] == [
        ("From ten & <noon>.", True), ("And at eight.", True)
    ]  # fmt: skip
    assert "I did not understand" in (await editor.say("no question is open"))[-1].content.text


async def test_a_long_comment_is_cut_and_more_shows_the_rest(world: World) -> None:
    body = "".join(f"{number:04} " for number in range(1000))
    await commented(body)
    await world.settle()
    owner = await world.someone("owner")
    card = await owner.last()
    assert quoted(card) == [body[:700].rstrip() + "…"]
    await owner.press("More…")
    rest = [quoted(message)[0] for message in await owner.all() if message.content.reply_to == card.message_id]
    assert "".join(piece.strip() for piece in rest).replace(" ", "") == body[700:].replace(" ", "")


async def test_a_held_comment_shows_its_hit_and_is_approved(world: World) -> None:
    await commented("Please check out my channel today")
    await world.settle()
    owner, author = await world.someone("owner"), await world.someone("member")
    card = await owner.last()
    assert card.content.text.startswith("[Held]") and "“check out my channel”" in card.content.text
    assert labels(card)[:2] == ["Approve", "Hide"] and "Reply" not in labels(card)
    await owner.press("Approve")
    assert (await owner.last()).content.text.startswith("Approved by you")
    assert "approved" in (await author.last()).content.text
    await commented("A guaranteed daily profit for all")
    await world.settle()
    held = await owner.last()
    assert held.content.text.startswith("[Held by the platform]") and labels(held) == []


async def test_a_change_elsewhere_edits_the_cards_and_draws_no_new_ones(world: World) -> None:
    comment = await commented("Changed elsewhere")
    await world.settle()
    owner = await world.someone("owner")
    count = len(await owner.all())
    await hide_comment(await as_actor("moderator"), comment.id, "SPAM")
    await world.settle()
    assert len(await owner.all()) == count
    assert (await owner.last()).content.text.startswith("Hidden by Kofi, ")
    assert "– spam" in (await owner.last()).content.text


async def test_the_queue_shows_one_at_a_time_held_first(world: World) -> None:
    await commented("one", "member2")
    await world.settle()
    owner = await world.someone("owner")
    (page,) = await owner.say("/queue")
    assert page.content.text.startswith("1 held · 0 reported · 7 new") and "check out my channel" in page.content.text
    assert labels(page)[-2:] == ["Previous", "Next"]
    assert (await owner.press("Previous", page.message_id)).text == "There is no further one in this direction."
    await owner.press("Next", page.message_id)
    assert quoted(await owner.at(page.message_id)) == ["one"]
    await owner.press("Hide", page.message_id)
    hidden = await owner.at(page.message_id)
    assert "Hidden by you" in hidden.content.text and hidden.content.text.startswith("1 held · 0 reported · 6 new")
    assert "Undo" in labels(hidden) and labels(hidden)[-1] == "Next"
    await owner.press("Undo", page.message_id)
    await owner.press("Next", page.message_id)
    await owner.press("Previous", page.message_id)
    assert quoted(await owner.at(page.message_id)) == ["one"]
    await owner.press("Previous", page.message_id)
    assert "check out my channel" in (await owner.at(page.message_id)).content.text
    other = await world.someone("owner2")
    (choice,) = await other.say("/queue")
    assert "River News" in labels(choice) and len(labels(choice)) == 3
    await other.press("City Library", choice.message_id)
    assert (await other.at(choice.message_id)).content.text == "Nothing waits for you."
    assert "no comments wait" in (await (await world.someone("member")).say("/queue"))[-1].content.text


async def test_the_card_speaks_the_language_of_its_chat(world: World) -> None:
    owner, author = await world.someone("owner"), await world.someone("member2")
    for one in (owner, author):
        await one.say("/language")
        await one.press("中文")
    await commented("今天的茶 <很> 好", "member2")
    await world.settle()
    card = await owner.last()
    assert card.content.text.startswith("[新评论]\n小明 ·") and labels(card) == [
        "隐藏",
        "删除…",
        "回复",
        "选择理由隐藏…",
        "置顶、禁言…",
    ]
    await owner.press("选择理由隐藏…")
    assert (await owner.press(say("zh", "reason-OFF_TOPIC"))).text == "已隐藏"
    assert (await owner.last()).content.text.startswith("由你隐藏，")
    assert labels(await owner.last()) == ["撤销", "重新显示", "删除…"]
    assert say("zh", "reason-OFF_TOPIC") in (await author.last()).content.text
    assert (await (await world.someone("editor")).last()).content.text.startswith("Hidden by Mei")
    await owner.press("重新显示")
    assert (await owner.last()).content.text.startswith("由你重新显示，")


async def test_comments_from_elsewhere_have_no_cards(world: World) -> None:
    account = await PublicAccount.get(handle="tea-house")
    rows = [Imported(f"{n}", "old forum", "Somebody", f"Old words {n}", clock.now()) for n in range(3)]
    await import_comments(system("test"), account.id, rows)
    owner = await world.someone("owner")
    count = len(await owner.all())
    old = await Comment.filter(source_key="comment:1").first()
    await hide_comment(await as_actor("moderator"), old.id, "SPAM")
    await world.settle()
    assert len(await owner.all()) == count
