"""Taking a backup while the service runs: rows as they are at one moment, and then the files that they name."""

import gzip
import os
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing
from pathlib import Path
from typing import IO, Any, Protocol
from uuid import UUID

import asyncpg
import orjson
from tortoise.models import Model

from db.archive.form import KEPT, MANIFEST, Manifest, columns, digest_of, fingerprint, migrations, table_member, told
from db.columns import key_ring
from db.complaints import StoredFile
from db.engines import is_sqlite, sqlite_path, tortoise_config
from db.files import Copy, FileStore
from db.vocabulary import FileState

BATCH = 500
Progress = Callable[[str, int], None]


class Snapshot(Protocol):
    """A database as it is at one moment, whatever is written meanwhile."""

    def rows(self, model: type[Model]) -> AsyncIterator[list[Any]]:
        """The rows of a table, some at a time, with their columns in the order of an archive."""

    async def sequences(self) -> dict[str, int]:
        """The last position that was given in each table that counts its rows."""


class SqliteSnapshot:
    """One reading transaction on the file: writers go on beside it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    async def rows(self, model: type[Model]) -> AsyncIterator[list[Any]]:
        """The rows of a table."""
        found = self.connection.execute(_select(model))
        while batch := found.fetchmany(BATCH):
            yield batch

    async def sequences(self) -> dict[str, int]:
        """The last positions."""
        return dict(self.connection.execute("SELECT name, seq FROM sqlite_sequence"))


class PostgresSnapshot:
    """One transaction that sees a single moment; no other program is needed for it."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        self.connection = connection

    async def rows(self, model: type[Model]) -> AsyncIterator[list[Any]]:
        """The rows of a table."""
        batch: list[Any] = []
        async for row in self.connection.cursor(_select(model), prefetch=BATCH):
            batch.append(row)
            if len(batch) == BATCH:
                yield batch
                batch = []
        yield batch

    async def sequences(self) -> dict[str, int]:
        """The last positions."""
        last = {}
        for table, sequence in await counted_tables(self.connection):
            row = await self.connection.fetchrow(f"SELECT last_value, is_called FROM {sequence}")
            if row and row["is_called"]:
                last[table] = row["last_value"]
        return last


async def counted_tables(connection: "asyncpg.Connection[asyncpg.Record]") -> list[tuple[str, str]]:
    """The tables of PostgreSQL that count their rows, each with its sequence."""
    found = []
    for model in KEPT:
        table, pk = model._meta.db_table, model._meta.db_pk_column
        if model._meta.pk.generated:
            found.append((table, await connection.fetchval("SELECT pg_get_serial_sequence($1, $2)", f'"{table}"', pk)))
    return found


async def connected(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    """A connection of one's own to PostgreSQL, on which nothing is hurried."""
    given = tortoise_config(url)["connections"]["default"]["credentials"]
    places = {name: given[name] for name in ("host", "port", "user", "password", "database", "timeout")}
    patient = dict.fromkeys(("statement_timeout", "idle_in_transaction_session_timeout"), "0")
    return await asyncpg.connect(**places, server_settings={**patient, "application_name": "gongdao backup"})


@asynccontextmanager
async def snapshot(url: str) -> AsyncIterator[Snapshot]:
    """A database as it is now, for the length of a block."""
    if is_sqlite(url):
        address = f"{sqlite_path(url).absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=10)) as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on nothing new is seen
            yield SqliteSnapshot(connection)
        return
    async with AsyncExitStack() as open_things:
        held = await connected(url)
        open_things.push_async_callback(held.close)
        await open_things.enter_async_context(held.transaction(isolation="repeatable_read", readonly=True))
        yield PostgresSnapshot(held)


async def backup(url: str, target: Path, files: FileStore, progress: Progress = lambda what, done: None) -> Manifest:
    """Write an archive of all rows and files; it bears its name only once it is whole."""
    ring = key_ring()
    manifest = Manifest(
        made_from="sqlite" if is_sqlite(url) else "postgres", schema=fingerprint(), migrations=migrations(),
        keys=ring.names, key_check=ring.mark("backup", "check"),
    )  # fmt: skip
    draft = target.with_name(f"{target.name}.part")
    try:
        with open(draft, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as out:
            with tarfile.open(fileobj=out, mode="w") as archive:
                named = await _take_rows(url, archive, manifest, progress)
                await _take_files(named, files, archive, manifest, progress)
                with tempfile.TemporaryFile() as page:
                    page.write(manifest.as_json())
                    _add(archive, MANIFEST, page)
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            raise FileExistsError(f"There is something at {target} already.")
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


async def _take_rows(url: str, archive: tarfile.TarFile, manifest: Manifest, progress: Progress) -> list[UUID]:
    """Take every table; gives the ids of files whose content should be there."""
    named: list[UUID] = []
    async with snapshot(url) as now:
        for model in KEPT:
            kinds, count = [kind for _, kind in columns(model)], 0
            names = [name for name, _ in columns(model)]
            with tempfile.TemporaryFile() as page:
                with gzip.GzipFile(fileobj=page, mode="wb", compresslevel=3, mtime=0) as lines:
                    async for batch in now.rows(model):
                        rows = [[told(kind, raw) for kind, raw in zip(kinds, row, strict=True)] for row in batch]
                        lines.write(b"".join(orjson.dumps(row) + b"\n" for row in rows))
                        count += len(rows)
                        progress(model.__name__, len(rows))
                        if model is StoredFile:
                            files = [dict(zip(names, row, strict=True)) for row in rows]
                            named += [UUID(file["id"]) for file in files if file["state"] == FileState.STORED]
                _add(archive, table_member(model), page, manifest)
            manifest.rows[model._meta.db_table] = count
        counted = {model._meta.db_table for model in KEPT if model._meta.pk.generated}
        manifest.sequences = {table: last for table, last in (await now.sequences()).items() if table in counted}
    return named


async def _take_files(
    named: list[UUID], files: FileStore, archive: tarfile.TarFile, manifest: Manifest, progress: Progress
) -> None:
    for identity in named:
        there = 0
        for copy in Copy:
            with tempfile.SpooledTemporaryFile(max_size=1 << 22) as page:
                try:
                    async for piece in files.read(identity, copy):
                        page.write(piece)
                except FileNotFoundError:
                    continue
                there += 1
                _add(archive, f"files/{identity}/{copy}", page, manifest)
        manifest.files += there
        manifest.files_missing += not there
        progress("files", 1)


def _add(archive: tarfile.TarFile, name: str, page: IO[bytes], manifest: Manifest | None = None) -> None:
    """Put a member into the archive, and into the manifest."""
    member = tarfile.TarInfo(name)
    digest = digest_of(page)
    member.size, member.mode, member.mtime = page.seek(0, os.SEEK_END), 0o600, int(time.time())
    page.seek(0)
    archive.addfile(member, page)
    if manifest is not None:
        manifest.members[name] = (member.size, digest)


def _select(model: type[Model]) -> str:
    names = ", ".join(f'"{name}"' for name, _ in columns(model))
    return f'SELECT {names} FROM "{model._meta.db_table}" ORDER BY "{model._meta.db_pk_column}"'
