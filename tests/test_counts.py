"""How many statements an operation sends: the same with two things as with twenty, and as many as are written here."""

from typing import Any

from graphql import GraphQLObjectType, get_named_type

import db
from resolvers import interactions
from resolvers.complaints.lodging import secret_of
from tests.asking import data, do, following, hear, id_of
from tests.cases import CASES, IN_A_CHAT, RULES
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.counting import statements
from tests.documents import CORE, NODES, field_of, selection
from tests.doors import MUTATIONS, SHOWN_AS
from tests.services import Database
from tests.street import crowd, ids_of, lengthen, seer

FEW, MANY = 2, 20
# Under many things of a kind: its plain fields, and each field that holds others, with two levels of what they hold.
EXPECTED_FIELDS: dict[str, dict[str, int]] = {
    "Act": {"(plain)": 1},
    "Case": {"(plain)": 2, "subject": 3, "account": 8, "complaints": 10, "counterNotice": 5, "decisions": 4},
    "Chat": {"(plain)": 1},
    "Comment": {
        "(plain)": 1, "post": 9, "author": 2, "parent": 12, "replies": 11, "versions": 3, "hits": 2,
        "statement": 2, "lastAct": 3,
    },
    "Complaint": {
        "(plain)": 1, "details": 1, "additions": 2, "subject": 3, "statement": 2, "questions": 2, "evidence": 2,
        "case": 13,
    },
    "CounterNotice": {"(plain)": 3, "subject": 4},
    "Decision": {"(plain)": 2},
    "Notice": {"(plain)": 1, "subject": 2},
    "Operatorship": {"(plain)": 1, "account": 8, "user": 2},
    "Post": {"(plain)": 2, "account": 8, "versions": 3, "comments": 13, "lastAct": 3},
    "PublicAccount": {"(plain)": 1, "registrant": 4, "operators": 3, "posts": 9, "lastAct": 3},
    "Registrant": {"(plain)": 1, "lastAct": 3},
    "ScreeningHit": {"(plain)": 1},
    "StatementOfReasons": {"(plain)": 1},
    "Token": {"(plain)": 1},
    "TrailEntry": {"(plain)": 1},
    "User": {"(plain)": 1},
}  # fmt: skip
EXPECTED_ROOTS: dict[str, int] = {
    "viewer": 0, "node": 23, "nodes": 2, "account": 17, "complaintByReceipt": 7, "policy": 0, "rateLimit": 0,
    "accounts": 8, "posts": 8, "moderationQueue": 13, "cases": 12, "registrantQueue": 3, "trail": 1,
}  # fmt: skip
EXPECTED_OF_THE_VIEWER: dict[str, int] = {
    "kind": 0, "language": 0, "user": 1, "staffRoles": 0, "pseudonym": 0, "operatorships": 1, "tokens": 1, "twoStep": 1,
    "recoveryCodesLeft": 1, "chats": 1, "comments": 12, "posts": 8, "complaints": 7,
    "counterNotices": 3, "statements": 1, "notices": 2,
}  # fmt: skip
EXPECTED_OF_MUTATIONS: dict[str, int] = {
    "user:sign_up": 7, "user:enable_two_step": 3, "user:confirm_two_step": 9, "user:disable_two_step": 9,
    "user:request_reset": 8, "user:reset_password": 11, "user:revoke_others": 4,
    "user:link_chat": 2, "token:revoke": 4, "chat:unlink": 4, "chat:set_notices": 5, "notice:read": 2,
    "registrant:verify": 4, "account:set_comment_rules": 4, "account:set_word_list": 4, "post:create": 4,
    "post:publish": 6, "post:edit": 6, "post:withdraw": 4, "post:set_comment_rules": 4, "post:remove": 19,
    "post:restore": 10, "comment:add": 9, "comment:reply": 11, "comment:edit": 11, "comment:approve": 7,
    "comment:hide": 6, "comment:show": 7, "comment:delete": 6, "comment:undelete": 9, "comment:remove": 19,
    "comment:restore": 11, "act:undo": 10, "complaint:lodge": 14, "complaint:ask": 10, "complaint:reply": 12,
    "complaint:add_evidence": 11, "file:request": 3, "complaint:withdraw": 11, "case:claim": 8,
    "case:release": 6, "case:decide": 13, "complaint:accept": 10, "complaint:decline": 15, "counter_notice:submit": 10,
}  # fmt: skip
EXPECTED_OF_EVENTS: dict[str, int] = {
    "commentAdded": 13, "commentChanged": 12, "moderationQueueChanged": 12, "complaintChanged": 8, "receiptChanged":
    8, "caseQueueChanged": 11, "viewerNotices": 1,
}  # fmt: skip
# What each complaint adds to the claim and the decision of its case: it is moved, and answered.
OF_A_COMPLAINT = {"claim": 1, "decision": 2}
ELSEWHERE = IN_A_CHAT | {"system"}


