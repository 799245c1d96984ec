"""A member's way: from a link to one receipt, and what becomes of it."""

import re
from datetime import UTC, datetime

import pytest
from aiogram.types import Update

from bot.chat import inbox, person
from db import Comment, Complaint, ComplaintDraft, Post
from db.vocabulary import ComplaintState, Transport
from policy import pack, say
from resolvers import accounts
from resolvers.accounts.chats import link_secret
from resolvers.interactions import hide_comment
from resolvers.rules.ids import global_id
from tests.chat_world import World, as_actor, commented, labels, link_to, open_town, quoted
from tests.services import Database

NUMBER = "11010519491231002X"


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


@pytest.mark.parametrize("who", ["stranger", "complainant"])
async def test_a_report_from_a_link_to_one_receipt(world: World, who: str) -> None:
    comment = await commented("Give me your money & <fast>")
    await world.settle()
    one = await world.someone(who)
    (target,) = await one.say(link_to("c", comment.id))
    assert target.content.text.startswith("You report this comment:\nAnna K")
    assert quoted(target) == ["Give me your money & <fast>"]
    assert labels(target)[:-2] == [say("en", f"category-{c.code}") for c in pack().categories]
    assert len(target.content.buttons[0]) == 2
    await one.press("Fraud or a scam")
    assert "in your own words" in (await one.at(target.message_id)).content.text
    await one.say("He *asks* for <money>.")
    asked = await one.last()
    assert "How does the fraud work? What is promised" in asked.content.text
    assert labels(asked) == ["Change words", "Change category", "Cancel"]
    news = await one.say("He *doubles* what one sends.")
    shown = await one.last()
    assert quoted(shown)[-2:] == ["He *asks* for <money>.", "He *doubles* what one sends."]
    assert labels(shown) == [
        "Send in good faith",
        "Change words",
        "Change category",
        "Change answers",
        "Cancel",
    ]
    assert news == [shown] and (await one.at(target.message_id)).content.deleted
    await one.press("Change words")
    await one.say("He asks for money.")
    await one.press("Send in good faith", times=3)
    complaint = await Complaint.all().order_by("-id").first()
    assert (complaint.words, complaint.category) == ("He asks for money.", "FRAUD")
    assert (complaint.details, complaint.good_faith) == ({"HOW_IT_WORKS": "He *doubles* what one sends."}, True)
    assert await Complaint.filter(subject_id=comment.id).count() == 1
    held = [message for message in await one.all() if complaint.receipt in message.content.text]
    (receipt,) = held
    assert (
        labels(receipt) == ["Status", "Add evidence", "Withdraw…"]
        and f"{complaint.promised_at:%Y-%m-%d}" in receipt.content.text
    )
    secret = re.search(r"Secret: (\w{16})", receipt.content.text)[1]
    assert (await one.press("Status")).text == "It is received."
    stranger = await world.someone("member2")
    assert "no such receipt" in (await stranger.say(f"/status {complaint.receipt}"))[0].content.text
    (seen,) = await stranger.say(f"/status {complaint.receipt} {secret}")
    assert "received" in seen.content.text and labels(seen) == [] and secret not in seen.content.text
    assert complaint.receipt in (await one.say("/mine"))[0].content.text
    assert f"You reported this already: {complaint.receipt}" in await again(one, comment)
    await one.press("Withdraw…", receipt.message_id)
    assert labels(await one.at(receipt.message_id)) == ["Yes, withdraw", "Back"]
    await one.press("Yes, withdraw", receipt.message_id)
    assert "State: withdrawn" in (await one.at(receipt.message_id)).content.text
    assert (await Complaint.get(id=complaint.id)).state is ComplaintState.WITHDRAWN


async def again(one, comment: Comment) -> str:  # type: ignore[no-untyped-def]
    """Report the same thing once more; gives the answer."""
    (told,) = await one.say(link_to("c", comment.id))
    assert labels(told)[-3:] == ["Status", "Back", "Cancel"]
    return told.content.text


async def test_what_one_can_point_with(world: World) -> None:
    post = await Post.get(title="Road works on Lime Street")
    one = await world.someone("member")
    (asked,) = await one.say("/report")
    assert "link of a post" in asked.content.text
    assert "cannot find" in (await one.say("that rude thing"))[0].content.text
    assert "You report this post:\nRoad works" in (await one.say(global_id("Post", post.id)))[0].content.text
    url = f"https://t.me/gongdao_bot?start=r_p_{post.id.hex}"
    assert "You report this post:" in (await one.say(f"look at {url} please"))[0].content.text
    (account,) = await one.say("/report @tea-house")
    assert account.content.text.startswith("You report this account:\nThe Tea House @tea-house")
    hidden, held = await Comment.filter(state="HIDDEN").first(), await Comment.filter(state="HELD").first()
    assert "no longer public" in (await one.say(link_to("c", hidden.id)))[0].content.text
    assert "cannot find" in (await one.say(link_to("c", held.id)))[0].content.text


