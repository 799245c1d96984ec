"""Staff's way: cases as cards, taken by one, decided with reasons that both sides read, nobody's identity shown."""

import re

import pytest

from bot.buttons import OnCase
from db import Case, Comment, Complaint
from db.vocabulary import CaseState, CommentState, Measure, SubjectKind
from policy import say
from resolvers.complaints import claim_case, decide_case, lodge_complaint
from resolvers.interactions import edit_comment
from tests.chat_world import World, as_actor, commented, labels, open_town, quoted
from tests.services import Database

WORDS = "Anna tells where I live. I am Jonas's neighbour & <angry>."
FACTS = "The comment names a street & a <number> of a private person."


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def reported(body: str = "Number 9 is where she lives", category: str = "INSULT") -> Comment:
    """A new comment that somebody complained about."""
    comment = await commented(body)
    made = await lodge_complaint(
        await as_actor("complainant"), SubjectKind.COMMENT, comment.id, category, WORDS, good_faith=True
    )
    assert isinstance(made, Complaint)
    return comment


async def test_a_case_is_taken_decided_and_both_sides_read_the_reasons(world: World) -> None:
    comment = await reported()
    await world.settle()
    crane, willow = await world.someone("reviewer"), await world.someone("reviewer2")
    author, complainant = await world.someone("member"), await world.someone("complainant")
    card = await crane.last()
    assert quoted(card) == [comment.body, WORDS] and labels(card) == ["Take", "Desk…"]
    assert "One complaint: Insults or attacks on me × 1" in card.content.text
    assert "Anna K" not in card.content.text and "Jonas\n" not in card.content.text
    await crane.press("Take")
    assert "You have it" in (await crane.last()).content.text
    ways = ["Give back", "Ask…", "Decline a report…", "Remove content…", "Dismiss…", "Sanction…", "Desk…"]
    assert labels(await crane.last()) == ways
    assert "Taken by Reviewer Crane" in (await willow.last()).content.text and labels(await willow.last()) == ["Desk…"]
    assert "is accepted" in (await complainant.last()).content.text
    case = await Case.get(subject_id=comment.id)
    late = await willow.send((await willow.last()).message_id, OnCase(do="claim", id=case.id).pack())
    assert late.alert and "Reviewer Crane is already working on this" in late.text
    await crane.press("Remove content…")
    assert "Protection of personal information" in labels(await crane.last())
    await crane.press("Back")
    await crane.press("Remove content…")
    await crane.press("Protection of personal information")
    assert labels(await crane.last()) == ["Minor breach", "Major breach", "Grave breach", "Back"]
    await crane.press("Major breach")
    assert "Write the facts" in (await crane.last()).content.text
    assert "was not kept" in (await crane.say("See 11010519491231002X."))[-1].content.text
    await crane.say("A first try.")
    await crane.say(FACTS)
    preview = await crane.last()
    assert FACTS in preview.content.text and "Ground: the law" in preview.content.text
    assert labels(preview) == ["Confirm", "Back"] and len([m for m in await crane.all() if "Confirm" in labels(m)]) == 1
    assert (await Comment.get(id=comment.id)).state is CommentState.VISIBLE
    assert (await crane.press("Confirm")).text == "Decided"
    assert (await Comment.get(id=comment.id)).state is CommentState.REMOVED
    for one in (crane, willow):
        shown = await one.showing("Decided: removal from public view")
        assert labels(shown)[-1] == "Desk…"
    for one in (author, complainant):
        told = await one.last()
        assert "Statement of reasons" in told.content.text and FACTS in told.content.text
        assert "Somebody who decided nothing in the matter" in told.content.text
    assert "was upheld" in (await complainant.last()).content.text
    owner = await world.someone("owner")
    assert (await owner.last()).content.text.startswith("Removed by the platform")
    again = await crane.send(preview.message_id, OnCase(do="confirm", id=case.id).pack())
    assert again.text == "This button is out of date."


