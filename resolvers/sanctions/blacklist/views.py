"""What is seen of the blacklist: the desk's list, a registrant's own entries, what is read of a proposal (D13.2)."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import Mandate
from db.sanctions import BlacklistEntry, StatementOfReasons
from db.vocabulary import BlacklistMeasure, BlacklistState, Side
from policy import say
from resolvers import clock
from resolvers.complaints.cases.queue import desk
from resolvers.pages import Literally, Window, keyset, keyset_per
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see

PROPOSED = "state = 'PROPOSED'"
IN_FORCE = "state = 'IN_FORCE'"


class BlacklistFilter(StrEnum):
    """Which entries of the blacklist a list shows."""

    PROPOSED = "PROPOSED"
    IN_FORCE = "IN_FORCE"
    ALL = "ALL"


SHOWN = {BlacklistFilter.PROPOSED: PROPOSED, BlacklistFilter.IN_FORCE: IN_FORCE, BlacklistFilter.ALL: "1 = 1"}


async def blacklist_page(actor: Actor, show: BlacklistFilter, window: Window) -> list[BlacklistEntry]:
    """Entries of the blacklist, oldest first; for staff who work on cases."""
    desk(actor)
    found = BlacklistEntry.filter(Literally(SHOWN[show])) if show is not BlacklistFilter.ALL else BlacklistEntry.all()
    return await keyset(found, window, oldest_first=True)


async def entries_of_registrants(
    actor: Actor, registrants: list[UUID], window: Window
) -> dict[UUID, list[BlacklistEntry]]:
    """The entries about several registrants, newest first, those that exist for this actor."""
    found = await keyset_per(BlacklistEntry, "registrant_id", registrants, "1 = 1", window)
    keys = [entry.id for entries in found.values() for entry in entries]
    known = {entry.id: entry for entry in await BlacklistEntry.filter(id__in=keys).select_related("registrant")}
    return {
        registrant: [known[entry.id] for entry in entries if may_see(actor, known[entry.id])]
        for registrant, entries in found.items()
    }


async def seen_entry(actor: Actor, entry_id: UUID) -> BlacklistEntry | None:
    """An entry, if it exists for this actor, with its registrant, account and decision."""
    row = await BlacklistEntry.get_or_none(id=entry_id).select_related("registrant", "account", "decision")
    return row if row and may_see(actor, row) else None


async def entries_concerning(actor: Actor, limit: int = 5) -> list[BlacklistEntry]:
    """The entries that wait to be heard or were confirmed, about whom this actor acts for or their accounts, newest."""
    if actor.user_id is None:
        return []
    held = await Mandate.filter(user_id=actor.user_id, until=None).values_list("registrant_id", flat=True)
    found = BlacklistEntry.filter(Q(registrant_id__in=list(held)) | Q(account_id__in=list(actor.posts)))
    open_ones = found.filter(state__in=[BlacklistState.PROPOSED, BlacklistState.IN_FORCE])
    rows = await open_ones.order_by("-id").limit(limit).select_related("registrant", "account", "decision")
    return [row for row in rows if may_see(actor, row)]


async def statement_to(actor: Actor, entry: BlacklistEntry) -> StatementOfReasons | None:
    """The statement of reasons of an entry that this actor can contest: to their account, or to themself."""
    if entry.decision_id is None:
        return None
    found = StatementOfReasons.filter(decision_id=entry.decision_id, side=Side.SUBJECT)
    delivered = sorted(await found.select_related("decision__case"), key=lambda statement: statement.id)
    mine = [one for one in delivered if one.user_id is not None and one.user_id == actor.user_id]
    to_accounts = [one for one in delivered if one.user_id is None and one.account_id in actor.posts]
    return next(iter((*mine, *to_accounts)), None)


def is_in_force(entry: Any) -> bool:
    """Whether an entry holds now: it was confirmed, not ended early, and its date has not come."""
    return entry.state is BlacklistState.IN_FORCE and entry.starts_at <= clock.now() < entry.ends_at


def entry_in(language: str, entry: Any) -> str:
    """What people read of a proposed entry: facts, ground, rule, measures, how long, until when they can respond."""
    return say(
        language, "entry-proposal", severity=entry.severity, ground=entry.ground, facts=entry.facts,
        rule=say(language, f"rule-{entry.rule}"), until=entry.respond_until,
        measures="\n".join(
            f"– {say(language, f'entry-measure-{measure}', days=entry.days)}"
            for measure in BlacklistMeasure
            if measure in entry.measures
        ),
    )  # fmt: skip
