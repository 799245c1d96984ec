"""How a report begins and how it is left: links, forwarded messages, texts too long, drafts of yesterday."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.chat import inbox
from db import Comment, Complaint, ComplaintDraft, PublicAccount
from db.vocabulary import Transport
from policy import pack, say
from resolvers.rules.ids import global_id, report_link
from schema import schema
from tests.asking import context_of, told
from tests.chat_world import Someone, World, commented, labels, link_to, open_town, post, quoted
from tests.pictures import photo
from tests.services import Database

UNKNOWN, NAMED = "cannot find", "carries only a name"


@pytest.fixture
async def world(sqlite_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


class Updates:
    """Updates that only Telegram makes: forwarded messages and edited ones."""

    number = 900

    async def give(self, one: Someone, kind: str, **form: Any) -> str:
        """What the bot says to it last."""
        await one.catch_up()
        Updates.number += 1
        sender = {"id": one.address, "is_bot": False, "first_name": one.name}
        message = {
            "message_id": 10_000 + Updates.number, "date": int(datetime.now(UTC).timestamp()), "from": sender,
            "chat": {"id": one.address, "type": "private"}, **form,
        }  # fmt: skip
        await inbox.keep_update(Transport.BUILT_IN, {"update_id": Updates.number, kind: message}, datetime.now(UTC))
        await one.world.settle()
        said = await one.news()
        return said[-1].content.text if said else ""

    async def forward(self, one: Someone, text: str, origin: dict[str, Any], **form: Any) -> str:
        """What the bot says to a forwarded message."""
        now = int(datetime.now(UTC).timestamp())
        return await self.give(one, "message", text=text, forward_origin={"date": now, **origin}, **form)


def bot_as_origin(world: World, at: datetime) -> dict[str, Any]:
    """The bot itself as the first sender of a forwarded message."""
    user = {"id": world.bot.id, "is_bot": True, "first_name": "Gongdao"}
    return {"type": "user", "sender_user": user, "date": int(at.timestamp())}


ANYBODY = {"id": 77, "is_bot": False, "first_name": "Lin"}
NEWS = {"id": -100, "type": "channel", "title": "News"}
ORIGINS = [
    {"type": "hidden_user", "sender_user_name": "Somebody"},
    {"type": "user", "sender_user": ANYBODY},
    {"type": "channel", "chat": NEWS, "message_id": 5},
]


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: origin["type"])
async def test_a_forward_without_a_pointer_asks_for_the_link_and_one_with_it_begins(world: World, origin: Any) -> None:
    one, gives = await world.someone("stranger"), Updates()
    assert NAMED in await gives.forward(one, "What a terrible thing to say", origin)
    thing = await post()
    assert "You report this post:" in await gives.forward(
        one, f"see https://x.example/{global_id('Post', thing.id)}", origin
    )
    await one.say("/cancel")
    hidden = [{"type": "text_link", "offset": 0, "length": 4, "url": f"https://t.me/b?start=r_p_{thing.id.hex}"}]
    assert "You report this post:" in await gives.forward(one, "here", origin, entities=hidden)


async def test_a_forwarded_card_of_the_bot_is_what_it_shows(world: World) -> None:
    comment = await commented("Ask @tea-house, they give money away")
    other = await commented("Something else altogether")
    await world.settle()
    owner, gives = await world.someone("owner"), Updates()
    for one in (comment, other):
        card = await owner.showing(one.body)
        origin = bot_as_origin(world, card.sent_at)
        said = await gives.forward(owner, card.content.text, origin)
        assert said.startswith("You report this comment:") and one.body in said
        await owner.say("/cancel")
    stranger = await world.someone("stranger")
    assert NAMED in await gives.forward(stranger, card.content.text, origin), "it was not sent to this chat"
    assert NAMED in await gives.forward(owner, "other words", origin)


async def test_links_of_the_platform_and_of_graphql(world: World) -> None:
    one, comment = await world.someone("stranger"), await Comment.filter(state="VISIBLE").first()
    account = await PublicAccount.get(handle="tea-house")
    for pointer in (
        report_link("Comment", comment.id), report_link("Comment", comment.id, "gongdao_bot"),
        f"https://gongdao.example/c/{global_id('Comment', comment.id)}?from=app", global_id("Comment", comment.id),
    ):  # fmt: skip
        assert "You report this comment:" in (await one.say(pointer))[-1].content.text, pointer
        await one.say("/cancel")
    for pointer in ("https://gongdao.example/@tea-house", "@tea-house", report_link("PublicAccount", account.id)):
        assert "You report this account:" in (await one.say(pointer))[-1].content.text, pointer
        await one.say("/cancel")
    assert UNKNOWN in (await one.say("/report https://gongdao.example/nothing"))[-1].content.text


async def test_a_link_in_the_middle_of_words_is_a_word_once_the_category_is_chosen(world: World) -> None:
    one, thing = await world.someone("stranger"), await post()
    await one.say(link_to("p", thing.id))
    assert "You report this account:" in (await one.say("@tea-house"))[-1].content.text
    await one.press("Spam or advertising")
    await one.say(f"They copy {report_link('Post', thing.id)}")
    assert "copy" in (await ComplaintDraft.exclude(words=None).first()).words


async def test_back_and_cancel_are_on_every_step(world: World) -> None:
    one, thing = await world.someone("stranger"), await post()
    await one.say(link_to("p", thing.id))
    await one.press("Spam or advertising")
    assert labels(await one.last()) == ["Back", "Cancel"]
    await one.press("Back")
    assert "What is wrong with it?" in (await one.last()).content.text
    await one.press("Back")
    assert (
        "Shall I" not in (await one.last()).content.text
        and "Tell it in your own words" in (await one.last()).content.text
    )
    await one.say("A scam.")
    await one.press("Change words")
    await one.press("Back")
    assert quoted(await one.last())[-1] == "A scam."
    await one.press("Cancel")
    assert (await one.last()).content.text == "This report was not sent."
    (card,) = await one.say(link_to("p", thing.id))
    assert "A scam." not in card.content.text, "what was cancelled is gone"
    await one.press("Back")
    assert "What do you want to report?" in (await one.last()).content.text
    assert "You report this account:" in (await one.say("@tea-house"))[-1].content.text


async def test_several_messages_are_one_text_and_edits_change_their_part(world: World) -> None:
    one, gives, thing = await world.someone("stranger"), Updates(), await post()
    await one.say(link_to("p", thing.id))
    await one.press("Spam or advertising")
    first = [await gives.give(one, "message", text=text) for text in ("He asks for mony.", "Every day.")]
    assert "He asks for mony.\nEvery day." in first[-1]
    number = 10_000 + Updates.number - 1
    await gives.give(one, "edited_message", text="He asks for money.", message_id=number, edit_date=1)
    assert (await ComplaintDraft.get(subject_id=thing.id)).words == "He asks for money.\nEvery day."
    await gives.give(one, "edited_message", text="not a part of it", message_id=3, edit_date=1)
    assert (await ComplaintDraft.get(subject_id=thing.id)).words == "He asks for money.\nEvery day."
    assert "Together with what you wrote before" in (await one.say("x" * 1999))[-1].content.text


async def test_a_text_of_several_messages_is_refused_whole(world: World) -> None:
    one, thing = await world.someone("stranger"), await post()
    await one.say(link_to("p", thing.id))
    await one.press("Spam or advertising")
    said = await one.say("x" * 4096 + "the end of it")
    assert [message.content.text for message in said] == [say("en", "report-too-long", limit=pack().texts.complaint)]
    assert (await ComplaintDraft.get(subject_id=thing.id)).words is None


@pytest.mark.parametrize("late", [False, True])
async def test_a_draft_of_yesterday_goes_on_and_an_older_one_begins_anew(world: World, late: bool) -> None:
    one, thing = await world.someone("stranger"), await post()
    await one.say(link_to("p", thing.id))
    await one.press("Spam or advertising")
    await one.say("A scam.")
    await world.later(timedelta(seconds=pack().times.draft + (5 if late else -60)))
    await one.press("Send in good faith")
    if not late:
        assert await Complaint.filter(words="A scam.").count() == 1
        return
    assert any("more than a day" in message.content.text for message in await one.all())
    assert not await Complaint.filter(words="A scam.").exists()
    await world.later(timedelta(seconds=pack().times.draft + 5))
    await one.say("A new scam.")
    await one.press("Spam or advertising")
    await world.later(timedelta(seconds=pack().times.draft + 5))
    card = [m for m in await one.send_files(photo()) if m.content.buttons][-1]
    assert "One file:" in card.content.text and "A new scam." not in card.content.text
    await one.say("The newest scam.")
    await one.press("Spam or advertising")
    await one.press("Send in good faith", times=2)
    assert await Complaint.filter(subject_id=thing.id, words="The newest scam.").count() == 1


async def test_start_and_cancel_leave_the_flow_and_the_link_takes_it_up_again(world: World) -> None:
    one, thing = await world.someone("stranger"), await post()
    for leaving in ("/start", "/cancel"):
        await one.say(link_to("p", thing.id))
        await one.say("A scam.")
        await one.say(leaving)
        assert "did not understand" in (await one.say("A scam, I say."))[-1].content.text
        (card,) = [m for m in await one.say(link_to("p", thing.id)) if m.content.buttons]
        assert quoted(card)[-1] == "A scam."
        await one.press("Cancel")


async def test_rules_help_and_a_language_that_is_not_spoken(world: World) -> None:
    one = await world.someone("stranger", "de")
    (hello,) = await one.say("/start")
    assert "I do not speak the language of your phone" in hello.content.text and "/language" in hello.content.text
    (rules,) = await one.say("/rules")
    for category in pack().categories:
        assert say("en", f"category-{category.code}") in rules.content.text
    for rule in pack().rules:
        assert say("en", f"rule-{rule.code}") in rules.content.text
    assert "contest a decision within 184 days" in rules.content.text
    await one.say("/language")
    await one.press("中文")
    assert "可以投诉什么" in (await one.say("/rules"))[0].content.text
    (hello,) = await one.say("/start")
    assert "language of your phone" not in hello.content.text


async def test_what_the_api_gives_as_link_begins_the_report(world: World) -> None:
    one, comment = await world.someone("stranger"), await commented("Pay me", title="Spring tea has come")
    document = """query ($id: ID!) { node(id: $id) { ... on Comment {
      reportLink post { reportLink account { reportLink } } } } }"""
    named = await context_of(None)
    named.terms = replace(named.terms, bot_username="gongdao_bot")
    for context in (named, await context_of(None)):
        answer = told(await schema.execute(document, {"id": global_id("Comment", comment.id)}, context))["data"]["node"]
        links = (answer["reportLink"], answer["post"]["reportLink"], answer["post"]["account"]["reportLink"])
        assert all(link.startswith("https://t.me/gongdao_bot?start=") for link in links) == (context is named)
        for link, kind in zip(links, ("comment", "post", "account"), strict=True):
            assert f"You report this {kind}:" in (await one.say(link))[-1].content.text
            await one.say("/cancel")
