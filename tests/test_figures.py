"""Figures of complaints: they agree with the rows, are the same twice, and take few statements however many."""

import re
import statistics
from datetime import UTC, datetime, timedelta
from math import ceil
from random import Random
from typing import Any
from uuid import uuid4

import pytest

import db
from db.vocabulary import CaseState, ComplaintState, DecisionAbout, Ground, Measure, Side
from policy import pack
from resolvers import clock
from resolvers.complaints import restore_content
from resolvers.oversight.figures import ComplaintFigures, complaint_figures
from resolvers.rules.acts import OPEN_COMPLAINTS
from resolvers.rules.refusals import Invalid, NotAllowed, Refused
from tests.asking import ask, data
from tests.cast import Town, done, make_town
from tests.chat_world import open_town
from tests.counting import statements
from tests.services import Database
from tests.test_plans import plans_of

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SINCE = NOW - timedelta(days=90)
DECIDED = (ComplaintState.UPHELD, ComplaintState.PARTLY_UPHELD, ComplaintState.NOT_UPHELD)


async def strew(town: Town, seed: int, many: int) -> None:
    """Complaints, decisions, appeals of all kinds, at any time around the period."""
    chance, case = Random(seed), await town.case("CLAIMED")
    staff = case.claimed_by_id
    codes = [category.code for category in pack().categories]
    template = dict(await db.Complaint.get(case_id=case.id))
    await db.Complaint.filter(case_id=case.id).update(created_at=SINCE - timedelta(days=9))
    campaign = await db.Campaign.create(case_id=case.id, size=9, began_at=NOW, last_at=NOW, detected_at=SINCE)
    for number in range(many):
        filed = SINCE - timedelta(days=5) + timedelta(minutes=chance.randrange(100 * 24 * 60))
        state, decision = chance.choice(list(ComplaintState)), None
        if state in DECIDED:
            decided = filed + timedelta(minutes=chance.randrange(1, 20 * 24 * 60))
            gone = decided + timedelta(days=1) if chance.random() < 0.3 else None
            decision = await db.Decision.create(
                id=uuid4(), case_id=case.id, decided_by_id=staff, about=DecisionAbout.CASE, measure=Measure.NONE,
                outcome=state, ground=Ground.LAW, rule="FRAUD", facts="F.", starts_at=decided, appeal_until=decided,
                reversed_at=gone,
            )  # fmt: skip
            if chance.random() < 0.4:
                ended = chance.choice(["LODGED", "AFFIRMED", "OVERTURNED", "MODIFIED"])
                answered = ended != "LODGED"
                told = await db.StatementOfReasons.create(
                    id=uuid4(), decision_id=decision.id, side=Side.SUBJECT, account_id=case.account_id, text_hash="",
                    delivered_at=decided,
                )  # fmt: skip
                await db.Appeal.create(
                    id=uuid4(), decision_id=decision.id, statement_id=told.id, case_id=case.id, side=Side.SUBJECT,
                    account_id=case.account_id, user_id=town["owner"].user_id, state=ended, words="W.",
                    lodged_at=decided, due_at=decided, answer_id=decision.id if answered else None,
                    decided_at=decided + timedelta(days=2) if answered else None,
                    decided_by_id=await _another(town) if answered else None,
                )  # fmt: skip
        await db.Complaint.create(
            **{**template, "id": uuid4(), "receipt": f"R{seed}-{number}", "category": chance.choice(codes),
               "state": state, "created_at": filed, "decision_id": decision.id if decision else None,
               "set_aside": chance.random() < 0.1, "campaign_id": campaign.id if chance.random() < 0.2 else None}
        )  # fmt: skip


async def _another(town: Town) -> Any:
    return town["reviewer2"].staff["REVIEWER"]  # type: ignore[index]


async def figures(town: Town, since: datetime = SINCE, until: datetime = NOW) -> ComplaintFigures:
    return await complaint_figures(town["reviewer"], since, until)


