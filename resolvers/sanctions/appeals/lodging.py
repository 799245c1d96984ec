"""Appeals: lodging one and taking it back, and their way to somebody who decided nothing before (D13.1, D15.2)."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from db.accounts import StaffMember
from db.sanctions import Appeal, Decision
from db.vocabulary import AppealState, DeadlineKind, Side
from policy import pack
from resolvers.complaints.evidence import hand_in
from resolvers.deadlines import at_its_time, drop_deadline, first_deadline
from resolvers.moves import created, locked, move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Refused, TakenByAnother
from resolvers.rules.standings import REVIEWERS, Actor, standings
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.sanctions.appeals.matters import (
    OF_THE_COMPLAINANT,
    facts_of_lodging,
    matter_of,
    other_complaints,
    party_to,
)
from resolvers.use_case import new_id, use_case, work


@use_case("appeal:lodge")
async def lodge_appeal(actor: Actor, statement_id: UUID, words: str, files: Sequence[UUID] = ()) -> Appeal:
    """Contest a decision by the statement of reasons that told of it; somebody who did not decide it answers.

    Each party does so once, within six months; an answer with reasons is promised within fifteen days. Refused with
    Restricted when it was done before, too late, on a decision that was reversed, or on one that was itself given on
    an appeal. Duties D13.1, D15.2.
    """
    statement, party = await party_to(actor, statement_id)
    decision = await Decision.filter(id=statement.decision_id).select_for_update().get()
    await permit(ACTS["appeal:lodge"], party, await facts_of_lodging(statement, decision))
    checked(words=(words, pack().texts.appeal))
    without_identity_numbers("words", words)
    now = work().now
    appeal = await Appeal.create(
        id=new_id(), decision_id=decision.id, statement_id=statement.id, case_id=decision.case_id, side=statement.side,
        account_id=statement.account_id, complaint_id=statement.complaint_id, user_id=actor.user_id,
        guest_id=None if actor.user_id else actor.guest_id, words=words, lodged_at=now,
        due_at=now + timedelta(seconds=pack().times.appeal_answer),
    )  # fmt: skip
    await hand_in(files, appeal_id=appeal.id)
    created("appeal:lodge", appeal, decision=decision.id)
    await first_deadline(DeadlineKind.APPEAL_OVERDUE, appeal.id, appeal.due_at)
    await tell("appeal.lodged", appeal, until=appeal.due_at.date())
    await _tell_the_others(appeal, decision)
    return appeal


@use_case("appeal:withdraw")
async def withdraw_appeal(actor: Actor, appeal_id: UUID) -> Appeal:
    """Take one's appeal back before somebody looks at it; the decision stands, and it is not contested again."""
    appeal = await locked(Appeal, appeal_id)
    await move("appeal:withdraw", appeal)
    await drop_deadline(DeadlineKind.APPEAL_OVERDUE, appeal.id)
    await tell("appeal.withdrawn", appeal)
    await tell_how_it_ended(appeal, await Decision.get(id=appeal.decision_id))
    return appeal


@use_case("appeal:claim")
async def claim_appeal(actor: Actor, appeal_id: UUID) -> Appeal:
    """Take an appeal to answer it; nobody can who decided in the matter before, or whose own matter it is."""
    appeal = await locked(Appeal, appeal_id)
    taken = appeal.state is AppealState.UNDER_REVIEW and appeal.claimed_by_id not in actor.staff.values()
    if taken and standings(actor, appeal) & REVIEWERS:
        raise Refused(TakenByAnother((await StaffMember.get(id=appeal.claimed_by_id)).pseudonym))
    post = next((member for role, member in actor.staff.items() if role.value in REVIEWERS), None)
    await move("appeal:claim", appeal, facts=(await matter_of(appeal)).facts_for(actor), claimed_by_id=post)
    await tell("appeal.claimed", appeal)
    return appeal


@use_case("appeal:release")
async def release_appeal(actor: Actor, appeal_id: UUID) -> Appeal:
    """Give an appeal back, so that another may take it."""
    appeal = await locked(Appeal, appeal_id)
    await move("appeal:release", appeal, claimed_by_id=None)
    await tell("appeal.released", appeal)
    return appeal


@at_its_time(DeadlineKind.APPEAL_OVERDUE)
@use_case("appeal:escalate")
async def escalate_appeal(actor: Actor, appeal_id: UUID) -> Appeal:
    """The promised answer is late: seniors are told, and so is whoever waits for it."""
    appeal = await locked(Appeal, appeal_id)
    await move("appeal:escalate", appeal, escalated_at=work().now)
    await tell("appeal.escalated", appeal, until=appeal.due_at.date())
    await tell("appeal.overdue", appeal, until=appeal.due_at.date())
    return appeal


async def tell_how_it_ended(appeal: Appeal, decision: Decision) -> None:
    """A step: the other sides learn what became of an appeal of which they were told."""
    for complaint in await other_complaints(appeal, decision):
        await tell("complaint.contest_ended", complaint, receipt=complaint.receipt, verdict=appeal.state)
    if _concerns_another(appeal, decision):
        await tell("appeal.contest_ended", appeal, verdict=appeal.state)


async def _tell_the_others(appeal: Appeal, decision: Decision) -> None:
    """The other sides learn that a decision is contested, and by when it is answered; not who contests it."""
    until = appeal.due_at.date()
    for complaint in await other_complaints(appeal, decision):
        await tell("complaint.contested", complaint, receipt=complaint.receipt, until=until)
    if _concerns_another(appeal, decision):
        await tell("appeal.contested", appeal, until=until)


def _concerns_another(appeal: Appeal, decision: Decision) -> bool:
    """Whether there is somebody on the other side of a complainant's appeal who knows of the matter."""
    return appeal.side is Side.COMPLAINANT and decision.about not in OF_THE_COMPLAINANT
