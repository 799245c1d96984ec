"""PostgreSQL by asyncpg: transactions that give their connection back however they end."""

from contextlib import suppress
from typing import Any

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionContextPooled
from tortoise.connection import get_connections

from db.engines import to_the_end


class CancelSafeContext(TransactionContextPooled):
    """Releases the connection to the pool even when the task is cancelled on the way in or out."""

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        pool = self.client._parent._pool
        self.client._connection = await pool.acquire()
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
                await self.client._parent._pool.release(self.client._connection)


class CancelSafeAsyncpg(AsyncpgDBClient):
    """The client that the engine hook hands to tortoise."""

    def _in_transaction(self) -> CancelSafeContext:
        return CancelSafeContext(TransactionWrapper(self), self._pool_init_lock)


client_class = CancelSafeAsyncpg
