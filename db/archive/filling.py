"""Filling an empty database from an archive, whichever database the archive came from: all of it, or nothing."""

import gzip
import sqlite3
import tarfile
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from shutil import copyfileobj
from typing import Any, Protocol
from uuid import UUID

import asyncpg
import orjson
from tortoise.backends.sqlite import executor
from tortoise.models import Model

from db.archive.form import (
    KEPT,
    MEMBER,
    ArchiveFault,
    Manifest,
    columns,
    content,
    fingerprint,
    meant,
    migrations,
    opened,
    table_member,
)
from db.archive.taking import BATCH, Progress, connected, counted_tables
from db.columns import DEVELOPMENT, key_ring
from db.engines import is_sqlite, sqlite_path
from db.files import Copy, FileStore

DEVELOPED = (
    "It was made with a development key: copy development.key from the DATA_DIR where it was made into the DATA_DIR "
    "here, and set no IDENTITY_KEYS."
)
assert executor  # by its import SQLite learns to write times as tortoise does


class Empty(Protocol):
    """An empty database that is being filled in one transaction."""

    async def count(self, table: str) -> int:
        """How many rows a table has."""

    async def fill(self, model: type[Model], rows: list[list[Any]]) -> None:
        """Write rows into a table."""

    async def finish(self, sequences: dict[str, int]) -> None:
        """Go on counting where the archive stopped, and see that every reference leads to a row."""


class EmptySqlite:
    """A SQLite file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])

    async def fill(self, model: type[Model], rows: list[list[Any]]) -> None:
        """Write rows into a table."""
        names = [name for name, _ in columns(model)]
        into = ", ".join(f'"{name}"' for name in names)
        plain = [[str(value) if isinstance(value, UUID) else value for value in row] for row in rows]
        self.connection.executemany(
            f'INSERT INTO "{model._meta.db_table}" ({into}) VALUES ({", ".join("?" * len(names))})', plain
        )

    async def finish(self, sequences: dict[str, int]) -> None:
        """Set what is counted, and look at the references, which were not looked at meanwhile."""
        for table, last in sequences.items():
            self.connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", [table])
            self.connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, last])
        if broken := self.connection.execute("PRAGMA foreign_key_check").fetchone():
            raise ArchiveFault(f"A row of {broken[0]} refers to one that is not there: the archive is not whole.")


class EmptyPostgres:
    """A PostgreSQL database; its owner may put off the look at references to the end, which is all that it takes."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        self.connection = connection

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(await self.connection.fetchval(f'SELECT count(*) FROM "{table}"'))

    async def fill(self, model: type[Model], rows: list[list[Any]]) -> None:
        """Write rows into a table."""
        names = [name for name, _ in columns(model)]
        await self.connection.copy_records_to_table(model._meta.db_table, records=rows, columns=names)

    async def finish(self, sequences: dict[str, int]) -> None:
        """Set what is counted, and look at the references."""
        for table, sequence in await counted_tables(self.connection):
            if table in sequences:
                await self.connection.execute("SELECT setval($1::text::regclass, $2)", sequence, sequences[table])
        try:
            await self.connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except asyncpg.ForeignKeyViolationError as fault:
            raise ArchiveFault(
                f"A row of {fault.table_name} refers to one that is not there: the archive is not whole."
            ) from None
        await self.defer("NOT DEFERRABLE")

    async def defer(self, when: str) -> None:
        """Say of every reference when it is looked at."""
        held = await self.connection.fetch(
            "SELECT conrelid::regclass::text AS place, conname FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::text::regnamespace"
        )
        for row in held:
            await self.connection.execute(f'ALTER TABLE {row["place"]} ALTER CONSTRAINT "{row["conname"]}" {when}')


