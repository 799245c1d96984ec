"""SQLite: a database at the current schema is built anew, filled from the old one, and put in its place.

SQLite itself alters tables hardly at all, and tortoise's rebuilds of them lose child rows, triggers and
indexes. The new content is written into the same file in one transaction (by SQLite's backup, under a
lock that is never let go in between), so that whoever opens the file at any moment sees the old database
or the new one, and nobody goes on writing to a file that was moved away.
"""

import fcntl
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db import ALL
from db.migrate.guards import check_as_triggers, guards

# What was renamed since a release, new name to old: "table" to "table", "table.column" to "column".
RENAMES: dict[str, str] = {}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OURS = "name NOT GLOB 'sqlite_*'"
Shape = dict[str, str]


class CannotMigrate(RuntimeError):
    """The database stays as it was, for the reason given."""


@dataclass(frozen=True)
class Copy:
    """How one table of the new database is filled: its columns, each from an old column or by a value."""

    table: str
    source: str
    columns: list[str]
    expressions: list[str]
    values: list[Any]

    def run(self, connection: sqlite3.Connection) -> None:
        """Copy the rows, and see that none is lost."""
        into = ", ".join(f'"{column}"' for column in self.columns)
        connection.execute(
            f'INSERT INTO fresh."{self.table}" ({into}) SELECT {", ".join(self.expressions)} FROM main."{self.source}"',
            self.values,
        )
        before, after = (
            connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in (f'main."{self.source}"', f'fresh."{self.table}"')
        )
        if before != after:
            raise CannotMigrate(f"Of {before} rows of {self.source} only {after} came over.")


def plan(path: Path, schema: str) -> list[str]:
    """What `upgrade` would do, told without doing it."""
    if not path.exists():
        return [f"The database {path.name} is built."]
    with closing(_connect(f"{path.absolute().as_uri()}?mode=ro")) as connection:
        return _differences(path, _shape(connection), _wanted(schema))


def upgrade(path: Path, schema: str) -> list[str]:
    """Bring the file to the schema given as SQL, and to the guards."""
    wanted = _wanted(schema)
    with _one_at_a_time(path), closing(_connect(path)) as held:
        found = _shape(held)
        steps = _differences(path, found, wanted)
        if not steps:
            return []
        _hold_alone(held, path)
        draft = path.with_name(f"{path.name}.draft")
        draft.unlink(missing_ok=True)
        try:
            with closing(_connect(draft)) as fresh:
                _build(fresh, schema)
            if found:
                steps += _fill(held, draft)
                steps.append(_keep(held, path))
            with closing(_connect(draft)) as fresh:
                fresh.backup(held)
        finally:
            draft.unlink(missing_ok=True)
        _let_go(held)
        return steps


