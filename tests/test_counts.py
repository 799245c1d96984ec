"""How many statements an operation sends: the same with two things as with twenty, and as many as are written here."""

from collections.abc import Iterable
from typing import Any

from graphql import GraphQLObjectType, get_named_type

import db
from db.vocabulary import SanctionKind
from resolvers import interactions
from resolvers.complaints.lodging import secret_of
from resolvers.interactions.messages.writing import send_message
from resolvers.rules.ids import global_id
from resolvers.sanctions.proposing import withdraw_sanction
from tests.asking import ask, data, do, following, hear, id_of
from tests.cases import CASES, IN_A_CHAT, RULES
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.cast_appeals import appeal_of
from tests.cast_sanctions import proposed
from tests.counted import (
    EXPECTED_FIELDS,
    EXPECTED_OF_EVENTS,
    EXPECTED_OF_MUTATIONS,
    EXPECTED_OF_THE_VIEWER,
    EXPECTED_ROOTS,
    FIRST_OF_ALL,
    OF_A_COMPLAINT,
)
from tests.counting import statements
from tests.documents import CORE, NODES, field_of, selection
from tests.doors import MUTATIONS, SHOWN_AS
from tests.services import Database
from tests.street import crowd, ids_of, lengthen, seers
from tests.street_accounts import roots as roots_about_accounts

FEW, HALF, MANY = 2, 10, 20
ELSEWHERE = IN_A_CHAT | {"system"}


async def sent(who: Any, document: str, variables: Any = None) -> int:
    """How many statements a query sends."""
    with statements() as told:
        await data(who, document, variables)
    return len(told)


async def most(viewers: Iterable[Any], document: str) -> int:
    """How many statements a query sends for whom of several it sends the most; one at least is answered."""
    counts, answered = [], False
    for viewer in viewers:
        with statements() as told:
            answered |= "errors" not in await ask(viewer, document)
        counts.append(len(told))
    assert answered, document
    return max(counts)


def holds_things(kind: str, field: str) -> bool:
    return isinstance(get_named_type(CORE.type_map[kind].fields[field].type), GraphQLObjectType) or field == "subject"


async def test_a_field_of_many_things_takes_no_more_statements_than_of_two(sqlite: Database) -> None:
    town = await make_town()
    await crowd(town, town.post, MANY)
    await lengthen(town, MANY)
    viewers = [(viewer, await ids_of(viewer)) for viewer in await seers(town)]
    taken: dict[str, dict[str, int]] = {}
    for kind in NODES:
        shown = [(viewer, ids[kind]) for viewer, ids in viewers if len(ids[kind]) >= MANY]
        assert shown, kind
        fields = CORE.type_map[kind].fields  # type: ignore[union-attr]
        plain = " ".join(field for field in fields if not holds_things(kind, field))
        chosen = {"(plain)": plain} | {field: field_of(kind, field, 2) for field in fields if holds_things(kind, field)}
        for name, part in chosen.items():
            document = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {kind} {{ {part} }} }} }}"
            taken.setdefault(kind, {})[name] = 0
            for viewer, ids in shown:
                half, many = [await sent(viewer, document, {"ids": ids[-size:]}) for size in (HALF, MANY)]
                assert half == many, (kind, name)
                taken[kind][name] = max(taken[kind][name], many)
    assert taken == EXPECTED_FIELDS


async def test_a_query_takes_no_more_statements_in_a_large_town(sqlite: Database) -> None:
    town = await make_town()
    for size in (FEW, MANY):
        await lengthen(town, size)
        filed = await crowd(town, town.post, size)
        viewers = await seers(town)
        asked = roots_of(town, filed) | await roots_about_accounts(town)
        roots = {name: await most(viewers, document) for name, document in asked.items()}
        assert set(roots) == set(CORE.query_type.fields)
        fields = {
            field: await most(viewers, f"{{ viewer {{ {part} }} }}")
            for field in CORE.type_map["Viewer"].fields  # type: ignore[union-attr]
            if (part := field_of("Viewer", field, 2, page=100))
        }
        assert (roots, fields) == (EXPECTED_ROOTS, EXPECTED_OF_THE_VIEWER), size


