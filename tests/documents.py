"""Documents made by walking the schema: everything that can be selected of a type, so many levels deep."""

from typing import Any

from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, get_named_type

from schema import schema

CORE: GraphQLSchema = schema._schema
NODE: Any = CORE.type_map["Node"]
NODES = sorted(kind.name for kind in CORE.get_possible_types(NODE))


def selection(name: str, depth: int, page: int = 20) -> str:
    """All fields of a type, with those that hold things down to a depth, each under an alias of its own.

    Of a thing of any kind only the id is asked for; whoever wants more asks for it by that id.
    """
    kind = CORE.type_map[name]
    if kind is NODE:
        return "__typename id"
    assert isinstance(kind, GraphQLObjectType)
    chosen = (field_of(name, field, depth, page) for field in kind.fields)
    return " ".join(["__typename", *(one for one in chosen if one)])


def field_of(name: str, field: str, depth: int, page: int = 20) -> str:
    """One field of a type with all that it holds; nothing when it holds things and no level is left."""
    part = CORE.type_map[name].fields[field]  # type: ignore[union-attr]
    of = get_named_type(part.type)
    alias = f"{name}_{field}: {field}"
    if not isinstance(of, GraphQLObjectType | GraphQLInterfaceType):
        return alias
    if depth <= 0:
        return ""
    asked = f"(first: {page})" if "first" in part.args else ""
    if of.name.endswith("Connection"):
        within = selection(of.name.removesuffix("Connection"), depth - 1, page)
        return f"{alias}{asked} {{ pageInfo {{ hasNextPage }} edges {{ cursor }} nodes {{ {within} }} }}"
    return f"{alias}{asked} {{ {selection(of.name, depth - 1, page)} }}"


def fragments(depth: int, page: int = 20, kinds: list[str] = NODES) -> str:
    """All fields of whatever kind of node it is."""
    return " ".join(f"... on {kind} {{ {selection(kind, depth, page)} }}" for kind in kinds)


def nodes_in(answer: Any) -> set[tuple[str, str]]:
    """Kind and id of every node in an answer made by `selection`."""
    if isinstance(answer, list):
        return {found for part in answer for found in nodes_in(part)}
    if not isinstance(answer, dict):
        return set()
    kind = answer.get("__typename", "")
    key = answer.get("id") or answer.get(f"{kind}_id")
    return {found for part in answer.values() for found in nodes_in(part)} | ({(kind, key)} if key else set())
