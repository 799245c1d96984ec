"""Photos in reply to what names a complaint of one's own, and things that one has reported already."""

import pytest

from bot.chat import attachments, storage
from bot.chat.shown import Attached, Content, ShownMessage, bot_user, telegram_form
from db import Complaint, ComplaintDraft, StoredFile
from db.vocabulary import Transport
from policy import say
from resolvers import clock
from resolvers.actor import address_key
from resolvers.complaints.evidence import files_of_complaints
from resolvers.notices import MOMENT
from tests.chat_world import Someone, World, commented, labels, link_to, open_town, post
from tests.pictures import photo
from tests.services import Database


@pytest.fixture
async def world(sqlite_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def reply(world: World, one: Someone, to: ShownMessage, content: bytes) -> None:
    """Send a photo in reply to a message, as people can in Telegram."""
    conversation = address_key(Transport.BUILT_IN, one.address)
    kept = await attachments.keep(conversation, content, clock.now())
    file = Attached("photo", kept, len(content), "a.jpg", "image/jpeg", "")
    said = await storage.add_message(
        conversation, Content(text="", name=one.name, file=file), clock.now(), from_bot=False
    )  # fmt: skip
    form = telegram_form(said, one.address, bot_user(1), to)
    await storage.keep_own_update(one.address, lambda number: {"update_id": number, "message": form}, clock.now())
    await world.settle()
    await world.later(MOMENT)


async def reported(one: Someone, kind: str, thing: object) -> Complaint:
    """Report a thing, from the link to the receipt."""
    await one.say(link_to(kind, thing.id))  # type: ignore[attr-defined]
    await one.press(say("en", "category-SPAM"))
    await one.say("It is a scam.")
    await one.press("Send in good faith")
    return await Complaint.get(subject_id=thing.id)  # type: ignore[attr-defined]


async def test_a_photo_in_reply_to_a_receipt_is_added_to_that_complaint(world: World) -> None:
    one = await world.someone("stranger", "en")
    complaint = await reported(one, "p", await post())
    receipt = await one.showing(complaint.receipt)
    drafts = await ComplaintDraft.all().count()
    await reply(world, one, receipt, photo((50, 30)))
    card = await one.last()
    assert "1. picture" in card.content.text and labels(card) == ["Done"]
    await one.send_files(photo((51, 30)))
    assert len((await files_of_complaints([complaint.id]))[complaint.id]) == 2
    await one.press("Done")
    await one.say(link_to("c", (await commented("Pay me")).id))
    await reply(world, one, receipt, photo((52, 30)))
    assert len((await files_of_complaints([complaint.id]))[complaint.id]) == 3
    assert await ComplaintDraft.all().count() == drafts + 1


async def test_a_photo_in_reply_to_what_is_not_ones_own_or_not_open_begins_a_report(world: World) -> None:
    one, other = await world.someone("stranger", "en"), await world.someone("member", "en")
    complaint = await reported(one, "p", await post())
    receipt = await one.showing(complaint.receipt)
    await reply(world, other, receipt, photo((50, 30)))
    assert (await other.last()).content.text == say("en", "report-with-file")
    await one.press("Withdraw…")
    await one.press("Yes, withdraw")
    await reply(world, one, await one.at(receipt.message_id), photo((51, 30)))
    assert (await one.last()).content.text == say("en", "report-with-file")
    assert await files_of_complaints([complaint.id]) == {} and await StoredFile.filter(state="STORED").count() == 2


async def test_that_a_thing_is_reported_already_is_told_when_it_is_named(world: World) -> None:
    one, thing = await world.someone("stranger", "en"), await post()
    complaint = await reported(one, "p", thing)
    (told,) = await one.say(link_to("p", thing.id))
    assert complaint.receipt in told.content.text and labels(told)[-3:] == ["Status", "Back", "Cancel"]
    await one.press("Status")
    assert labels(await one.last()) == ["Status", "Add evidence", "Withdraw…"]
    await one.press("Add evidence")
    await one.send_files(photo((50, 30)))
    assert len((await files_of_complaints([complaint.id]))[complaint.id]) == 1


async def test_files_of_a_thing_that_is_reported_already_are_added_to_that_report(world: World) -> None:
    one, thing = await world.someone("stranger", "en"), await post()
    complaint = await reported(one, "p", thing)
    await one.send_files(photo((50, 30)), caption="He wrote this.")
    await one.say(f"r_p_{thing.id.hex}")
    await world.later(MOMENT)
    assert [file.kind for file in (await files_of_complaints([complaint.id]))[complaint.id]] == ["IMAGE", "DOCUMENT"]
    card = await one.last()
    assert "2 files:" in card.content.text and labels(card) == ["Done"]
    await one.press("Done")
    await one.send_files(photo((51, 30)), caption=f"And this: r_p_{thing.id.hex}")
    assert (await files_of_complaints([complaint.id]))[complaint.id][2].kind == "IMAGE"
    assert not await ComplaintDraft.exists(complaint_id=None)
