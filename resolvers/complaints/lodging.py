"""Filing a complaint: from a draft in a chat or at once, with a receipt in the same transaction (D15.2)."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from tortoise.queryset import QuerySet

from db.columns import key_ring
from db.complaints import Complaint, ComplaintDraft
from db.vocabulary import CauseKind, ComplaintKind, SubjectKind
from policy import pack
from policy.fairness import Category
from resolvers import clock
from resolvers.complaints.asking import close_question
from resolvers.complaints.cases.desk import case_of, touch_case
from resolvers.complaints.cases.opening import Subject, open_case
from resolvers.complaints.cases.weighing import origin_mark, reporter_of, reweigh, weigh_in
from resolvers.complaints.evidence import carry_evidence, hold_evidence, let_go_of_evidence
from resolvers.complaints.subjects import find_subject, subject_of_draft
from resolvers.limits import counted, within_limit
from resolvers.moves import births, created, locked, move
from resolvers.notices import tell
from resolvers.pages import Window, keyset
from resolvers.rules.acts import OPEN_COMPLAINTS
from resolvers.rules.receipts import new_receipt, read_receipt
from resolvers.rules.refusals import AlreadyReported, FaultCode, NotAllowed, NotFound, Refused, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.use_case import new_id, use_case, work


@use_case("complaint:lodge")
async def lodge_complaint(
    actor: Actor, kind: SubjectKind, subject_id: UUID, category: str, words: str, evidence: Sequence[UUID] = ()
) -> Complaint:
    """File a complaint about an account, a post or a comment; anybody may, signed in or not (D15.2).

    The receipt is issued in the same transaction, and files handed in before stay with it as evidence.
    Refused with AlreadyReported when the same person has an open complaint about the same thing, and with
    LimitReached beyond the limits of the policy pack.
    """
    complaint = await _lodge(actor, await find_subject(actor, kind, subject_id), _category(category), words)
    await hold_evidence(complaint, evidence)
    return complaint


@use_case("complaint:draft")
async def draft_complaint(
    actor: Actor,
    kind: SubjectKind,
    subject_id: UUID,
    category: str | None = None,
    words: str | None = None,
    joined: bool = False,
) -> ComplaintDraft:
    """Begin a report, or go on with the open one about the same thing; a draft is kept through a day of silence.

    Words take the place of those that are there, or `joined` come below them.
    """
    mine = _mine(actor).filter(subject_id=subject_id, complaint_id=None)
    draft = await mine.order_by("-id").select_for_update().first()
    if draft is None or is_stale(draft):
        subject = await find_subject(actor, kind, subject_id)
        if not (actor.user_id or actor.guest_id):
            raise Refused(NotAllowed("complaint:draft"))  # at a mere address nobody could come back to it
        draft = ComplaintDraft(
            id=new_id(), user_id=actor.user_id, guest_id=None if actor.user_id else actor.guest_id,
            subject_kind=subject.kind, subject_id=subject_id, updated_at=work().now,
        )  # fmt: skip
    if category is not None:
        _category(category)
    if words is not None:
        draft.words = f"{draft.words}\n{words}" if joined and draft.words else words
        _check(draft.words)
    draft.category = category or draft.category
    draft.updated_at = work().now
    await draft.save()
    return draft


@use_case("complaint:draft")
async def drop_draft(actor: Actor, draft_id: UUID) -> ComplaintDraft:
    """Leave a report that was begun: what was in it is gone, and the next one about the same thing begins anew."""
    draft = await locked(ComplaintDraft, draft_id)
    if draft.complaint_id is None:
        await let_go_of_evidence(draft)
        draft.category, draft.words = None, None
        draft.updated_at = work().now - timedelta(seconds=pack().times.draft + 1)
        await draft.save(update_fields=["category", "words", "updated_at"])
    return draft


@use_case("complaint:lodge")
async def send_draft(actor: Actor, draft_id: UUID) -> Complaint:
    """File the report that a draft has become; pressed again, it answers with the same complaint."""
    draft = await locked(ComplaintDraft, draft_id)
    if draft.complaint_id:
        return await Complaint.get(id=draft.complaint_id)
    if draft.category is None or draft.words is None:
        raise invalid("category" if draft.category is None else "words", FaultCode.EMPTY)
    complaint = await _lodge(actor, await subject_of_draft(draft), _category(draft.category), draft.words)
    await carry_evidence(draft, complaint)
    draft.complaint_id = complaint.id
    await draft.save(update_fields=["complaint_id"])
    return complaint


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


def is_stale(draft: ComplaintDraft) -> bool:
    """Whether nothing was done to a draft for longer than a day, so that another is begun instead."""
    return draft.updated_at < clock.now() - timedelta(seconds=pack().times.draft)


async def draft_of(actor: Actor, draft_id: UUID) -> ComplaintDraft | None:
    """One's own draft."""
    return await _mine(actor).get_or_none(id=draft_id)


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
    return await _filed_by(actor).filter(subject_id=subject_id, state__in=list(OPEN_COMPLAINTS)).first()


