"""Who is told what: the table of tellings, and who is meant by each of its columns."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import db
from db.accounts import Operatorship, StaffMember
from db.vocabulary import NoticeKind, OperatorshipState, Side, StaffRole, SubjectKind

Recipient = tuple[UUID | None, UUID | None]
MESSAGE, CARD = NoticeKind.MESSAGE, NoticeKind.CARD


async def author(row: Any) -> set[Recipient]:
    """Who wrote it."""
    return {(row.author_id, None)} if row.author_id else set()


async def operators(row: Any) -> set[Recipient]:
    """Whoever runs the account it belongs to."""
    account = row.pk if isinstance(row, db.PublicAccount) else row.account_id
    held = Operatorship.filter(account_id=account, until=None, state=OperatorshipState.ACTIVE)
    return {(user, None) for user in await held.values_list("user_id", flat=True)}  # type: ignore[misc]


async def reviewers(row: Any) -> set[Recipient]:
    """Whoever takes cases."""
    return await _staff(StaffRole.REVIEWER, StaffRole.SENIOR_REVIEWER)


async def seniors(row: Any) -> set[Recipient]:
    """Whoever is to see to what is late."""
    return await _staff(StaffRole.SENIOR_REVIEWER, StaffRole.CHIEF_EDITOR)


async def concerned(appeal: Any) -> set[Recipient]:
    """Whom the decision concerns against which a complainant appeals: who was told of it, else whose content it is."""
    told = await db.StatementOfReasons.filter(decision_id=appeal.decision_id, side=Side.SUBJECT)
    case = await db.Case.get(id=appeal.case_id)
    people: set[Recipient] = {(statement.user_id, None) for statement in told if statement.user_id}
    if case.subject_kind != SubjectKind.COMMENT or any(statement.user_id is None for statement in told):
        people |= await operators(case)
    return people or await author(case)


async def the_desk(row: Any) -> set[Recipient]:
    """Whoever takes cases, and who takes only those that were passed on."""
    return await _staff(StaffRole.REVIEWER, StaffRole.SENIOR_REVIEWER, StaffRole.CHIEF_EDITOR)


async def _staff(*roles: StaffRole) -> set[Recipient]:
    held = StaffMember.filter(until=None, role__in=list(roles))
    return {(user, None) for user in await held.values_list("user_id", flat=True)}  # type: ignore[misc]


async def holder(row: Any) -> set[Recipient]:
    """Who has taken a case."""
    member = await StaffMember.get_or_none(id=row.claimed_by_id)
    return {(member.user_id, None)} if member else set()


async def subject_side(row: Any) -> set[Recipient]:
    """Who wrote what a case is about, and whoever runs the account."""
    return await operators(row) | (await author(row) if isinstance(row, db.Comment) else set())


async def complainant(row: Any) -> set[Recipient]:
    """Who filed it, a complaint or an appeal, when we know a place to answer to."""
    return {(row.user_id, row.guest_id)} if row.user_id or row.guest_id else set()


async def asker(row: Any) -> set[Recipient]:
    """Who has taken the case of a complaint, and may have asked."""
    case = await db.Case.get(id=row.case_id).select_related("claimed_by")
    return {(case.claimed_by.user_id, None)} if case.claimed_by else set()


async def other_side(row: Any) -> set[Recipient]:
    """Who is asked about what was complained of: the reader who wrote it, else the operators; never a complainant."""
    complained = await db.Complaint.filter(case_id=row.case_id).values_list("user_id", "guest_id")
    return (await author(row) or await operators(row)) - set(complained)


async def author_of_parent(row: Any) -> set[Recipient]:
    """Who is answered."""
    parent = await db.Comment.get_or_none(id=row.parent_id) if row.parent_id else None
    return {(parent.author_id, None)} if parent and parent.author_id else set()


async def proposer(row: Any) -> set[Recipient]:
    """Who proposed the sanction, or the warning that something is put right after."""
    sanction = await db.Sanction.get(id=getattr(row, "sanction_id", row.pk)).select_related("proposed_by")
    return {(sanction.proposed_by.user_id, None)}


async def the_user(row: Any) -> set[Recipient]:
    """Whose user it is."""
    return {(row.pk, None)}


@dataclass(frozen=True)
class Telling:
    """To whom an event is told, and how; who acted is told only by a card, or of what somebody else might have done."""

    to: Callable[[Any], Awaitable[set[Recipient]]]
    kind: NoticeKind
    oneself: bool = False


TOLD: dict[str, tuple[Telling, ...]] = {
    "comment.added": (Telling(operators, CARD), Telling(author_of_parent, MESSAGE)),
    "comment.held": (Telling(operators, CARD), Telling(author, MESSAGE)),
    **{
        event: (Telling(operators, CARD), Telling(author, MESSAGE))
        for event in (
            "comment.approved", "comment.hidden", "comment.shown", "comment.deleted", "comment.undeleted",
            "comment.removed", "comment.restored", "act.undone",
        )
    },
    "comment.edited": (Telling(operators, CARD),),
    "complaint.accepted": (Telling(complainant, MESSAGE),),
    "complaint.declined": (Telling(complainant, MESSAGE),),
    "complaint.asked": (Telling(complainant, MESSAGE),),
    "complaint.replied": (Telling(asker, MESSAGE),),
    "complaint.lapsed": (Telling(complainant, MESSAGE),),
    "complaint.complainant_warned": (Telling(complainant, MESSAGE),),
    "complaint.complainant_limited": (Telling(complainant, MESSAGE),),
    "complaint.upheld": (Telling(complainant, MESSAGE),),
    "complaint.partly_upheld": (Telling(complainant, MESSAGE),),
    "complaint.not_upheld": (Telling(complainant, MESSAGE),),
    "complaint.reversed": (Telling(complainant, MESSAGE),),
    **{
        event: (Telling(the_user, MESSAGE, oneself=True),)
        for event in ("user.two_step_on", "user.two_step_off", "user.password_reset")
    },
    "appeal.lodged": (Telling(complainant, MESSAGE, oneself=True), Telling(reviewers, CARD)),
    **{
        event: (Telling(complainant, MESSAGE), Telling(reviewers, CARD))
        for event in ("appeal.claimed", "appeal.affirmed", "appeal.overturned", "appeal.modified")
    },
    **dict.fromkeys(("appeal.released", "appeal.withdrawn"), (Telling(reviewers, CARD),)),
    "appeal.escalated": (Telling(complainant, MESSAGE), Telling(reviewers, CARD)),
    "appeal.overdue": (Telling(seniors, MESSAGE),),
    **dict.fromkeys(("appeal.contested", "appeal.contest_ended"), (Telling(concerned, MESSAGE),)),
    **dict.fromkeys(("complaint.contested", "complaint.contest_ended"), (Telling(complainant, MESSAGE),)),
    "counter_notice.invited": (Telling(other_side, MESSAGE, oneself=True),),
    **{
        event: (Telling(operators, MESSAGE),)
        for event in (
            "sanction.proposed", "sanction.withdrawn", "sanction.confirmed", "sanction.lifted", "sanction.ended",
            "sanction.overturned", "sanction.modified", "rectification.accepted", "rectification.returned",
        )
    },
    **{
        event: (Telling(proposer, MESSAGE),)
        for event in ("sanction.responded", "sanction.hearing_over", "rectification.submitted")
    },
    **dict.fromkeys(
        ("care.noticed", "care.recovered", "care.case_opened"), (Telling(operators, MESSAGE, oneself=True),)
    ),
    "care.lift_proposed": (Telling(operators, MESSAGE, oneself=True), Telling(seniors, MESSAGE, oneself=True)),
    "rectification.overdue": (Telling(reviewers, MESSAGE, oneself=True),),
    "post.removed": (Telling(operators, MESSAGE),),
    "post.restored": (Telling(operators, MESSAGE),),
    "comment.left": (Telling(author, MESSAGE),),
    "comment.reinstated": (Telling(operators, CARD), Telling(author, MESSAGE)),
    "complaint.noted": (Telling(complainant, MESSAGE),),
    "case.noted": (Telling(subject_side, MESSAGE),),
    "complaint.overdue": (Telling(complainant, MESSAGE),),
    **{event: (Telling(reviewers, CARD),) for event in ("case.opened", "case.joined")},
    **{
        event: (Telling(the_desk, CARD),)
        for event in ("case.claimed", "case.released", "case.decided", "case.changed", "case.escalated")
    },
    "case.handed_over": (Telling(the_desk, CARD), Telling(holder, MESSAGE)),
}  # fmt: skip
