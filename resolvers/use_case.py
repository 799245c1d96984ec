"""The frame of every use case: one transaction, one answer, never an exception for a "no".

find → may I → can it → move → record, then commit, then a hint to the readers. What a use case has to
say to the trail, to counters and to people is gathered in its `Work` and written at the end, counters in
order of their rows and the locks of scopes in order of their names, so that no two use cases wait for
each other. See docs/decisions/0005-one-frame-for-every-use-case.md.
"""

import asyncio
import hashlib
import random
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast, overload
from uuid import UUID

import asyncpg
from tortoise.exceptions import IntegrityError
from tortoise.expressions import F
from tortoise.models import Model
from tortoise.transactions import in_transaction
from uuid_utils.compat import uuid7

import db
from db.bus import bus
from db.engines import is_away
from db.oversight import Act as ActRow
from db.oversight import KeptOutcome, Notice, TrailEntry
from db.standstill import standstill
from policy import pack
from resolvers import clock
from resolvers.rules.acts import ACTS, Act
from resolvers.rules.refusals import BusyProblem, Fault, FaultCode, Invalid, KeyReused, Refusal, Refused
from resolvers.rules.standings import WITH_A_REGISTRANT, Actor
from resolvers.rules.texts import fault_of
from resolvers.trail import lock_scopes

P = ParamSpec("P")
T = TypeVar("T", bound=Model)
T_co = TypeVar("T_co", bound=Model, covariant=True)
ATTEMPTS = 6
UUID_FORM = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
PATIENCE = 5.0  # seconds after which no further attempt begins
SURELY_UNDONE = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError, IntegrityError)


@dataclass
class Work:
    """What one run of a use case has done and will say."""

    actor: Actor
    act: Act
    now: datetime
    entries: list[TrailEntry] = field(default_factory=list)
    acts: list[ActRow] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    counters: Counter[tuple[str, UUID, str]] = field(default_factory=Counter)
    held: set[str] = field(default_factory=set)
    committing: bool = False

    def scopes(self) -> set[str]:
        """Every scope that this run has news for."""
        return {entry.scope for entry in self.entries} | {notice.recipient for notice in self.notices}

    async def write(self) -> None:
        """Write counters, acts, trail and notices, all that was gathered."""
        changes: dict[tuple[str, UUID], dict[str, Any]] = {}
        for (kind, key, column), change in sorted(self.counters.items(), key=lambda item: str(item[0])):
            if change:
                changes.setdefault((kind, key), {})[column] = F(column) + change
        for (kind, key), columns in changes.items():
            await db.BY_NAME[kind].filter(id=key).update(**columns)
        if self.acts:
            await ActRow.bulk_create(self.acts)
        if self.entries or self.notices:
            await lock_scopes(self.scopes())
            stamp = clock.now()  # under the lock, so that times follow positions
            for row in (*self.entries, *self.notices):
                row.at = stamp
        if self.entries:
            await TrailEntry.bulk_create(self.entries)
        if self.notices:
            await Notice.bulk_create(self.notices)


_current: ContextVar[Work | None] = ContextVar("work", default=None)


def work() -> Work:
    """The run that is under way."""
    running = _current.get()
    if running is None:
        raise RuntimeError("outside of a use case")
    return running


class UseCase(Protocol[P, T_co]):
    """A use case as it is called: with what its function takes, and with an idempotency key if there is one.

    Next to the parameters of another function none can be added by name, so a call with a key is checked only in part.
    """

    act: Act

    @overload
    async def __call__(self, actor: Actor, *args: P.args, **named: P.kwargs) -> T_co | Refusal: ...
    @overload
    async def __call__(self, actor: Actor, *args: Any, key: str | None, **named: Any) -> T_co | Refusal: ...


