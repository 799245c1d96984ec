"""Filing a complaint: from a draft in a chat or at once, with a receipt in the same transaction (D15.2)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from tortoise.queryset import QuerySet

from db.columns import key_ring
from db.complaints import Addition, Case, Complaint, ComplaintDraft
from db.vocabulary import CaseState, CauseKind, ComplaintKind, SubjectKind
from policy import pack
from policy.fairness import Category
from resolvers import clock
from resolvers.complaints.cases.opening import Subject, case_of, join_or_open, open_on, touch_case
from resolvers.complaints.cases.weighing import origin_mark, reporter_of, reweigh, weigh_in
from resolvers.complaints.evidence import carry_evidence, hold_evidence
from resolvers.complaints.hearing.asking import close_question
from resolvers.complaints.hearing.counter_notices import invite_counter_notice
from resolvers.complaints.said import Said, said, said_in
from resolvers.complaints.subjects import find_subject, subject_of_draft
from resolvers.limits import counted, within_limit
from resolvers.moves import births, created, locked, move
from resolvers.notices import tell
from resolvers.pages import Window, keyset
from resolvers.rules.acts import OPEN_COMPLAINTS
from resolvers.rules.fairness.reliability import DANGER_TO_LIFE
from resolvers.rules.receipts import new_receipt, read_receipt
from resolvers.rules.refusals import AlreadyReported, FaultCode, NotFound, Refused, invalid
from resolvers.rules.standings import Actor
from resolvers.trail import entry
from resolvers.use_case import new_id, use_case, work


@use_case("complaint:lodge")
async def lodge_complaint(
    actor: Actor,
    kind: SubjectKind,
    subject_id: UUID,
    category: str,
    words: str,
    evidence: Sequence[UUID] = (),
    details: Mapping[str, str] | None = None,
    good_faith: bool = False,
) -> Complaint | AlreadyReported:
    """File a complaint about an account, a post or a comment; anybody may, signed in or not (D15.2).

    The receipt is issued in the same transaction, and files handed in before stay with it as evidence. What was
    public once can be reported also when it is gone. Refused with Invalid while good faith is not declared or what
    the category requires is missing, and with LimitReached beyond the limits of the policy pack. While the same
    person has an open complaint about the same thing, what is new is added to that one: AlreadyReported says so.
    """
    subject, filing = await find_subject(actor, kind, subject_id), said(category, words, details, good_faith)
    case = await open_on(subject)
    if earlier := await _earlier(actor, case):
        return await _join(case, earlier, subject, filing, await hold_evidence(earlier, evidence))
    complaint = await _lodge(case, subject, filing)
    await hold_evidence(complaint, evidence)
    return complaint


@use_case("complaint:lodge")
async def send_draft(actor: Actor, draft_id: UUID) -> Complaint | AlreadyReported:
    """File the report that a draft has become, which declares good faith; pressed again, it gives the same one."""
    draft = await locked(ComplaintDraft, draft_id)
    if draft.complaint_id:
        return await Complaint.get(id=draft.complaint_id)
    filing, subject = said_in(draft), await subject_of_draft(actor, draft)
    case = await open_on(subject)
    earlier = await _earlier(actor, case)
    complaint = earlier or await _lodge(case, subject, filing)
    files = await carry_evidence(draft, complaint)
    draft.complaint_id, draft.good_faith = complaint.id, True
    await draft.save(update_fields=["complaint_id", "good_faith"])
    return await _join(case, earlier, subject, filing, files) if earlier else complaint


@use_case("complaint:withdraw")
async def withdraw_complaint(actor: Actor, complaint_id: UUID) -> Complaint:
    """Take one's complaint back before it is decided; the case may go on."""
    case = await case_of(complaint_id)
    complaint = await locked(Complaint, complaint_id)
    await move("complaint:withdraw", complaint)
    await close_question(complaint)
    await touch_case(case)
    await reweigh(case)
    await tell("case.changed", case)
    return complaint


def is_own(actor: Actor, complaint: Complaint) -> bool:
    """Whether this actor filed it."""
    user, guest = complaint.user_id, complaint.guest_id
    return bool((user and user == actor.user_id) or (guest and guest == actor.guest_id))


async def complaint_by_receipt(receipt: str, secret: str) -> Complaint:
    """The complaint of a receipt and its secret; a mistyped number is refused before any look-up."""
    number = read_receipt(receipt)
    if number is None:
        raise invalid("receipt", FaultCode.NOT_A_RECEIPT)
    complaint = await Complaint.get_or_none(receipt=number)
    if complaint is None or not key_ring().same(secret_of(complaint), secret.strip().lower()):
        raise Refused(NotFound("Receipt"))
    return complaint


async def my_complaint(actor: Actor, receipt: str) -> Complaint:
    """One's own complaint by its number, from the chat or as the user that filed it."""
    number = read_receipt(receipt)
    if number is None:
        raise invalid("receipt", FaultCode.NOT_A_RECEIPT)
    complaint = await _filed_by(actor).get_or_none(receipt=number)
    if complaint is None:
        raise Refused(NotFound("Receipt"))
    return complaint


