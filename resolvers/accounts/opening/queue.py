"""What waits for review: the queue of reviewers, and what a reviewer sees beside each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import AccountRevision, PublicAccount
from db.vocabulary import ReviewLane, RevisionKind, RevisionState
from policy import pack
from resolvers import clock
from resolvers.accounts.opening.looks import alike, looks_of
from resolvers.accounts.opening.reviewing import PENDING
from resolvers.pages import Literally, Window, keyset_per
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES, may_see

STANDS = "state <> 'WITHDRAWN'"


@dataclass(frozen=True)
class DuePlace:
    """Where something stands in the order in which it is due."""

    due_at: datetime
    id: UUID

    @classmethod
    def of(cls, revision: AccountRevision) -> "DuePlace":
        """The place of what waits."""
        return cls(revision.due_at, revision.id)


async def account_queue(
    actor: Actor, window: Window, lane: ReviewLane | None = None, kind: RevisionKind | None = None
) -> list[AccountRevision]:
    """A page of what waits for review, what is due first before the rest; for staff who review."""
    if not QUERIES["accountQueue"] & standings(actor, None):
        raise Refused(NotAllowed("account:approve"))
    found = AccountRevision.filter(Literally(PENDING))
    if lane is not None:
        found = found.filter(lane=lane)
    if kind is not None:
        found = found.filter(kind=kind)
    if isinstance(window.after, DuePlace):
        at, key = window.after.due_at, window.after.id
        found = found.filter(Q(due_at__gt=at) | Q(due_at=at, id__gt=key), due_at__gte=at)
    if isinstance(window.before, DuePlace):
        at, key = window.before.due_at, window.before.id
        found = found.filter(Q(due_at__lt=at) | Q(due_at=at, id__lt=key), due_at__lte=at)
    order = ("-due_at", "-id") if window.backwards else ("due_at", "id")
    return await found.order_by(*order).limit(window.limit)


async def look_alikes_of(revisions: list[UUID]) -> dict[UUID, list[PublicAccount]]:
    """The open accounts of other registrants that look like what several revisions name, for reviewers."""
    rows = await AccountRevision.filter(id__in=revisions).select_related("account")
    looks = {row.id: set(looks_of(_name_in(row), row.account.handle).values()) - {""} for row in rows}
    found = await alike({look for each in looks.values() for look in each})
    return {
        row.id: [
            other
            for other in found
            if other.registrant_id != row.account.registrant_id and looks[row.id] & {other.look, other.handle_look}
        ]
        for row in rows
    }


def _name_in(revision: AccountRevision) -> str:
    changed = revision.changes.get("name")
    return str(changed[1]) if changed else str(revision.account.name)


async def revisions_of(actor: Actor, accounts: list[UUID]) -> dict[UUID, AccountRevision]:
    """The latest that was reviewed or waits of several accounts, for who runs them and for staff who review."""
    latest = await keyset_per(AccountRevision, "account_id", accounts, STANDS, Window(limit=1))
    return {account: rows[0] for account, rows in latest.items() if may_see(actor, rows[0])}


def to_check(kind: RevisionKind) -> tuple[str, ...]:
    """What a reviewer ticks before they approve."""
    terms = pack().opening
    return terms.check_opening if kind is RevisionKind.OPENING else terms.check_change


def is_late(revision: AccountRevision) -> bool:
    """Whether it waits although its time is over."""
    return revision.state is RevisionState.PENDING and revision.due_at <= clock.now()