async def test_words_that_cannot_be_taken_are_not_kept(world: World) -> None:
    one = await world.someone("stranger")
    post = await Post.get(title="Road works on Lime Street")
    await one.say(link_to("p", post.id))
    await one.press("My privacy")
    assert "too long, the limit is 2,000" in (await one.say("x" * 2001))[0].content.text
    said = await one.say(f"It shows my number {NUMBER}, take it away.")
    assert "was not kept" in said[-1].content.text
    assert not any(NUMBER in message.content.text for message in await person.conversation(one.address, 0))
    draft = await ComplaintDraft.get(subject_id=post.id)
    assert (draft.category, draft.words) == ("PRIVACY", None)
    await one.say("It shows my number.")
    await one.press("Cancel")
    assert (await one.last()).content.text == "This report was not sent."
    assert not await Complaint.exists(subject_id=post.id, category="PRIVACY")


async def test_an_edited_message_changes_the_draft_and_its_summary(world: World) -> None:
    one = await world.someone("member")
    post = await Post.get(title="Road works on Lime Street")
    await one.say(link_to("p", post.id))
    await one.press("False information")
    await one.say("It is wrnog.")
    summary = await one.last()
    chat = {"id": one.address, "type": "private"}
    sender = {"id": one.address, "is_bot": False, "first_name": one.name}
    now = int(datetime.now(UTC).timestamp())
    edit = {
        "message_id": summary.message_id - 1, "date": now, "edit_date": now, "chat": chat, "from": sender,
        "text": "It is wrong.",
    }  # fmt: skip
    update = Update.model_validate({"update_id": 77, "edited_message": edit})
    await inbox.keep_update(Transport.BUILT_IN, update.model_dump(mode="json", exclude_unset=True), datetime.now(UTC))
    await world.settle()
    assert quoted(await one.at(summary.message_id))[-1] == "It is wrong."
    assert (await ComplaintDraft.get(subject_id=post.id)).words == "It is wrong."


async def test_the_author_of_a_hidden_comment_asks_the_platform_to_look_in_chinese(world: World) -> None:
    author = await world.someone("member2")
    (choice,) = await author.say("/language")
    assert labels(choice) == ["English", "中文"]
    await author.press("中文")
    assert (await author.last()).content.text == "从现在起，我在这里说中文。"
    comment = await commented("这杯茶不好喝", "member2")
    await hide_comment(await as_actor("owner"), comment.id, "ABUSE")
    await world.settle()
    told = await author.last()
    assert "账号隐藏了你的评论" in told.content.text and f"理由：{say('zh', 'reason-ABUSE')}" in told.content.text
    assert "请平台查看" in labels(told)
    await author.say(link_to("c", comment.id))
    assert (await author.last()).content.text.startswith("你要投诉这条评论：")
    await author.press(say("zh", "category-RIGHTS"))
    await author.say("我只是说了实话。")
    await author.say("我有权说实话。")
    await author.say("茶是我自己喝的。")
    await author.press("如实提交", times=2)
    receipt = await author.last()
    assert receipt.content.text.startswith("回执 GD-") and "最迟" in receipt.content.text
    assert await Complaint.filter(subject_id=comment.id).count() == 1


async def test_a_guest_links_the_chat_and_the_reports_go_along(world: World) -> None:
    one = await world.someone("stranger", "zh-hans")
    assert "欢迎使用公道" in (await one.say("/start"))[0].content.text
    post = await Post.get(title="Road works on Lime Street")
    await one.say(link_to("p", post.id))
    await one.press(say("zh", "category-OTHER"))
    await one.say("有错误。")
    await one.press("如实提交")
    link = await accounts.link_chat(await as_actor("moderator"))
    (linked, *_) = await one.say(f"/start link_{link_secret(link.pk)}")
    assert "已绑定到 Kofi" in linked.content.text and "/queue" in linked.content.text
    assert "GD-" in (await one.say("/mine"))[0].content.text
    assert "已用过或已过期" in (await one.say(f"/start link_{link_secret(link.pk)}"))[0].content.text
    await one.say("/unlink")
    await one.press("确定解除")
    assert (await one.last()).content.text == "此聊天已不再绑定用户。"
    assert "没有投诉" in (await one.say("/mine"))[0].content.text
    assert "linkChat" in (await one.say("/link"))[0].content.text


async def test_cancel_leaves_every_flow_and_unknown_words_are_answered(world: World) -> None:
    one = await world.someone("owner")
    await one.say("/report")
    assert "nothing is open" in (await one.say("/cancel"))[0].content.text
    (unknown,) = await one.say("hello?")
    assert "did not understand" in unknown.content.text and "/queue" in unknown.content.text
    await one.press("Reply")
    await one.say("/cancel")
    assert "did not understand" in (await one.say("a reply to nobody"))[0].content.text