async def my_complaints(actor: Actor, window: Window | None = None) -> list[Complaint]:
    """One's own complaints, newest first."""
    return await keyset(_filed_by(actor), window or Window(limit=10))


async def open_complaint(actor: Actor, subject_id: UUID) -> Complaint | None:
    """One's own complaint about a thing, while it is open."""
    return await _open(actor, subject_id).first()


def secret_of(complaint: Complaint) -> str:
    """The secret of a receipt: derived, so that it can be shown again and is never kept."""
    return key_ring().mark("receipt", str(complaint.id))[:16]


def is_late(complaint: Complaint) -> bool:
    """Whether an answer is awaited that was promised for an earlier time."""
    return complaint.state in OPEN_COMPLAINTS and complaint.promised_at < clock.now()


async def additions_to(complaints: list[UUID]) -> dict[UUID, list[Addition]]:
    """What was added to several complaints, oldest first; limits keep it few."""
    found: dict[UUID, list[Addition]] = {}
    rows = await Addition.filter(complaint_id__in=complaints)
    for addition in sorted(rows, key=lambda addition: addition.id):
        found.setdefault(addition.complaint_id, []).append(addition)
    return found


async def _earlier(actor: Actor, case: Case | None) -> Complaint | None:
    """One's own open complaint about the same thing; asked while its case is held, so that two at once are not both
    the first."""
    if case is None or not (actor.user_id or actor.guest_id):
        return None
    return await _open(actor, case.subject_id).select_for_update().first()


async def _join(
    case: Case | None, earlier: Complaint, subject: Subject, filing: Said, files: int
) -> AlreadyReported:  # fmt: skip
    """Add what is new to the complaint that is open; staff see it, and what is more urgent raises the case."""
    doing, added = work(), Addition.filter(complaint_id=earlier.id)
    news = filing.news_to(earlier, doing.actor.language)
    if news and not await added.filter(words=news).exists():
        await within_limit(pack().limits.complaints, added, "at")
        await Addition.create(id=new_id(), complaint_id=earlier.id, words=news, at=doing.now)
    elif not files:
        return AlreadyReported(earlier.receipt)
    doing.entries.append(entry(doing.actor, doing.act, earlier, doing.now, event="complaint.added"))
    category = filing.category
    urgency = 0 if (await reporter_of(doing.actor)).sets_aside(category) else category.urgency
    due_at = doing.now + timedelta(days=category.days)
    await reweigh(await join_or_open(case, subject, urgency, due_at, cause=None))
    return AlreadyReported(earlier.receipt, added=True)


async def _lodge(case: Case | None, subject: Subject, filing: Said) -> Complaint:
    doing, category, key = work(), filing.category, new_id()
    await _within_limits(doing.actor, category)
    reporter, promised_at = await reporter_of(doing.actor), doing.now + timedelta(days=category.days)
    aside = reporter.sets_aside(category)
    case = await join_or_open(
        case, subject, 0 if aside else category.urgency, promised_at, cause=CauseKind.COMPLAINT, cause_id=key
    )  # fmt: skip
    complaint = await Complaint.create(
        id=key, case_id=case.id, subject_kind=subject.kind, subject_id=subject.row.pk, account_id=subject.account_id,
        user_id=doing.actor.user_id, guest_id=None if doing.actor.user_id else doing.actor.guest_id,
        kind=ComplaintKind(category.kind), category=category.code, words=filing.words,
        details=filing.details or None, good_faith=True, text_hash=filing.text_hash, receipt=new_receipt(),
        weight=reporter.weight, set_aside=aside, origin=origin_mark(doing.actor, subject.row.pk),
        promised_at=promised_at, created_at=doing.now,
    )  # fmt: skip
    created("complaint:lodge", complaint, counters=births(complaint))
    await weigh_in(case, complaint, category)
    if category.counter_notice and case.state is CaseState.CLAIMED:
        await invite_counter_notice(case, [complaint])
    return complaint


async def _within_limits(actor: Actor, category: Category) -> None:
    """Of danger to life as many reports are taken as of everything else together: those others do not count."""
    limits, is_danger = pack().limits, category.urgency >= DANGER_TO_LIFE
    if is_danger and (actor.user_id or actor.guest_id):
        await within_limit(limits.complaints, _filed_by(actor).filter(category=category.code), "created_at")
    elif is_danger:
        await counted(limits.complaints, "complaint:lodge:danger", actor.origin)
    elif actor.user_id or actor.guest_id:
        mine = _filed_by(actor)
        await within_limit(limits.complaints, mine, "created_at")
        await within_limit(limits.open_complaints, mine.filter(state__in=list(OPEN_COMPLAINTS)), "created_at")
    else:
        await counted(limits.complaints, "complaint:lodge", actor.origin)


def _open(actor: Actor, subject_id: UUID) -> QuerySet[Complaint]:
    return _filed_by(actor).filter(subject_id=subject_id, state__in=list(OPEN_COMPLAINTS))


def _filed_by(actor: Actor) -> QuerySet[Complaint]:
    if actor.user_id:
        return Complaint.filter(user_id=actor.user_id)
    return Complaint.filter(guest_id=actor.guest_id) if actor.guest_id else Complaint.filter(id=None)