async def test_a_case_is_given_back_and_dismissed_by_another_in_chinese(world: World) -> None:
    comment = await reported("I find this dull", "OTHER")
    await world.settle()
    crane, willow = await world.someone("reviewer"), await world.someone("reviewer2")
    complainant = await world.someone("complainant")
    await crane.press("Take")
    await crane.press("Give back")
    assert labels(await crane.last()) == ["Take", "Desk…"]
    await willow.say("/language")
    await willow.press("中文")
    (page,) = await willow.say("/cases")
    while quoted(await willow.at(page.message_id))[0] != comment.body:
        await willow.press("下一条", page.message_id)
    await willow.press("领取", page.message_id)
    await willow.press("不予支持…", page.message_id)
    await willow.press(labels(await willow.at(page.message_id))[4], page.message_id)
    await willow.say("这只是一种看法。")
    assert "决定理由书" in (await willow.last()).content.text
    await willow.press("返回")
    assert labels(await willow.at(page.message_id))[:5] == [
        "退回",
        "提问…",
        "不予受理某件投诉…",
        "移除内容…",
        "不予支持…",
    ]
    await willow.press("不予支持…", page.message_id)
    await willow.press(labels(await willow.at(page.message_id))[4], page.message_id)
    await willow.say("这只是一种看法。")
    assert (await willow.press("确认")).text == "已作出决定"
    assert (await Case.get(subject_id=comment.id)).state is CaseState.DECIDED
    told = await complainant.last()
    assert "was not upheld" in told.content.text and "这只是一种看法。" in told.content.text
    assert (await Comment.get(id=comment.id)).state is CommentState.VISIBLE


async def test_the_queue_goes_by_urgency_and_is_closed_to_others(world: World) -> None:
    await reported("He wants to hurt himself", "DANGER_TO_LIFE")
    await world.settle()
    crane = await world.someone("reviewer")
    (page,) = await crane.say("/cases")
    assert quoted(page)[0] == "He wants to hurt himself" and "urgency 100" in page.content.text
    for _ in range(4):
        await crane.press("Next", page.message_id)
    assert (await crane.at(page.message_id)).content.text == "No further case waits."
    await crane.press("From the start", page.message_id)
    case = await Case.filter(urgency=100).first()
    for role in ("member", "owner", "stranger", "complainant"):
        one = await world.someone(role)
        (said,) = await one.say("/cases")
        assert "decided by the platform’s reviewers" in said.content.text
        for do in ("claim", "release", "ask_remove", "remove", "confirm", "more"):
            answer = await one.send(said.message_id, OnCase(do=do, id=case.id).pack())
            assert answer.alert and "no such case" in answer.text
    assert (await Case.get(id=case.id)).state is CaseState.OPEN


async def test_the_complainants_decision_is_a_reply_to_the_receipt(world: World) -> None:
    comment = await commented("Pay me first")
    await world.settle()
    stranger, crane = await world.someone("stranger"), await world.someone("reviewer")
    await stranger.say(f"/start r_c_{comment.id.hex}")
    await stranger.press("Spam or advertising")
    await stranger.say("He wants money.")
    await stranger.press("Send in good faith")
    receipt = await stranger.last()
    await crane.press("Take")
    assert (await stranger.last()).content.reply_to == receipt.message_id
    await crane.press("Remove content…")
    await crane.press("Fraud")
    await crane.press("Major breach")
    await crane.say("x" * 2400)
    await crane.press("Confirm")
    told = [message for message in await stranger.all() if message.content.reply_to == receipt.message_id]
    assert len(told) == 2 and labels(told[-1])[0] == "Status"
    await stranger.press("More…", told[-1].message_id)
    rest = [message for message in await stranger.all() if message.content.reply_to == told[-1].message_id]
    assert sum(message.content.text.count("x") for message in (told[-1], *rest)) >= 2400
    await stranger.press("Status", receipt.message_id)
    assert "State: upheld" in (await stranger.at(receipt.message_id)).content.text


async def test_what_happened_while_nothing_was_sent_is_told_in_order_and_reasons_only_with_the_decision(
    world: World,
) -> None:
    comment = await reported()
    complainant, reviewer = await world.someone("complainant"), await as_actor("reviewer")
    case = await Case.get(subject_id=comment.id)
    await claim_case(reviewer, case.id)
    await decide_case(reviewer, case.id, Measure.REMOVE_CONTENT, "PERSONAL_INFORMATION", FACTS)
    await world.settle()
    accepted, upheld = await complainant.news()
    assert "is accepted" in accepted.content.text and "Statement of reasons" not in accepted.content.text
    assert "was upheld" in upheld.content.text and FACTS in upheld.content.text


