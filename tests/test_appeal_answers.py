"""What an answer to an appeal does: on the side concerned, for complainants, to sanctions, to what was declined."""

from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import (
    AccountFunction,
    ComplaintState,
    DeclineReason,
    Measure,
    SanctionKind,
    Severity,
    StaffRole,
    SubjectKind,
)
from resolvers import clock, complaints
from resolvers.complaints.declining import decline_complaint
from resolvers.interactions import add_comment
from resolvers.oversight import drifted_counters
from resolvers.pages import Window
from resolvers.rules.refusals import Because, Invalid, NotFound, Refusal, Restricted
from resolvers.rules.verdicts import told_in
from resolvers.sanctions.appeals.answering import modify_appeal, overturn_appeal, preview_of_answer
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal
from resolvers.sanctions.ladder import strikes_of
from resolvers.sanctions.statements import text_of
from tests.asking import data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_appeals import (
    FACTS,
    OTHER_RULE,
    RULE,
    WHY,
    answered,
    appeal_of,
    contested,
    dismissed,
    statement_on,
    told,
)
from tests.cast_sanctions import confirmed, reload
from tests.cast_weight import FACTORS
from tests.services import Database

DAY, PAGE = timedelta(days=1), Window(limit=10)


@pytest.fixture
async def town(sqlite: Database) -> Town:
    """A town on SQLite."""
    return await make_town()


async def test_a_complainant_who_is_right_has_the_content_removed_with_reasons_to_both_sides(town: Town) -> None:
    comment, (first, _second) = await dismissed(town, "member", "stranger")
    appeal = done(await lodge_appeal(town["member"], (await statement_on(first)).id, WHY))
    assert (await told(town["author"]))[-1] == "appeal.contested"
    answer = await answered(town, appeal, overturn_appeal)
    row = await db.Comment.get(id=comment.id)
    assert (row.state, row.reason) == ("REMOVED", RULE)
    states = {complaint.state for complaint in await db.Complaint.filter(case_id=first.case_id)}
    assert states == {ComplaintState.UPHELD}, "whoever said the same was right as well"
    told_to = await db.StatementOfReasons.filter(decision_id=answer.answer_id)
    assert {(one.side, one.user_id) for one in told_to} == {
        ("SUBJECT", town["author"].user_id), ("COMPLAINANT", town["member"].user_id),
        ("COMPLAINANT", town["stranger"].user_id),
    }  # fmt: skip
    assert (await told(town["member"]))[-3:] == ["appeal.lodged", "appeal.claimed", "appeal.overturned"]
    assert (await told(town["stranger"]))[-2:] == ["complaint.contested", "complaint.contest_ended"]
    assert (await told(town["author"]))[-2:] == ["comment.removed", "appeal.contest_ended"]
    assert (await db.Decision.get(id=appeal.decision_id)).reversed_at and await drifted_counters() == []
    statement = next(one for one in told_to if one.side == "SUBJECT")
    theirs = next(one for one in told_to if one.user_id == town["stranger"].user_id)
    final = await lodge_appeal(town["stranger"], theirs.id, WHY)
    assert final == Restricted(Because.DECISION_IS_FINAL)
    done(await lodge_appeal(town["author"], statement.id, WHY))  # who was told nothing of it before


async def test_a_declined_complaint_is_taken_up_again_where_its_case_is_or_opens_anew(town: Town) -> None:
    for other in ("none", "open", "decided"):
        filed = await town.complaint("ACCEPTED")
        done(await decline_complaint(town["reviewer"], filed.id, DeclineReason.NOT_OURS, FACTS))
        if other == "decided":
            done(await complaints.decide_case(town["reviewer"], filed.case_id, Measure.NONE, RULE, FACTS))
        appeal = done(await lodge_appeal(town["member"], (await statement_on(filed)).id, WHY))
        if other == "decided":
            assert "appeal.contested" not in await told(town["author"]), "nobody else heard of it"
        await answered(town, appeal, overturn_appeal)
        complaint = await db.Complaint.get(id=filed.id)
        case = await db.Case.get(id=complaint.case_id)
        assert (complaint.state, complaint.decline_reason, complaint.decision_id) == ("ACCEPTED", None, None), other
        assert case.open_complaints == 1 and case.state == ("OPEN" if other == "decided" else "CLAIMED"), other
        await db.Complaint.all().update(created_at=clock.now() - 3 * DAY)
    assert await drifted_counters() == []


