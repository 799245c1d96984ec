"""Figures of complaints: counted from the rows each time, in so many statements however many there are (D15.2)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tortoise import connections

from db.vocabulary import AppealState, CaseState, ComplaintState
from resolvers import clock
from resolvers.rules.acts import OPEN_COMPLAINTS
from resolvers.rules.refusals import FaultCode, NotAllowed, Refused, invalid
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES

USUALLY, LONGEST = timedelta(days=30), timedelta(days=366)
AGES = (0, 1, 3, 7, 15, 30)  # where the next age begins, in days
ENDED = (AppealState.AFFIRMED, AppealState.OVERTURNED, AppealState.MODIFIED)
OPEN = ", ".join(f"'{state}'" for state in OPEN_COMPLAINTS)


@dataclass(frozen=True)
class OutcomeCount:
    """How many complaints stand somewhere."""

    outcome: ComplaintState
    count: int


@dataclass(frozen=True)
class CategoryCount:
    """How many complaints are about something, how many wait, and where they stand."""

    category: str
    filed: int
    open: int
    outcomes: tuple[OutcomeCount, ...]


@dataclass(frozen=True)
class AgeCount:
    """How many open complaints are of an age, in days."""

    from_days: int
    to_days: int | None
    count: int


@dataclass(frozen=True)
class AppealCount:
    """How many appeals were answered in a way."""

    outcome: AppealState
    count: int


@dataclass(frozen=True)
class ComplaintFigures:
    """Complaints filed in a time, counted; appeals and reversals of that time; what is late now."""

    since: datetime
    until: datetime
    filed: int
    by_category: tuple[CategoryCount, ...]
    by_outcome: tuple[OutcomeCount, ...]
    open_by_age: tuple[AgeCount, ...]
    decided: int
    median_hours: float | None
    p90_hours: float | None
    set_aside: int
    in_campaigns: int
    campaigns: int
    appeals_lodged: int
    appeals_decided: tuple[AppealCount, ...]
    reversals: int
    overdue: int


async def complaint_figures(
    actor: Actor, since: datetime | None = None, until: datetime | None = None
) -> ComplaintFigures:
    """The figures of a time of at most 366 days; the last 30 unless told. Twice asked, twice the same.

    Refused to those who neither work on cases nor audit.
    """
    if not QUERIES["complaintFigures"] & standings(actor, None):
        raise Refused(NotAllowed("read_figures"))
    now = clock.now()
    until = until or now
    since = since or until - USUALLY
    if not since < until:
        raise invalid("since", FaultCode.NOT_ONE_OF, "< until")
    if until - since > LONGEST:
        raise invalid("since", FaultCode.TOO_LONG, LONGEST.days)
    counted = await _asked(_complaints(), [since, until, *_bounds(min(until, now))])
    (times,) = await _asked(_times(), [since, until])
    (beside,) = await _asked(_beside(), [since, until, now])
    return ComplaintFigures(
        since, until,
        filed=sum(row["n"] for row in counted),
        by_category=tuple(_category(code, counted) for code in sorted({row["category"] for row in counted})),
        by_outcome=_outcomes(counted),
        open_by_age=_ages(counted),
        decided=times["n"] or 0, median_hours=_hours(times["median"]), p90_hours=_hours(times["p90"]),
        set_aside=sum(row["aside"] or 0 for row in counted),
        in_campaigns=sum(row["alike"] or 0 for row in counted),
        campaigns=beside["campaigns"], appeals_lodged=beside["lodged"],
        appeals_decided=tuple(AppealCount(state, beside[state.lower()]) for state in ENDED if beside[state.lower()]),
        reversals=beside["reversals"], overdue=beside["overdue"],
    )  # fmt: skip


def _complaints() -> str:
    """By what they are about and where they stand; the open ones also by age, bounds being $3 and further."""
    ages = ", ".join(
        f"sum(CASE WHEN state IN ({OPEN}) AND {_between(place)} THEN 1 ELSE 0 END) AS age_{days}"
        for place, days in enumerate(AGES)
    )
    return (
        "SELECT category, state, count(*) AS n, sum(CASE WHEN set_aside THEN 1 ELSE 0 END) AS aside, "
        f"sum(CASE WHEN campaign_id IS NOT NULL THEN 1 ELSE 0 END) AS alike, {ages} "
        "FROM complaint WHERE created_at >= $1 AND created_at < $2 GROUP BY category, state"
    )


def _between(place: int) -> str:
    """Whether a complaint is of one of the ages: not before where the age ends, and before where it begins."""
    newest = f"created_at < ${place + 2}" if place else ""
    oldest = f"created_at >= ${place + 3}" if place + 1 < len(AGES) else ""
    return " AND ".join(filter(None, (newest, oldest)))


def _bounds(end: datetime) -> list[datetime]:
    return [end - timedelta(days=days) for days in AGES[1:]]


def _times() -> str:
    """How long decisions took: the middle one, and the one that nine of ten were not slower than."""
    took = (
        "extract(epoch FROM d.starts_at - c.created_at) / 3600.0"
        if _is_postgres()
        else "(julianday(d.starts_at) - julianday(c.created_at)) * 24.0"
    )
    return (
        "SELECT max(n) AS n, max(CASE WHEN place = (n + 1) / 2 THEN hours END) AS median, "
        "max(CASE WHEN place = (n * 9 + 9) / 10 THEN hours END) AS p90 FROM ("
        "SELECT hours, row_number() OVER (ORDER BY hours) AS place, count(*) OVER () AS n FROM ("
        f"SELECT {took} AS hours FROM complaint c JOIN decision d ON d.id = c.decision_id "
        "WHERE c.created_at >= $1 AND c.created_at < $2) AS took) AS placed"
    )


def _beside() -> str:
    """What else happened in the time, and what is late now ($3)."""
    within = ">= $1 AND {0} < $2".format
    columns = {
        "lodged": f"SELECT count(*) FROM appeal WHERE lodged_at {within('lodged_at')}",
        **{
            state.lower(): f"SELECT count(*) FROM appeal WHERE decided_at {within('decided_at')} AND state = '{state}'"
            for state in ENDED
        },
        "reversals": f"SELECT count(*) FROM decision WHERE reversed_at {within('reversed_at')}",
        "campaigns": f"SELECT count(*) FROM campaign WHERE detected_at {within('detected_at')}",
        "overdue": f"SELECT count(*) FROM \"case\" WHERE state <> '{CaseState.DECIDED}' AND due_at < $3",
    }
    return "SELECT " + ", ".join(f"({sql}) AS {name}" for name, sql in columns.items())


def _category(code: str, counted: list[dict[str, Any]]) -> CategoryCount:
    rows = [row for row in counted if row["category"] == code]
    waits = sum(row["n"] for row in rows if row["state"] in OPEN_COMPLAINTS)
    return CategoryCount(code, sum(row["n"] for row in rows), waits, _outcomes(rows))


def _outcomes(rows: list[dict[str, Any]]) -> tuple[OutcomeCount, ...]:
    found: Counter[str] = Counter()
    for row in rows:
        found[row["state"]] += row["n"]
    return tuple(OutcomeCount(state, found[state]) for state in ComplaintState if found[state])


def _ages(rows: list[dict[str, Any]]) -> tuple[AgeCount, ...]:
    ends = (*AGES[1:], None)
    return tuple(
        AgeCount(begins, end, sum(row[f"age_{begins}"] or 0 for row in rows))
        for begins, end in zip(AGES, ends, strict=True)
    )


def _hours(value: Any) -> float | None:
    return None if value is None else round(float(value), 2)


def _is_postgres() -> bool:
    return bool(connections.get("default").capabilities.dialect == "postgres")


async def _asked(sql: str, values: list[datetime]) -> list[dict[str, Any]]:
    """The rows of a statement; SQLite marks its values by "?1" where PostgreSQL has "$1"."""
    words = sql if _is_postgres() else sql.replace("$", "?")
    found: list[dict[str, Any]] = await connections.get("default").execute_query_dict(words, values)
    return found
