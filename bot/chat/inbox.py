"""The inbox: every update is a row before it is handled, handled in order per person, and erased after.

An update may be handled twice (a process may die in the middle), so effects carry `update_key`.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from traceback import extract_tb
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import TelegramMethod
from aiogram.types import Update

from bot.chat import storage
from bot.chat.telegram import NotReached
from bot.chat.turn import Clock, Outage, Turn
from db import ChatUpdate
from db.bus import bus
from db.due import claim, give_back, postpone
from db.engines import to_the_end
from db.standstill import standstill
from db.vocabulary import Transport

INBOX = "chat:inbox"
GLANCE = 0.25

# Many of them wait for their chat's budget at any time, and a press is not to wait for them to be answered.
AT_ONCE = 100
TRIES = 5
FIRST_WAIT = timedelta(seconds=0.5)
WITHOUT_BOT = timedelta(seconds=10)
UNREACHED = timedelta(seconds=5)
# Shorter than the claim, so that no second process handles an update that is still being handled.
CLAIMED = timedelta(seconds=60)
LONGEST_HANDLING = 45.0
GRACE = 10.0

# In a standstill: how soon it is looked again whether it is over.
PUT_OFF = timedelta(seconds=3)

Apology = Callable[[Bot, Update], Awaitable[object]]
log = structlog.get_logger()


class PutOff(Exception):
    """Raised for an update that waits until a standstill is over, once its person was told."""


async def keep_update(
    transport: Transport, form: Mapping[str, Any], now: datetime, *, due_at: datetime | None = None
) -> bool:
    """Put an update of Telegram, as it came, into the inbox; false when it came before."""
    event: Any = next((part for part in form.values() if isinstance(part, dict)), {})
    person = event.get("from") or event.get("user") or event.get("chat") or {}
    address = person.get("id") if isinstance(person, dict) else None
    number, content = int(form["update_id"]), json.dumps(form, ensure_ascii=False)
    known = address if isinstance(address, int) else 0
    return await storage.keep_update(transport, number, known, content, now, due_at or now)


async def handle_inbox(
    dispatcher: Dispatcher,
    bots: Mapping[Transport, Bot],
    now: datetime,
    *,
    limit: int = AT_ONCE,
    apologise: Apology | None = None,
) -> int:
    """Handle what is due, at most one update of a person; gives how many were taken up."""
    rows = await _claimed(now, limit)
    async with asyncio.TaskGroup() as people:
        for row in rows:
            people.create_task(_handle(dispatcher, bots, row, lambda: now, apologise))
    return len(rows)


async def _claimed(now: datetime, limit: int) -> list[ChatUpdate]:
    """What is due, in the order in which each person did it, however it came."""
    return await claim(ChatUpdate, now, limit=limit, lease=CLAIMED, one_per="person_key", by="update_id")


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
    clock, outage = turn.clock, Outage("chat_inbox_unread")
    running: dict[int, asyncio.Task[None]] = {}

    def ended(position: int, task: asyncio.Task[None]) -> None:
        del running[position]
        if not task.cancelled() and (failure := task.exception()):
            log.warning("chat_update_unsettled", error=type(failure).__name__)
        bus.wake(INBOX)

    try:
        with bus.ear(INBOX) as ear:
            while True:
                try:
                    if await turn.mine() and len(running) < at_once:
                        for row in await _claimed(clock(), at_once - len(running)):
                            if row.position in running:  # our claim was let go by another, who is gone again
                                continue
                            task = asyncio.create_task(_handle(dispatcher, bots, row, clock, apologise))
                            running[row.position] = task
                            task.add_done_callback(partial(ended, row.position))
                    outage.over()
                except Exception as failure:  # a database that is away comes back
                    await outage.pause(failure)
                await ear.heard(GLANCE)
    finally:
        await to_the_end(turn.outlast(list(running.values()), GRACE))


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
        await give_back(row, clock() + WITHOUT_BOT)
        return
    if standstill() and row.due_at - row.at >= PUT_OFF:  # put off before
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
    except TelegramRetryAfter as flood:  # the update is not to blame, nor is it for a network that is down
        await give_back(row, clock() + timedelta(seconds=flood.retry_after))
    except NotReached:
        await give_back(row, clock() + UNREACHED)
    except Exception as failure:  # whatever a handler raises must not stop the inbox
        await _failed(bot, row, failure, clock, apologise)
    else:
        await storage.finish_update(row, clock())


async def _put_off(row: ChatUpdate, clock: Clock) -> None:
    await give_back(row, clock() + PUT_OFF)


async def _failed(bot: Bot, row: ChatUpdate, failure: Exception, clock: Clock, apologise: Apology | None) -> None:
    """Try again later, or give the update up and say so.

    The log names the kind and the place of the failure: its words may repeat what a person wrote.
    """
    place = extract_tb(failure.__traceback__)[-1]
    facts = {"transport": row.transport.value, "update": row.update_id, "attempt": row.attempts}
    facts |= {"error": type(failure).__name__, "at": f"{place.filename}:{place.lineno}"}
    if row.attempts < TRIES:
        log.warning("chat_update_failed", **facts)
        await postpone(row, clock() + FIRST_WAIT * 2 ** max(row.attempts - 1, 0))
        return
    log.error("chat_update_given_up", **facts)
    content = storage.open_update(row)
    await storage.finish_update(row, clock())
    if apologise:
        try:
            await apologise(bot, Update.model_validate_json(content, context={"bot": bot}))
        except Exception as again:  # an apology is not worth a second failure
            log.warning("chat_apology_failed", error=type(again).__name__, update=row.update_id)
