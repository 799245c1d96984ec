"""The queue of cases as it is asked for: the filter, the order, and the cursors of its places."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import strawberry
from strawberry import Info

from db.vocabulary import CaseState as CaseStateWords
from resolvers.complaints.cases.queue import UNDECIDED, Place, Wanted, cases_page, order_of
from resolvers.complaints.cases.queue import CaseOrder as CaseOrderWords
from resolvers.rules.refusals import Refused
from schema.fields import key_in
from schema.pages import fault_of, packed, page_of, unpacked
from schema.words import CaseOrder, CaseState, CauseKind, Holder, SubjectKind

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@strawberry.input(description="Which cases; what is not given does not narrow.")
class CaseFilter:
    """Which cases."""

    states: list[CaseState] | None = strawberry.field(
        default=None, description="In one of these states; those that are not decided unless told."
    )
    category: str | None = strawberry.field(default=None, description="With a complaint of this category.")
    subject_kind: SubjectKind | None = strawberry.field(default=None, description="On a thing of this kind.")
    account: strawberry.ID | None = strawberry.field(default=None, description="Concerning this public account.")
    claimed_by: Holder | None = strawberry.field(default=None, description="Which you took, or nobody.")
    overdue: bool | None = strawberry.field(
        default=None, description="Whether the time for which an answer was promised is over."
    )
    campaign: bool | None = strawberry.field(
        default=None, description="Whether its reports were marked as looking organised."
    )
    cause: CauseKind | None = strawberry.field(default=None, description="Brought about, among others, by this.")


def wanted_by(given: CaseFilter | None, decided: bool) -> Wanted:
    """Which cases are wanted."""
    states = tuple(CaseStateWords) if decided else UNDECIDED
    if given is None:
        return Wanted(states)
    return Wanted(
        states=states if given.states is None else tuple(CaseStateWords(state) for state in given.states),
        category=given.category, subject_kind=given.subject_kind,
        account_id=key_in("filter.account", given.account, "PublicAccount")[1] if given.account else None,
        claimed_by=given.claimed_by, overdue=given.overdue, campaign=given.campaign, cause=given.cause,
    )  # fmt: skip


async def cases_asked(
    info: Info, given: CaseFilter | None, order: CaseOrder, decided: bool,
    part: tuple[int | None, str | None, int | None, str | None],
) -> Any:  # fmt: skip
    """A page of the queue, or a fault of the request that says why it may not be seen."""
    try:
        wanted = wanted_by(given, decided)
        by_place = order_of(wanted, CaseOrderWords(order)) is CaseOrderWords.URGENT
        way: dict[str, Any] = {"read": place_of_cursor, "cursor": cursor_of_place} if by_place else {}
        return await page_of(
            info, *part, lambda window: cases_page(info.context.actor, wanted, CaseOrderWords(order), window), **way
        )
    except Refused as no:
        raise fault_of(info, no) from None


def cursor_of_place(row: Any) -> str:
    """The cursor of a case in the order of urgency."""
    return _cursor(Place.of(row))


def place_of_cursor(cursor: str) -> Place | None:
    """The place in a cursor, or None when it is not one of ours."""
    parts = (unpacked(cursor, "q:") or "").split(":")
    try:
        waits, urgency, micros, key = parts
        place = Place(waits == "1", int(urgency), EPOCH + int(micros) * MICROSECOND, UUID(key))
        return place if abs(place.less_urgent) < 2**31 and _cursor(place) == cursor else None
    except (ValueError, OverflowError):
        return None


def _cursor(place: Place) -> str:
    micros = (place.due_at - EPOCH) // MICROSECOND
    return packed(f"q:{int(place.waits_for_reviewers)}:{place.less_urgent}:{micros}:{place.id}")
