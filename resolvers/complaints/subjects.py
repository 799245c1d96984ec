"""Finding what somebody complains about."""

from uuid import UUID

from db.complaints import ComplaintDraft
from db.vocabulary import SubjectKind
from resolvers.complaints.cases.opening import KIND, MODEL, Subject, subject_of
from resolvers.interactions.views import seen_comment
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see

__all__ = ["KIND", "MODEL", "Subject", "find_subject", "subject_of", "subject_of_draft"]


async def find_subject(actor: Actor, kind: SubjectKind, key: UUID) -> Subject:
    """The thing, if it exists for this actor."""
    if kind is SubjectKind.COMMENT:
        comment = await seen_comment(actor, key)
        if comment is None:
            raise Refused(NotFound("Comment"))
        return subject_of(comment)
    row = await MODEL[kind].get_or_none(id=key)
    if row is None or not may_see(actor, row):
        raise Refused(NotFound(MODEL[kind].__name__))
    return subject_of(row)


async def subject_of_draft(draft: ComplaintDraft) -> Subject:
    """What a report is about, as it is by now: it was seen when the report was begun.

    Whoever could make it disappear afterwards could else stop what is reported of it.
    """
    kind = SubjectKind(draft.subject_kind)
    row = await MODEL[kind].get_or_none(id=draft.subject_id)
    if row is None:
        raise Refused(NotFound(MODEL[kind].__name__))
    return subject_of(row)
