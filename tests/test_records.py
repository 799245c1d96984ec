"""The record of a decision: what an archive of such decisions asks for is in it, and nothing about anybody."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

import db
from db.vocabulary import (
    AccountFunction,
    CauseKind,
    ComplaintState,
    DecisionAbout,
    Ground,
    Measure,
    SanctionKind,
    Severity,
    SubjectKind,
)
from policy import pack
from resolvers.rules.verdicts import Draft, Imposed
from resolvers.sanctions.export import as_line, as_row, records_between
from resolvers.sanctions.records import COLUMNS, Surroundings, record_of
from tests.asking import data, id_of
from tests.cast import FACTS, make_town
from tests.commanding import gongdao
from tests.counting import statements
from tests.services import Database

NOW = datetime(2026, 11, 30, tzinfo=UTC)


@st.composite
def sanctions(draw: st.DrawFn) -> Imposed:
    """A sanction as the ladder knows them: restrictions name functions, and they and suspensions have days."""
    kind = draw(st.sampled_from(SanctionKind))
    of = st.lists(st.sampled_from(AccountFunction), min_size=1, unique=True).map(tuple)
    restricts = kind is SanctionKind.FUNCTION_RESTRICTION
    timed = restricts or kind is SanctionKind.UPDATE_SUSPENSION
    days = draw(st.integers(1, 180)) if timed else None
    return Imposed(kind, draw(of) if restricts else (), days, draw(st.uuids()))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A decision of any kind."""
    rule = draw(st.sampled_from(pack().rules))
    starts = NOW + timedelta(minutes=draw(st.integers(0, 10**6)))
    return Draft(
        about=draw(st.sampled_from(DecisionAbout)), outcome=draw(st.sampled_from(ComplaintState)), rule=rule.code,
        ground=Ground(rule.ground), facts=draw(st.text(min_size=1)), starts_at=starts,
        appeal_until=starts + timedelta(days=184), measure=draw(st.sampled_from(Measure)),
        severity=draw(st.none() | st.sampled_from(Severity)), sanctions=tuple(draw(st.lists(sanctions(), max_size=3))),
        automated_detection=draw(st.booleans()), automated_decision=draw(st.booleans()),
        reversed_at=draw(st.none() | st.just(starts + timedelta(days=3))), id=draw(st.uuids()),
    )  # fmt: skip


surroundings = st.builds(
    Surroundings, subject=st.sampled_from(SubjectKind), made_on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    causes=st.frozensets(st.sampled_from(CauseKind)), supersedes=st.none() | st.uuids().map(str),
)  # fmt: skip
VISIBILITY = {"CONTENT_REMOVED", "CONTENT_INTERACTION_RESTRICTED", "OTHER"}


def faults(record: dict[str, Any]) -> list[str]:
    """Which rules of the form of the DSA Transparency Database a record breaks."""
    rules = {
        "has all columns": set(record) == set(COLUMNS),
        "names what is done": bool(record["visibility"] or record["provision"] or record["account"]),
        "visibility is known": set(record["visibility"]) <= VISIBILITY,
        "other is told with OTHER": ("OTHER" in record["visibility"]) == bool(record["visibility_other"]),
        "provision is known": record["provision"] in (None, "PARTIAL_SUSPENSION"),
        "account is known": record["account"] in (None, "SUSPENDED", "TERMINATED"),
        "facts are there": 0 < len(record["facts"]) <= 5000,
        "ground is known": record["ground"] in ("ILLEGAL_CONTENT", "INCOMPATIBLE_CONTENT"),
        "illegal is explained": (record["ground"] == "ILLEGAL_CONTENT")
        == bool(record["illegal_ground"] and record["illegal_explanation"]),
        "incompatible is explained": (record["ground"] == "INCOMPATIBLE_CONTENT")
        == bool(record["incompatible_ground"] and record["incompatible_explanation"]),
        "grounds are short": all(len(record[name] or "") <= 500 for name in ("illegal_ground", "incompatible_ground")),
        "category is there": bool(record["category"]),
        "type is known": record["content_type"] in ("TEXT", "OTHER"),
        "other type is told": (record["content_type"] == "OTHER") == bool(record["content_type_other"]),
        "dates are days": all(
            date.fromisoformat(record[name]) for name in ("content_date", "application_date", "appeal_until")
        ),
        "ends are days": all(
            record[name] is None or date.fromisoformat(record[name]) >= date.fromisoformat(record["application_date"])
            for name in record
            if name.startswith("end_date")
        ),
        "source is known": record["source"] in ("NOTICE", "AUTHORITY_ORDER", "OTHER_NOTIFICATION", "VOLUNTARY"),
        "detection is told": record["automated_detection"] in ("YES", "NO"),
        "decision is told": record["automated_decision"] in ("FULLY", "NOT_AUTOMATED"),
        "number is one": UUID(record["decision"]) is not None and len(record["decision"]) <= 500,
    }
    return [rule for rule, holds in rules.items() if not holds]


