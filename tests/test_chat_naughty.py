"""Whatever people write, to the chat or elsewhere: kept and shown as it is, or refused by a rule, never a fault."""

from datetime import timedelta
from typing import Any

import pytest

from bot.buttons import OnReport
from bot.chat import person
from bot.replies import PIECE, SHOWN, cut
from db import Chat, ChatUpdate, Comment, Complaint, ComplaintDraft, Decision, Notice, Post
from db.vocabulary import SubjectKind
from policy import pack, say
from resolvers import clock
from resolvers.accounts.founding import found_user
from resolvers.actor import actor_of_user
from resolvers.complaints import lodge_complaint
from resolvers.interactions import add_comment, edit_comment
from resolvers.rules.refusals import FaultCode, Refusal
from resolvers.rules.standings import system
from resolvers.rules.texts import fault_of
from tests.chat_world import Someone, World, as_actor, link_to, open_town, post, quoted
from tests.naughty import ALL, NAUGHTY
from tests.services import Database

LONGEST = 4096
SENTENCES = ("chat-sorry", "report-gone")


@pytest.fixture
async def world(sqlite_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        await Chat.all().update(digest=False)  # each comment on a card of its own, however many come
        yield world
        for role in world.chats:
            await is_sound(await world.someone(role))


async def is_sound(one: Someone) -> None:
    """Nothing failed, and every message is one that Telegram takes."""
    assert not await ChatUpdate.exists(done_at=None) and not await Notice.exists(done_at=None)
    for message in [message for message in await one.all() if not message.content.deleted]:
        text, units = message.content.text, len(message.content.text.encode("utf-16-le")) // 2
        assert 0 < len(text) <= LONGEST and not any(say("en", key) in text for key in SENTENCES)
        for entity in message.content.entities:
            assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units, (text[:60], entity)


def as_sent(text: str) -> str:
    """The text as a client passes it on, in one message."""
    return person._as_sent(text)[:LONGEST].rstrip()


def words(texts: list[str]) -> str:
    """What several messages say, apart from the spaces at which they were divided."""
    return "".join("".join(texts).split())


async def said_by(role: str, text: str) -> Any:
    """A comment or the refusal of one; what was before does not count towards the limits of a minute or a day."""
    for model in (Comment, Complaint):
        await model.all().update(created_at=clock.now() - timedelta(days=1, hours=1))
    return await add_comment(await as_actor(role), (await post()).id, text)


async def test_a_comment_is_shown_on_the_card_as_it_was_written(world: World) -> None:
    owner = await world.someone("owner")
    for text in ALL[::2]:
        answer = await said_by("member", text)
        if isinstance(answer, Refusal):
            assert fault_of("body", text, pack().texts.comment), text
            continue
        await world.settle()
        card = await owner.last()
        # Telegram trims the end of a message, and the comment is the last on its card.
        assert [words.encode() for words in quoted(card)] == [cut(text).rstrip().encode()]
        if len(text) > SHOWN:
            await owner.press("More…", card.message_id)
            rest = [m for m in await owner.all() if m.content.reply_to == card.message_id]
            assert words([quoted(card)[0][:-1], *(quoted(m)[0] for m in rest)]) == "".join(text.split())


async def test_a_name_is_shown_on_the_card_in_one_line(world: World) -> None:
    owner = await world.someone("owner")
    for text in ALL:
        token = await found_user(system("test"), text, "", timedelta(days=1))
        if isinstance(token, Refusal):
            assert fault_of("name", text, pack().texts.display_name), text
            continue
        who = await actor_of_user(await token.user)
        await add_comment(who, (await post()).id, "Good tea.")
        await world.settle()
        lines = (await owner.last()).content.text.split("\n")
        assert lines[1].startswith(f"{' '.join(text.splitlines())} · ") and "First comment here" in lines[2]
        assert len(lines) == 5 and quoted(await owner.last()) == ["Good tea."]


async def test_what_is_said_out_of_any_flow_is_answered(world: World) -> None:
    one = await world.someone("member")
    for text in filter(as_sent, ALL[1::2]):
        assert [message for message in await one.say(text) if message.content.text], text


async def test_arguments_payloads_and_buttons_that_are_odd_are_answered(world: World) -> None:
    one = await world.someone("member")
    for text in ALL[::3]:
        for command in ("/status ", "/report ", "/start ", "/start link_", "/start r_c_"):
            assert await one.say(f"{command}{as_sent(text)[:3000]}"), (command, text)
        message = await one.last()
        data = as_sent(text).encode()[:64].decode(errors="ignore")
        if data:
            answer = await one.send(message.message_id, data)
            assert answer.text == say("en", "chat-old-button"), data


async def test_the_words_of_a_report_are_kept_and_shown_as_they_were_sent(world: World) -> None:
    one = await world.someone("stranger")
    await one.say(link_to("p", (await post()).id))
    await one.press("Something else")
    for text in filter(as_sent, ALL[1::2]):
        kept, draft = as_sent(text), await ComplaintDraft.get(subject_id=(await post()).id)
        await one.send((await one.last()).message_id, OnReport(do="words", id=draft.id).pack())
        news = await one.say(kept)
        if fault := fault_of("words", kept, pack().texts.complaint):
            why = say("en", f"fault-{fault.code}", path="words", limit=fault.limit or "")
            if fault.code is FaultCode.TOO_LONG:
                why = say("en", "report-too-long", limit=pack().texts.complaint)
            assert why in news[-1].content.text
            continue
        assert (await ComplaintDraft.get(id=draft.id)).words.encode() == kept.encode()
        assert quoted(await one.last())[-1] == cut(kept, PIECE)
    await is_sound(one)


async def test_the_facts_of_a_decision_are_kept_and_shown_as_they_were_sent(world: World) -> None:
    crane = await world.someone("reviewer")
    for kind, texts in NAUGHTY.items():
        comment = await said_by("member", f"About {kind}")
        await lodge_complaint(
            await as_actor("complainant"), SubjectKind.COMMENT, comment.id, "OTHER", "Bad.", good_faith=True
        )
        await world.settle()
        await crane.press("Take")
        await crane.press("Remove content…")
        await crane.press("Civility")
        await crane.press("Minor breach")
        taken = ""
        for text in filter(as_sent, texts):
            kept = as_sent(text)
            await crane.say(kept)
            if fault_of("facts", kept, pack().texts.facts):
                continue
            taken = kept
            preview, _ = await crane.button("Confirm")
            rest = [m for m in await crane.all() if m.content.reply_to == preview.message_id]
            assert "".join(taken.split()) in words([quoted(m)[0] for m in (preview, *rest)])
        if taken:
            assert (await crane.press("Confirm")).text == "Decided"
            assert (await Decision.all().latest("id")).facts.encode() == taken.encode()
        else:
            await crane.say("/cancel")


async def test_a_reply_is_kept_and_shown_as_it_was_sent(world: World) -> None:
    owner = await world.someone("owner")
    for text in filter(as_sent, ALL[1::2]):
        kept = as_sent(text)
        comment = await said_by("member", "A question")
        await world.settle()
        card = await owner.last()
        await owner.say(kept, reply_to=card.message_id)
        reply = await Comment.get_or_none(parent_id=comment.id)
        if fault_of("body", kept, pack().texts.comment):
            assert reply is None
            continue
        assert reply is not None and reply.body.encode() == kept.encode(), text
        assert quoted(await owner.at(card.message_id)) == ["A question", cut(kept, 200).rstrip()]


async def test_a_card_with_all_that_it_can_hold_fits_into_a_message(world: World) -> None:
    long, name = "👍" * 5000, "字" * pack().texts.display_name
    await Post.filter(title=(await post()).title).update(title="字" * pack().texts.post_title)
    token = await found_user(system("test"), name, "", timedelta(days=1))
    who = await actor_of_user(await token.user)
    under = await Post.get(title__startswith="字字")
    comment = await add_comment(who, under.id, f"{long[:4900]} guaranteed daily profit")
    await world.settle()
    for role in ("owner", "editor", "moderator"):
        await lodge_complaint(
            await as_actor(role), SubjectKind.COMMENT, comment.id, "OTHER", long[:2000], good_faith=True
        )
    await edit_comment(who, comment.id, f"{long[:4900]} 稳赚不赔")
    await world.settle()
    crane = await world.someone("reviewer")
    await crane.press("Take")
    await is_sound(crane)
    assert len(quoted(await crane.last())) == 5
