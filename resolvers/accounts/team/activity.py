"""Who of a team did what in a week, and what happened under the account: counted from the trail each time.

So many statements, however many accounts, people and weeks are asked for. What is counted is read by position from
the end of the trail backwards, so that an account's long past costs nothing.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import connections
from tortoise.expressions import Q

from db.accounts import Operatorship, User
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import OPERATORS

WEEK = timedelta(days=7)
WEEKS = 8  # the most that are told at once
OF_A_TEAM = frozenset(
    {name for name, act in ACTS.items() if act.who & OPERATORS or act.kind == "operatorship"} | {"act:undo"}
)
HELD = "held"  # no event of its own where a comment was held as it came
# What happened, by event, and under which name it is told.
HAPPENED = {
    HELD: "held", "comment.hidden": "hidden", "comment.deleted": "deleted",
    "comment.reinstated": "restored", "comment.restored": "restored",
}  # fmt: skip
Week = tuple[datetime, datetime]


@dataclass(frozen=True)
class ActCount:
    """How often an act was done."""

    act: str
    count: int


@dataclass(frozen=True)
class OperatorActivity:
    """What one of a team did, the most frequent first."""

    user: User
    acts: tuple[ActCount, ...]


@dataclass(frozen=True)
class TeamWeek:
    """A week of an account: who did what, and what happened to comments under it."""

    since: datetime
    until: datetime
    operators: tuple[OperatorActivity, ...]
    new_comments: int
    held: int
    hidden: int
    deleted: int
    restored: int


def weeks_before(now: datetime, count: int) -> list[Week]:
    """This week and those before it, newest first, each from Monday to Monday by the clock of the given moment."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - timedelta(days=today.weekday())
    return [(monday - WEEK * back, monday - WEEK * (back - 1)) for back in range(count)]


async def team_activity(account_ids: list[UUID], weeks: list[Week]) -> dict[UUID, list[TeamWeek]]:
    """Weeks of several accounts, in the order in which they are given, which is newest first."""
    since = weeks[-1][0]
    still = Q(until=None) | Q(until__gte=since)
    posts = await Operatorship.filter(still, account_id__in=account_ids, user_id__isnull=False).select_related("user")
    rows = await _counted(account_ids, weeks)
    return {
        key: [
            _week(week, [row for row in rows if (row["scope"], row["week"]) == (f"account:{key}", number)],
                  {str(post.user_id): post.user for post in posts if post.account_id == key})
            for number, week in enumerate(weeks)
        ]
        for key in account_ids
    }  # fmt: skip


def _week(week: Week, rows: list[dict[str, Any]], people: dict[str, User]) -> TeamWeek:
    happened: Counter[str] = Counter()
    did: dict[str, Counter[str]] = {}
    for row in rows:
        happened[HAPPENED.get(row["event"], row["act"])] += row["n"]
        person = row["actor"].removeprefix("user:")
        if row["act"] in OF_A_TEAM and row["actor_kind"] == "USER" and person in people:
            did.setdefault(person, Counter())[row["act"]] += row["n"]
    told = tuple(
        OperatorActivity(people[person], tuple(ActCount(*one) for one in did[person].most_common()))
        for person in sorted(did, key=lambda person: (-did[person].total(), person))
    )
    figures = (happened[name] for name in ("comment:add", "held", "hidden", "deleted", "restored"))
    return TeamWeek(*week, told, *figures)


async def _counted(account_ids: Iterable[UUID], weeks: list[Week]) -> list[dict[str, Any]]:
    """How often what was done by whom, by account and week; who only commented is not told apart."""
    connection = connections.get("default")
    mark = "?" if connection.capabilities.dialect == "sqlite" else "$"
    values: list[Any] = [*(week[0].astimezone(UTC) for week in weeks), weeks[0][1].astimezone(UTC)]
    since, until = f"{mark}{len(weeks)}", f"{mark}{len(values)}"
    week = " ".join(f"WHEN at >= {mark}{number + 1} THEN {number}" for number in range(len(weeks)))
    asked = []
    for key in account_ids:
        values.append(f"account:{key}")
        scope = f"{mark}{len(values)}"
        values.append(str(key))
        asked.append(
            f"SELECT 'account:' || CAST(account_id AS text) AS scope, CASE {week} END AS week, '{HELD}' AS event, "
            "'' AS act, '' AS actor_kind, '' AS actor, COUNT(*) AS n FROM screeninghit "
            f"WHERE account_id = {mark}{len(values)} AND at >= {since} AND at < {until} AND effect = 'HOLD' "
            "AND subject_kind = 'COMMENT' AND subject_id IS NOT NULL GROUP BY 1, 2"
        )
        asked.append(
            f"SELECT scope, CASE {week} END AS week, event, act, actor_kind, "
            "CASE WHEN act = 'comment:add' THEN '' ELSE actor END AS actor, COUNT(*) AS n FROM trailentry "
            f"WHERE scope = {scope} AND at >= {since} AND at < {until} AND position > COALESCE((SELECT position "
            f"FROM trailentry WHERE scope = {scope} AND at < {since} ORDER BY position DESC LIMIT 1), 0) "
            "GROUP BY 1, 2, 3, 4, 5, 6"
        )
    return list(await connection.execute_query_dict(" UNION ALL ".join(asked), values)) if asked else []
