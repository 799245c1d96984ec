"""Whatever is sent is answered by a typed refusal or a fault with a sentence, and what is refused changes nothing."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from graphql import GraphQLInputObjectType, get_named_type

import db
from policy import LANGUAGES
from resolvers.rules.ids import global_id, read_global_id
from tests.asking import ask, data, do, id_of, is_chinese
from tests.cases import CASES, IN_A_CHAT, RULES
from tests.cast import Town, make_town
from tests.documents import CORE
from tests.doors import MUTATIONS
from tests.naughty import ALL as NAUGHTY
from tests.naughty import NAUGHTY as OF_EACH_KIND
from tests.rows import how_many
from tests.services import Database

ELSEWHERE = IN_A_CHAT | {"system"}
FAULTS = "... on Invalid { faults { path code message } }"
# What no JSON carries into the door: see the tests of HTTP, which refuses it with 400.
UNSENDABLE = [text for text in NAUGHTY if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text)]
SOME = [texts[0] for texts in OF_EACH_KIND.values()]
SENT = [text for text in NAUGHTY if text not in UNSENDABLE]


async def ready(act: str) -> tuple[Town, Any, str, dict[str, Any]]:
    """A town in which somebody may do an act, who that is, the mutation, and values that are right."""
    town = await make_town()
    case = next(
        (c for c in CASES if c.act == act and c.expected == RULES[act].gives and c.who not in ELSEWHERE),
        next(c for c in CASES if c.act == act and c.who not in ELSEWHERE),
    )
    await town.bring(case.on, case.state)
    mutation, values = MUTATIONS[act]
    return town, town[case.who], mutation, values(town)


def fields_of(mutation: str, kind: str) -> list[str]:
    """The fields of a mutation's input that are of a kind."""
    of: Any = CORE.type_map[f"{mutation[0].upper()}{mutation[1:]}Input"]
    assert isinstance(of, GraphQLInputObjectType)
    return [name for name, field in of.fields.items() if get_named_type(field.type).name == kind]


def a_list(mutation: str, field: str) -> bool:
    return (mutation, field) == ("setWordList", "words")


@pytest.mark.parametrize("act", MUTATIONS)
async def test_naughty_strings_are_taken_or_refused_by_name(sqlite: Database, act: str) -> None:
    _, who, mutation, right = await ready(act)
    # Passwords take their time; of the others each act is sent a third, and another third than the next.
    texts = SOME if mutation.startswith("sign") else NAUGHTY[list(MUTATIONS).index(act) % 3 :: 3]
    for field in fields_of(mutation, "String"):
        for text in texts:
            before = await how_many()
            given = {**right, field: [text] if a_list(mutation, field) else text}
            answer = await do(who, mutation, given, FAULTS)
            if "code" in answer:
                assert answer["message"] and all(fault["message"] for fault in answer.get("faults", ())), (field, text)
                assert await how_many() == before, (field, text[:40])


@pytest.mark.parametrize("act", [act for act, (name, _) in MUTATIONS.items() if fields_of(name, "ID")])
async def test_ids_that_are_none_of_ours_are_refused_in_the_language_of_the_caller(sqlite: Database, act: str) -> None:
    town, who, mutation, right = await ready(act)
    kind = id_kind(right, mutation)
    before = await how_many()
    for language in LANGUAGES:
        speaker = replace(who, language=language)
        for field in fields_of(mutation, "ID"):
            own = OF_ANOTHER_KIND.get(f"{mutation}.{field}", OF_ANOTHER_KIND.get(field, kind))
            alien = "Post" if mutation == "muteUser" or own == "User" else "User"  # who is muted by a user's id too
            others = [global_id(alien, town.post.id), id_of(town.account) + "=", " " + str(right.get(field, ""))]
            for text in [*others, *SOME, *UNSENDABLE]:
                if field in ("inReplyTo", "registrantId") and not text:
                    continue
                answer = await do(speaker, mutation, {**right, field: text}, FAULTS)
                told = [(fault["path"], fault["code"]) for fault in answer.get("faults", ())]
                path = f"{field}.0" if field in LISTED else field
                assert told == [(path, "NOT_AN_ID")], (field, text[:40], answer)
                assert is_chinese(answer["message"]) == is_chinese(answer["faults"][0]["message"]) == (language == "zh")
            if field in OF_MANY or (mutation, field) == ("muteUser", "accountId"):
                continue  # of many one that is not there is left out; whose comment it is, the comment says
            unknown = global_id(own, NOBODYS)
            answer = await do(speaker, mutation, {**right, field: unknown})
            assert (answer["__typename"], is_chinese(answer["message"])) == ("NotFound", language == "zh"), field
    assert await how_many() == before


