"""How much work waits for how many members of staff, and how much of what is written was screened (D5.1).

Words are screened before they are kept, so a machine is never behind; only what was imported was not. What can be
late is the look of a person at what screening held.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import connections

from db.vocabulary import StaffRole
from policy import pack
from resolvers import clock
from resolvers.oversight.backlog import OPEN_APPEAL, TAKING
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES


@dataclass(frozen=True)
class ReviewerLoad:
    """What a member of staff has taken and not finished, under one post."""

    pseudonym: str
    role: StaffRole
    cases: int
    appeals: int


@dataclass(frozen=True)
class Workload:
    """What waits now, and what was screened in the last days."""

    reviewers: int
    open_cases: int
    unclaimed: int
    by_reviewer: tuple[ReviewerLoad, ...]
    oldest_due_at: datetime | None
    reviews_waiting: int
    appeals_waiting: int
    contests_waiting: int
    since: datetime
    comments: int
    screened: int
    oldest_hold_at: datetime | None
    now: datetime

    @property
    def cases_per_reviewer(self) -> float:
        """Open cases for each person who takes cases; where nobody does, all of them wait for one."""
        return self.open_cases / max(1, self.reviewers)

    @property
    def screened_share(self) -> float:
        """Of what came in, 0 to 1; all where nothing did."""
        return self.screened / self.comments if self.comments else 1.0

    @property
    def oldest_late_seconds(self) -> int:
        """How late the oldest case is; 0 while it is in time."""
        return _seconds(self.oldest_due_at, self.now)

    @property
    def screening_lag_seconds(self) -> int:
        """How long the oldest words wait for a person that screening holds; 0 where none do."""
        return _seconds(self.oldest_hold_at, self.now)


async def workload(actor: Actor) -> Workload:
    """The work that waits, by who takes it; for seniors, administrators and auditors. Two statements."""
    if not QUERIES["workload"] & standings(actor, None):
        raise Refused(NotAllowed("read_workload"))
    now = clock.now()
    since = now - timedelta(days=pack().staffing.days)
    connection = connections.get("default")
    mark = "?1" if connection.capabilities.dialect == "sqlite" else "$1"
    open_case = "k.state <> 'DECIDED'"
    counts = {
        "reviewers": f"SELECT count(DISTINCT user_id) FROM staffmember WHERE until IS NULL AND role IN ({TAKING})",
        "open_cases": f'SELECT count(*) FROM "case" k WHERE {open_case}',
        "unclaimed": f'SELECT count(*) FROM "case" k WHERE {open_case} AND k.claimed_by_id IS NULL',
        "oldest_due_at": f'SELECT min(k.due_at) FROM "case" k WHERE {open_case}',
        "reviews_waiting": "SELECT count(*) FROM accountrevision WHERE state = 'PENDING'",
        "appeals_waiting": f"SELECT count(*) FROM appeal WHERE {OPEN_APPEAL}",
        "contests_waiting": "SELECT count(*) FROM creditentry WHERE state = 'CONTESTED'",
        "comments": f"SELECT count(*) FROM comment WHERE id > {mark}",
        "screened": f"SELECT count(*) FROM comment WHERE id > {mark} AND source_key IS NULL",
        "oldest_hold_at": f'SELECT min(k.opened_at) FROM "case" k JOIN casecause c ON c.case_id = k.id '
        f"WHERE {open_case} AND c.kind = 'SCREENING'",
    }
    columns = ", ".join(f"({sql}) AS {name}" for name, sql in counts.items())
    (row,) = await connection.execute_query_dict(f"SELECT {columns}", [_first_id(since, connection)])
    for name in ("oldest_due_at", "oldest_hold_at"):
        row[name] = _moment(row[name])
    held = await connection.execute_query_dict(
        "SELECT s.pseudonym, s.role, "
        f'(SELECT count(*) FROM "case" k WHERE k.claimed_by_id = s.id AND {open_case}) AS cases, '
        "(SELECT count(*) FROM appeal a WHERE a.claimed_by_id = s.id AND a.state = 'UNDER_REVIEW') AS appeals "
        f"FROM staffmember s WHERE s.until IS NULL AND s.role IN ({TAKING})"
    )
    loads = [ReviewerLoad(one["pseudonym"], StaffRole(one["role"]), one["cases"], one["appeals"]) for one in held]
    loads.sort(key=lambda load: (-load.cases, load.pseudonym))
    return Workload(**row, by_reviewer=tuple(loads), since=since, now=now)


def _first_id(since: datetime, connection: Any) -> Any:
    """The lowest id that a row of this moment can have: ids carry the time at which they were drawn."""
    digits = f"{int(since.timestamp() * 1000):012x}"
    lowest = f"{digits[:8]}-{digits[8:]}-7000-8000-000000000000"
    return lowest if connection.capabilities.dialect == "sqlite" else UUID(lowest)


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _seconds(since: datetime | None, now: datetime) -> int:
    return max(0, int((now - since).total_seconds())) if since else 0