async def sent(who: Any, document: str, variables: Any = None) -> int:
    """How many statements a query sends."""
    with statements() as told:
        await data(who, document, variables)
    return len(told)


def holds_things(kind: str, field: str) -> bool:
    return isinstance(get_named_type(CORE.type_map[kind].fields[field].type), GraphQLObjectType) or field == "subject"


async def test_a_field_of_many_things_takes_no_more_statements_than_of_two(database: Database) -> None:
    town = await make_town()
    await lengthen(town, MANY)
    await crowd(town, town.post, MANY)
    viewer = await seer(town)
    ids, taken = await ids_of(viewer), {}
    for kind in NODES:
        assert len(ids[kind]) >= MANY, kind
        fields = CORE.type_map[kind].fields  # type: ignore[union-attr]
        plain = " ".join(field for field in fields if not holds_things(kind, field))
        chosen = {"(plain)": plain} | {field: field_of(kind, field, 2) for field in fields if holds_things(kind, field)}
        for name, part in chosen.items():
            document = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {kind} {{ {part} }} }} }}"
            counts = [await sent(viewer, document, {"ids": ids[kind][:size]}) for size in (FEW, MANY)]
            assert counts[0] == counts[1], (kind, name)
            taken.setdefault(kind, {})[name] = counts[1]
    assert taken == EXPECTED_FIELDS


async def test_a_query_takes_no_more_statements_in_a_large_town(database: Database) -> None:
    town = await make_town()
    for size in (FEW, MANY):
        await lengthen(town, size)
        filed = await crowd(town, town.post, size)
        viewer = await seer(town)
        roots = {name: await sent(viewer, document) for name, document in roots_of(town, filed).items()}
        assert set(roots) == set(CORE.query_type.fields)
        fields = {
            field: await sent(viewer, f"{{ viewer {{ {part} }} }}")
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
        "rateLimit": "rateLimit { cost remaining }",
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
            if act == "user:sign_in":  # which nobody of the cast succeeds in
                continue
            gives = RULES[act].gives
            case = next(c for c in CASES if c.act == act and c.expected == gives and c.who not in ELSEWHERE)
            await town.bring(case.on, case.state)
            given = values(town)
            with statements() as told:
                answer = (await do(town[case.who], mutation, given))["__typename"]
            assert SHOWN_AS.get(answer, answer) == gives, act
            taken[act] = len(told)
        assert taken == EXPECTED_OF_MUTATIONS, size


async def test_an_event_takes_no_more_statements_in_a_large_town(sqlite: Database) -> None:
    town = await make_town()
    for size in (FEW, MANY):
        await lengthen(town, size)
        await crowd(town, town.post, size)
        comment, filed = await town.said(post=town.post), await town.complaint("UPHELD")
        for words in ("Other words.", "And others."):
            done(await interactions.edit_comment(town["author"], comment.id, words))
        viewer = await seer(town)
        ids = {"post": id_of(town.post), "account": id_of(town.account), "id": id_of(filed), "after": "START"}
        given = {**ids, "receipt": filed.receipt, "secret": secret_of(filed)}
        taken = {}
        for name, field in CORE.subscription_type.fields.items():
            asked = ", ".join(f"${argument}: {part.type}" for argument, part in field.args.items())
            handed = ", ".join(f"{argument}: ${argument}" for argument in field.args)
            within = selection(get_named_type(field.type).name, 2)
            document = f"subscription({asked}) {{ {name}({handed}) {{ {within} }} }}"
            async with following(viewer, document, {argument: given[argument] for argument in field.args}) as events:
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
