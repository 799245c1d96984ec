"""The GraphQL door over HTTP, strict about what it reads and exact in what it answers."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

import orjson
from cross_web import HTTPException
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError, MissingQueryError
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.execution import ExecutionResult
from strawberry.types.graphql import OperationType

from policy import say, spoken
from schema.http.context import BadCredential, CannotTell, Context, Terms, request_id_from
from schema.http.errors import MODERN, ClientFault, LimitFault, fault_response, write_down
from schema.http.ide import page
from schema.http.sockets import Socket, TransportProtocol

KINDS = {"query": (str, "a string"), "variables": (dict, "an object"), "operationName": (str, "a string"),
         "extensions": (dict, "an object")}  # fmt: skip


class NullCharacter(json.JSONDecodeError):
    """A string of the request holds the character U+0000."""


class GraphQLDoor(GraphQL[Context, None]):
    """One ASGI application for queries, mutations and subscriptions over HTTP, SSE and WebSocket."""

    websocket_adapter_class = Socket
    graphql_transport_ws_handler_class = TransportProtocol

    def __init__(self, schema: Any, terms: Terms, *, ide: bool = False, allowed_origins: tuple[str, ...] = ()) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=("graphql-transport-ws", "graphql-sse"),
            connection_init_wait_timeout=timedelta(seconds=terms.limits.connection_init_seconds),
            max_subscriptions_per_connection=terms.limits.subscriptions,
            allowed_origins=allowed_origins,
        )
        self.terms = terms
        self.ide = ide

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hold one WebSocket; a client that left is answered nothing."""
        if scope["type"] != "http":
            return await super().__call__(scope, receive, send)
        request = Request(scope, receive)
        request.state.request_id = request_id_from(request.headers.get("x-request-id"))
        with suppress(ClientDisconnect):
            await (await self.answer(request))(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        """Run a request, and turn whatever stops it into JSON."""
        if self.ide and asks_for_page(request):
            return page()
        try:
            return await self.run(request)
        except HTTPException as refused:
            return self.refuse(request, refused.status_code, refused.reason)
        except StarletteHTTPException as refused:
            return self.refuse(request, refused.status_code, refused.detail, refused.headers)
        except BadCredential:
            return self.refuse(request, 401, said(request, "request-bad-credential"), {"www-authenticate": "Bearer"})
        except CannotTell:
            return self.refuse(request, 503, said(request, "request-issuer-away"), {"retry-after": "60"})
        except LimitFault as refused:
            headers = {"retry-after": str(refused.extensions["retryAfter"])}
            return self.refuse(request, 429, said(request, refused.sentence, **refused.facts), headers)
        except ClientDisconnect:
            raise
        except Exception as error:  # the server would log it with all that a user sent
            write_down(error, request.state.request_id)
            return self.refuse(request, 500, "The server failed to answer.")

    def refuse(self, request: Request, status: int, message: str, more: Mapping[str, str] | None = None) -> Response:
        """Answer a request that never became an operation."""
        headers = {"x-request-id": request.state.request_id, **(more or {})}
        if status == 405:
            headers["allow"] = "POST" if request.method == "GET" else "GET, POST"
        return fault_response(status, message, modern=wants_modern(request), headers=headers)

    async def get_context(self, request: Request | WebSocket, response: Any) -> Context:
        """Find out who is calling; over WebSocket that waits for `connection_init`."""
        context = Context(
            self.terms,
            origin=request.client.host if request.client else "",
            languages=request.headers.get("accept-language"),
            request_id=request_id_from(request.headers.get("x-request-id")),
        )
        if isinstance(request, Request):
            context.request_id = request.state.request_id
            await context.admit(request.headers.get("authorization"))
        return context

    async def on_ws_connect(self, context: Context) -> Any:
        """Find out who is calling from the payload of `connection_init`; a bad credential closes with 4403."""
        params = {key.lower(): value for key, value in (context.connection_params or {}).items()}
        try:
            await context.admit(params.get("authorization"))
        except (BadCredential, CannotTell, ClientFault) as refused:
            raise ConnectionRejectionError from refused
        return await super().on_ws_connect(context)

    def decode_json(self, data: str | bytes) -> Any:
        """Read JSON strictly: UTF-8 only, no NaN, no lone surrogates, no U+0000, bounded nesting."""
        value = orjson.loads(data)
        spelt = "\\u0000" in data if isinstance(data, str) else b"\\u0000" in data
        if spelt and holds_null(value):
            raise NullCharacter("A string must not contain the character U+0000.", "", 0)
        return value

    def parse_json(self, data: str | bytes) -> Any:
        """Read JSON, or refuse the request."""
        try:
            return self.decode_json(data)
        except NullCharacter as error:
            raise HTTPException(400, error.msg) from error
        except json.JSONDecodeError as error:
            raise HTTPException(400, "The request is not valid JSON.") from error

    def encode_json(self, data: object) -> str:
        """Write JSON as text: bytes would become binary WebSocket frames, which browsers' clients do not read."""
        return orjson.dumps(data).decode()

    async def parse_http_body(self, request: Any) -> GraphQLRequestData:
        """Read the request out of a JSON body, or of the address of a GET."""
        if request.method == "GET":
            data = self.parse_query_params({key: value or None for key, value in request.query_params.items()})
        else:
            if (request.content_type or "").split(";")[0].strip().lower() != "application/json":
                raise HTTPException(415, "Use content-type: application/json.")
            data = self.parse_json(await request.get_body())
        if not isinstance(data, dict):
            raise HTTPException(400, "The request body must be a JSON object.")
        for name, (kind, words) in KINDS.items():
            if not isinstance(data.get(name), kind | None):
                raise HTTPException(400, f"`{name}` must be {words} or null.")
        if "\x00" in (data.get("query") or ""):
            raise HTTPException(400, "A string must not contain the character U+0000.")
        transport = self._get_stream_transport_from_headers(request.headers)
        return GraphQLRequestData(
            query=data.get("query"),
            variables=data.get("variables"),
            operation_name=data.get("operationName"),
            extensions=data.get("extensions"),
            protocol=transport.protocol if transport else "http",
        )

    async def execute_single(self, request: Request, request_adapter: Any, sub_response: Any, context: Context,
                             root_value: Any, request_data: GraphQLRequestData) -> ExecutionResult:  # fmt: skip
        """Run a query or mutation; plain HTTP cannot carry a subscription, and a GET must not change anything."""
        allowed = OperationType.from_http(request_adapter.method) - {OperationType.SUBSCRIPTION}
        try:
            return await self.schema.execute(
                request_data.query,
                request_data.variables,
                context,
                root_value,
                request_data.operation_name,
                allowed_operation_types=allowed,
                operation_extensions=request_data.extensions,
            )
        except MissingQueryError as error:
            raise HTTPException(400, "The request has no query.") from error
        except CannotGetOperationTypeError as error:
            raise HTTPException(400, error.as_http_error_reason()) from error
        except InvalidOperationTypeError as error:
            if error.operation_type is OperationType.SUBSCRIPTION:
                raise HTTPException(400, "Subscriptions need a WebSocket or `accept: text/event-stream`.") from error
            raise HTTPException(405, "A GET must not carry a mutation.") from error

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """Begin the answer: what kind of JSON it will be, and for which request."""
        response = await super().get_sub_response(request)
        response.modern = wants_modern(request)  # type: ignore[attr-defined]  # told to `create_response`
        response.headers["x-request-id"] = request.state.request_id
        return response

    async def process_result(self, request: Request, result: ExecutionResult) -> GraphQLHTTPResponse:
        """Leave `data` out of a request error: nothing was run."""
        answer = await super().process_result(request, result)
        if result.errors and result.data is None and not any(ran(error) for error in result.errors):
            del answer["data"]
        return answer

    def create_response(self, response_data: Any, sub_response: Any) -> Response:
        """Answer 429 to a spent budget, and 400 to a request error if the client knows what that means."""
        response = super().create_response(response_data, sub_response)
        if sub_response.modern:
            response.headers["content-type"] = f"{MODERN}; charset=utf-8"
            response.status_code = 200 if "data" in response_data else 400
        for error in response_data.get("errors", ()):
            if error["extensions"]["code"] == "RATE_LIMITED":
                response.status_code = 429
                response.headers["retry-after"] = str(error["extensions"]["retryAfter"])
        return response

    def should_render_graphql_ide(self, request: Any) -> bool:
        """Leave the library's own page out: it loads scripts from elsewhere."""
        return False


def said(request: Request, sentence: str, **facts: object) -> str:
    """A sentence in the language that a request asks for."""
    return say(spoken(request.headers.get("accept-language")), sentence, **facts)


def ran(error: Any) -> bool:
    """Say whether an error came after execution had begun."""
    return bool(error.path) or error.extensions["code"] == "TIMEOUT"


def asks_for_page(request: Request) -> bool:
    """Say whether a browser is looking at the address, rather than a client asking something."""
    is_empty = request.method == "GET" and "query" not in request.query_params
    return is_empty and "text/html" in request.headers.get("accept", "")


def wants_modern(request: Request | WebSocket) -> bool:
    """Say whether the client reads the media type of GraphQL over HTTP."""
    return MODERN in request.headers.get("accept", "")


def holds_null(value: Any) -> bool:
    """Look for the character U+0000 in every string of a JSON value."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str) and "\x00" in part:
            return True
        if isinstance(part, dict):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list):
            waiting += part
    return False
