"""What a second reading of cases, sanctions and appeals found: nobody judges their own, nothing is left hanging."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import (
    AccountFunction,
    CaseState,
    ComplaintState,
    DeadlineKind,
    DeclineReason,
    Measure,
    OperatorRole,
    SanctionKind,
    Severity,
    SubjectKind,
)
from policy import pack
from resolvers import accounts, clock, complaints
from resolvers.actor import actor_of_user
from resolvers.complaints.cases.queue import CaseOrder, Wanted, cases_page
from resolvers.complaints.declining import decline_complaint
from resolvers.deadlines import meet_deadlines
from resolvers.pages import Window
from resolvers.rules.ids import global_id
from resolvers.rules.refusals import Because, Invalid, LimitReached, Restricted
from resolvers.sanctions.appeals.answering import affirm_appeal, modify_appeal, overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal
from resolvers.sanctions.confirming import confirm_sanction
from resolvers.sanctions.proposing import propose_sanction, respond_to_sanction, withdraw_sanction
from resolvers.sanctions.statements import text_of
from tests.asking import data, id_of
from tests.cast import Town, done, make_town
from tests.cast_appeals import FACTS, OTHER_RULE, RULE, WHY, answered, contested, dismissed, statement_on
from tests.cast_sanctions import proposed
from tests.filing import report
from tests.services import Database

DAY = timedelta(days=1)


@pytest.fixture
async def town(sqlite: Database) -> Town:
    """A town on SQLite."""
    return await make_town()


async def told_apart(town: Town) -> tuple[Any, Any]:
    """Two complaints that one decision answered: the first was right, the second was not."""
    comment = await town.comment()
    right, wrong = [await report(town[who], comment) for who in ("member", "stranger")]
    done(await complaints.claim_case(town["reviewer"], right.case_id))
    outcomes = {wrong.id: ComplaintState.NOT_UPHELD}
    remove = Measure.REMOVE_CONTENT
    done(await complaints.decide_case(town["reviewer"], right.case_id, remove, RULE, FACTS, outcomes=outcomes))
    return right, wrong


@pytest.mark.parametrize(("answer", "rule"), [(affirm_appeal, RULE), (modify_appeal, OTHER_RULE)])
async def test_a_complaint_that_ended_otherwise_than_the_rest_still_does(town: Town, answer: Any, rule: str) -> None:
    right, wrong = await told_apart(town)
    appeal = done(await lodge_appeal(town["stranger"], (await statement_on(wrong)).id, WHY))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    done(await answer(town["reviewer2"], appeal.id, rule, FACTS))
    assert (await db.Complaint.get(id=wrong.id)).state is ComplaintState.NOT_UPHELD
    assert (await db.Complaint.get(id=right.id)).state is ComplaintState.UPHELD


async def test_an_old_decision_that_names_no_act_takes_back_nothing_but_its_own(town: Town) -> None:
    other = await town.comment("HIDDEN")
    comment, statement = await contested(town)
    await db.Decision.filter(id=statement.decision_id).update(act_id=None)
    await db.Act.filter(subject_id=comment.id).update(cause_id=None)
    appeal = done(await lodge_appeal(town["author"], statement.id, WHY))
    await answered(town, appeal, overturn_appeal)
    assert (await db.Comment.get(id=other.id)).state == "HIDDEN"
    assert (await db.Comment.get(id=comment.id)).state == "VISIBLE"


async def test_whoever_complained_after_taking_the_case_does_not_decide_it(town: Town) -> None:
    case = await town.case("CLAIMED")
    comment = await db.Comment.get(id=case.subject_id)
    done(await report(town["reviewer"], comment))
    refused = await complaints.decide_case(town["reviewer"], case.id, Measure.REMOVE_CONTENT, RULE, FACTS)
    assert refused == Restricted(Because.OWN_MATTER)
    removed = await complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, comment.id, RULE, FACTS)
    assert removed == Restricted(Because.OWN_MATTER)
    assert (await db.Comment.get(id=comment.id)).state == "VISIBLE"


async def test_nobody_restores_their_own_words_or_those_of_their_account(town: Town) -> None:
    own = await town.comment("REMOVED")
    author = replace(town["author"], staff=town["reviewer2"].staff)
    operator = replace(town["reviewer2"], posts={town.account.id: OperatorRole.OWNER})
    tied = replace(town["reviewer2"], conflicts=frozenset({town.account.id}))
    for actor, because in ((author, "OWN_MATTER"), (operator, "OWN_MATTER"), (tied, "CONFLICT_DECLARED")):
        refused = await complaints.restore_content(actor, SubjectKind.COMMENT, own.id)
        assert refused == Restricted(Because(because))
    assert (await db.Comment.get(id=own.id)).state == "REMOVED"


async def test_a_case_that_is_opened_again_is_minded_by_the_clock(town: Town) -> None:
    filed = await town.complaint("ACCEPTED")
    done(await decline_complaint(town["reviewer"], filed.id, DeclineReason.NOT_OURS, FACTS))
    done(await complaints.decide_case(town["reviewer"], filed.case_id, Measure.NONE, RULE, FACTS))
    appeal = done(await lodge_appeal(town["member"], (await statement_on(filed)).id, WHY))
    await answered(town, appeal, overturn_appeal)
    case = await db.Case.get(id=filed.case_id)
    waiting = await db.Deadline.get_or_none(kind=DeadlineKind.CASE_OVERDUE, subject_id=case.id, done_at=None)
    assert case.state is CaseState.OPEN and waiting is not None and waiting.due_at == case.due_at


async def test_an_appeal_outlives_the_post_of_whoever_took_it(town: Town) -> None:
    _, statement = await contested(town)
    appeal = done(await lodge_appeal(town["author"], statement.id, WHY))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    post = next(iter(town["reviewer2"].staff.values()))
    done(await accounts.dismiss_staff(town["admin"], post))
    left = await db.Appeal.get(id=appeal.id)
    assert (left.state, left.claimed_by_id) == ("LODGED", None)
    done(await claim_appeal(town["senior"], appeal.id))


async def test_content_that_is_put_back_leaves_the_way_to_contest_the_sanction_beside_it(town: Town) -> None:
    filed = await town.complaint("ACCEPTED")
    kind = SanctionKind.UPDATE_SUSPENSION
    sanction = done(
        await propose_sanction(
            town["reviewer"], filed.case_id, kind, RULE, Severity.MAJOR, FACTS, days=14, departure=WHY
        )
    )
    done(await respond_to_sanction(town["owner"], sanction.id, "We are sorry."))
    remove, both = Measure.REMOVE_CONTENT, (sanction.id,)
    done(await complaints.decide_case(town["reviewer"], filed.case_id, remove, RULE, FACTS, sanctions=both))
    done(await complaints.restore_content(town["reviewer2"], SubjectKind.COMMENT, filed.subject_id))
    sanction = await db.Sanction.get(id=sanction.id)
    statement = await db.StatementOfReasons.get(decision_id=sanction.decision_id, side="SUBJECT", user_id=None)
    done(await lodge_appeal(town["owner"], statement.id, WHY))


async def test_a_sanction_leaves_a_held_comment_to_be_decided(town: Town) -> None:
    comment = await town.comment("HELD_BY_PLATFORM")
    case = await db.Case.get(subject_id=comment.id)
    done(await complaints.claim_case(town["reviewer"], case.id))
    kind, why = SanctionKind.UPDATE_SUSPENSION, "As agreed."
    sanction = done(
        await propose_sanction(town["reviewer"], case.id, kind, RULE, Severity.MAJOR, FACTS, days=14, departure=why)
    )
    done(await respond_to_sanction(town["owner"], sanction.id, "We are sorry."))
    done(await confirm_sanction(town["senior"], sanction.id))
    held, case = await db.Comment.get(id=comment.id), await db.Case.get(id=case.id)
    assert (held.state, case.state) == ("HELD", CaseState.CLAIMED), "somebody still has to look at it"
    done(await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, RULE, FACTS))
    assert (await db.Comment.get(id=comment.id)).state == "VISIBLE"


async def test_an_author_may_contest_what_only_the_answer_to_an_appeal_did(town: Town) -> None:
    comment, (first,) = await dismissed(town, "member")
    appeal = done(await lodge_appeal(town["member"], (await statement_on(first)).id, WHY))
    answer = await answered(town, appeal, overturn_appeal)
    statement = await db.StatementOfReasons.get(decision_id=answer.answer_id, side="SUBJECT").select_related("decision")
    assert "/appeal)" in text_of("en", statement) and "final here" not in text_of("en", statement)
    mine = done(await lodge_appeal(town["author"], statement.id, WHY))
    done(await claim_appeal(town["senior"], mine.id))
    done(await overturn_appeal(town["senior"], mine.id, RULE, FACTS))
    assert (await db.Comment.get(id=comment.id)).state == "VISIBLE"
    assert (await db.Complaint.get(id=first.id)).state is ComplaintState.NOT_UPHELD
    last = await db.StatementOfReasons.filter(user_id=town["author"].user_id).latest("id")
    assert await lodge_appeal(town["author"], last.id, WHY) == Restricted(Because.DECISION_IS_FINAL)


async def test_nothing_holds_longer_than_72_hours_before_it_is_confirmed(town: Town) -> None:
    sanction = await proposed(town, SanctionKind.UPDATE_SUSPENSION, town.account, interim_because="People get hurt.")
    done(await withdraw_sanction(town["reviewer"], sanction.id, "Another way."))
    again = await propose_sanction(
        town["reviewer"], sanction.case_id, SanctionKind.UPDATE_SUSPENSION, RULE, Severity.MAJOR, FACTS,
        days=14, departure=WHY, interim_because="People still get hurt.",
    )  # fmt: skip
    assert again == Restricted(Because.INTERIM_WAS_USED)


async def test_nobody_confirms_without_having_read_what_was_responded(town: Town) -> None:
    sanction = await proposed(town, SanctionKind.UPDATE_SUSPENSION, town.account)
    clock.move_clock(4 * DAY)
    try:
        await meet_deadlines(clock.now())
        read = (await db.Case.get(id=sanction.case_id)).revision
        done(await respond_to_sanction(town["owner"], sanction.id, "It was not us."))
        refused = await confirm_sanction(town["senior"], sanction.id, revision=read)
        assert refused == Restricted(Because.CASE_CHANGED)
    finally:
        clock.move_clock(timedelta())


async def test_danger_to_life_is_first_for_everybody_also_before_what_was_passed_on(town: Town) -> None:
    passed_on = await town.case("ESCALATED")
    grave = await report(town["stranger"], await town.comment(), "DANGER_TO_LIFE", "He stands on the bridge.")
    for who in ("reviewer", "senior"):
        found = await cases_page(town[who], Wanted(), CaseOrder.URGENT, Window(limit=9))
        assert [case.id for case in found][:2] == [grave.case_id, passed_on.id] or who == "reviewer"
        assert found[0].id == grave.case_id


async def test_danger_to_life_is_reported_however_much_else_was(town: Town) -> None:
    *many, another, bridge = [await town.comment() for _ in range(pack().limits.open_complaints.most + 2)]
    for comment in many:
        done(await report(town["member"], comment))
    assert isinstance(await report(town["member"], another), LimitReached)
    done(await report(town["member"], bridge, "DANGER_TO_LIFE", "He stands on the bridge."))


async def test_a_decision_that_the_other_side_had_reversed_is_not_changed_any_more(town: Town) -> None:
    filed = await town.complaint("PARTLY_UPHELD")
    statement = await db.StatementOfReasons.get(decision_id=filed.decision_id, side="SUBJECT")
    theirs = done(await lodge_appeal(town["member"], (await statement_on(filed)).id, WHY))
    await answered(town, done(await lodge_appeal(town["author"], statement.id, WHY)), overturn_appeal)
    done(await claim_appeal(town["senior"], theirs.id))
    refused = await modify_appeal(town["senior"], theirs.id, OTHER_RULE, FACTS, severity=Severity.MINOR)
    assert refused == Restricted(Because.DECISION_IS_REVERSED)


async def test_staff_read_no_complaint_about_what_is_their_own(town: Town) -> None:
    comment = await town.comment()
    filed = await report(town["member"], comment)
    done(await complaints.claim_case(town["reviewer"], filed.case_id))
    done(await complaints.decide_case(town["reviewer"], filed.case_id, Measure.NONE, RULE, FACTS))
    appeal = done(await lodge_appeal(town["member"], (await statement_on(filed)).id, WHY))
    document = """query($case: ID!, $ids: [ID!]!) {
        node(id: $case) { ... on Case { snapshot complaints { nodes { words } } } }
        nodes(ids: $ids) { id } appeals { nodes { words } } }"""
    asked = {"case": global_id("Case", filed.case_id), "ids": [id_of(filed), id_of(appeal)]}
    reader = town["reviewer2"]
    seen = await data(reader, document, asked)
    assert seen["node"]["complaints"]["nodes"] == [{"words": filed.words}] and all(seen["nodes"])
    assert seen["appeals"]["nodes"] == [{"words": WHY}]
    runs_it = replace(reader, posts={town.account.id: OperatorRole.MODERATOR})
    is_connected = replace(reader, conflicts=frozenset({town.account.id}))
    for involved in (runs_it, is_connected):
        seen = await data(involved, document, asked)
        assert seen["nodes"] == [None, None] and seen["appeals"]["nodes"] == []
        assert seen["node"] == {"snapshot": comment.body, "complaints": {"nodes": []}}
    wrote_it = replace(reader, user_id=town["author"].user_id)
    assert (await data(wrote_it, document, asked))["node"]["complaints"]["nodes"] == []


async def test_whoever_complained_learns_that_what_was_removed_is_put_back(town: Town) -> None:
    comment = await town.comment()
    filed = await report(town["member"], comment)
    done(await complaints.claim_case(town["reviewer"], filed.case_id))
    done(await complaints.decide_case(town["reviewer"], filed.case_id, Measure.REMOVE_CONTENT, RULE, FACTS))
    done(await complaints.restore_content(town["reviewer2"], SubjectKind.COMMENT, comment.id))
    (notice,) = await db.Notice.filter(event="complaint.reversed")
    assert (notice.user_id, notice.subject_id, notice.facts) == (filed.user_id, filed.id, {"receipt": filed.receipt})


async def test_an_appeal_of_a_complainant_makes_no_sanction_harder(town: Town) -> None:
    sanction = await proposed(town, SanctionKind.FUNCTION_RESTRICTION)
    filed = await db.Complaint.get(case_id=sanction.case_id)
    done(await respond_to_sanction(await town.again("owner"), sanction.id, "It was one post."))
    done(await confirm_sanction(town["reviewer"], sanction.id))
    statement = await statement_on(filed)
    complainant = await actor_of_user(await db.User.get(id=filed.user_id))
    appeal = done(await lodge_appeal(complainant, statement.id, WHY))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    both, limit = [AccountFunction.COMMENTS, AccountFunction.REPLIES], SanctionKind.FUNCTION_RESTRICTION
    for harder in (
        {"kind": SanctionKind.UPDATE_SUSPENSION, "days": 7},
        {"kind": limit, "functions": both, "days": 7},
        {"kind": limit, "functions": both[:1], "days": 8},
    ):
        assert isinstance(await modify_appeal(town["reviewer2"], appeal.id, RULE, FACTS, **harder), Invalid), harder
    assert (await db.Sanction.get(id=sanction.id)).ends_at == (
        await db.Sanction.get(id=sanction.id)
    ).starts_at + 7 * DAY


async def test_what_was_proposed_in_a_case_that_was_passed_on_is_for_seniors(town: Town) -> None:
    sanction = await proposed(town, SanctionKind.WARNING)
    reason = pack().reasons.escalation[0]
    done(await complaints.escalate_case(town["reviewer"], sanction.case_id, reason))
    crane = town["reviewer"]
    for refused in (confirm_sanction(crane, sanction.id), withdraw_sanction(crane, sanction.id, WHY)):
        assert await refused == Restricted(Because.FOR_A_SENIOR)
    done(await confirm_sanction(town["senior"], sanction.id))
