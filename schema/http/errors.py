"""What a caller is told when something went wrong, and what only the log is told."""

import re
import traceback
from collections.abc import Iterable
from typing import Any

import orjson
import structlog
from graphql import FieldNode, GraphQLError, GraphQLSyntaxError
from starlette.responses import Response
from strawberry.exceptions import MissingQueryError
from strawberry.relay import GlobalIDValueError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError

from policy import say

log = structlog.get_logger("schema.http")

MODERN = "application/graphql-response+json"
MOST_ERRORS = 20
LONGEST_MESSAGE = 400
SUGGESTION = re.compile(r" Did you mean .*\?", re.DOTALL)
TOO_LARGE = re.compile(r"contains more than|nested too deeply")

CODES = {
    400: "BAD_REQUEST",
    401: "UNAUTHENTICATED",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    408: "REQUEST_TIMEOUT",
    413: "BODY_TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
    429: "RATE_LIMITED",
    500: "SERVER_FAULT",
    503: "IDENTITY_PROVIDER_AWAY",
}


class ClientFault(GraphQLError):
    """A fault of the request itself, told to the caller as it stands."""

    extensions: dict[str, Any]

    def __init__(self, message: str, code: str, **more: Any) -> None:
        super().__init__(message, extensions={"code": code, **more})


class LimitFault(ClientFault):
    """A request that takes more than it may, told in the caller's language once that is known."""

    def __init__(self, sentence: str, code: str, more: dict[str, Any] | None = None, **facts: object) -> None:
        numbers = {name: str(fact) for name, fact in facts.items()}  # as they are, without marks between thousands
        super().__init__(say("en", sentence, **numbers), code, **(more or {}))
        self.sentence, self.facts = sentence, numbers

    def said(self, language: str) -> str:
        """The sentence in a language."""
        return say(language, self.sentence, **self.facts)


def fault_response(
    status: int, message: str, *, modern: bool = False, headers: dict[str, str] | None = None
) -> Response:
    """Answer a request that never became an operation."""
    body = {"errors": [{"message": message, "extensions": {"code": CODES.get(status, "BAD_REQUEST")}}]}
    return Response(orjson.dumps(body), status, headers, f"{MODERN if modern else 'application/json'}; charset=utf-8")


def told(
    errors: Iterable[GraphQLError], request_id: str, *, suggestions: bool, language: str = "en"
) -> list[GraphQLError]:
    """Turn errors into what the caller may read, and write down, once each, the ones that are ours to mend."""
    written: set[str] = set()
    return [plain(error, request_id, suggestions, written, language) for error in list(errors)[:MOST_ERRORS]]


def plain(error: GraphQLError, request_id: str, suggestions: bool, written: set[str], language: str) -> GraphQLError:
    """Copy one error with a code and without inner detail; the original may be shared by a cache."""
    code, message = judged(error)
    limit = error if isinstance(error, LimitFault) else error.original_error
    if isinstance(limit, LimitFault):
        message = limit.said(language)
    if code == "SERVER_FAULT":
        write_down(error.original_error or error, request_id, written)
    if not suggestions:
        message = SUGGESTION.sub("", message)
    if len(message) > LONGEST_MESSAGE:
        message = message[:LONGEST_MESSAGE] + "…"
    extensions = {**(error.extensions or {}), "code": code} if code != "SERVER_FAULT" else {"code": code}
    return GraphQLError(message, error.nodes, error.source, error.positions, error.path, extensions=extensions)


def judged(error: GraphQLError) -> tuple[str, str]:
    """Decide whose fault an error is: an error with a code was raised on purpose, the rest is told by its origin."""
    code = (error.extensions or {}).get("code")
    if code:
        return code, error.message
    match cause_of(error):
        case GlobalIDValueError():
            return "BAD_USER_INPUT", "The id is not valid."
        case CannotGetOperationTypeError() | InvalidOperationTypeError():
            return "BAD_REQUEST", error.message
        case MissingQueryError():
            return "BAD_REQUEST", "The request has no query."
        case GraphQLSyntaxError():
            return "QUERY_TOO_COMPLEX" if TOO_LARGE.search(error.message) else "GRAPHQL_PARSE_FAILED", error.message
        case None if not error.path:
            is_value = error.message.startswith("Variable ")
            return "BAD_USER_INPUT" if is_value else "GRAPHQL_VALIDATION_FAILED", error.message
        case None if error.nodes and not isinstance(error.nodes[0], FieldNode):
            return "BAD_USER_INPUT", error.message
    # What remains was raised by a resolver, or by the core about a value that a resolver returned.
    return "SERVER_FAULT", "The server failed to answer this field."


def cause_of(error: GraphQLError) -> Exception | None:
    """Find what an error was made from, below any errors that only gave it a place."""
    if isinstance(error, GraphQLSyntaxError):
        return error
    cause = error.original_error
    while isinstance(cause, GraphQLError) and not isinstance(cause, GraphQLSyntaxError):
        cause = cause.original_error
    return cause


def write_down(cause: Exception, request_id: str, written: set[str] | None = None) -> None:
    """Log a fault of ours by its kind and place only: its message may hold what a user wrote."""
    kind = type(cause).__qualname__
    places = traceback.extract_tb(cause.__traceback__)[-6:]
    frames = [f"{place.filename}:{place.lineno} {place.name}" for place in places]
    key = f"{kind} {frames[-1:]}"
    if written is None or key not in written:
        log.error("server_fault", request_id=request_id, kind=kind, frames=frames)
    if written is not None:
        written.add(key)
