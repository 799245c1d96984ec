"""Who is told what: the table of tellings, the notices of a person, and their delivery to chats."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.models import Model
from uuid_utils.compat import uuid7

import db
from db import due
from db.accounts import Chat
from db.bus import bus
from db.complaints import Complaint
from db.oversight import Notice
from db.standstill import standstill
from policy import say
from resolvers import clock
from resolvers.moves import locked
from resolvers.notices.recipients import Recipient, accused, author_of_parent, operators
from resolvers.notices.tellings import CARD, MESSAGE, TOLD, Telling
from resolvers.pages import own
from resolvers.rules.acts import OPEN_COMPLAINTS
from resolvers.rules.standings import Actor
from resolvers.trail import LONGEST_SILENCE, patiently
from resolvers.use_case import use_case, work

GIVE_UP = 8
# Facts that are codes, and under what their words are found; facts of a notice that may be none.
WORDED = {
    "reason": "reason", "rule": "rule", "category": "category", "kind": "word-SanctionKind",
    "rung": "word-SanctionKind", "why": "word-DeclineReason", "thing": "word-SubjectKind",
    "document": "word-DocumentKind", "verdict": "word-AppealState", "role": "word-OperatorRole",
    "fault": "identity-reason", "purpose": "word-LookPurpose", "licence": "word-QualificationKind",
    "class": "word-PostKind", "credit": "credit-rule", "staff": "word-StaffRole",
}  # fmt: skip
LEFT_OUT = ("term", "interim", "ends", "rung", "measure", "organisation")
MOMENT = timedelta(seconds=1)  # longer than the files of an album are apart


async def tell(event: str, row: Model, **facts: object) -> None:
    """Write the notices of an event, to be sent after the commit."""
    told = {name: str(value) for name, value in facts.items() if value is not None}
    for telling in TOLD[event]:
        await _write(event, row, telling, told)


async def tell_the_accused(event: str, row: db.Message, case: db.Case, **facts: object) -> None:
    """Write the notices of an event of a conversation, to the side that a case is about and not to the other."""
    told, people = {name: str(value) for name, value in facts.items()}, await accused(case)
    for telling in TOLD[event]:
        await _write(event, row, telling, told, people)


async def tell_each(event: str, rows: list[db.Comment], drawn: set[UUID], **facts: object) -> None:
    """Write the notices of an event of many comments of one account; cards only of those that are drawn somewhere."""
    told = {name: str(value) for name, value in facts.items() if value is not None}
    for telling in TOLD[event] if rows else ():
        ours = await operators(rows[0]) if telling.to is operators else None
        for row in rows:
            if telling.kind is not CARD or row.pk in drawn:
                await _write(event, row, telling, told, ours)


async def tell_people(event: str, row: Model, people: list[UUID], **facts: object) -> None:
    """Write the notices of an event to these users: one page of many."""
    told = {name: str(value) for name, value in facts.items() if value is not None}
    for telling in TOLD[event]:
        await _write(event, row, telling, told, {(user, None) for user in people})


async def _write(
    event: str, row: Model, telling: Telling, told: dict[str, str], people: set[Recipient] | None = None
) -> None:
    doing = work()
    for user, guest in sorted(await telling.to(row) if people is None else people, key=str):
        if telling.kind is MESSAGE and not telling.oneself and user is not None and user == doing.actor.user_id:
            continue
        notice = Notice(
            id=uuid7(), kind=telling.kind, recipient=_recipient(user, guest), user_id=user, guest_id=guest, event=event,
            subject_kind=type(row).__name__, subject_id=row.pk, facts=told, at=doing.now, due_at=doing.now,
        )  # fmt: skip
        doing.notices.append(notice)


async def tell_of_an_answer(comment: db.Comment) -> None:
    """Tell whoever is answered, once the answer can be seen."""
    if comment.parent_id:
        post = await db.Post.get(id=comment.post_id)
        await _write("comment.added", comment, Telling(author_of_parent, MESSAGE), {"post": post.title[:60]})


async def tell_of_answers(comments: list[db.Comment]) -> None:
    """Tell those who are answered by several comments, once the answers can be seen."""
    answers = [comment for comment in comments if comment.parent_id]
    if not answers:
        return
    posts = await db.Post.in_bulk({answer.post_id for answer in answers}, "id")
    parents = await db.Comment.in_bulk({answer.parent_id for answer in answers}, "id")
    for answer in answers:
        author = parents[answer.parent_id].author_id
        people: set[Recipient] = {(author, None)} if author else set()
        told = {"post": posts[answer.post_id].title[:60]}
        await _write("comment.added", answer, Telling(author_of_parent, MESSAGE), told, people)


async def draw_later(chat: Chat, event: str, kind: str, subject_id: UUID) -> None:
    """Have a card of one chat drawn in a moment; asked for again meanwhile, the moment begins anew.

    So what comes as many at once is answered once, by whichever process it is then, and also after a restart.
    """
    due_at, facts = clock.now() + MOMENT, {"chat": str(chat.pk)}
    user, guest = chat.user_id, None if chat.user_id else chat.guest_id
    recipient = _recipient(user, guest)
    for waiting in await Notice.filter(recipient=recipient, done_at=None, event=event, subject_id=subject_id):
        untouched = Notice.filter(position=waiting.position, done_at=None, attempts=0)
        if waiting.facts == facts and await untouched.update(due_at=due_at):
            return
    await Notice.create(
        id=uuid7(), kind=CARD, recipient=recipient, user_id=user, guest_id=guest, event=event,
        subject_kind=kind, subject_id=subject_id, facts=facts, at=clock.now(), due_at=due_at,
    )  # fmt: skip


def sentence(notice: Notice, language: str) -> str:
    """What a notice says to a person, in their language."""
    facts: dict[str, object] = dict(notice.facts)
    for name, prefix in WORDED.items():
        if name in facts:
            facts[name] = say(language, f"{prefix}-{str(facts[name]).replace(':', '-')}")
    known = {"reason": "", "post": "", "receipt": "", "rule": "", **dict.fromkeys(LEFT_OUT), **facts}
    return say(language, f"notice-{notice.event.replace('.', '-')}", **known)


async def notices_of(actor: Actor, after: int = 0, limit: int = 50) -> list[Notice]:
    """The messages to a person, oldest first, behind a position."""
    found = Notice.filter(kind=MESSAGE, position__gt=after)
    found = found.filter(guest_id=actor.guest_id) if actor.guest_id and not actor.user_id else own(found, actor)
    return await found.order_by("position").limit(limit)


async def notices_page(
    actor: Actor, after: int | None, before: int | None, limit: int, backwards: bool
) -> list[Notice]:
    """The messages to a person, newest first, by position."""
    found = own(Notice.filter(kind=MESSAGE), actor)
    if after is not None:
        found = found.filter(position__lt=after)
    if before is not None:
        found = found.filter(position__gt=before)
    return await found.order_by("position" if backwards else "-position").limit(limit)


async def follow_notices(actor: Actor, after: int) -> AsyncIterator[Notice]:
    """Every message to a person behind a position, those that are there and those to come."""
    with bus.ear(f"user:{actor.user_id}") as ear:
        while True:
            found = await patiently(notices_of, actor, after)
            for notice in found:
                after = notice.position
                yield notice
            if not found:
                await ear.heard(LONGEST_SILENCE)


async def newest_notice(actor: Actor) -> int:
    """The position of the last message to a person, 0 when there is none."""
    last = await own(Notice.filter(kind=MESSAGE), actor).order_by("-position").first()
    return last.position if last else 0


@use_case("notice:read")
async def read_notice(actor: Actor, notice_id: UUID) -> Notice:
    """Mark a notice as read."""
    notice = await locked(Notice, notice_id)
    if notice.read_at is None:
        notice.read_at = work().now
        await notice.save(update_fields=["read_at"])
    return notice


def _recipient(user: UUID | None, guest: UUID | None) -> str:
    return f"user:{user}" if user else f"guest:{guest}"


async def claim_notices(limit: int = 50) -> list[tuple[Notice, list[Chat]]]:
    """Notices that are due, one per recipient and the oldest first, each with the recipient's open chats.

    In a standstill they wait.
    """
    if standstill():
        return []
    claimed = await due.claim(Notice, clock.now(), limit=limit, one_per="recipient")
    users = [notice.user_id for notice in claimed if notice.user_id]
    guests = [notice.guest_id for notice in claimed if notice.guest_id]
    chats = await Chat.filter(blocked_at=None, user_id__in=users) if users else []
    chats += await Chat.filter(blocked_at=None, guest_id__in=guests) if guests else []
    return [
        (notice, [chat for chat in chats if _belongs(chat, notice)])
        for notice in sorted(claimed, key=lambda notice: notice.position)
    ]


def _belongs(chat: Chat, notice: Notice) -> bool:
    if notice.user_id:
        return chat.user_id == notice.user_id
    return chat.guest_id == notice.guest_id


async def notice_sent(notice: Notice) -> None:
    """The notice reached every open chat, or there is none: it stays to be read in `viewerNotices`."""
    await due.settle(notice, clock.now())


async def notice_failed(notice: Notice) -> bool:
    """Try again later, a little longer each time; after the last try it stays unsent. Says whether it will be tried."""
    if notice.attempts >= GIVE_UP:
        await due.settle(notice, clock.now())
        return False
    await due.postpone(notice, clock.now() + timedelta(seconds=min(600, 2**notice.attempts)))
    return True


async def notice_waits(notice: Notice, seconds: float = 0) -> None:
    """It was not tried: it is due again later, and this was no attempt."""
    await due.give_back(notice, clock.now() + timedelta(seconds=seconds))


async def keep_notices(positions: list[int]) -> None:
    """Notices that are still on their way stay claimed."""
    await due.keep_hold(Notice, positions, clock.now() + due.MINUTE)


async def chat_is_blocked(chat: Chat, at: datetime) -> None:
    """The person blocked the bot: nothing more is sent there until they write again."""
    chat.blocked_at = at
    await chat.save(update_fields=["blocked_at"])


async def open_complaints_of(case_id: UUID) -> list[Complaint]:
    """The complaints of a case that wait for its decision, oldest first."""
    return await Complaint.filter(case_id=case_id, state__in=list(OPEN_COMPLAINTS)).order_by("id")
