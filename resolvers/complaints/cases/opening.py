"""What a case is about, and the one open case on it: opened by complaints, by holds, by removals."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.queryset import QuerySet

from db.accounts import PublicAccount
from db.complaints import Case, CaseCause, Complaint
from db.interactions import Comment
from db.messages import Message
from db.posts import Post
from db.vocabulary import CaseState, CauseKind, CommentState, DeadlineKind, HeldBy, SubjectKind
from policy import pack
from resolvers.complaints.cases.weighing import reweigh
from resolvers.deadlines import first_deadline, set_deadline
from resolvers.moves import created, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import FaultCode, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.trail import entry
from resolvers.use_case import new_id, use_case, work

MODEL: dict[SubjectKind, type[Comment | Post | PublicAccount | Message]] = {
    SubjectKind.COMMENT: Comment,
    SubjectKind.POST: Post,
    SubjectKind.ACCOUNT: PublicAccount,
    SubjectKind.MESSAGE: Message,
}
KIND = {model.__name__: kind for kind, model in MODEL.items()}

HELD_URGENCY = 50
LONGEST = 50_000  # characters of private words that one case shows


@dataclass(frozen=True)
class Subject:
    """A thing complained about, as it was then; what is gone from public view is not shown to whoever reports it."""

    row: Comment | Post | PublicAccount | Message
    kind: SubjectKind
    account_id: UUID
    author_id: UUID | None
    snapshot: str
    is_gone: bool = False


def subject_of(row: Comment | Post | PublicAccount | Message) -> Subject:
    """A row as the subject of a complaint or a case; of a conversation it is not the words."""
    kind = KIND[type(row).__name__]
    if isinstance(row, Comment):
        return Subject(row, kind, row.account_id, row.author_id, row.body)
    if isinstance(row, Post):
        return Subject(row, kind, row.account_id, row.created_by_id, f"{row.title}\n\n{row.body}")
    if isinstance(row, Message):
        return Subject(row, kind, row.account_id, None, "")
    return Subject(row, kind, row.id, None, f"@{row.handle}\n{row.name}")


async def open_case(
    subject: Subject, urgency: int, due_at: datetime, *, cause: CauseKind | None, cause_id: UUID | None = None,
    words: str | None = None,
) -> Case:  # fmt: skip
    """The one open case on a subject, joined or opened; whatever is most urgent sets its place in the queue.

    What brought it about is kept with it; without a cause it is staff's own doing.
    """
    case = await open_on(subject)
    return await join_or_open(case, subject, urgency, due_at, cause=cause, cause_id=cause_id, words=words)


async def join_or_open(
    case: Case | None, subject: Subject, urgency: int, due_at: datetime, *, cause: CauseKind | None,
    cause_id: UUID | None = None, words: str | None = None,
) -> Case:  # fmt: skip
    """A step: as `open_case`, for whoever has looked already which case is open, and holds it."""
    doing = work()
    if case is None:
        earlier = await _decided_on(subject)
        case = await Case.create(
            id=new_id(), subject_kind=subject.kind, subject_id=subject.row.pk, account_id=subject.account_id,
            author_id=subject.author_id, urgency=urgency, base_urgency=urgency, snapshot=subject.snapshot,
            due_at=due_at, opened_at=doing.now, earlier_id=earlier.id if earlier else None,
        )  # fmt: skip
        await first_deadline(DeadlineKind.CASE_OVERDUE, case.id, due_at)
        event = "case.opened"
    else:
        if due_at < case.due_at:
            await set_deadline(DeadlineKind.CASE_OVERDUE, case.id, due_at)
        case.urgency, case.due_at = max(case.urgency, urgency), min(case.due_at, due_at)
        case.base_urgency, case.revision = max(case.base_urgency, urgency), case.revision + 1
        if cause is None:  # else it is written when it is weighed, which follows
            await case.save(update_fields=["urgency", "base_urgency", "revision", "due_at"])
        if subject.kind is SubjectKind.MESSAGE and (more := _more_said(case.snapshot, subject.snapshot)):
            case.snapshot += more
            await case.save(update_fields=["snapshot"])
        event = "case.joined"
    if cause is not None:
        await CaseCause.create(
            id=new_id(), case_id=case.id, kind=cause, cause_id=cause_id, words=words, at=doing.now
        )  # fmt: skip
    if cause not in (None, CauseKind.COMPLAINT):  # a complaint is weighed once it is there
        await reweigh(case)
    doing.entries.append(entry(doing.actor, doing.act, case, doing.now, event=event))
    await tell(event, case)
    return case


async def case_of(complaint_id: UUID) -> Case:
    """A step: the complaint's case, held; whoever holds both takes the case first, so that one decides after another.

    What the actor may not see does not exist.
    """
    key = (await seen(Complaint, complaint_id)).case_id
    return await Case.filter(id=key).select_for_update().get()


async def touch_case(case: Case) -> None:
    """A step: something came to a case, held here, that a decision must have seen."""
    case.revision += 1
    await case.save(update_fields=["revision"])


async def open_on(subject: Subject) -> Case | None:
    """The open case on a subject, held; of a conversation the one on the side that is accused."""
    mine = cases_on(subject.kind, subject.row.pk, subject.author_id).filter(state__not=CaseState.DECIDED)
    return await mine.select_for_update().first()


def cases_on(kind: SubjectKind, subject_id: UUID, author_id: UUID | None) -> QuerySet[Case]:
    """The cases on a thing; on a conversation those in which the same side is accused: its user, or else the account.

    Whoever reports first would else decide who is blamed for what both sides said.
    """
    found = Case.filter(subject_kind=kind, subject_id=subject_id)
    return found.filter(author_id=author_id) if kind is SubjectKind.MESSAGE else found


def _more_said(kept: str, said: str) -> str:
    """What a case on a conversation can still take up of what was said since.

    What was reported first always stays: whoever is accused could else push it out by writing more.
    """
    return "" if said in kept else f"\n\n{said}"[: max(0, LONGEST - len(kept))]


async def _decided_on(subject: Subject) -> Case | None:
    """The last case on a subject that was decided: new facts open a new one, which points at it."""
    decided = cases_on(subject.kind, subject.row.pk, subject.author_id).filter(state=CaseState.DECIDED)
    return await decided.order_by("-id").first()


async def join_open_case(subject: Subject, cause: CauseKind, cause_id: UUID) -> None:
    """A step: something else came up about a subject; where a case on it is open, the case is told."""
    case = await open_on(subject)
    if case is not None:
        await join_or_open(case, subject, case.base_urgency, case.due_at, cause=cause, cause_id=cause_id)


@use_case("case:order")
async def join_authority_order(
    actor: Actor, kind: SubjectKind, subject_id: UUID, authority: str, reference: str, words: str, due_at: datetime
) -> Case:
    """Bring an order of an authority to the case on a thing, or open one: what it orders, on what legal basis, by when.

    Refused with Invalid without authority, reference and legal basis, and for a time that is past or too far ahead.
    """
    row = await seen(MODEL[kind], subject_id)
    await permit(ACTS["case:order"], row)
    texts, order = pack().texts, pack().desk
    checked(authority=(authority, texts.name), reference=(reference, texts.name), words=(words, texts.question))
    without_identity_numbers("words", words)
    if due_at.tzinfo is None or not 0 < (due_at - work().now).total_seconds() <= order.longest_order:
        raise invalid("dueAt", FaultCode.NOT_A_TIME_TO_COME, order.longest_order // 86400)
    said = f"{authority} · {reference}\n{words}"
    case = await open_case(
        subject_of(row), order.order_urgency, due_at, cause=CauseKind.AUTHORITY_ORDER, words=said
    )  # fmt: skip
    created("case:order", case)
    return case


async def held_for_the_platform(comment: Comment) -> None:
    """What the platform holds is a case for its staff, to be decided within the time that the pack gives."""
    if comment.state is CommentState.HELD and comment.held_by is HeldBy.PLATFORM:
        due = work().now + timedelta(seconds=pack().times.hold)
        await open_case(subject_of(comment), HELD_URGENCY, due, cause=CauseKind.SCREENING, cause_id=comment.id)
