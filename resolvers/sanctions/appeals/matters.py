"""Who is who in an appeal: what it contests, the other sides, and which staff may still look at it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from db.accounts import Operatorship, PublicAccount, StaffMember
from db.complaints import Case, Complaint, ConflictOfInterest
from db.sanctions import Appeal, BlacklistEntry, Decision, Sanction, StatementOfReasons
from db.vocabulary import DecisionAbout, OperatorshipState, StaffRole
from resolvers.rules.conditions import Facts
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import REVIEWERS, Actor, Standing, standings
from resolvers.rules.visibility import may_see

# What only whoever complained was told of: a complaint that is not taken up, and misuse.
OF_THE_COMPLAINANT = (DecisionAbout.COMPLAINT, DecisionAbout.MISUSE)
TAKING = [StaffRole(role.value) for role in REVIEWERS]


@dataclass(frozen=True)
class Matter:
    """Who may not answer an appeal: who decided in the matter before, whom it concerns, and who runs the account."""

    decided: frozenset[UUID]
    author: UUID | None
    complainants: frozenset[UUID]
    barred: frozenset[UUID]
    reviewers: frozenset[UUID]

    def facts_for(self, actor: Actor) -> Facts:
        """What the conditions ask about whoever wants to answer."""
        return {
            "decided_before": actor.user_id in self.decided, "author": self.author, "complainants": self.complainants
        }  # fmt: skip

    @property
    def eligible(self) -> int:
        """How many members of staff may take it: none means that somebody must be appointed."""
        return len(self.reviewers - self.decided - self.complainants - self.barred - {self.author})


async def matters(appeals: Iterable[Appeal]) -> dict[UUID, Matter]:
    """What several appeals are about, as far as it says who may answer them; a fixed number of statements."""
    asked = list(appeals)
    cases = {case.id: case for case in await Case.filter(id__in=[appeal.case_id for appeal in asked])}
    decided = await people_who_decided(cases.values())
    accounts = [appeal.account_id for appeal in asked]
    held: list[Any] = await StaffMember.filter(until=None, role__in=TAKING).values_list("user_id", flat=True)
    reviewers = frozenset(held)
    run: list[Any] = await Operatorship.filter(
        account_id__in=accounts, user_id__in=held, until=None, state=OperatorshipState.ACTIVE
    ).values_list("account_id", "user_id")
    run += await ConflictOfInterest.filter(account_id__in=accounts).values_list("account_id", "user_id")
    filed: list[Any] = await Complaint.filter(
        case_id__in=list(cases), user_id__in=held
    ).values_list("case_id", "user_id")  # fmt: skip
    return {
        appeal.id: Matter(
            decided[cases[appeal.case_id].subject_id], cases[appeal.case_id].author_id,
            frozenset(_whose(appeal, filed)),
            frozenset(user for account, user in run if account == appeal.account_id), reviewers,
        )
        for appeal in asked
    }  # fmt: skip


def _whose(appeal: Appeal, filed: list[Any]) -> Iterator[UUID]:
    """Whoever appeals or complained in the matter."""
    if appeal.user_id:
        yield appeal.user_id
    yield from (user for case, user in filed if case == appeal.case_id)


async def accounts_of(registrant_id: UUID) -> frozenset[UUID]:
    """All accounts of a registrant, also those that closed: who has to do with one of them judges nothing of it."""
    found: list[Any] = await PublicAccount.filter(registrant_id=registrant_id).values_list("id", flat=True)
    return frozenset(found)


async def matter_of(appeal: Appeal) -> Matter:
    """What one appeal is about."""
    return (await matters([appeal]))[appeal.id]


async def people_who_decided(cases: Iterable[Case]) -> dict[UUID, frozenset[UUID]]:
    """The people who decided on each of several subjects, in whatever case and under whatever post."""
    subjects = {case.subject_id for case in cases}
    about: list[Any] = await Case.filter(subject_id__in=list(subjects)).values_list("id", "subject_id")
    related = dict(about)
    decided: list[Any] = await Decision.filter(case_id__in=list(related)).values_list("case_id", "decided_by_id")
    proposed: list[Any] = await Sanction.filter(case_id__in=list(related)).values_list(
        "case_id", "proposed_by_id", "confirmed_by_id"
    )
    listed: list[Any] = await BlacklistEntry.filter(case_id__in=list(related)).values_list(
        "case_id", "proposed_by_id", "confirmed_by_id"
    )
    by_case = [(case, member) for case, *members in (*decided, *proposed, *listed) for member in members if member]
    posts: list[Any] = await StaffMember.filter(
        id__in=list({member for _, member in by_case})
    ).values_list("id", "user_id")  # fmt: skip
    people = dict(posts)
    return {
        subject: frozenset(people[member] for case, member in by_case if related[case] == subject)
        for subject in subjects
    }


async def party_to(actor: Actor, statement_id: UUID) -> tuple[StatementOfReasons, StatementOfReasons | Complaint]:
    """The statement, and the row by which one is a party: a guest's complaint knows its guest, a statement does not."""
    statement = await StatementOfReasons.get_or_none(id=statement_id).select_related("decision__case", "complaint")
    party = statement
    if statement is not None and statement.user_id is None and statement.complaint is not None:
        party = statement.complaint
    if statement is None or party is None or not may_see(actor, party):
        raise Refused(NotFound("StatementOfReasons"))
    return statement, party


def facts_to_lodge(decision: Decision, earlier: Appeal | None) -> Facts:
    """What the conditions of lodging ask: the decision, and how an earlier appeal of the same party stands."""
    return {"decision": decision, "appealed": earlier and earlier.state}


async def facts_of_lodging(statement: StatementOfReasons, decision: Decision) -> Facts:
    """The same of a statement, whose appeal is looked up."""
    return facts_to_lodge(decision, await Appeal.get_or_none(statement_id=statement.id))


async def statements_of(decision_id: UUID) -> list[StatementOfReasons]:
    """To whom a decision was addressed, the oldest first."""
    found = await StatementOfReasons.filter(decision_id=decision_id).select_related("complaint")
    return sorted(found, key=lambda statement: statement.id)


async def other_complaints(appeal: Appeal, decision: Decision) -> list[Complaint]:
    """The complaints that the contested decision answered, but for the appellant's own."""
    if decision.about in OF_THE_COMPLAINANT:
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
