"""What is handled again after a kill: it acts once, says nothing twice, and a card is edited once for a change."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import EditMessageText, TelegramMethod

from bot.buttons import OnChat
from bot.chat import person
from bot.chat.builtin import BuiltInSession
from bot.notices import send_notices
from db import Card, Chat, ChatMessage, ChatUpdate, Complaint, ComplaintDraft, Notice, StatementOfReasons
from db.oversight import Act
from db.vocabulary import NoticeKind, Transport
from policy import say
from resolvers import clock
from resolvers.accounts import link_chat
from resolvers.accounts.chats import link_secret
from resolvers.actor import address_key
from tests.cast import RULE
from tests.chat_world import STRANGER, Someone, World, as_actor, commented, link_to, open_town
from tests.services import Database


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def handled_twice(world: World) -> None:
    """Let the bot handle what is in the inbox, and again, as if the process had died before it was settled."""
    row = await ChatUpdate.get(done_at=None)
    sealed = row.sealed
    await world.settle()
    found = ChatUpdate.filter(position=row.position)
    await found.update(sealed=sealed, done_at=None, lease_until=None, due_at=datetime.now(UTC))
    await world.settle()


async def texts(one: Someone) -> list[str]:
    """All that the bot said to somebody."""
    return [message.content.text for message in await one.all()]


async def test_a_chat_is_linked_and_unlinked_once_though_the_update_comes_again(world: World) -> None:
    guest = await world.someone("stranger")
    await guest.say("/start")
    link: Any = await link_chat(await as_actor("member"))
    before = len(await texts(guest))
    await person.say(STRANGER, guest.name, None, f"/start link_{link_secret(link.id)}")
    await handled_twice(world)
    said = (await texts(guest))[before:]
    assert len(said) == 1 and say("en", "because-LINK_IS_SPENT") not in said[0]
    chat = await Chat.get(address_key=address_key(Transport.BUILT_IN, STRANGER))
    assert chat.user_id == link.user_id
    await guest.say("/unlink")
    await person.press(STRANGER, guest.name, None, (await guest.last()).message_id, OnChat(do="unlink").pack())
    await guest.catch_up()
    await handled_twice(world)
    toasts = await person.toasts(STRANGER, guest.toasted)
    assert [toast.text for toast in toasts] == [""]
    assert (await texts(guest))[-1] == say("en", "unlink-done") != (await texts(guest))[-2]
    assert (await Chat.get(id=chat.id)).user_id is None
    assert await Act.filter(subject_id=chat.id, name__in=["chat:link", "chat:unlink"]).count() == 2
    other = Someone(world, STRANGER + 1, "other")
    assert (
        say("en", "because-LINK_IS_SPENT") in (await other.say(f"/start link_{link_secret(link.id)}"))[-1].content.text
    )


async def test_what_a_guest_filed_and_was_told_goes_along(world: World) -> None:
    guest, crane = await world.someone("stranger"), await world.someone("reviewer")
    comment = await commented("Unkind words")
    await guest.say(link_to("c", comment.id))
    await guest.press(say("en", "category-INSULT"))
    await guest.say("It insults me.")
    await guest.press(say("en", "button-send"))
    complaint = await Complaint.get(subject_id=comment.id)
    await crane.press(say("en", "button-claim"))
    await crane.press(say("en", "button-ask-none"))
    await crane.press(say("en", f"rule-{RULE}"))
    await crane.say("It is a quarrel about tea, and nobody is insulted in it.")
    await crane.press(say("en", "button-confirm"))
    told = await Notice.filter(guest_id=complaint.guest_id, kind=NoticeKind.MESSAGE).order_by("-position").first()
    read = await Notice.filter(guest_id=complaint.guest_id).order_by("position").first()
    assert told.id != read.id
    await Notice.filter(id=read.id).update(read_at=clock.now())
    link: Any = await link_chat(await as_actor("member"))
    await guest.say(f"/start link_{link_secret(link.id)}")
    assert (await StatementOfReasons.get(complaint_id=complaint.id)).user_id == link.user_id
    assert (await Complaint.get(id=complaint.id)).user_id == link.user_id
    assert not await ComplaintDraft.exists(guest_id=complaint.guest_id)
    moved = await Notice.get(id=told.id)
    assert (moved.user_id, moved.guest_id, moved.recipient) == (link.user_id, None, f"user:{link.user_id}")
    assert (await Notice.get(id=read.id)).guest_id == complaint.guest_id


@pytest.mark.parametrize("marked", [False, True])
async def test_a_notice_that_was_said_is_not_said_again_when_it_was_not_settled(world: World, marked: bool) -> None:
    author, owner = await world.someone("member"), await world.someone("owner")
    comment = await commented("Say it once")
    await world.settle()
    await owner.press("Hide", (await owner.showing(comment.body)).message_id)
    notice = await Notice.get(subject_id=comment.id, event="comment.hidden", kind=NoticeKind.MESSAGE)
    assert not await Card.exists(subject_kind="Notice")
    said = await texts(author)
    if not marked:  # a process that died between what it sent and its mark
        await Notice.filter(id=notice.id).update(done_at=None, lease_until=None, due_at=clock.now())
    else:
        chat = await Chat.get(user_id=notice.user_id)
        await ChatMessage.filter(said_key__startswith=f"notice:{notice.id}").update(said_key=None)
        await Card.create(chat=chat, message_id=9999, subject_kind="Notice", subject_id=notice.id, at=clock.now())
        await Notice.filter(id=notice.id).update(done_at=None, lease_until=None, due_at=clock.now())
    await world.settle()
    assert await texts(author) == said
    assert not await Card.exists(subject_kind="Notice") and not await Notice.exists(done_at=None)


async def test_answers_to_commands_are_said_once(world: World) -> None:
    owner = await world.someone("owner")
    for text in ("/help", "/queue", "/language", "What is this?"):
        before = len(await texts(owner))
        await person.say(owner.address, owner.name, None, text)
        await handled_twice(world)
        assert len(await texts(owner)) == before + 1, text


class Counting(BuiltInSession):
    """The built-in chat, with the edits of messages counted."""

    edits = 0

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        """Count and do."""
        self.edits += isinstance(method, EditMessageText)
        return await super().make_request(bot, method, timeout)


async def test_a_press_edits_its_card_once_and_a_swapped_card_is_drawn_anew(world: World) -> None:
    session = Counting()
    world.bot = Bot("1:built-in", session=session)
    owner = await world.someone("owner")
    comment = await commented("Edited once")
    await world.settle()
    others = await Card.filter(subject_id=comment.id).count() - 1
    card = await owner.showing(comment.body)
    await owner.press("Hide", card.message_id)
    assert session.edits == 1 + others
    shown = await owner.at(card.message_id)
    await owner.press("Undo", card.message_id)
    await owner.press("Hide", card.message_id)
    await owner.press("Delete…", card.message_id)
    assert (await owner.at(card.message_id)).content.buttons != shown.content.buttons
    await owner.press("Back", card.message_id)
    assert "Undo" in [button.text for row in (await owner.at(card.message_id)).content.buttons for button in row]
    assert not await send_notices({Transport.BUILT_IN: world.bot})


def test_a_name_or_a_term_may_read_none() -> None:
    assert say("en", "start-hello", name="none") == "Welcome to Gongdao, none."
    assert say("en", "start-hello", name=None) == "Welcome to Gongdao."
    assert "“none”" in say("en", "card-hit", rule="a rule", term="none")
    assert "none" not in say("en", "card-hit", rule="a rule", term=None)
    for language in ("en", "zh"):
        assert "none" in say(language, "notice-comment-held", rule="a rule", term="none")
