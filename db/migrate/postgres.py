"""PostgreSQL: tortoise's migrations, missing indexes and the guards, all in one transaction."""

import re
from dataclasses import dataclass
from typing import Any

from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.schema_editor import AsyncpgSchemaEditor
from tortoise.transactions import in_transaction
from tortoise.utils import get_schema_sql

from db.engines import tortoise_config
from db.migrate.guards import Guard, guards

LOCK = 7310942
MARK = "guard: "
INDEX = re.compile(r'CREATE (?:UNIQUE )?INDEX IF NOT EXISTS "(\w+)".*?;', re.DOTALL)
# Each guard carries its text as a comment, so that a changed or dropped sentence of guards.sql is seen.
GUARDS_FOUND = f"""
SELECT 'INDEX' AS kind, t.relname AS "table", c.relname AS name, d.description
  FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
  JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_class t ON t.oid = i.indrelid
  WHERE d.description LIKE '{MARK}%' AND c.relnamespace = current_schema()::text::regnamespace
UNION ALL
SELECT 'CHECK', t.relname, c.conname, d.description
  FROM pg_description d JOIN pg_constraint c ON c.oid = d.objoid AND d.classoid = 'pg_constraint'::regclass
  JOIN pg_class t ON t.oid = c.conrelid
  WHERE d.description LIKE '{MARK}%' AND t.relnamespace = current_schema()::text::regnamespace
UNION ALL
SELECT 'TRIGGER', t.relname, g.tgname, d.description
  FROM pg_description d JOIN pg_trigger g ON g.oid = d.objoid AND d.classoid = 'pg_trigger'::regclass
  JOIN pg_class t ON t.oid = g.tgrelid
  WHERE d.description LIKE '{MARK}%' AND t.relnamespace = current_schema()::text::regnamespace
UNION ALL
SELECT 'FUNCTION', '', p.proname, d.description
  FROM pg_description d JOIN pg_proc p ON p.oid = d.objoid AND d.classoid = 'pg_proc'::regclass
  WHERE d.description LIKE '{MARK}%' AND p.pronamespace = current_schema()::text::regnamespace
"""


@dataclass(frozen=True)
class Difference:
    """What a database lacks, and which of its guards are wanted no more (or not as they are)."""

    migrations: list[str]
    indexes: dict[str, str]
    lacking: list[Guard]
    stale: list[Guard]

    def sentences(self) -> list[str]:
        """The difference as the steps that close it."""
        steps = [f"Migration {name} is applied." for name in self.migrations]
        if self.indexes:
            steps.append(f"Indexes are created: {', '.join(self.indexes)}.")
        if self.stale:
            steps.append(f"Guards are dropped: {', '.join(guard.label for guard in self.stale)}.")
        if self.lacking:
            steps.append(f"Guards are set: {', '.join(guard.label for guard in self.lacking)}.")
        return steps


async def upgrade(url: str, *, plan_only: bool = False) -> list[str]:
    """Bring a PostgreSQL database to the current schema; all of it or, on an error, nothing."""
    no_limit: dict[str, Any] = dict.fromkeys(
        ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"), "0"
    )
    async with TortoiseContext() as context:
        await context.init(config=tortoise_config(url, pool=2, **no_limit))
        if plan_only:
            return (await _difference(context.db())).sentences()
        async with in_transaction("default") as connection:
            await connection.execute_query("SELECT pg_advisory_xact_lock($1)", [LOCK])
            return await _close_the_gap(connection)


async def _close_the_gap(connection: Any) -> list[str]:
    executor = _executor(connection)
    # Tortoise looks for its own table by an error, which would end our transaction.
    await executor.recorder.ensure_schema(AsyncpgSchemaEditor(connection, atomic=False))
    steps: list[str] = []
    if migrations := await _unapplied(executor):
        await executor.migrate()
        steps += Difference(migrations, {}, [], []).sentences()
    difference = await _difference(connection)
    for guard in difference.stale:
        await connection.execute_script(_drop(guard))
    for statement in difference.indexes.values():
        await connection.execute_script(statement)
    for guard in difference.lacking:
        await connection.execute_script(_create(guard))
        comment = (MARK + guard.text).replace("'", "''")
        await connection.execute_script(f"COMMENT ON {_address(guard)} IS '{comment}'")
    return steps + difference.sentences()


async def _difference(connection: Any) -> Difference:
    migrations = await _unapplied(_executor(connection))
    rows = await connection.execute_query_dict("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")
    there = {row["indexname"] for row in rows}
    wanted = {found[1]: found[0] for found in INDEX.finditer(get_schema_sql(connection, safe=True))}
    # Pending migrations bring indexes of their own, so what is missing shows only after them.
    indexes = {} if migrations else {name: sql for name, sql in wanted.items() if name not in there}
    kept = [
        Guard(row["kind"], row["table"], row["name"], row["description"].removeprefix(MARK))
        for row in await connection.execute_query_dict(GUARDS_FOUND)
    ]
    told = list(guards("postgres"))
    replaced = {(guard.kind, guard.name) for guard in told if guard.kind in ("FUNCTION", "TRIGGER")}
    stale = [guard for guard in kept if guard not in told and (guard.kind, guard.name) not in replaced]
    return Difference(migrations, indexes, [guard for guard in told if guard not in kept], stale)


def _executor(connection: Any) -> MigrationExecutor:
    return MigrationExecutor(connection, tortoise_config("postgres://")["apps"])


async def _unapplied(executor: MigrationExecutor) -> list[str]:
    return [step.migration.name for step in await executor.plan()]


def _address(guard: Guard) -> str:
    if guard.kind == "INDEX":
        return f"INDEX {guard.name}"
    if guard.kind == "FUNCTION":
        return f"FUNCTION {guard.name}"
    kind = "CONSTRAINT" if guard.kind == "CHECK" else "TRIGGER"
    return f'{kind} {guard.name} ON "{guard.table}"'


def _create(guard: Guard) -> str:
    if guard.kind == "CHECK":
        return f'ALTER TABLE "{guard.table}" ADD CONSTRAINT {guard.name} CHECK ({guard.text})'
    return guard.text


def _drop(guard: Guard) -> str:
    if guard.kind == "CHECK":
        return f'ALTER TABLE "{guard.table}" DROP CONSTRAINT {guard.name}'
    return f"DROP {_address(guard)}"
