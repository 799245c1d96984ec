"""The chat asks for what a category requires, one thing after another; what is said again joins the report."""

from datetime import UTC, datetime, timedelta

import pytest
from aiogram.types import Update

from bot.chat import inbox
from bot.chat.shown import ShownMessage
from db import Addition, Complaint, ComplaintDraft
from db.vocabulary import Transport
from policy import pack, say
from resolvers.interactions import delete_comment, hide_comment
from tests.chat_world import Someone, World, as_actor, commented, labels, link_to, open_town, quoted
from tests.filing import report
from tests.pictures import photo
from tests.services import Database

SUMMARY = ["Send in good faith", "Change words", "Change category", "Change answers", "Cancel"]


@pytest.fixture
async def world(sqlite_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def asked(one: Someone) -> str:
    """What the card of the report asks for by now."""
    return (await one.last()).content.text.splitlines()[-1]


async def begun(world: World, category: str, words: str = "It is mine.") -> Someone:
    """Somebody who has chosen a category for a new comment, and told what is wrong."""
    comment = await commented("Look at this beautiful photo")
    await world.settle()
    one = await world.someone("stranger", "en")
    await one.say(link_to("c", comment.id))
    await one.press(say("en", f"category-{category}"))
    await one.say(words)
    return one


async def test_what_is_required_is_asked_one_after_another_and_shown_together(world: World) -> None:
    one = await begun(world, "RIGHTS")
    assert (await asked(one)).startswith("Which right is infringed? For example the copyright")
    await one.say("The copyright in the photo.")
    assert (await asked(one)).startswith("How can one see that the right is yours?")
    assert "Send in good faith" not in labels(await one.last())
    await one.say("It is in my book.")
    card = await one.last()
    assert quoted(card)[-3:] == ["It is mine.", "The copyright in the photo.", "It is in my book."]
    assert "By sending it you declare that, as far as you know, it is true" in card.content.text
    assert labels(card) == SUMMARY
    await one.press("Send in good faith")
    filed = await Complaint.all().order_by("-id").first()
    assert filed.details == {"WHICH_RIGHT": "The copyright in the photo.", "PROOF": "It is in my book."}
    assert filed.good_faith and filed.receipt in (await one.last()).content.text


async def test_more_words_after_the_answers_join_the_words(world: World) -> None:
    one = await begun(world, "FRAUD")
    await one.say("He doubles it.")
    await one.say("And he writes to my mother.")
    assert quoted(await one.last())[-2:] == ["It is mine.\nAnd he writes to my mother.", "He doubles it."]


async def test_answers_can_be_given_anew_and_categories_changed(world: World) -> None:
    one = await begun(world, "FRAUD")
    await one.say("He doubles it.")
    await one.press("Change answers")
    assert (await asked(one)).startswith("How does the fraud work?")
    await one.say("He triples it.")
    assert (await ComplaintDraft.all().order_by("-id").first()).details == {"HOW_IT_WORKS": "He triples it."}
    await one.press("Change category")
    await one.press("Somebody poses as me or us")
    assert (await asked(one)).startswith("Who is really the person")
    await one.press("Change category")
    await one.press("Danger to life or safety")
    assert labels(await one.last())[0] == "Send in good faith", "danger to life is asked nothing"


async def test_a_question_can_wait_while_words_are_changed(world: World) -> None:
    one = await begun(world, "FRAUD")
    await one.press("Change words")
    await one.say("It is not mine.")
    assert quoted(await one.last())[-1] == "It is not mine." and (await asked(one)).startswith("How does the fraud")


async def edit(world: World, one: Someone, number: int, text: str) -> None:
    """Edit a message of one's own."""
    now = int(datetime.now(UTC).timestamp())
    told = {
        "message_id": number, "date": now, "edit_date": now, "chat": {"id": one.address, "type": "private"},
        "from": {"id": one.address, "is_bot": False, "first_name": one.name}, "text": text,
    }  # fmt: skip
    update = Update.model_validate({"update_id": 70 + number, "edited_message": told})
    await inbox.keep_update(Transport.BUILT_IN, update.model_dump(mode="json", exclude_unset=True), datetime.now(UTC))
    await world.settle()


async def test_an_answer_that_is_edited_where_it_was_written_changes(world: World) -> None:
    one = await begun(world, "FRAUD")
    await one.say("He doubels it.")
    card = await one.last()
    await edit(world, one, card.message_id - 1, "He doubles it.")
    draft = await ComplaintDraft.all().order_by("-id").first()
    assert (draft.words, draft.details) == ("It is mine.", {"HOW_IT_WORKS": "He doubles it."})
    assert quoted(await one.at(card.message_id))[-1] == "He doubles it."


async def test_an_answer_that_cannot_be_taken_is_asked_again(world: World) -> None:
    one = await begun(world, "FRAUD")
    most = pack().category_by_code["FRAUD"].fields[0].most
    (told,) = await one.say("x" * (most + 1))
    assert "How does the fraud work: too long, the limit is 1000" in told.content.text.replace(",", "", 0).replace(
        "1,000", "1000"
    )
    number = "11010519491231002X"
    said = await one.say(f"My number is {number}.")
    assert "was not kept" in said[-1].content.text
    assert (await ComplaintDraft.all().order_by("-id").first()).details is None
    await one.say("He doubles it.")
    assert labels(await one.last()) == SUMMARY


async def test_a_caption_answers_what_is_asked_and_its_file_is_kept(world: World) -> None:
    one = await begun(world, "FRAUD")
    await one.send_files(photo((40, 30)), caption="He doubles it, see the photo.")
    draft = await ComplaintDraft.all().order_by("-id").first()
    assert draft.details == {"HOW_IT_WORKS": "He doubles it, see the photo."}
    assert "One file:" in (await one.last()).content.text


async def sent(one: Someone, comment_id: object, category: str, words: str) -> ShownMessage:
    """Report a comment in the chat; gives what stands there afterwards."""
    await one.say(link_to("c", comment_id))  # type: ignore[arg-type]
    await one.press(say("en", f"category-{category}"))
    await one.say(words)
    await one.press("Send in good faith")
    return await one.last()


async def test_a_second_report_joins_the_first_and_says_so(world: World) -> None:
    comment = await commented("You are all fools")
    await world.settle()
    one = await world.someone("stranger", "en")
    await sent(one, comment.id, "INSULT", "It insults me.")
    filed = await Complaint.all().order_by("-id").first()
    (card,) = await one.say(link_to("c", comment.id))
    assert f"You reported this already: {filed.receipt} is still open." in card.content.text
    joined = await sent(one, comment.id, "DANGER_TO_LIFE", "He says where he waits.")
    assert f"You reported this already: {filed.receipt}; what you wrote now was added to it." in joined.content.text
    assert f"Receipt {filed.receipt}" in joined.content.text and "You added something once." in joined.content.text
    assert (await Complaint.filter(subject_id=comment.id).count(), await Addition.all().count()) == (1, 1)
    again = await sent(one, comment.id, "DANGER_TO_LIFE", "He says where he waits.")
    assert "and said the same" in again.content.text and await Addition.all().count() == 1
    crane = await world.someone("reviewer")
    cards = [message.content.text for message in await crane.all() if "You are all fools" in message.content.text]
    assert "Added later:" in cards[-1] and "Danger to life or safety\nHe says where he waits." in cards[-1]


@pytest.mark.parametrize("gone", ["hidden", "deleted"])
async def test_what_is_gone_is_reported_by_its_link_and_not_shown(world: World, gone: str) -> None:
    comment = await commented("I will burn down your house")
    if gone == "hidden":
        await hide_comment(await as_actor("owner"), comment.id, "ABUSE")
    else:
        await delete_comment(await as_actor("member"), comment.id)
    await world.settle()
    one = await world.someone("stranger", "en")
    (card,) = await one.say(link_to("c", comment.id))
    assert "It is no longer public" in card.content.text and quoted(card) == []
    receipt = await sent(one, comment.id, "DANGER_TO_LIFE", "He threatens me.")
    filed = await Complaint.get(subject_id=comment.id)
    assert filed.receipt in receipt.content.text
    assert not any("burn" in message.content.text for message in await one.all())


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_status_and_mine_say_when_the_answer_is_late(world: World, language: str) -> None:
    comment = await commented("You are all fools")
    filed = await report(await as_actor("member2"), comment)
    await world.settle()
    one = await world.someone("member2")
    if language == "zh":
        await one.say("/language")
        await one.press("中文")
    late = {"en": ("the answer is late", "It is late"), "zh": ("答复已超期", "现已超期")}[language]
    (mine,), (status,) = await one.say("/mine"), await one.say(f"/status {filed.receipt}")
    assert late[0] not in mine.content.text and late[1] not in status.content.text
    await Complaint.filter(id=filed.id).update(promised_at=filed.created_at - timedelta(days=1))
    (mine,), (status,) = await one.say("/mine"), await one.say(f"/status {filed.receipt}")
    assert late[0] in mine.content.text and late[1] in status.content.text
