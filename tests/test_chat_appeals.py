"""Appeals in the chat: three steps from a decision to the date of the answer, the desk that answers, who is told."""

from datetime import timedelta

import pytest

from bot.buttons import OnContest, OnReview
from db import Appeal, Comment, Complaint, Evidence, PublicAccount, Sanction, StaffMember, StatementOfReasons
from db.vocabulary import AppealState, CommentState, Measure, SanctionKind, Severity, SubjectKind
from policy import say
from resolvers import clock
from resolvers.complaints import claim_case, decide_case, lodge_complaint, remove_content
from resolvers.deadlines import meet_deadlines
from resolvers.sanctions.appeals.lodging import claim_appeal
from resolvers.sanctions.confirming import confirm_sanction
from resolvers.sanctions.proposing import propose_sanction, respond_to_sanction
from tests.cast import done
from tests.chat_world import STRANGER, Someone, World, as_actor, commented, labels, link_to, open_town, quoted
from tests.pictures import photo
from tests.services import Database

FACTS, RULE = "It shouts at <somebody>.", "CIVILITY"
WHY = "I quoted a poem & nobody is <named>."
REASONS = "It is a poem of 1920 & insults nobody who lives."


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def removed(world: World) -> tuple[Someone, Comment]:
    """A reader whose comment the first reviewer removed, and who was told so."""
    comment = await commented("O ye of little faith, begone!")
    crane = await as_actor("reviewer")
    done(await remove_content(crane, SubjectKind.COMMENT, comment.id, RULE, FACTS))
    await world.settle()
    return await world.someone("member"), comment


async def dismissed(world: World, who: str = "complainant") -> tuple[Comment, Complaint]:
    """A comment about which somebody complained in vain."""
    comment = await commented("The tea is too hot.")
    about = (SubjectKind.COMMENT, comment.id, "SPAM", "It is an advert.")
    filed = done(await lodge_complaint(await as_actor(who), *about, good_faith=True))
    crane = await as_actor("reviewer")
    done(await claim_case(crane, filed.case_id))
    done(await decide_case(crane, filed.case_id, Measure.NONE, RULE, "It is an opinion."))
    await world.settle()
    return comment, filed


def until(statement: StatementOfReasons) -> str:
    """The label of the button under a decision."""
    return say("en", "button-appeal", until=statement.decision.appeal_until.date())


async def button_of(comment: Comment) -> str:
    """The label of the button under the removal of a comment."""
    found = StatementOfReasons.filter(decision__case__subject_id=comment.id, side="SUBJECT")
    return until(await found.select_related("decision").get())


async def test_from_the_decision_to_the_date_of_the_answer_it_takes_three_steps(world: World) -> None:
    author, comment = await removed(world)
    told = await author.last()
    assert FACTS in told.content.text and labels(told) == [await button_of(comment)]
    await author.press(await button_of(comment))  # 1
    asked = await author.last()
    assert "Why is the decision wrong?" in asked.content.text and asked.content.reply_to == told.message_id
    (summary,) = await author.say(WHY)  # 2
    assert quoted(summary) == [WHY] and labels(summary) == ["Send appeal", "Cancel"]
    assert (await author.press("Send appeal")).text == "Your appeal is sent"  # 3
    appeal = await Appeal.get()
    assert (appeal.words, appeal.state) == (WHY, AppealState.LODGED)
    card = await author.last()
    assert f"You get an answer with reasons by {appeal.due_at.date()}" in card.content.text
    assert labels(card) == ["Status", "Withdraw…"] and quoted(card) == [WHY]
    said = [message for message in await author.all() if message.message_id > asked.message_id]
    assert said == [card], "nothing is said twice"
    late = await author.press(await button_of(comment))
    assert "already contested" in late.text and "waiting for another reviewer" in late.text


async def test_photos_go_along_and_an_album_is_answered_once(world: World) -> None:
    author, comment = await removed(world)
    await author.press(await button_of(comment))
    assert "was not kept" in (await author.say("I am 11010519491231002X."))[-1].content.text
    await author.send_files(photo(), photo((50, 40)), caption=WHY)
    (card,) = [message for message in await author.all() if "Send appeal" in labels(message)]
    assert "2 files" in card.content.text and quoted(card) == [WHY]
    await author.say("Other words.")
    (card,) = [message for message in await author.all() if "Send appeal" in labels(message)]
    assert quoted(card) == ["Other words."]
    await author.press("Send appeal")
    appeal = await Appeal.get()
    assert appeal.words == "Other words." and await Evidence.filter(appeal_id=appeal.id).count() == 2
    noor = await world.someone("reviewer2")
    await noor.press("Evidence")
    assert (await noor.last()).content.text.count("image-") == 2 and "/files/" in (await noor.last()).content.text


