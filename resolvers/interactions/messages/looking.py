"""Staff look at private words only for a case that they hold, by an act of its own that stays recorded (D9.1)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from db.complaints import Case
from db.messages import Message, MessageLook
from db.sanctions import Appeal
from db.vocabulary import SubjectKind
from resolvers import clock
from resolvers.complaints.cases.desk import who_complained
from resolvers.moves import locked, permit
from resolvers.pages import own
from resolvers.rules.acts import ACTS
from resolvers.rules.interactions.messages import it_is_in_ones_hands
from resolvers.rules.standings import Actor
from resolvers.trail import entry
from resolvers.use_case import new_id, use_case, work


@use_case("message:look")
async def look_at_message(actor: Actor, case_id: UUID) -> Case:
    """Look at the private words that a case is about: from then on its `snapshot` shows them to you.

    Only whoever has taken the case, or an appeal against its decision, may, and reads them as long as it is in their
    hands. The look is recorded once; what comes to the case afterwards takes another. Refused with Restricted to
    everybody else of the desk, and to whoever has to do with the conversation. Duty D9.1.
    """
    case = await locked(Case, case_id)
    message = await Message.get_or_none(id=case.subject_id) if case.subject_kind == SubjectKind.MESSAGE else None
    facts = await who_complained(case) | {
        "author": message.user_id if message else None,
        "holds_appeal": case.id in await _with_appeal(actor, [case.id]),
    }
    await permit(ACTS["message:look"], case, facts)
    doing = work()
    if message and await _looks_further(actor, case, doing.now):
        doing.entries.append(entry(actor, doing.act, message, doing.now, case=case.id))
    return case


async def looked_at(actor: Actor, cases: list[UUID]) -> dict[UUID, int]:
    """How much of the private words of several cases this person may read: what they looked at and still work on.

    In characters of the case's snapshot, from its beginning. It takes two statements at most.
    """
    looks = await own(MessageLook.filter(case_id__in=cases), actor).select_related("case")
    with_appeal = await _with_appeal(actor, [look.case_id for look in looks]) if looks else set()
    return {
        look.case_id: look.length
        for look in looks
        if it_is_in_ones_hands.test(actor, look.case, {"holds_appeal": look.case_id in with_appeal}, clock.now())
        is None
    }


async def snapshot_for(actor: Actor, case: Case) -> str:
    """What a case is about in words, as far as this member of staff may read it: private words once looked at."""
    if case.subject_kind != SubjectKind.MESSAGE:
        return case.snapshot
    return case.snapshot[: (await looked_at(actor, [case.id])).get(case.id, 0)]


async def _with_appeal(actor: Actor, cases: Collection[UUID]) -> set[UUID]:
    """Those of several cases against whose decision this person has an appeal."""
    mine = list(actor.staff.values())
    held = Appeal.filter(case_id__in=list(cases), claimed_by_id__in=mine)
    return set(await held.values_list("case_id", flat=True)) if mine else set()  # type: ignore[arg-type]


async def _looks_further(actor: Actor, case: Case, now: datetime) -> bool:
    """Keep how much this person looked at; false where they saw all of it before."""
    there = len(case.snapshot)
    look = await MessageLook.get_or_none(case_id=case.id, user_id=actor.user_id)
    if look is None:
        await MessageLook.create(id=new_id(), case_id=case.id, user_id=actor.user_id, length=there, at=now)
        return True
    if look.length >= there:
        return False
    look.length, look.at = there, now
    await look.save(update_fields=["length", "at"])
    return True
