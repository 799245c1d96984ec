"""Finding what somebody complains about, also when it is gone from public view by now."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from db.accounts import PublicAccount
from db.complaints import ComplaintDraft
from db.interactions import Comment, CommentVersion
from db.messages import Message, MessageText
from db.oversight import Act as ActRow
from db.posts import Post, PostVersion
from db.vocabulary import CommentState, PostState, SubjectKind
from policy import pack
from resolvers.complaints.cases.opening import KIND, MODEL, Subject, subject_of
from resolvers.interactions.views import seen_comment
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see

__all__ = ["KIND", "MODEL", "Subject", "find_subject", "subject_of", "subject_of_draft"]

Row = Comment | Post | PublicAccount | Message


async def find_subject(actor: Actor, kind: SubjectKind, key: UUID) -> Subject:
    """The thing, if it exists for this actor; else if it was public once, for whoever has its id saw it then.

    Of what is gone the platform takes its own snapshot, and shows nothing of it to whoever reports it.
    """
    found = await _seen(actor, kind, key)
    if isinstance(found, Message):
        return await _said_to(actor, found)
    if found is not None:
        return subject_of(found)
    row = await MODEL[kind].get_or_none(id=key)
    gone = await _gone(row) if row is not None else None
    if gone is None:
        raise Refused(NotFound(MODEL[kind].__name__))
    return gone


async def subject_of_draft(actor: Actor, draft: ComplaintDraft) -> Subject:
    """What a report is about, as it is by now: it was seen when the report was begun.

    Whoever could make it disappear afterwards could else stop what is reported of it.
    """
    kind = SubjectKind(draft.subject_kind)
    found = await _seen(actor, kind, draft.subject_id)
    if isinstance(found, Message):
        return await _said_to(actor, found)
    if found is not None:
        return subject_of(found)
    row = await MODEL[kind].get_or_none(id=draft.subject_id)
    if row is None or isinstance(row, Message):
        raise Refused(NotFound(MODEL[kind].__name__))
    return await _gone(row) or replace(subject_of(row), is_gone=True)


async def _seen(actor: Actor, kind: SubjectKind, key: UUID) -> Row | None:
    if kind is SubjectKind.COMMENT:
        return await seen_comment(actor, key)
    row = await MODEL[kind].get_or_none(id=key)
    return row if row is not None and may_see(actor, row) else None


async def _said_to(actor: Actor, message: Message) -> Subject:
    """What the other side of a conversation said last: one reports nothing of one's own, and shows nothing of it."""
    by_user = actor.user_id == message.user_id
    said = MessageText.filter(message_id=message.id, as_account=by_user).order_by("-id")
    words = [text.body for text in await said.limit(pack().messages.reported)]
    if not words:
        raise Refused(NotFound("Message"))
    accused = None if by_user else message.user_id
    return Subject(message, SubjectKind.MESSAGE, message.account_id, accused, "\n\n".join(reversed(words)))


async def _gone(row: Row) -> Subject | None:
    """What was public once, as it was then; nothing of what never was."""
    if isinstance(row, PublicAccount | Message):  # private words never were public
        return None
    now, public = subject_of(row), CommentState.VISIBLE if isinstance(row, Comment) else PostState.PUBLISHED
    if row.state is public:  # it is what it stands under that is no longer public
        return replace(now, is_gone=True)
    acts = await ActRow.filter(subject_id=row.pk).order_by("-position")
    left = next((act.at for act in acts if act.before.get("state") == public), None)
    if left is None:
        return None
    return replace(now, is_gone=True, snapshot=await _text_until(row, left) or now.snapshot)


async def _text_until(row: Comment | Post, left: Any) -> str:
    """The last text that was public: words that were taken out of view as they were written never were."""
    if isinstance(row, Comment):
        words = await CommentVersion.filter(comment_id=row.pk, at__lt=left).order_by("-number").first()
        return words.body if words else ""
    text = await PostVersion.filter(post_id=row.pk, at__lt=left).order_by("-number").first()
    return f"{text.title}\n\n{text.body}" if text else ""
