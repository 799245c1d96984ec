"""Limits per person from the policy pack, counted in rows, so that they hold in every process."""

from datetime import timedelta
from typing import Any

from tortoise.queryset import QuerySet

from db.oversight import TrailEntry
from policy.pack import Limit
from resolvers.rules.refusals import LimitReached, Refused
from resolvers.use_case import work


async def within_limit(limit: Limit, rows: QuerySet[Any], column: str) -> None:
    """Refuse when as many rows as the limit allows came within its window; says when the next may come."""
    since = work().now - limit.window
    recent = (
        await rows.filter(**{f"{column}__gt": since})
        .order_by(f"-{column}")
        .limit(limit.most)
        .values_list(column, flat=True)
    )
    if len(recent) >= limit.most:
        raise Refused(LimitReached(recent[-1] + timedelta(seconds=limit.seconds)))


async def within_limit_at_origin(limit: Limit, event: str) -> None:
    """The same for whoever has no rows of their own: what came from their chat or address, by the trail."""
    await within_limit(limit, TrailEntry.filter(actor=work().actor.key, event=event), "at")
