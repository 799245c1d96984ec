"""/care: operators see how their care is measured and what comes next, and act on what was reported, in the chat."""

from datetime import timedelta

import pytest

import db
from db.vocabulary import SubjectKind
from policy import pack, say
from resolvers import clock
from resolvers.complaints import lodge_complaint, remove_content
from resolvers.deadlines import meet_deadlines
from tests.chat_world import World, as_actor, open_town
from tests.services import Database


@pytest.fixture
async def world(town_database: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def test_care_shows_the_figures_the_formula_and_what_was_reported(world: World) -> None:
    owner = await world.someone("owner")
    comment = await db.Comment.filter(state="VISIBLE", as_account=False, account__handle="tea-house").first()
    assert comment is not None
    await lodge_complaint(
        await as_actor("complainant"), SubjectKind.COMMENT, comment.id, "SPAM", "It is an advert.", good_faith=True
    )
    said = "\n".join(message.content.text for message in await owner.say("/care"))
    assert "Care for the comments of @tea-house" in said
    assert f"The line: {pack().care.line}." in said or "Nothing waited" in said
    assert pack().care.clause in said
    assert say("en", "care-reported") in said and comment.body[:30] in said


async def test_a_notice_comes_to_the_operators_before_anything_else(world: World) -> None:
    owner = await world.someone("owner")
    account = await db.PublicAccount.get(handle="tea-house")
    posts = await db.Post.filter(account_id=account.id).first()
    assert posts is not None
    now = clock.now()
    for number in range(pack().care.least):
        at = now - timedelta(days=5, minutes=9 * number)
        held = await db.Comment.create(
            post_id=posts.id, account_id=account.id, author_name="Lin", body=f"Held number {number}", state="HELD",
            held_by="ACCOUNT", created_at=at,
        )  # fmt: skip
        await db.ScreeningHit.create(
            subject_kind="COMMENT", subject_id=held.id, account_id=account.id, held_by="ACCOUNT", effect="HOLD",
            rule="account:word-list", term="word", pack_version="1", at=at,
        )  # fmt: skip
    seen = await db.Comment.filter(state="VISIBLE", as_account=False, account_id=account.id).first()
    assert seen is not None
    await db.Comment.filter(id=seen.id).update(created_at=now - timedelta(days=9))
    facts = "It stood for days."
    await remove_content(await as_actor("reviewer"), SubjectKind.COMMENT, seen.id, "UNLAWFUL_CONTENT", facts)
    clock.move_clock(timedelta(days=1, minutes=1))
    try:
        await meet_deadlines(clock.now())
        await world.settle()
        told = await owner.showing("below the line of")
        assert "Nothing is restricted" in told.content.text and "@tea-house" in told.content.text
        said = "\n".join(message.content.text for message in await owner.say("/care"))
        assert "notice" in said and "You have time until" in said
    finally:
        clock.move_clock(timedelta())


async def test_staff_go_through_a_sample_by_one_press_each(world: World) -> None:
    crane = await world.someone("reviewer")
    assert (await crane.say("/samples"))[-1].content.text == say("en", "sample-none")
    comments = await db.Comment.filter(as_account=False, state="VISIBLE").limit(2)
    staff = await db.StaffMember.first()
    sample = await db.Sample.create(seed="s", as_of=clock.now(), drawn=2, drawn_by=staff, at=clock.now())
    for comment in comments:
        await db.SampleItem.create(
            sample=sample, comment=comment, account_id=comment.account_id, account_class="ORGANISATION",
            registrant_kind="ORGANISATION", at=clock.now(),
        )  # fmt: skip
    assert comments[0].body[:20] in (await crane.say("/samples"))[-1].content.text
    await crane.press(say("en", "button-sample-prohibited"))
    await crane.press(say("en", "button-sample-fine"))
    assert [item.finding for item in await db.SampleItem.all().order_by("id")] == ["PROHIBITED", "FINE"]
    assert await db.CaseCause.filter(kind="SAMPLE").count() == 1
    told = (await (await world.someone("complainant")).say("/samples"))[-1].content.text
    assert told != say("en", "sample-none")


async def test_staff_read_all_of_a_comment_and_judge_the_words_that_they_read(world: World) -> None:
    crane = await world.someone("reviewer")
    comment = await db.Comment.filter(as_account=False, state="VISIBLE").first()
    assert comment is not None
    body = "Long words. " * 240 + "The last words."
    await db.Comment.filter(id=comment.id).update(body=body)
    staff = await db.StaffMember.first()
    sample = await db.Sample.create(seed="s", as_of=clock.now(), drawn=1, drawn_by=staff, at=clock.now())
    await db.SampleItem.create(
        sample=sample, comment=comment, account_id=comment.account_id, account_class="ORGANISATION",
        registrant_kind="ORGANISATION", at=clock.now(),
    )  # fmt: skip
    card = (await crane.say("/samples"))[-1]
    assert "The last words." not in card.content.text
    await crane.press(say("en", "button-more"))
    rest = (await crane.all())[-2:]
    assert rest[-1].content.text.endswith("The last words.")
    told = card.content.text.split("…")[0] + "".join(one.content.text for one in rest)
    assert "".join(told[told.index("Long") :].split()) == "".join(body.split())
    changed = "Other words by now."
    await db.Comment.filter(id=comment.id).update(body=changed, version=comment.version + 1)
    await crane.press(say("en", "button-sample-fine"), card.message_id)
    assert await db.SampleItem.filter(looked_at=None).count() == 1
    assert changed in (await crane.showing(changed)).content.text
    await crane.press(say("en", "button-sample-fine"), card.message_id)
    assert [item.finding for item in await db.SampleItem.all()] == ["FINE"]


async def test_who_runs_no_account_is_told_so(world: World) -> None:
    answer = await (await world.someone("complainant")).say("/care")
    assert answer[-1].content.text == say("en", "care-of-nobody")
