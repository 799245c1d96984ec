"""Every row there is, to see what changed and what did not."""

import json
import sqlite3
from typing import Any

from tortoise import connections
from tortoise.models import Model

import db

LEFT_BY_REFUSALS = {db.KeptOutcome, db.Attempt, db.ScreeningHit}
COMPARED = [model for model in db.ALL if model not in LEFT_BY_REFUSALS]


async def everything() -> dict[str, dict[str, Any]]:
    """Every row of every table by table and key, to see that nothing changed; without what refusals leave.

    All at once, since a case of the tables asks for it twice.
    """
    client: Any = connections.get("default")
    if client.capabilities.dialect == "sqlite":
        async with client.acquire_connection() as connection:
            return await connection._execute(all_of_sqlite, connection._conn)
    found: dict[str, dict[str, Any]] = {model.__name__: {} for model in COMPARED}
    parts = [
        f"SELECT '{model.__name__}' AS kind, \"{model._meta.db_pk_column}\"::text AS key, to_json(t)::text AS told "
        f'FROM "{model._meta.db_table}" t'
        for model in COMPARED
    ]
    for row in await connections.get("default").execute_query_dict(" UNION ALL ".join(parts)):
        found[row["kind"]][row["key"]] = json.loads(row["told"])
    return found


def all_of_sqlite(connection: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    """Every row of every table of a SQLite file."""
    return {
        model.__name__: {
            str(row[model._meta.db_pk_column]): dict(row)
            for row in connection.execute(f'SELECT * FROM "{model._meta.db_table}"')
        }
        for model in COMPARED
    }


async def how_many() -> dict[str, int]:
    """How many rows every table has, without what refusals leave behind."""
    parts = [f"SELECT '{model.__name__}' AS kind, count(*) AS n FROM \"{model._meta.db_table}\"" for model in COMPARED]
    rows = await connections.get("default").execute_query_dict(" UNION ALL ".join(parts))
    return {row["kind"]: row["n"] for row in rows}


async def rows_of(model: type[Model]) -> dict[str, Any]:
    """Every row of a table by its key, with all columns as the database has them."""
    rows = await connections.get("default").execute_query_dict(f'SELECT * FROM "{model._meta.db_table}"')
    return {str(row[model._meta.db_pk_column]): row for row in rows}
