"""The log: one line for each request, one for each fault, and never a word that a person wrote.

Every line of a request bears its id. What is told of a request are method, route, status, time and the
operation; no address, no id of a person, no text of a query.
"""

import logging
import sys
import time
from collections.abc import Callable, Sequence
from traceback import extract_tb
from typing import Any, TextIO

import orjson
import structlog
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from settings import Settings

FRAMES = 8
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "SOCKET")
QUIET = ("/health/live", "/health/ready", "/metrics")  # asked every few seconds by machines
log = structlog.get_logger("request")


def write_log(settings: Settings, to: TextIO | None = None) -> None:
    """Write the log of this process, ours and that of the libraries, to standard error or to a file."""
    stream = to or sys.stderr
    renderer: Any = (
        structlog.processors.JSONRenderer(serializer=_as_json)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=stream.isatty())
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_words_of_people,
    ]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(stream),
    )
    written = logging.StreamHandler(stream)
    drop_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    written.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[drop_meta, renderer])
    )
    logging.basicConfig(level=logging.WARNING, handlers=[written], force=True)


def _without_words_of_people(logger: Any, method: str, event: Any) -> Any:
    """Tell a fault by its kind and place: what it says may repeat what a person wrote."""
    fault = event.pop("exc_info", None)
    fault = fault[1] if isinstance(fault, tuple) else sys.exc_info()[1] if fault is True else fault
    if isinstance(fault, BaseException):
        places = extract_tb(fault.__traceback__)[-FRAMES:]
        event["kind"] = type(fault).__qualname__
        event["frames"] = [f"{place.filename}:{place.lineno} {place.name}" for place in places]
    # Libraries put the words of an exception on the lines below the first.
    event["event"] = str(event["event"]).partition("\n")[0]
    return event


def _as_json(event: Any, **_: Any) -> str:
    return orjson.dumps(event, default=str).decode()


class Logged:
    """Gives every request its id, answers it, counts the request, and writes its line."""

    def __init__(
        self,
        app: ASGIApp,
        routes: Sequence[BaseRoute],
        name: Callable[[str | None], str],
        count: Callable[[str, str, int, float], None],
        *,
        lines: bool = True,
    ) -> None:
        self.app = app
        self.patterns = [
            (route.path_regex, route.path) for route in routes if isinstance(route, Route | WebSocketRoute)
        ]
        self.name = name
        self.count = count
        self.lines = lines

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hold a socket."""
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        given = next((value for key, value in scope["headers"] if key == b"x-request-id"), None)
        request_id = self.name(given.decode("latin-1") if given else None)
        state = scope.setdefault("state", {})
        state["request_id"] = request_id
        # Not let go of at the end: the server may still have something to say about this request, in this task.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        status, began = 500, time.perf_counter()

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if not any(key == b"x-request-id" for key, _ in message["headers"]):
                    message = {**message, "headers": [*message["headers"], (b"x-request-id", request_id.encode())]}
            elif message["type"] == "websocket.accept":
                status = 101
            elif message["type"] == "websocket.close":
                status = message.get("code", 1000)
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            self.told(scope, state, status, time.perf_counter() - began)

    def told(self, scope: Scope, state: dict[str, Any], status: int, seconds: float) -> None:
        """Count the request and write its line."""
        method = scope.get("method", "SOCKET")
        route = next((path for pattern, path in self.patterns if pattern.match(scope["path"])), "other")
        self.count(method if method in METHODS else "OTHER", route, status, seconds)
        if not self.lines or route in QUIET:
            return
        facts: dict[str, Any] = {}
        if context := state.get("context"):
            facts = {"operation": context.ran and context.ran.label, "result": context.ran and context.ran.outcome}
            facts["actor"] = str(getattr(context.actor, "kind", "NOBODY"))
        told = {name: value for name, value in facts.items() if value}
        log.info("request", method=method, route=route, status=status, ms=round(seconds * 1000, 1), **told)