async def test_what_was_begun_can_be_left_and_a_forged_press_sends_nothing(world: World) -> None:
    author, comment = await removed(world)
    await author.press(await button_of(comment))
    await author.say(WHY)
    await author.press("Cancel")
    assert "was not sent" in (await author.last()).content.text
    statement = await StatementOfReasons.get(decision__case__subject_id=comment.id, side="SUBJECT")
    forged = await author.send((await author.last()).message_id, OnContest(do="send", id=statement.id).pack())
    assert forged.alert and not await Appeal.exists()
    stranger = await world.someone("stranger")
    await stranger.say("/start")
    forged = await stranger.send((await stranger.last()).message_id, OnContest(do="begin", id=statement.id).pack())
    assert "There is no such statement of reasons" in forged.text


async def test_the_desk_takes_reverses_and_both_sides_read_why(world: World) -> None:
    author, comment = await removed(world)
    await author.press(await button_of(comment))
    await author.say(WHY)
    await author.press("Send appeal")
    crane, noor = await world.someone("reviewer"), await world.someone("reviewer2")
    card = await noor.last()
    assert "Appeal by the side concerned" in card.content.text and "Anna K" not in card.content.text
    assert quoted(card) == [FACTS, comment.body, WHY] and "Decided by Reviewer Crane" in card.content.text
    assert labels(card) == ["Take"] and labels(await crane.last()) == [], "who decided is not offered it"
    appeal = await Appeal.get()
    forged = await crane.send((await crane.last()).message_id, OnReview(do="claim", id=appeal.id).pack())
    assert forged.alert and "You decided in this matter before" in forged.text
    await noor.press("Take")
    assert "You have it" in (await noor.last()).content.text
    assert "Taken by Reviewer Willow" in (await crane.showing("Appeal by the side")).content.text
    assert "is looking at your appeal" in (await author.last()).content.text
    await noor.press("Reverse…")
    await noor.press("Back")
    await noor.press("Reverse…")
    await noor.press("Civility")
    await noor.say(REASONS)
    preview = await noor.last()
    assert REASONS in preview.content.text and "To the account or author (1)" in preview.content.text
    assert (await Comment.get(id=comment.id)).state is CommentState.REMOVED
    assert (await noor.press("Confirm")).text == "Answered"
    assert (await Comment.get(id=comment.id)).state is CommentState.VISIBLE
    answer = await author.showing("you were right")
    assert REASONS in answer.content.text and "the decision is reversed" in answer.content.text
    assert "final here" in answer.content.text and labels(answer) == ["Status"]
    assert answer.content.reply_to == (await author.showing("State: the decision is reversed")).message_id
    assert "put your comment back" in (await author.showing("put your comment back")).content.text
    owner = await world.someone("owner")
    assert not (await owner.showing(comment.body)).content.text.startswith("Removed by the platform")


async def test_a_guest_contests_a_dismissal_and_reads_the_answer_under_the_receipt(world: World) -> None:
    guest = Someone(world, STRANGER, "A guest", "en")
    await guest.say("/start")
    comment = await commented("Buy two, get three!")
    await guest.say(link_to("c", comment.id))
    await guest.press("Spam or advertising")
    await guest.say("An advert.")
    await guest.press("Send in good faith")
    filed = await Complaint.filter(subject_id=comment.id).get()
    crane = await as_actor("reviewer")
    done(await claim_case(crane, filed.case_id))
    done(await decide_case(crane, filed.case_id, Measure.NONE, RULE, "It is an opinion."))
    await world.settle()
    statement = await StatementOfReasons.filter(complaint_id=filed.id).select_related("decision").get()
    told = await guest.last()
    assert labels(told) == ["Status", until(statement)]
    listed = (await guest.say("/appeal"))[-1]
    assert "What you can contest" in listed.content.text and "not upheld" in listed.content.text
    await guest.press(labels(listed)[0])
    await guest.say("It sells things.")
    await guest.press("Send appeal")
    noor, author = await world.someone("reviewer2"), await world.someone("member")
    assert (
        "was contested" in (await author.last()).content.text and "An advert" not in (await author.last()).content.text
    )
    await noor.press("Take")
    await noor.press("Let it stand…")
    await noor.press("Civility")
    await noor.say("It is an opinion about a price.")
    await noor.press("Confirm")
    answer = await guest.last()
    assert "the decision stands" in answer.content.text and "an opinion about a price" in answer.content.text
    assert "the decision stands" in (await author.last()).content.text
    again = (await guest.say("/appeal"))[-1]
    assert "What you can contest" not in again.content.text and "the decision stands" in again.content.text
    await guest.press(labels(again)[0])
    assert "an opinion about a price" in (await guest.last()).content.text


