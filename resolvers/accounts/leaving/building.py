"""The loop that builds exports: one after the other, each under a lease that is kept for as long as it takes.

The loop of deadlines does not wait for it. Whoever dies over one leaves it to be built anew once its lease has run out.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog

from db import due
from db.accounts import Export
from db.standstill import standstill
from resolvers import clock
from resolvers.accounts.leaving.exporting import go_on_with_export
from resolvers.rules.refusals import BusyProblem
from resolvers.rules.standings import system

ASKED_EVERY = 2.0
LEASE = timedelta(seconds=60)
KEPT_EVERY = 15.0
LONGEST_PAUSE = 3600
log = structlog.get_logger()


async def run_exports() -> None:
    """Build what was asked for until cancelled."""
    while True:
        if not await build_exports():
            await asyncio.sleep(ASKED_EVERY)


async def build_exports() -> int:
    """Build the export that waits longest, if nobody else does; gives how many were taken. In a standstill it waits."""
    if standstill():
        return 0
    claimed = await due.claim(Export, clock.now(), limit=1, lease=LEASE)
    for export in claimed:
        await _build(export)
    return len(claimed)


async def _build(export: Export) -> None:
    try:
        async with _kept(export):
            answer = await go_on_with_export(system("exports"), export.id)
    except Exception as fault:  # others are built meanwhile
        log.error("an export is not built", export=str(export.id), kind=type(fault).__name__, attempt=export.attempts)
        answer = BusyProblem()
    if isinstance(answer, BusyProblem):
        pause = timedelta(seconds=min(LONGEST_PAUSE, 2**export.attempts))
        await due.postpone(export, clock.now() + pause)
    else:
        await due.settle(export, clock.now())


@asynccontextmanager
async def _kept(export: Export) -> AsyncIterator[None]:
    """Keep the lease of an export while it is built."""
    keeping = asyncio.create_task(_keep(export))
    try:
        yield
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


async def _keep(export: Export) -> None:
    while True:
        await asyncio.sleep(KEPT_EVERY)
        await due.keep_hold(Export, [export.id], clock.now() + LEASE)
