"""Appeals of a town in every state, and the statements that can be contested, raised through the use cases."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import Measure, Severity, SubjectKind
from resolvers import clock, complaints
from resolvers.rules.refusals import Refusal
from resolvers.sanctions.appeals.answering import affirm_appeal, modify_appeal, overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal, withdraw_appeal

RULE, FACTS, WHY = "CIVILITY", "A second look finds what the first one found.", "It insults nobody; it is a quotation."
OTHER_RULE = "NO_SPAM"
ANSWERS = {
    "AFFIRMED": lambda who, key: affirm_appeal(who, key, RULE, FACTS),
    "OVERTURNED": lambda who, key: overturn_appeal(who, key, RULE, FACTS),
    "MODIFIED": lambda who, key: modify_appeal(who, key, OTHER_RULE, FACTS, severity=Severity.MINOR),
}


def done(answer: Any) -> Any:
    """The row of an answer that is no refusal."""
    assert not isinstance(answer, Refusal), answer
    return answer


async def statement_of(town: Any, state: str) -> db.StatementOfReasons:
    """A statement: FRESH to the author of a removed comment, or why it cannot be contested; TO_COMPLAINANT to one."""
    if state == "TO_COMPLAINANT":
        complaint = await town.complaint("NOT_UPHELD")
        return await db.StatementOfReasons.get(complaint_id=complaint.id)
    removed = await town.comment("REMOVED")
    found = await db.StatementOfReasons.get(decision__case__subject_id=removed.id, side="SUBJECT")
    decision = db.Decision.filter(id=found.decision_id)
    if state == "LATE":
        await decision.update(appeal_until=clock.now() - timedelta(seconds=1))
    elif state == "REVERSED":
        await decision.update(reversed_at=clock.now())
    elif state == "APPEALED":
        done(await lodge_appeal(town["author"], found.id, WHY))
    elif state == "FINAL":
        appeal = done(await lodge_appeal(town["author"], found.id, WHY))
        done(await claim_appeal(town["reviewer2"], appeal.id))
        final = done(await affirm_appeal(town["reviewer2"], appeal.id, RULE, FACTS))
        return await db.StatementOfReasons.get(decision_id=final.answer_id, side="SUBJECT")
    return found


async def appeal_of(town: Any, state: str) -> db.Appeal:
    """The author's appeal against the removal of a comment, in a state; taken and answered by the second reviewer."""
    statement = await statement_of(town, "FRESH")
    appeal = done(await lodge_appeal(town["author"], statement.id, WHY))
    if state == "WITHDRAWN":
        done(await withdraw_appeal(town["author"], appeal.id))
    elif state != "LODGED":
        done(await claim_appeal(town["reviewer2"], appeal.id))
    if state in ANSWERS:
        done(await ANSWERS[state](town["reviewer2"], appeal.id))
    return await db.Appeal.get(id=appeal.id)


async def told(who: Any) -> list[str]:
    """The messages to a person since the beginning, oldest first, by event."""
    key = {"user_id": who.user_id} if who.user_id else {"guest_id": who.guest_id}
    found = await db.Notice.filter(kind="MESSAGE", **key).order_by("position")
    return [notice.event for notice in found]


async def contested(town: Any, who: str = "author") -> tuple[Any, Any]:
    """A removed comment and the statement that told its author."""
    comment = await town.comment("REMOVED", who=who)
    return comment, await db.StatementOfReasons.get(decision__case__subject_id=comment.id, side="SUBJECT")


async def dismissed(town: Any, *who: str) -> tuple[Any, list[Any]]:
    """A comment about which these people complained in vain, and their complaints."""
    comment = await town.comment()
    about = (SubjectKind.COMMENT, comment.id, "INSULT", "It insults me.")
    filed = [done(await complaints.lodge_complaint(town[one], *about, good_faith=True)) for one in who]
    done(await complaints.claim_case(town["reviewer"], filed[0].case_id))
    done(await complaints.decide_case(town["reviewer"], filed[0].case_id, Measure.NONE, RULE, FACTS))
    return comment, filed


async def answered(town: Any, appeal: Any, answer: Any, **more: Any) -> Any:
    """An appeal taken and answered by the second reviewer."""
    done(await claim_appeal(town["reviewer2"], appeal.id))
    return done(await answer(town["reviewer2"], appeal.id, RULE, FACTS, **more))


async def statement_on(complaint: Any) -> Any:
    """The latest statement on a complaint."""
    return await db.StatementOfReasons.filter(complaint_id=complaint.id).latest("id")
