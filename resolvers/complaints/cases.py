"""The platform's cases: taking, giving back, deciding with reasons; removing content at once (D11.2, D15.2)."""

from datetime import timedelta
from uuid import UUID

from db.accounts import StaffMember
from db.complaints import Case, Complaint
from db.interactions import Comment
from db.oversight import Act as ActRow
from db.posts import Post
from db.sanctions import Decision
from db.vocabulary import CaseState, CommentState, ComplaintState, Ground, HeldBy, Measure, Side, SubjectKind
from policy import pack
from policy.pack import Rule
from resolvers import clock
from resolvers.complaints.opening import held_for_the_platform, open_case, subject_of
from resolvers.moves import locked, move, permit, seen
from resolvers.notices import open_complaints_of, tell
from resolvers.pages import Literally, Window, keyset, keyset_per
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import require
from resolvers.rules.refusals import (
    Because,
    FaultCode,
    NotAllowed,
    NotFound,
    Refused,
    Restricted,
    TakenByAnother,
    invalid,
)
from resolvers.rules.standings import REVIEWERS, Actor, standings
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.rules.visibility import QUERIES
from resolvers.sanctions import deliver, reasons_in, reverse_decision, write_decision
from resolvers.use_case import use_case, work

OUTCOME_VERB = {
    ComplaintState.UPHELD: "complaint:uphold",
    ComplaintState.PARTLY_UPHELD: "complaint:uphold_in_part",
    ComplaintState.NOT_UPHELD: "complaint:dismiss",
}
UNDECIDED = Literally("state <> 'DECIDED'")


@use_case("case:claim")
async def claim_case(actor: Actor, case_id: UUID) -> Case:
    """Take a case to work on it; everybody who complained is told that it is being looked into."""
    case = await locked(Case, case_id)
    await _claim(actor, case)
    return case


@use_case("case:release")
async def release_case(actor: Actor, case_id: UUID) -> Case:
    """Give a case back to the queue."""
    case = await locked(Case, case_id)
    await move("case:release", case, claimed_by_id=None)
    await tell("case.released", case)
    return case


@use_case("case:decide")
async def decide_case(
    actor: Actor, case_id: UUID, measure: Measure, rule: str, facts: str, in_part: bool = False
) -> Case:
    """Decide a case: what was found, by which rule, what follows; everybody concerned gets reasons.

    The decision decides every open complaint of the case: a measure upholds them (or in part), none does not.
    Refused without facts and rule. Duties D11.2, D15.2.
    """
    case = await locked(Case, case_id)
    await permit(ACTS["case:decide"], case)
    await _decide(case, measure, rule, facts, in_part)
    return case


@use_case("comment:remove")
async def remove_content(actor: Actor, kind: SubjectKind, subject_id: UUID, rule: str, facts: str) -> Comment | Post:
    """Remove a post or a comment from public view at once, with a statement of reasons (D11.2).

    It opens, or takes, the case on it and decides it; refused with TakenByAnother while a colleague works on it.
    """
    row = await seen(_content(kind), subject_id)
    await permit(ACTS[f"{kind.value.lower()}:remove"], row)
    case = await open_case(subject_of(row), 100, work().now + timedelta(days=1))
    if case.state is not CaseState.CLAIMED or case.claimed_by_id not in actor.staff.values():
        await _claim(actor, case)
    return await _decide(case, Measure.REMOVE_CONTENT, rule, facts, False) or row


@use_case("comment:restore")
async def restore_content(actor: Actor, kind: SubjectKind, subject_id: UUID) -> Comment | Post:
    """Put removed content back to exactly what it was; its decision is marked as reversed."""
    row = await locked(_content(kind), subject_id)
    await move(f"{kind.value.lower()}:restore", row)
    if isinstance(row, Comment):
        await held_for_the_platform(row)
    await reverse_decision(kind, row.pk)
    await tell(f"{kind.value.lower()}.restored", row)
    return row


def _content(kind: SubjectKind) -> type[Comment | Post]:
    if kind is SubjectKind.ACCOUNT:
        raise invalid("id", FaultCode.NOT_AN_ID)
    return Comment if kind is SubjectKind.COMMENT else Post


async def _claim(actor: Actor, case: Case) -> None:
    if case.state is CaseState.CLAIMED and case.claimed_by_id not in actor.staff.values():
        holder = await StaffMember.get(id=case.claimed_by_id)
        if standings(actor, case) & REVIEWERS:
            raise Refused(TakenByAnother(holder.pseudonym))
    complaints = await open_complaints_of(case.id)
    complainants = {complaint.user_id for complaint in complaints if complaint.user_id}
    if case.author_id in complainants and await decided_before(actor, case):
        raise Refused(Restricted(Because.OWN_MATTER))
    post = next((member for role, member in actor.staff.items() if role.value in REVIEWERS), None)
    await move("case:claim", case, facts={"complainants": complainants}, claimed_by_id=post)
    for complaint in complaints:
        if complaint.state is ComplaintState.RECEIVED:
            await move("complaint:accept", complaint)
            await tell("complaint.accepted", complaint, receipt=complaint.receipt)
    await tell("case.claimed", case)


async def decided_before(actor: Actor, case: Case) -> bool:
    """Whether this actor decided on the same subject before: what is contested somebody else looks at."""
    earlier = Decision.filter(case__subject_id=case.subject_id, decided_by_id__in=list(actor.staff.values()))
    return await earlier.exists()


