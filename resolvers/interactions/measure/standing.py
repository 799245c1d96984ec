"""Where accounts stand with their care: steps taken, what is in force, what comes next (D12.3)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from db.accounts import PublicAccount
from db.care import CareStep
from db.sanctions import Sanction
from db.vocabulary import CareStepKind, CaseState, SanctionKind, SanctionState
from policy import pack, say
from resolvers import clock
from resolvers.interactions.measure.facts import figures_now
from resolvers.pages import Window, keyset
from resolvers.rules.care.measure import Figures
from resolvers.rules.care.steps import Ahead, Spans, Stands, ahead_of
from resolvers.rules.refusals import NotAllowed, NotFound, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES, may_see

JUDGED = (CareStepKind.CASE, CareStepKind.ENDED)


@dataclass(frozen=True)
class Standing:
    """How an account stands, with its last step and the restriction for its care that is in force."""

    stands: Stands
    last: CareStep | None
    restriction: Sanction | None


@dataclass(frozen=True)
class AccountCare:
    """The figures of an account's care, of which time, how it stands, and what comes next."""

    account: PublicAccount
    since: datetime
    until: datetime
    figures: Figures
    ahead: Ahead
    ahead_at: datetime | None


def spans_now() -> Spans:
    """The time to do better, and for how long care is to hold, as the policy pack has them now."""
    care = pack().care
    return Spans(timedelta(days=care.notice_days), timedelta(days=care.recovery_days))


async def standing_of(account_id: UUID, now: datetime) -> Standing:
    """How an account stands, in three statements."""
    steps = CareStep.filter(account_id=account_id).order_by("-number")
    last = await steps.first()
    judged = await steps.filter(kind__in=JUDGED).select_related("case").first() if last else None
    found = Sanction.filter(
        account_id=account_id, rule=pack().care.rule, kind=SanctionKind.FUNCTION_RESTRICTION,
        state__in=[SanctionState.PROPOSED, SanctionState.IN_FORCE],
    )  # fmt: skip
    sanctions = await found.order_by("-id")
    proposed = any(one.state == SanctionState.PROPOSED for one in sanctions)
    held = [one for one in sanctions if one.state == SanctionState.IN_FORCE]
    restriction = next((one for one in held if one.ends_at is None or one.ends_at > now), None)
    is_open = judged is not None and judged.case is not None and judged.case.state != CaseState.DECIDED
    stands = Stands(
        CareStepKind(last.kind) if last else None, last.at if last else None, last.until if last else None,
        judged.at if judged else None, restriction is not None, is_open or proposed,
    )  # fmt: skip
    return Standing(stands, last, restriction)


async def care_of(actor: Actor, account_id: UUID) -> AccountCare:
    """The figures of an account's care and what comes next; for its operators and for staff who work on cases."""
    account = await account_measured(actor, account_id)
    now = clock.now()
    figures, standing = await figures_now(account.id, now), await standing_of(account.id, now)
    ahead, at = ahead_of(figures, standing.stands, spans_now())
    return AccountCare(account, now - timedelta(days=pack().care.days), now, figures, ahead, at)


async def account_measured(actor: Actor, account_id: UUID) -> PublicAccount:
    """The account whose figures this actor may read; refused with NotFound or NotAllowed."""
    account = await PublicAccount.get_or_none(id=account_id)
    if account is None or not may_see(actor, account):
        raise Refused(NotFound("PublicAccount"))
    if not QUERIES["careFigures"] & standings(actor, account):
        raise Refused(NotAllowed("read_care"))
    return account


async def steps_page(account_id: UUID, window: Window) -> list[CareStep]:
    """The steps that followed from an account's care, newest first."""
    return await keyset(CareStep.filter(account_id=account_id), window)


def formula_in(language: str) -> str:
    """How care is measured and what follows, as it is published."""
    care = pack().care
    return say(
        language, "care-formula", days=care.days, least=care.least, line=care.line, hours=care.promised // 3600,
        visible=care.visible // 3600, wave=care.wave, alike=care.alike // 3600, burst=care.burst,
        planted=care.planted // 60, young=care.young // 86400, notice=care.notice_days, recovery=care.recovery_days,
        clause=care.clause,
    )  # fmt: skip


def next_in(language: str, care: AccountCare) -> str:
    """What comes next, and what can be done about it."""
    terms = pack().care
    return say(
        language, f"care-next-{care.ahead.value}", at=care.ahead_at, notice=terms.notice_days,
        recovery=terms.recovery_days, least=terms.least, sample=care.figures.sample, line=terms.line,
    )  # fmt: skip