@asynccontextmanager
async def emptied(url: str) -> AsyncIterator[Empty]:
    """A database to be filled in one transaction, which an exception undoes."""
    if is_sqlite(url):
        with closing(sqlite3.connect(sqlite_path(url), isolation_level=None, timeout=5)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN EXCLUSIVE")
            yield EmptySqlite(connection)
            connection.execute("COMMIT")
        return
    held = await connected(url)
    try:
        async with held.transaction():
            filled = EmptyPostgres(held)
            await filled.defer("DEFERRABLE INITIALLY DEFERRED")
            yield filled
    finally:
        await held.close()


async def restore(url: str, source: Path, files: FileStore, progress: Progress = lambda what, done: None) -> Manifest:
    """Fill an empty database and its file store from an archive; an `ArchiveFault` says why not."""
    with fitting(source) as (archive, manifest):
        return await fill(url, archive, manifest, files, progress)


@contextmanager
def fitting(source: Path) -> Iterator[tuple[tarfile.TarFile, Manifest]]:
    """An archive and its manifest, once it is found whole, of this schema, and sealed with keys of the key ring."""
    with opened(source) as (archive, manifest):
        _fits(manifest)
        yield archive, manifest


async def fill(
    url: str, archive: tarfile.TarFile, manifest: Manifest, files: FileStore, progress: Progress
) -> Manifest:
    """Fill an empty database of the current schema, and its file store, from an archive that fits; all or nothing.

    Files are put before the rows are committed, so that no row names a file that is not there.
    """
    async with emptied(url) as database:
        for model in KEPT:
            if await database.count(model._meta.db_table):
                raise ArchiveFault(
                    f"The database is not empty, it has rows of {model.__name__}: restore into a new one."
                )
        for model in KEPT:
            for rows in _batches(archive, model):
                await database.fill(model, rows)
                progress(model.__name__, len(rows))
            found, wanted = await database.count(model._meta.db_table), manifest.rows[model._meta.db_table]
            if found != wanted:
                raise ArchiveFault(f"Of {wanted} rows of {model.__name__} {found} came over.")
        await database.finish(manifest.sequences)
        await _put_files(archive, files, progress)
    return manifest


def _fits(manifest: Manifest) -> None:
    """Refuse an archive of another schema, or one whose keys are not here."""
    if manifest.schema != fingerprint():
        if set(manifest.migrations) - set(migrations()):
            raise ArchiveFault("It was made by a newer version: update this program first.")
        raise ArchiveFault(
            "It was made by an older version: restore it with that version, and then update and run ./gongdao migrate."
        )
    ring = key_ring()
    lacking = [kid for kid in manifest.keys if kid not in ring.names]
    if not lacking and manifest.key_check == ring.mark("backup", "check"):
        return
    if DEVELOPMENT in manifest.keys:
        raise ArchiveFault(DEVELOPED)
    if lacking:
        raise ArchiveFault(f"IDENTITY_KEYS lacks the key {lacking[0]!r}, with which it was sealed.")
    raise ArchiveFault("The keys in IDENTITY_KEYS are not those with which it was made.")


def _batches(archive: tarfile.TarFile, model: type[Model]) -> Iterator[list[list[Any]]]:
    kinds = [kind for _, kind in columns(model)]
    batch: list[list[Any]] = []
    with gzip.open(content(archive, table_member(model))) as lines:
        for line in lines:
            batch.append([meant(kind, value) for kind, value in zip(kinds, orjson.loads(line), strict=True)])
            if len(batch) == BATCH:
                yield batch
                batch = []
    if batch:
        yield batch


async def _put_files(archive: tarfile.TarFile, files: FileStore, progress: Progress) -> None:
    for member in archive.getmembers():
        if (found := MEMBER.fullmatch(member.name)) and found[1]:
            with tempfile.SpooledTemporaryFile(max_size=1 << 22) as page:
                copyfileobj(content(archive, member), page)
                if not await files.put(UUID(member.name.split("/")[1]), Copy(found[1]), page):  # type: ignore[arg-type]
                    raise ArchiveFault(f"Another file lies where {member.name} belongs: restore into a new file store.")
            progress("files", 1)
