"""The machinery of the GraphQL door, which knows nothing of the product's types."""

from collections.abc import Callable, Sequence

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Route, WebSocketRoute

from schema.http import ide as ide_page
from schema.http.budget import Budget, Budgets
from schema.http.context import Actor, Authenticate, BadCredential, CannotTell, Context, Loaders, Terms
from schema.http.door import DoorSchema
from schema.http.errors import ClientFault
from schema.http.limits import Limits
from schema.http.server import BodyTimeout, server_config
from schema.http.view import GraphQLDoor

__all__ = [
    "Actor",
    "Authenticate",
    "BadCredential",
    "BodyTimeout",
    "Budget",
    "Budgets",
    "CannotTell",
    "ClientFault",
    "Context",
    "DoorSchema",
    "GraphQLDoor",
    "Limits",
    "Loaders",
    "Terms",
    "graphql_routes",
    "server_config",
]


def graphql_routes(
    schema: DoorSchema,
    *,
    authenticate: Authenticate,
    loaders: Callable[[Context], Loaders],
    limits: Limits | None = None,
    ide: bool = False,
    open_introspection: bool = False,
    allowed_origins: Sequence[str] = (),
    budget_per_minute: int = 100_000,
    bot_username: str = "",
    public_url: str = "",
) -> list[BaseRoute]:
    """Open the door: the routes for HTTP, SSE and WebSocket, and for the page to try it from."""
    limits, budgets = limits or Limits(), Budgets(budget_per_minute)
    terms = Terms(authenticate, loaders, budgets, limits, open_introspection, bot_username, public_url)
    door = GraphQLDoor(schema, terms, ide=ide, allowed_origins=tuple(allowed_origins))
    middleware = [
        Middleware(
            CORSMiddleware,
            allow_origins=list(allowed_origins),
            allow_methods=["GET", "POST"],
            allow_headers=["authorization", "content-type", "x-request-id"],
            expose_headers=["retry-after", "x-request-id"],
        ),
        Middleware(BodyTimeout, seconds=limits.body_seconds),
    ]
    if not allowed_origins:
        del middleware[0]
    return [
        Route("/graphql", door, middleware=middleware, max_body_size=limits.body_bytes),
        WebSocketRoute("/graphql", door),
        *ide_page.routes(ide),
    ]
