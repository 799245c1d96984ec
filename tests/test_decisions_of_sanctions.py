"""Several measures in one decision: sanctions that were heard, with what is done to content, told and reported once."""

from typing import Any

import db
from db.vocabulary import (
    CaseState,
    ComplaintState,
    DecisionAbout,
    Measure,
    SanctionKind,
    SanctionState,
    Severity,
    Side,
    SubjectKind,
)
from resolvers.complaints import claim_case, decide_case, lodge_complaint, remove_content
from resolvers.complaints.cases.deciding import preview_decision
from resolvers.oversight import faults_of_the_trail
from resolvers.rules.refusals import Because, FaultCode, Invalid, Restricted
from resolvers.rules.verdicts import Verdict, told_in
from resolvers.sanctions.confirming import confirm_sanction
from resolvers.sanctions.ladder import strikes_of
from resolvers.sanctions.proposing import propose_sanction, respond_to_sanction
from tests.asking import data, do, id_of
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.cast_sanctions import WHY, confirmed, proposed
from tests.rows import everything
from tests.services import Database

REMOVE, NONE = Measure.REMOVE_CONTENT, Measure.NONE
WARNING, SUSPENSION = SanctionKind.WARNING, SanctionKind.UPDATE_SUSPENSION


async def heard(town: Town, *kinds: SanctionKind) -> tuple[db.Case, db.Complaint, list[db.Sanction]]:
    """A post that somebody complained about, its case taken, sanctions proposed on its account and answered."""
    post = await town.make_post(account=None)
    filed = done(
        await lodge_complaint(town["member"], SubjectKind.POST, post.id, "OTHER", "It asks for money.", good_faith=True)
    )
    done(await claim_case(town["reviewer"], filed.case_id))
    made = []
    for kind in kinds:
        days: dict[str, Any] = {"days": 14} if kind is SUSPENSION else {}
        sanction = done(
            await propose_sanction(
                town["reviewer"], filed.case_id, kind, "FRAUD", Severity.MAJOR, FACTS, departure=WHY, **days
            )
        )
        if kind is not WARNING:
            done(await respond_to_sanction(town["owner"], sanction.id, "We are sorry."))
        made.append(sanction)
    return await db.Case.get(id=filed.case_id), filed, made


async def test_content_and_sanctions_go_by_one_decision(database: Database) -> None:
    town = await make_town()
    case, filed, sanctions = await heard(town, WARNING, SUSPENSION)
    keys = [one.id for one in sanctions]
    done(await decide_case(town["reviewer"], case.id, REMOVE, "FRAUD", FACTS, sanctions=keys))
    decision = await db.Decision.get(case_id=case.id)
    assert (decision.about, decision.severity, decision.measure) == (DecisionAbout.CASE, "MAJOR", REMOVE)
    assert (await db.Post.get(id=case.subject_id)).state == "REMOVED"
    assert (await db.Complaint.get(id=filed.id)).state == ComplaintState.UPHELD
    for sanction in await db.Sanction.filter(id__in=keys):
        assert (sanction.state, sanction.decision_id) == (SanctionState.IN_FORCE, decision.id)
        assert sanction.starts_at == decision.starts_at
    account = await db.PublicAccount.get(id=case.account_id)
    assert account.restrictions and {one["kind"] for one in account.restrictions} == {"UPDATE_SUSPENSION"}
    # Each thing that it did names the act that decided, so that an appeal finds all of it.
    done_by_it = await db.Act.filter(cause_id=decision.act_id).values_list("name", flat=True)
    assert sorted(done_by_it)[-4:] == ["complaint:uphold", "post:remove", "sanction:confirm", "sanction:confirm"]
    entry = await db.ReportEntry.get(decision_id=decision.id)
    assert (entry.measures, entry.severity) == (["REMOVE_CONTENT", "WARNING", "UPDATE_SUSPENSION"], "MAJOR")
    assert decision.strikes == 3 == await strikes_of(case.account_id)  # one breach counts once
    told = await db.StatementOfReasons.filter(decision_id=decision.id).select_related("decision").order_by("id")
    assert [(one.side, one.user_id is None, told_in(one).measures) for one in told] == [
        (Side.SUBJECT, False, ("REMOVE_CONTENT",)),
        (Side.SUBJECT, True, ("REMOVE_CONTENT", "WARNING", "UPDATE_SUSPENSION")),
        (Side.COMPLAINANT, False, ("REMOVE_CONTENT", "WARNING", "UPDATE_SUSPENSION")),
    ]
    assert await faults_of_the_trail() == []


async def test_sanctions_alone_uphold_the_complaints(sqlite: Database) -> None:
    town = await make_town()
    case, filed, (sanction,) = await heard(town, SUSPENSION)
    done(await decide_case(town["reviewer"], case.id, NONE, "FRAUD", FACTS, in_part=True, sanctions=[sanction.id]))
    assert (await db.Complaint.get(id=filed.id)).state == ComplaintState.PARTLY_UPHELD
    assert (await db.Post.get(id=case.subject_id)).state == "PUBLISHED"
    document = """query($id: ID!) { node(id: $id) { ... on Complaint {
      statement { measures sanctions { kind functions days endsAt } severity text } } } }"""
    read = (await data(town["member"], document, {"id": id_of(filed)}))["node"]["statement"]
    assert read["measures"] == ["UPDATE_SUSPENSION"] and read["severity"] == "MAJOR"
    assert read["sanctions"][0]["days"] == 14 and read["sanctions"][0]["endsAt"]
    assert "the account publishes nothing" in read["text"] and "no measure" not in read["text"]


