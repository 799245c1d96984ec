"""Chats: first contact, linking one to a user by a one-time link, unlinking, language."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery

from db.accounts import Chat, ChatLink, Guest
from db.chat import Digest
from db.columns import key_ring
from db.complaints import Complaint, ComplaintDraft, Misuse, StoredFile
from db.oversight import Notice
from db.sanctions import Appeal, StatementOfReasons
from db.vocabulary import CommentNotices, Transport
from policy import LANGUAGES, pack
from resolvers.accounts.hours import hours_of, zone_name
from resolvers.accounts.team.weekly import plan_summary
from resolvers.actor import address_key
from resolvers.moves import change, created, locked, permit
from resolvers.pages import own
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, FaultCode, NotFound, Refused, Restricted, invalid
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work


@use_case("chat:meet")
async def meet_chat(actor: Actor, transport: Transport, address: int) -> Chat:
    """Know a chat from now on, with a guest behind it; met again, it is open again."""
    key = address_key(transport, address)
    chat = await Chat.get_or_none(transport=transport, address_key=key)
    if chat is None:
        guest = await Guest.create(id=new_id(), created_at=work().now)
        identity = new_id()
        chat = await Chat.create(
            id=identity, transport=transport, address_key=key, guest_id=guest.id, created_at=work().now,
            address_sealed=key_ring().seal(str(address), f"chat:{identity}:address"),
        )  # fmt: skip
        created("chat:meet", chat)
    elif chat.blocked_at is not None:
        chat.blocked_at = None
        await chat.save(update_fields=["blocked_at"])
    return chat


@use_case("user:link_chat")
async def link_chat(actor: Actor) -> ChatLink:
    """Make a one-time link that ties a chat to this user, good for ten minutes."""
    await permit(ACTS["user:link_chat"], None)
    identity = new_id()
    link = await ChatLink.create(
        id=identity, user_id=actor.user_id, hash=_hash(link_secret(identity)),
        expires_at=work().now + timedelta(seconds=pack().times.chat_link),
    )  # fmt: skip
    created("user:link_chat", link)
    return link


def link_secret(identity: object) -> str:
    """The secret of a link: derived, never kept."""
    return key_ring().mark("chat-link", str(identity))[:32]


@use_case("chat:link")
async def link_this_chat(actor: Actor, secret: str) -> Chat:
    """Tie the chat one is in to the user who made the link; what the guest here filed and was told goes along."""
    chat = await Chat.filter(id=actor.chat_id).select_for_update().first() if actor.chat_id else None
    if chat is None:
        raise Refused(NotFound("Chat"))
    link = await ChatLink.filter(hash=_hash(secret)).select_for_update().first()
    if link is None or link.used_at is not None or link.expires_at <= work().now:
        raise Refused(Restricted(Because.LINK_IS_SPENT))
    link.used_at = work().now
    await link.save(update_fields=["used_at"])
    if chat.guest_id is not None:
        await _bring(chat.guest_id, link.user_id)
    await change(ACTS["chat:link"], chat, {"user_id": link.user_id})
    return chat


async def _bring(guest_id: UUID, user_id: UUID) -> None:
    """Give a user a guest's complaints, what is known by them, appeals, drafts, and notices not sent or not read."""
    filed = Complaint.filter(guest_id=guest_id).values("id")
    await StatementOfReasons.filter(complaint_id__in=Subquery(filed), user_id=None).update(user_id=user_id)
    guest = await Guest.filter(id=guest_id).select_for_update().get()
    for column, known in (("reports_decided", guest.reports_decided), ("reports_upheld", guest.reports_upheld)):
        work().counters[("User", user_id, column)] += known
        work().counters[("Guest", guest_id, column)] -= known
    for model in (Complaint, ComplaintDraft, Misuse, StoredFile, Appeal):
        await model.filter(guest_id=guest_id).update(user_id=user_id, guest_id=None)
    news = Notice.filter(Q(done_at=None) | Q(read_at=None), guest_id=guest_id)
    await news.update(user_id=user_id, guest_id=None, recipient=f"user:{user_id}")


@use_case("chat:unlink")
async def unlink_chat(actor: Actor, chat_id: object = None) -> Chat:
    """Untie a chat from its user, from the chat itself or from elsewhere when the phone is lost."""
    chat = await locked(Chat, chat_id or actor.chat_id)  # type: ignore[arg-type]
    await permit(ACTS["chat:unlink"], chat)
    if chat.user_id is None:
        raise Refused(Restricted(Because.CHAT_IS_NOT_LINKED))
    await change(ACTS["chat:unlink"], chat, {"user_id": None})
    return chat


@use_case("chat:set_language")
async def set_language(actor: Actor, language: str) -> Chat:
    """Choose the language in which one is spoken to in this chat."""
    chat = await locked(Chat, actor.chat_id)  # type: ignore[arg-type]
    if language not in LANGUAGES:
        raise invalid("language", FaultCode.NOT_ONE_OF, ", ".join(LANGUAGES))
    await change(ACTS["chat:set_language"], chat, {"language": language})
    return chat


@use_case("chat:set_notices")
async def set_chat_notices(
    actor: Actor, chat_id: UUID | None = None, comment_notices: CommentNotices | None = None,
    digest: bool | None = None, silent: bool | None = None, time_zone: str | None = None,
    quiet_hours: str | None = None, weekly: bool | None = None,
) -> Chat:  # fmt: skip
    """Choose of what a chat is told, when and how; what is not given stays as it is, and empty quiet hours end them."""
    chat = await locked(Chat, chat_id or actor.chat_id)  # type: ignore[arg-type]
    await permit(ACTS["chat:set_notices"], chat)
    given = {"comment_notices": comment_notices, "digest": digest, "silent": silent, "weekly": weekly}
    changes: dict[str, Any] = {column: value for column, value in given.items() if value is not None}
    if time_zone is not None:
        changes["time_zone"] = zone_name(time_zone)
    if quiet_hours is not None:
        changes["quiet_hours"] = hours_of(quiet_hours)
    if not changes:
        raise invalid("commentNotices", FaultCode.EMPTY)
    await change(ACTS["chat:set_notices"], chat, changes)
    if changes.keys() & {"weekly", "time_zone", "quiet_hours"}:
        await plan_summary(chat)
    await Digest.filter(chat_id=chat.id, message_id=None, done_at=None).update(due_at=work().now)
    return chat


def address_of(chat: Chat) -> int:
    """The address of a chat, to send there."""
    return int(key_ring().open(chat.address_sealed, f"chat:{chat.id}:address"))


async def chats_of(actor: Actor) -> list[Chat]:
    """One's own linked chats."""
    return await own(Chat.all(), actor).order_by("id").limit(20)


def _hash(secret: str) -> str:
    return key_ring().mark("chat-link-hash", secret)