async def test_an_appeal_is_taken_back_and_the_other_side_learns_it(world: World) -> None:
    comment, filed = await dismissed(world)
    one, author = await world.someone("complainant"), await world.someone("member")
    statement = await StatementOfReasons.filter(complaint_id=filed.id).select_related("decision").get()
    await one.press(until(statement))
    await one.say("It is one.")
    await one.press("Send appeal")
    await one.press("Withdraw…")
    await one.press("Back")
    await one.press("Withdraw…")
    assert (await one.press("Yes, withdraw")).text == "Withdrawn"
    assert "taken back" in (await one.last()).content.text and labels(await one.last()) == ["Status"]
    assert "taken back" in (await author.last()).content.text
    assert (await Appeal.get(complaint_id=filed.id)).state is AppealState.WITHDRAWN
    assert (await Comment.get(id=comment.id)).state is CommentState.VISIBLE


async def test_the_queue_says_what_is_late_and_what_nobody_may_take(world: World) -> None:
    await dismissed(world)
    owner, noor = await world.someone("owner"), await world.someone("reviewer2")
    assert "you are not one of them" in (await owner.say("/appeals"))[-1].content.text
    assert "No further appeal waits" in (await noor.say("/appeals"))[-1].content.text
    one = await world.someone("complainant")
    await one.press(labels((await one.say("/appeal"))[-1])[0])
    await one.say("It is one.")
    await one.press("Send appeal")
    card = (await noor.say("/appeals"))[-1]
    assert "people may take it" in card.content.text and labels(card)[-1] == "Next"
    await noor.press("Next")
    await noor.press("From the start")
    senior = await as_actor("senior")
    done(await claim_appeal(senior, (await Appeal.get()).id))
    await Appeal.all().update(state="LODGED", claimed_by_id=None)
    decided = (await as_actor("reviewer")).user_id
    await (
        StaffMember.filter(role__in=["REVIEWER", "SENIOR_REVIEWER", "CHIEF_EDITOR"])
        .exclude(user_id=decided)
        .update(until=clock.now())
    )
    crane = await world.someone("reviewer")
    card = (await crane.say("/appeals"))[-1]
    assert "Nobody may take this" in card.content.text and "Take" not in labels(card)
    clock.move_clock(timedelta(days=16))
    await meet_deadlines(clock.now())
    await world.settle()
    assert "is late. We are sorry" in (await one.last()).content.text


async def suspended() -> Sanction:
    """The tea house may not publish for 14 days: proposed, answered, confirmed."""
    account, crane = await PublicAccount.get(handle="tea-house"), await as_actor("reviewer")
    about = (SubjectKind.ACCOUNT, account.id, "OTHER", "It lets it stand.")
    filed = done(await lodge_complaint(await as_actor("complainant"), *about, good_faith=True))
    done(await claim_case(crane, filed.case_id))
    sanction = done(
        await propose_sanction(
            crane, filed.case_id, SanctionKind.UPDATE_SUSPENSION, RULE, Severity.MAJOR, FACTS, days=14,
            departure="It was repeated.",
        )
    )  # fmt: skip
    done(await respond_to_sanction(await as_actor("owner"), sanction.id, "We are sorry."))
    return done(await confirm_sanction(await as_actor("senior"), sanction.id))  # type: ignore[no-any-return]


async def test_a_change_of_a_sanction_is_chosen_by_buttons_and_never_harder(world: World) -> None:
    sanction = await suspended()
    await world.settle()
    owner, noor = await world.someone("owner"), await world.someone("reviewer2")
    told = await owner.last()
    assert labels(told)[-1].startswith("Appeal until") and FACTS in told.content.text
    await owner.press(labels(told)[-1])
    await owner.say("We took it down at once.")
    await owner.press("Send appeal")
    await noor.press("Take")
    await noor.press("Change…")
    await noor.press("Civility")
    await noor.press(
        "Minor breach" if "Minor breach" in labels(await noor.last()) else say("en", "word-Severity-MINOR")
    )
    await noor.press("As it was")  # how far the complaints are right
    choices = labels(await noor.last())
    assert choices[0] == "As it was" and choices[-1] == "Back"
    assert not [one for one in choices if "60 days" in one or "closure" in one], "nothing that is harder"
    await noor.press(next(one for one in choices if "readers' comments, 7 days" in one))
    await noor.say(REASONS)
    await noor.press("Confirm")
    sanction = await Sanction.get(id=sanction.id)
    assert (sanction.kind, sanction.functions, sanction.days) == ("FUNCTION_RESTRICTION", ["COMMENTS"], 7)
    answer = await owner.showing("the decision is changed")
    assert REASONS in answer.content.text and "readers' comments" in answer.content.text
    editor = await world.someone("editor")
    assert "On an appeal a sanction on your account was changed" in (await editor.last()).content.text
