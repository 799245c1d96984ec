"""Who is told what: the table of tellings."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from db.vocabulary import NoticeKind
from resolvers.notices.recipients import (
    Recipient,
    answering,
    asker,
    auditors,
    author,
    author_of_parent,
    both_sides,
    complainant,
    concerned,
    each_page,
    holder,
    identity_officers,
    listed,
    muted,
    operators,
    other_side,
    owners,
    proposer,
    proposer_of_entry,
    representatives,
    reviewers,
    seniors,
    subject_side,
    the_desk,
    the_group,
    the_user,
    whose_post,
    writer,
)

MESSAGE, CARD = NoticeKind.MESSAGE, NoticeKind.CARD


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
            "comment.removed", "comment.restored", "comment.featured", "comment.unfeatured", "comment.pinned",
            "comment.unpinned", "act.undone",
        )
    },
    "comment.edited": (Telling(operators, CARD),),
    **dict.fromkeys(("account.user_muted", "account.user_unmuted"), (Telling(muted, MESSAGE),)),
    **dict.fromkeys(("message.written", "message.archived"), (Telling(operators, CARD),)),
    "message.answered": (Telling(operators, CARD), Telling(writer, MESSAGE)),
    **dict.fromkeys(
        ("message.removed", "message.restored"), (Telling(operators, CARD), Telling(both_sides, MESSAGE)),
    ),
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
    **{
        event: (Telling(operators, MESSAGE, oneself=True),)
        for event in ("account.closing_begun", "account.reopened", "account.closed", "account.draft_closed")
    },
    **{
        event: (Telling(the_user, MESSAGE, oneself=True),)
        for event in ("user.closing_begun", "user.reopened", "user.closes_later")
    },
    "export.built": (Telling(whose_post, MESSAGE),),
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
    **{
        event: (Telling(answering, MESSAGE, oneself=True),)
        for event in (
            "registrant.credit_fell", "registrant.credit_rose", "credit_entry.entered", "credit_entry.gained",
            "credit_entry.left", "credit_entry.kept", "credit_entry.struck",
        )
    },
    "credit_entry.contested": (Telling(answering, MESSAGE), Telling(seniors, MESSAGE)),
    "credit_entry.overdue": (Telling(seniors, MESSAGE, oneself=True), Telling(answering, MESSAGE)),
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
    **{
        f"blacklist_entry.{event}": (Telling(listed, MESSAGE),)
        for event in ("proposed", "withdrawn", "confirmed", "removed", "ended", "overturned")
    },
    **dict.fromkeys(
        ("blacklist_entry.responded", "blacklist_entry.hearing_over"), (Telling(proposer_of_entry, MESSAGE),)
    ),
    **{
        f"blacklist_entry.{event}": (Telling(seniors, MESSAGE, oneself=True),) for event in ("review_due", "evaded")
    },
    **dict.fromkeys(
        ("care.noticed", "care.recovered", "care.case_opened"), (Telling(operators, MESSAGE, oneself=True),)
    ),
    "care.lift_proposed": (Telling(operators, MESSAGE, oneself=True), Telling(seniors, MESSAGE, oneself=True)),
    "rectification.overdue": (Telling(reviewers, MESSAGE, oneself=True),),
    **dict.fromkeys(("document.published", "document.in_force"), (Telling(each_page, MESSAGE, oneself=True),)),
    **dict.fromkeys(
        ("post.held", "post.held_without_source", "post.reclassified", "post.released"),
        (Telling(operators, MESSAGE),),
    ),
    **{
        f"qualification.{event}": (Telling(representatives, MESSAGE),)
        for event in ("added", "verified", "rejected", "expires", "lapsed")
    },
    "account.graded": (Telling(operators, MESSAGE),),
    "registrant.declared": (Telling(representatives, MESSAGE),),
    **dict.fromkeys(("group.joined", "group.left", "group.ended"), (Telling(the_group, MESSAGE),)),
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
    **{
        f"operatorship.{event}": (Telling(owners, MESSAGE),)
        for event in ("accepted", "declined", "left")
    },
    **{
        f"operatorship.{event}": (Telling(whose_post, MESSAGE),)
        for event in ("removed", "role_changed", "ownership_offered", "offer_withdrawn")
    },
    "operatorship.ownership_taken": (Telling(operators, MESSAGE),),
    **dict.fromkeys(
        ("staff.appointed", "staff.dismissed"), (Telling(whose_post, MESSAGE, oneself=True), Telling(auditors, MESSAGE))
    ),
    "registrant.submitted": (Telling(identity_officers, MESSAGE),),
    **{
        f"registrant.{event}": (Telling(representatives, MESSAGE, oneself=True),)
        for event in (
            "verified", "rejected", "blacklisted", "listed", "way_free", "lapsed", "expiry_warned", "looked_at",
        )
    },
    **{
        f"registrant.{event}": (Telling(whose_post, MESSAGE),)
        for event in ("mandate_granted", "mandate_ended")
    },
    **{
        f"registrant.{event}": (Telling(representatives, MESSAGE, oneself=True),)
        for event in ("represented", "unrepresented", "revoked", "unverified")
    },
    **{
        event: (Telling(operators, MESSAGE),)
        for event in (
            "account.approved", "account.returned", "account.lapses_soon", "account.lapsed", "revision.approved",
            "revision.returned",
        )
    },
    "revision.overdue": (Telling(seniors, MESSAGE), Telling(owners, MESSAGE)),
    "case.handed_over": (Telling(the_desk, CARD), Telling(holder, MESSAGE)),
}  # fmt: skip
