"""Measures against misuse of complaints: a warning first, then a limit for a time, each with reasons (D15.2).

Staff never learn whom they warn: a complaint stands for its reporter, and all that is known are figures. What a
limited person files is received and answered as before; it waits at the bottom of the queue until somebody else says
the same, and danger to life never waits.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import Guest, User
from db.complaints import Case, Complaint, Misuse
from db.oversight import Act as ActRow
from db.vocabulary import ComplaintState, DecisionAbout, Ground, MisuseKind
from policy import pack, say
from resolvers import clock
from resolvers.complaints.cases.opening import case_of
from resolvers.complaints.cases.weighing import count_what_was_set_aside
from resolvers.moves import change, locked, move, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.fairness.misuse import Factors
from resolvers.rules.fairness.reliability import reliability, share
from resolvers.rules.permissions import require
from resolvers.rules.refusals import FaultCode, NotFound, Refused, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.rules.verdicts import Draft
from resolvers.rules.visibility import may_see
from resolvers.sanctions.complainants import reasons_of_misuse
from resolvers.sanctions.decisions import deliver, write_decision
from resolvers.use_case import new_id, use_case, work

ACT_OF = {MisuseKind.WARNING: "complaint:warn_complainant", MisuseKind.LIMIT: "complaint:limit_complainant"}


@dataclass(frozen=True)
class Record:
    """What became of a reporter's complaints, in figures: computed from what was decided, never typed."""

    decided: int
    upheld: int

    @property
    def share(self) -> int:
        """How many of a hundred decided ones were upheld."""
        return share(self.decided, self.upheld)

    @property
    def reliability(self) -> int:
        """What a word of theirs weighs now, 0 to 100."""
        known = pack().reliability
        return reliability(self.decided, self.upheld, least=known.least, neutral=known.neutral)


@use_case("complaint:warn_complainant")
async def warn_complainant(actor: Actor, complaint_id: UUID, factors: Factors, facts: str) -> Complaint:
    """Warn whoever filed a complaint that was not upheld, in writing by the four factors; it can be appealed (D15.2).

    Refused with Restricted to whoever has not taken the case, in one's own matter, where nobody is known who could be
    warned, and where the same complaint was answered by a measure before.
    """
    return await _measure(actor, MisuseKind.WARNING, complaint_id, factors, facts)


@use_case("complaint:limit_complainant")
async def limit_complainant(actor: Actor, complaint_id: UUID, factors: Factors, facts: str, days: int) -> Complaint:
    """Limit whoever filed a complaint that was not upheld, for at most thirty days; it can be appealed (D15.2).

    What they file meanwhile is received and waits until somebody else says the same; danger to life never waits.
    Refused as a warning is, and without one that was delivered before this complaint was filed.
    """
    return await _measure(actor, MisuseKind.LIMIT, complaint_id, factors, facts, days)


async def _measure(
    actor: Actor, kind: MisuseKind, complaint_id: UUID, factors: Factors, facts: str, days: int | None = None
) -> Complaint:
    act, row = ACTS[ACT_OF[kind]], await seen(Complaint, complaint_id)
    await permit(act, row, await _facts(row, await Case.get(id=row.case_id)))
    case = await case_of(complaint_id)
    complaint = await locked(Complaint, complaint_id)
    told = await _reasons(actor, complaint, factors, facts, days)
    done = await move(act.name, complaint, facts=await _facts(complaint, case))
    rule, ends_at = pack().rule_for_reports, None
    decision = await write_decision(
        case, rule, told, by=case.claimed_by_id, about=DecisionAbout.MISUSE, complaint_id=complaint.id, act_id=done.id
    )
    if days is not None:
        decision.ends_at = ends_at = work().now + timedelta(days=days)
        await decision.save(update_fields=["ends_at"])
    await Misuse.create(
        id=new_id(), complaint_id=complaint.id, case_id=case.id, user_id=complaint.user_id,
        guest_id=complaint.guest_id, kind=kind, factors=factors.texts(), decision_id=decision.id,
        starts_at=work().now, ends_at=ends_at,
    )  # fmt: skip
    await deliver(decision, complaint=complaint)
    end = ends_at.date() if ends_at else None
    await tell(act.event, complaint, receipt=complaint.receipt, until=decision.appeal_until.date(), end=end)
    await tell("case.changed", case)
    return complaint


async def _facts(complaint: Complaint, case: Case) -> Facts:
    """What the conditions need: the case, whether this complaint was answered by a measure, whether one was warned."""
    standing = Misuse.filter(overturned_at=None)
    since = complaint.created_at - timedelta(days=pack().misuse.warning_days)
    warned = standing.filter(
        **_whose(complaint), kind=MisuseKind.WARNING, starts_at__gt=since, starts_at__lt=complaint.created_at
    )  # fmt: skip
    return {
        "case": case,
        "measured": await standing.filter(complaint_id=complaint.id).exists(),
        "warned": await warned.exists(),
    }


def _whose(complaint: Complaint) -> dict[str, Any]:
    if complaint.user_id or complaint.guest_id:
        return {"user_id": complaint.user_id} if complaint.user_id else {"guest_id": complaint.guest_id}
    return {"id__in": []}


