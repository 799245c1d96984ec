"""Finding what somebody complains about."""

from uuid import UUID

from db.vocabulary import SubjectKind
from resolvers.complaints.opening import KIND, MODEL, Subject, subject_of
from resolvers.interactions.views import seen_comment
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see

__all__ = ["KIND", "MODEL", "Subject", "find_subject", "subject_of"]


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
