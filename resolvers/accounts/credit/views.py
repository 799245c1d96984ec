"""The credit of a registrant as whoever acts for it sees it, and what waits for an answer (D6.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.accounts import CreditEntry, Mandate, Registrant
from db.sanctions import Rectification, StatementOfReasons
from db.vocabulary import CreditLevel, CreditState, Side
from policy.accounts.credit import Level
from resolvers import clock
from resolvers.accounts.credit.finding import DECISION, RECTIFICATION
from resolvers.accounts.credit.limits import accounts_allowed, limits_of
from resolvers.accounts.credit.looking import standing_of
from resolvers.accounts.credit.scheme import as_counted, scheme
from resolvers.accounts.documents.views import that_answer
from resolvers.pages import Window, keyset
from resolvers.rules.accounts.credit import COUNTS, Change, faded, once_per_breach
from resolvers.rules.refusals import NotAllowed, NotFound, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES, may_see

AT_MOST = 500  # entries that are told at once, the newest


@dataclass(frozen=True)
class CreditLine:
    """An entry with what it counts now, beside others of the same breach and faded, and when it fades further."""

    entry: CreditEntry
    points_now: int
    halved_at: datetime
    gone_at: datetime


@dataclass(frozen=True)
class CreditAim:
    """What the next level up needs: so many points, held for so many days."""

    level: CreditLevel
    points: int
    days: int


@dataclass(frozen=True)
class CreditReport:
    """How a registrant stands: level, points, every entry, what comes next, and what the level allows."""

    registrant: Registrant
    level: CreditLevel
    points: int
    lines: tuple[CreditLine, ...]
    history: tuple[Change, ...]
    next: Change | None
    aim: CreditAim | None
    limits: Level
    accounts: int


async def credit_explain(actor: Actor, registrant_id: UUID) -> CreditReport:
    """How a registrant stands and why; for whoever acts for it, and auditors. Refused to all others."""
    registrant = await Registrant.get_or_none(id=registrant_id)
    if registrant is None:
        raise Refused(NotFound("Registrant"))
    if not QUERIES["creditExplain"] & standings(actor, registrant):
        raise Refused(NotAllowed("read_credit"))
    now, numbers = clock.now(), scheme()
    found = await CreditEntry.filter(registrant_id=registrant.id).order_by("-id")
    standing = await standing_of(registrant.id, found, now)
    counted = {one.id: one for one in once_per_breach(as_counted([row for row in found if row.state in COUNTS]))}
    lines = []
    for row in found[:AT_MOST]:
        row.registrant = registrant
        one = counted.get(row.id)
        left = faded(one.points, one.at, now, numbers) if one else 0
        lines.append(CreditLine(row, left, row.at + numbers.half, row.at + numbers.gone))
    registrant.credit_level = standing.level  # what it is now, also where the look that keeps it is late
    return CreditReport(
        registrant, standing.level, standing.points, tuple(lines), standing.history, standing.next,
        _aim(standing.level), limits_of(registrant), accounts_allowed(registrant),
    )  # fmt: skip


def _aim(level: CreditLevel) -> CreditAim | None:
    numbers = scheme()
    above = numbers.above(level)
    return CreditAim(above, numbers.floor(above) + numbers.margin, numbers.held.days) if above else None


async def registrants_acted_for(actor: Actor) -> list[Registrant]:
    """The registrants for which somebody acts now, the first mandate first; those without accounts only if all are."""
    held = Mandate.filter(user_id=actor.user_id, until=None) if actor.user_id else Mandate.filter(id__in=[])
    found = await held.select_related("registrant")
    acted_for = [mandate.registrant for mandate in sorted(found, key=lambda mandate: mandate.id)]
    answering = await that_answer([registrant.id for registrant in acted_for])
    return [registrant for registrant in acted_for if registrant.id in answering] or acted_for


async def credit_contests(actor: Actor, window: Window) -> list[CreditEntry]:
    """Entries that are contested and wait for an answer, oldest first; for seniors and auditors."""
    if not QUERIES["creditContests"] & standings(actor, None):
        raise Refused(NotAllowed("read_credit_contests"))
    found = CreditEntry.filter(state=CreditState.CONTESTED).select_related("registrant")
    return await keyset(found, window, oldest_first=True)


async def entry_seen(actor: Actor, entry_id: UUID) -> CreditEntry | None:
    """An entry that exists for this actor, with its registrant and account."""
    entry = await CreditEntry.get_or_none(id=entry_id).select_related("registrant", "account")
    return entry if entry and may_see(actor, entry) else None


async def statements_behind(entries: Iterable[UUID]) -> dict[UUID, StatementOfReasons]:
    """The statement of reasons of the decision behind each of several entries, as it went to the account's side."""
    rows = await CreditEntry.filter(id__in=list(entries))
    put_right = [row.cause_id for row in rows if row.cause_kind == RECTIFICATION]
    warnings = await Rectification.filter(id__in=put_right).select_related("sanction") if put_right else []
    behind = {row.id: row.sanction.decision_id for row in warnings}
    causes = {row.id: row.cause_id if row.cause_kind == DECISION else behind.get(row.cause_id) for row in rows}
    decisions = [key for key in causes.values() if key]
    if not decisions:
        return {}
    told = StatementOfReasons.filter(decision_id__in=decisions, side=Side.SUBJECT)
    by_decision = {one.decision_id: one for one in await told.select_related("decision__case").order_by("-id")}
    return {key: by_decision[cause] for key, cause in causes.items() if cause in by_decision}
