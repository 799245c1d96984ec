"""What is seen of cases: the desk's lists, what is known of both sides, and reasons before they are given."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import StaffMember
from db.complaints import Case, CaseCause, Complaint
from db.sanctions import Decision
from db.vocabulary import CaseState, ComplaintState, Ground, Measure, SubjectKind
from policy import pack
from resolvers import clock
from resolvers.complaints.cases.opening import MODEL
from resolvers.pages import Window, keyset_per
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES, involved, may_see

ENDED = (ComplaintState.UPHELD, ComplaintState.PARTLY_UPHELD, ComplaintState.NOT_UPHELD)
COUNTED = 200  # earlier complaints, and earlier decisions, that are looked at


async def seen_case(actor: Actor, case_id: UUID) -> Case:
    """A case, for staff who work on cases."""
    case = await Case.get_or_none(id=case_id)
    if case is None or not QUERIES["cases"] & standings(actor, case):
        raise Refused(NotFound("Case"))
    return case


def is_overdue(case: Case) -> bool:
    """Whether the time is over for which an answer was promised."""
    return case.state is not CaseState.DECIDED and case.due_at <= clock.now()


def grounds() -> dict[str, Ground]:
    """The rules on which a decision can rest, with their grounds."""
    return {rule.code: Ground(rule.ground) for rule in pack().rules}


async def complaints_of_cases(actor: Actor, cases: list[UUID], window: Window) -> dict[UUID, list[Complaint]]:
    """The complaints of several cases, oldest first; none of a case about what one wrote or what one has to do with."""
    about = Q(Q(account_id__in=list(involved(actor))), Q(author_id=actor.user_id), join_type="OR")
    own = set(await Case.filter(about, id__in=cases).values_list("id", flat=True))
    others = [key for key in cases if key not in own]
    return await keyset_per(Complaint, "case_id", others, "1 = 1", window, oldest_first=True)


async def causes_of(cases: list[UUID]) -> dict[UUID, list[CaseCause]]:
    """What brought several cases about, the newest first, at most 100 each."""
    return await keyset_per(CaseCause, "case_id", cases, "1 = 1", Window(limit=100))


async def decisions_on(cases: list[UUID]) -> dict[UUID, list[Decision]]:
    """The decisions on several cases, newest first, at most 20 each."""
    return await keyset_per(Decision, "case_id", cases, "1 = 1", Window(limit=20))


@dataclass(frozen=True)
class Record:
    """How earlier complaints of those who complained ended, and how often decisions went against the account."""

    decided: int
    upheld: int
    against_account: int


async def record_of(case: Case, complaints: list[Complaint]) -> Record:
    """What is known of both sides of a case, in figures; of each so many are counted and no more."""
    users = [complaint.user_id for complaint in complaints if complaint.user_id]
    guests = [complaint.guest_id for complaint in complaints if complaint.guest_id]
    # Only who is there is asked for: "or nobody" would keep SQLite from its indexes.
    whose = [*([Q(user_id__in=users)] if users else []), *([Q(guest_id__in=guests)] if guests else [])]
    theirs = Complaint.filter(Q(*whose, join_type="OR"), state__in=list(ENDED)) if whose else Complaint.filter(id=None)
    ended: list[Any] = await theirs.limit(COUNTED).values_list("state", flat=True)
    upheld = [state for state in ended if state != ComplaintState.NOT_UPHELD]
    against = Decision.filter(case__account_id=case.account_id, reversed_at=None).exclude(measure=Measure.NONE)
    return Record(len(ended), len(upheld), len(await against.limit(COUNTED).values_list("id")))


async def pseudonyms(members: list[UUID]) -> dict[UUID, str]:
    """The pseudonyms of several members of staff."""
    return {member.id: member.pseudonym for member in await StaffMember.filter(id__in=members)}


async def version_now(actor: Actor, case: Case) -> int | None:
    """Of which version the words are that a case is about, if they have versions."""
    kind = SubjectKind(case.subject_kind)
    row = await MODEL[kind].get_or_none(id=case.subject_id)
    return getattr(row, "version", None) if row is not None and may_see(actor, row) else None
