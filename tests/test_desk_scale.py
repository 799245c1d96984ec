"""The desk at a hundred thousand complaints: a page and a file cost what they cost at ten, by their indexes."""

import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

import db
from bot.complaints.cases.card import drawn_case
from bot.context import Talk
from db.vocabulary import CaseState, CauseKind, ComplaintKind, ComplaintState, NoteKind, SubjectKind
from resolvers import clock, complaints
from resolvers.complaints.cases.notes import notes_on
from resolvers.complaints.cases.queue import CaseOrder, Holder, Wanted, cases_page
from resolvers.complaints.cases.timeline import timelines_of
from resolvers.complaints.cases.views import causes_of, complaints_of_cases, decisions_on
from resolvers.pages import Window
from resolvers.rules.standings import Actor
from tests.asking import data, id_of
from tests.cast import Town, done, make_town
from tests.counting import statements
from tests.services import Database
from tests.test_plans import faults_in, plans_of

CASES, EACH = 20_000, 5
PAGE = Window(limit=21)
QUEUE = "{ cases(first: 20) { nodes { id state urgency overdue claimedBy causes { kind } notes { words } } } }"
FILE = """query($id: ID!) { node(id: $id) { ... on Case {
  state claimedBy overdue escalatedAt revision earlier { id } causes { kind words } notes { words writtenBy }
  timeline(first: 20) { nodes { text actor at } } decisions { rule facts decidedBy }
  complaints(first: 50) { nodes { receipt words state questions { words } evidence { at } } } } } }"""


async def a_file(town: Town) -> db.Case:
    """A case with something of everything."""
    complaint = await town.complaint("AWAITING_REPLY")
    order = (SubjectKind.COMMENT, complaint.subject_id, "An office", "17", "By article 9.")
    done(await complaints.join_authority_order(town["reviewer"], *order, clock.now() + timedelta(days=3)))
    for kind in NoteKind:
        done(await complaints.note_case(town["reviewer"], complaint.case_id, "Look again.", kind))
    return await db.Case.get(id=complaint.case_id)


async def bulk(town: Town) -> None:
    """A hundred thousand complaints in twenty thousand cases, most of them decided."""
    now, staff = clock.now(), next(iter(town["reviewer"].staff.values()))
    states = [*[CaseState.OPEN] * 2, CaseState.CLAIMED, CaseState.ESCALATED, *[CaseState.DECIDED] * 4]

    def key(kind: int, number: int) -> UUID:
        return UUID(int=(kind << 64) + number)

    cases = [
        db.Case(
            id=key(1, n), subject_kind=SubjectKind.POST, subject_id=key(9, n), account_id=town.account.id,
            state=states[n % 8], claimed_by_id=staff if states[n % 8] is CaseState.CLAIMED else None,
            urgency=n * 13 % 101, snapshot="Words.", due_at=now + timedelta(minutes=n % 977), opened_at=now,
        )
        for n in range(CASES)
    ]  # fmt: skip
    filed = [
        db.Complaint(
            id=key(2, n), case_id=key(1, n % CASES), subject_kind=SubjectKind.POST, subject_id=key(9, n % CASES),
            account_id=town.account.id, kind=ComplaintKind.PUBLIC_INTEREST, category="SPAM", words="It is spam.",
            text_hash="0" * 64, receipt=f"X{n:012d}", state=ComplaintState.RECEIVED, promised_at=now, created_at=now,
        )
        for n in range(CASES * EACH)
    ]  # fmt: skip
    causes = [db.CaseCause(id=key(3, n), case_id=key(1, n), kind=CauseKind.COMPLAINT, at=now) for n in range(CASES)]
    for model, rows in ((db.Case, cases), (db.Complaint, filed), (db.CaseCause, causes)):
        await model.bulk_create(rows, batch_size=1000)  # type: ignore[attr-defined]