async def _decide(case: Case, measure: Measure, rule: str, facts: str, in_part: bool) -> Comment | Post | None:
    checked(facts=(facts, pack().texts.facts))
    without_identity_numbers("facts", facts)
    if in_part and measure is Measure.NONE:
        raise invalid("inPart", FaultCode.NOT_ONE_OF, "false")
    outcome = ComplaintState.NOT_UPHELD
    if measure is not Measure.NONE:
        outcome = ComplaintState.PARTLY_UPHELD if in_part else ComplaintState.UPHELD
    decision = await write_decision(case, measure, outcome, _rule(rule), facts)
    decided = await move("case:decide", case)
    is_removed = measure is Measure.REMOVE_CONTENT
    row = await _remove(case, decision, decided) if is_removed else await _let_stand(case, decided)
    for complaint in await open_complaints_of(case.id):
        if complaint.state is not ComplaintState.ACCEPTED:
            await move("complaint:accept", complaint, cause=decided)
        await move(OUTCOME_VERB[outcome], complaint, cause=decided, decision_id=decision.id)
        await deliver(decision, complaint=complaint)
        event = ACTS[OUTCOME_VERB[outcome]].event
        await tell(event, complaint, receipt=complaint.receipt, rule=decision.rule, until=decision.appeal_until.date())
    await tell("case.decided", case)
    return row


async def _let_stand(case: Case, decided: ActRow) -> Comment | None:
    """Nothing is done to the subject; a comment that the platform held appears."""
    if case.subject_kind != SubjectKind.COMMENT:
        return None
    comment = await locked(Comment, case.subject_id)
    if comment.state is CommentState.HELD and comment.held_by is HeldBy.PLATFORM:
        await move("comment:approve", comment, cause=decided)
        await tell("comment.approved", comment)
    return comment


async def _remove(case: Case, decision: Decision, decided: ActRow) -> Comment | Post:
    kind = SubjectKind(case.subject_kind)
    if kind is SubjectKind.ACCOUNT:
        raise invalid("measure", FaultCode.NOT_ONE_OF, Measure.NONE)
    row = await locked(_content(kind), case.subject_id)
    await move(f"{kind.value.lower()}:remove", row, reason=decision.rule, cause=decided)
    await deliver(decision, row=row)
    await tell(f"{kind.value.lower()}.removed", row, rule=decision.rule, until=decision.appeal_until.date())
    return row


def _rule(code: str) -> Rule:
    known = pack().rule_by_code
    if code not in known:
        raise invalid("rule", FaultCode.NOT_ONE_OF, ", ".join(known))
    return known[code]


async def cases_page(actor: Actor, show_decided: bool, window: Window) -> list[Case]:
    """The cases, oldest first; those that are decided only when asked for."""
    desk(actor)
    found = Case.all() if show_decided else Case.filter(UNDECIDED)
    return await keyset(found, window, oldest_first=True)


async def urgent_cases(actor: Actor, limit: int, skip: int = 0) -> list[Case]:
    """What waits for a decision: the most urgent first, then what is due soonest."""
    desk(actor)
    return await Case.filter(UNDECIDED).order_by("-urgency", "due_at", "id").offset(skip).limit(limit)


async def seen_case(actor: Actor, case_id: UUID) -> Case:
    """A case, for staff who work on cases."""
    case = await Case.get_or_none(id=case_id)
    if case is None or not QUERIES["cases"] & standings(actor, case):
        raise Refused(NotFound("Case"))
    return case


def desk(actor: Actor) -> None:
    """Refuse whoever does not work at the desk of cases."""
    if not QUERIES["cases"] & standings(actor, None):
        raise Refused(NotAllowed("case:claim"))


def grounds() -> dict[str, Ground]:
    """The rules on which a decision can rest, with their grounds."""
    return {rule.code: Ground(rule.ground) for rule in pack().rules}


async def complaints_of_cases(cases: list[UUID], window: Window) -> dict[UUID, list[Complaint]]:
    """The complaints of several cases, oldest first."""
    return await keyset_per(Complaint, "case_id", cases, "1 = 1", window, oldest_first=True)


async def decisions_on(cases: list[UUID]) -> dict[UUID, list[Decision]]:
    """The decisions on several cases, newest first, at most 20 each."""
    return await keyset_per(Decision, "case_id", cases, "1 = 1", Window(limit=20))


async def pseudonyms(members: list[UUID]) -> dict[UUID, str]:
    """The pseudonyms of several members of staff."""
    return {member.id: member.pseudonym for member in await StaffMember.filter(id__in=members)}


async def preview_of_reasons(
    actor: Actor, case_id: UUID, measure: Measure, rule: str, facts: str, language: str
) -> str:  # fmt: skip
    """The statement of reasons that a decision would give; refused where the decision would be. Nothing is kept."""
    case, now = await seen_case(actor, case_id), clock.now()
    require(actor, ACTS["case:decide"], case, {}, now)
    checked(facts=(facts, pack().texts.facts))
    without_identity_numbers("facts", facts)
    removes = measure is not Measure.NONE
    found = _rule(rule)
    decision = Decision(
        measure=measure, outcome=ComplaintState.UPHELD if removes else ComplaintState.NOT_UPHELD,
        ground=Ground(found.ground), rule=found.code, facts=facts, starts_at=now,
        appeal_until=now + timedelta(seconds=pack().times.appeal),
    )  # fmt: skip
    return reasons_in(language, decision, Side.SUBJECT if removes else Side.COMPLAINANT)
