"""Confirming an entry in the blacklist by a decision of a second person, and carrying it out (D13.2)."""

from datetime import timedelta
from uuid import UUID

from db.accounts import Operatorship, Registrant, StaffMember
from db.complaints import Case
from db.oversight import Act as ActRow
from db.sanctions import BlacklistEntry, Decision, Sanction
from db.vocabulary import (
    BlacklistMeasure,
    CaseState,
    ComplaintState,
    DeadlineKind,
    DecisionAbout,
    Ground,
    OperatorshipState,
    RegistrantState,
    SanctionKind,
    Severity,
)
from policy import pack
from resolvers.complaints.cases.desk import as_judged
from resolvers.complaints.cases.owner_acts import something_else_waits
from resolvers.deadlines import drop_deadline, first_deadline
from resolvers.moves import move, permit
from resolvers.notices import tell
from resolvers.oversight.reports import note_for_the_authorities
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.sanctions.ladder import strikes_for, taken_by
from resolvers.rules.standings import SPEAKING, Actor
from resolvers.sanctions.appeals.matters import accounts_of
from resolvers.sanctions.blacklist.matching import found_evading, verified_marks_of
from resolvers.sanctions.blacklist.proposing import concerned_accounts, term_until, with_case
from resolvers.sanctions.confirming import decided_by_it, put_into_force
from resolvers.sanctions.decisions import deliver, rule_named, write_decision
from resolvers.sanctions.proposing import judging, post_of
from resolvers.use_case import new_id, use_case, work


@use_case("blacklist_entry:confirm")
async def confirm_blacklist_entry(actor: Actor, entry_id: UUID, revision: int | None = None) -> BlacklistEntry:
    """Put a proposed entry into force by a decision, once whom it concerns was heard or had the time for it.

    A senior confirms it who is another person than whoever proposed it. Where it closes accounts, each account of the
    registrant gets that sanction by the same decision; everybody concerned gets reasons. Where the case waits for its
    decision, this is it. Refused with Restricted while the hearing is open, and where something came to the case since
    the `revision` that was read. Duty D13.2.
    """
    case, entry = await with_case(entry_id)
    proposer = await StaffMember.get(id=entry.proposed_by_id)
    facts: Facts = {
        **await judging(case), "proposer": proposer.user_id, "sisters": await accounts_of(entry.registrant_id)
    }  # fmt: skip
    await permit(ACTS["blacklist_entry:confirm"], entry, facts)
    as_judged(case, revision)
    registrant, others = await _held(entry)
    closures = await _closures(case, entry)
    decision = await _decision_on(case, entry, closures, post_of(actor))
    confirmed = await _into_force(entry, registrant, decision, facts)
    for closure in closures:
        await closure.save(force_create=True)
        await put_into_force(closure, decision, facts, cause=confirmed)
    await _tell_everybody(entry, registrant, decision)
    await note_for_the_authorities(case, decision)
    if case.state is CaseState.CLAIMED and not await something_else_waits(case):
        await decided_by_it(case, decision, confirmed, ACTS["blacklist_entry:confirm"])
    else:
        await tell("case.changed", case)
    for other in others:
        await found_evading(other, entry)
        await tell("registrant.listed", other, ends=entry.ends_at and entry.ends_at.date())
    return entry


async def _held(entry: BlacklistEntry) -> tuple[Registrant, list[Registrant]]:
    """The registrant, and who else was verified with the same number, all held: so nobody is verified meanwhile."""
    registrant = await Registrant.filter(id=entry.registrant_id).select_for_update().get()
    marks = verified_marks_of(registrant)
    same = Registrant.filter(verified_mark__in=marks).exclude(id=registrant.id)
    found = await same.order_by("id").select_for_update() if marks else []
    forbids = BlacklistMeasure.FORBID_REGISTRATION in entry.measures
    return registrant, [other for other in found if forbids and other.state is RegistrantState.VERIFIED]


