"""A report that is cancelled stays cancelled; one whose subject is hidden meanwhile is filed all the same."""

from datetime import timedelta

import pytest

from bot.buttons import OnReport
from bot.chat import person
from db import Case, Comment, Complaint, ComplaintDraft, Evidence, StoredFile
from db.files import Copy, file_store
from db.vocabulary import SubjectKind
from policy import pack, say
from resolvers.complaints import draft_complaint
from resolvers.interactions import delete_comment, hide_comment
from resolvers.notices import MOMENT
from tests.chat_world import Someone, World, as_actor, commented, labels, link_to, open_town, post, quoted
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
    _, category = await one.button("Spam or advertising")
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
    await one.press("Spam or advertising")
    await world.later(timedelta(seconds=pack().times.draft + 60))
    comment = await commented("Give me your money")
    await one.say(link_to("c", comment.id))
    assert (await one.send(old.message_id, cancel.data)).text == ""
    assert (await one.at(old.message_id)).content.text == say("en", "report-cancelled")
    assert await ComplaintDraft.all().count() == 2
    await one.say("It is a scam.")
    assert (await ComplaintDraft.get(subject_id=comment.id)).words == "It is a scam."
    assert "Cancel" in labels(await one.last())


@pytest.mark.parametrize("gone", ["hidden", "deleted"])
async def test_who_hides_a_thing_meanwhile_does_not_stop_a_report_of_it(world: World, gone: str) -> None:
    comment = await commented("I will burn down your house")
    one, late = await world.someone("stranger", "en"), await world.someone("member2", "en")
    await one.say(link_to("c", comment.id))
    if gone == "hidden":
        assert isinstance(await hide_comment(await as_actor("owner"), comment.id), Comment)
    else:
        assert isinstance(await delete_comment(await as_actor("member"), comment.id), Comment)
    await world.settle()
    await one.press(say("en", "category-DANGER_TO_LIFE"))
    await one.say("He threatens me.")
    assert quoted(await one.last())[-1] == "He threatens me."
    await one.press("Change words")
    await one.say("He threatens me, he knows where I live.")
    assert (await one.press("Send in good faith")).text == say("en", "toast-sent")
    complaint = await Complaint.get(subject_id=comment.id)
    assert complaint.words.endswith("where I live.")
    assert (await Case.get(id=complaint.case_id)).snapshot == "I will burn down your house"
    (shown,) = await late.say(link_to("c", comment.id))
    assert "no longer public" in shown.content.text and quoted(shown) == []
    anew = await draft_complaint(await as_actor("member2"), SubjectKind.COMMENT, comment.id)
    assert isinstance(anew, ComplaintDraft)


async def test_what_is_hidden_is_not_shown_by_a_report_that_was_left(world: World) -> None:
    comment = await commented("I will burn down your house")
    one = await world.someone("stranger", "en")
    await one.say(link_to("c", comment.id))
    await hide_comment(await as_actor("owner"), comment.id)
    await world.later(timedelta(seconds=pack().times.draft + 60))
    for told in (await one.press("Spam or advertising"), await one.say("He threatens me.")):
        assert "burn" not in str(told)
    assert not any("burn" in text for text in quoted(await one.last()))


async def asked_for_more(world: World) -> Someone:
    """Somebody who filed a report and pressed [Add evidence]."""
    one = await world.someone("stranger", "en")
    await one.say(link_to("p", (await post()).id))
    await one.press("Spam or advertising")
    await one.say("It is a scam.")
    await one.press("Send in good faith")
    await one.press("Add evidence")
    return one


async def a_photo(world: World, one: Someone) -> None:
    """Send a photo, and do not wait for the moment after which it is answered."""
    await person.send_file(one.address, one.name, one.language, "a.jpg", photo((50, 30)), None, None, "photo")
    await world.settle()


@pytest.mark.parametrize("left_by", ["/cancel", "Back"])
async def test_a_report_that_is_left_right_after_a_file_does_not_come_back(world: World, left_by: str) -> None:
    one = await world.someone("stranger", "en")
    await one.say(link_to("p", (await post()).id))
    await a_photo(world, one)
    await (one.say(left_by) if left_by == "/cancel" else one.press(left_by))
    await one.catch_up()
    await world.later(MOMENT)
    assert await one.news() == [] and await Evidence.all().count() == 1


async def test_done_right_after_a_file_stays_done(world: World) -> None:
    one = await asked_for_more(world)
    await a_photo(world, one)
    await one.press("Done")
    await one.catch_up()
    await world.later(MOMENT)
    assert await one.news() == []
    last = await one.last()
    assert say("en", "evidence-over") in last.content.text and "1. picture" in last.content.text
    assert labels(last) == []


async def test_a_file_is_confirmed_also_when_the_question_is_closed_meanwhile(world: World) -> None:
    one = await asked_for_more(world)
    await a_photo(world, one)
    await one.say("/cancel")
    await world.later(MOMENT)
    last = await one.last()
    assert say("en", "evidence-over") in last.content.text and labels(last) == []


LIKE_FILES = ("A <script> in it steals cookies.", "MZ told me so.", "#!help", "ID3 was shown", "BZh told me.")


async def test_words_are_added_whatever_they_look_like_to_a_program(world: World) -> None:
    one = await world.someone("stranger", "en")
    await one.say(link_to("p", (await post()).id))
    await one.press("Spam or advertising")
    await one.say("It is a scam.")
    await one.press("Send in good faith")
    await one.press("Add evidence")
    for words in LIKE_FILES:
        await one.say(words)
    kept = await StoredFile.all().order_by("id")
    contents = [b"".join([piece async for piece in file_store().read(file.id, Copy.ORIGINAL)]) for file in kept]
    assert contents == [words.encode() for words in LIKE_FILES] and await Evidence.all().count() == len(LIKE_FILES)
    assert {(file.kind, file.media_type, file.name) for file in kept} == {("DOCUMENT", "text/plain", "words.txt")}
