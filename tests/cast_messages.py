"""Private words of a user to an account, and its answers. What the town brings of it."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import Measure, SubjectKind
from policy import pack
from resolvers import clock, complaints
from resolvers.interactions.messages import answer_message, archive_message, send_message
from resolvers.rules.refusals import Refusal

WORDS, ANSWER = "Do you have jasmine tea?", "Yes, from Fuzhou."
RULE, FACTS = "CIVILITY", "It insults a person who is named."


def done(answer: Any) -> Any:
    """The row of an answer that is no refusal."""
    assert not isinstance(answer, Refusal), answer
    return answer


async def calm() -> None:
    """What lies back in time does not count towards the limits of a minute or a day."""
    long_ago = clock.now() - timedelta(days=3)
    await db.MessageText.all().update(at=long_ago)
    await db.Complaint.all().update(created_at=long_ago)


async def message_of(town: Any, state: str = "OPEN", who: str = "member") -> db.Message:
    """A conversation of somebody with an account of its own, in a state; its account is the town's besides."""
    await db.Message.filter(user_id=town[who].user_id, current=True).update(current=False)
    await calm()
    message = done(await send_message(town[who], town.account.id, WORDS))
    if state in ("ANSWERED", "ARCHIVED"):
        done(await answer_message(town["owner"], message.id, ANSWER))
    if state == "ARCHIVED":
        done(await archive_message(town["owner"], message.id))
    elif state == "LATE":
        late = clock.now() - timedelta(seconds=pack().messages.answer + 1)
        await db.Message.filter(id=message.id).update(last_written_at=late)
    elif state == "USED_UP":
        await db.Message.filter(id=message.id).update(answers=pack().messages.answers)
    elif state == "REMOVED":
        case = await reported(town, message)
        done(await complaints.claim_case(town["reviewer"], case.id))
        done(await complaints.decide_case(town["reviewer"], case.id, Measure.REMOVE_CONTENT, RULE, FACTS))
    return await db.Message.get(id=message.id)


async def reported(town: Any, message: db.Message, who: str = "owner") -> db.Case:
    """The case on a conversation that one of its sides reported."""
    filed = done(
        await complaints.lodge_complaint(
            town[who], SubjectKind.MESSAGE, message.id, "INSULT", "It insults us.", good_faith=True
        )
    )
    await calm()
    return await db.Case.get(id=filed.case_id)


async def message_case(town: Any, state: str) -> db.Case:
    """A case on private words of the member: OPEN, CLAIMED by the reviewer, or DECIDED by them."""
    case = await reported(town, await message_of(town))
    if state != "OPEN":
        done(await complaints.claim_case(town["reviewer"], case.id))
    if state == "DECIDED":
        done(await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, RULE, FACTS))
    return await db.Case.get(id=case.id)


BRINGS: dict[str, Any] = {"message": message_of, "message_case": message_case}
