"""Accounts that neglect their comments, and comments of samples: what the town brings of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import db
from db.vocabulary import AccountFunction, SampleFinding, SanctionKind, Severity, SubjectKind
from policy import pack
from resolvers import clock, complaints, interactions
from resolvers.deadlines import meet_deadlines
from resolvers.rules.refusals import Refusal
from resolvers.sanctions.confirming import confirm_sanction
from resolvers.sanctions.proposing import propose_sanction, respond_to_sanction

ACCOUNTS_TERM = "my channel"  # as the town's word list has it
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FACTS = "Held comments waited for weeks, and unlawful words stood for days."
RULE = "COMMENT_CARE"


def done(answer: Any) -> Any:
    """The row of an answer that is no refusal."""
    assert not isinstance(answer, Refusal), answer
    return answer


@asynccontextmanager
async def later() -> AsyncIterator[Any]:
    """A clock that is moved on by so much at each call, and back at the end; what is due then is done."""
    moved = timedelta()

    async def move_on(by: timedelta, *, due: bool = True) -> None:
        nonlocal moved
        moved += by
        clock.move_clock(moved)
        while due and await meet_deadlines(clock.now()):
            pass

    try:
        yield move_on
    finally:
        clock.move_clock(timedelta())


async def said(town: Any, words: str = "well", days: float = 4, who: str = "author") -> db.Comment:
    """A comment that was written some days ago, while those that were written before stay where they are."""
    town.count += 1
    comment = done(await interactions.add_comment(town[who], town.post.id, f"Number {town.count}: {words}."))
    await db.Comment.filter(id=comment.id).update(created_at=clock.now() - timedelta(days=days))
    return comment  # type: ignore[no-any-return]


async def waiting(town: Any, count: int) -> list[db.Comment]:
    """Comments that the account holds, written far apart and in words of their own."""
    return [await said(town, ACCOUNTS_TERM, 4 + number / 100) for number in range(count)]


async def prohibited(town: Any) -> db.Comment:
    """A comment that readers saw for days until the platform removed it."""
    comment = await said(town, days=9)
    done(await complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, comment.id, "UNLAWFUL_CONTENT", FACTS))
    return comment


async def neglect(town: Any, move_on: Any, count: int | None = None) -> list[db.Comment]:
    """An account that let held comments wait beyond the promised time, and prohibited words stand."""
    held = await waiting(town, count or pack().care.least)
    await move_on(timedelta(seconds=pack().care.promised) + HOUR, due=False)
    await prohibited(town)
    return held


async def restrict(town: Any, move_on: Any, case_id: Any) -> db.Sanction:
    """The first rung for lack of care: proposed by a reviewer, heard, confirmed."""
    done(await complaints.claim_case(town["reviewer"], case_id))
    sanction = done(
        await propose_sanction(
            town["reviewer"], case_id, SanctionKind.FUNCTION_RESTRICTION, RULE, Severity.MAJOR, FACTS,
            [AccountFunction.COMMENTS_UNREVIEWED], pack().care.restriction_days,
        )
    )  # fmt: skip
    done(await respond_to_sanction(town["owner"], sanction.id, "We will do better."))
    done(await confirm_sanction(town["reviewer"], sanction.id))
    return await db.Sanction.get(id=sanction.id)


async def sample_item_of(town: Any, state: str) -> db.SampleItem:
    """A comment of a sample, WAITING or JUDGED."""
    comment = await town.comment()
    account = await db.PublicAccount.get(id=comment.account_id).select_related("registrant")
    post = await db.StaffMember.filter(role="SENIOR_REVIEWER").first()
    town.count += 1
    sample = await db.Sample.create(
        seed=f"seed {town.count}", as_of=clock.now(), drawn=1, drawn_by=post, at=clock.now()
    )  # fmt: skip
    item = await db.SampleItem.create(
        sample=sample, comment=comment, account_id=comment.account_id, account_class=account.account_class,
        registrant_kind=account.registrant.kind, at=clock.now(),
    )  # fmt: skip
    if state == "JUDGED":
        done(await interactions.judge_sample_item(town["reviewer"], item.id, SampleFinding.FINE))
    return await db.SampleItem.get(id=item.id)


BRINGS: dict[str, Any] = {"sample_item": sample_item_of}
