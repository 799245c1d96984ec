"""What an operation would cost, computed from its text before it runs."""

from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    value_from_ast_untyped,
)

DEFAULT_PAGE = 20
LARGEST_PAGE = 2**31
# A description of the whole schema is an answer of a megabyte, whatever few fields ask for it.
SCHEMA_COST = {"__schema": 5000, "__type": 100}
# What looks through many comments, whatever few it gives.
SEARCHES = {
    "alikeGroups": 500, "bulkPreview": 500, "tryWordList": 300, "moderateComments": 500, "careFigures": 50,
    "Filing.body": 80, "Filing.difference": 80,  # each holds a line of every account of its class
}  # fmt: skip


def document_cost(
    schema: GraphQLSchema, document: DocumentNode, operation_name: str | None, variables: Mapping[str, Any] | None
) -> int:
    """Count one point per field, and the fields of a page as often as the page is long."""
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    named = [node for node in operations if node.name and node.name.value == operation_name]
    operation = (named or operations)[0]
    root = schema.get_root_type(operation.operation)
    return Pricing(schema, document, operation, variables or {}).of(operation.selection_set, root)


class Pricing:
    """Prices the selections of one operation, each fragment once."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
    ) -> None:
        self.schema = schema
        self.fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self.known: dict[str, int] = {}
        defaults = {
            definition.variable.name.value: value_from_ast_untyped(definition.default_value)
            for definition in operation.variable_definitions or ()
            if definition.default_value
        }
        self.variables = {**defaults, **variables}

    def of(self, selections: SelectionSetNode, parent: GraphQLNamedType | None) -> int:
        """Price a selection set on a type."""
        return sum(self.selection(selection, parent) for selection in selections.selections)

    def selection(self, selection: Any, parent: GraphQLNamedType | None) -> int:
        """Price one selection."""
        if isinstance(selection, FieldNode):
            return self.field(selection, parent)
        if isinstance(selection, FragmentSpreadNode):
            return self.fragment(selection.name.value)
        narrowed = self.schema.type_map[selection.type_condition.name.value] if selection.type_condition else parent
        return self.of(selection.selection_set, narrowed)

    def field(self, node: FieldNode, parent: GraphQLNamedType | None) -> int:
        """Price a field and what it holds."""
        name = node.name.value
        if name in SCHEMA_COST:
            return SCHEMA_COST[name]
        field = getattr(parent, "fields", {}).get(name)
        own = SEARCHES.get(f"{getattr(parent, 'name', '')}.{name}", SEARCHES.get(name, 1))
        if not node.selection_set or field is None:
            return own
        held = self.of(node.selection_set, get_named_type(field.type))
        return own + self.length(node, field) * held

    def fragment(self, name: str) -> int:
        """Price a fragment the first time it is met."""
        if name not in self.known:
            fragment = self.fragments[name]
            self.known[name] = self.of(fragment.selection_set, self.schema.type_map[fragment.type_condition.name.value])
        return self.known[name]

    def length(self, node: FieldNode, field: GraphQLField) -> int:
        """Tell how many things a field may give: as many as are asked for, a default page, or one."""
        given = {argument.name.value: self.value(argument.value) for argument in node.arguments or ()}
        if isinstance(given.get("ids"), list):
            return len(given["ids"])
        if "first" not in field.args and "last" not in field.args:
            return 1
        asked = [given.get(name) for name in ("first", "last")]
        numbers = [min(max(number, 0), LARGEST_PAGE) for number in asked if type(number) is int]
        return max(numbers, default=DEFAULT_PAGE)

    def value(self, node: ValueNode) -> Any:
        """Read an argument as far as pricing needs it: whole numbers, and lists for their length."""
        if isinstance(node, VariableNode):
            return self.variables.get(node.name.value)
        if isinstance(node, IntValueNode):
            return int(node.value)
        return list(node.values) if isinstance(node, ListValueNode) else None