@pytest.mark.parametrize("seed", range(3))
async def test_figures_agree_with_the_rows(database: Database, seed: int) -> None:
    town = await make_town()
    await strew(town, seed, 60)
    told = await figures(town)
    rows = [one for one in await db.Complaint.all() if SINCE <= one.created_at < NOW]
    assert told.filed == len(rows) == sum(one.filed for one in told.by_category) > 20
    assert sum(one.count for one in told.by_outcome) == len(rows)
    for one in told.by_category:
        of = [row for row in rows if row.category == one.category]
        assert (one.filed, one.open) == (len(of), sum(row.state in OPEN_COMPLAINTS for row in of))
        assert {each.outcome: each.count for each in one.outcomes} == {
            state: n for state in ComplaintState if (n := sum(row.state == state for row in of))
        }
    waits = [row for row in rows if row.state in OPEN_COMPLAINTS]
    assert sum(one.count for one in told.open_by_age) == len(waits) == sum(one.open for one in told.by_category)
    for age in told.open_by_age:
        newest = NOW - timedelta(days=age.from_days)
        oldest = NOW - timedelta(days=age.to_days) if age.to_days else datetime.min.replace(tzinfo=UTC)
        within = [row for row in waits if row.created_at >= oldest and (not age.from_days or row.created_at < newest)]
        assert age.count == len(within), age
    decisions = {one.id: one for one in await db.Decision.all()}
    hours = sorted(
        (decisions[row.decision_id].starts_at - row.created_at).total_seconds() / 3600
        for row in rows
        if row.decision_id
    )
    assert told.decided == len(hours)
    assert told.median_hours == pytest.approx(statistics.median_low(hours), abs=0.02)
    assert told.p90_hours == pytest.approx(hours[ceil(len(hours) * 0.9) - 1], abs=0.02)
    assert told.set_aside == sum(row.set_aside for row in rows)
    assert told.in_campaigns == sum(row.campaign_id is not None for row in rows)
    assert told.campaigns == 1
    appeals = await db.Appeal.all()
    assert told.appeals_lodged == sum(SINCE <= one.lodged_at < NOW for one in appeals)
    answered = [one for one in appeals if one.decided_at and SINCE <= one.decided_at < NOW]
    assert {one.outcome: one.count for one in told.appeals_decided} == {
        state: n for state in ("AFFIRMED", "OVERTURNED", "MODIFIED") if (n := sum(a.state == state for a in answered))
    }
    gone = [one for one in decisions.values() if one.reversed_at and SINCE <= one.reversed_at < NOW]
    assert told.reversals == len(gone)


async def test_the_same_time_gives_the_same_figures(database: Database) -> None:
    town = await make_town()
    await strew(town, 7, 30)
    first = await figures(town)
    try:
        clock.move_clock(timedelta(days=3))
        assert await figures(town) == first
    finally:
        clock.move_clock(timedelta())


async def test_halves_add_up_to_the_whole(sqlite: Database) -> None:
    town = await make_town()
    await strew(town, 5, 50)
    middle = SINCE + timedelta(days=40)
    whole, parts = await figures(town), [await figures(town, SINCE, middle), await figures(town, middle, NOW)]
    for name in ("filed", "decided", "set_aside", "in_campaigns", "appeals_lodged", "reversals"):
        assert getattr(whole, name) == sum(getattr(part, name) for part in parts), name


async def test_what_is_overdue_is_counted_now(database: Database) -> None:
    town = await make_town()
    late, due, decided = [await town.case(state) for state in ("OPEN", "CLAIMED", "DECIDED")]
    await db.Case.filter(id__in=[late.id, decided.id]).update(due_at=clock.now() - timedelta(hours=1))
    await db.Case.filter(id=due.id).update(due_at=clock.now() + timedelta(hours=1))
    assert (await complaint_figures(town["reviewer"])).overdue == 1
    assert (await db.Case.get(id=decided.id)).state == CaseState.DECIDED


