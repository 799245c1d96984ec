"""What an account's operators did to a comment, looked at by the platform when its author asks (D12.2, D15.2)."""

from datetime import date, timedelta
from uuid import UUID

from db.complaints import Case, CaseCause
from db.interactions import Comment
from db.oversight import Act as ActRow
from db.sanctions import Decision
from db.vocabulary import CauseKind, CommentState, ComplaintState, HeldBy, Measure, SubjectKind
from policy import pack
from resolvers import clock
from resolvers.complaints.cases.opening import open_case, subject_of
from resolvers.limits import count_attempt, within_attempts
from resolvers.moves import created, locked, move, permit, seen
from resolvers.notices import open_complaints_of, tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, FaultCode, Refused, Restricted, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.sanctions.decisions import deliver
from resolvers.use_case import use_case, work

ASK = "comment:ask_platform"


@use_case("comment:ask_platform")
async def ask_platform(actor: Actor, comment_id: UUID, words: str) -> Comment:
    """Ask the platform to look at what an account did to one's comment: hid it, deleted it, or holds it.

    The answer comes with reasons: it appears again, or it stays as the account left it. Refused with Restricted
    while an earlier request about it waits, and with LimitReached beyond the limit of complaints.
    """
    comment = await seen(Comment, comment_id)
    await permit(ACTS[ASK], comment)
    checked(words=(words, pack().texts.complaint))
    without_identity_numbers("words", words)
    await within_attempts(pack().limits.complaints, ASK, actor.key)
    await count_attempt(ASK, actor.key)
    desk = pack().desk
    due = work().now + timedelta(days=desk.owner_act_days)
    case = await open_case(
        subject_of(comment), desk.owner_act_urgency, due, cause=CauseKind.OWNER_ACT, cause_id=comment.id, words=words
    )
    if await _asked(case) > 1:
        raise Refused(Restricted(Because.ASKED_ALREADY))
    created(ASK, comment)
    return comment


async def answer_promised(comment_id: UUID) -> date:
    """By when the author of a comment was promised an answer about it."""
    case = await Case.filter(subject_id=comment_id).order_by("-id").first()
    return (case.due_at if case else clock.now()).date()


async def answer_owner_act(case: Case, decision: Decision) -> None:
    """A step of deciding: an author who asked learns with reasons that the account's act stands.

    What the platform removes, or lets appear again, tells its author by itself.
    """
    if decision.measure is not Measure.NONE or case.subject_kind != SubjectKind.COMMENT or not await _asked(case):
        return
    comment = await locked(Comment, case.subject_id)
    await deliver(decision, row=comment)
    await tell("comment.left", comment, rule=decision.rule, until=decision.appeal_until.date())


async def let_appear_again(case: Case, decision: Decision, decided: ActRow) -> Comment:
    """A step of deciding: what the account hid, deleted or held everybody sees again; its author gets the reasons.

    Refused with Invalid for what is no comment, and with WrongState where everybody sees it or the platform removed it.
    """
    if case.subject_kind != SubjectKind.COMMENT:
        raise invalid("measure", FaultCode.NOT_ONE_OF, Measure.NONE)
    comment = await locked(Comment, case.subject_id)
    await move("comment:reinstate", comment, cause=decided)
    await deliver(decision, row=comment)
    await tell("comment.reinstated", comment, rule=decision.rule, until=decision.appeal_until.date())
    return comment


async def authors_were_right(case: Case, measure: Measure) -> dict[UUID, ComplaintState]:
    """What becomes of complaints that the author filed about their own comment, where it appears again."""
    if measure is not Measure.SHOW_CONTENT or case.author_id is None:
        return {}
    own = [complaint for complaint in await open_complaints_of(case.id) if complaint.user_id == case.author_id]
    return {complaint.id: ComplaintState.UPHELD for complaint in own}


async def something_else_waits(case: Case) -> bool:
    """Whether a case is about more than the account: a comment that the platform holds, or an author's request."""
    if case.subject_kind != SubjectKind.COMMENT:
        return False
    held = Comment.filter(id=case.subject_id, state=CommentState.HELD, held_by=HeldBy.PLATFORM)
    return await held.exists() or await _asked(case) > 0


async def _asked(case: Case) -> int:
    return await CaseCause.filter(case_id=case.id, kind=CauseKind.OWNER_ACT).count()
