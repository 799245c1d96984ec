"""Complaints that are declined or come late to a case, and what the other side is asked, in every state."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import DeclineReason, Measure, SubjectKind
from resolvers import clock, complaints

RIGHT = {"WHICH_RIGHT": "The copyright in a photo.", "PROOF": "It is in my book of 2019."}


async def joined(town: Any, who: str) -> db.Complaint:
    """A complaint that came after its case was taken by the reviewer."""
    comment = await town.comment()
    about = (SubjectKind.COMMENT, comment.id, "INSULT", "It insults me.")
    first: Any = await complaints.lodge_complaint(await town.newcomer(), *about, good_faith=True)
    claimed = await complaints.claim_case(town["reviewer"], first.case_id)
    assert isinstance(claimed, db.Case), claimed
    filed = await complaints.lodge_complaint(town[who], *about, good_faith=True)
    assert isinstance(filed, db.Complaint), filed
    return filed


async def declined(town: Any, complaint: db.Complaint) -> None:
    """Decline a complaint of a case that the reviewer took."""
    answer = await complaints.decline_complaint(
        town["reviewer"], complaint.id, DeclineReason.NOT_OURS, "It is about a street."
    )
    assert isinstance(answer, db.Complaint), answer


async def counter_notice_of(town: Any, state: str) -> db.CounterNotice:
    """What the operators of an account are asked about a post: INVITED, ANSWERED, or DECIDED without an answer."""
    post = await town.make_post()
    await db.Complaint.all().update(created_at=clock.now() - timedelta(days=3))
    filed: Any = await complaints.lodge_complaint(
        town["member"], SubjectKind.POST, post.id, "RIGHTS", "My photo.", (), RIGHT, good_faith=True
    )
    await complaints.claim_case(town["reviewer"], filed.case_id)
    notice = await db.CounterNotice.get(case_id=filed.case_id)
    if state == "ANSWERED":
        await complaints.submit_counter_notice(town["owner"], notice.id, "We took it ourselves.")
    elif state == "DECIDED":
        decided = await complaints.decide_case(
            town["reviewer"], filed.case_id, Measure.NONE, "CIVILITY", "The photo is another one."
        )
        assert isinstance(decided, db.Case), decided
    return await db.CounterNotice.get(id=notice.id)
