"""An account that its owner closes: a cooling-off, an end, and that what is decided about it is still told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import AccountCategory, AccountClass, Measure, OperatorRole, SanctionKind, SubjectKind
from policy import pack
from resolvers import clock, complaints, interactions, posts
from resolvers.accounts import leaving, opening, team
from resolvers.accounts.standing import declare_accounts
from resolvers.clock import move_clock
from resolvers.deadlines import meet_deadlines
from resolvers.interactions.messages.writing import send_message
from resolvers.pages import Window
from resolvers.posts import posts_page
from resolvers.rules import refusals as no
from resolvers.rules.standings import system
from resolvers.rules.visibility import may_see
from resolvers.sanctions.appeals.lodging import lodge_appeal
from resolvers.sanctions.statements import statements_to
from tests.asking import data
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.cast_leaving import CLOCK, reload
from tests.cast_opening import acted_for, opened
from tests.cast_sanctions import close, overturn
from tests.services import Database

DAY = timedelta(days=1)


@asynccontextmanager
async def later(by: timedelta) -> AsyncIterator[None]:
    """Live so much later, after what was due by then was done."""
    move_clock(by)
    try:
        while await meet_deadlines(clock.now()):
            pass
        yield
    finally:
        move_clock(timedelta())


@pytest.fixture
async def town(sqlite: Database) -> Town:
    return await make_town()


async def closing(town: Town) -> db.PublicAccount:
    account = done(await leaving.close_account(town["owner"], town.account.id))
    await reload(town)
    return account


def why(answer: Any) -> Any:
    return getattr(answer, "because", answer)


async def test_an_account_that_closes_can_be_read_and_takes_nothing_new(town: Town) -> None:
    comment, draft = await town.comment(), await town.make_post("DRAFT")
    account = await closing(town)
    assert account.closes_at - clock.now() > timedelta(days=pack().leaving.account_days) - DAY
    owner, closes = town["owner"], no.Because.ACCOUNT_IS_CLOSING
    refused = [
        await posts.create_post(owner, account.id, "More", "Of it."),
        await posts.publish_post(owner, draft.id),
        await posts.edit_post(owner, draft.id, "More", "Of it."),
        await interactions.add_comment(town["stranger"], town.post.id, "Why?"),
        await interactions.edit_comment(town["author"], comment.id, "Why then?"),
        await interactions.reply_to_comment(owner, comment.id, "Because."),
        await send_message(town["stranger"], account.id, "Why?"),
        await team.invite_operator(owner, account.id, OperatorRole.EDITOR),
    ]
    assert [why(answer) for answer in refused] == [closes] * len(refused)
    seen = await data(
        town["stranger"], '{ account(handle: "tea-house") { state closesAt posts { edges { cursor } } } }'
    )
    assert seen["account"]["state"] == "CLOSING" and seen["account"]["closesAt"] and seen["account"]["posts"]["edges"]
    done(await interactions.delete_comment(town["author"], comment.id))
    kept = done(await leaving.reopen_account(owner, account.id))
    assert (kept.state, kept.closes_at, kept.closing_from) == ("ACTIVE", None, None)
    await reload(town)
    done(await posts.publish_post(town["owner"], draft.id))
    assert await db.Deadline.filter(kind="ACCOUNT_CLOSES", done_at=None).count() == 0


async def test_after_the_cooling_off_nothing_is_public_and_nobody_runs_it(town: Town) -> None:
    conversation = done(await send_message(town["member"], town.account.id, "Are you open on Monday?"))
    invited = done(await team.invite_operator(town["owner"], town.account.id, OperatorRole.EDITOR))
    account = await closing(town)
    assert why(await leaving.finish_account(CLOCK, account.id)) is no.Because.COOLING_OFF
    async with later(DAY * (pack().leaving.account_days + 1)):
        assert (await db.PublicAccount.get(id=account.id)).state == "CLOSED"
        assert not [post for post in await posts_page(Window()) if post.account_id == account.id]
        assert await data(town["stranger"], '{ account(handle: "tea-house") { id } }') == {"account": None}
        assert await db.Operatorship.filter(account_id=account.id, until=None).count() == 0
        assert (await db.Operatorship.get(id=invited.id)).state == "ENDED"
        assert (await db.Message.get(id=conversation.id)).state == "ARCHIVED"
        await reload(town)
        assert not town["owner"].posts.get(account.id) and account.id in town["owner"].left
        assert account.id not in town["editor"].left
        told = await db.Notice.filter(user_id=town["owner"].user_id, event="account.closed").count()
        assert told == 1
        answer = await leaving.reopen_account(town["owner"], account.id)
        assert isinstance(answer, no.NotFound)
        assert not may_see(town["owner"], await db.Post.get(id=town.post.id)), "it is not theirs to look at any more"


async def test_a_case_about_a_closed_account_is_decided_and_its_owner_is_told_and_may_contest_it(town: Town) -> None:
    complaint = done(
        await complaints.lodge_complaint(
            town["member"], SubjectKind.POST, town.post.id, "FALSEHOOD", "It is not so.", good_faith=True
        )
    )
    account = await closing(town)
    async with later(DAY * (pack().leaving.account_days + 1)):
        await reload(town)
        done(await complaints.claim_case(town["senior"], complaint.case_id))
        done(await complaints.decide_case(town["senior"], complaint.case_id, Measure.REMOVE_CONTENT, RULE, FACTS))
        assert (await db.Complaint.get(id=complaint.id)).state == "UPHELD"
        told = await db.Notice.filter(user_id=town["owner"].user_id, event="post.removed").count()
        statement = next(iter(await statements_to(town["owner"], Window())))
        assert told == 1 and statement.account_id == account.id
        assert not await statements_to(town["editor"], Window()), "whoever only worked there has nothing to do with it"
        appeal = done(await lodge_appeal(town["owner"], statement.id, "It is so, and here is why."))
        assert appeal.state == "LODGED"


async def test_an_account_under_sanction_can_be_closed_and_comes_back_as_it_would_be(town: Town) -> None:
    account = await town.public_account()
    sanction = await close(town, account)
    shut = done(await leaving.close_account(town["owner"], account.id))
    assert (shut.state, shut.closing_from) == ("CLOSING", "SHUT")
    await town.again("stranger")
    assert not may_see(town["stranger"], await db.PublicAccount.get(id=account.id)), "closing makes nothing public"
    done(await overturn(town["senior"], sanction.id))
    assert may_see(town["stranger"], await db.PublicAccount.get(id=account.id))
    await reload(town)
    assert done(await leaving.reopen_account(town["owner"], account.id)).state == "ACTIVE"

    done(await leaving.close_account(town["owner"], account.id))
    await close(town, account)
    assert not may_see(town["stranger"], await db.PublicAccount.get(id=account.id))
    assert done(await leaving.reopen_account(town["owner"], account.id)).state == "SHUT"
    assert (await db.Sanction.filter(account_id=account.id).latest("id")).kind == SanctionKind.CLOSURE


async def test_a_closed_account_ends_once_however_many_end_it(database: Database) -> None:
    town = await make_town()
    await closing(town)
    await db.PublicAccount.filter(id=town.account.id).update(closes_at=clock.now() - DAY)
    ends = await asyncio.gather(*(leaving.finish_account(system("deadlines"), town.account.id) for _ in range(2)))
    assert sorted(type(one).__name__ for one in ends) == ["PublicAccount", "WrongState"]
    await asyncio.gather(*(leaving.erase_what_is_left(CLOCK, town.account.id) for _ in range(2)))
    assert await db.TrailEntry.filter(event="account.closed").count() == 1
    assert await db.Deadline.filter(kind="ERASURE", done_at=None).count() == 1


async def test_an_account_that_never_was_open_ends_at_once_and_its_handle_is_free(town: Town) -> None:
    for state in ("DRAFT", "IN_REVIEW"):
        draft = await opened(town, state)
        await reload(town)
        closed = done(await leaving.close_account(town["owner"], draft.id))
        assert (closed.state, closed.closes_at) == ("CLOSED", None)
        assert not await db.PublicAccount.exists(handle=draft.handle)
        assert not await db.AccountRevision.exists(account_id=draft.id, state="PENDING")
        assert await db.Operatorship.filter(account_id=draft.id, until=None).count() == 0
        told = await db.Notice.filter(user_id=town["owner"].user_id, event="account.draft_closed", subject_id=draft.id)
        assert len(told) == 1
        registrant = await db.Registrant.get(id=draft.registrant_id)
        again = AccountCategory.COMPANY, AccountClass.ORGANISATION
        done(await opening.open_account(town["owner"], registrant.id, draft.handle, "Another name", *again))


async def test_a_draft_that_is_not_handed_in_lapses_after_a_warning(town: Town) -> None:
    registrant, terms = await acted_for(town), pack().opening
    of_a_company = AccountCategory.COMPANY, AccountClass.ORGANISATION
    kept, left = [
        done(await opening.open_account(town["owner"], registrant.id, handle, f"House {handle}", *of_a_company))
        for handle in ("kept-one", "left-one")
    ]
    done(await declare_accounts(town["owner"], registrant.id, "Tea"))
    await reload(town)
    warned = db.Notice.filter(user_id=town["owner"].user_id, event="account.lapses_soon")
    async with later(DAY * (terms.draft_days - terms.draft_warned + 1)):
        assert await warned.count() == 2
        done(await opening.submit_account(town["owner"], kept.id))
    async with later(DAY * (terms.draft_days + 1)):
        assert (await db.PublicAccount.get(id=kept.id)).state == "IN_REVIEW"
        assert (await db.PublicAccount.get(id=left.id)).state == "CLOSED"
        assert not await db.PublicAccount.exists(handle="left-one")
        assert await db.Notice.filter(event="account.lapsed", subject_id=left.id).count() == 1
        answers = await asyncio.gather(*(opening.lapse_draft(CLOCK, left.id) for _ in range(2)))
        assert all(isinstance(answer, no.WrongState) for answer in answers)
        done(await opening.return_account(town["reviewer"], kept.id, "OTHER", "Please say more."))
        assert await db.Deadline.filter(kind="DRAFT_LAPSES", subject_id=kept.id, done_at=None).count() == 1