@given(drafts(), surroundings)
def test_every_record_passes_the_rules_of_the_form(draft: Draft, around: Surroundings) -> None:
    record = record_of(draft, around, "What the rule says.")
    broken = faults(record)
    # Where nothing is taken from anybody, nothing is named: the form knows no comment that may appear again.
    takes = bool(draft.sanctions) or draft.measure is Measure.REMOVE_CONTENT
    assert broken == ([] if takes else ["names what is done"])
    assert json.loads(as_line(record)) == record


@given(drafts(), surroundings)
def test_flags_are_those_of_the_decision_and_nothing_else(draft: Draft, around: Surroundings) -> None:
    record = record_of(draft, around, "")
    assert (record["automated_detection"] == "YES") == draft.automated_detection
    assert (record["automated_decision"] == "FULLY") == draft.automated_decision


@given(drafts(), surroundings, st.sampled_from(["=1+1", "+cmd", "-2", "@SUM", "\ttab", "\rnew"]))
def test_no_cell_begins_as_a_formula_does(draft: Draft, around: Surroundings, rule_text: str) -> None:
    row = as_row(record_of(draft, around, rule_text))
    assert len(row) == len(COLUMNS)
    assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []


def test_words_of_staff_are_not_in_a_record() -> None:
    draft = Draft(
        DecisionAbout.CASE, ComplaintState.UPHELD, "CIVILITY", Ground.PLATFORM_CONVENTION, "Anna lives at number 7.",
        NOW, NOW, Measure.REMOVE_CONTENT, id=uuid4(),
    )  # fmt: skip
    record = record_of(draft, Surroundings(SubjectKind.COMMENT, NOW.date()), "Civility")
    assert "Anna" not in json.dumps(record) and record["visibility"] == ["CONTENT_REMOVED"]


async def test_whoever_is_told_the_reasons_and_auditors_read_the_same_record(sqlite: Database) -> None:
    town = await make_town()
    filed = await town.complaint("UPHELD")
    told = await db.StatementOfReasons.get(complaint_id=filed.id)
    document = "query($id: ID!) { node(id: $id) { ... on StatementOfReasons { record } ... on Decision { record } } }"
    read = [(await data(town[who], document, {"id": id_of(told)}))["node"]["record"] for who in ("member", "auditor")]
    decision = await db.Decision.get(id=told.decision_id)
    of_decision = (await data(town["auditor"], document, {"id": id_of(decision)}))["node"]["record"]
    assert read[0] == read[1] == of_decision
    assert faults(of_decision) == [] and of_decision["source"] == "NOTICE"
    assert of_decision["content_date"] == f"{(await db.Comment.get(id=filed.subject_id)).created_at:%Y-%m-%d}"


async def test_records_of_a_time_are_all_there_once_however_many(database: Database) -> None:
    town = await make_town()
    for state in ("UPHELD", "NOT_UPHELD", "PARTLY_UPHELD", "UPHELD"):
        await town.complaint(state)
    kept = await db.Decision.all().order_by("starts_at", "id")
    await db.Decision.filter(id__in=[kept[1].id, kept[2].id]).update(starts_at=kept[1].starts_at)
    first = kept[0].starts_at
    with statements() as sent:
        records = [one async for one in records_between(first, first + timedelta(days=1))]
    everyone = sorted(str(one.id) for one in kept)
    assert sorted(one["decision"] for one in records) == everyone
    paged = [one["decision"] async for one in records_between(first, first + timedelta(days=1), at_once=2)]
    assert sorted(paged) == everyone
    assert len(sent) == 5  # decisions twice, cases, causes, comments
    before = [one async for one in records_between(first - timedelta(days=1), first)]
    assert before == []


async def test_decisions_are_exported_without_anything_about_anybody(sqlite_town: Database, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    decided = await db.Decision.all()
    names = {user.display_name for user in await db.User.all()} - {""}
    staff = {member.pseudonym for member in await db.StaffMember.all()}
    words = {text for model in (db.Complaint,) for text in await model.all().values_list("words", flat=True)}
    settings = {"DATABASE_URL": sqlite_town.url}
    for name, form in (("out.csv", "csv"), ("out.jsonl", "jsonl")):
        code, told, err = gongdao(home, "decisions", "export", str(tmp_path / name), **settings)
        assert (code, err) == (0, ""), (told, err)
        assert told == f"{len(decided)} decisions are in {tmp_path / name}.\n"
        text = (tmp_path / name).read_text(encoding="utf-8-sig" if form == "csv" else "utf-8")
        assert len(text.splitlines()) == len(decided) + (form == "csv")
        for secret in {FACTS, *names, *staff, *words, *(one.facts for one in decided)}:
            assert secret not in text, secret
    again = gongdao(home, "decisions", "export", str(tmp_path / "out.csv"), **settings)
    assert again[0] == 1 and "There is something at" in again[2]
    wrong = gongdao(home, "decisions", "export", str(tmp_path / "x.csv"), "--since", "yesterday", **settings)
    assert wrong[0] == 1 and "--since must be a day" in wrong[2] and not (tmp_path / "x.csv").exists()
