"""A case is decided as it was seen, and by one: what came meanwhile is seen first, and nothing of it is lost."""

import asyncio
from typing import Any

import pytest

import db
from db.vocabulary import CaseState, ComplaintState, Measure, SubjectKind
from resolvers import complaints
from resolvers.rules.refusals import Because, Refusal, Restricted, TakenByAnother, WrongState
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.services import Database

CHANGED = Restricted(Because.CASE_CHANGED)


async def _joined(town: Town, complaint: db.Complaint) -> None:
    about = (SubjectKind.COMMENT, complaint.subject_id, "OTHER", "I say so too.")
    done(await complaints.lodge_complaint(town["stranger"], *about, good_faith=True))


async def _withdrawn(town: Town, complaint: db.Complaint) -> None:
    done(await complaints.withdraw_complaint(town["member"], complaint.id))


async def _answered(town: Town, complaint: db.Complaint) -> None:
    done(await complaints.answer_question(town["member"], complaint.id, "Since May."))


MEANWHILE = {"ACCEPTED": (_joined, _withdrawn), "AWAITING_REPLY": (_answered,)}


@pytest.mark.parametrize(
    ("state", "meanwhile"), [(state, one) for state, several in MEANWHILE.items() for one in several]
)
async def test_what_came_to_a_case_since_it_was_judged_is_to_be_seen_first(
    sqlite: Database, state: str, meanwhile: Any
) -> None:
    town = await make_town()
    complaint = await town.complaint(state)
    judged = (await db.Case.get(id=complaint.case_id)).revision
    await meanwhile(town, complaint)
    decision = (town["reviewer"], complaint.case_id, Measure.REMOVE_CONTENT, RULE, FACTS)
    assert await complaints.decide_case(*decision, revision=judged) == CHANGED
    now = (await db.Case.get(id=complaint.case_id)).revision
    assert done(await complaints.decide_case(*decision, revision=now)).state is CaseState.DECIDED


async def test_of_two_who_take_a_case_at_once_one_has_it(database: Database) -> None:
    town = await make_town()
    for _ in range(5):
        case = await town.case()
        answers = await asyncio.gather(
            *(complaints.claim_case(town[who], case.id) for who in ("reviewer", "reviewer2"))
        )
        refused = [answer for answer in answers if isinstance(answer, Refusal)]
        assert [type(answer) for answer in refused] == [TakenByAnother]
        held = await db.Case.get(id=case.id)
        assert (held.state, await db.Act.filter(subject_id=case.id, name="case:claim").count()) == ("CLAIMED", 1)


async def test_who_decides_while_another_takes_the_case_is_first_or_told(database: Database) -> None:
    town = await make_town()
    for _ in range(5):
        case = await town.case("CLAIMED")
        decided, taken = await asyncio.gather(
            complaints.decide_case(town["reviewer"], case.id, Measure.NONE, RULE, FACTS),
            complaints.claim_case(town["reviewer2"], case.id),
        )
        assert done(decided).state is CaseState.DECIDED
        assert isinstance(taken, TakenByAnother | WrongState)
        assert (await db.Case.get(id=case.id)).state is CaseState.DECIDED


async def test_a_complaint_is_either_decided_or_withdrawn(database: Database) -> None:
    town = await make_town()
    ends = set()
    for turn in range(8):
        complaint = await town.complaint("ACCEPTED")
        judged = (await db.Case.get(id=complaint.case_id)).revision
        both = [
            complaints.withdraw_complaint(town["member"], complaint.id),
            complaints.decide_case(
                town["reviewer"], complaint.case_id, Measure.REMOVE_CONTENT, RULE, FACTS, revision=judged
            ),
        ]
        answers = await asyncio.gather(*(both if turn % 2 else reversed(both)))
        withdrawn, decided = answers if turn % 2 else reversed(answers)
        now = await db.Complaint.get(id=complaint.id)
        ends.add(now.state)
        if now.state is ComplaintState.WITHDRAWN:
            assert not isinstance(withdrawn, Refusal) and decided == CHANGED
        else:
            assert now.state is ComplaintState.UPHELD and isinstance(withdrawn, WrongState)
            assert done(decided).state is CaseState.DECIDED
        case = await db.Case.get(id=complaint.case_id)
        left = await db.Complaint.filter(case_id=case.id, state__in=["RECEIVED", "ACCEPTED", "AWAITING_REPLY"]).count()
        assert case.open_complaints == left == 0
    assert ends


async def test_of_two_complaints_at_once_both_are_in_the_case_that_is_decided(database: Database) -> None:
    town = await make_town()
    for _ in range(4):
        complaint = await town.complaint("ACCEPTED")
        judged = (await db.Case.get(id=complaint.case_id)).revision
        about = (SubjectKind.COMMENT, complaint.subject_id, "OTHER", "I say so too.")
        filed, decided = await asyncio.gather(
            complaints.lodge_complaint(await town.newcomer(), *about, good_faith=True),
            complaints.decide_case(
                town["reviewer"], complaint.case_id, Measure.REMOVE_CONTENT, RULE, FACTS, revision=judged
            ),
        )
        joined = done(filed)
        case = await db.Case.get(id=joined.case_id)
        if isinstance(decided, Refusal):
            assert decided == CHANGED and case.id == complaint.case_id and case.state is CaseState.CLAIMED
        else:
            assert case.id != complaint.case_id and case.state is CaseState.OPEN
