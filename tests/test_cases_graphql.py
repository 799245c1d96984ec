"""Every act that is a mutation, by every role that comes over the web, in every state: as the table says."""

from itertools import groupby

import pytest

from resolvers.rules.acts import ACTS
from tests.cases import CASES, IN_A_CHAT, RULES
from tests.cast import make_town
from tests.doors import MUTATIONS, by_graphql
from tests.services import Database
from tests.test_cases import no_changes_nothing, some, yes_is_recorded
from tests.test_schema import MUTATIONS as ALL
from tests.test_schema import act_of

ELSEWHERE = IN_A_CHAT | {"system"}  # who has no token


@pytest.mark.parametrize("act", MUTATIONS)
async def test_an_act_is_answered_by_its_mutation_as_the_table_says(sqlite: Database, act: str) -> None:
    town = await make_town()
    asked = [case for case in CASES if case.act == act and case.who not in ELSEWHERE]
    assert asked
    for (on, state), group in groupby(asked, key=lambda case: (case.on, case.state)):
        of_state = list(group)
        await town.bring(on, state)
        refused = [case for case in of_state if case.expected != RULES[act].gives]
        await no_changes_nothing(town, some(refused, state), by_graphql)
        for case in some([case for case in of_state if case.expected == RULES[act].gives], state):
            await yes_is_recorded(town, case, by_graphql)


def test_every_mutation_is_asked() -> None:
    assert {mutation for mutation, _ in MUTATIONS.values()} == set(ALL) - {"signOut"}  # which needs a real token
    assert {act_of(name).name for name in ALL} <= set(ACTS)