async def test_a_declined_complaint_joins_the_open_case_on_the_same_thing(town: Town) -> None:
    filed = await town.complaint("ACCEPTED")
    done(await decline_complaint(town["reviewer"], filed.id, DeclineReason.NOT_OURS, FACTS))
    done(await complaints.decide_case(town["reviewer"], filed.case_id, Measure.NONE, RULE, FACTS))
    about = (SubjectKind.COMMENT, filed.subject_id, "INSULT", "It is worse now.")
    new = done(await complaints.lodge_complaint(town["stranger"], *about, good_faith=True))
    appeal = done(await lodge_appeal(town["member"], (await statement_on(filed)).id, WHY))
    await answered(town, appeal, overturn_appeal)
    assert (await db.Complaint.get(id=filed.id)).case_id == new.case_id != filed.case_id
    assert (await db.Case.get(id=new.case_id)).open_complaints == 2
    assert await drifted_counters() == []


async def test_a_change_makes_the_sanction_milder_and_never_harder_for_whoever_appealed(town: Town) -> None:
    sanction = await confirmed(town, SanctionKind.UPDATE_SUSPENSION)
    await reload(town)
    decision = await db.Decision.get(id=sanction.decision_id)
    statement = await db.StatementOfReasons.get(decision_id=decision.id, side="SUBJECT")
    appeal = done(await lodge_appeal(town["owner"], statement.id, WHY))
    done(await claim_appeal(town["reviewer2"], appeal.id))

    async def changed(**more: Any) -> Any:
        return await modify_appeal(town["reviewer2"], appeal.id, RULE, FACTS, **more)

    assert await changed() == Restricted(Because.NOTHING_IS_CHANGED)
    suspension = SanctionKind.UPDATE_SUSPENSION
    for harder in ({"kind": SanctionKind.CLOSURE}, {"kind": suspension, "days": 15}, {"kind": suspension}, {"days": 3}):
        assert isinstance(await changed(**harder), Invalid), harder
    assert isinstance(await changed(kind=SanctionKind.FUNCTION_RESTRICTION, days=3), Invalid), "of no function"
    assert await changed(kind=suspension, days=14) == Restricted(Because.NOTHING_IS_CHANGED)
    before = await strikes_of(sanction.account_id)
    done(await changed(
        severity=Severity.MINOR, kind=SanctionKind.FUNCTION_RESTRICTION, functions=[AccountFunction.REPLIES], days=3
    ))  # fmt: skip
    sanction = await db.Sanction.get(id=sanction.id)
    assert (sanction.kind, sanction.functions, sanction.days) == ("FUNCTION_RESTRICTION", ["REPLIES"], 3)
    assert sanction.ends_at == sanction.starts_at + 3 * DAY
    (kept,) = (await db.PublicAccount.get(id=sanction.account_id)).restrictions
    assert (kept["kind"], kept["functions"]) == ("FUNCTION_RESTRICTION", ["REPLIES"])
    assert (before, await strikes_of(sanction.account_id)) == (3, 1), "strikes follow the severity"
    answer = await db.Decision.get(appeal_id=appeal.id)
    assert answer.starts_at == decision.starts_at and answer.ends_at == sanction.ends_at, "it counts from the first day"
    assert "sanction.modified" in await told(town["editor"])


async def test_a_change_of_the_rule_shows_on_what_is_removed_and_in_part_on_the_complaints(town: Town) -> None:
    upheld = await town.complaint("UPHELD")
    statement = await db.StatementOfReasons.get(decision_id=upheld.decision_id, side="SUBJECT")
    appeal = done(await lodge_appeal(town["author"], statement.id, WHY))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    done(await modify_appeal(town["reviewer2"], appeal.id, OTHER_RULE, FACTS, in_part=True))
    comment = await db.Comment.get(id=upheld.subject_id)
    assert (comment.state, comment.reason) == ("REMOVED", OTHER_RULE)
    assert (await db.Complaint.get(id=upheld.id)).state == "PARTLY_UPHELD"
    seen = "query($id: ID!) { node(id: $id) { ... on Complaint { statement { outcome text offers appeal { id } } } } }"
    shown = (await data(town["member"], seen, {"id": id_of(upheld)}))["node"]["statement"]
    assert shown["outcome"] == "PARTLY_UPHELD" and shown["offers"] == [] and shown["appeal"] is None
    assert "the decision is changed" in shown["text"] and FACTS in shown["text"] and "final here" in shown["text"]
    other = await town.complaint("PARTLY_UPHELD")
    appeal = done(await lodge_appeal(town["member"], (await statement_on(other)).id, WHY))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    assert isinstance(await modify_appeal(town["reviewer2"], appeal.id, OTHER_RULE, FACTS, in_part=True), Invalid)


