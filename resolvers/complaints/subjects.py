"""What a complaint can be about: finding it, and the snapshot of it that a case keeps."""

from dataclasses import dataclass
from uuid import UUID

from db.accounts import PublicAccount
from db.interactions import Comment
from db.posts import Post
from db.vocabulary import SubjectKind
from resolvers.interactions.views import seen_comment
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see

MODEL = {SubjectKind.COMMENT: Comment, SubjectKind.POST: Post, SubjectKind.ACCOUNT: PublicAccount}
KIND = {model.__name__: kind for kind, model in MODEL.items()}


@dataclass(frozen=True)
class Subject:
    """A thing complained about, as it was then."""

    row: Comment | Post | PublicAccount
    kind: SubjectKind
    account_id: UUID
    author_id: UUID | None
    snapshot: str


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


def subject_of(row: Comment | Post | PublicAccount) -> Subject:
    """A row as the subject of a complaint or a case."""
    kind = KIND[type(row).__name__]
    if isinstance(row, Comment):
        return Subject(row, kind, row.account_id, row.author_id, row.body)
    if isinstance(row, Post):
        return Subject(row, kind, row.account_id, row.created_by_id, f"{row.title}\n\n{row.body}")
    return Subject(row, kind, row.id, None, f"@{row.handle}\n{row.name}")
