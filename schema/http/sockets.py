"""Operations over WebSocket: the graphql-transport-ws protocol, held to its letter."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from typing import Any

from starlette.websockets import WebSocketDisconnect
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler, Operation
from strawberry.types.execution import PreExecutionError

from schema.http.errors import ClientFault, write_down

# A close frame holds 125 bytes, two of them for the code.
LONGEST_REASON = 123


class Socket(ASGIWebSocketAdapter):
    """A WebSocket on which speaking after the end is not a fault."""

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send a message; a client that left is told nothing, and nothing is logged."""
        try:
            await super().send_json(message)
        except RuntimeError as gone:  # starlette's way to say it, which the library does not expect
            raise WebSocketDisconnected from gone

    async def close(self, code: int, reason: str) -> None:
        """Close the socket, if it still is open."""
        with suppress(RuntimeError, WebSocketDisconnect):
            await super().close(code, reason.encode()[:LONGEST_REASON].decode(errors="ignore"))


class TransportProtocol(BaseGraphQLTransportWSHandler[Any, Any]):
    """The server's side of graphql-transport-ws."""

    def __init__(self, *positional: Any, **named: Any) -> None:
        super().__init__(*positional, **named)
        self.asked: dict[str, dict[str, Any] | None] = {}

    async def handle(self) -> None:
        """Speak until either side leaves; a fault of ours closes the socket with 1011."""
        try:
            await super().handle()
        except Exception as error:  # the server would log it with all that a user sent
            write_down(error, self.context.request_id)
            await self.websocket.close(1011, "The server failed.")

    async def handle_message(self, message: Any) -> None:
        """Close with 4400 on anything that is not a message of the protocol."""
        if well_formed(message):
            await super().handle_message(message)
        else:
            await self.handle_invalid_message("The message is not valid.")

    async def handle_subscribe(self, message: Any) -> None:
        """Start an operation, unless the connection has as many as it may have."""
        key, most = message["id"], self.max_subscriptions_per_connection
        is_one_more = self.connection_acknowledged and key not in self.operations
        if is_one_more and most is not None and len(self.operations) >= most:
            fault = ClientFault(f"A connection may have at most {most} operations at once.", "TOO_MANY_SUBSCRIPTIONS")
            await self.send_message({"id": key, "type": "error", "payload": [fault.formatted]})
            return
        self.asked[key] = message["payload"].get("extensions")
        await super().handle_subscribe(message)

    async def run_operation(self, operation: Operation[Any, Any]) -> None:
        """Run one operation in a context of its own, and close the socket when the credential no longer holds."""
        context = self.context.fork()
        try:
            if not await context.refresh():
                return await self.close_revoked()
            results: AsyncGenerator[Any, None] = await self.schema.stream(
                operation.query,
                variable_values=operation.variables,
                context_value=context,
                root_value=self.root_value,
                operation_name=operation.operation_name,
                operation_extensions=self.asked.pop(operation.id, None),
            )
            async with aclosing(results):
                async for result in results:
                    if context.revoked:
                        return await self.close_revoked()
                    if isinstance(result, PreExecutionError):
                        return await operation.send_initial_errors(result.errors or [])
                    await operation.send_next(result)
            await operation.send_operation_message({"id": operation.id, "type": "complete"})
        except WebSocketDisconnected:
            pass
        except Exception as error:  # the loading of the actor may fail; results never raise
            write_down(error, context.request_id)
            fault = ClientFault("The server failed to answer.", "SERVER_FAULT")
            with suppress(WebSocketDisconnected):
                await operation.send_initial_errors([fault])
        finally:
            if self.operations.get(operation.id) is operation:
                del self.operations[operation.id]

    async def close_revoked(self) -> None:
        """Close the socket of a caller who is no longer let in."""
        await self.websocket.close(4403, "Forbidden")

    async def handle_complete(self, message: Any) -> None:
        """Stop an operation, and forget what was asked with it."""
        self.asked.pop(message["id"], None)
        await super().handle_complete(message)

    async def handle_task_exception(self, error: Exception) -> None:
        """Log a fault of a background task without what a user sent; a client that left is none."""
        if not isinstance(error, WebSocketDisconnected):
            write_down(error, self.context.request_id)

    def forget_id(self, id: str) -> None:
        """Free an operation's id, which a `complete` of the client may already have done."""
        self.operations.pop(id, None)


def well_formed(message: Any) -> bool:
    """Say whether a message has the shape that the protocol gives it."""
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return False
    if message["type"] == "complete":
        return isinstance(message.get("id"), str)
    if message["type"] != "subscribe":
        return True
    payload = message.get("payload")
    return (
        isinstance(message.get("id"), str)
        and isinstance(payload, dict)
        and isinstance(payload.get("query"), str)
        and isinstance(payload.get("operationName"), str | None)
        and isinstance(payload.get("variables"), dict | None)
        and isinstance(payload.get("extensions"), dict | None)
    )
