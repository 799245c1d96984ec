"""The side that is complained about is heard before the decision: invited once per case, and free not to answer (D10).

It learns what about, and never in which words or by whom; no complainant reads what it says.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from tortoise.expressions import Q, Subquery

from db.complaints import Case, Complaint, CounterNotice
from db.interactions import Comment
from db.vocabulary import SubjectKind
from policy import pack
from resolvers.complaints.cases.opening import touch_case
from resolvers.moves import change, locked, permit, seen
from resolvers.notices import tell
from resolvers.pages import Window, keyset
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.trail import entry
from resolvers.use_case import new_id, use_case, work

K = TypeVar("K")


@use_case("counter_notice:submit")
async def submit_counter_notice(actor: Actor, counter_notice_id: UUID, words: str) -> CounterNotice:
    """Say something about what was complained of, before the case is decided; said once, and staff read it (D10).

    Taken also after the time that it was invited for. Refused with Restricted once the case is decided, and to
    whoever comes after a colleague.
    """
    case = await Case.filter(
        id=(await seen(CounterNotice, counter_notice_id)).case_id
    ).select_for_update().get()  # fmt: skip
    notice = await locked(CounterNotice, counter_notice_id)
    if not await not_for_complainants(actor, {notice.id: notice}):
        raise Refused(NotFound("CounterNotice"))
    act = ACTS["counter_notice:submit"]
    await permit(act, notice, {"case": case})
    checked(words=(words, pack().texts.complaint))
    without_identity_numbers("words", words)
    told = {"words": words, "answered_by_id": actor.user_id, "answered_at": work().now}
    await change(act, notice, told)
    await touch_case(case)
    await tell("case.changed", case)
    return notice


async def invite_counter_notice(case: Case, complaints: Sequence[Complaint]) -> None:
    """A step: invite the side complained about, where a category asks for that; once per case."""
    known, doing = pack().category_by_code, work()
    asking = [row.category for row in complaints if row.category in known and known[row.category].counter_notice]
    if not asking or await CounterNotice.exists(case_id=case.id):
        return
    author = None
    if case.subject_kind == SubjectKind.COMMENT:
        comment = await Comment.get(id=case.subject_id)
        author = None if comment.as_account else comment.author_id
        if not comment.as_account and (author is None or author in {row.user_id for row in complaints}):
            return  # nobody to ask, or it is the author who complains about what was done to it
    if case.subject_kind == SubjectKind.MESSAGE:
        author = case.author_id  # none where it is the account that is complained about
    notice = await CounterNotice.create(
        id=new_id(), case_id=case.id, account_id=case.account_id, author_id=author, category=asking[0],
        invited_at=doing.now, due_at=doing.now + timedelta(seconds=pack().times.counter_notice),
    )  # fmt: skip
    doing.entries.append(entry(doing.actor, doing.act, notice, doing.now, event="counter_notice.invited"))
    subject = SubjectKind(case.subject_kind).value
    await tell("counter_notice.invited", notice, category=asking[0], thing=subject, until=notice.due_at.date())


async def counter_notices_to(actor: Actor, window: Window) -> list[CounterNotice]:
    """What one was invited to say something about, newest first."""
    if actor.user_id is None:
        return []
    mine = Q(author_id=actor.user_id) | Q(author_id=None, account_id__in=[*actor.posts, *actor.left])
    complained = Complaint.filter(user_id=actor.user_id).values("case_id")
    return await keyset(CounterNotice.filter(mine).exclude(case_id__in=Subquery(complained)), window)


async def counter_notices_of(actor: Actor, cases: list[UUID]) -> dict[UUID, CounterNotice]:
    """What the other side was invited to say in each of several cases."""
    found = {row.case_id: row for row in await CounterNotice.filter(case_id__in=cases)}
    return await not_for_complainants(actor, found)


async def cases_behind(cases: list[UUID]) -> dict[UUID, Case]:
    """The cases of several invitations, for what stands against answering; those who are invited do not see them."""
    return {case.id: case for case in await Case.filter(id__in=cases)}


async def not_for_complainants(actor: Actor, found: Mapping[K, CounterNotice]) -> dict[K, CounterNotice]:
    """Those in whose case the actor did not complain."""
    if not found or actor.user_id is None:
        return dict(found)
    cases = [row.case_id for row in found.values()]
    complained = await Complaint.filter(user_id=actor.user_id, case_id__in=cases).values_list("case_id", flat=True)
    return {key: row for key, row in found.items() if row.case_id not in complained}
