"""PostgreSQL by asyncpg: transactions that give their connection back however they end."""

import asyncio
from contextlib import suppress
from typing import Any

from asyncpg.exceptions import InterfaceError
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import PoolConnectionWrapper, TransactionContextPooled
from tortoise.connection import get_connections

from db.engines import AWAY, to_the_end

GOODBYE = 2.0


async def connection_of(client: Any) -> Any:
    """A connection of the pool, waited for no longer than for a new one."""
    return await client._pool.acquire(timeout=client.extra["timeout"])


async def give_back(pool: Any, connection: Any) -> None:
    """Give a connection back; one that broke is closed by the pool, which is no fault of what was done over it."""
    with suppress(*AWAY, InterfaceError):
        await pool.release(connection)


class CancelSafeContext(TransactionContextPooled):
    """Releases the connection to the pool even when the task is cancelled on the way in or out."""

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        self.client._connection = await connection_of(self.client._parent)
        try:
            # To the end, so that it is known whether there is a transaction to roll back.
            await to_the_end(self.client.begin())
        except BaseException:
            with suppress(Exception):  # the fault that stopped the way in is the one to tell
                await to_the_end(self._finish(failed=True))
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        try:
            await to_the_end(self._finish(failed=kind is not None))
        finally:
            get_connections().reset(self.token)

    async def _finish(self, *, failed: bool) -> None:
        try:
            if not self.client._finalized:
                await (self.client.rollback() if failed else self.client.commit())
        finally:
            if self.client._parent._pool:
                await give_back(self.client._parent._pool, self.client._connection)


class ImpatientWrapper(PoolConnectionWrapper[Any]):
    """Waits for a connection of the pool no longer than for a new one."""

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        self.connection = await connection_of(self.client)
        return self.connection

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        await give_back(self.client._pool, self.connection)


class CancelSafeAsyncpg(AsyncpgDBClient):
    """The client that the engine hook hands to tortoise."""

    def acquire_connection(self) -> ImpatientWrapper:
        return ImpatientWrapper(self, self._pool_init_lock)

    async def _close(self) -> None:
        """Say goodbye, but not for long: a server that is away would never answer."""
        if self._pool:
            try:
                await asyncio.wait_for(self._pool.close(), GOODBYE)
            except Exception:
                self._pool.terminate()
            self._pool = None

    def _in_transaction(self) -> CancelSafeContext:
        return CancelSafeContext(TransactionWrapper(self), self._pool_init_lock)


client_class = CancelSafeAsyncpg
