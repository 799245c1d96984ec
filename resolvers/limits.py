"""How often one person, or one address, may do something: asked one at a time, so that limits are exact."""

from datetime import datetime, timedelta
from typing import Any

from tortoise.queryset import QuerySet

from db.accounts import Attempt
from policy.form import Limit
from resolvers import clock
from resolvers.rules.refusals import LimitReached, Refused
from resolvers.trail import lock_scopes
from resolvers.use_case import work


async def within_limit(limit: Limit, rows: QuerySet[Any], column: str) -> None:
    """Refuse when as many of an actor's rows as the limit allows came within its window; says when the next may come.

    Asked by one request of the actor at a time until it commits, so that many at once are not more than many in turn.
    """
    await one_at_a_time(f"{work().act.name}:{work().actor.key}")
    await _within(limit, rows, column)


async def _within(limit: Limit, rows: QuerySet[Any], column: str) -> None:
    since = work().now - limit.window
    recent: list[Any] = (
        await rows.filter(**{f"{column}__gt": since})
        .order_by(f"-{column}")
        .limit(limit.most)
        .values_list(column, flat=True)
    )
    if len(recent) >= limit.most:
        raise Refused(LimitReached(recent[-1] + timedelta(seconds=limit.seconds)))


async def counted(limit: Limit, act: str, *keys: str) -> None:
    """Refuse when any of these made as many attempts as the limit allows; otherwise count this one."""
    await within_attempts(limit, act, *keys)
    await count_attempt(act, *keys)


async def within_attempts(limit: Limit, act: str, *keys: str) -> None:
    """Refuse when any of these made as many attempts as the limit allows; asked of each one by one."""
    await one_at_a_time(*(f"{act}:{key}" for key in keys))
    for key in keys:
        await _within(limit, Attempt.filter(act=act, key=key[:64]), "at")


async def count_attempt(act: str, *keys: str) -> None:
    """Count an attempt; whoever refuses afterwards returns the refusal, so that this stays."""
    await Attempt.bulk_create([Attempt(act=act, key=key[:64], at=work().now) for key in keys])


async def one_at_a_time(*names: str) -> None:
    """Wait until nobody else is at these limits; one whose wait is over keeps them until the transaction ends."""
    doing = work()
    if new := {f"limit:{name}" for name in names} - doing.held:
        await lock_scopes(new)
        doing.held |= new


async def outrun(limit: Limit, act: str, *keys: str) -> datetime | None:
    """Until when any of these made too many attempts, asked before anything costly is done."""
    since = clock.now() - limit.window
    for key in keys:
        made = Attempt.filter(act=act, key=key[:64], at__gt=since).order_by("-at").limit(limit.most)
        times: list[Any] = await made.values_list("at", flat=True)
        if len(times) >= limit.most:
            latest: datetime = times[-1]
            return latest + limit.window
    return None