HELD = "A guaranteed daily profit, write me"


async def test_what_screening_held_is_a_case_that_says_why_and_dismissing_it_lets_the_comment_appear(
    world: World,
) -> None:
    comment = await commented(HELD)
    await world.settle()
    crane, author, owner = [await world.someone(role) for role in ("reviewer", "member", "owner")]
    card = await crane.last()
    found = f"Held by screening: {say('en', 'rule-platform-quick-money')}, “guaranteed daily profit”"
    assert found in card.content.text and "omplain" not in card.content.text and quoted(card) == [HELD]
    assert "If you dismiss the case, everybody sees it." in card.content.text and labels(card) == ["Take", "Desk…"]
    await crane.press("Take")
    assert labels(await crane.last()) == ["Give back", "Remove content…", "Dismiss…", "Sanction…", "Desk…"]
    await edit_comment(await as_actor("member"), comment.id, f"{HELD}, now")
    await crane.press("Dismiss…")
    await crane.press("Back")
    assert quoted(await crane.at(card.message_id)) == [HELD, f"{HELD}, now"]
    await crane.press("Dismiss…")
    await crane.press("Fraud")
    assert "only kept with the case" in (await crane.last()).content.text
    await crane.say(FACTS)
    preview = await crane.last()
    assert quoted(preview) == [FACTS] and "Nobody complained" in preview.content.text
    assert (await crane.press("Confirm")).text == "Decided"
    assert (await Comment.get(id=comment.id)).state is CommentState.VISIBLE
    decided = await crane.at(card.message_id)
    assert "Decided: no measure" in decided.content.text and "If you dismiss" not in decided.content.text
    assert found in decided.content.text and labels(decided) == ["Sanction…", "Desk…"]
    assert "approved: everybody can see it now" in (await author.last()).content.text
    shown = await owner.showing(f"{HELD}, now")
    assert shown.content.text.startswith("Approved by the platform") and "Hide" in labels(shown)


async def test_what_screening_held_is_removed_with_reasons_for_its_author(world: World) -> None:
    comment = await commented(HELD)
    await world.settle()
    crane, author, owner = [await world.someone(role) for role in ("reviewer", "member", "owner")]
    await crane.press("Take")
    await crane.press("Remove content…")
    await crane.press("Fraud")
    await crane.press("Grave breach")
    await crane.say(FACTS)
    assert "Statement of reasons" in (await crane.last()).content.text
    await crane.press("Confirm")
    assert (await Comment.get(id=comment.id)).state is CommentState.REMOVED
    assert "Statement of reasons" in (await author.last()).content.text and FACTS in (await author.last()).content.text
    assert (await owner.last()).content.text.startswith("Removed by the platform")


async def test_a_later_complaint_about_what_was_let_appear_is_a_case_of_its_own(world: World) -> None:
    comment = await commented(HELD)
    held, crane = await Case.get(subject_id=comment.id), await as_actor("reviewer")
    await claim_case(crane, held.id)
    await decide_case(crane, held.id, Measure.NONE, "FRAUD", FACTS)
    await lodge_complaint(
        await as_actor("complainant"), SubjectKind.COMMENT, comment.id, "OTHER", WORDS, good_faith=True
    )
    await world.settle()
    card = await (await world.someone("reviewer")).last()
    assert "One complaint" in card.content.text and "Held by screening" not in card.content.text


async def test_help_shows_the_commands_that_are_of_use_to_who_asks(world: World) -> None:
    use = {
        "owner": "queue comments messages words team muted care sanctions licences credit",
            "reviewer": "cases sanctions appeals figures samples",
        "auditor": "cases sanctions appeals figures samples", "member": "",
        "stranger": "link",
    }  # fmt: skip
    for role, own in use.items():
        one = await world.someone(role)
        for words in ("/help", "/start"):
            (said,) = await one.say(words)
            shown = set(re.findall(r"^/(\w+) – ", said.content.text, re.MULTILINE))
            always = {"report", "status", "mine", "rules", "appeal", "settings", "language", "cancel", "help"}
            if role != "stranger":
                always |= {"write", "unlink", "identity", "agreement", "open", "account", "post", "leave"}
            assert shown == always | set(own.split()), role
