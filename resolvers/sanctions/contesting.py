"""Who is who in an appeal: what it contests, the other sides, and which staff may still look at it."""

from collections.abc import Iterable
from uuid import UUID

from db.accounts import Operatorship, StaffMember
from db.complaints import Case, Complaint, ConflictOfInterest
from db.sanctions import Appeal, Decision, Sanction, StatementOfReasons
from db.vocabulary import DecisionAbout, OperatorshipState, StaffRole
from resolvers.rules.conditions import Facts
from resolvers.rules.standings import REVIEWERS, Actor, Standing, standings

TAKING = [StaffRole(role.value) for role in REVIEWERS]


async def decided_by_people(cases: Iterable[Case]) -> dict[UUID, set[UUID]]:
    """The people who decided on each of several cases' subjects, in whatever case and under whatever post."""
    subjects = {case.subject_id for case in cases}
    related = {case.id: case.subject_id for case in await Case.filter(subject_id__in=list(subjects))}
    members: dict[UUID, set[UUID]] = {subject: set() for subject in subjects}
    decided = await Decision.filter(case_id__in=list(related)).values_list("case_id", "decided_by_id")
    proposed = await Sanction.filter(case_id__in=list(related)).values_list(
        "case_id", "proposed_by_id", "confirmed_by_id"
    )
    for case, *whose in [*decided, *proposed]:
        members[related[case]] |= {member for member in whose if member}
    ids = {member for whose in members.values() for member in whose}
    people = dict(await StaffMember.filter(id__in=list(ids)).values_list("id", "user_id")) if ids else {}
    return {subject: {people[member] for member in whose} for subject, whose in members.items()}


async def facts_about(actor: Actor, appeal: Appeal) -> Facts:
    """What the conditions ask about whoever wants to decide: whether they decided before, or it is their own matter."""
    case = await Case.get(id=appeal.case_id)
    decided = (await decided_by_people([case]))[case.subject_id]
    return {
        "decided_before": actor.user_id in decided, "author": case.author_id,
        "complainants": {appeal.user_id, *await _complained(appeal)} - {None},
    }  # fmt: skip


async def _complained(appeal: Appeal) -> list[UUID | None]:
    return await Complaint.filter(case_id=appeal.case_id).values_list("user_id", flat=True)  # type: ignore[return-value]


async def eligible_for(appeals: Iterable[Appeal]) -> dict[UUID, int]:
    """How many members of staff may take each of several appeals: none means that somebody must be appointed."""
    asked = list(appeals)
    cases = {case.id: case for case in await Case.filter(id__in=[appeal.case_id for appeal in asked])}
    decided = await decided_by_people(cases.values())
    accounts = [appeal.account_id for appeal in asked]
    reviewers = set(await StaffMember.filter(until=None, role__in=TAKING).values_list("user_id", flat=True))
    run = await Operatorship.filter(
        account_id__in=accounts, user_id__in=list(reviewers), until=None, state=OperatorshipState.ACTIVE
    ).values_list("account_id", "user_id")
    conflicts = await ConflictOfInterest.filter(account_id__in=accounts).values_list("account_id", "user_id")
    complained = await Complaint.filter(case_id__in=list(cases), user_id__in=list(reviewers)).values_list(
        "case_id", "user_id"
    )
    found = {}
    for appeal in asked:
        case = cases[appeal.case_id]
        out = decided[case.subject_id] | {appeal.user_id, case.author_id}
        out |= {user for account, user in [*run, *conflicts] if account == appeal.account_id}
        out |= {user for key, user in complained if key == case.id}
        found[appeal.id] = len(reviewers - out)
    return found


async def statements_of(decision_id: UUID) -> list[StatementOfReasons]:
    """To whom a decision was addressed, the oldest first."""
    found = await StatementOfReasons.filter(decision_id=decision_id).select_related("complaint")
    return sorted(found, key=lambda statement: statement.id)


async def other_complaints(appeal: Appeal, decision: Decision) -> list[Complaint]:
    """The complaints that the contested decision answered, but for the appellant's own."""
    if decision.about is DecisionAbout.MISUSE:
        return []
    told = [statement.complaint for statement in await statements_of(decision.id)]
    return [row for row in told if isinstance(row, Complaint) and row.id != appeal.complaint_id]


async def answer_for(actor: Actor, appeal_id: UUID) -> StatementOfReasons | None:
    """The statement by which an appeal was answered to this person, or to an account that they run."""
    found = await StatementOfReasons.filter(decision__appeal_id=appeal_id).select_related("decision__case")
    by_age = sorted(found, key=lambda statement: statement.id)
    filed = [row.complaint_id for row in by_age if row.complaint_id]
    own = Complaint.filter(id__in=filed, guest_id=actor.guest_id) if actor.guest_id and filed else None
    mine = {complaint.id for complaint in await own} if own else set()
    to_me = [row for row in by_age if Standing.ADDRESSEE in standings(actor, row) or row.complaint_id in mine]
    return to_me[-1] if to_me else None
