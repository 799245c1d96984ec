"""Every act, by every role, in every state: the answer, what follows, what is told, and that a no changes nothing."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest

from db import TrailEntry
from resolvers.rules.acts import ACTS
from tests.cases import CASES, RULES, Case
from tests.cast import Town, make_town
from tests.doors import Door, by_call
from tests.rows import everything
from tests.services import Database
from tests.unthreaded import unthreaded


@pytest.fixture(autouse=True)
def one_after_another() -> Iterator[None]:
    """People ask one after another here."""
    with unthreaded():
        yield


SILENT = {"notice:read", "complaint:draft"}  # of no interest to anybody but the person


@pytest.mark.parametrize("act", RULES)
async def test_an_act_is_answered_by_the_call_as_the_table_says(database: Database, act: str) -> None:
    town = await make_town()
    asked = [case for case in CASES if case.act == act]
    assert asked
    for (on, state), group in groupby(asked, key=lambda case: (case.on, case.state)):
        of_state = list(group)
        await town.bring(on, state)
        everybody = database.kind == "sqlite"  # the tables that tell roles apart know no databases
        if everybody:
            await no_changes_nothing(town, [case for case in of_state if case.expected != RULES[act].gives])
        allowed = [case for case in of_state if case.expected == RULES[act].gives]
        for case in allowed if everybody else allowed[:1]:
            await yes_is_recorded(town, case)


def some(cases: list[Case], state: str) -> list[Case]:
    """Of those who are told the same, two, and others in another state: a door knows no roles of its own."""
    by_answer: dict[str, list[Case]] = {}
    for case in cases:
        by_answer.setdefault(case.expected, []).append(case)
    return [
        case for alike in by_answer.values() for case in (alike * 2)[len(state) % len(alike) :][: min(2, len(alike))]
    ]


async def no_changes_nothing(town: Town, refused: list[Case], door: Door = by_call) -> None:
    before = await everything()
    for case in refused:
        assert await door(town, case) == case.expected, case
    assert changed(before, await everything()) == [], "one of them changed something: " + str(refused)


async def yes_is_recorded(town: Town, case: Case, door: Door = by_call) -> None:
    thing = await town.bring(case.on, case.state)
    told = await TrailEntry.all().count()
    assert await door(town, case) == case.expected, case
    if case.after:
        row = await type(thing).get(id=thing.id)
        assert row.state.value == case.after.removesuffix("_BY_PLATFORM").removesuffix("_BY_OWNER"), case
    entries = (await TrailEntry.all().order_by("position"))[told:]
    declared = [entry for entry in entries if entry.event == ACTS[case.act].event and entry.act == case.act]
    assert len(declared) == (case.act not in SILENT), case
    assert all(entry.actor_kind == "STAFF" for entry in declared if entry.actor.startswith("Pseudonym")), case


def changed(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """Which rows are not as they were."""
    return [
        (table, key)
        for table in before
        for key in before[table].keys() | after[table].keys()
        if before[table].get(key) != after[table].get(key)
    ]
