"""What was told of an identity that was turned down does not stay: its days over, name and number are gone."""

from datetime import timedelta
from uuid import UUID

from db.accounts import Registrant
from db.vocabulary import DeadlineKind, RegistrantState
from policy import pack
from resolvers.accounts.leaving.holds import is_needed_by_the_blacklist, stands_behind_something
from resolvers.accounts.leaving.left import erase_identity_of
from resolvers.deadlines import at_its_time, set_deadline
from resolvers.moves import locked, move
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work

EMPTY = "registrant:empty"


async def empty_later(row: Registrant) -> None:
    """A step: what a registrant told that was turned down goes when its days are over."""
    due = work().now + timedelta(days=pack().identity.rejected_kept)
    await set_deadline(DeadlineKind.IDENTITY_EMPTIED, row.id, due)


@at_its_time(DeadlineKind.IDENTITY_EMPTIED)
@use_case(EMPTY)
async def empty_registrant(actor: Actor, registrant_id: UUID) -> Registrant:
    """Empty a registrant that was turned down of its name and numbers; the blacklist may need the mark of one.

    While an account of it is left, somebody answers for that: then it is looked at again later.
    """
    row = await locked(Registrant, registrant_id)
    if row.state is RegistrantState.REJECTED and await stands_behind_something(row):
        await empty_later(row)
        return row
    await move(EMPTY, row)
    await erase_identity_of(row, keep_mark=await is_needed_by_the_blacklist(row))
    return row
