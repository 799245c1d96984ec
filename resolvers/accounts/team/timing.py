"""How long comments wait until somebody of the team acts on them."""

from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from tortoise import connections

from resolvers.accounts.team.activity import Week

CARE = ("comment:approve", "comment:hide", "comment:delete")
MOST = 5000  # comments of a week that are looked at


async def median_to_act(account_id: UUID, week: Week) -> timedelta | None:
    """The median time from a comment of that week to the first act on it in that week; none where there was none.

    What an author does to their own words is no act of the team.
    """
    connection = connections.get("default")
    mark = "?" if connection.capabilities.dialect == "sqlite" else "$"
    acts = ", ".join(f"'{name}'" for name in CARE)
    rows = await connection.execute_query_dict(
        f"SELECT c.id AS id, c.created_at AS said, c.author_id AS author, e.actor AS actor, MIN(e.at) AS acted "
        f"FROM trailentry e JOIN comment c ON c.id = e.subject_id WHERE e.scope = {mark}1 AND e.at >= {mark}2 "
        f"AND e.at < {mark}3 AND c.created_at >= {mark}2 AND e.act IN ({acts}) AND e.actor_kind = 'USER' "
        f"AND NOT c.as_account AND e.position > COALESCE((SELECT position FROM trailentry WHERE scope = {mark}1 "
        f"AND at < {mark}2 ORDER BY position DESC LIMIT 1), 0) GROUP BY 1, 2, 3, 4 LIMIT {MOST}",
        [f"account:{account_id}", *(at.astimezone(UTC) for at in week)],
    )
    waited: dict[str, float] = {}
    for row in rows:
        if row["actor"] != f"user:{row['author']}":
            passed = (_moment(row["acted"]) - _moment(row["said"])).total_seconds()
            waited[str(row["id"])] = min(passed, waited.get(str(row["id"]), passed))
    return timedelta(seconds=median(waited.values())) if waited else None


def _moment(value: Any) -> datetime:
    """A time as the database gives it: SQLite as text."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)
