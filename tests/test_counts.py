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
from tests.counting import statements
from tests.documents import CORE, NODES, field_of, selection
from tests.doors import MUTATIONS, SHOWN_AS
from tests.services import Database
from tests.street import crowd, ids_of, lengthen, seers

FEW, HALF, MANY = 2, 10, 20
# Under many things of a kind: its plain fields, and each field that holds others, with two levels of what they hold.
EXPECTED_FIELDS: dict[str, dict[str, int]] = {
    "Act": {"(plain)": 1},
    "Appeal": {"(plain)": 11, "contested": 18, "answer": 3, "complaint": 1, "evidence": 2, "case": 22, "decision": 7},
    "Bulk": {"(plain)": 1, "leftOut": 1, "lastAct": 3},
    "CareStep": {"(plain)": 1, "case": 1, "sanction": 1},
    "Case": {
        "(plain)": 2, "subject": 3, "account": 13, "weight": 2, "campaign": 2, "complaints": 15,
        "counterNotice": 5, "decisions": 8, "earlier": 1, "causes": 3, "notes": 3, "timeline": 3,
    },
    "Chat": {"(plain)": 1},
    "Comment": {
        "(plain)": 1, "alike": 3, "authorHistory": 4, "post": 14, "author": 2, "parent": 18, "replies": 15,
        "versions": 3, "hits": 2, "statement": 17, "lastAct": 3,
    },
    "Complaint": {
        "(plain)": 1, "details": 1, "additions": 2, "subject": 3, "statement": 7, "questions": 2, "notes": 3,
        "case": 27, "setAside": 2, "reporter": 2, "misuse": 2, "evidence": 2,
    },
    "CounterNotice": {"(plain)": 3, "subject": 4},
    "Decision": {"(plain)": 6, "sanctions": 1},
    "Message": {"(plain)": 1, "account": 18, "user": 2, "texts": 3},
    "Mute": {"(plain)": 1, "account": 19, "user": 2, "mutedBy": 2, "lastAct": 3},
    "Notice": {"(plain)": 1, "subject": 2},
    "Operatorship": {"(plain)": 1, "account": 18, "user": 2},
    "Post": {
        "(plain)": 4, "account": 19, "versions": 3, "comments": 19, "pinnedComment": 18, "featuredComments": 19,
        "lastAct": 3,
    },
    "PublicAccount": {
        "(plain)": 3, "registrant": 4, "operators": 5, "teamActivity": 3, "posts": 3, "lastAct": 3, "sanctions":
        3, "mutes": 3, "messages": 8,
    },
    "Rectification": {"(plain)": 1, "evidence": 2, "sanction": 9},
    "Registrant": {"(plain)": 1, "lastAct": 3},
    "RegulatoryReport": {"(plain)": 1, "entries": 6},
    "ReportEntry": {"(plain)": 1, "account": 13},
    "Sample": {"(plain)": 2},
    "SampleItem": {"(plain)": 1, "sample": 3, "comment": 19, "case": 1},
    "Sanction": {"(plain)": 2, "account": 19, "case": 22, "decision": 1, "rectification": 4, "evidence": 2},
    "ScreeningHit": {"(plain)": 1},
    "StatementOfReasons": {"(plain)": 6, "sanctions": 1, "appeal": 22},
    "Token": {"(plain)": 1},
    "TrailEntry": {"(plain)": 1},
    "User": {"(plain)": 1},
}  # fmt: skip
EXPECTED_ROOTS: dict[str, int] = {
    "viewer": 0, "node": 42, "nodes": 2, "account": 34, "complaintByReceipt": 12, "policy": 0, "invitation": 1,
    "rateLimit": 0, "previewDecision": 2, "complaintFigures": 3, "ladderProposal": 3, "caseColleagues": 6,
    "alikeGroups": 2, "bulkPreview": 5, "tryWordList": 2, "careFigures": 10, "samplingFigures": 2,
    "moderationQueue": 25, "sanctions": 8, "appeals": 22, "regulatoryReports": 3, "sampleQueue": 4, "accounts": 19,
    "posts": 13, "cases": 26, "registrantQueue": 3, "trail": 1
}  # fmt: skip
EXPECTED_OF_THE_VIEWER: dict[str, int] = {
    "kind": 0, "language": 0, "user": 1, "staffRoles": 0, "pseudonym": 0, "operatorships": 1, "tokens": 1,
    "twoStep": 1, "recoveryCodesLeft": 1, "chats": 1, "comments": 24, "messages": 7, "posts": 13, "following": 4,
    "complaints": 12, "counterNotices": 3, "statements": 16, "appeals": 22, "notices": 2
}  # fmt: skip
EXPECTED_OF_MUTATIONS: dict[str, int] = {
    "user:sign_up": 7, "user:link_chat": 2, "user:enable_two_step": 3, "user:confirm_two_step": 9,
    "user:disable_two_step": 9, "user:request_reset": 8, "user:reset_password": 11, "user:revoke_others": 4,
    "token:revoke": 4, "chat:unlink": 4, "chat:set_notices": 5, "notice:read": 2, "registrant:verify": 4,
    "account:set_comment_rules": 4, "account:set_word_list": 4, "post:create": 4, "post:publish": 6, "post:edit": 6,
    "post:withdraw": 4, "post:set_comment_rules": 4, "post:remove": 23, "post:restore": 13, "comment:add": 9,
    "comment:reply": 11, "comment:edit": 11, "comment:approve": 7, "comment:hide": 6, "comment:show": 7,
    "comment:delete": 6, "comment:undelete": 9, "comment:remove": 24, "comment:restore": 14, "act:undo": 11,
    "complaint:lodge": 18, "complaint:ask": 10, "complaint:reply": 12, "complaint:withdraw": 15, "file:request": 3,
    "complaint:add_evidence": 11, "case:claim": 8, "case:release": 6, "case:decide": 17, "sanction:propose": 11,
    "sanction:respond": 10, "sanction:confirm": 32, "sanction:withdraw": 16, "sanction:lift": 16,
    "rectification:submit": 12, "rectification:accept": 11, "rectification:return": 13, "appeal:lodge": 9,
    "appeal:withdraw": 9, "appeal:claim": 15, "appeal:release": 6, "appeal:affirm": 24, "appeal:overturn": 39,
    "appeal:modify": 31, "complaint:accept": 10, "complaint:decline": 19, "counter_notice:submit": 10,
    "complaint:warn_complainant": 19, "complaint:limit_complainant": 20, "case:hand_over": 12, "case:escalate": 6,
    "case:recuse": 6, "case:note": 7, "case:order": 13, "comment:ask_platform": 16, "comment:feature": 6,
    "comment:unfeature": 6, "comment:pin": 7, "comment:unpin": 6, "account:follow": 6, "account:unfollow": 7,
    "account:mute_user": 11, "account:unmute_user": 6, "account:moderate": 16, "account:invite_operator": 6,
    "operatorship:accept": 9, "operatorship:decline": 9, "operatorship:withdraw": 7, "operatorship:leave": 10,
    "operatorship:remove": 8, "operatorship:change_role": 8, "operatorship:offer_ownership": 8,
    "operatorship:withdraw_offer": 7, "operatorship:accept_ownership": 13, "message:write": 9, "message:answer": 9,
    "message:archive": 7, "message:look": 7, "sample_item:judge": 15
}  # fmt: skip
EXPECTED_OF_EVENTS: dict[str, int] = {
    "commentAdded": 20, "commentChanged": 24, "moderationQueueChanged": 18, "messageReceived": 7,
    "complaintChanged": 18, "receiptChanged": 18, "caseQueueChanged": 21, "sanctionChanged": 8, "appealChanged": 22,
    "viewerNotices": 1
}  # fmt: skip
# A month's report to the authorities is opened by the first decision that belongs into it.
FIRST_OF_A_MONTH = {"sanction:confirm": 1}
# What each complaint adds to the claim and the decision of its case: it is moved, answered, counted for its reporter.
OF_A_COMPLAINT = {"claim": 1, "decision": 3}
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
        roots = {name: await most(viewers, document) for name, document in roots_of(town, filed).items()}
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
        more = FIRST_OF_A_MONTH if size == FEW else {}
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
