"""Passing a case on: to a colleague, to a senior reviewer, and away from whoever has to do with it (D15.2)."""

from collections import Counter
from uuid import UUID

from tortoise.expressions import Subquery

from db.accounts import Operatorship, StaffMember
from db.complaints import Case, Complaint, ConflictOfInterest
from db.oversight import Deadline
from db.vocabulary import CaseState, DeadlineKind, StaffRole
from policy import pack
from resolvers.complaints.cases.desk import decided_before, holder_of
from resolvers.deadlines import at_its_time
from resolvers.moves import locked, move, permit
from resolvers.notices import open_complaints_of, tell
from resolvers.rules.acts import ACTS, OPEN_COMPLAINTS
from resolvers.rules.refusals import Because, FaultCode, NotAllowed, Refused, Restricted, TakenByAnother, invalid
from resolvers.rules.standings import REVIEWERS, SENIORS, Actor, Standing, standings
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.use_case import new_id, use_case, work

LATE = "OVERDUE"
PULLING = SENIORS | {Standing.CLAIMANT, Standing.SYSTEM}  # who takes a case out of the hands that hold it
ROLES = [role for role in StaffRole if role.value in REVIEWERS]


@use_case("case:hand_over")
async def hand_over_case(actor: Actor, case_id: UUID, to: str) -> Case:
    """Hand a case that one has taken to a colleague, named by pseudonym, who is told.

    Refused with Invalid where the colleague takes no cases or has to do with this one; the limit lists who may.
    """
    case = await locked(Case, case_id)
    await permit(ACTS["case:hand_over"], case)
    able = await colleagues_for(actor, case)
    if to not in able:
        raise invalid("to", FaultCode.NOT_ONE_OF, ", ".join(able))
    await move("case:hand_over", case, claimed_by_id=able[to])
    await tell("case.handed_over", case)
    return case


@use_case("case:escalate")
async def escalate_case(actor: Actor, case_id: UUID, reason: str) -> Case:
    """Pass a case on to the senior reviewers, for a reason from the list `policy { escalationReasons }`.

    What a colleague works on is refused with TakenByAnother, except to a senior reviewer or the chief editor.
    """
    case = await locked(Case, case_id)
    await permit(ACTS["case:escalate"], case)
    known = pack().reasons.escalation
    if reason not in known:
        raise invalid("reason", FaultCode.NOT_ONE_OF, ", ".join(known))
    may_pull = standings(actor, case) & PULLING
    if case.state is CaseState.CLAIMED and not may_pull:
        raise Refused(TakenByAnother(await holder_of(case)))
    await _escalate(case, reason)
    return case


@at_its_time(DeadlineKind.CASE_OVERDUE)
@use_case("case:escalate")
async def escalate_overdue(actor: Actor, case_id: UUID) -> Case:
    """The promised time is over: the case goes to the senior reviewers, and everybody who waits for it learns so.

    A case that was decided meanwhile is let be, and so is one whose time was moved.
    """
    case = await locked(Case, case_id)
    if case.state is CaseState.DECIDED or case.due_at > work().now:
        return case
    if case.state is CaseState.ESCALATED:  # a senior has it in hand already; only that it is late is news
        await tell("case.changed", case)
    else:
        await _escalate(case, LATE)
    for complaint in await open_complaints_of(case.id):
        await tell("complaint.overdue", complaint, receipt=complaint.receipt)
    return case


@use_case("case:recuse")
async def declare_conflict(actor: Actor, case_id: UUID, words: str) -> Case:
    """Say that one has to do with the account of a case: nothing about that account is one's own to decide any more.

    A case that one has taken waits for somebody else. What one says stays with the platform.
    """
    case = await locked(Case, case_id)
    await permit(ACTS["case:recuse"], case)
    checked(words=(words, pack().texts.question))
    without_identity_numbers("words", words)
    if await ConflictOfInterest.exists(user_id=actor.user_id, account_id=case.account_id):
        raise Refused(Restricted(Because.CONFLICT_DECLARED))
    await ConflictOfInterest.create(
        id=new_id(), user_id=actor.user_id, account_id=case.account_id, case_id=case.id, words=words, at=work().now
    )
    mine = case.claimed_by_id in actor.staff.values()
    declared = await move("case:recuse", case)
    if mine and case.state is CaseState.CLAIMED:
        await move("case:release", case, cause=declared, claimed_by_id=None)
        await tell("case.released", case)
    return case


async def colleagues_of(actor: Actor, case: Case) -> list[str]:
    """The pseudonyms of those who could take a case over, for reviewers."""
    reviewing(actor)
    return list(await colleagues_for(actor, case))


def reviewing(actor: Actor) -> None:
    """Refuse whoever does not review."""
    if not standings(actor, None) & REVIEWERS:
        raise Refused(NotAllowed("case:hand_over"))


async def colleagues_for(actor: Actor, case: Case) -> dict[str, UUID]:
    """The colleagues who could take a case over, by pseudonym: they review and have nothing to do with the matter.

    Why somebody is not among them is told to nobody. A pseudonym that two people bear names neither.
    """
    members = await StaffMember.filter(until=None, role__in=ROLES).order_by("id")
    people = {member.user_id for member in members}
    apart = {actor.user_id, case.author_id}
    complaining = Complaint.filter(case_id=case.id, state__in=list(OPEN_COMPLAINTS), user_id__in=people)
    running = Operatorship.filter(account_id=case.account_id, until=None, user_id__in=people)
    conflicted = ConflictOfInterest.filter(account_id=case.account_id, user_id__in=people)
    for tied in (complaining, running, conflicted):
        apart |= set(await tied.values_list("user_id", flat=True))  # type: ignore[arg-type]
    if case.author_id and await Complaint.exists(case_id=case.id, user_id=case.author_id):
        apart |= await decided_before(case, people)
    found = {member.user_id: member for member in members if member.user_id not in apart}
    borne = Counter(pseudonym for pseudonym, _ in {(member.pseudonym, member.user_id) for member in members})
    return {member.pseudonym: member.id for member in found.values() if borne[member.pseudonym] == 1}


async def _escalate(case: Case, reason: str) -> None:
    """A step: nobody holds it until a senior takes it."""
    await move("case:escalate", case, reason=reason, claimed_by_id=None, escalated_at=work().now)
    await tell("case.escalated", case)


async def remember_deadlines() -> int:
    """Give open cases the deadline that they lack, as those do that are older than deadlines; gives how many did."""
    had = Deadline.filter(kind=DeadlineKind.CASE_OVERDUE).values("subject_id")
    lacking = Case.filter(state__in=[CaseState.OPEN, CaseState.CLAIMED]).exclude(id__in=Subquery(had))
    made = [
        Deadline(id=new_id(), kind=DeadlineKind.CASE_OVERDUE, subject_id=key, due_at=due_at)
        for key, due_at in await lacking.values_list("id", "due_at")
    ]
    await Deadline.bulk_create(made, ignore_conflicts=True)
    return len(made)