async def test_a_sanction_that_was_not_heard_or_is_of_another_case_is_not_confirmed(database: Database) -> None:
    town = await make_town()
    case, _, (sanction,) = await heard(town, SUSPENSION)
    await db.Sanction.filter(id=sanction.id).update(responded_at=None)
    other = await proposed(town, WARNING)
    before = await everything()
    for key, expected in ((sanction.id, Because.HEARING_IS_OPEN), (other.id, FaultCode.NOT_AN_ID)):
        verdict = Verdict(NONE, "FRAUD", FACTS, sanctions=(key,))
        decided = await decide_case(town["reviewer"], case.id, NONE, "FRAUD", FACTS, sanctions=[key])
        assert await preview_decision(town["reviewer"], case.id, verdict) == decided
        if isinstance(decided, Restricted):
            assert decided.because is expected
        else:
            assert isinstance(decided, Invalid) and decided.faults[0].code is expected
    assert await everything() == before


async def test_a_closure_takes_a_second_person_here_too(sqlite: Database) -> None:
    town = await make_town()
    case, _, (closure,) = await heard(town, SanctionKind.CLOSURE)
    answer = await decide_case(town["reviewer"], case.id, NONE, "FRAUD", FACTS, sanctions=[closure.id])
    assert answer == Restricted(Because.SECOND_PERSON)
    assert (await db.Case.get(id=case.id)).state == CaseState.CLAIMED


async def test_a_preview_names_the_sanctions_and_confirms_none(database: Database) -> None:
    town = await make_town()
    case, _, (sanction,) = await heard(town, SUSPENSION)
    verdict, before = Verdict(REMOVE, "FRAUD", FACTS, sanctions=(sanction.id,)), await everything()
    foretold = await preview_decision(town["reviewer"], case.id, verdict)
    assert await everything() == before and isinstance(foretold, list)
    assert ["UPDATE_SUSPENSION" in one.draft.measures for one in foretold] == [False, True, True]
    values = {"id": id_of(case), "measure": "REMOVE_CONTENT", "rule": "FRAUD", "facts": FACTS,
              "sanctions": [id_of(sanction)]}  # fmt: skip
    assert (await do(town["reviewer"], "decideCase", values))["__typename"] == "Case"
    told = await db.StatementOfReasons.all().select_related("decision").order_by("id")
    assert [told_in(one).hash_of_form(one.side) for one in told] == [one.form_hash for one in foretold]


async def test_what_becomes_of_a_sanction_later_does_not_change_what_was_told(sqlite: Database) -> None:
    town = await make_town()
    await confirmed(town, SUSPENSION)
    before = [(one.text_hash, told_in(one)) for one in await db.StatementOfReasons.all().select_related("decision")]
    await db.Sanction.all().update(days=3, functions=["COMMENTS"], ends_at=None, state="LIFTED")
    after = [(one.text_hash, told_in(one)) for one in await db.StatementOfReasons.all().select_related("decision")]
    assert after == before and await faults_of_the_trail() == []
    await db.Decision.all().update(sanctions=[{"id": str(town.account.id), "kind": "WARNING", "functions": [],
                                               "days": None}])  # fmt: skip
    assert len(await faults_of_the_trail()) == len(before)


async def test_every_confirmed_sanction_leaves_an_entry(database: Database) -> None:
    town = await make_town()
    for kind in SanctionKind:
        sanction = await confirmed(town, kind)
        entry = await db.ReportEntry.get(decision_id=sanction.decision_id).select_related("report")
        assert (entry.measures, entry.account_id) == ([kind.value], sanction.account_id)
        assert entry.report.kind == "BATCH"
    assert await db.RegulatoryReport.all().count() == 1
    grave = await proposed(town, WARNING)
    await db.Sanction.filter(id=grave.id).update(severity="GRAVE")
    done(await confirm_sanction(town["reviewer"], grave.id))
    assert await db.RegulatoryReport.filter(kind="SINGLE").count() == 1


async def test_readers_words_count_no_strikes_against_the_account(database: Database) -> None:
    town = await make_town()
    comment, post, reply = await town.comment(), await town.make_post(), await town.comment("REPLY")
    for row, kind, strikes in ((comment, SubjectKind.COMMENT, 0), (post, SubjectKind.POST, 3),
                               (reply, SubjectKind.COMMENT, 3)):  # fmt: skip
        done(await remove_content(town["reviewer"], kind, row.id, RULE, FACTS, Severity.MAJOR))
        assert (await db.Decision.get(case__subject_id=row.id)).strikes == strikes
    assert await strikes_of(town.account.id) == 6
