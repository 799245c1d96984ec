"""Misuse of complaints: a warning first, the four factors in writing, a short limit that silences nobody."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import DecisionAbout, Measure, MisuseKind
from policy import pack
from resolvers import accounts, clock, complaints
from resolvers.accounts.chats import link_secret
from resolvers.complaints.cases.queue import CaseOrder, Wanted, cases_page
from resolvers.complaints.misuse import overturn_misuse, preview_of_misuse
from resolvers.notices import sentence
from resolvers.oversight import drifted_counters
from resolvers.pages import Window
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, FaultCode, Invalid, NotFound, Restricted
from resolvers.sanctions.appeals.answering import overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal
from resolvers.sanctions.statements import statements_of_complaints, statements_of_measures, text_of
from resolvers.use_case import use_case
from tests.asking import data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_weight import ASKED, FACTORS, limited, lodged, warned
from tests.rows import everything
from tests.services import Database

WORDS = "He insults me and my whole street."
MADE_UP = "It is made up: he was abroad."


async def again(town: Town, days: int = 7) -> Any:
    """The answer to an attempt to limit the member because of one more complaint that was not upheld."""
    filed = await town.complaint("NOT_UPHELD")
    return await complaints.limit_complainant(town["reviewer"], filed.id, FACTORS, MADE_UP, days)


async def test_a_warning_is_a_decision_with_the_four_factors_and_figures_that_nobody_typed(database: Database) -> None:
    town = await make_town()
    await town.complaint("UPHELD")
    filed = await warned(town)
    decision = await db.Decision.get(about=DecisionAbout.MISUSE)
    assert (decision.rule, decision.ground, decision.complaint_id) == ("REPORTING", "AGREEMENT", filed.id)
    assert (decision.ends_at, decision.automated_decision) == (None, False)
    act = await db.Act.get(id=decision.act_id)
    assert (act.name, act.subject_id) == ("complaint:warn_complainant", filed.id)
    (statement,) = (await statements_of_measures([filed.id])).values()
    for language, warning in (("en", "you are warned"), ("zh", "提出警告")):
        text = text_of(language, statement)
        assert warning in text and all(factor in text for factor in ASKED.values())
        assert "2 decided, 1 upheld, that is 50%" in text
    assert statement.user_id == town["member"].user_id
    (about_the_case,) = (await statements_of_complaints([filed.id])).values()
    assert about_the_case.decision_id != decision.id  # the answer to the complaint stays what it was
    told = await db.Notice.get(event="complaint.complainant_warned")
    assert told.user_id == town["member"].user_id and filed.receipt in sentence(told, "en")
    assert (await db.Complaint.get(id=filed.id)).state == "NOT_UPHELD"


async def test_a_limit_needs_a_warning_that_was_delivered_before_the_complaint_was_filed(database: Database) -> None:
    town = await make_town()
    filed, next_one = await town.complaint("NOT_UPHELD"), await town.complaint("NOT_UPHELD")
    before = await everything()
    first = await complaints.limit_complainant(town["reviewer"], filed.id, FACTORS, MADE_UP, 7)
    assert first == Restricted(Because.WARN_FIRST) and await everything() == before
    done(await complaints.warn_complainant(town["reviewer"], filed.id, FACTORS, MADE_UP))
    late = await complaints.limit_complainant(town["reviewer"], next_one.id, FACTORS, MADE_UP, 7)
    assert late == Restricted(Because.WARN_FIRST)  # it was filed before anybody was warned
    done(await again(town))
    limit = await db.Misuse.get(kind=MisuseKind.LIMIT)
    assert limit.ends_at is not None and limit.ends_at - limit.starts_at == timedelta(days=7)


async def test_a_warning_of_long_ago_and_one_to_somebody_else_open_the_way_to_no_limit(database: Database) -> None:
    town = await make_town()
    await warned(town, "stranger")
    assert await again(town) == Restricted(Because.WARN_FIRST)
    await warned(town)
    long_ago = clock.now() - timedelta(days=pack().misuse.warning_days + 1)
    await db.Misuse.filter(user_id=town["member"].user_id).update(starts_at=long_ago)
    assert await again(town) == Restricted(Because.WARN_FIRST)


async def test_a_measure_is_refused_in_ones_own_matter_twice_and_where_nobody_is_known(database: Database) -> None:
    town = await make_town()
    filed = await warned(town)
    twice = await complaints.warn_complainant(town["reviewer"], filed.id, FACTORS, MADE_UP)
    assert twice == Restricted(Because.MEASURED_ALREADY)
    at_an_address = await town.complaint("NOT_UPHELD", "address_guest")
    nobody = await complaints.warn_complainant(town["reviewer"], at_an_address.id, FACTORS, MADE_UP)
    assert nobody == Restricted(Because.NOBODY_TO_WARN)
    other = await town.complaint("NOT_UPHELD")
    torn = replace(town["reviewer"], conflicts=frozenset({town.account.id}))
    answer = await complaints.warn_complainant(torn, other.id, FACTORS, MADE_UP)
    assert answer == NotFound("Complaint")  # what is said against one's own is not read either
    await db.Complaint.filter(id=other.id).update(user_id=town["reviewer"].user_id)
    own = await complaints.warn_complainant(town["reviewer"], other.id, FACTORS, MADE_UP)
    assert own == Restricted(Because.OWN_MATTER)


@pytest.mark.parametrize(
    ("changed", "facts", "days", "fault"),
    [
        ({"number": " "}, MADE_UP, 7, ("number", FaultCode.EMPTY)),
        ({"gravity": "x" * 1001}, MADE_UP, 7, ("gravity", FaultCode.TOO_LONG)),
        ({"intention": "Of 11010519491231002X."}, MADE_UP, 7, ("intention", FaultCode.LOOKS_LIKE_IDENTITY)),
        ({}, "", 7, ("facts", FaultCode.EMPTY)),
        ({}, MADE_UP, 31, ("days", FaultCode.NOT_ONE_OF)),
        ({}, MADE_UP, 0, ("days", FaultCode.NOT_ONE_OF)),
    ],
)
async def test_each_factor_is_required_and_a_limit_is_short(
    sqlite: Database, changed: dict[str, str], facts: str, days: int, fault: Any
) -> None:
    town = await make_town()
    await warned(town)
    filed, factors = await town.complaint("NOT_UPHELD"), replace(FACTORS, **changed)
    before = await everything()
    answer = await complaints.limit_complainant(town["reviewer"], filed.id, factors, facts, days)
    assert isinstance(answer, Invalid)
    assert [(one.path, one.code) for one in answer.faults] == [fault] and await everything() == before


async def test_what_a_limited_person_files_is_received_and_waits_at_the_bottom(database: Database) -> None:
    town = await make_town()
    await limited(town)
    ordinary, alone = await town.comment(), await town.comment()
    await lodged(town["stranger"], ordinary, WORDS, "SPAM")
    filed = await lodged(town["member"], alone, WORDS, "MINORS")
    assert filed.set_aside and filed.receipt and filed.promised_at == filed.created_at + timedelta(days=2)
    case = await db.Case.get(subject_id=alone.id)
    assert (case.urgency, case.base_urgency, case.voices) == (0, 0, 0) and case.due_at == filed.promised_at
    queue = [
        case.subject_id for case in await cases_page(town["reviewer"], Wanted(), CaseOrder.URGENT, Window(limit=9))
    ]
    assert queue.index(alone.id) == len(queue) - 1 and queue.index(ordinary.id) < len(queue) - 1
    shown = "query($id: ID!) { node(id: $id) { ... on Complaint { setAside { until text } } } }"
    limit = await db.Misuse.get(kind=MisuseKind.LIMIT)
    for who in ("member", "reviewer"):
        told = (await data(town[who], shown, {"id": id_of(filed)}))["node"]["setAside"]
        assert told["text"].startswith(f"Until {limit.ends_at:%Y-%m-%d} your reports are limited") and told["until"]
    # Somebody else says the same: both count, as what they are about.
    await lodged(town["stranger"], alone, "I saw it as well.", "INSULT")
    case = await db.Case.get(id=case.id)
    assert not (await db.Complaint.get(id=filed.id)).set_aside
    assert case.base_urgency == 80 and case.voices > pack().reliability.neutral
    assert (await data(town["member"], shown, {"id": id_of(filed)}))["node"] == {"setAside": None}


async def test_whoever_is_limited_counts_at_once_where_somebody_else_said_it_before(database: Database) -> None:
    town = await make_town()
    await limited(town)
    comment, other = await town.comment(), await town.comment()
    await lodged(town["stranger"], comment, WORDS)
    assert not (await lodged(town["member"], comment, WORDS)).set_aside
    assert not (await db.Complaint.filter(user_id=town["member"].user_id).latest("id")).set_aside
    # Another who is limited confirms nothing.
    await limited(town, "owner2")
    first, second = await lodged(town["member"], other, WORDS), await lodged(town["owner2"], other, WORDS)
    assert [(await db.Complaint.get(id=one.id)).set_aside for one in (first, second)] == [True, True]
    assert (await db.Case.get(subject_id=other.id)).urgency == 0


async def test_danger_to_life_is_never_set_aside(database: Database) -> None:
    town = await make_town()
    await limited(town)
    comment = await town.comment()
    filed = await lodged(town["member"], comment, "He says that he will jump.", "DANGER_TO_LIFE")
    assert not filed.set_aside and (await db.Case.get(subject_id=comment.id)).urgency == 100


async def test_a_limit_ends_by_its_date_without_anybody_doing_anything(sqlite: Database) -> None:
    town = await make_town()
    await limited(town, days=3)
    clock.move_clock(timedelta(days=3, minutes=1))
    try:
        assert not (await lodged(town["member"], await town.comment(), WORDS)).set_aside
    finally:
        clock.move_clock(timedelta())


async def test_a_limit_goes_along_when_a_chat_is_linked(database: Database) -> None:
    town = await make_town()
    await limited(town, "guest")
    link = done(await accounts.link_chat(town["stranger"]))
    done(await accounts.link_this_chat(town["guest"], link_secret(link.id)))
    assert (await lodged(town["stranger"], await town.comment(), WORDS)).set_aside


async def test_an_overturned_limit_never_was(database: Database) -> None:
    town = await make_town()
    limit = await limited(town)
    comment = await town.comment()
    filed = await lodged(town["member"], comment, WORDS, "MINORS")

    @use_case("case:decide")
    async def overturned(actor: Any) -> Any:
        await overturn_misuse(await db.Misuse.get(id=limit.id))
        return await db.Misuse.get(id=limit.id)

    done(await overturned(town["reviewer2"]))
    case = await db.Case.get(subject_id=comment.id)
    assert not (await db.Complaint.get(id=filed.id)).set_aside
    assert (case.base_urgency, case.voices) == (80, filed.weight) and case.urgency >= 80
    assert not (await lodged(town["member"], await town.comment(), WORDS)).set_aside
    assert await drifted_counters() == []


async def test_a_limit_that_is_overturned_on_appeal_is_answered_by_the_rule_for_reports(database: Database) -> None:
    town = await make_town()
    limit = await limited(town)
    comment = await town.comment()
    filed = await lodged(town["member"], comment, WORDS)
    (statement,) = (await statements_of_measures([limit.complaint_id])).values()
    appeal = done(await lodge_appeal(town["member"], statement.id, "It was true, and two people saw it."))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    done(await overturn_appeal(town["reviewer2"], appeal.id, "REPORTING", "The witnesses were not heard."))
    assert (await db.Misuse.get(id=limit.id)).overturned_at is not None
    assert not (await db.Complaint.get(id=filed.id)).set_aside
    assert (await db.Case.get(subject_id=comment.id)).urgency > 0
    assert not (await lodged(town["member"], await town.comment(), WORDS)).set_aside
    assert await drifted_counters() == []


async def test_the_preview_is_what_will_be_read_and_is_refused_where_the_measure_would_be(sqlite: Database) -> None:
    town = await make_town()
    filed = await town.complaint("NOT_UPHELD")
    before = await everything()
    said = await preview_of_misuse(town["reviewer"], filed.id, MisuseKind.WARNING, FACTORS, MADE_UP, None, "en")
    assert await everything() == before
    done(await complaints.warn_complainant(town["reviewer"], filed.id, FACTORS, MADE_UP))
    (statement,) = (await statements_of_measures([filed.id])).values()
    assert _undated(said) == _undated(text_of("en", statement))


def _undated(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("Given on")]


async def test_the_complainant_reads_the_measure_and_staff_read_no_name(sqlite: Database) -> None:
    town = await make_town()
    await warned(town)
    filed = await town.complaint("NOT_UPHELD")
    made = await do(town["reviewer"], "limitComplainant", {"id": id_of(filed), **ASKED, "facts": MADE_UP, "days": 30})
    assert made["__typename"] == "Complaint"
    asked = """query($id: ID!) { node(id: $id) { ... on Complaint { misuse {
        kind startsAt endsAt overturnedAt factors { number share gravity intention } statement { text } } } } }"""
    for who in ("member", "reviewer"):
        told = (await data(town[who], asked, {"id": id_of(filed)}))["node"]["misuse"]
        assert told["kind"] == "LIMIT" and told["factors"] == ASKED and MADE_UP in told["statement"]["text"]
        assert town["member"].name not in json.dumps(told)
    offered = "query($id: ID!) { node(id: $id) { ... on Complaint { offers } } }"
    for who, may in (("reviewer", True), ("member", False), ("auditor", False)):
        offers = (await data(town[who], offered, {"id": id_of(filed)}))["node"]["offers"]
        assert ("LIMIT_COMPLAINANT" in offers and "WARN_COMPLAINANT" in offers) == may


def test_nothing_is_done_about_misuse_before_the_complaint_is_decided() -> None:
    for name in ("complaint:warn_complainant", "complaint:limit_complainant"):
        assert {state for found, _ in ACTS[name].arrows for state in found} == {"DECLINED", "NOT_UPHELD"}
        assert "REPORTING" not in pack().rule_by_code


async def test_a_rule_for_reports_is_not_one_for_content(database: Database) -> None:
    town = await make_town()
    case = await town.case("CLAIMED")
    answer = await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, "REPORTING", "It is wrong.")
    assert isinstance(answer, Invalid) and answer.faults[0].path == "rule"