async def _closures(case: Case, entry: BlacklistEntry) -> list[Sanction]:
    """The closing of each account as a sanction that was proposed and heard with the entry; not kept yet."""
    if BlacklistMeasure.CLOSE_ACCOUNT not in entry.measures:
        return []
    assert entry.account_id is not None
    entry.accounts = await concerned_accounts(entry.registrant_id, entry.account_id, entry.measures)
    return [
        Sanction(
            id=new_id(), account_id=UUID(account), case_id=case.id, kind=SanctionKind.CLOSURE,
            functions=list(taken_by(SanctionKind.CLOSURE, ())), rule=entry.rule, ground=Ground(entry.ground),
            severity=Severity(entry.severity), strikes=_strikes(entry), facts=entry.facts,
            proposed_by_id=entry.proposed_by_id, proposed_at=entry.proposed_at, respond_until=entry.respond_until,
            response=entry.response, responded_at=entry.responded_at,
        )
        for account in entry.accounts
    ]  # fmt: skip


async def _decision_on(case: Case, entry: BlacklistEntry, closures: list[Sanction], by: UUID | None) -> Decision:
    """The decision, which names the closing once however many accounts there are; its end is that of the ban."""
    decision = await write_decision(
        case, rule_named(entry.rule), entry.facts, by=by, about=DecisionAbout.BLACKLIST,
        outcome=ComplaintState.UPHELD, severity=Severity(entry.severity), strikes=_strikes(entry),
        sanctions=closures[:1],
    )  # fmt: skip
    if BlacklistMeasure.FORBID_REGISTRATION in entry.measures:
        decision.ends_at = term_until(entry, decision.starts_at)
    return decision


async def _into_force(
    entry: BlacklistEntry, registrant: Registrant, decision: Decision, facts: Facts
) -> ActRow:  # fmt: skip
    starts, ends = decision.starts_at, term_until(entry, decision.starts_at)
    look = work().now + timedelta(seconds=pack().blacklist.review)
    confirmed = await move(
        "blacklist_entry:confirm", entry, facts=facts, decision_id=decision.id, confirmed_by_id=decision.decided_by_id,
        starts_at=starts, ends_at=ends, review_at=look if look < ends else None, accounts=entry.accounts,
        number_mark=registrant.verified_mark, mark_version=registrant.verified_mark_version,
    )  # fmt: skip
    decision.act_id = confirmed.id
    await decision.save(update_fields=["act_id", "ends_at"])
    await drop_deadline(DeadlineKind.BLACKLIST_HEARING_OVER, entry.id)
    await first_deadline(DeadlineKind.BLACKLIST_ENDED, entry.id, ends)
    if entry.review_at is not None:
        await first_deadline(DeadlineKind.BLACKLIST_REVIEW, entry.id, entry.review_at)
    return confirmed


async def _tell_everybody(entry: BlacklistEntry, registrant: Registrant, decision: Decision) -> None:
    """The reasons go to each account, and to whoever acts for the registrant and can contest it for no account."""
    accounts = [UUID(account) for account in entry.accounts]
    for account in accounts:
        await deliver(decision, account_id=account)
    speaking = Operatorship.filter(
        account_id__in=accounts, until=None, state=OperatorshipState.ACTIVE, role__in=list(SPEAKING)
    )
    reached = {str(user) for user in await speaking.values_list("user_id", flat=True)}
    for user in registrant.acting or ():
        if user not in reached:
            await deliver(decision, account_id=entry.account_id, user_id=UUID(user))
    await tell(
        "blacklist_entry.confirmed", entry, rule=entry.rule, ends=decision.ends_at and decision.ends_at.date(),
        until=decision.appeal_until.date(),
    )  # fmt: skip


def _strikes(entry: BlacklistEntry) -> int:
    return strikes_for(rule_named(entry.rule).strikes, Severity(entry.severity))
