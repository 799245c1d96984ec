"""What authorities will be told: an entry with every removal of what the law forbids, corrected when it is reversed."""

import asyncio
from datetime import timedelta

import db
from db.vocabulary import Measure, RegulatoryReportKind, Severity, SubjectKind
from resolvers import clock
from resolvers.complaints import decide_case, remove_content, restore_content
from tests.asking import ask, data
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.services import Database

COMMENT = SubjectKind.COMMENT
LAWFUL, UNLAWFUL = RULE, "UNLAWFUL_CONTENT"
ENTRIES = """{ regulatoryReports { nodes { kind month state
  entries { nodes { rule ground severity measures reversedAt account { handle } } } } } }"""


async def removed(town: Town, rule: str, severity: Severity | None = None) -> db.Decision:
    """A comment just removed, and its decision."""
    comment = await town.comment()
    done(await remove_content(town["reviewer"], COMMENT, comment.id, rule, FACTS, severity))
    return await db.Decision.get(case__subject_id=comment.id)


async def test_only_what_the_law_forbids_leaves_an_entry_and_what_is_grave_a_report_of_its_own(
    database: Database,
) -> None:
    town = await make_town()
    await removed(town, LAWFUL, Severity.GRAVE)
    done(await decide_case(town["reviewer"], (await town.case("CLAIMED")).id, Measure.NONE, UNLAWFUL, FACTS))
    assert not await db.ReportEntry.all().exists() and not await db.RegulatoryReport.all().exists()
    minor, plain, grave = [await removed(town, UNLAWFUL, one) for one in (Severity.MINOR, None, Severity.GRAVE)]
    worse = await removed(town, "FRAUD", Severity.GRAVE)
    entries = {one.decision_id: one for one in await db.ReportEntry.all().select_related("report")}
    assert entries.keys() == {minor.id, plain.id, grave.id, worse.id}
    assert entries[minor.id].report_id == entries[plain.id].report_id
    assert {one.report.kind for one in entries.values()} == set(RegulatoryReportKind)
    assert entries[grave.id].report.kind == entries[worse.id].report.kind == RegulatoryReportKind.SINGLE
    assert entries[grave.id].report_id != entries[worse.id].report_id
    month = f"{minor.starts_at:%Y-%m}"
    assert entries[minor.id].report.month == month and entries[grave.id].report.month is None
    told = entries[grave.id]
    assert (told.rule, told.ground, told.severity, told.measures) == (UNLAWFUL, "LAW", "GRAVE", ["REMOVE_CONTENT"])
    assert told.account_id == town.account.id and FACTS not in str(dict(told))


async def test_every_month_has_a_report_of_its_own(sqlite: Database) -> None:
    town = await make_town()
    first = await removed(town, UNLAWFUL)
    try:
        clock.move_clock(timedelta(days=40))
        second = await removed(town, UNLAWFUL)
    finally:
        clock.move_clock(timedelta())
    months = await db.RegulatoryReport.all().order_by("opened_at").values_list("month", flat=True)
    assert months == [f"{first.starts_at:%Y-%m}", f"{second.starts_at:%Y-%m}"]


async def test_two_that_open_the_report_of_a_month_at_once_share_it(database: Database) -> None:
    town = await make_town()
    comments = [await town.comment() for _ in range(6)]
    answers = await asyncio.gather(
        *(remove_content(town["reviewer"], COMMENT, one.id, UNLAWFUL, FACTS) for one in comments)
    )
    assert all(isinstance(answer, db.Comment) for answer in answers)
    assert await db.RegulatoryReport.all().count() == 1 and await db.ReportEntry.all().count() == 6


async def test_a_refused_decision_leaves_no_entry(sqlite: Database) -> None:
    town = await make_town()
    filed = await town.complaint("AWAITING_REPLY")
    await decide_case(town["reviewer"], filed.case_id, Measure.REMOVE_CONTENT, UNLAWFUL, FACTS, in_part=True)
    assert not await db.RegulatoryReport.all().exists()


async def test_what_is_put_back_corrects_what_authorities_were_told(database: Database) -> None:
    town = await make_town()
    stays, goes = await removed(town, UNLAWFUL), await removed(town, UNLAWFUL)
    case = await goes.case
    done(await restore_content(town["reviewer2"], COMMENT, case.subject_id))
    entries = {one.decision_id: one for one in await db.ReportEntry.all()}
    decision = await db.Decision.get(id=goes.id)
    assert entries[goes.id].reversed_at == decision.reversed_at is not None
    assert entries[stays.id].reversed_at is None


async def test_reports_are_read_by_those_who_answer_for_them(sqlite: Database) -> None:
    town = await make_town()
    await removed(town, UNLAWFUL, Severity.GRAVE)
    await removed(town, UNLAWFUL)
    for who in ("auditor", "admin"):
        nodes = (await data(town[who], ENTRIES))["regulatoryReports"]["nodes"]
        assert [(one["kind"], one["state"]) for one in nodes] == [("BATCH", "DRAFT"), ("SINGLE", "DRAFT")]
        (entry,) = nodes[1]["entries"]["nodes"]
        assert entry == {
            "rule": UNLAWFUL, "ground": "LAW", "severity": "GRAVE", "measures": ["REMOVE_CONTENT"],
            "reversedAt": None, "account": {"handle": "tea-house"},
        }  # fmt: skip
    for who in ("reviewer", "owner", "member", "address_guest"):
        answer = await ask(town[who], ENTRIES)
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["NOT_ALLOWED"]