async def test_a_measure_against_misuse_never_was_once_it_is_overturned(town: Town) -> None:
    filed = await town.complaint("NOT_UPHELD")
    done(await complaints.warn_complainant(town["reviewer"], filed.id, FACTORS, "It is made up."))
    statement = await statement_on(filed)
    assert isinstance(await lodge_appeal(town["owner"], statement.id, WHY), NotFound)
    appeal = done(await lodge_appeal(town["member"], statement.id, WHY))
    assert not {"appeal.contested"} & set(await told(town["author"])), "it is between the complainant and the platform"
    await answered(town, appeal, overturn_appeal)
    assert (await db.Misuse.get(complaint_id=filed.id)).overturned_at
    assert (await db.Complaint.get(id=filed.id)).state == "NOT_UPHELD"
    assert (await db.StatementOfReasons.filter(side="SUBJECT")) == []


async def test_a_preview_is_the_answer_and_keeps_nothing(town: Town) -> None:
    appeal = await appeal_of(town, "UNDER_REVIEW")
    before = await db.Decision.all().count()
    shown = await preview_of_answer(town["reviewer2"], appeal.id, "appeal:overturn", RULE, FACTS)
    assert isinstance(shown, list) and [(one.side, one.readers) for one in shown] == [("SUBJECT", 1)]
    assert (await db.Appeal.get(id=appeal.id)).state == "UNDER_REVIEW" and await db.Decision.all().count() == before
    done(await overturn_appeal(town["reviewer2"], appeal.id, RULE, FACTS))
    statement = await db.StatementOfReasons.filter(decision__appeal_id=appeal.id).select_related("decision").get()
    assert told_in(statement).hash_of_form(statement.side) == shown[0].form_hash
    assert text_of("en", statement).split("\n")[2:5] == shown[0].text("en").split("\n")[2:5]
    refused = await preview_of_answer(town["reviewer2"], appeal.id, "appeal:affirm", RULE, FACTS)
    assert isinstance(refused, Refusal)


async def test_two_decisions_on_the_same_content_are_two(town: Town) -> None:
    """What another decision in force removed stays removed; it goes back to the beginning with the other."""
    comment, statement = await contested(town)
    first = await db.Decision.get(id=statement.decision_id)
    case = await db.Case.get(id=first.case_id)
    second = await db.Decision.create(
        case_id=case.id, decided_by_id=town["senior"].staff[StaffRole.SENIOR_REVIEWER], measure="REMOVE_CONTENT",
        outcome="UPHELD", ground="LAW", rule=OTHER_RULE, facts="f", starts_at=clock.now(),
        appeal_until=clock.now() + DAY, act_id=comment.id,
    )  # fmt: skip
    appeal = done(await lodge_appeal(town["author"], statement.id, WHY))
    await answered(town, appeal, overturn_appeal)
    assert (await db.Comment.get(id=comment.id)).state == "REMOVED"
    moved = await db.Act.get(subject_id=comment.id, name="comment:remove")
    assert moved.cause_id == second.act_id and moved.undone_at is None


async def test_a_late_comment_of_somebody_else_changes_nothing_of_the_reversal(town: Town) -> None:
    """Counters are put back by what the decision took, not to a number."""
    comment, statement = await contested(town)
    post = await db.Post.get(id=comment.post_id)
    done(await add_comment(town["stranger"], post.id, "I came later."))
    visible = (await db.Post.get(id=post.id)).visible_comments
    appeal = done(await lodge_appeal(town["author"], statement.id, WHY))
    await answered(town, appeal, overturn_appeal)
    assert (await db.Post.get(id=post.id)).visible_comments == visible + 1
    assert await drifted_counters() == []


async def test_one_mutation_answers_and_takes_a_change_only_for_a_changed_decision(town: Town) -> None:
    appeal = await appeal_of(town, "UNDER_REVIEW")
    who, given = town["reviewer2"], {"id": id_of(appeal), "rule": RULE, "facts": FACTS}
    document = "query($id: ID!) { node(id: $id) { ... on Appeal { offers } } }"
    assert (await data(who, document, {"id": id_of(appeal)}))["node"]["offers"] == ["RELEASE_APPEAL", "DECIDE_APPEAL"]
    refused = await do(who, "decideAppeal", given | {"verdict": "OVERTURNED", "severity": "MINOR"})
    assert refused["__typename"] == "Invalid"
    assert (await do(who, "decideAppeal", given | {"verdict": "OVERTURNED"}))["__typename"] == "Appeal"
    assert (await db.Appeal.get(id=appeal.id)).state == "OVERTURNED"
