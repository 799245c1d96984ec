"""Deciding as one form: several outcomes in one decision, the preview, what is computed and never typed."""

from typing import Any

import pytest

import db
from db.vocabulary import CauseKind, ComplaintState, Measure, Severity, Side, SubjectKind
from resolvers.complaints import claim_case, decide_case, lodge_complaint, remove_content
from resolvers.complaints.cases.deciding import preview_decision
from resolvers.interactions import approve_comment
from resolvers.oversight import faults_of_the_trail
from resolvers.rules.refusals import (
    Because,
    FaultCode,
    Invalid,
    NotAllowed,
    Restricted,
    WrongState,
)
from resolvers.rules.verdicts import Verdict, told_in
from tests.asking import REFUSED, ask, data, do, id_of
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.counting import statements
from tests.documents import CORE
from tests.rows import everything
from tests.services import Database

COMMENT, REMOVE, NONE = SubjectKind.COMMENT, Measure.REMOVE_CONTENT, Measure.NONE
UPHELD, PARTLY, NOT = ComplaintState.UPHELD, ComplaintState.PARTLY_UPHELD, ComplaintState.NOT_UPHELD


async def complained(town: Town, *roles: str, claimed: bool = True) -> tuple[db.Case, list[db.Complaint]]:
    """A case on a comment about which some complained, taken by the reviewer."""
    comment = await town.comment()
    filed = [
        done(
            await lodge_complaint(
                town[role], COMMENT, comment.id, "INSULT", f"{role} says it insults.", good_faith=True
            )
        )
        for role in roles
    ]
    if claimed:
        done(await claim_case(town["reviewer"], filed[0].case_id))
    return await db.Case.get(id=filed[0].case_id), filed


async def test_each_complainant_is_told_their_own_outcome(database: Database) -> None:
    town = await make_town()
    case, (first, second, third) = await complained(town, "member", "stranger", "owner2")
    ends = {second.id: NOT, third.id: PARTLY}
    done(await decide_case(town["reviewer"], case.id, REMOVE, RULE, FACTS, outcomes=ends))
    decision = await db.Decision.get(case_id=case.id)
    assert decision.outcome == UPHELD
    for complaint, ended in ((first, UPHELD), (second, NOT), (third, PARTLY)):
        now = await db.Complaint.get(id=complaint.id)
        told = await db.StatementOfReasons.get(complaint_id=complaint.id).select_related("decision")
        assert (now.state, now.decision_id, told_in(told).outcome) == (ended, decision.id, ended)
        document = "query($id: ID!) { node(id: $id) { ... on Complaint { statement { outcome text } } } }"
        role = {first.id: "member", second.id: "stranger", third.id: "owner2"}[complaint.id]
        read = (await data(town[role], document, {"id": id_of(complaint)}))["node"]["statement"]
        assert read["outcome"] == ended
        assert {UPHELD: "upheld.", PARTLY: "upheld in part.", NOT: "not upheld."}[ended] in read["text"]
    assert await faults_of_the_trail() == []


@pytest.mark.parametrize(
    ("verdict", "path"),
    [
        (Verdict(NONE, RULE, FACTS, in_part=True), "inPart"),
        (Verdict(NONE, RULE, FACTS, severity=Severity.MINOR), "severity"),
        (Verdict(NONE, "NO_RULE", FACTS), "rule"),
        (Verdict(REMOVE, RULE, "   "), "facts"),
    ],
)
async def test_nothing_is_decided_without_ground_and_facts_or_with_what_does_not_fit(
    sqlite: Database, verdict: Verdict, path: str
) -> None:
    town = await make_town()
    case, _ = await complained(town, "member")
    before = await everything()
    decided = await decide_case(
        town["reviewer"], case.id, verdict.measure, verdict.rule, verdict.facts, verdict.in_part,
        severity=verdict.severity,
    )  # fmt: skip
    foretold = await preview_decision(town["reviewer"], case.id, verdict)
    assert isinstance(decided, Invalid) and [fault.path for fault in decided.faults] == [path]
    assert foretold == decided and await everything() == before


