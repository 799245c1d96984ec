"""How entries in the blacklist end: by date, early, or on appeal; and how often they are looked at again (D13.2)."""

from datetime import timedelta
from uuid import UUID

from db.accounts import StaffMember
from db.oversight import Act as ActRow
from db.sanctions import BlacklistEntry, Decision
from db.vocabulary import BlacklistState, DeadlineKind
from policy import pack
from resolvers.deadlines import at_its_time, drop_deadline, set_deadline
from resolvers.moves import move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.sanctions.appeals.matters import accounts_of
from resolvers.sanctions.blacklist.matching import tell_that_the_way_is_free
from resolvers.sanctions.blacklist.proposing import with_case
from resolvers.sanctions.proposing import judging
from resolvers.use_case import use_case, work


@use_case("blacklist_entry:remove")
async def remove_blacklist_entry(actor: Actor, entry_id: UUID, reason: str) -> BlacklistEntry:
    """End an entry early: its person may register again at once, and is told why.

    Another senior than who confirmed it does so. Accounts that it closed are opened by ending that sanction early
    (`liftSanction`). Duty D13.2.
    """
    case, entry = await with_case(entry_id)
    confirmer = await StaffMember.get_or_none(id=entry.confirmed_by_id)
    facts: Facts = {**await judging(case), "confirmer": confirmer and confirmer.user_id}
    facts = {**facts, "sisters": await accounts_of(entry.registrant_id)}
    await permit(ACTS["blacklist_entry:remove"], entry, facts)
    checked(reason=(reason, pack().texts.facts))
    without_identity_numbers("reason", reason)
    await move("blacklist_entry:remove", entry, facts=facts, ended_because=reason, ended_at=work().now)
    await _let_go(entry)
    await tell("blacklist_entry.removed", entry)
    await tell_that_the_way_is_free(entry)
    await tell("case.changed", case)
    return entry


@at_its_time(DeadlineKind.BLACKLIST_ENDED)
@use_case("blacklist_entry:end")
async def end_blacklist_entry(actor: Actor, entry_id: UUID) -> BlacklistEntry:
    """An entry has ended by its date: whom it concerned is told, once; nothing else is to be done."""
    _, entry = await with_case(entry_id)
    await move("blacklist_entry:end", entry, ended_at=work().now)
    await drop_deadline(DeadlineKind.BLACKLIST_REVIEW, entry.id)
    await tell("blacklist_entry.ended", entry)
    await tell_that_the_way_is_free(entry)
    return entry


@at_its_time(DeadlineKind.BLACKLIST_REVIEW)
@use_case("blacklist_entry:review")
async def review_blacklist_entry(actor: Actor, entry_id: UUID) -> BlacklistEntry:
    """An entry is to be looked at again: seniors are told, once for each date, and the next date is set."""
    _, entry = await with_case(entry_id)
    look = work().now + timedelta(seconds=pack().blacklist.review)
    following = look if entry.ends_at and look < entry.ends_at else None
    await move("blacklist_entry:review", entry, review_at=following)
    if following is not None:
        await set_deadline(DeadlineKind.BLACKLIST_REVIEW, entry.id, following)
    await tell("blacklist_entry.review_due", entry)
    return entry


async def overturn_entries(decision: Decision, cause: ActRow) -> None:
    """A step of an appeal's decision: entries that the decision brought about are gone; its closures fall besides."""
    brought = BlacklistEntry.filter(decision_id=decision.id, state=BlacklistState.IN_FORCE)
    for entry in await brought.order_by("id").select_for_update():
        await move("blacklist_entry:overturn", entry, cause=cause, ended_at=work().now)
        await _let_go(entry)
        await tell("blacklist_entry.overturned", entry)
        await tell_that_the_way_is_free(entry)


async def _let_go(entry: BlacklistEntry) -> None:
    """Nothing is due for an entry any more."""
    await drop_deadline(DeadlineKind.BLACKLIST_REVIEW, entry.id)
    await drop_deadline(DeadlineKind.BLACKLIST_ENDED, entry.id)
