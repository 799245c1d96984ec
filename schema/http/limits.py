"""How large a request may be: one linear measure of a document, taken before anything is validated or run."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    ValidationRule,
)

from schema.http.errors import ClientFault, LimitFault


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers a request is held to; every message that refuses one names its number."""

    tokens: int = 1000
    depth: int = 12
    aliases: int = 30
    fields: int = 500
    directives: int = 50
    root_fields: int = 20
    operations: int = 10
    cost: int = 20_000
    query_characters: int = 100_000
    body_bytes: int = 1_000_000
    body_seconds: float = 5
    operation_seconds: float = 15
    connection_init_seconds: float = 10
    subscriptions: int = 50

    def parse_options(self) -> dict[str, Any]:
        """Say to the parser where to stop reading."""
        return {
            "max_lexical_tokens": self.tokens,
            "max_comments": self.tokens,
            "max_source_length": self.query_characters,
        }


@dataclass(frozen=True, slots=True)
class Size:
    """What one selection set amounts to once its fragments are spread."""

    depth: int = 0
    aliases: int = 0
    fields: int = 0
    directives: int = 0
    root_fields: int = 0


class Measure:
    """Measures selection sets, each fragment once, so that nested spreads cannot make the work exponential."""

    def __init__(self, document: DocumentNode) -> None:
        self.fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self.known: dict[str, Size] = {}

    def of(self, selections: SelectionSetNode) -> Size:
        """Measure a selection set."""
        depth = aliases = fields = directives = root_fields = 0
        for selection in selections.selections:
            directives += len(selection.directives or ())
            inner = self.inside(selection)
            is_field = isinstance(selection, FieldNode)
            depth = max(depth, inner.depth + is_field)
            aliases += inner.aliases + bool(isinstance(selection, FieldNode) and selection.alias)
            fields += inner.fields + is_field
            directives += inner.directives
            root_fields += 1 if is_field else inner.root_fields
        return Size(depth, aliases, fields, directives, root_fields)

    def inside(self, selection: Any) -> Size:
        """Measure what a field or fragment holds."""
        if isinstance(selection, FragmentSpreadNode):
            return self.fragment(selection.name.value)
        # The schema's own description has a depth rule of its own in the core, and no breadth to speak of.
        if isinstance(selection, FieldNode) and selection.name.value in ("__schema", "__type"):
            return Size()
        return self.of(selection.selection_set) if selection.selection_set else Size()

    def fragment(self, name: str) -> Size:
        """Measure a fragment; unknown and circular ones count nothing, as validation refuses them anyway."""
        if name not in self.known:
            self.known[name] = Size()
            if name in self.fragments:
                self.known[name] = self.of(self.fragments[name].selection_set)
        return self.known[name]


def breaches(document: DocumentNode, limits: Limits) -> Iterator[ClientFault]:
    """Name every limit that a document exceeds."""
    measure = Measure(document)
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) > limits.operations:
        yield too_complex("request-most-operations", most=limits.operations)
        return
    for operation in operations:
        size = measure.of(operation.selection_set)
        counts = [
            ("levels", size.depth, limits.depth),
            ("aliases", size.aliases, limits.aliases),
            ("fields", size.fields, limits.fields),
            ("directives", size.directives + len(operation.directives or ()), limits.directives),
            ("root-fields", size.root_fields, limits.root_fields),
        ]
        for what, count, most in counts:
            if count > most:
                yield too_complex(f"request-most-{what}", most=most)


def too_complex(sentence: str, **facts: int) -> ClientFault:
    """Refuse a document for its size."""
    return LimitFault(sentence, "QUERY_TOO_COMPLEX", None, **facts)


class NoNullCharacter(ValidationRule):
    """Refuses the character U+0000 in literals, which no database keeps."""

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        """Look at one literal."""
        if "\x00" in node.value:
            self.report_error(LimitFault("request-null-character", "BAD_USER_INPUT"))