NOBODYS = UUID(int=7)
# Fields whose ids are not of the kind that the input is about.
OF_MANY = {"ids", "except", "accountIds"}
OF_ANOTHER_KIND = {
    "inReplyTo": "Comment", "sanctions": "Sanction", "evidence": "StoredFile", "files": "StoredFile",
    "papers": "StoredFile", "registrantId": "Registrant", "accountIds": "PublicAccount",
    "otherRegistrantIds": "Registrant", "representativeId": "User", "appointStaff.id": "User",
}  # fmt: skip
LISTED = {"accountIds", "otherRegistrantIds"}  # each of them is named by its place


def id_kind(values: dict[str, Any], mutation: str) -> str:
    read = read_global_id(values[fields_of(mutation, "ID")[0]])
    assert read
    return read[0]


LONG = "words " * 2000
REFUSED_INPUTS: list[tuple[str, dict[str, Any], str, str]] = [
    ("addComment", {"body": LONG}, "body", "TOO_LONG"),
    ("addComment", {"body": ""}, "body", "EMPTY"),
    ("addComment", {"body": " \u3000\n\u200b"}, "body", "EMPTY"),
    ("addComment", {"body": "my number is 11010519491231002X"}, "body", "LOOKS_LIKE_IDENTITY"),
    ("addComment", {"body": "Fine.", "idempotencyKey": "k" * 151}, "idempotencyKey", "TOO_LONG"),
    ("addComment", {"body": "Fine.", "idempotencyKey": ""}, "idempotencyKey", "EMPTY"),
    ("addComment", {"body": "Fine.", "idempotencyKey": "a\x00b"}, "idempotencyKey", "FORBIDDEN_CHARACTER"),
    ("createPost", {"title": "t" * 201, "body": "Fine."}, "title", "TOO_LONG"),
    ("createPost", {"title": "Fine.", "body": "b" * 100_001}, "body", "TOO_LONG"),
    ("setWordList", {"words": ["w"] * 501}, "words", "TOO_LONG"),
    ("setWordList", {"words": ["fine", "w" * 61]}, "words.1", "TOO_LONG"),
    ("setWordList", {"words": ["fine", " "]}, "words.1", "EMPTY"),
    ("lodgeComplaint", {"category": "NONE_OF_OURS", "words": "Fine."}, "category", "NOT_ONE_OF"),
    ("lodgeComplaint", {"category": "INSULT", "words": "w" * 2001}, "words", "TOO_LONG"),
    ("signUp", {"displayName": "n" * 81, "email": "a@b.example", "password": "long enough"}, "displayName", "TOO_LONG"),
    ("signUp", {"displayName": "Lin", "email": "no address", "password": "long enough"}, "email", "NOT_AN_ADDRESS"),
    ("signUp", {"displayName": "Lin", "email": "a@b.example", "password": "short"}, "password", "TOO_SHORT"),
    ("signIn", {"email": "a" * 321, "password": "long enough"}, "email", "TOO_LONG"),
    ("signIn", {"email": "a@b.example", "password": "long enough", "label": "l" * 81}, "label", "TOO_LONG"),
]


@pytest.mark.parametrize(("mutation", "values", "path", "code"), REFUSED_INPUTS)
async def test_a_value_that_cannot_be_taken_is_named(
    sqlite: Database, mutation: str, values: dict[str, Any], path: str, code: str
) -> None:
    town = await make_town()
    ids = {
        "addComment": {"postId": id_of(town.post)}, "createPost": {"accountId": id_of(town.account)},
        "setWordList": {"accountId": id_of(town.account)},
        "lodgeComplaint": {"subjectId": id_of(town.post), "goodFaith": True},
    }  # fmt: skip
    who, before = town["address_guest" if mutation.startswith("sign") else "owner"], await how_many()
    for language in LANGUAGES:
        answer = await do(replace(who, language=language), mutation, {**ids.get(mutation, {}), **values}, FAULTS)
        (fault,) = answer["faults"]
        assert (answer["code"], fault["path"], fault["code"]) == ("INVALID", path, code)
        assert is_chinese(fault["message"]) == is_chinese(answer["message"]) == (language == "zh")
    assert await how_many() == before


READ: dict[str, str] = {
    "node": "node(id: $text) { id }",
    "nodes": "nodes(ids: [$text]) { id }",
    "account": "account(handle: $text) { id }",
    "moderationQueue": "moderationQueue(account: $text) { nodes { id } }",
    "trail": "trail(subject: $text) { nodes { id } }",
    "complaintByReceipt": 'complaintByReceipt(receipt: $text, secret: "x") { ... on Refusal { code message } }',
    "secret": "complaintByReceipt(receipt: $receipt, secret: $text) { ... on Refusal { code message } }",
    "after": "posts(after: $text) { nodes { id } }",
    "before": "viewer { notices(before: $text) { nodes { id } } }",
}
FAULT_CODES = {"BAD_USER_INPUT", "BAD_CURSOR", "NOT_FOUND", "NOT_ALLOWED"}