async def test_an_outcome_is_of_an_open_complaint_of_the_case_and_one_that_can_be(sqlite: Database) -> None:
    town = await make_town()
    case, (mine,) = await complained(town, "member")
    _, (other,) = await complained(town, "stranger", claimed=False)
    before = await everything()
    for measure, ends, code in (
        (REMOVE, {other.id: NOT}, FaultCode.NOT_AN_ID),
        (NONE, {mine.id: UPHELD}, FaultCode.NOT_ONE_OF),
        (REMOVE, {mine.id: ComplaintState.WITHDRAWN}, FaultCode.NOT_ONE_OF),
    ):
        answer = await decide_case(town["reviewer"], case.id, measure, RULE, FACTS, outcomes=ends)
        assert isinstance(answer, Invalid)
        assert [(fault.path, fault.code) for fault in answer.faults] == [("outcomes", code)]
    assert await everything() == before


async def test_a_preview_tells_what_will_be_delivered_and_keeps_nothing(database: Database) -> None:
    town = await make_town()
    case, (_, second) = await complained(town, "member", "stranger")
    verdict = Verdict(REMOVE, RULE, FACTS, severity=Severity.MAJOR, outcomes={second.id: NOT})
    before = await everything()
    foretold = await preview_decision(town["reviewer"], case.id, verdict, revision=case.revision)
    assert await everything() == before
    assert isinstance(foretold, list)
    assert [(one.side, one.draft.outcome, one.readers) for one in foretold] == [
        (Side.SUBJECT, UPHELD, 1), (Side.COMPLAINANT, UPHELD, 1), (Side.COMPLAINANT, NOT, 1),
    ]  # fmt: skip
    done(
        await decide_case(
            town["reviewer"], case.id, REMOVE, RULE, FACTS, severity=Severity.MAJOR, outcomes={second.id: NOT}
        )
    )
    told = await db.StatementOfReasons.all().select_related("decision").order_by("id")
    assert [told_in(one).hash_of_form(one.side) for one in told] == [one.form_hash for one in foretold]
    assert all(one.text_hash == told_in(one).hash_for(one.side) for one in told)


async def test_a_preview_is_refused_as_the_decision_would_be(database: Database) -> None:
    town = await make_town()
    waiting = await town.complaint("AWAITING_REPLY")
    verdict = Verdict(NONE, RULE, FACTS)
    before = await everything()
    answer = await preview_decision(town["reviewer"], waiting.case_id, verdict)
    assert isinstance(answer, Restricted) and answer.because is Because.ANSWER_IS_AWAITED
    assert isinstance(await preview_decision(town["reviewer2"], waiting.case_id, verdict), NotAllowed)
    behind = await preview_decision(town["reviewer"], waiting.case_id, verdict, revision=0)
    assert behind == Restricted(Because.CASE_CHANGED)
    assert await everything() == before
    ended = await town.case("DECIDED")
    assert isinstance(await preview_decision(town["reviewer"], ended.id, verdict), WrongState)


PREVIEW = f"""query($input: DecideCaseInput!) {{ previewDecision(input: $input) {{
  __typename {REFUSED}
  ... on DecisionPreview {{ statements {{
    side readers outcome measures sanctions {{ kind }} text formHash }} }} }} }}"""


async def test_the_preview_over_the_web_takes_what_deciding_takes(sqlite: Database) -> None:
    town = await make_town()
    case, (_, second) = await complained(town, "member", "stranger")
    values = {
        "id": id_of(case), "measure": "REMOVE_CONTENT", "rule": RULE, "facts": FACTS, "severity": "GRAVE",
        "outcomes": [{"complaintId": id_of(second), "outcome": "NOT_UPHELD"}], "revision": case.revision,
    }  # fmt: skip
    before = await everything()
    shown = (await data(town["reviewer"], PREVIEW, {"input": values}))["previewDecision"]["statements"]
    assert [(one["side"], one["outcome"]) for one in shown] == [
        ("SUBJECT", "UPHELD"), ("COMPLAINANT", "UPHELD"), ("COMPLAINANT", "NOT_UPHELD"),
    ]  # fmt: skip
    assert all("Statement of reasons" in one["text"] and FACTS in one["text"] for one in shown)
    assert shown[0]["measures"] == ["REMOVE_CONTENT"] and await everything() == before
    for who in ("reviewer2", "owner", "stranger", "auditor"):
        refused = (await data(town[who], PREVIEW, {"input": values}))["previewDecision"]
        assert refused["__typename"] in ("NotAllowed", "NotFound"), who
    assert (await do(town["reviewer"], "decideCase", values))["__typename"] == "Case"
    delivered = await db.StatementOfReasons.all().select_related("decision").order_by("id")
    assert [told_in(one).hash_of_form(one.side) for one in delivered] == [one["formHash"] for one in shown]


