"""The schema as the door runs it: measured, priced, timed, and with every error fit to be read."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Sequence
from contextlib import aclosing
from functools import lru_cache
from typing import Any

import strawberry
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    parse,
    specified_rules,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext, validate_document
from strawberry.types.execution import ExecutionResult, PreExecutionError

from schema.http.context import Context
from schema.http.cost import document_cost
from schema.http.errors import ClientFault, LimitFault, told
from schema.http.limits import Limits, NoNullCharacter, breaches, too_complex

RULES = (*specified_rules, NoNullCharacter)
CLOSED_RULES = (*RULES, NoSchemaIntrospectionCustomRule)
# Longer documents are read anew each time, so that the caches stay within some ten megabytes.
LONGEST_KEPT = 16_384


def parsed(query: str, limits: Limits) -> DocumentNode:
    """Parse a document within the limits, and remember it if it is of a usual length."""
    return (kept_document if len(query) <= LONGEST_KEPT else kept_document.__wrapped__)(query, limits)


@lru_cache(512)
def kept_document(query: str, limits: Limits) -> DocumentNode:
    """Parse a document."""
    return parse(query, **limits.parse_options())


def validated(schema: GraphQLSchema, query: str, limits: Limits, *, sees_schema: bool) -> tuple[GraphQLError, ...]:
    """Hold a document against limits and schema, and remember the outcome; the errors are shared: copy, never alter."""
    check = kept_errors if len(query) <= LONGEST_KEPT else kept_errors.__wrapped__
    return check(schema, query, limits, sees_schema)


@lru_cache(512)
def kept_errors(schema: GraphQLSchema, query: str, limits: Limits, sees_schema: bool) -> tuple[GraphQLError, ...]:
    """Check a document's size first, as validating an oversized one is the expensive part."""
    document = parsed(query, limits)
    too_large = tuple(breaches(document, limits))
    return too_large or tuple(validate_document(schema, document, RULES if sees_schema else CLOSED_RULES))


class Gate(SchemaExtension):
    """Stands between the request and its execution: parses, validates, prices, charges."""

    async def on_parse(self) -> AsyncIterator[None]:
        """Parse through the cache; what cannot be parsed is charged a point."""
        run, context = self.execution_context, self.execution_context.context
        try:
            run.graphql_document = parsed(run.query or "", context.limits)
            self.refuse_ambiguity(run.graphql_document)
        except GraphQLError:
            await context.budget.spend(1)
            raise
        yield

    def refuse_ambiguity(self, document: DocumentNode) -> None:
        """Refuse several operations without a name, of which the library would run the first."""
        count = sum(isinstance(node, OperationDefinitionNode) for node in document.definitions)
        if count > 1 and self.execution_context._provided_operation_name is None:
            raise ClientFault("A document of several operations needs an `operationName`.", "BAD_REQUEST")

    async def on_validate(self) -> AsyncIterator[None]:
        """Validate through the cache, price what is valid, and charge it to the caller before it runs."""
        run, context = self.execution_context, self.execution_context.context
        schema, query, document = run.schema._schema, run.query or "", run.graphql_document
        run.pre_execution_errors = list(validated(schema, query, context.limits, sees_schema=context.sees_schema))
        if run.pre_execution_errors or document is None:
            await context.budget.spend(1)
        else:
            cost = document_cost(schema, document, run.operation_name, run.variables)
            if cost > context.limits.cost:
                await context.budget.spend(1)
                raise too_complex("request-too-costly", cost=cost, most=context.limits.cost)
            context.cost = cost
            await context.budget.spend(cost)
        yield

    def get_results(self) -> dict[str, Any]:
        """Tell the price in the answer's extensions to a request that asks for it."""
        context = self.execution_context.context
        if (self.execution_context.operation_extensions or {}).get("cost") is not True:
            return {}
        return {
            "cost": {
                "requested": context.cost,
                "maximum": context.limits.cost,
                "remaining": context.budget.remaining,
                "resetAt": context.budget.reset_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
            }
        }


class WatchfulExecutor(StrawberryGraphQLCoreExecutionContext):
    """Runs operations, and asks before each event of a subscription whether the caller is still let in."""

    def cancellable_iterable(self, iterable: AsyncIterable[Any]) -> AsyncIterable[Any]:
        """Put the question between a source of events and their execution, so that none is run on old rights."""
        if self.operation.operation is OperationType.SUBSCRIPTION:
            iterable = while_admitted(self.context_value, iterable)
        return super().cancellable_iterable(iterable)


async def while_admitted(context: Context, events: AsyncIterable[Any]) -> AsyncGenerator[Any, None]:
    """Pass events on for as long as the credential holds."""
    async with aclosing(aiter(events)) as source:  # type: ignore[type-var]  # events come from generators
        async for event in source:
            if not await context.refresh():
                raise ClientFault("The credential is no longer valid.", "UNAUTHENTICATED")
            yield event


class DoorSchema(strawberry.Schema):
    """A schema whose operations are gated and timed, and whose errors are told alike over every transport."""

    def __init__(
        self, query: type, mutation: type | None = None, subscription: type | None = None, *,
        extensions: Sequence[type[SchemaExtension]] = (), **more: Any,
    ) -> None:  # fmt: skip
        more.setdefault("execution_context_class", WatchfulExecutor)
        super().__init__(query, mutation, subscription, extensions=[*extensions, Gate], **more)

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        """Write nothing here: `told` logs what is ours, once; a caller's mistakes are no event for a log."""

    async def execute(
        self, query: str | None, variable_values: Any = None, context_value: Any = None, *more: Any, **named: Any
    ) -> ExecutionResult:
        """Run a query or mutation; errors come out fit to be read."""
        result = await super().execute(query, variable_values, context_value, *more, **named)
        return self.readable(result, context_value)

    async def stream(
        self, query: str | None, variable_values: Any = None, context_value: Any = None, *more: Any, **named: Any
    ) -> AsyncGenerator[ExecutionResult, None]:
        """Run any operation as a stream of results; errors come out fit to be read."""
        return self.readable_stream(
            await super().stream(query, variable_values, context_value, *more, **named), context_value
        )

    async def readable_stream(
        self, results: AsyncGenerator[Any, None], context: Context
    ) -> AsyncGenerator[ExecutionResult, None]:
        """Make each result readable, and a result even of what the library lets through as an exception."""
        try:
            async with aclosing(results):
                async for result in results:
                    yield self.readable(result, context)
        except Exception as error:  # whatever it is, the caller gets an answer without detail
            fault = error if isinstance(error, GraphQLError) else GraphQLError(str(error), original_error=error)
            yield self.readable(PreExecutionError(data=None, errors=[fault]), context)

    def readable(self, result: ExecutionResult, context: Context) -> ExecutionResult:
        """Replace the errors of a result by what the caller may read."""
        if result.errors:
            language = context.language if context.actor else "en"
            result.errors = told(result.errors, context.request_id, suggestions=context.sees_schema, language=language)
        return result

    async def _execute_operation(self, execution_context: Any, *more: Any, **named: Any) -> Any:
        """Run within the time allowed; the library has no other place that ends the resolvers as well."""
        seconds = execution_context.context.limits.operation_seconds
        try:
            async with asyncio.timeout(seconds) as clock:
                return await super()._execute_operation(execution_context, *more, **named)
        except TimeoutError:
            if not clock.expired():
                raise
            fault = LimitFault("request-too-slow", "TIMEOUT", seconds=f"{seconds:g}")
            execution_context.result = ExecutionResult(data=None, errors=[fault])
            return execution_context.result