def roots_of(town: Town, filed: Any) -> dict[str, str]:
    """A query of each root field, with two levels of what it holds."""
    account, post = id_of(town.account), id_of(town.post)
    asked = {
        "viewer": "viewer { kind }",
        "node": f'node(id: "{post}") {{ ... on Post {{ {selection("Post", 2, 100)} }} }}',
        "nodes": f'nodes(ids: ["{post}", "{account}"]) {{ id }}',
        "account": f'account(handle: "@tea-house") {{ {selection("PublicAccount", 2, 100)} }}',
        "complaintByReceipt": f'complaintByReceipt(receipt: "{filed.receipt}", secret: "{secret_of(filed)}") '
        f"{{ ... on Complaint {{ {selection('Complaint', 1)} }} }}",
        "policy": "policy { version categories { text } rules { text } reasons }",
        "invitation": 'invitation(secret: "x") { role expiresAt account { handle } }',
        "rateLimit": "rateLimit { cost remaining }",
    }
    case = global_id("Case", filed.case_id)
    asked |= {
        "previewDecision": f'previewDecision(input: {{id: "{case}", measure: NONE, rule: "{RULE}", facts: "{FACTS}"}}) '
        "{ __typename }",
        "complaintFigures": "complaintFigures { filed }",
        "ladderProposal": f'ladderProposal(caseId: "{case}", rule: "{RULE}", severity: MAJOR) {{ __typename }}',
        "caseColleagues": f'caseColleagues(case: "{case}")',
        "alikeGroups": f'alikeGroups(account: "{account}") {{ alike {{ people }} newest {{ body }} }}',
        "bulkPreview": f'bulkPreview(account: "{account}", filter: {{words: ["well"]}}) '
        "{ count comments(first: 100) { nodes { body } } }",
        "tryWordList": f'tryWordList(account: "{account}", words: ["well"]) {{ count examples {{ body }} }}',
        "careFigures": f'careFigures(account: "{account}") {{ measure nextStepText }}',
        "samplingFigures": "samplingFigures { strata { drawn } }",
    }
    given = {
        "moderationQueue": f'account: "{account}", show: ALL, ',
        "trail": f'subject: "{post}", ',
        "cases": "decided: true, ",
    }
    for name, field in CORE.query_type.fields.items():
        of = get_named_type(field.type).name
        if of.endswith("Connection"):
            within = selection(of.removesuffix("Connection"), 1)
            asked[name] = f"{name}({given.get(name, '')}first: 100) {{ nodes {{ {within} }} }}"
    return {name: f"{{ {document} }}" for name, document in asked.items()}


async def test_a_mutation_takes_no_more_statements_in_a_large_town(sqlite: Database) -> None:
    town = await make_town()
    for size in (FEW, MANY):
        await lengthen(town, size)
        await crowd(town, town.post, size)
        taken = {}
        for act, (mutation, values) in MUTATIONS.items():
            if act in ("user:sign_in", "sample:draw"):  # in which nobody succeeds, and which draws by chance
                continue
            gives = RULES[act].gives
            case = next(c for c in CASES if c.act == act and c.expected == gives and c.who not in ELSEWHERE)
            await town.bring(case.on, case.state)
            given = values(town)
            with statements() as told:
                answer = (await do(town[case.who], mutation, given))["__typename"]
            assert SHOWN_AS.get(answer, answer) == gives, act
            taken[act] = len(told)
        more = FIRST_OF_ALL if size == FEW else {}
        assert taken == {act: many + more.get(act, 0) for act, many in EXPECTED_OF_MUTATIONS.items()}, size


async def test_an_event_takes_no_more_statements_in_a_large_town(sqlite: Database) -> None:
    town = await make_town()
    for size in (FEW, MANY):
        await lengthen(town, size)
        await crowd(town, town.post, size)
        comment, filed = await town.said(post=town.post), await town.complaint("UPHELD")
        for words in ("Other words.", "And others."):
            done(await interactions.edit_comment(town["author"], comment.id, words))
        sanction = await proposed(town, SanctionKind.WARNING)
        done(await withdraw_sanction(town["reviewer"], sanction.id, "It was settled."))
        appeal = await appeal_of(town, "WITHDRAWN")
        staff, owner = await seers(town)
        for words in ("Are you open?", "And on Sunday?"):
            done(await send_message(town["member"], town.account.id, words))
        ids = {"post": id_of(town.post), "account": id_of(town.account), "id": id_of(filed), "after": "START"}
        given = {**ids, "receipt": filed.receipt, "secret": secret_of(filed)}
        taken = {}
        for name, field in CORE.subscription_type.fields.items():
            asked = ", ".join(f"${argument}: {part.type}" for argument, part in field.args.items())
            handed = ", ".join(f"{argument}: ${argument}" for argument in field.args)
            within = selection(get_named_type(field.type).name, 2)
            document = f"subscription({asked}) {{ {name}({handed}) {{ {within} }} }}"
            told_to = {argument: given[argument] for argument in field.args}
            if name == "sanctionChanged":
                told_to["account"] = global_id("PublicAccount", sanction.account_id)
            if name == "appealChanged":
                told_to["id"] = id_of(appeal)
            async with following(owner if name == "messageReceived" else staff, document, told_to) as events:
                await hear(events, 1)
                with statements() as told:
                    await hear(events, 1)
                taken[name] = len(told)
        assert taken == EXPECTED_OF_EVENTS, size


async def test_a_case_takes_as_many_more_statements_as_it_has_complaints(sqlite: Database) -> None:
    town, taken = await make_town(), {}
    for size in (FEW, MANY):
        case = id_of(await db.Case.get(id=(await crowd(town, town.post, size)).case_id))
        for name, mutation, values in (
            ("claim", "claimCase", {}),
            ("decision", "decideCase", {"measure": "NONE", "rule": RULE, "facts": FACTS}),
        ):
            with statements() as told:
                assert (await do(town["reviewer"], mutation, {"id": case, **values}))["__typename"] == "Case"
            taken[name, size] = len(told)
    grown = {name: taken[name, MANY] - taken[name, FEW] for name in OF_A_COMPLAINT}
    assert grown == {name: more * (MANY - FEW) for name, more in OF_A_COMPLAINT.items()}