def secret_of(complaint: Complaint) -> str:
    """The secret of a receipt: derived, so that it can be shown again and is never kept."""
    return key_ring().mark("receipt", str(complaint.id))[:16]


async def _lodge(actor: Actor, subject: Subject, category: Category, words: str) -> Complaint:
    _check(words)
    doing, limits = work(), pack().limits
    key = new_id()
    reporter = await reporter_of(actor)
    aside = reporter.sets_aside(category)
    case = await open_case(
        subject, 0 if aside else category.urgency, doing.now + timedelta(days=category.days),
        cause=CauseKind.COMPLAINT, cause_id=key,
    )  # fmt: skip
    if actor.user_id or actor.guest_id:  # asked while the case is held, so that two at once are not both the first
        mine = _filed_by(actor)
        if earlier := await open_complaint(actor, subject.row.pk):
            raise Refused(AlreadyReported(earlier.receipt))
        await within_limit(limits.complaints, mine, "created_at")
        await within_limit(limits.open_complaints, mine.filter(state__in=list(OPEN_COMPLAINTS)), "created_at")
    else:
        await counted(limits.complaints, "complaint:lodge", actor.origin)
    complaint = await Complaint.create(
        id=key, case_id=case.id, subject_kind=subject.kind, subject_id=subject.row.pk,
        account_id=subject.account_id, user_id=actor.user_id, guest_id=None if actor.user_id else actor.guest_id,
        kind=ComplaintKind(category.kind), category=category.code, words=words, receipt=new_receipt(),
        text_hash=hashlib.sha256(words.encode()).hexdigest(),
        weight=reporter.weight, set_aside=aside, origin=origin_mark(actor, subject.row.pk),
        promised_at=doing.now + timedelta(days=category.days), created_at=doing.now,
    )  # fmt: skip
    created("complaint:lodge", complaint, counters=births(complaint))
    await weigh_in(case, complaint, category)
    return complaint


def _category(code: str) -> Category:
    known = pack().category_by_code
    if code not in known:
        raise invalid("category", FaultCode.NOT_ONE_OF, ", ".join(known))
    return known[code]


def _check(words: str) -> None:
    checked(words=(words, pack().texts.complaint))
    without_identity_numbers("words", words)


def _mine(actor: Actor) -> QuerySet[ComplaintDraft]:
    if actor.user_id:
        return ComplaintDraft.filter(user_id=actor.user_id)
    return ComplaintDraft.filter(guest_id=actor.guest_id) if actor.guest_id else ComplaintDraft.filter(id=None)


def _filed_by(actor: Actor) -> QuerySet[Complaint]:
    if actor.user_id:
        return Complaint.filter(user_id=actor.user_id)
    return Complaint.filter(guest_id=actor.guest_id) if actor.guest_id else Complaint.filter(id=None)
