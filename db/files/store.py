"""The store in which the content of files lies: a folder, or a bucket that speaks S3.

What lies there is named by the id of its row alone, never by a name that a person gave.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import obstore
import structlog
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import LocalStore, ObjectStore, S3Store

AT_ONCE = 256 * 1024
PATIENCE: Any = {"max_retries": 3, "retry_timeout": timedelta(seconds=10)}
CALLERS = ThreadPoolExecutor(8, "file-store")
log = structlog.get_logger()


class StoreAway(Exception):
    """The store does not answer as it should; what was to be kept or read is not."""


class Copy(StrEnum):
    """Which content of a file: as it was handed in, or as it is shown."""

    ORIGINAL = "original"
    SHOWN = "shown"


class FileStore:
    """What is put here is whole or not here at all."""

    def __init__(self, store: ObjectStore) -> None:
        self.store = store

    async def put(self, identity: UUID, copy: Copy, content: BinaryIO) -> bool:
        """Keep content under an id, once; says no when something lies there that is not the same."""
        content.seek(0)
        try:
            await _in_a_thread(obstore.put, self.store, place_of(identity, copy), content, mode="create")
        except AlreadyExistsError:
            return await self._hash_of(identity, copy) == hash_of(content)
        except (BaseError, OSError) as fault:
            log.error("the file store does not take a file", error=type(fault).__name__)
            raise StoreAway from fault
        return True

    async def read(self, identity: UUID, copy: Copy) -> AsyncIterator[bytes]:
        """The content, piece by piece; raises FileNotFoundError when it is not there."""
        try:
            found = await _in_a_thread(obstore.get, self.store, place_of(identity, copy))
            pieces = found.stream(min_chunk_size=AT_ONCE)
            while (piece := await _in_a_thread(next, pieces, None)) is not None:
                yield bytes(piece)
        except FileNotFoundError:
            raise
        except (BaseError, OSError) as fault:
            log.error("the file store does not give a file", error=type(fault).__name__)
            raise StoreAway from fault

    async def delete(self, identity: UUID) -> None:
        """Erase everything under an id; what is gone already is no fault."""
        for copy in Copy:
            try:
                await _in_a_thread(obstore.delete, self.store, place_of(identity, copy))
            except FileNotFoundError:
                continue

    async def _hash_of(self, identity: UUID, copy: Copy) -> str:
        told = hashlib.sha256()
        async for piece in self.read(identity, copy):
            told.update(piece)
        return told.hexdigest()


async def _in_a_thread(call: Callable[..., Any], *args: Any, **named: Any) -> Any:
    """Call the library in a thread of ours: its own awaitables abort some processes as they end."""
    return await asyncio.get_running_loop().run_in_executor(CALLERS, partial(call, *args, **named))


def hash_of(content: BinaryIO) -> str:
    """SHA-256 of content, in hex; it can be read from its beginning afterwards."""
    content.seek(0)
    told = hashlib.sha256()
    while piece := content.read(AT_ONCE):
        told.update(piece)
    content.seek(0)
    return told.hexdigest()


def place_of(identity: UUID, copy: Copy) -> str:
    """The key of a content; the last digits of an id are random, so that folders fill evenly."""
    return f"{identity.hex[-2:]}/{identity}/{copy}"


class _Held:
    store: FileStore | None = None


def use_files(url: str, **options: Any) -> FileStore:
    """Take the file store of this process: a folder, or `s3://bucket/prefix`; called once at the start.

    Options are those of S3; what is not given is read from the usual AWS_ variables.
    """
    if url.startswith("s3://"):
        if str(options.get("endpoint", "")).startswith("http://"):
            options["client_options"] = {"allow_http": True}
        _Held.store = FileStore(S3Store.from_url(url, retry_config=PATIENCE, **options))
    else:
        Path(url).mkdir(parents=True, exist_ok=True, mode=0o700)
        _Held.store = FileStore(LocalStore(url, automatic_cleanup=True))
    return _Held.store


def file_store() -> FileStore:
    """The file store of this process."""
    if _Held.store is None:
        raise RuntimeError("no file store: call use_files first")
    return _Held.store
