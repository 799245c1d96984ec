"""The bus: a hint that something happened in a scope, never the truth about it.

Who writes wakes the scope after the commit; who waits listens with an ear and then reads the rows.
Commits of other processes are noticed by polling, so a lost hint costs a moment and nothing else.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import structlog
from tortoise.connection import get_connection

TRAIL_SCOPES = ("account:", "cases", "user:", "guest:")
log = structlog.get_logger()


class Ear:
    """One listener of one scope."""

    def __init__(self) -> None:
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Let the listener hear, now or when it next listens."""
        self._woken.set()

    async def heard(self, timeout: float) -> bool:
        """Wait for a wake since the last one heard; false when none comes within `timeout` seconds."""
        try:
            async with asyncio.timeout(timeout):
                await self._woken.wait()
        except TimeoutError:
            return False
        self._woken.clear()
        return True


class Bus:
    """The ears of this process, by scope."""

    def __init__(self) -> None:
        self._ears: dict[str, set[Ear]] = {}

    @property
    def scopes(self) -> dict[str, int]:
        """The scopes that are listened to, each with its number of ears."""
        return {scope: len(ears) for scope, ears in self._ears.items()}

    def wake(self, *scopes: str) -> None:
        """Wake the ears of these scopes; a scope without ears costs nothing."""
        for scope in scopes:
            for ear in self._ears.get(scope, ()):
                ear.wake()

    @contextmanager
    def ear(self, scope: str) -> Iterator[Ear]:
        """Listen to a scope for the length of the block."""
        ear = Ear()
        self._ears.setdefault(scope, set()).add(ear)
        try:
            yield ear
        finally:
            self._ears[scope].discard(ear)
            if not self._ears[scope]:
                del self._ears[scope]


bus = Bus()


async def poll(bus: Bus, seconds: float = 0.25) -> None:
    """Wake the ears of what other processes committed, until cancelled; run once per process.

    A scope is woken once when it is first seen, for what was committed before its ear was here. An
    outage of the database is outlived, and the ears are woken by what was missed.
    """
    version: str | None = None
    seen: dict[str, tuple[int, int]] = {}
    down = False
    while True:
        await asyncio.sleep(seconds)
        scopes = list(bus.scopes)
        if not scopes:
            seen.clear()
            continue
        try:
            latest = await _version()
            # The version is read before the positions, so that what comes in between is seen next time.
            if latest != version or any(scope not in seen for scope in scopes):
                positions = await _positions(scopes)
                grown = [
                    scope
                    for scope in scopes
                    if scope not in seen or positions[scope] != seen[scope] or not scope.startswith(TRAIL_SCOPES)
                ]
                bus.wake(*grown)
                seen, version = positions, latest
        except Exception as error:
            if not down:
                log.warning("the bus cannot poll", error=type(error).__name__)
            down = True
        else:
            if down:
                log.warning("the bus polls again")
            down = False


async def _version() -> str:
    """What changes whenever another process commits."""
    connection = get_connection("default")
    sqlite = connection.capabilities.dialect == "sqlite"
    sql = "PRAGMA data_version" if sqlite else "SELECT pg_current_snapshot()::text"
    (row,) = await connection.execute_query_dict(sql)
    return str(next(iter(row.values())))


async def _positions(scopes: Iterable[str]) -> dict[str, tuple[int, int]]:
    """How far trail and notices of each scope have come."""
    trail = await _latest("trailentry", "scope", [scope for scope in scopes if scope.startswith(TRAIL_SCOPES)])
    notices: dict[str, int] = {}
    for kind in ("user", "guest"):
        ids = [scope.removeprefix(f"{kind}:") for scope in scopes if scope.startswith(f"{kind}:")]
        latest = await _latest("notice", f"{kind}_id", ids)
        notices |= {f"{kind}:{key}": position for key, position in latest.items()}
    return {scope: (trail[scope], notices.get(scope, 0)) for scope in scopes}


async def _latest(table: str, column: str, values: list[str]) -> dict[str, int]:
    """The highest position for each value of a column."""
    latest: dict[str, int] = defaultdict(int)
    if values:
        connection = get_connection("default")
        mark = "?" if connection.capabilities.dialect == "sqlite" else "$"
        places = ", ".join(f"{mark}{number}" for number, _ in enumerate(values, 1))
        rows = await connection.execute_query_dict(
            f"SELECT {column} AS value, max(position) AS position FROM {table} "
            f"WHERE {column} IN ({places}) GROUP BY {column}",
            values,
        )
        latest.update((str(row["value"]), row["position"]) for row in rows)
    return latest
