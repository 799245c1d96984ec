"""What follows from an account's care by itself: notices, cases, proposals to lift; a look a day, by the clock (D12.3).

Nothing is taken from an account here, nor given back: a person proposes, confirms and lifts.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from db.accounts import PublicAccount
from db.care import CareStep
from db.vocabulary import CareStepKind, CauseKind, DeadlineKind
from policy import LANGUAGES, pack, say
from resolvers.complaints.cases.opening import open_case, subject_of
from resolvers.deadlines import at_its_time, set_deadline
from resolvers.interactions.measure.facts import figures_now
from resolvers.interactions.measure.standing import Standing, spans_now, standing_of
from resolvers.moves import created, locked, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.care.measure import Figures
from resolvers.rules.care.steps import UNDER_RESTRICTION, step_due
from resolvers.rules.standings import Actor
from resolvers.trail import entry
from resolvers.use_case import new_id, use_case, work

EVENTS = {
    CareStepKind.NOTICE: "care.noticed",
    CareStepKind.RECOVERED: "care.recovered",
    CareStepKind.CASE: "care.case_opened",
    CareStepKind.RECOVERING: "care.recovering",
    CareStepKind.RELAPSED: "care.relapsed",
    CareStepKind.LIFT_PROPOSED: "care.lift_proposed",
    CareStepKind.ENDED: "care.ended",
}


@at_its_time(DeadlineKind.CARE_LOOK)
@use_case("account:look_at_care")
async def look_at_care(actor: Actor, account_id: UUID) -> PublicAccount:
    """Look at how an account cares for its comments, take the step that is due, and look again a day later.

    The account is held, and what is due follows from the steps before, so that none is taken twice.
    """
    account = await locked(PublicAccount, account_id)
    await permit(ACTS["account:look_at_care"], account)
    created("account:look_at_care", account)
    now = work().now
    figures, standing = await figures_now(account.id, now), await standing_of(account.id, now)
    kind = step_due(figures, standing.stands, spans_now(), now)
    if kind is not None:
        await _take(account, kind, figures, standing)
    if kind is not None or _goes_on(figures, standing):
        await set_deadline(DeadlineKind.CARE_LOOK, account.id, now + timedelta(seconds=pack().care.look))
    return account


def _goes_on(figures: Figures, standing: Standing) -> bool:
    """Whether anything can follow: without prohibited words in the window and without a step under way nothing does."""
    stands = standing.stands
    under_way = stands.last is CareStepKind.NOTICE or stands.last in UNDER_RESTRICTION
    return bool(figures.prohibited) or under_way or stands.restricted or stands.with_a_person


async def _take(account: PublicAccount, kind: CareStepKind, figures: Figures, standing: Standing) -> None:
    """Take a step: keep it with its figures, and tell those whom it concerns."""
    doing, care = work(), pack().care
    until = doing.now + timedelta(days=care.notice_days) if kind is CareStepKind.NOTICE else None
    restriction = standing.restriction
    step = CareStep(
        id=new_id(), account_id=account.id, number=standing.last.number + 1 if standing.last else 1, kind=kind,
        figures=kept(figures), until=until, sanction_id=restriction.id if restriction else None, at=doing.now,
    )  # fmt: skip
    if kind is CareStepKind.CASE:
        step.case_id = await _open_case(account, step, figures, doing.now)
    await step.save(force_create=True)
    event = EVENTS[kind]
    doing.entries.append(entry(doing.actor, doing.act, step, doing.now, event=event, case=step.case_id))
    if kind in TOLD_OF:
        await tell(
            event, step, handle=account.handle, measure=figures.measure, line=figures.line, late=figures.late,
            restored=figures.restored, prohibited=len(figures.prohibited), until=until and until.date(),
            days=care.recovery_days, clause=care.clause,
        )  # fmt: skip


TOLD_OF = (CareStepKind.NOTICE, CareStepKind.RECOVERED, CareStepKind.CASE, CareStepKind.LIFT_PROPOSED)


async def _open_case(account: PublicAccount, step: CareStep, figures: Figures, now: datetime) -> UUID:
    """The case in which a person looks, with a proposal as it could be made."""
    care = pack().care
    case = await open_case(
        subject_of(account), care.urgency, now + timedelta(days=care.case_days), cause=CauseKind.CARE,
        cause_id=step.id, words=drafted(figures),
    )  # fmt: skip
    key: UUID = case.id
    return key


def drafted(figures: Figures) -> str:
    """The facts of a proposal to restrict comments, drafted from the figures in every language of ours."""
    care = pack().care
    return "\n\n".join(
        say(
            language, "care-draft", measure=figures.measure, line=figures.line, sample=figures.sample,
            late=figures.late, restored=figures.restored, prohibited=len(figures.prohibited), days=care.days,
            notice=care.notice_days, clause=care.clause,
        )
        for language in LANGUAGES
    )  # fmt: skip


def kept(figures: Figures) -> dict[str, Any]:
    """Figures as they are kept with a step."""
    return {
        "measure": figures.measure, "line": figures.line, "sample": figures.sample, "least": figures.least,
        "inTime": figures.in_time, "late": figures.late, "openLate": figures.open_late, "leftOut": figures.left_out,
        "restored": figures.restored, "prohibited": len(figures.prohibited), "medianSeconds": figures.median,
        "p95Seconds": figures.ninety_five,
    }  # fmt: skip
