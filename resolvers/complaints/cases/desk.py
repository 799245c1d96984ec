"""The desk of cases: taking one and giving it back (D15.2)."""

from collections.abc import Set as AbstractSet
from uuid import UUID

from db.accounts import StaffMember
from db.complaints import Case, Complaint
from db.sanctions import Decision
from db.vocabulary import CaseState, ComplaintState
from resolvers.complaints.hearing.counter_notices import invite_counter_notice
from resolvers.moves import locked, move
from resolvers.notices import open_complaints_of, tell
from resolvers.rules.conditions import Facts
from resolvers.rules.refusals import (
    Because,
    Refused,
    Restricted,
    TakenByAnother,
)
from resolvers.rules.standings import REVIEWERS, Actor, standings
from resolvers.use_case import use_case


@use_case("case:claim")
async def claim_case(actor: Actor, case_id: UUID) -> Case:
    """Take a case to work on it; everybody who complained is told that it is being looked into."""
    case = await locked(Case, case_id)
    await invite_counter_notice(case, await take(actor, case))
    return case


@use_case("case:release")
async def release_case(actor: Actor, case_id: UUID) -> Case:
    """Give a case back to the queue."""
    case = await locked(Case, case_id)
    await move("case:release", case, claimed_by_id=None)
    await tell("case.released", case)
    return case


def as_judged(case: Case, revision: int | None) -> None:
    """Refuse when something came to the case since the revision that was judged."""
    if revision is not None and case.revision != revision:
        raise Refused(Restricted(Because.CASE_CHANGED))


async def who_complained(case: Case) -> Facts:
    """A step: the facts by which nobody decides on a complaint of their own, also one that came after they took it."""
    filed = Complaint.filter(case_id=case.id, user_id__isnull=False)
    return {"complainants": await filed.values_list("user_id", flat=True)}


async def take(actor: Actor, case: Case) -> list[Complaint]:
    """A step: the case is this person's; who complained is told that it is looked into. Gives the open complaints."""
    taken = case.state is CaseState.CLAIMED and case.claimed_by_id not in actor.staff.values()
    if taken and standings(actor, case) & REVIEWERS:
        raise Refused(TakenByAnother(await holder_of(case)))
    complaints = await open_complaints_of(case.id)
    complainants = {complaint.user_id for complaint in complaints if complaint.user_id}
    if case.author_id in complainants and await decided_before(case, {actor.user_id}):
        raise Refused(Restricted(Because.OWN_MATTER))
    await move("case:claim", case, facts={"complainants": complainants}, claimed_by_id=post_of(actor))
    for complaint in complaints:
        if complaint.state is ComplaintState.RECEIVED:
            await move("complaint:accept", complaint)
            await tell("complaint.accepted", complaint, receipt=complaint.receipt)
    await tell("case.claimed", case)
    return complaints


def post_of(actor: Actor) -> UUID | None:
    """Under which of their posts somebody works on cases."""
    return next((member for role, member in actor.staff.items() if role.value in REVIEWERS), None)


async def holder_of(case: Case) -> str:
    """The pseudonym of whoever works on a case."""
    return (await StaffMember.get(id=case.claimed_by_id)).pseudonym


async def decided_before(case: Case, people: AbstractSet[UUID | None]) -> set[UUID]:
    """Who of these decided on the same subject before: what is contested somebody else looks at."""
    earlier = Decision.filter(case__subject_id=case.subject_id, decided_by__user_id__in=people)
    return set(await earlier.values_list("decided_by__user_id", flat=True))  # type: ignore[arg-type]
