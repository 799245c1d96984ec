"""A document expires: warned of ahead, then the registrant is verified no more, and nothing new is published."""

from datetime import datetime, timedelta
from uuid import UUID

from db.accounts import Registrant
from db.vocabulary import DeadlineKind
from policy import pack
from resolvers import clock
from resolvers.deadlines import at_its_time, set_deadline
from resolvers.moves import change, locked, move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work

LAPSE = "registrant:lapse"


@at_its_time(DeadlineKind.REGISTRANT_EXPIRY)
@use_case(LAPSE)
async def lapse_registrant(actor: Actor, registrant_id: UUID) -> Registrant:
    """Warn that a registrant's document expires, each time once; when it has expired it counts as verified no more."""
    row = await locked(Registrant, registrant_id)
    await permit(ACTS[LAPSE], row)
    end, now = _end(row), work().now
    if end is None:
        return row
    if now >= end:
        await move(LAPSE, row)
        await tell("registrant.lapsed", row, until=row.expires_on)
        return row
    due = min((days for days in pack().identity.warn_days if end - now <= timedelta(days=days)), default=None)
    if due is not None and (row.warned_days is None or due < row.warned_days):
        await change(ACTS["registrant:warn"], row, {"warned_days": due}, permitted_by=ACTS[LAPSE])
        await tell("registrant.expiry_warned", row, until=row.expires_on)
    await watch_expiry(row)
    return row


async def watch_expiry(row: Registrant) -> None:
    """A step: the next warning, or the end, is due; a document without an end is never."""
    end, now = _end(row), work().now
    if end is None:
        return
    given = row.warned_days
    ahead = [
        max(end - timedelta(days=days), now) for days in pack().identity.warn_days if given is None or days < given
    ]
    await set_deadline(DeadlineKind.REGISTRANT_EXPIRY, row.id, min([*ahead, end]))


def _end(row: Registrant) -> datetime | None:
    """The moment behind the last day of the document."""
    return clock.begins(row.expires_on + timedelta(days=1)) if row.expires_on else None
