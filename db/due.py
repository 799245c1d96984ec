"""Due rows: claimed by one process at a time, under a lease that runs out when the process dies.

A due row has `due_at`, `lease_until`, `attempts` and `done_at`. Leases of whole duties (one chat
handler, one purger) are rows of their own, by name.
"""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from tortoise.connection import get_connection
from tortoise.models import Model

from db.engines import to_the_end
from db.oversight import Lease

Row = TypeVar("Row", bound=Model)
MINUTE = timedelta(seconds=60)


async def claim(
    model: type[Row],
    now: datetime,
    *,
    limit: int = 20,
    lease: timedelta = MINUTE,
    one_per: str | None = None,
    by: str | None = None,
) -> list[Row]:
    """Take the oldest rows that are due and that nobody holds, each for the length of the lease.

    With `one_per` naming a field, a row waits until every older row with the same value is done, so
    that what concerns one person happens in order; `by` names the field that tells which is older.
    Whoever is cancelled meanwhile leaves nothing claimed.
    """
    taking = asyncio.ensure_future(_claim(model, now, limit, lease, one_per, by))
    try:
        return await asyncio.shield(taking)
    except asyncio.CancelledError:
        await to_the_end(_give_back(taking))
        raise


async def _give_back(taking: "asyncio.Future[list[Row]]") -> None:
    """Let go of what was claimed for nobody; it was no attempt."""
    with suppress(Exception):  # a database that is away keeps no claim, or loses it to time
        for row in await taking:
            held = type(row).filter(pk=row.pk, attempts=row.attempts)  # type: ignore[attr-defined]
            await held.update(lease_until=None, attempts=row.attempts - 1)  # type: ignore[attr-defined]


async def _claim(
    model: type[Row], now: datetime, limit: int, lease: timedelta, one_per: str | None, by: str | None
) -> list[Row]:
    names = model._meta.fields_db_projection
    table, pk = f'"{model._meta.db_table}"', f'"{model._meta.db_pk_column}"'
    in_order, skip = "", ""
    if one_per:
        same, age = f'"{names[one_per]}"', f'"{names[by]}"' if by else pk
        in_order = (
            f"AND NOT EXISTS (SELECT 1 FROM {table} older WHERE older.{same} = one.{same} "
            f"AND older.done_at IS NULL AND older.{age} < one.{age})"
        )
    if _dialect() == "postgres":
        skip = "FOR UPDATE SKIP LOCKED"
    rows = await _rows(
        f"""
        WITH taken AS (
            SELECT one.{pk} FROM {table} one
            WHERE one.done_at IS NULL AND one.due_at <= $1 AND (one.lease_until IS NULL OR one.lease_until < $1)
            {in_order} ORDER BY one.{pk} LIMIT $3 {skip}
        )
        UPDATE {table} SET lease_until = $2, attempts = attempts + 1 WHERE {pk} IN (SELECT {pk} FROM taken)
        RETURNING *
        """,
        now, now + lease, limit,
    )  # fmt: skip
    return sorted((model._init_from_db(**row) for row in rows), key=lambda row: row.pk)


async def settle(row: Model, now: datetime) -> None:
    """Mark a due row as done."""
    await type(row).filter(pk=row.pk).update(done_at=now, lease_until=None)


async def postpone(row: Model, until: datetime) -> None:
    """Give a claimed row back, to be due again later; without effect when another has claimed it since."""
    held = type(row).filter(pk=row.pk, attempts=row.attempts)  # type: ignore[attr-defined]
    await held.update(due_at=until, lease_until=None)


async def give_back(row: Model, until: datetime) -> None:
    """Give a claimed row back that was not tried: it is no attempt."""
    held = type(row).filter(pk=row.pk, attempts=row.attempts)  # type: ignore[attr-defined]
    await held.update(due_at=until, lease_until=None, attempts=row.attempts - 1)  # type: ignore[attr-defined]


async def keep_hold(model: type[Model], keys: list[Any], until: datetime) -> None:
    """Hold claimed rows for longer."""
    await model.filter(pk__in=keys, lease_until__isnull=False).update(lease_until=until)


async def release(model: type[Model]) -> None:
    """Let go of whatever is claimed: whoever claimed it is known to be dead."""
    await model.filter(done_at=None, lease_until__isnull=False).update(lease_until=None)


async def hold(name: str, holder: UUID, now: datetime, length: timedelta) -> bool:
    """Take a lease or renew one's own; false while another holder's has not run out."""
    rows = await _rows(
        """
        INSERT INTO "lease" ("name", "holder", "until") VALUES ($1, $2, $4)
        ON CONFLICT ("name") DO UPDATE SET "holder" = excluded."holder", "until" = excluded."until"
        WHERE "lease"."holder" = excluded."holder" OR "lease"."until" < $3
        RETURNING "name"
        """,
        name, str(holder), now, now + length,
    )  # fmt: skip
    return bool(rows)


async def holder_of(name: str) -> UUID | None:
    """Who took a lease last, be it run out or not."""
    found = await Lease.get_or_none(name=name)
    return found.holder if found else None


async def let_go(name: str, holder: UUID) -> None:
    """Give up a lease, if it is one's own."""
    await Lease.filter(name=name, holder=holder).delete()


def _dialect() -> str:
    return get_connection("default").capabilities.dialect


async def _rows(sql: str, *values: Any) -> list[dict[str, Any]]:
    """Rows of a statement written for PostgreSQL; SQLite numbers its places in the same way, by "?".

    Times reach SQLite as tortoise writes them itself, for its adapter is registered for all of sqlite3.
    """
    if _dialect() == "sqlite":
        sql = sql.replace("$", "?")
    return await get_connection("default").execute_query_dict(sql, list(values))