async def test_whether_a_machine_found_it_follows_from_what_brought_the_case(database: Database) -> None:
    town = await make_town()
    held, both = await town.comment("HELD_BY_PLATFORM"), await town.comment("HELD_BY_PLATFORM")
    done(await approve_comment(town["reviewer2"], both.id))
    done(await lodge_complaint(town["member"], COMMENT, both.id, "INSULT", "It insults me.", good_faith=True))
    plain = await town.comment()
    for comment, expected in ((held, True), (both, False), (plain, False)):
        done(await remove_content(town["reviewer"], COMMENT, comment.id, RULE, FACTS))
        decision = await db.Decision.get(case__subject_id=comment.id)
        assert (decision.automated_detection, decision.automated_decision) == (expected, False)
    causes = await db.CaseCause.filter(case__subject_id=both.id).values_list("kind", flat=True)
    assert set(causes) == {CauseKind.SCREENING, CauseKind.COMPLAINT}


def test_no_input_of_the_api_takes_whether_a_machine_did_it() -> None:
    inputs = [kind for name, kind in CORE.type_map.items() if name.endswith("Input")]
    assert inputs
    assert [field for kind in inputs for field in kind.fields if "automat" in field.lower()] == []  # type: ignore[attr-defined]


async def test_the_flags_cannot_be_set_by_an_input_that_names_them(sqlite: Database) -> None:
    town = await make_town()
    case, _ = await complained(town, "member")
    for field in ("automatedDetection", "automatedDecision", "automated_decision"):
        values = {"id": id_of(case), "measure": "NONE", "rule": RULE, "facts": FACTS, field: True}
        document = f"mutation($input: DecideCaseInput!) {{ decideCase(input: $input) {{ __typename {REFUSED} }} }}"
        assert "errors" in await ask(town["reviewer"], document, {"input": values})
    assert not await db.Decision.all().exists()


async def test_a_changed_decision_is_named_by_the_check_of_the_trail(database: Database) -> None:
    town = await make_town()
    for state in ("UPHELD", "NOT_UPHELD", "PARTLY_UPHELD"):
        await town.complaint(state)
    assert await faults_of_the_trail() == []
    told = await db.StatementOfReasons.first()
    assert told is not None
    other = await db.StatementOfReasons.filter(decision_id=told.decision_id).count()
    await db.Decision.filter(id=told.decision_id).update(severity=Severity.GRAVE)
    faults = await faults_of_the_trail()
    assert len(faults) == other and str(told.id) in " ".join(faults)
    await db.Decision.filter(id=told.decision_id).update(severity=None)
    await db.StatementOfReasons.filter(id=told.id).update(outcome=ComplaintState.WITHDRAWN)
    assert [str(told.id) in fault for fault in await faults_of_the_trail()] == [True]


async def test_a_preview_takes_so_many_statements_for_each_complaint(database: Database) -> None:
    """It does what deciding does, but for what is written at the very end: acts, trail, notices."""
    town, taken = await make_town(), {}
    for size in (1, 6):
        comment = await town.comment()
        for _ in range(size):
            filed: Any = done(
                await lodge_complaint(
                    await town.newcomer(), COMMENT, comment.id, "INSULT", "It insults me.", good_faith=True
                )
            )
        done(await claim_case(town["reviewer"], filed.case_id))
        with statements() as sent:
            done(await preview_decision(town["reviewer"], filed.case_id, Verdict(REMOVE, RULE, FACTS)))
        taken[size] = len(sent)
    assert taken[6] - taken[1] == 2 * 5