@pytest.mark.parametrize("name", READ)
async def test_naughty_arguments_find_nothing_or_are_faults_with_a_sentence(database: Database, name: str) -> None:
    town = await make_town()
    filed = await town.complaint()
    kind = "ID" if name in ("node", "nodes", "moderationQueue", "trail") else "String"
    receipt = ", $receipt: String!" if name == "secret" else ""
    document = f"query($text: {kind}!{receipt}) {{ {READ[name]} }}"
    for language in LANGUAGES:
        who = replace(town["auditor"], language=language)
        for text in [*SENT, "k:1", "cDotMQ", "cDow", "a" * 100_000, id_of(town.post) + "A"]:
            variables = {"text": text} | ({"receipt": filed.receipt} if receipt else {})
            answer = await ask(who, document, variables)
            for error in answer.get("errors", ()):
                assert error["extensions"]["code"] in FAULT_CODES, (name, text[:40], error)
                assert is_chinese(error["message"]) == (language == "zh"), error
            found = next(iter((answer["data"] or {"": None}).values()))
            if isinstance(found, dict) and "message" in found:
                assert is_chinese(found["message"]) == (language == "zh")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("first: 1, last: 1", "BAD_USER_INPUT"), ("first: -1", "BAD_USER_INPUT"), ("first: 101", "BAD_USER_INPUT"),
        ("last: 1000", "BAD_USER_INPUT"), ('after: ""', "BAD_CURSOR"), ('before: "nonsense"', "BAD_CURSOR"),
    ],
)  # fmt: skip
async def test_a_page_that_cannot_be_is_a_fault_with_a_sentence(sqlite: Database, arguments: str, code: str) -> None:
    await make_town()
    for language in LANGUAGES:
        answer = await ask(None, f"{{ posts({arguments}) {{ nodes {{ id }} }} }}", language=language)
        (error,) = answer["errors"]
        assert (error["extensions"]["code"], is_chinese(error["message"])) == (code, language == "zh")


async def test_the_same_key_does_it_once_and_another_body_under_it_is_refused(database: Database) -> None:
    town = await make_town()
    values = {"postId": id_of(town.post), "body": "Once.", "idempotencyKey": "key 1"}
    selection = "... on Comment { id body }"
    first, again = [await do(town["author"], "addComment", values, selection) for _ in range(2)]
    assert first == again and first["body"] == "Once." and await db.Comment.all().count() == 1
    for other in ({"body": "Another."}, {"inReplyTo": first["id"]}):
        for language in LANGUAGES:
            who = replace(town["author"], language=language)
            answer = await do(who, "addComment", {**values, **other})
            assert (answer["code"], is_chinese(answer["message"])) == ("KEY_REUSED", language == "zh")
    edited = {"id": first["id"], "body": "Once.", "idempotencyKey": "key 1"}
    assert (await do(town["author"], "editComment", edited))["__typename"] == "KeyReused"
    assert await db.Comment.all().count() == 1
    assert (await do(town["member"], "addComment", values, selection))["id"] != first["id"]


async def test_a_refusal_is_not_kept_under_its_key(sqlite: Database) -> None:
    town = await make_town()
    values = {"postId": id_of(town.post), "body": "", "idempotencyKey": "key 1"}
    assert (await do(town["author"], "addComment", values))["__typename"] == "Invalid"
    assert (await do(town["author"], "addComment", {**values, "body": "Now."}))["__typename"] == "Comment"


async def test_a_value_of_the_wrong_type_is_a_fault_of_the_request(sqlite: Database) -> None:
    town = await make_town()
    document = "mutation($input: AddCommentInput!) { addComment(input: $input) { __typename } }"
    for given in ({}, None, {"postId": id_of(town.post)}, {"postId": id_of(town.post), "body": 1}, {"text": "x"}):
        answer = await ask(town["author"], document, {"input": given})
        assert {error["extensions"]["code"] for error in answer["errors"]} == {"BAD_USER_INPUT"}, given


async def test_comments_are_read_as_they_were_written(database: Database) -> None:
    town = await make_town()
    post = id_of(town.post)
    for text in [one for one in SENT if len(one) < 200]:
        await db.Comment.all().update(created_at=town.post.created_at.replace(year=2020))
        answer = await do(town["author"], "addComment", {"postId": post, "body": text}, "... on Comment { id body }")
        if answer["__typename"] == "Comment":
            assert answer["body"] == text
            document = "query($id: ID!) { node(id: $id) { ... on Comment { body } } }"
            assert (await data(None, document, {"id": answer["id"]}))["node"]["body"] == text