async def test_figures_take_three_statements_however_many_there_are(database: Database) -> None:
    town, taken = await make_town(), []
    for seed, many in ((1, 2), (2, 40)):
        await strew(town, seed, many)
        with statements() as sent:
            await figures(town)
        taken.append(len(sent))
    assert taken == [3, 3]


async def test_figures_are_read_by_indexes(sqlite: Database) -> None:
    """Only what lies in the time is read; grouping and ranking sort what was found, and nothing else does."""
    town = await make_town()
    plans = await plans_of(figures(town))
    read = [line for plan in plans.values() for line in plan if line.startswith(("SCAN", "SEARCH"))]
    assert {index for line in read for index in re.findall(r"INDEX (\w+)", line)} >= {
        "complaints_by_age", "appeals_by_age", "appeals_by_answer", "decisions_reversed", "campaigns_by_age",
    }  # fmt: skip
    scanned = [line for line in read if line.startswith("SCAN")]
    assert [
        line for line in scanned if not re.match(r"SCAN (\(subquery|took|placed|CONSTANT ROW|case USING)", line)
    ] == []


async def test_figures_of_nothing_are_nothing(database: Database) -> None:
    town = await make_town()
    told = await figures(town, NOW - timedelta(days=900), NOW - timedelta(days=890))
    assert (told.filed, told.decided, told.median_hours, told.by_category, told.by_outcome) == (0, 0, None, (), ())


async def test_figures_are_for_the_desk_and_auditors_and_of_a_year_at_most(sqlite: Database) -> None:
    town = await make_town()
    for who in ("owner", "member", "guest", "address_guest", "identity_officer"):
        with pytest.raises(Refused) as no:
            await complaint_figures(town[who])
        assert isinstance(no.value.refusal, NotAllowed)
    for since, until in ((NOW, NOW), (NOW, SINCE), (NOW - timedelta(days=367), NOW)):
        with pytest.raises(Refused) as no:
            await complaint_figures(town["auditor"], since, until)
        assert isinstance(no.value.refusal, Invalid)
    await complaint_figures(town["auditor"], NOW - timedelta(days=366), NOW)


async def test_figures_over_the_web_name_reversals(sqlite: Database) -> None:
    town = await make_town()
    filed = await town.complaint("UPHELD")
    await town.complaint()
    done(await restore_content(town["reviewer2"], filed.subject_kind, filed.subject_id))
    await db.Complaint.all().update(created_at=clock.now() - timedelta(days=2))
    document = """{ complaintFigures { filed byCategory { category filed open outcomes { outcome count } } decided
      openByAge { fromDays toDays count } medianHours reversals overdue appealsDecided { outcome count } } }"""
    told = (await data(town["auditor"], document))["complaintFigures"]
    assert (told["filed"], told["decided"], told["reversals"]) == (2, 1, 1)
    (category,) = told["byCategory"]
    assert (category["category"], category["filed"], category["open"]) == ("INSULT", 2, 1)
    assert [one for one in told["openByAge"] if one["count"]] == [{"fromDays": 1, "toDays": 3, "count": 1}]
    assert told["medianHours"] == pytest.approx(48, abs=0.1)
    answer = await ask(town["reviewer"], '{ complaintFigures(since: "2020-01-01T00:00:00Z") { filed } }')
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_staff_read_the_figures_in_the_chat_and_nobody_else_does(sqlite_town: Database) -> None:
    async with open_town() as world:
        crane, member = await world.someone("reviewer"), await world.someone("member")
        (said,) = await crane.say("/figures")
        assert "Filed: " in said.content.text and "upheld: " in said.content.text and "late now" in said.content.text
        assert len(said.content.text) < 1500
        (refused,) = await member.say("/figures")
        assert "Filed" not in refused.content.text
