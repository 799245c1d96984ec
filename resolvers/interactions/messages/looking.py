"""Staff look at private words only for a case that they hold, by an act of its own that stays recorded (D9.1)."""

from uuid import UUID

from db.complaints import Case
from db.messages import Message, MessageLook
from db.sanctions import Appeal
from db.vocabulary import SubjectKind
from resolvers.complaints.cases.desk import who_complained
from resolvers.moves import locked, permit
from resolvers.pages import own
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.trail import entry
from resolvers.use_case import new_id, use_case, work


@use_case("message:look")
async def look_at_message(actor: Actor, case_id: UUID) -> Case:
    """Look at the private words that a case is about: from then on its `snapshot` shows them to you.

    Only whoever has taken the case, or an appeal against its decision, may; the look is recorded once. Refused with
    Restricted to everybody else of the desk, and to whoever has to do with the conversation. Duty D9.1.
    """
    case = await locked(Case, case_id)
    message = await Message.get_or_none(id=case.subject_id) if case.subject_kind == SubjectKind.MESSAGE else None
    mine = list(actor.staff.values())
    facts = await who_complained(case) | {
        "author": message.user_id if message else None,
        "holds_appeal": bool(mine) and await Appeal.exists(case_id=case.id, claimed_by_id__in=mine),
    }
    await permit(ACTS["message:look"], case, facts)
    doing = work()
    if message and not await MessageLook.exists(case_id=case.id, user_id=actor.user_id):
        await MessageLook.create(id=new_id(), case_id=case.id, user_id=actor.user_id, at=doing.now)
        doing.entries.append(entry(actor, doing.act, message, doing.now, case=case.id))
    return case


async def looked_at(actor: Actor, cases: list[UUID]) -> dict[UUID, bool]:
    """Which of several cases are about private words that this person looked at."""
    return {look.case_id: True for look in await own(MessageLook.filter(case_id__in=cases), actor)}


async def snapshot_for(actor: Actor, case: Case) -> str:
    """What a case is about in words, as far as this member of staff may read it: private words once looked at."""
    if case.subject_kind != SubjectKind.MESSAGE or await looked_at(actor, [case.id]):
        return case.snapshot
    return ""