def asked(town: Town, case: db.Case) -> dict[str, Callable[[], Awaitable[Any]]]:
    """What the desk looks at, all day."""
    reviewer, senior = town["reviewer"], town["senior"]
    lists = {
        "all": Wanted(), "mine": Wanted(claimed_by=Holder.ME), "escalated": Wanted(states=(CaseState.ESCALATED,)),
        "overdue": Wanted(overdue=True), "by category": Wanted(category="INSULT"),
        "by cause": Wanted(cause=CauseKind.AUTHORITY_ORDER), "of an account": Wanted(account_id=town.account.id),
    }  # fmt: skip
    return {
        **{f"queue: {name}": partial(page, reviewer, wanted) for name, wanted in lists.items()},
        "queue of a senior": lambda: page(senior, Wanted()),
        "queue by age": lambda: cases_page(reviewer, Wanted(), CaseOrder.OLDEST, PAGE),
        "queue over the web": lambda: data(reviewer, QUEUE),
        "file over the web": lambda: data(reviewer, FILE, {"id": id_of(case)}),
        "card": lambda: card(reviewer, case),
    }


def page(actor: Actor, wanted: Wanted) -> Awaitable[Any]:
    return cases_page(actor, wanted, CaseOrder.URGENT, PAGE)


async def card(actor: Actor, case: db.Case) -> Any:
    talk = Talk(None, 0, None, actor, "en")  # type: ignore[arg-type]
    return await drawn_case(talk, case)


async def counted(asks: dict[str, Callable[[], Awaitable[Any]]]) -> dict[str, int]:
    taken = {}
    for name, call in asks.items():
        with statements() as sent:
            await call()
        taken[name] = len(sent)
    return taken


async def test_the_desk_costs_the_same_at_a_hundred_thousand_complaints(sqlite: Database) -> None:
    town = await make_town()
    for _ in range(9):
        await town.case()
    case = await a_file(town)
    few = await counted(asked(town, case))
    await bulk(town)
    assert await db.Complaint.all().count() > CASES * EACH
    many = await counted(asked(town, case))
    assert many == few
    assert max(many.values()) < 30
    began = time.monotonic()
    await data(town["reviewer"], QUEUE)
    await data(town["reviewer"], FILE, {"id": id_of(case)})
    assert time.monotonic() - began < 2


OVER_THE_PARENTS = ("SCAN CONSTANT ROW", "SCAN p")  # the cases asked about, which are in the statement itself
HOT: dict[str, tuple[str, Callable[[Town, Any], Awaitable[Any]]]] = {
    "queue": ("cases_by_urgency", lambda town, key: page(town["reviewer"], Wanted())),
    "queue of a senior": ("cases_for_seniors", lambda town, key: page(town["senior"], Wanted())),
    "queue by age": ("open_cases", lambda town, key: cases_page(town["auditor"], Wanted(), CaseOrder.OLDEST, PAGE)),
    "complaints": ("complaints_of_a_case", lambda town, key: complaints_of_cases(town["reviewer"], [key, key], PAGE)),
    "causes": ("causes_of_a_case", lambda town, key: causes_of([key, key])),
    "notes": ("notes_on_a_case", lambda town, key: notes_on([key, key])),
    "decisions": ("decisions_of_a_case", lambda town, key: decisions_on([key, key])),
    "timeline": ("trail_about_a_thing", lambda town, key: timelines_of([key, key], PAGE)),
}


@pytest.mark.parametrize("name", HOT)
async def test_what_the_desk_asks_is_answered_by_its_index(sqlite: Database, name: str) -> None:
    town = await make_town()
    index, call = HOT[name]
    plans = await plans_of(call(town, town.post.id))
    assert plans
    for sql, plan in plans.items():
        if "WHERE 1=0" in sql:
            continue  # nothing was found, and nothing is read
        faults = [line for line in faults_in(plan) if line not in OVER_THE_PARENTS]
        assert not faults or name == "decisions", (sql, plan)  # of which a case has one or two, to be sorted
    assert any(f"INDEX {index}" in line for plan in plans.values() for line in plan), plans
