"""What is read of sanctions over GraphQL: by whom, under which names, as it happens, and at what cost."""

import json

import db
from db.vocabulary import SanctionKind
from resolvers.sanctions.proposing import respond_to_sanction
from tests.asking import ask, data, following, hear, id_of
from tests.cases import EVERYBODY, HOUSE
from tests.cast import make_town
from tests.cast_sanctions import FACTS, RULE, case_on, confirmed, done, proposed
from tests.counting import statements
from tests.services import Database

ALL = """kind functions days state rule ground severity strikes facts rung departure proposedBy confirmedBy
  proposedAt respondUntil response interimBecause startsAt endsAt text evidence { file { name } }
  rectification { state dueAt } offers"""
OF_ACCOUNT = f"query($id: ID!) {{ node(id: $id) {{ ... on PublicAccount {{ sanctions {{ nodes {{ {ALL} }} }} }} }} }}"
WAITING = f"{{ sanctions {{ nodes {{ {ALL} account {{ handle }} case {{ id }} }} }} }}"
CHANGED = (
    "subscription($id: ID!, $after: String) {"
    " sanctionChanged(account: $id, after: $after) { event sanction { state response } } }"
)


async def test_the_account_and_the_desk_read_all_of_it_and_nobody_else_anything(sqlite: Database) -> None:
    town = await make_town()
    await proposed(town, SanctionKind.UPDATE_SUSPENSION, town.account)
    for who in EVERYBODY - {"system"}:
        told = (await data(town[who], OF_ACCOUNT, {"id": id_of(town.account)}))["node"]["sanctions"]["nodes"]
        assert bool(told) == (who in HOUSE), who
        if told:
            assert told[0]["proposedBy"] == "Pseudonym of reviewer" and told[0]["facts"] == FACTS
            assert FACTS in told[0]["text"] and "proves nothing" in told[0]["text"]
            for name in ("Reviewer", "Newcomer"):
                assert name not in json.dumps(told)


async def test_the_ladder_is_asked_before_anything_is_proposed(sqlite: Database) -> None:
    town = await make_town()
    case = await case_on(town, town.account)
    document = "query($id: ID!, $rule: String!) { ladderProposal(caseId: $id, rule: $rule, severity: GRAVE) " \
        "{ strikesBefore strikesAdded strikes kind functions days } }"  # fmt: skip
    told = (await data(town["reviewer"], document, {"id": id_of(case), "rule": RULE}))["ladderProposal"]
    assert told == {
        "strikesBefore": 0, "strikesAdded": 6, "strikes": 6, "kind": "UPDATE_SUSPENSION", "functions": ["PUBLISHING"],
        "days": 14,
    }  # fmt: skip
    answer = await ask(town["reviewer"], document, {"id": id_of(case), "rule": "NO_RULE"})
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_operators_and_the_desk_hear_of_a_sanction_as_it_happens(sqlite: Database) -> None:
    town = await make_town()
    sanction = await proposed(town, SanctionKind.UPDATE_SUSPENSION, town.account)
    done(await respond_to_sanction(town["owner"], sanction.id, "We are sorry."))
    account = {"id": id_of(town.account), "after": "START"}
    for who in ("owner", "reviewer2"):
        async with following(town[who], CHANGED, account) as events:
            told = [event["data"]["sanctionChanged"] for event in await hear(events, 2)]
        assert [one["event"] for one in told] == ["sanction.proposed", "sanction.responded"]
        assert told[1]["sanction"] == {"state": "PROPOSED", "response": "We are sorry."}
    async with following(town["stranger"], CHANGED, account) as events:
        (refused,) = await hear(events, 1)
        assert refused["errors"][0]["extensions"]["code"] == "NOT_ALLOWED"


async def test_a_page_of_sanctions_costs_the_same_however_many_there_are(sqlite: Database) -> None:
    town = await make_town()
    costs = []
    for more in (2, 4):
        for _ in range(more):
            warned = await confirmed(town, SanctionKind.WARNING)
            await proposed(town, SanctionKind.UPDATE_SUSPENSION)
            assert await db.Rectification.exists(sanction_id=warned.id)
        with statements() as sent:
            page = await data(town["reviewer"], WAITING.replace("sanctions {", "sanctions(show: ALL) {"))
        costs.append(len(sent))
    assert len(page["sanctions"]["nodes"]) == 12 and costs[0] == costs[1]
