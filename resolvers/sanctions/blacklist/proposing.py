"""Proposing an entry in the blacklist, hearing whom it concerns, taking the proposal back (D13.2)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from db.accounts import PublicAccount, Registrant
from db.complaints import Case
from db.sanctions import BlacklistEntry
from db.vocabulary import AccountState, BlacklistMeasure, DeadlineKind, Ground, Severity
from policy import pack
from resolvers.complaints.cases.opening import touch_case
from resolvers.deadlines import at_its_time, drop_deadline, first_deadline
from resolvers.moves import created, locked, move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.refusals import FaultCode, NotFound, Refused, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.rules.visibility import may_see
from resolvers.sanctions.appeals.matters import accounts_of
from resolvers.sanctions.decisions import rule_named
from resolvers.sanctions.proposing import complainants_of, judging, keep_response, post_of
from resolvers.use_case import new_id, use_case, work


@use_case("blacklist_entry:propose")
async def propose_blacklist_entry(
    actor: Actor,
    case_id: UUID,
    measures: Sequence[BlacklistMeasure],
    rule: str,
    severity: Severity,
    days: int,
    facts: str,
) -> BlacklistEntry:
    """Propose to put whoever answers for a case's account into the blacklist: they are sent facts and ground first.

    Only for what the published table of the policy pack calls serious, with no more measures and days than it names.
    Nothing holds until a second person confirms it. Refused with Restricted to whoever neither holds nor decided the
    case. Duty D13.2.
    """
    case = await locked(Case, case_id)
    account = await PublicAccount.get(id=case.account_id).select_related("registrant")
    registrant: Registrant = account.registrant
    about = {"complainants": await complainants_of(case.id), "sisters": await accounts_of(registrant.id)}
    await permit(ACTS["blacklist_entry:propose"], case, about)
    _text("facts", facts)
    in_the_table(measures, severity, days)
    found, now = rule_named(rule), work().now
    entry = BlacklistEntry(
        id=new_id(), registrant=registrant, account_id=account.id, case_id=case.id,
        accounts=await concerned_accounts(registrant.id, account.id, measures),
        measures=[one for one in BlacklistMeasure if one in measures], rule=found.code, ground=Ground(found.ground),
        severity=severity, facts=facts, days=days, proposed_by_id=post_of(actor), proposed_at=now,
        respond_until=now + timedelta(seconds=pack().blacklist.hearing),
    )  # fmt: skip
    await entry.save(force_create=True)
    created("blacklist_entry:propose", entry)
    await first_deadline(DeadlineKind.BLACKLIST_HEARING_OVER, entry.id, entry.respond_until)
    await tell("blacklist_entry.proposed", entry, until=entry.respond_until.date())
    await changed(case)
    return entry


@use_case("blacklist_entry:respond")
async def respond_to_blacklist_entry(actor: Actor, entry_id: UUID, words: str) -> BlacklistEntry:
    """Say what one has to say to a proposed entry, once or again until it is confirmed; all of it is kept."""
    case, entry = await with_case(entry_id)
    await permit(ACTS["blacklist_entry:respond"], entry)
    _text("words", words)
    said = words if entry.response is None else f"{entry.response}\n\n{words}"
    await move("blacklist_entry:respond", entry, response=said, responded_at=work().now)
    await keep_response(words, entry_id=entry.id)
    await tell("blacklist_entry.responded", entry)
    await changed(case)
    return entry


@use_case("blacklist_entry:withdraw")
async def withdraw_blacklist_entry(actor: Actor, entry_id: UUID, reason: str) -> BlacklistEntry:
    """Take a proposed entry back; nothing of it holds, and whom it concerned is told why."""
    case, entry = await with_case(entry_id)
    facts: Facts = {**await judging(case), "sisters": await accounts_of(entry.registrant_id)}
    await permit(ACTS["blacklist_entry:withdraw"], entry, facts)
    _text("reason", reason)
    await move("blacklist_entry:withdraw", entry, facts=facts, ended_because=reason)
    await drop_deadline(DeadlineKind.BLACKLIST_HEARING_OVER, entry.id)
    await tell("blacklist_entry.withdrawn", entry)
    await changed(case)
    return entry


@at_its_time(DeadlineKind.BLACKLIST_HEARING_OVER)
@use_case("blacklist_entry:hear")
async def close_blacklist_hearing(actor: Actor, entry_id: UUID) -> BlacklistEntry:
    """The time to respond to a proposed entry is over: whoever proposed it learns that it can be confirmed now."""
    _, entry = await with_case(entry_id)
    await move("blacklist_entry:hear", entry)
    await tell("blacklist_entry.hearing_over", entry)
    return entry


async def with_case(entry_id: UUID) -> tuple[Case, BlacklistEntry]:
    """A step: an entry with its registrant, and its case, which is held first; what one may not see does not exist."""
    seen = await BlacklistEntry.get_or_none(id=entry_id).select_related("registrant")
    if seen is None or not may_see(work().actor, seen):
        raise Refused(NotFound("BlacklistEntry"))
    case = await Case.filter(id=seen.case_id).select_for_update().get()
    entry = await BlacklistEntry.filter(id=entry_id).select_for_update().get()
    entry.registrant = seen.registrant
    return case, entry


async def concerned_accounts(
    registrant_id: UUID, account_id: UUID, measures: Sequence[BlacklistMeasure | str]
) -> list[str]:  # fmt: skip
    """The accounts that an entry concerns: all of the registrant where they are to be closed, else the case's own."""
    if BlacklistMeasure.CLOSE_ACCOUNT not in measures:
        return [str(account_id)]
    there = PublicAccount.filter(registrant_id=registrant_id).exclude(state=AccountState.CLOSED)
    found = await there.order_by("id").values_list("id", flat=True)
    return [str(one) for one in dict.fromkeys([account_id, *found])]


async def changed(case: Case) -> None:
    """A step: who decides next in a case, held here, must have seen it; its card shows it."""
    await touch_case(case)
    await tell("case.changed", case)


def term_until(entry: BlacklistEntry, starts_at: datetime) -> datetime:
    """When an entry ends that begins then."""
    return starts_at + timedelta(days=entry.days)


def in_the_table(measures: Sequence[BlacklistMeasure], severity: Severity, days: int) -> None:
    """Refuse what is not in the published table of seriousness."""
    table = pack().blacklist
    line = table.for_breach(severity)
    if line is None:
        raise invalid("severity", FaultCode.NOT_ONE_OF, ", ".join(one.severity for one in table.seriousness))
    if not measures or not set(measures) <= set(line.measures):
        raise invalid("measures", FaultCode.NOT_ONE_OF if measures else FaultCode.EMPTY, ", ".join(line.measures))
    if not 0 < days <= line.days:
        raise invalid("days", FaultCode.NOT_ONE_OF, f"1–{line.days}")


def _text(path: str, text: str) -> None:
    checked(**{path: (text, pack().texts.facts)})
    without_identity_numbers(path, text)
