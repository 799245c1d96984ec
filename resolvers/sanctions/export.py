"""Records of decisions, many at once: for those who read a statement, and for files that leave the house."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.complaints import Case, CaseCause
from db.sanctions import Decision
from db.vocabulary import CauseKind, SubjectKind
from policy import LANGUAGES, pack, say
from resolvers.complaints.cases.opening import MODEL
from resolvers.rules.verdicts import draft_of
from resolvers.sanctions.records import COLUMNS, Surroundings, record_of
from resolvers.sanctions.statements import reviewed_by_appeals

AT_ONCE = 500
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


async def records_of(decisions: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """The records of several decisions."""
    return await _records(await Decision.filter(id__in=list(decisions)))


async def records_between(since: datetime, until: datetime, at_once: int = AT_ONCE) -> AsyncIterator[dict[str, Any]]:
    """The records of all decisions of a time, oldest first, so many at once."""
    behind = Q(starts_at__gte=since)
    while page := await Decision.filter(behind, starts_at__lt=until).order_by("starts_at", "id").limit(at_once):
        records = await _records(page)
        for decision in page:
            yield records[decision.id]
        last = page[-1]
        behind = Q(starts_at__gt=last.starts_at) | Q(starts_at=last.starts_at, id__gt=last.id)


async def decisions_between(since: datetime, until: datetime) -> int:
    """How many decisions were taken in a time."""
    return await Decision.filter(starts_at__gte=since, starts_at__lt=until).count()


async def _records(decisions: Sequence[Decision]) -> dict[UUID, dict[str, Any]]:
    cases = {case.id: case for case in await Case.filter(id__in=list({one.case_id for one in decisions}))}
    causes: dict[UUID, set[CauseKind]] = {}
    for cause in await CaseCause.filter(case_id__in=list(cases)).only("id", "case_id", "kind"):
        causes.setdefault(cause.case_id, set()).add(CauseKind(cause.kind))
    made = await _made_on(list(cases.values()))
    reviewed = await reviewed_by_appeals([one.appeal_id for one in decisions if one.appeal_id])
    return {
        one.id: record_of(
            draft_of(one),
            Surroundings(
                subject=SubjectKind(cases[one.case_id].subject_kind),
                made_on=made[one.case_id],
                causes=frozenset(causes.get(one.case_id, ())),
                supersedes=str(reviewed[one.appeal_id]) if one.appeal_id in reviewed else None,
            ),
            _rule_text(one.rule),
        )
        for one in decisions
    }


async def _made_on(cases: Sequence[Case]) -> dict[UUID, date]:
    """On which day the subject of each case was made; of one that is gone, when the case was opened."""
    made: dict[UUID, date] = {}
    for kind, model in MODEL.items():
        keys = list({case.subject_id for case in cases if case.subject_kind == kind})
        rows: list[Any] = await model.filter(id__in=keys).only("id", "created_at") if keys else []
        made |= {row.id: row.created_at.date() for row in rows}
    return {case.id: made.get(case.subject_id, case.opened_at.date()) for case in cases}


def _rule_text(code: str) -> str:
    """A rule in words, for archives that are read everywhere; one that the pack no longer has, by its code."""
    return say(LANGUAGES[0], f"rule-{code}") if code in pack().rule_by_code else code


def as_row(record: dict[str, Any]) -> list[str]:
    """A record as a row of a table; no cell begins as a formula of a spreadsheet does."""
    return [_cell(record[column]) for column in COLUMNS]


def _cell(value: Any) -> str:
    told = "" if value is None else "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{told}" if told.startswith(BEGINS_A_FORMULA) else told


def as_line(record: dict[str, Any]) -> str:
    """A record as a line of JSON."""
    return json.dumps({column: record[column] for column in COLUMNS}, ensure_ascii=False)