def _connect(file: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(file, uri=isinstance(file, str), isolation_level=None, timeout=5)


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Let one migrator in; the file beside the database stays, for to remove it would let two in."""
    with path.with_name(f"{path.name}.migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _hold_alone(connection: sqlite3.Connection, path: Path) -> None:
    """Take the file from everybody else; leaving WAL empties it, and only succeeds when nobody has the file open."""
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise CannotMigrate(f"Another process has {path.name} open: stop it, and migrate again.") from error


def _let_go(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA journal_mode = WAL")


def _keep(connection: sqlite3.Connection, path: Path) -> str:
    kept = path.with_name(f"{path.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.bak")
    with closing(_connect(kept)) as backup:
        connection.backup(backup)
    return f"The database as it was is kept in {kept.name}."


def _build(connection: sqlite3.Connection, schema: str) -> None:
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(f"BEGIN; {schema}")
    for guard in guards("sqlite"):
        if guard.kind == "CHECK":
            columns = [name for name, _ in _columns(connection, "main", guard.table)]
            for trigger in check_as_triggers(guard, columns):
                connection.execute(trigger)
        else:
            connection.execute(guard.text)
    connection.execute("COMMIT")


def _columns(connection: sqlite3.Connection, schema: str, table: str) -> list[tuple[str, bool]]:
    """The columns of a table, each with whether a value must be given."""
    rows = connection.execute(f'PRAGMA {schema}.table_info("{table}")').fetchall()
    return [(name, bool(needed) and default is None) for _, name, _, needed, default, _ in rows]


def _shape(connection: sqlite3.Connection) -> Shape:
    """The schema by object, without what makes no difference: comments and white space."""
    rows = connection.execute(f"SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND {OURS}")
    return {f"{kind} {name}": " ".join(COMMENT.sub("", sql).split()) for kind, name, sql in rows}


def _wanted(schema: str) -> Shape:
    with closing(_connect("file::memory:")) as connection:
        _build(connection, schema)
        return _shape(connection)


def _differences(path: Path, found: Shape, wanted: Shape) -> list[str]:
    if not found:
        return [f"The database {path.name} is built."]
    steps = []
    for names, verb in (
        (wanted.keys() - found.keys(), "is new"),
        ({name for name in wanted.keys() & found.keys() if wanted[name] != found[name]}, "changes"),
        (found.keys() - wanted.keys(), "goes"),
    ):
        steps += [f"The {name} {verb}." for name in sorted(names)]
    return steps


def _fill(held: sqlite3.Connection, draft: Path) -> list[str]:
    """Copy into the draft what both databases have in common, and tell what stays behind."""
    held.execute("ATTACH ? AS fresh", [str(draft)])
    held.execute("BEGIN")
    left = _tables(held, "main")
    try:
        for table in sorted(_tables(held, "fresh")):
            source = RENAMES.get(table, table)
            if source in left:
                left.remove(source)
                _copy(held, table, source).run(held)
                _carry_sequence(held, table, source)
    except sqlite3.IntegrityError as error:
        raise CannotMigrate(f"Rows of the table {table} do not fit the new schema: {error}.") from error
    broken = held.execute("PRAGMA fresh.foreign_key_check").fetchall()
    if broken:
        raise CannotMigrate(f"Foreign keys would be broken, first of all in {broken[0][0]}.")
    held.execute("COMMIT")
    held.execute("DETACH fresh")
    return [f"The rows of {table} stay behind in that file." for table in sorted(left)]


def _tables(connection: sqlite3.Connection, schema: str) -> set[str]:
    rows = connection.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND {OURS}")
    return {name for (name,) in rows}


def _copy(connection: sqlite3.Connection, table: str, source: str) -> Copy:
    old = {name for name, _ in _columns(connection, "main", source)}
    copy = Copy(table, source, [], [], [])
    for column, needed in _columns(connection, "fresh", table):
        before = RENAMES.get(f"{table}.{column}", column)
        if before in old:
            copy.columns.append(column)
            copy.expressions.append(f'"{before}"')
        elif needed:
            copy.columns.append(column)
            copy.expressions.append("?")
            copy.values.append(_default(table, column))
    return copy


def _default(table: str, column: str) -> Any:
    """The value that a model gives a new column of rows that are already there."""
    for model in ALL:
        if model._meta.db_table == table:
            field = model._meta.fields_map[model._meta.fields_db_projection_reverse[column]]
            value = field.default() if callable(field.default) else field.default
            if value is not None and not field.unique:
                return field.to_db_value(value, model)
    raise CannotMigrate(f"The new column {table}.{column} must have a value, and the model gives no default.")


def _carry_sequence(connection: sqlite3.Connection, table: str, source: str) -> None:
    """Go on counting where the old table stopped: a position is never given twice, even after a purge."""
    if not connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'sqlite_sequence'").fetchone():
        return
    last = connection.execute("SELECT seq FROM main.sqlite_sequence WHERE name = ?", [source]).fetchone()
    if last:
        connection.execute("DELETE FROM fresh.sqlite_sequence WHERE name = ?", [table])
        connection.execute("INSERT INTO fresh.sqlite_sequence (name, seq) VALUES (?, ?)", [table, last[0]])
