"""The queue of cases: which are wanted, in which order, page by page."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import connections

from db.complaints import Case
from db.vocabulary import CaseState, CauseKind, SubjectKind
from resolvers import clock
from resolvers.pages import Window
from resolvers.rules.fairness.reliability import DANGER_TO_LIFE
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import SENIORS, Actor, standings
from resolvers.rules.visibility import QUERIES

UNDECIDED = tuple(state for state in CaseState if state is not CaseState.DECIDED)
# As the partial indexes say it: a database uses one only for a query that says the same.
IN_THE_QUEUE = "state <> 'DECIDED'"
SENIORS_FIRST, BY_URGENCY = f"(state <> 'ESCALATED' AND urgency < {DANGER_TO_LIFE})", "(0 - urgency)"


class Holder(StrEnum):
    """Who works on a case."""

    ME = "ME"
    NOBODY = "NOBODY"


class CaseOrder(StrEnum):
    """In which order cases come."""

    URGENT = "URGENT"
    OLDEST = "OLDEST"


@dataclass(frozen=True)
class Wanted:
    """Which cases are wanted; what is not given does not narrow."""

    states: tuple[CaseState, ...] = UNDECIDED
    category: str | None = None
    subject_kind: SubjectKind | None = None
    account_id: UUID | None = None
    claimed_by: Holder | None = None
    overdue: bool | None = None
    campaign: bool | None = None
    cause: CauseKind | None = None


@dataclass(frozen=True)
class Place:
    """Where a case stands in the order of urgency."""

    waits_for_reviewers: bool
    less_urgent: int
    due_at: datetime
    id: UUID

    @classmethod
    def of(cls, case: Case) -> "Place":
        """The place of a case as it is now."""
        waits = case.state is not CaseState.ESCALATED and case.urgency < DANGER_TO_LIFE
        return cls(waits, -case.urgency, case.due_at, case.id)


def desk(actor: Actor) -> None:
    """Refuse whoever does not work at the desk of cases."""
    if not QUERIES["cases"] & standings(actor, None):
        raise Refused(NotAllowed("case:claim"))


def order_of(wanted: Wanted, order: CaseOrder) -> CaseOrder:
    """In which order cases come: urgency sorts what waits, and nothing that is decided."""
    return CaseOrder.OLDEST if CaseState.DECIDED in wanted.states else order


async def cases_page(
    actor: Actor, wanted: Wanted, order: CaseOrder, window: Window, skip: int = 0
) -> list[Case]:  # fmt: skip
    """A page of cases: the most urgent first, then what is due soonest; or the oldest first.

    To senior reviewers and the chief editor what was passed on to them comes first, but for danger to life: before
    that comes nothing, whoever looks.
    """
    desk(actor)
    asked = _Question()
    _narrow(asked, actor, wanted)
    columns = ["id"]
    if order_of(wanted, order) is CaseOrder.URGENT:
        columns = [BY_URGENCY, "due_at", "id"]
        if standings(actor, None) & SENIORS:
            columns.insert(0, SENIORS_FIRST)
    for end, sign in ((window.after, ">"), (window.before, "<")):
        if end is not None:
            asked.beyond(columns, sign, _values(end, columns))
    way = "DESC" if window.backwards else "ASC"
    sorting = ", ".join(f"{column} {way}" for column in columns)
    limit = f"LIMIT {asked.mark(window.limit)} OFFSET {asked.mark(skip)}"
    sql = f'SELECT * FROM "case" WHERE {" AND ".join(asked.conditions) or "1 = 1"} ORDER BY {sorting} {limit}'
    rows = await connections.get("default").execute_query_dict(sql, asked.values)
    return [Case._init_from_db(**row) for row in rows]


def _values(end: Any, columns: list[str]) -> list[Any]:
    """What stands in the columns at a place."""
    if not isinstance(end, Place):
        return [end]
    return [end.waits_for_reviewers, end.less_urgent, end.due_at, end.id][-len(columns) :]


class _Question:
    """Conditions in SQL of ours, with the values that they name apart from them."""

    def __init__(self) -> None:
        self.postgres = connections.get("default").capabilities.dialect == "postgres"
        self.conditions = ["1 = 1"]
        self.values: list[Any] = []

    def mark(self, value: Any) -> str:
        """The mark that stands for a value."""
        self.values.append(str(value) if isinstance(value, UUID) and not self.postgres else value)
        return f"${len(self.values)}" if self.postgres else "?"

    def one_of(self, column: str, values: list[Any]) -> None:
        """Only rows with one of these values."""
        self.conditions.append(f"{column} IN ({', '.join(map(self.mark, values))})" if values else "1 = 0")

    def beyond(self, columns: list[str], sign: str, values: list[Any]) -> None:
        """Only what comes behind or before a place; the first column is named twice, for SQLite seeks by it alone."""
        first = f"{columns[0]} {sign}= {self.mark(values[0])}"
        marks = ", ".join(map(self.mark, values))
        self.conditions += [first, f"({', '.join(columns)}) {sign} ({marks})"]


def _narrow(asked: _Question, actor: Actor, wanted: Wanted) -> None:
    if CaseState.DECIDED not in wanted.states:
        asked.conditions.append(IN_THE_QUEUE)
    if set(wanted.states) not in (set(UNDECIDED), set(CaseState)):
        asked.one_of("state", [state.value for state in wanted.states])
    for column, value in (("subject_kind", wanted.subject_kind), ("account_id", wanted.account_id)):
        if value is not None:
            asked.one_of(column, [value if isinstance(value, UUID) else value.value])
    if wanted.claimed_by is Holder.ME:
        asked.one_of("state", [CaseState.CLAIMED.value])
        asked.one_of("claimed_by_id", list(actor.staff.values()))
    elif wanted.claimed_by is Holder.NOBODY:
        asked.one_of("state", [CaseState.OPEN.value, CaseState.ESCALATED.value])
    if wanted.overdue is not None:
        asked.conditions.append(f"due_at {'<=' if wanted.overdue else '>'} {asked.mark(clock.now())}")
    if wanted.category is not None:
        _with(asked, "complaint", "category", wanted.category)
    if wanted.cause is not None:
        _with(asked, "casecause", "kind", wanted.cause.value)
    if wanted.campaign is not None:
        found = 'EXISTS (SELECT 1 FROM campaign m WHERE m.case_id = "case".id)'
        asked.conditions.append(found if wanted.campaign else f"NOT {found}")


def _with(asked: _Question, table: str, column: str, value: str) -> None:
    """Only cases with such a row of their own."""
    of_the_case = f'm.case_id = "case".id AND m.{column} = {asked.mark(value)}'
    asked.conditions.append(f"EXISTS (SELECT 1 FROM {table} m WHERE {of_the_case})")
