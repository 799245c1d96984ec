"""The standstill: for the time of maintenance nothing is changed, in any process.

It is a row that every process reads twice a second, so that asking for it costs nothing where work is done.
See docs/decisions/0022-a-standstill-is-a-row.md.
"""

import asyncio
from datetime import datetime

from db.engines import is_away
from db.oversight import Standstill

NAME = "standstill"
READ_EVERY = 0.5
HEARD_AFTER = 2 * READ_EVERY


class _Held:
    row: Standstill | None = None


def standstill() -> Standstill | None:
    """The standstill that is in force, as this process read it last."""
    return _Held.row


async def read_standstill() -> Standstill | None:
    """Read whether there is a standstill, and remember it for this process."""
    _Held.row = await Standstill.get_or_none(name=NAME)
    return _Held.row


async def heed_the_standstill() -> None:
    """Read it again and again, until cancelled; while the database is away the last answer holds."""
    while True:
        try:
            await read_standstill()
        except Exception as error:
            if not is_away(error):
                raise
        await asyncio.sleep(READ_EVERY)


async def begin_standstill(reason: str, now: datetime) -> Standstill:
    """Let nothing be changed from now on; one that is in force goes on with the new reason."""
    if not await Standstill.filter(name=NAME).update(reason=reason):
        await Standstill.create(name=NAME, reason=reason, since=now)
    row = await read_standstill()
    assert row is not None
    return row


async def end_standstill() -> bool:
    """Let things be changed again; false when they could be all along."""
    ended = await Standstill.filter(name=NAME).delete()
    await read_standstill()
    return bool(ended)