async def _reasons(actor: Actor, complaint: Complaint, factors: Factors, facts: str, days: int | None) -> str:
    """What was found, as one text with the four factors and the figures, in the language in which they were written."""
    for name, text in factors.texts().items():
        check_factor(name, text)
    check_facts(facts)
    if days is not None:
        check_days(days)
    record = (await records_of([complaint.id])).get(complaint.id, Record(0, 0))
    return say(
        actor.language, "misuse-facts", facts=facts, **factors.texts(), decided=record.decided, upheld=record.upheld,
        percent=record.share,
    )  # fmt: skip


def check_factor(name: str, text: str) -> None:
    """Refuse what cannot be one of the four factors."""
    checked(**{name: (text, pack().misuse.factor)})
    without_identity_numbers(name, text)


def check_facts(facts: str) -> None:
    """Refuse what cannot be the facts of a measure."""
    checked(facts=(facts, pack().texts.facts))
    without_identity_numbers("facts", facts)


def check_days(days: int) -> None:
    """Refuse a limit that is longer than one may be."""
    most = pack().misuse.most_days
    if not 1 <= days <= most:
        raise invalid("days", FaultCode.NOT_ONE_OF, f"1–{most}")


async def measurable(actor: Actor, complaint_id: UUID, kind: MisuseKind) -> Complaint:
    """A complaint that may be answered by such a measure now; refused where the measure would be."""
    complaint = await Complaint.get_or_none(id=complaint_id)
    if complaint is None or not may_see(actor, complaint):
        raise Refused(NotFound("Complaint"))
    case = await Case.get(id=complaint.case_id)
    require(actor, ACTS[ACT_OF[kind]], complaint, await _facts(complaint, case), clock.now())
    return complaint


async def preview_of_misuse(
    actor: Actor, complaint_id: UUID, kind: MisuseKind, factors: Factors, facts: str, days: int | None, language: str
) -> str:
    """The statement of reasons that a measure would give; refused where the measure would be. Nothing is kept."""
    complaint, now = await measurable(actor, complaint_id, kind), clock.now()
    rule = pack().rule_for_reports
    draft = Draft(
        about=DecisionAbout.MISUSE, outcome=ComplaintState.NOT_UPHELD, rule=rule.code, ground=Ground(rule.ground),
        starts_at=now, facts=await _reasons(actor, complaint, factors, facts, days),
        ends_at=now + timedelta(days=days) if days is not None else None,
        appeal_until=now + timedelta(seconds=pack().times.appeal),
    )  # fmt: skip
    return reasons_of_misuse(language, draft)


async def overturn_misuse(misuse: Misuse, cause: ActRow | None = None) -> None:
    """A step of the act that is under way: a measure never was, and what was set aside because of it counts.

    It is the answer to an appeal; warnings that were overturned open the way to no limit.
    """
    await change(work().act, misuse, {"overturned_at": work().now}, cause=cause)
    if misuse.kind is MisuseKind.LIMIT:
        await count_what_was_set_aside(misuse)


async def records_of(complaints: list[UUID]) -> dict[UUID, Record]:
    """What is known of whoever filed each of several complaints; nothing of a mere address."""
    found: dict[UUID, Record] = {}
    for complaint in await Complaint.filter(id__in=complaints).select_related("user", "guest"):
        person: User | Guest | None = complaint.user or complaint.guest
        if person is not None:
            found[complaint.id] = Record(person.reports_decided, person.reports_upheld)
    return found


async def measures_on(complaints: list[UUID]) -> dict[UUID, Misuse]:
    """The latest measure that answered each of several complaints."""
    found = await Misuse.filter(complaint_id__in=complaints).select_related("decision")
    return {misuse.complaint_id: misuse for misuse in sorted(found, key=lambda misuse: misuse.id)}


async def set_aside_until(complaints: list[UUID]) -> dict[UUID, datetime]:
    """Until when the limits last under which several complaints were set aside, of those that are."""
    aside = await Complaint.filter(id__in=complaints, set_aside=True)
    if not aside:
        return {}
    users = [complaint.user_id for complaint in aside if complaint.user_id]
    guests = [complaint.guest_id for complaint in aside if complaint.guest_id]
    # Only who is there is asked for: "or nobody" would keep SQLite from its indexes.
    whose = [*([Q(user_id__in=users)] if users else []), *([Q(guest_id__in=guests)] if guests else [])]
    limits = await Misuse.filter(Q(*whose, join_type="OR"), kind=MisuseKind.LIMIT, overturned_at=None)
    found: dict[UUID, datetime] = {}
    for complaint in aside:
        ends = [limit.ends_at for limit in limits if limit.ends_at and _held(limit, complaint)]
        if ends:
            found[complaint.id] = max(ends)
    return found


def _held(limit: Misuse, complaint: Complaint) -> bool:
    same = limit.user_id == complaint.user_id if complaint.user_id else limit.guest_id == complaint.guest_id
    return same and limit.ends_at is not None and limit.starts_at <= complaint.created_at < limit.ends_at
