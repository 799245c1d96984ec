"""SQLite without a thread of its own, for tests that do one thing after another.

A short statement takes less time than being handed to a thread and back. What the thread is there for, that a loop
goes on while a file is locked, is left to the tests that keep it: those of both databases, and of the service.
"""

import asyncio
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import aiosqlite


class AtOnce(aiosqlite.Connection):
    """A connection that does what it is asked at once; others take their turn after each statement, as ever."""

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        self._connection = self._connector()
        return _itself(self).__await__()

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        try:
            return fn(*args, **kwargs)
        finally:
            await asyncio.sleep(0)

    def stop(self) -> None:
        self._running = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None


async def _itself(connection: aiosqlite.Connection) -> aiosqlite.Connection:
    return connection


@contextmanager
def unthreaded() -> Iterator[None]:
    """Every connection to SQLite that is opened in the block has no thread."""
    with patch("aiosqlite.core.Connection", AtOnce):
        yield
