"""The schema is what its conventions say, everywhere: every part of it is walked."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    get_named_type,
    get_nullable_type,
    print_type,
)
from strawberry.utils.str_converters import to_camel_case

from resolvers.rules import refusals
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import OFFERED_ON
from resolvers.rules.visibility import FIELDS, QUERIES, SUBSCRIPTIONS
from schema import Mutation, schema
from schema.words import VerbWords, screaming, verb_of

CORE: GraphQLSchema = schema._schema
SNAPSHOT = Path("schema/schema.graphql")
OURS = {name: kind for name, kind in CORE.type_map.items() if not name.startswith("__")}
OBJECTS = {name: kind for name, kind in OURS.items() if isinstance(kind, GraphQLObjectType)}
ROOTS = {"Query", "Mutation", "Subscription"}
MUTATIONS = CORE.mutation_type.fields
CONNECTIONS = {name for name in OBJECTS if name.endswith("Connection")}
DATED = re.compile(r"Use \S+\. Removal on (\d{4}-\d\d-\d\d)\.")
RENEW = "run `./gongdao docs` and look at what changed"
# Payloads of their own: made by one mutation or read inside one answer, not by the tables of visibility.
UNTABLED = {
    "TwoStepBegun", "TwoStepOn", "ResetRequested", "PageInfo", "SignedIn", "ChatLink", "Receipt", "LodgedComplaint",
    "Fault", "Upload", "UploadLimit",
}  # fmt: skip
NAMES_AN_ACTOR = {
    "actor", "user", "moderator", "reviewer", "operator", "author", "complainant", "owner", "as", "onbehalfof", "by",
    "viewer", "staff", "member",
}  # fmt: skip


def parts(of: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    """Every type, field, argument, input field and enum value, by its coordinate."""
    for name, kind in of.type_map.items():
        if name.startswith("__"):
            continue
        yield name, kind
        if isinstance(kind, GraphQLEnumType):
            yield from ((f"{name}.{value}", part) for value, part in kind.values.items())
        for field, part in getattr(kind, "fields", {}).items():
            yield f"{name}.{field}", part
            yield from ((f"{name}.{field}({argument}:)", one) for argument, one in getattr(part, "args", {}).items())


def removals(old: GraphQLSchema, new: GraphQLSchema, today: date) -> list[str]:
    """What is gone although it was not deprecated, or before the day that was told; a type goes with its fields."""
    kept, early = dict(parts(new)), []
    for coordinate, part in parts(old):
        told = DATED.fullmatch(getattr(part, "deprecation_reason", None) or "")
        within = coordinate.split("(")[0]
        goes_with_its_field = "(" in coordinate and within not in kept
        if coordinate in kept or goes_with_its_field or "." not in coordinate:
            continue
        if not told or date.fromisoformat(told[1]) > today:
            early.append(coordinate)
    return early


def test_the_snapshot_is_the_schema() -> None:
    kept = SNAPSHOT.read_text()
    assert removals(build_schema(kept), CORE, date.today()) == [], "removed without `@deprecated` and its day"
    assert kept == schema.as_str() + "\n", RENEW


def test_only_what_was_deprecated_with_a_day_is_removed_and_not_before_that_day() -> None:
    gone = 'gone(x: Int): Int @deprecated(reason: "Use one. Removal on 2030-01-01.")'
    old = build_schema(f"type Query {{ one(a: Int, b: Int): Int undated: Int {gone} }} enum Mood {{ CALM CROSS }}")
    new = build_schema("type Query { one(a: Int): Int } enum Mood { CALM }")
    never = ["Query.one(b:)", "Query.undated"]
    assert removals(old, new, date(2029, 1, 1)) == [*never, "Query.gone", "Mood.CROSS"]
    assert removals(old, new, date(2030, 1, 1)) == [*never, "Mood.CROSS"]
    assert removals(old, old, date(2029, 1, 1)) == []


def test_a_deprecation_says_what_to_use_and_when_it_ends() -> None:
    told = {name: reason for name, part in parts(CORE) if (reason := getattr(part, "deprecation_reason", None))}
    assert {name for name, reason in told.items() if not DATED.fullmatch(reason)} == set()


def test_every_part_has_a_description() -> None:
    standard = {"String", "Int", "Float", "Boolean", "ID"}
    silent = [name for name, part in parts(CORE) if name not in standard and not (part.description or "").strip()]
    assert silent == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_takes_one_input_and_answers_with_a_result_of_its_own(name: str) -> None:
    title = name[0].upper() + name[1:]
    field = MUTATIONS[name]
    assert {argument: str(part.type) for argument, part in field.args.items()} == {"input": f"{title}Input!"}
    assert str(field.type) == f"{title}Result!"
    members = {kind.name for kind in get_named_type(field.type).types}  # type: ignore[union-attr]
    refused = {kind.name for kind in CORE.get_possible_types(CORE.type_map["Refusal"])}  # type: ignore[arg-type]
    assert members & refused == {kind.__name__ for kind in act_of(name).refusals}
    assert members - refused


def act_of(name: str) -> Any:
    """The act of the use case that a mutation runs."""
    fields = Mutation.__strawberry_definition__.fields
    field = next(field for field in fields if to_camel_case(field.python_name) == name)
    return field.base_resolver.wrapped_func.act


def test_every_input_may_carry_an_idempotency_key() -> None:
    inputs = {
        name: kind
        for name, kind in OURS.items()
        if isinstance(kind, GraphQLInputObjectType) and not name.endswith("Filter")
    }
    within = {get_named_type(part.type).name for kind in inputs.values() for part in kind.fields.values()}
    whole = {name: kind for name, kind in inputs.items() if name not in within}  # others are a part of one
    assert {str(kind.fields["idempotencyKey"].type) for kind in whole.values()} == {"String"}
    assert {name.removesuffix("Input") for name in whole} == {name[0].upper() + name[1:] for name in MUTATIONS}


def test_every_id_is_an_opaque_id() -> None:
    named = {name: part for name, part in parts(CORE) if re.search(r"(?:\.|\()(?:id|ids|\w+Ids?)\)?:?\)?$", name)}
    assert {"Comment.id", "Query.node(id:)", "Query.nodes(ids:)", "AddCommentInput.postId"} <= set(named)
    assert {name for name, part in named.items() if get_named_type(part.type).name != "ID"} == set()


def test_what_is_called_at_a_time_is_one() -> None:
    times = {
        f"{name}.{field}": get_named_type(part.type).name
        for name, kind in OURS.items()
        if isinstance(kind, GraphQLObjectType)
        for field, part in kind.fields.items()
        if field == "at" or field.endswith("At")
    }
    assert times and {name for name, kind in times.items() if kind != "DateTime"} == set()


def test_every_list_that_grows_is_a_connection() -> None:
    asked = {"first": "Int", "after": "String", "last": "Int", "before": "String"}
    for coordinate, field in parts(CORE):
        if get_named_type(getattr(field, "type", None)) in [OURS[name] for name in CONNECTIONS]:
            assert {name: str(part.type) for name, part in field.args.items() if name in asked} == asked, coordinate
            assert isinstance(field.type, GraphQLNonNull), coordinate
    for name in CONNECTIONS:
        fields = {field: str(part.type) for field, part in OBJECTS[name].fields.items()}
        of = name.removesuffix("Connection")
        assert fields == {"edges": f"[{of}Edge!]!", "nodes": f"[{of}!]!", "pageInfo": "PageInfo!"}


def test_a_list_holds_no_nulls_and_is_not_null_unless_it_is_hidden() -> None:
    for coordinate, part in parts(CORE):
        of = get_nullable_type(getattr(part, "type", None))
        if isinstance(of, GraphQLList) and coordinate != "Query.nodes":
            assert isinstance(of.of_type, GraphQLNonNull), coordinate


def test_everything_with_a_lifecycle_says_what_is_offered() -> None:
    assert {name for name in OFFERED_ON if str(OBJECTS[name].fields["offers"].type) != "[Verb!]!"} == set()
    assert {name for name, kind in OBJECTS.items() if "offers" in kind.fields} == set(OFFERED_ON)


def test_every_verb_that_is_offered_is_a_mutation() -> None:
    called = {re.sub(r"_(\w)", lambda m: m[1].upper(), verb.lower()) for verb in VerbWords}
    assert called - set(MUTATIONS) == set()
    assert {verb_of(act) for acts in OFFERED_ON.values() for act in acts} == set(VerbWords)


def test_nobody_names_an_actor() -> None:
    for coordinate, _ in parts(CORE):
        if "(" in coordinate or "Input." in coordinate:
            name = re.split(r"[.(]", coordinate)[-1].rstrip(":)").lower()
            assert name.removesuffix("s").removesuffix("id") not in NAMES_AN_ACTOR, coordinate


def test_the_tables_of_visibility_and_the_schema_have_the_same_rows() -> None:
    made = CONNECTIONS | {name for name in OBJECTS if name.endswith(("Edge", "Event"))} | UNTABLED | ROOTS
    refused = {kind.name for kind in CORE.get_possible_types(CORE.type_map["Refusal"])}  # type: ignore[arg-type]
    shown = {name: set(kind.fields) for name, kind in OBJECTS.items() if name not in made | refused}
    assert {name: set(fields) for name, fields in FIELDS.items()} == shown
    assert set(QUERIES) == set(CORE.query_type.fields)
    assert set(SUBSCRIPTIONS) == set(CORE.subscription_type.fields)


def test_what_is_hidden_from_some_can_be_null() -> None:
    from resolvers.rules.standings import Standing

    hidden = [(of, field) for of, fields in FIELDS.items() for field in fields if Standing.ANYONE not in fields[field]]
    assert [name for name in hidden if isinstance(OBJECTS[name[0]].fields[name[1]].type, GraphQLNonNull)] == []


def test_every_refusal_has_a_type_and_a_code() -> None:
    interface = CORE.type_map["Refusal"]
    assert isinstance(interface, GraphQLInterfaceType)
    assert {kind.name for kind in CORE.get_possible_types(interface)} == {kind.__name__ for kind in refusals.ALL}
    codes = CORE.type_map["RefusalCode"]
    assert isinstance(codes, GraphQLEnumType)
    assert set(codes.values) == {screaming(kind.__name__) for kind in refusals.ALL}


def test_every_union_is_the_result_of_something() -> None:
    unions = {name for name, kind in OURS.items() if isinstance(kind, GraphQLUnionType)}
    used = {get_named_type(field.type).name for field in [*MUTATIONS.values(), *CORE.query_type.fields.values()]}
    assert unions <= used, [print_type(OURS[name]) for name in unions - used]


def test_every_mutation_is_the_name_of_its_act() -> None:
    assert {act_of(name).name for name in MUTATIONS} <= set(ACTS)
