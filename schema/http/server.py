"""The HTTP server: uvicorn, made impatient with slow clients."""

import asyncio
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SLOW_HEADERS = (
    b"HTTP/1.1 408 Request Timeout\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"content-length: 15\r\nconnection: close\r\n\r\nRequest Timeout"
)
LARGEST_MESSAGE = 1_000_000
STREAM_GRACE = 1.0


class ServerConfig(uvicorn.Config):
    """How to serve, with the time that a client has to send its headers."""

    def __init__(self, app: Any, *, header_seconds: float, **more: Any) -> None:
        super().__init__(app, **more)
        self.header_seconds = header_seconds


def server_config(app: Any, host: str, port: int, *, header_seconds: float = 5, **more: Any) -> ServerConfig:
    """Configure uvicorn as this application is served; `more` goes to `uvicorn.Config` and wins."""
    settings = {
        "loop": "uvloop",
        "http": ImpatientProtocol,
        "ws": "websockets-sansio",
        "ws_max_size": LARGEST_MESSAGE,
        "access_log": False,
        # Below it uvicorn writes the address of every WebSocket's client.
        "log_level": "warning",
        "server_header": False,
        **more,
    }
    return ServerConfig(app, host=host, port=port, header_seconds=header_seconds, **settings)


class ImpatientProtocol(HttpToolsProtocol):
    """HTTP/1.1 on one connection, which is closed when the headers of a request take too long to come."""

    config: ServerConfig
    deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self.set_deadline()

    def data_received(self, data: bytes) -> None:
        """Read on; bytes that begin no request, or trail one already answered, start the clock as well."""
        super().data_received(data)
        answered = self.cycle is None or self.cycle.response_complete
        if answered and self.deadline is None and self.transport.get_protocol() is self:
            self.set_deadline()

    def on_headers_complete(self) -> None:
        """Stop the clock: the body has one of its own."""
        self.clear_deadline()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self.clear_deadline()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Let what is under way be answered, but end a stream of events: it has no end of its own."""
        super().shutdown()
        if self.cycle is not None and not self.cycle.response_complete and wants_stream(self.scope):
            self.loop.call_later(STREAM_GRACE, self.transport.close)

    def set_deadline(self) -> None:
        """Start the clock."""
        self.deadline = self.loop.call_later(self.config.header_seconds, self.give_up)

    def clear_deadline(self) -> None:
        """Stop the clock, if it runs."""
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def give_up(self) -> None:
        """Close a connection whose client is too slow, with a word of why if a request had begun."""
        self.deadline = None
        if self.transport.is_closing():
            return
        if self.cycle is None and self.headers is not None:
            self.transport.write(SLOW_HEADERS)
        self.transport.close()


def wants_stream(scope: Any) -> bool:
    """Whether a request asks for a stream of events; its client comes back by itself when the stream breaks off."""
    return any(name == b"accept" and b"text/event-stream" in value for name, value in scope["headers"])


class BodyTimeout:
    """Answers 408 when the body of a request is not complete in time."""

    def __init__(self, app: ASGIApp, seconds: float = 5) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give the application a `receive` that loses patience."""
        if scope["type"] == "http":
            receive = impatient(receive, self.seconds)
        await self.app(scope, receive, send)


def impatient(receive: Receive, seconds: float) -> Callable[[], Any]:
    """Wrap `receive` so that it fails when the body has not come by a moment from now."""
    end = asyncio.get_running_loop().time() + seconds
    complete = False

    async def receive_in_time() -> Message:
        nonlocal complete
        if complete:
            return await receive()
        try:
            async with asyncio.timeout_at(end):
                message = await receive()
        except TimeoutError:
            reason = f"The body was not complete within {seconds:g} s."
            raise HTTPException(408, reason, {"connection": "close"}) from None
        complete = not message.get("more_body", False)
        return message

    return receive_in_time
