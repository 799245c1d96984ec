"""Reports on their way: begun in a chat, gone on with, left; whoever comes back within a day finds theirs (D15.2)."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from tortoise.queryset import QuerySet

from db.complaints import ComplaintDraft
from db.vocabulary import SubjectKind
from policy import pack
from resolvers import clock
from resolvers.complaints.evidence import let_go_of_evidence
from resolvers.complaints.said import category_named, check_details, check_words
from resolvers.complaints.subjects import find_subject
from resolvers.moves import locked
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work


@use_case("complaint:draft")
async def draft_complaint(
    actor: Actor,
    kind: SubjectKind,
    subject_id: UUID,
    category: str | None = None,
    words: str | None = None,
    joined: bool = False,
    details: Mapping[str, str] | None = None,
) -> ComplaintDraft:
    """Begin a report, or go on with the open one about the same thing; a draft is kept through a day of silence.

    Words take the place of those that are there, or `joined` come below them. `details` join what the category has
    been told, none at all (`{}`) empty it; another category forgets what it does not ask for.
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
        asked = category_named(category).field_by_code
        draft.category = category
        draft.details = {code: value for code, value in (draft.details or {}).items() if code in asked} or None
    if words is not None:
        draft.words = f"{draft.words}\n{words}" if joined and draft.words else words
        check_words(draft.words)
    if details is not None:
        draft.details = {**(draft.details or {}), **details} if details else None
        check_details(category_named(draft.category or ""), draft.details or {})
    draft.updated_at = work().now
    await draft.save()
    return draft


@use_case("complaint:draft")
async def drop_draft(actor: Actor, draft_id: UUID) -> ComplaintDraft:
    """Leave a report that was begun: what was in it is gone, and the next one about the same thing begins anew."""
    draft = await locked(ComplaintDraft, draft_id)
    if draft.complaint_id is None:
        await let_go_of_evidence(draft)
        draft.category, draft.words, draft.details = None, None, None
        draft.updated_at = work().now - timedelta(seconds=pack().times.draft + 1)
        await draft.save(update_fields=["category", "words", "details", "updated_at"])
    return draft


def is_stale(draft: ComplaintDraft) -> bool:
    """Whether nothing was done to a draft for longer than a day, so that another is begun instead."""
    return draft.updated_at < clock.now() - timedelta(seconds=pack().times.draft)


async def draft_of(actor: Actor, draft_id: UUID) -> ComplaintDraft | None:
    """One's own draft."""
    return await _mine(actor).get_or_none(id=draft_id)


def _mine(actor: Actor) -> QuerySet[ComplaintDraft]:
    if actor.user_id:
        return ComplaintDraft.filter(user_id=actor.user_id)
    return ComplaintDraft.filter(guest_id=actor.guest_id) if actor.guest_id else ComplaintDraft.filter(id=None)
