"""Organised reports: found behind the request with reasons, counted once, held against nobody."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db
from db.vocabulary import DeadlineKind, Likeness, Measure
from policy import pack
from resolvers import clock, complaints
from resolvers.complaints.cases.queue import CaseOrder, Wanted, cases_page
from resolvers.deadlines import meet_deadlines
from resolvers.pages import Window
from resolvers.rules.fairness.alike import Filed, Limits, campaign_among
from tests.asking import data, id_of
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.cast_weight import SAME_WORDS, lodged, reporter
from tests.services import Database

CAMPAIGNS = pack().campaigns
BRIGADE = 200
OWN_WORDS = (
    "He calls my sister a thief in front of everybody.", "Under the second picture there is an insult against me.",
    "I was named in full and mocked for how I speak.", "Please look: it says that people like us should leave.",
    "My colleagues read that I am a liar, which is not true.", "The last sentence is about my mother. It hurts.",
    "They laugh at a disabled man and give his street.", "What is written about our teacher is vile.",
    "Abuse, plain and simple, aimed at one person.", "For three days he has been writing such things about me.",
    "I do not know him, but nobody should be spoken to so.", "An insult in dialect: it means that I stink.",
)  # fmt: skip
LIMITS = Limits(alike=5, span=timedelta(hours=1), young=timedelta(days=3), near=90, shortest=25)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=clock.now().tzinfo)


async def file_of_people(town: Town, people: int, comment: Any, *, alike: bool) -> list[db.Complaint]:
    """Reports of so many newcomers; those that are not alike have addresses, ages and words of their own."""
    made = []
    for number in range(people):
        who = await reporter(town, number, alike=alike)
        words = SAME_WORDS.format(number) if alike else f"{OWN_WORDS[number % len(OWN_WORDS)]} {uuid4()} {uuid4()}"
        made.append(await lodged(who, comment, words))
    return made


async def case_on(comment: Any) -> db.Case:
    return await db.Case.get(subject_id=comment.id)


@pytest.mark.parametrize("alike", [True, False])
async def test_two_hundred_brigaders_do_not_stand_above_five_who_are_reliable(sqlite: Database, alike: bool) -> None:
    town = await make_town()
    loud, quiet = await town.comment(), await town.comment()
    filed = await file_of_people(town, BRIGADE, loud, alike=alike)
    for number in range(5):
        await lodged(await reporter(town, 300 + number, decided=10, upheld=8), quiet, OWN_WORDS[number])
    assert (await case_on(loud)).urgency < (await case_on(quiet)).urgency  # before anybody has looked
    assert await meet_deadlines(clock.now()) == 1
    one, other = await case_on(loud), await case_on(quiet)
    assert one.urgency < other.urgency
    assert [case.id for case in await cases_page(town["reviewer"], Wanted(), CaseOrder.URGENT, Window(limit=2))] == [
        other.id,
        one.id,
    ]
    assert one.open_complaints == BRIGADE == len({complaint.receipt for complaint in filed})
    campaign = await db.Campaign.get_or_none(case_id=one.id)
    if not alike:
        assert campaign is None and one.voices == pack().priority.neutral_voices
        return
    assert campaign is not None
    assert campaign.reasons == {"ADDRESS": BRIGADE, "AGE": BRIGADE, "WORDING": BRIGADE}
    assert campaign.size == BRIGADE == await db.Complaint.filter(campaign_id=campaign.id).count()
    assert one.voices == pack().reliability.neutral  # they speak with one voice
    assert await db.Campaign.filter(case_id=other.id).count() == 0


async def test_the_look_is_behind_the_request_and_once_for_all_that_came_meanwhile(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    waiting = db.Deadline.filter(kind=DeadlineKind.CAMPAIGN_LOOK)
    await file_of_people(town, CAMPAIGNS.reports - 1, comment, alike=True)
    assert await waiting.count() == 0
    await file_of_people(town, 3, comment, alike=True)
    assert await waiting.filter(done_at=None).count() == 1 and await db.Campaign.all().count() == 0
    assert await meet_deadlines(clock.now()) == 1
    found = await db.Campaign.get()
    assert (found.size, found.reasons["WORDING"]) == (CAMPAIGNS.reports + 2, CAMPAIGNS.reports + 2)
    assert await meet_deadlines(clock.now()) == 0
    # Who comes later joins it at the next look, and whoever is marked stays marked.
    await file_of_people(town, 2, comment, alike=True)
    assert await meet_deadlines(clock.now()) == 1
    assert (
        (await db.Campaign.get()).size == CAMPAIGNS.reports + 4 == await db.Complaint.exclude(campaign_id=None).count()
    )
    told = await db.TrailEntry.filter(event="case.weighed")
    assert [(entry.actor_kind, entry.act) for entry in told] == [("SYSTEM", "case:look_for_campaign")] * 2


async def test_reports_over_a_long_time_are_not_looked_at_together(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    await file_of_people(town, CAMPAIGNS.reports - 1, comment, alike=True)
    await db.Complaint.all().update(created_at=clock.now() - timedelta(seconds=CAMPAIGNS.seconds + 1))
    await file_of_people(town, 1, comment, alike=True)
    assert await db.Deadline.filter(kind=DeadlineKind.CAMPAIGN_LOOK).count() == 0


async def test_people_who_found_the_same_on_their_own_are_not_marked(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    await file_of_people(town, len(OWN_WORDS), comment, alike=False)
    assert await meet_deadlines(clock.now()) == 1
    assert await db.Campaign.all().count() == 0
    assert await db.Complaint.exclude(campaign_id=None).count() == 0


async def test_a_few_honest_people_beside_a_brigade_count_in_full(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    await file_of_people(town, 12, comment, alike=True)
    honest = await lodged(await reporter(town, 50, decided=10, upheld=9), comment, OWN_WORDS[0])
    await meet_deadlines(clock.now())
    assert (await db.Complaint.get(id=honest.id)).campaign_id is None
    assert (await case_on(comment)).voices == 90 + pack().reliability.neutral


async def test_a_campaign_never_delays_danger_to_life_and_turns_nobody_down(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    people = [await reporter(town, number, alike=True) for number in range(CAMPAIGNS.reports)]
    for number, who in enumerate(people):
        await lodged(who, comment, SAME_WORDS.format(number), "DANGER_TO_LIFE" if number == 0 else "INSULT")
    await meet_deadlines(clock.now())
    case = await case_on(comment)
    assert case.urgency == 100 and await db.Campaign.filter(case_id=case.id).exists()
    done(await complaints.claim_case(town["reviewer"], case.id))
    done(await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, RULE, FACTS))
    assert await db.StatementOfReasons.filter(side="COMPLAINANT").count() == CAMPAIGNS.reports


async def test_the_desk_reads_why_and_nobody_else_learns_of_it(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    people = [await reporter(town, number, alike=True) for number in range(CAMPAIGNS.reports)]
    filed = [await lodged(who, comment, SAME_WORDS.format(number)) for number, who in enumerate(people)]
    await meet_deadlines(clock.now())
    case = await case_on(comment)
    asked = """query($id: ID!) { node(id: $id) { ... on Case {
        weight { campaign } campaign { size beganAt lastAt detectedAt reasons { likeness count } }
        complaints { nodes { inCampaign weight reporter { decided upheld share reliability } } } } } }"""
    told = (await data(town["reviewer"], asked, {"id": id_of(case)}))["node"]
    assert told["weight"]["campaign"] == told["campaign"]["size"] == CAMPAIGNS.reports
    assert {(reason["likeness"], reason["count"]) for reason in told["campaign"]["reasons"]} == {
        (likeness.value, CAMPAIGNS.reports) for likeness in Likeness
    }
    assert {node["inCampaign"] for node in told["complaints"]["nodes"]} == {True}
    own = "query($id: ID!) { node(id: $id) { ... on Complaint { state inCampaign weight reporter { decided } } } }"
    seen = (await data(people[0], own, {"id": id_of(filed[0])}))["node"]
    assert seen == {"state": "RECEIVED", "inCampaign": None, "weight": None, "reporter": None}
    for who in ("owner", "author", "stranger"):
        assert (await data(town[who], asked, {"id": id_of(case)}))["node"] is None
    notices = json.dumps([notice.facts for notice in await db.Notice.filter(kind="MESSAGE")])
    assert "campaign" not in notices.lower()


async def test_an_address_leaves_a_mark_that_tells_nothing_about_other_subjects(database: Database) -> None:
    town = await make_town()
    one, other = await town.comment(), await town.comment()
    who = await reporter(town, 4)
    first, second = await lodged(who, one, OWN_WORDS[0]), await lodged(who, other, OWN_WORDS[1])
    third = await lodged(await reporter(town, 4), one, OWN_WORDS[2])
    assert first.origin and first.origin == third.origin != second.origin and who.origin not in (first.origin or "")
    assert (await lodged(await town.newcomer(), one, OWN_WORDS[3])).origin is None  # which came from no address


def filed(number: int, **more: Any) -> Filed:
    """A report that has nothing in common with another, but for what is given."""
    at = NOON + timedelta(minutes=number)
    made_at = NOON - timedelta(days=number + 1)
    unlike = {"words": OWN_WORDS[number % len(OWN_WORDS)], "origin": f"address {number}", "made_at": made_at}
    return Filed(**{"id": UUID(int=number), "at": at, **unlike, **more})


def test_what_is_alike_in_one_thing_is_found_by_that_alone() -> None:
    nothing = [filed(number) for number in range(10)]
    assert campaign_among(nothing, LIMITS).members == frozenset()
    young = NOON - timedelta(minutes=5)
    for likeness, more in (
        (Likeness.ADDRESS, {"origin": "one address"}),
        (Likeness.AGE, {"made_at": young}),
        (Likeness.WORDING, {"words": "Please remove it: this is an insult against all of us."}),
    ):
        for many in (LIMITS.alike - 1, LIMITS.alike):
            found = campaign_among([*nothing, *(filed(20 + n, **more) for n in range(many))], LIMITS)
            expected = {likeness: many} if many == LIMITS.alike else {}
            assert found.reasons == expected and len(found.members) == sum(expected.values())


def test_old_accounts_guests_and_short_words_are_no_mark() -> None:
    at_once = NOON - timedelta(days=400)
    for more in ({"made_at": at_once}, {"made_at": None}, {"origin": None}, {"words": "This is spam."}):
        assert not campaign_among([filed(number, **more) for number in range(12)], LIMITS).members, more


@given(st.lists(st.tuples(st.text(max_size=60), st.sampled_from("abcdefgh"), st.integers(0, 10**6)), max_size=40))
def test_who_is_marked_shares_something_with_as_many_as_it_takes(rows: list[tuple[str, str, int]]) -> None:
    reports = [
        Filed(UUID(int=number), NOON, words, origin, NOON - timedelta(seconds=age))
        for number, (words, origin, age) in enumerate(rows)
    ]
    found = campaign_among(reports, LIMITS)
    assert all(count >= LIMITS.alike for count in found.reasons.values())
    assert max(found.reasons.values(), default=0) <= len(found.members) <= sum(found.reasons.values())
    by_address = {report.id for report in reports if [r.origin for r in reports].count(report.origin) >= LIMITS.alike}
    assert by_address <= found.members