def use_case(name: str) -> Callable[[Callable[Concatenate[Actor, P], Awaitable[T | Refusal]]], UseCase[P, T]]:
    """Make a function the use case of a declared act; it then also takes `key`, an idempotency key.

    A refusal that it raises rolls back what it wrote; one that it returns does not: so attempts are counted.
    """
    act = ACTS[name]

    def framed(run: Callable[Concatenate[Actor, P], Awaitable[T | Refusal]]) -> UseCase[P, T]:
        @wraps(run)
        async def in_one_transaction(actor: Actor, *args: Any, key: str | None = None, **named: Any) -> T | Refusal:
            if _current.get() is not None:
                raise RuntimeError(f"{name} was called inside another use case; share a step instead")
            if still := standstill():
                return BusyProblem(maintenance=True, reason=still.reason)
            if key is not None and (fault := _fault_of_key(actor, key)):
                return Invalid((fault,))
            request = _hash_of(act.name, args, named) if key else ""
            started = time.monotonic()
            for attempt in range(ATTEMPTS):
                doing = Work(actor, act, clock.now())
                try:
                    outcome: T | Refusal = await _once(run, doing, args, named, key, request)
                    return outcome
                except Exception as error:
                    unknown = doing.committing and key is None and not isinstance(error, SURELY_UNDONE)
                    if unknown or not is_transient(error, attempt):
                        raise  # a commit whose answer was lost may have happened: only a key makes it safe again
                if time.monotonic() - started > PATIENCE:
                    break
                await asyncio.sleep(random.uniform(0.01, 0.03) * 2**attempt)
            return BusyProblem()

        made = cast(UseCase[P, T], in_one_transaction)
        made.act = act
        return made

    return framed


def _fault_of_key(actor: Actor, key: str) -> Fault | None:
    """What is wrong with an idempotency key; those whom only an address tells apart must give a UUID."""
    fault = fault_of("idempotencyKey", key, 150)
    if fault is None and actor.is_known_by_address_only and not UUID_FORM.fullmatch(key):
        return Fault("idempotencyKey", FaultCode.NOT_AN_ID)
    return fault


async def _once(run: Any, doing: Work, args: Any, named: Any, key: str | None, request: str) -> Any:
    token = _current.set(doing)
    try:
        async with in_transaction():
            outcome = await _kept(doing, key, request) if key else None
            if outcome is None:
                outcome = await run(doing.actor, *args, **named)
                if isinstance(outcome, Refusal):
                    _declared(doing, outcome)
                elif key:
                    await _keep(doing, key, request, outcome)
                await doing.write()
            doing.committing = True
    except Refused as no:
        _declared(doing, no.refusal)
        if no.refusal.leaves:
            await _leave(doing, no.refusal)
        return no.refusal
    finally:
        _current.reset(token)
    bus.wake(*doing.scopes(), *(("notices",) if doing.notices else ()))
    return outcome


def _declared(doing: Work, refusal: Refusal) -> None:
    if type(refusal) not in doing.act.refusals:
        raise RuntimeError(f"{doing.act.name} gave {refusal.code}, which it does not declare")


async def _leave(doing: Work, refusal: Refusal) -> None:
    """Write, in a transaction of its own, what stays although the use case was refused."""
    left = Work(doing.actor, doing.act, doing.now)
    async with in_transaction():
        for row in refusal.leaves:
            if row.kind == "TrailEntry":
                left.entries.append(TrailEntry(**row.columns))
            else:
                await db.BY_NAME[row.kind].create(**row.columns)
        await left.write()
    bus.wake(*left.scopes())


def _keeper(actor: Actor) -> str:
    """Under whom outcomes are kept: a chat for its own, for linking and unlinking change who is behind it."""
    return f"chat:{actor.chat_id}" if actor.chat_id else actor.key


async def _kept(doing: Work, key: str, request: str) -> Model | None:
    """The outcome of an earlier run under this key, read again; another request under it is refused."""
    kept = await KeptOutcome.get_or_none(actor=_keeper(doing.actor), key=key)
    if kept is None:
        return None
    if kept.expires_at <= doing.now:
        await kept.delete()
        return None
    if kept.request_hash != request:
        raise Refused(KeyReused())
    found = db.BY_NAME[kept.outcome_kind].filter(id=kept.outcome_id)
    if kept.outcome_kind in WITH_A_REGISTRANT:
        found = found.select_related("registrant")
    return await found.first()


async def _keep(doing: Work, key: str, request: str, outcome: Any) -> None:
    await KeptOutcome.create(
        actor=_keeper(doing.actor), key=key, request_hash=request, outcome_kind=type(outcome).__name__,
        outcome_id=outcome.id, expires_at=doing.now + timedelta(seconds=pack().times.idempotency),
    )  # fmt: skip


def _hash_of(name: str, args: Any, named: Any) -> str:
    return hashlib.sha256(repr((name, args, sorted(named.items()))).encode()).hexdigest()


def is_transient(error: BaseException | None, attempt: int = 0) -> bool:
    """Whether trying again can help: deadlock, serialisation, busy, a lost race for a unique row."""
    if is_away(error):
        return True
    while error is not None:
        if isinstance(error, IntegrityError):
            return attempt < 3
        if isinstance(error, SURELY_UNDONE):
            return True
        error = error.__cause__ or error.__context__
    return False


def new_id() -> UUID:
    """A fresh UUIDv7."""
    return uuid7()
