"""The queue of cases: by urgency, page by page in both directions, by filters, with cursors that are checked."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import db
from db.vocabulary import CaseState, CauseKind, SubjectKind
from resolvers import clock, complaints
from resolvers.complaints.cases.queue import CaseOrder, Holder, Wanted, cases_page
from resolvers.pages import Window
from resolvers.use_case import new_id
from tests.asking import ask, data, id_of
from tests.cast import Town, done, make_town
from tests.services import Database

START = datetime(2026, 12, 1, tzinfo=UTC)
STATES = (CaseState.OPEN, CaseState.CLAIMED, CaseState.ESCALATED, CaseState.DECIDED)
QUEUE = """query($filter: CaseFilter, $order: CaseOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  cases(filter: $filter, order: $order, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


async def filled(town: Town, count: int = 45) -> list[db.Case]:
    """So many cases in the town, with equal urgencies and equal times among them, in all states."""
    staff = next(iter(town["reviewer"].staff.values()))
    rows = []
    for number in range(count):
        state = STATES[number % 4]
        rows.append(
            db.Case(
                id=new_id(),
                subject_kind=SubjectKind.POST,
                subject_id=new_id(),
                account_id=town.account.id,
                state=state,
                claimed_by_id=staff if state is CaseState.CLAIMED else None,
                urgency=number * 7 % 5 * 25,
                snapshot="Words.",
                due_at=START + timedelta(hours=number % 3),
                opened_at=START,
            )
        )
    await db.Case.bulk_create(rows)
    return rows


def in_order(rows: list[db.Case], *, senior: bool) -> list[UUID]:
    waiting = [row for row in rows if row.state is not CaseState.DECIDED]

    def place(row: db.Case) -> Any:
        return (
            row.state is not CaseState.ESCALATED and row.urgency < 100 if senior else 0,
            -row.urgency,
            row.due_at,
            row.id,
        )

    return [row.id for row in sorted(waiting, key=place)]


async def walked(who: Any, order: str, forwards: bool, wanted: Any = None, size: int = 4) -> list[str]:
    """The ids of all pages, each asked by the cursor of the one before."""
    found: list[str] = []
    cursor = None
    while True:
        way = {"first": size, "after": cursor} if forwards else {"last": size, "before": cursor}
        page = (await data(who, QUEUE, {"filter": wanted, "order": order, **way}))["cases"]
        ids, info = [node["id"] for node in page["nodes"]], page["pageInfo"]
        found = found + ids if forwards else ids + found
        if not info["hasNextPage" if forwards else "hasPreviousPage"]:
            return found
        cursor = info["endCursor" if forwards else "startCursor"]


async def test_the_pages_of_the_queue_hold_each_case_once_in_order(database: Database) -> None:
    town = await make_town()
    rows = {row.id: row for row in await filled(town)}
    for who, senior in (("reviewer", False), ("senior", True), ("auditor", False)):
        expected = [id_of(rows[key]) for key in in_order(list(rows.values()), senior=senior)]
        for forwards in (True, False):
            assert await walked(town[who], "URGENT", forwards) == expected, (who, forwards)
    by_age = [id_of(row) for row in rows.values() if row.state is not CaseState.DECIDED]
    for forwards in (True, False):
        assert await walked(town["senior"], "OLDEST", forwards) == by_age


async def test_a_filter_narrows_the_queue(sqlite: Database) -> None:
    town = await make_town()
    complaint = await town.complaint("ACCEPTED")
    joined = await db.Case.get(id=complaint.case_id)
    comment = await town.comment("HIDDEN")
    done(await complaints.ask_platform(town["author"], comment.id, "Why?"))
    asked = await db.Case.get(subject_id=comment.id)
    late = await db.Case.create(
        id=new_id(), subject_kind=SubjectKind.ACCOUNT, subject_id=town.account.id, account_id=town.account.id,
        snapshot="Words.", due_at=clock.now() - timedelta(hours=1), opened_at=clock.now(), state=CaseState.ESCALATED,
    )  # fmt: skip
    await db.Campaign.create(
        id=new_id(), case_id=late.id, began_at=clock.now(), last_at=clock.now(), detected_at=clock.now()
    )
    all_of_them = {joined.id, asked.id, late.id}
    expected: list[tuple[Wanted, set[UUID]]] = [
        (Wanted(), all_of_them),
        (Wanted(states=(CaseState.ESCALATED,)), {late.id}),
        (Wanted(states=()), set()),
        (Wanted(category="INSULT"), {joined.id}),
        (Wanted(subject_kind=SubjectKind.ACCOUNT), {late.id}),
        (Wanted(account_id=town.account.id), all_of_them),
        (Wanted(account_id=new_id()), set()),
        (Wanted(claimed_by=Holder.ME), {joined.id}),
        (Wanted(claimed_by=Holder.NOBODY), {asked.id, late.id}),
        (Wanted(overdue=True), {late.id}),
        (Wanted(overdue=False), {joined.id, asked.id}),
        (Wanted(campaign=True), {late.id}),
        (Wanted(campaign=False), {joined.id, asked.id}),
        (Wanted(cause=CauseKind.OWNER_ACT), {asked.id}),
        (Wanted(cause=CauseKind.AUTHORITY_ORDER), set()),
    ]
    for wanted, found in expected:
        for order in CaseOrder:
            page = await cases_page(town["reviewer"], wanted, order, Window(limit=50))
            assert {case.id for case in page} == found, (wanted, order)
    assert not await cases_page(town["reviewer2"], Wanted(claimed_by=Holder.ME), CaseOrder.URGENT, Window(limit=9))
    over_the_web = {"claimedBy": "ME", "category": "INSULT", "account": id_of(town.account), "subjectKind": "COMMENT"}
    assert await walked(town["reviewer"], "URGENT", True, over_the_web) == [id_of(joined)]


async def test_decided_cases_are_shown_when_asked_for_and_by_age(sqlite: Database) -> None:
    town = await make_town()
    rows = await filled(town)
    decided = [id_of(row) for row in rows if row.state is CaseState.DECIDED]
    for order in ("URGENT", "OLDEST"):
        assert await walked(town["reviewer"], order, True, {"states": ["DECIDED"]}) == decided
        assert await walked(town["reviewer"], order, False, {"states": ["DECIDED"]}) == decided
    document = "{ cases(decided: true, first: 100) { nodes { id } } }"
    assert len((await data(town["auditor"], document))["cases"]["nodes"]) == len(rows)


async def test_a_cursor_that_is_none_of_ours_is_refused(sqlite: Database) -> None:
    town = await make_town()
    await filled(town, 9)
    urgent = (await data(town["reviewer"], QUEUE, {"order": "URGENT", "first": 2}))["cases"]["edges"][0]["cursor"]
    oldest = (await data(town["reviewer"], QUEUE, {"order": "OLDEST", "first": 2}))["cases"]["edges"][0]["cursor"]
    made_up = ["", "x", urgent[:-1], f"{urgent}A", "cTowOjA6MDow", urgent.swapcase()]
    for order, cursors in (("URGENT", [oldest, *made_up]), ("OLDEST", [urgent, *made_up])):
        for cursor in cursors:
            answer = await ask(town["reviewer"], QUEUE, {"order": order, "first": 2, "after": cursor})
            assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_CURSOR"], (order, cursor)
    bad = {"order": "URGENT", "filter": {"account": "nonsense"}}
    answer = await ask(town["reviewer"], QUEUE, bad)
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
