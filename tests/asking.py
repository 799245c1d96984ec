"""Asking the GraphQL door: one operation, a stream of events, or a server for what only HTTP and sockets tell."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Any

import uvicorn
from starlette.applications import Starlette

from db.bus import bus, poll
from resolvers.rules.ids import global_id
from resolvers.rules.standings import Actor
from schema import authenticate, loaders, schema
from schema.accounts.identity.form import identity_routes
from schema.http import Context, Limits, Terms, graphql_routes, server_config
from schema.http.budget import Budgets
from schema.http.files import file_routes

# Tests ask documents larger than any client may: each field of each type at once.
WIDE = Limits(
    tokens=200_000, depth=60, aliases=50_000, fields=50_000, root_fields=500, cost=10**12, query_characters=10**7,
    operation_seconds=60,
)  # fmt: skip
REFUSED = "... on Refusal { code message }"


async def context_of(
    who: Actor | str | None, language: str | None = None, limits: Limits = WIDE, public_url: str = ""
) -> Context:
    """The context of a call by an actor of the town, by the owner of a token, or by somebody without either."""

    async def known(token: str | None, origin: str, languages: str | None) -> Any:
        return who if isinstance(who, Actor) else await authenticate(token, origin, languages)

    context = Context(
        Terms(known, loaders, Budgets(10**9), limits, public_url=public_url), origin="203.0.113.7", languages=language
    )
    await context.admit(f"Bearer {who}" if isinstance(who, str) else None)
    return context


async def ask(
    who: Actor | str | None, document: str, variables: dict[str, Any] | None = None, language: str | None = None,
    limits: Limits = WIDE,
) -> dict[str, Any]:  # fmt: skip
    """The answer to a query or mutation: `data`, and `errors` when there are any."""
    context = await context_of(who, language, limits)
    result = await schema.execute(document, variables, context)
    return told(result)


def told(result: Any) -> dict[str, Any]:
    """A result as a client reads it."""
    answer = {"data": result.data}
    if result.errors:
        answer["errors"] = [error.formatted for error in result.errors]
    return answer


async def data(who: Actor | str | None, document: str, variables: Any = None, language: str | None = None) -> Any:
    """What was asked for, where nothing went wrong."""
    answer = await ask(who, document, variables, language)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


async def do(
    who: Actor | str | None, mutation: str, values: dict[str, Any], selection: str = "__typename",
    language: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The answer of a mutation: its type, what is selected of it, and code and sentence of a refusal."""
    name = mutation[0].upper() + mutation[1:]
    document = f"mutation($input:{name}Input!){{{mutation}(input:$input){{__typename {selection} {REFUSED}}}}}"
    answer = await data(who, document, {"input": values}, language)
    return answer[mutation]  # type: ignore[no-any-return]


@asynccontextmanager
async def following(
    who: Actor | str | None, document: str, variables: dict[str, Any] | None = None, language: str | None = None
) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    """The events of a subscription, for the length of a block."""
    results = await schema.stream(document, variables, await context_of(who, language))
    async with aclosing(results):
        yield (told(result) async for result in results)


async def hear(events: AsyncIterator[dict[str, Any]], count: int, seconds: float = 5) -> list[dict[str, Any]]:
    """The next so many events."""
    async with asyncio.timeout(seconds):
        return [await anext(events) for _ in range(count)]


async def replay(who: Actor | str | None, document: str, variables: dict[str, Any]) -> list[dict[str, Any]]:
    """Every event that is there already: what comes until nothing came for a moment."""
    heard: list[dict[str, Any]] = []
    async with following(who, document, variables) as events:
        with suppress(TimeoutError, StopAsyncIteration):
            while True:
                heard += await hear(events, 1, 0.4)
    return heard


@asynccontextmanager
async def polling() -> AsyncIterator[None]:
    """The bus hears of other processes for the length of a block, as it does in the server."""
    task = asyncio.create_task(poll(bus))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def served(piece_seconds: float = 5) -> AsyncIterator[int]:
    """The door on a free port, with that of files."""
    files = file_routes(piece_seconds=piece_seconds)
    files += identity_routes(piece_seconds=piece_seconds)
    app = Starlette(routes=[*graphql_routes(schema, authenticate=authenticate, loaders=loaders), *files])
    server = uvicorn.Server(server_config(app, "127.0.0.1", 0, log_config=None, lifespan="off", header_seconds=5))
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await task


def is_chinese(text: str) -> bool:
    """Whether a sentence has Chinese characters in it."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def id_of(row: Any) -> str:
    """The opaque id of a row."""
    return global_id(type(row).__name__, row.id)


__all__ = [
    "ask", "context_of", "data", "do", "following", "hear", "id_of", "is_chinese", "polling", "replay", "served",
    "told",
]  # fmt: skip
