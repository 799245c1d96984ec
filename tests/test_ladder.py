"""The ladder: more strikes and worse breaches never propose less, and a person departs from it with a reason only."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db
from db.vocabulary import AccountFunction, SanctionKind, Severity
from policy import pack
from policy.fairness import Rung, Strikes
from resolvers import clock
from resolvers.rules import refusals as no
from resolvers.rules.sanctions.ladder import rung_for, strikes_for, strikes_within
from resolvers.sanctions.ladder import ladder_proposal
from resolvers.sanctions.proposing import propose_sanction
from tests.cast import make_town
from tests.cast_sanctions import FACTS, RULE, WHY, case_on, confirmed, done
from tests.services import Database

WARNING, RESTRICTION = SanctionKind.WARNING, SanctionKind.FUNCTION_RESTRICTION
SUSPENSION, CLOSURE = SanctionKind.UPDATE_SUSPENSION, SanctionKind.CLOSURE
KINDS = list(SanctionKind)


@given(st.integers(0, 40), st.integers(0, 40))
def test_more_strikes_never_propose_less(few: int, more: int) -> None:
    low, high = sorted((few, more))
    below, above = (rung_for(pack().ladder.rungs, strikes) for strikes in (low, high))
    assert above or not below
    if below and above:
        assert (KINDS.index(below.kind), below.days or 0) <= (KINDS.index(above.kind), above.days or 0)


@given(st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted), st.integers(0, 40))
def test_a_worse_breach_never_reaches_a_lower_rung(strikes: list[int], before: int) -> None:
    table = Strikes(MINOR=strikes[0], MAJOR=strikes[1], GRAVE=strikes[2])
    rungs = [rung_for(pack().ladder.rungs, before + strikes_for(table, severity)) for severity in Severity]
    heights = [-1 if rung is None else KINDS.index(rung.kind) for rung in rungs]
    assert heights == sorted(heights)


@given(st.lists(st.tuples(st.integers(0, 800), st.integers(0, 9))), st.integers(1, 400))
def test_strikes_count_for_so_many_days(counted: list[tuple[int, int]], days: int) -> None:
    now = clock.now()
    rows = [(now - timedelta(days=ago), strikes) for ago, strikes in counted]
    assert strikes_within(rows, now, days) == sum(strikes for ago, strikes in counted if ago <= days)


@pytest.mark.parametrize("faulty", [
    {"at": 1, "kind": "WARNING", "days": 3}, {"at": 1, "kind": "FUNCTION_RESTRICTION", "days": 3},
    {"at": 1, "kind": "UPDATE_SUSPENSION"}, {"at": 1, "kind": "CLOSURE", "functions": ["COMMENTS"]},
])  # fmt: skip
def test_a_rung_that_no_sanction_has_is_refused_with_the_pack(faulty: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        Rung.model_validate(faulty)


async def test_the_ladder_proposes_and_a_departure_wants_a_reason(sqlite: Database) -> None:
    town = await make_town()
    case = await case_on(town, town.account)
    found = await ladder_proposal(town["reviewer"], case.id, RULE, Severity.MAJOR)
    assert (found.so_far, found.added, found.strikes) == (0, 3, 3)
    assert found.rung and (found.rung.kind, found.rung.functions, found.rung.days) == (
        RESTRICTION, (AccountFunction.COMMENTS,), 7
    )  # fmt: skip

    async def propose(*shape: Any, **more: Any) -> Any:
        return await propose_sanction(
            town["reviewer"], case.id, shape[0], RULE, Severity.MAJOR, FACTS, *shape[1:], **more
        )

    assert await propose(RESTRICTION, [AccountFunction.COMMENTS], 8) == no.Invalid(
        (no.Fault("departure", no.FaultCode.EMPTY),)
    )
    as_proposed = done(await propose(RESTRICTION, [AccountFunction.COMMENTS], 7))
    assert (as_proposed.rung, as_proposed.departure) == (RESTRICTION, None)
    departing = done(await propose(RESTRICTION, [AccountFunction.REPLIES], 7, departure=WHY))
    assert (departing.rung, departing.departure) == (RESTRICTION, WHY)
    for wrong, path in (
        ((RESTRICTION, [], 7), "functions"), ((RESTRICTION, [AccountFunction.PUBLISHING], 7), "functions"),
        ((RESTRICTION, [AccountFunction.COMMENTS]), "days"), ((SUSPENSION, [], 181), "days"),
        ((WARNING, [], 3), "days"), ((CLOSURE, [AccountFunction.COMMENTS]), "functions"),
    ):  # fmt: skip
        answer = await propose(*wrong, departure=WHY)
        assert isinstance(answer, no.Invalid) and answer.faults[0].path == path, wrong


async def test_strikes_of_earlier_decisions_move_the_rung_up(sqlite: Database) -> None:
    town = await make_town()
    sanction = await confirmed(town, RESTRICTION, town.account)
    case = await case_on(town, town.account)
    assert (await ladder_proposal(town["reviewer"], case.id, RULE, Severity.MAJOR)).so_far == 3
    await db.Decision.filter(id=sanction.decision_id).update(starts_at=clock.now() - timedelta(days=366))
    assert (await ladder_proposal(town["reviewer"], case.id, RULE, Severity.MAJOR)).so_far == 0
    await db.Decision.filter(id=sanction.decision_id).update(starts_at=clock.now(), reversed_at=clock.now())
    assert (await ladder_proposal(town["reviewer"], case.id, RULE, Severity.MAJOR)).so_far == 0
