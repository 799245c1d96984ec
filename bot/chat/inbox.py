"""The inbox: every update is a row before it is handled, handled in order per person, and erased after.

An update may be handled twice (a process may die in the middle), so effects carry `update_key`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from traceback import extract_tb
from uuid import UUID

import structlog
from aiogram import Bot, Dispatcher
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError

from bot.chat import storage
from bot.chat.shown import utc_now
from db import ChatUpdate
from db.bus import bus
from db.due import claim, hold, let_go, postpone
from db.engines import to_the_end
from db.standstill import standstill
from db.vocabulary import Transport

INBOX = "chat:inbox"
TURN = "chat"
TURN_LENGTH = timedelta(seconds=10)
RENEWED_EVERY = timedelta(seconds=3)
ASKED_EVERY = timedelta(seconds=1)
GLANCE = 0.25

AT_ONCE = 8
TRIES = 5
FIRST_WAIT = timedelta(seconds=0.5)
WITHOUT_BOT = timedelta(seconds=10)
# Shorter than the claim, so that no second process handles an update that is still being handled.
CLAIMED = timedelta(seconds=60)
LONGEST_HANDLING = 45.0
GRACE = 10.0

# In a standstill: how soon it is looked again whether it is over.
PUT_OFF = timedelta(seconds=3)

Clock = Callable[[], datetime]
Apology = Callable[[Bot, Update], Awaitable[object]]
log = structlog.get_logger()


class PutOff(Exception):
    """Raised for an update that waits until a standstill is over, once its person was told."""


class Turn:
    """Whether it is this process that handles and sends: the lease "chat", asked for again in good time.

    One turn may be shared by every loop of a process.
    """

    def __init__(self, holder: UUID, clock: Clock = utc_now) -> None:
        self.holder = holder
        self.clock = clock
        self._mine = False
        self._ask_at: datetime | None = None

    async def mine(self) -> bool:
        """Whether it is our turn now."""
        now = self.clock()
        if self._ask_at is None or now >= self._ask_at:
            try:
                self._mine = await hold(TURN, self.holder, now, TURN_LENGTH)
            except BaseException:
                self._mine = False
                raise
            self._ask_at = now + (RENEWED_EVERY if self._mine else ASKED_EVERY)
        return self._mine

    async def end(self) -> None:
        """Leave the turn to others at once."""
        self._mine = False
        self._ask_at = None
        await let_go(TURN, self.holder)


async def keep_update(transport: Transport, update: Update, now: datetime) -> bool:
    """Put an update of Telegram into the inbox; false when it came before."""
    try:
        source = update.event
    except UpdateTypeLookupError:
        source = None
    person = getattr(source, "from_user", None) or getattr(source, "user", None) or getattr(source, "chat", None)
    content = update.model_dump_json(by_alias=True, exclude_unset=True)
    kept = await storage.keep_update(transport, update.update_id, person.id if person else 0, content, now)
    bus.wake(INBOX)
    return kept


async def handle_inbox(
    dispatcher: Dispatcher,
    bots: Mapping[Transport, Bot],
    now: datetime,
    *,
    limit: int = AT_ONCE,
    apologise: Apology | None = None,
) -> int:
    """Handle what is due, at most one update of a person; gives how many were taken up."""
    rows = await claim(ChatUpdate, now, limit=limit, lease=CLAIMED, one_per="person_key")
    async with asyncio.TaskGroup() as people:
        for row in rows:
            people.create_task(_handle(dispatcher, bots, row, lambda: now, apologise))
    return len(rows)


async def run_inbox(
    dispatcher: Dispatcher,
    bots: Mapping[Transport, Bot],
    turn: Turn,
    *,
    at_once: int = AT_ONCE,
    apologise: Apology | None = None,
) -> None:
    """Handle what comes in whenever it is our turn, several people at once, until cancelled.

    When cancelled it lets running handlers finish for a while; what is not finished is due again at once.
    """
    clock = turn.clock
    running: set[asyncio.Task[None]] = set()

    def ended(task: asyncio.Task[None]) -> None:
        running.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            log.warning("chat_update_unsettled", error=type(failure).__name__)
        bus.wake(INBOX)

    try:
        with bus.ear(INBOX) as ear:
            while True:
                try:
                    rows: list[ChatUpdate] = []
                    if len(running) < at_once and await turn.mine():
                        free = at_once - len(running)
                        rows = await claim(ChatUpdate, clock(), limit=free, lease=CLAIMED, one_per="person_key")
                    for row in rows:
                        task = asyncio.create_task(_handle(dispatcher, bots, row, clock, apologise))
                        running.add(task)
                        task.add_done_callback(ended)
                except Exception as failure:  # a database that is away comes back
                    log.warning("chat_inbox_unread", error=type(failure).__name__)
                await ear.heard(GLANCE)
    finally:
        await to_the_end(_wind_up(running, turn))


async def _wind_up(running: set[asyncio.Task[None]], turn: Turn) -> None:
    left = set(running)
    if left:
        _, late = await asyncio.wait(left, timeout=GRACE)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
    await turn.end()


async def _handle(
    dispatcher: Dispatcher,
    bots: Mapping[Transport, Bot],
    row: ChatUpdate,
    clock: Clock,
    apologise: Apology | None,
) -> None:
    """Handle one update to its end; no failure of a handler comes out of here."""
    structlog.contextvars.bind_contextvars(request_id=f"tg:{row.update_id}")
    bot = bots.get(row.transport)
    if bot is None:
        await postpone(row, clock() + WITHOUT_BOT)
        await storage.spare_attempt(row)
        return
    if standstill() and row.due_at > row.at:  # put off before
        return await _put_off(row, clock)
    try:
        update = Update.model_validate_json(storage.open_update(row), context={"bot": bot})
        async with asyncio.timeout(LONGEST_HANDLING):
            answer = await dispatcher.feed_update(bot, update, update_key=f"tg:{row.update_id}")
            if isinstance(answer, TelegramMethod):
                await bot(answer)
    except asyncio.CancelledError:
        await to_the_end(postpone(row, clock()))
        raise
    except PutOff:
        await _put_off(row, clock)
    except Exception as failure:  # whatever a handler raises must not stop the inbox
        await _failed(bot, row, failure, clock, apologise)
    else:
        await storage.finish_update(row, clock())


async def _put_off(row: ChatUpdate, clock: Clock) -> None:
    await postpone(row, clock() + PUT_OFF)
    await storage.spare_attempt(row)


async def _failed(bot: Bot, row: ChatUpdate, failure: Exception, clock: Clock, apologise: Apology | None) -> None:
    """Try again later, or give the update up and say so.

    The log names the kind and the place of the failure: its words may repeat what a person wrote.
    """
    place = extract_tb(failure.__traceback__)[-1]
    facts = {"transport": row.transport.value, "update": row.update_id, "attempt": row.attempts}
    facts |= {"error": type(failure).__name__, "at": f"{place.filename}:{place.lineno}"}
    if row.attempts < TRIES:
        log.warning("chat_update_failed", **facts)
        wait = max(FIRST_WAIT * 2 ** max(row.attempts - 1, 0), timedelta(seconds=getattr(failure, "retry_after", 0)))
        await postpone(row, clock() + wait)
        return
    log.error("chat_update_given_up", **facts)
    content = storage.open_update(row)
    await storage.finish_update(row, clock())
    if apologise:
        try:
            await apologise(bot, Update.model_validate_json(content, context={"bot": bot}))
        except Exception as again:  # an apology is not worth a second failure
            log.warning("chat_apology_failed", error=type(again).__name__, update=row.update_id)
