"""Whose turn it is: one process at a time handles and sends, and another takes over when it ends or dies."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog

from bot.chat.shown import utc_now
from db import ChatUpdate, Digest, Notice
from db.due import hold, holder_of, let_go, release

TURN = "chat"
TURN_LENGTH = timedelta(seconds=10)
RENEWED_EVERY = timedelta(seconds=3)
ASKED_EVERY = timedelta(seconds=1)
LEAVING = 2.0
LONGEST_PAUSE = 5.0
# Works again for so long: it is over. A turn that is not asked for anew says nothing of the database.
OVER_AFTER = 5.0

Clock = Callable[[], datetime]
log = structlog.get_logger()


class Turn:
    """Whether it is this process that handles and sends: the lease "chat", asked for again in good time.

    One turn may be shared by every loop of a process. Whoever takes it over from another lets go of what
    that one had claimed: it gave its turn away or is dead, and effects and messages carry keys.
    """

    def __init__(self, holder: UUID, clock: Clock = utc_now) -> None:
        self.holder = holder
        self.clock = clock
        self._mine = False
        self._ask_at: datetime | None = None
        self._asking = asyncio.Lock()

    async def mine(self) -> bool:
        """Whether it is our turn now."""
        async with self._asking:
            now = self.clock()
            if self._ask_at is None or now >= self._ask_at:
                try:
                    self._mine = await (self._renewed(now) if self._mine else self._taken(now))
                except BaseException:
                    self._mine = False
                    raise
                self._ask_at = now + (RENEWED_EVERY if self._mine else ASKED_EVERY)
            return self._mine

    async def _renewed(self, now: datetime) -> bool:
        return await hold(TURN, self.holder, now, TURN_LENGTH)

    async def _taken(self, now: datetime) -> bool:
        last = await holder_of(TURN)
        if not await hold(TURN, self.holder, now, TURN_LENGTH):
            return False
        if last != self.holder:
            for claimed in (ChatUpdate, Digest, Notice):
                await release(claimed)
        return True

    async def outlast(self, tasks: Iterable[asyncio.Future[Any]], seconds: float) -> None:
        """Let tasks come to their end for so long, keeping the turn meanwhile; what is late then is cancelled."""
        left, end = set(tasks), asyncio.get_running_loop().time() + seconds
        while left and (rest := end - asyncio.get_running_loop().time()) > 0:
            _, left = await asyncio.wait(left, timeout=min(rest, 1.0))
            if left:
                await at_any_rate(self.mine())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def end(self) -> None:
        """Leave the turn to others at once; when the database is away they wait until it has run out."""
        self._mine = False
        self._ask_at = None
        await at_any_rate(let_go(TURN, self.holder))


async def at_any_rate(wish: Awaitable[object]) -> None:
    """Do what would be good to do, for a moment, and go on when it cannot be done."""
    try:
        async with asyncio.timeout(LEAVING):
            await wish
    except Exception as failure:
        log.warning("chat_turn_not_told", error=type(failure).__name__)


class Outage:
    """Something that is away for a while: one line when it fails, one when it works again, longer and longer pauses."""

    def __init__(self, event: str) -> None:
        self.event = event
        self._tries = 0
        self._failed_at = 0.0

    async def pause(self, failure: Exception, **facts: object) -> None:
        """It failed, with a failure that is named once; wait before the next try."""
        if not self._tries:
            log.warning(self.event, error=type(failure).__name__, **facts)
        self._tries += 1
        await asyncio.sleep(min(LONGEST_PAUSE, 0.25 * 2**self._tries))
        self._failed_at = asyncio.get_running_loop().time()

    def over(self) -> None:
        """It works; that is told once it has worked for a while."""
        if self._tries and asyncio.get_running_loop().time() - self._failed_at > OVER_AFTER:
            log.warning(f"{self.event}_no_more", tries=self._tries)
            self._tries = 0
