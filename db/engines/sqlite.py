"""SQLite: one writer that takes its lock at once, and transactions that survive cancellation."""

from typing import Any

from tortoise.backends.base.client import ConnectionWrapper
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.connection import get_connections

from db.engines import to_the_end


class ImmediateTransaction(SqliteTransactionWrapper):
    """BEGIN IMMEDIATE: a second process then waits for its turn instead of failing when it writes."""

    async def begin(self) -> None:
        await self._connection.execute("BEGIN IMMEDIATE")


class CancelSafeContext(SqliteTransactionContext):
    """Gives the lock back however the transaction ends."""

    async def __aenter__(self) -> Any:
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            await to_the_end(self.connection.begin())
        except BaseException:
            try:
                held = self.connection._connection
                if held and held.in_transaction:
                    await to_the_end(self.connection.rollback())
            finally:
                self._trxlock.release()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        return self.connection

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        try:
            if not self.connection._finalized:
                await to_the_end(self.connection.rollback() if kind else self.connection.commit())
        finally:
            get_connections().reset(self.token)
            self._trxlock.release()


class CancelSafeWrapper(ConnectionWrapper[Any]):
    """Gives the lock back when the query is cancelled while the file is being opened."""

    async def __aenter__(self) -> Any:
        await self._lock.acquire()
        try:
            await self.ensure_connection()
        except BaseException:
            self._lock.release()
            raise
        return self.connection


class CancelSafeSqlite(SqliteClient):
    """The client that the engine hook hands to tortoise."""

    async def create_connection(self, with_db: bool) -> None:
        await to_the_end(self._open(with_db))

    async def _open(self, with_db: bool) -> None:
        # Half opened, the connection would go on without foreign keys.
        try:
            await super().create_connection(with_db)
        except BaseException:
            await self.close()
            raise

    def acquire_connection(self) -> CancelSafeWrapper:
        return CancelSafeWrapper(self._lock, self)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        async with self._in_transaction() as connection:
            await connection.execute_many(query, values)

    def _in_transaction(self) -> CancelSafeContext:
        return CancelSafeContext(ImmediateTransaction(self), self._lock)


client_class = CancelSafeSqlite
