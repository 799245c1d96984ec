"""The trail: writing entries in order within a scope, reading them behind a cursor, checking them."""

import asyncio
import hashlib
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from tortoise import connections
from tortoise.models import Model
from uuid_utils.compat import uuid7

from db.bus import bus
from db.engines import is_away
from db.oversight import TrailEntry
from db.vocabulary import ActorKind
from resolvers import clock
from resolvers.rules.acts import Act
from resolvers.rules.permissions import acting_as
from resolvers.rules.standings import Actor

T = TypeVar("T")
LONGEST_SILENCE = 30.0
AWAY_FOR = 0.5
AT_ONCE = 100
OF_THE_DESK = {
    "Complaint", "Case", "Decision", "StatementOfReasons", "ComplaintDraft", "Evidence", "StoredFile", "CounterNotice",
    "Misuse", "CaseNote", "ConflictOfInterest", "Campaign", "Appeal",
    "BlacklistEntry",
}  # fmt: skip


class Delivered:
    """How many entries of the trail this process has told subscriptions, and how late."""

    def __init__(self) -> None:
        self.count = 0
        self.late: deque[tuple[float, float]] = deque(maxlen=1000)

    def note(self, at: datetime, began: datetime) -> None:
        """Count an entry; one from before the subscription began is news to it, but not late."""
        self.count += 1
        if at >= began:
            self.late.append((time.monotonic(), (clock.now() - at).total_seconds()))

    def latest(self, seconds: float) -> float:
        """The longest time that an entry took to be told, of those told within the last seconds."""
        since = time.monotonic() - seconds
        return max((late for told, late in self.late if told >= since), default=0.0)


delivered = Delivered()


async def patiently(look: Callable[..., Awaitable[T]], *arguments: Any) -> T:
    """Look again and again while the database is away: whoever follows then misses nothing."""
    while True:
        try:
            return await look(*arguments)
        except Exception as error:
            if not is_away(error):
                raise
            await asyncio.sleep(AWAY_FOR)


async def lock_scopes(scopes: set[str]) -> None:
    """Hold the scopes until the transaction ends, so that positions within each are committed in order.

    SQLite has one writer and needs none of it.
    """
    connection = connections.get("default")
    if connection.capabilities.dialect != "postgres":
        return
    numbers = sorted(
        int.from_bytes(hashlib.blake2b(scope.encode(), digest_size=8).digest(), signed=True) for scope in scopes
    )
    await connection.execute_query(
        "SELECT pg_advisory_xact_lock(k) FROM (SELECT k FROM unnest($1::bigint[]) k ORDER BY k) AS held", [numbers]
    )


def scope_of(row: Model) -> str:
    """Within which order a row's events are read: its account's, the desk's for complaints, or its person's."""
    kind = type(row).__name__
    if kind in OF_THE_DESK:
        return "cases"
    if kind == "PublicAccount":
        return f"account:{row.pk}"
    account = getattr(row, "account_id", None)
    if account:
        return f"account:{account}"
    user = row.pk if kind == "User" else getattr(row, "user_id", None)
    if user:
        return f"user:{user}"
    guest = getattr(row, "guest_id", None)
    return f"guest:{guest}" if guest else f"{kind.lower()}:{row.pk}"[:60]


def entry(
    actor: Actor,
    done: Act,
    row: Model,
    now: Any,
    *,
    reason: str | None = None,
    event: str | None = None,
    permitted_by: Act | None = None,
    **refs: object,
) -> TrailEntry:
    """An entry about a row; who acts as staff appears by pseudonym, others by id.

    `permitted_by` is the act whose standings permit this one, where that is another: the act taken back by an undo.
    """
    kind = acting_as(actor, permitted_by or done, row)
    about = getattr(row, "post_id", None) or getattr(row, "case_id", None) or row.pk
    return TrailEntry(
        id=uuid7(), at=now, event=event or done.event, scope=scope_of(row), subject_kind=type(row).__name__,
        subject_id=row.pk, about_id=about, actor_kind=kind,
        actor=actor.pseudonym if kind is ActorKind.STAFF else actor.in_the_trail, act=done.name, reason=reason,
        refs={name: str(value) for name, value in refs.items() if value is not None},
    )  # fmt: skip


async def read(
    scope: str, after: int, *, about: UUID | None = None, events: tuple[str, ...] = (), limit: int = AT_ONCE
) -> list[TrailEntry]:
    """The entries of a scope behind a position, oldest first; `about` narrows to one post or case."""
    found = TrailEntry.filter(scope=scope, position__gt=after)
    if about is not None:
        found = found.filter(about_id=about)
    if events:
        found = found.filter(event__in=events)
    return await found.order_by("position").limit(limit)


async def newest(scope: str) -> int:
    """The position of a scope's last entry, 0 when it has none."""
    last = await TrailEntry.filter(scope=scope).order_by("-position").first()
    return last.position if last else 0


async def follow(
    scope: str, after: int, *, about: UUID | None = None, events: tuple[str, ...] = ()
) -> AsyncIterator[TrailEntry]:
    """Every entry of a scope behind a position, those that are there and those to come, none missed."""
    narrowed, began = about is not None or bool(events), clock.now()
    with bus.ear(scope) as ear:
        while True:
            # Asked before reading: up to here nothing more is to come, so what did not match is never read again.
            end = await patiently(newest, scope) if narrowed else after
            found = await patiently(partial(read, about=about, events=events, limit=AT_ONCE), scope, after)
            for one in found:
                after = one.position
                delivered.note(one.at, began)
                yield one
            if len(found) < AT_ONCE:
                after = max(after, end)
            if not found:
                await ear.heard(LONGEST_SILENCE)
