"""Evidence in a chat: albums answered once, files in any order with the words, refusals, restarts, more afterwards."""

import pytest

from bot.buttons import OnCase
from bot.chat.shown import ShownMessage
from db import Case, Complaint, ComplaintDraft, Evidence, Notice, StoredFile
from policy import pack, say
from resolvers.complaints.evidence import files_of_complaints
from resolvers.notices import MOMENT
from tests.chat_world import Someone, World, commented, labels, link_to, open_town, post, quoted
from tests.pictures import photo
from tests.services import Database

NUMBER = "11010519491231002X"


@pytest.fixture
async def world(sqlite_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


@pytest.fixture
async def both(town_database: Database):  # type: ignore[no-untyped-def]
    """The same on one database and on the other."""
    async with open_town() as world:
        yield world


def photos(count: int) -> list[bytes]:
    """Pictures that are not the same."""
    return [photo((40 + number, 30)) for number in range(count)]


def shown(news: list[ShownMessage]) -> ShownMessage:
    """The one new card among what was said and changed; the older one lost its buttons."""
    (card,) = [message for message in news if message.content.buttons]
    assert card == news[-1] or card.message_id > max(m.message_id for m in news if m is not card)
    return card


@pytest.mark.parametrize(
    ("code", "language", "send"), [("en", "en", "Send in good faith"), ("zh-hans", "zh", "如实提交")], ids=["en", "zh"]
)
async def test_a_report_with_two_photos_takes_few_presses_and_texts(
    both: World, code: str, language: str, send: str
) -> None:
    comment = await commented("Give me your money")
    await both.settle()
    one = await both.someone("stranger", code)
    presses, texts = 1, 0  # the link itself
    await one.say(link_to("c", comment.id))
    await one.press(say(language, "category-SPAM"))
    presses += 1
    card = shown(await one.send_files(*photos(2), caption="He asks everybody for money."))
    assert quoted(card)[-1] == "He asks everybody for money." and labels(card)[0] == send
    await one.press(send)
    presses += 1
    complaint = await Complaint.all().order_by("-id").first()
    assert complaint.words == "He asks everybody for money." and complaint.subject_id == comment.id
    assert len((await files_of_complaints([complaint.id]))[complaint.id]) == 2
    receipt = (await one.last()).content.text
    assert complaint.receipt in receipt and say(language, "receipt-files", count=2) in receipt
    assert (presses, texts) == (3, 0) and presses <= 6 and texts <= 2


async def test_words_after_the_photos_and_before_the_category(world: World) -> None:
    one = await world.someone("stranger")
    await one.say(link_to("p", (await post()).id))
    card = shown(await one.send_files(*photos(2)))
    assert "2 files:\n1. picture, 1 KB\n2. picture, 1 KB" in card.content.text
    assert "What is wrong with it?" in card.content.text and "Remove last file" in labels(card)
    card = shown(await one.say("It is stolen."))
    assert "What is wrong with it?" in card.content.text and quoted(card)[-1] == "It is stolen."
    await one.press("Against the law")
    assert "Shall I send this?" in (await one.at(card.message_id)).content.text
    assert sum(bool(labels(message)) for message in await one.all()) == 1, "older cards have no buttons left"


async def test_an_album_of_eight_is_answered_once_and_each_file_is_there(both: World) -> None:
    one = await both.someone("member")
    await one.say(link_to("p", (await post()).id))
    await one.press("Spam or advertising")
    news = await one.send_files(*photos(8))
    card = shown(news)
    assert "8 files:" in card.content.text
    assert await Evidence.all().count() == await StoredFile.filter(state="STORED").count() == 8
    assert not await Notice.exists(event="draft.changed", done_at=None)
    await one.press("Remove last file")
    assert "7 files:" in (await one.at(card.message_id)).content.text and await Evidence.all().count() == 7
    card = shown(await one.send_files(*photos(3)))
    assert f"{pack().files.per_report} files:" in card.content.text
    (no,) = await one.send_files(photo((90, 90)))
    assert "at most 10 files" in no.content.text and no.content.reply_to


async def test_a_restart_in_the_middle_loses_nothing(world: World) -> None:
    one = await world.someone("stranger")
    await one.say(link_to("p", (await post()).id))
    world.restarted()
    await one.press("Spam or advertising")
    world.restarted()
    await one.send_files(*photos(2), caption="A scam.")
    world.restarted()
    card = shown(await one.send_files(b"He wrote: pay me.", name="proof.txt", kind="document"))
    assert "3. document, proof.txt, " in card.content.text and quoted(card)[-1] == "A scam."
    world.restarted()
    await one.press("Send in good faith", times=3)
    assert await Complaint.filter(words="A scam.").count() == 1 and await Evidence.all().count() == 3


async def test_what_is_not_taken_is_refused_with_the_reason_under_the_file(world: World) -> None:
    one = await world.someone("stranger")
    await one.say(link_to("p", (await post()).id))
    for content, name, why in (
        (b"PK\x03\x04" + b"x" * 100, "photo.jpg", "Archives"),
        (b"MZ\x90\x00" + bytes(100), "letter.pdf", "not taken"),
        (bytes((20 << 20) + 1), "film.mp4", "at most 20 MB"),
    ):
        (no,) = await one.send_files(content, name=name, kind="document")
        assert why in no.content.text and no.content.reply_to, name
    assert not await Evidence.exists() and not await StoredFile.filter(state="STORED").exists()


async def test_identity_numbers_in_captions_and_names_are_refused_and_not_kept(world: World) -> None:
    one = await world.someone("stranger")
    await one.say(link_to("p", (await post()).id))
    for name, caption in (("a.jpg", f"my number is {NUMBER}"), (f"{NUMBER}.jpg", None)):
        said = await one.send_files(photo(), name=name, caption=caption, kind="document")
        assert "was not kept" in said[-1].content.text
    assert not await StoredFile.exists() and not await ComplaintDraft.exists(words__isnull=False)


async def test_a_file_outside_of_a_report_waits_for_the_link(world: World) -> None:
    one = await world.someone("stranger")
    (asked,) = await one.send_files(*photos(3), caption="He lies.")
    assert "Report something with this?" in asked.content.text
    card = (await one.say(link_to("p", (await post()).id).removeprefix("/start ")))[-1]
    assert "3 files:" in card.content.text and quoted(card)[-1] == "He lies."
    await one.press("Something else")
    await one.press("Send in good faith")
    assert await Evidence.exclude(complaint_id=None).count() == 3


async def test_a_caption_with_a_link_begins_the_report_with_its_files(world: World) -> None:
    comment = await commented("Pay me")
    await world.settle()
    one = await world.someone("stranger")
    card = shown(await one.send_files(*photos(2), caption=link_to("c", comment.id).removeprefix("/start ")))
    assert "You report this comment:" in card.content.text and "2 files:" in card.content.text
    assert (await ComplaintDraft.get(subject_id=comment.id)).words is None, "a link alone is no words"


async def reported(one: Someone) -> Complaint:
    """A report that was sent."""
    await one.say(link_to("p", (await post()).id))
    await one.press("Spam or advertising")
    await one.say("A scam.")
    await one.press("Send in good faith")
    return await Complaint.all().order_by("-id").first()


async def test_more_evidence_is_added_to_a_report_until_done(world: World) -> None:
    one = await world.someone("stranger")
    complaint = await reported(one)
    await one.press("Add evidence")
    assert "are to be added" in (await one.last()).content.text and labels(await one.last()) == ["Done"]
    card = shown(await one.send_files(*photos(2), caption="From today."))
    assert "3 files:" in card.content.text and "words.txt" in card.content.text
    await one.say("And his sister too.")
    await world.later(MOMENT)
    assert "4 files:" in (await one.last()).content.text
    await one.press("Done")
    assert labels(await one.last()) == [] and "This is all" in (await one.last()).content.text
    assert len((await files_of_complaints([complaint.id]))[complaint.id]) == 4
    assert (await Complaint.get(id=complaint.id)).words == "A scam.", "what was filed stays as it was"
    assert "did not understand" in (await one.say("more?"))[0].content.text
    await one.press("Withdraw…")
    await one.press("Yes, withdraw")
    assert "Add evidence" not in labels(await one.showing(complaint.receipt))


async def test_where_another_question_is_open_a_file_does_not_close_it(world: World) -> None:
    comment = await commented("Hello")
    await world.settle()
    owner = await world.someone("owner")
    await owner.press("Reply", (await owner.showing("Hello")).message_id)
    (no,) = await owner.send_files(photo())
    assert "can only read text here" in no.content.text
    await owner.say("Hello to you.")
    assert comment.body and "Hello to you." in (await owner.showing("answered")).content.text


async def test_staff_see_that_there_is_evidence_and_a_file_among_an_answer_is_evidence(world: World) -> None:
    one, crane = await world.someone("stranger"), await world.someone("reviewer")
    await one.say(link_to("p", (await post()).id))
    await one.press("Spam or advertising")
    await one.send_files(*photos(2), caption="A scam.")
    await one.press("Send in good faith")
    await world.settle()
    complaint = await Complaint.all().order_by("-id").first()
    await crane.press("Take")
    assert "2 files as evidence" in (await crane.showing("Case about a post")).content.text
    await crane.press("Ask…")
    await crane.say("Since when?")
    await one.press("Answer")
    card = shown(await one.send_files(photo((77, 30))))
    assert "3 files:" in card.content.text
    await one.say("Since May.")
    assert "your answer is in" in (await one.showing("Thank you")).content.text
    assert len((await files_of_complaints([complaint.id]))[complaint.id]) == 3


async def test_a_reviewer_sees_what_came_without_learning_from_whom(world: World) -> None:
    comment = await commented("Send me your savings")
    complainant, crane = await world.someone("complainant"), await world.someone("reviewer")
    await complainant.say(link_to("c", comment.id))
    await complainant.press("Spam or advertising")
    await complainant.send_files(*photos(2), caption="He asks for money.")
    await world.later(2 * MOMENT)
    await complainant.press("Send in good faith")
    await world.settle()
    card = await crane.showing("2 files as evidence")
    assert "Evidence" in labels(card)
    await crane.press("Evidence", card.message_id)
    told = (await crane.last()).content.text
    assert told.count("/files/") == 2 and told.count("image-") == 2 and "Jonas" not in told
    member = await world.someone("member")
    case = await Case.get(subject_id=comment.id)
    forged = await member.send((await member.last()).message_id, OnCase(do="evidence", id=case.id).pack())
    assert forged.alert and "/files/" not in (await member.last()).content.text
