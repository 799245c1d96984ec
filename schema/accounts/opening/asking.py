"""The queue of reviews as it is asked for."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import strawberry
from strawberry import Info

from resolvers.accounts.opening.queue import DuePlace, account_queue
from schema.accounts.opening.things import AccountRevision
from schema.pages import After, BeforeCursor, Connection, First, Last, packed, page_of, permitted, unpacked
from schema.words import ReviewLane, RevisionKind

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@strawberry.type
class OpeningQueries:
    """What can be read about reviews of accounts."""

    @strawberry.field(
        description="Accounts that wait to be opened, and changes of accounts that wait, what is due first before the "
        "rest; for staff who review."
    )
    async def account_queue(
        self,
        info: Info,
        lane: Annotated[ReviewLane | None, strawberry.argument(description="Only this lane; null: both.")] = None,
        kind: Annotated[RevisionKind | None, strawberry.argument(description="Only these; null: both kinds.")] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[AccountRevision]:
        """What waits for review."""
        actor = info.context.actor
        return await page_of(
            info, first, after, last, before,
            lambda window: permitted(info, account_queue(actor, window, lane, kind)),
            read=place_of_cursor, cursor=lambda row: _cursor(DuePlace.of(row)),
        )  # fmt: skip


def place_of_cursor(cursor: str) -> DuePlace | None:
    """The place in a cursor, or None when it is not one of ours."""
    micros, _, key = (unpacked(cursor, "d:") or "").partition(":")
    try:
        place = DuePlace(EPOCH + int(micros) * MICROSECOND, UUID(key))
        return place if _cursor(place) == cursor else None
    except (ValueError, OverflowError):
        return None


def _cursor(place: Any) -> str:
    return packed(f"d:{(place.due_at - EPOCH) // MICROSECOND}:{place.id}")
