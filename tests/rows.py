"""Every row there is, to see what changed and what did not."""

from typing import Any

from tortoise import connections
from tortoise.models import Model

import db

LEFT_BY_REFUSALS = {db.KeptOutcome, db.Attempt, db.ScreeningHit}


async def everything() -> dict[str, dict[str, Any]]:
    """Every row of every table by table and key, to see that nothing changed; without what refusals leave."""
    return {model.__name__: await rows_of(model) for model in db.ALL if model not in LEFT_BY_REFUSALS}


async def rows_of(model: type[Model]) -> dict[str, Any]:
    """Every row of a table by its key, with all columns as the database has them."""
    rows = await connections.get("default").execute_query_dict(f'SELECT * FROM "{model._meta.db_table}"')
    return {str(row[model._meta.db_pk_column]): row for row in rows}
