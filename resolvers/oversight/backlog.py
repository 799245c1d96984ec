"""What waits: notices, what people said in chats, letters, cases. Numbers for operators, and nothing about anybody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise import connections

from db.vocabulary import CaseState
from resolvers.notices import GIVE_UP
from resolvers.rules.standings import REVIEWERS

TAKING = ", ".join(f"'{role}'" for role in sorted(REVIEWERS))
OPEN_APPEAL = "state IN ('LODGED', 'UNDER_REVIEW')"


@dataclass(frozen=True)
class Backlog:
    """What waits to be done; ages are in seconds."""

    trail: int = 0
    notices: int = 0
    notices_age: float = 0.0
    notices_failed: int = 0
    inbox: int = 0
    inbox_age: float = 0.0
    letters: int = 0
    cases_open: int = 0
    cases_overdue: int = 0
    appeals_open: int = 0
    appeals_overdue: int = 0
    reviewers: int = 0
    oldest_case_late: float = 0.0

    @property
    def cases_per_reviewer(self) -> float:
        """Open cases for each person who takes cases; where nobody does, all of them wait for one."""
        return self.cases_open / max(1, self.reviewers)


async def backlog(now: datetime) -> Backlog:
    """Look at what waits, in one statement over indexes of what is not done."""
    connection = connections.get("default")
    mark = "?1" if connection.capabilities.dialect == "sqlite" else "$1"
    open_case = f"state <> '{CaseState.DECIDED}'"
    counts = {
        "trail": "SELECT coalesce(max(position), 0) FROM trailentry",
        "notices": "SELECT count(*) FROM notice WHERE done_at IS NULL",
        "notices_since": "SELECT min(at) FROM notice WHERE done_at IS NULL",
        "notices_failed": f"SELECT count(*) FROM notice WHERE done_at IS NOT NULL AND attempts >= {GIVE_UP}",
        "inbox": "SELECT count(*) FROM chatupdate WHERE done_at IS NULL",
        "inbox_since": "SELECT min(at) FROM chatupdate WHERE done_at IS NULL",
        "letters": "SELECT count(*) FROM letter WHERE done_at IS NULL",
        "cases_open": f'SELECT count(*) FROM "case" WHERE {open_case}',
        "cases_overdue": f'SELECT count(*) FROM "case" WHERE {open_case} AND due_at < {mark}',
        "reviewers": f"SELECT count(DISTINCT user_id) FROM staffmember WHERE until IS NULL AND role IN ({TAKING})",
        "oldest_case_since": f'SELECT min(due_at) FROM "case" WHERE {open_case}',
        "appeals_open": f"SELECT count(*) FROM appeal WHERE {OPEN_APPEAL}",
        "appeals_overdue": f"SELECT count(*) FROM appeal WHERE {OPEN_APPEAL} AND due_at < {mark}",
    }
    columns = ", ".join(f"({sql}) AS {name}" for name, sql in counts.items())
    (row,) = await connection.execute_query_dict(f"SELECT {columns}", [now])
    ages = {name: _age(row.pop(f"{name}_since"), now) for name in ("notices", "inbox", "oldest_case")}
    return Backlog(**row, notices_age=ages["notices"], inbox_age=ages["inbox"], oldest_case_late=ages["oldest_case"])


def _age(since: Any, now: datetime) -> float:
    at = datetime.fromisoformat(since) if isinstance(since, str) else since
    return max(0.0, (now - at).total_seconds()) if at else 0.0
