"""A report that is cancelled stays cancelled; one whose subject is hidden meanwhile is filed all the same."""

from datetime import timedelta

import pytest

from bot.buttons import OnReport
from db import ComplaintDraft, Evidence
from policy import pack, say
from tests.chat_world import World, commented, labels, link_to, open_town, post
from tests.pictures import photo
from tests.services import Database


@pytest.fixture
async def world(sqlite_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


@pytest.mark.parametrize("with_file", [False, True])
async def test_a_second_press_on_cancel_begins_nothing(world: World, with_file: bool) -> None:
    one = await world.someone("stranger", "en")
    await one.say(link_to("p", (await post()).id))
    if with_file:
        await one.send_files(photo((40, 30)))
    message, cancel = await one.button("Cancel")
    _, category = await one.button("Fraud or a scam")
    before = len(await one.all())
    assert (await one.send(message.message_id, cancel.data, times=2)).text == say("en", "chat-old-button")
    assert await ComplaintDraft.all().count() == 1 and not await Evidence.exists()
    left = OnReport.unpack(cancel.data)
    for data in (category.data, *(left.model_copy(update={"do": do}).pack() for do in ("send", "words", "remove"))):
        assert (await one.send(message.message_id, data)).text == say("en", "chat-old-button")
    assert await ComplaintDraft.all().count() == 1 and len(await one.all()) == before
    assert (await one.at(message.message_id)).content.text == say("en", "report-cancelled")


async def test_a_report_can_be_cancelled_after_a_day_and_another_goes_on(world: World) -> None:
    one = await world.someone("stranger", "en")
    await one.say(link_to("p", (await post()).id))
    old, cancel = await one.button("Cancel")
    await one.press("Fraud or a scam")
    await world.later(timedelta(seconds=pack().times.draft + 60))
    comment = await commented("Give me your money")
    await one.say(link_to("c", comment.id))
    assert (await one.send(old.message_id, cancel.data)).text == ""
    assert (await one.at(old.message_id)).content.text == say("en", "report-cancelled")
    assert await ComplaintDraft.all().count() == 2
    await one.say("It is a scam.")
    assert (await ComplaintDraft.get(subject_id=comment.id)).words == "It is a scam."
    assert "Cancel" in labels(await one.last())
