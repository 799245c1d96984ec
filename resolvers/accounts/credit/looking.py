"""The look at a registrant's credit: enters what became final, works out the level, and plans the next look (D6.2).

The registrant is held while its ledger is looked at or changed, so that nothing is entered twice and no level is
worked out from half of it; the database keeps one entry of a cause besides.
"""

from datetime import datetime, timedelta
from uuid import UUID

from db.accounts import CreditEntry, PublicAccount, Registrant
from db.complaints import Case
from db.oversight import Act as ActRow
from db.oversight import Deadline
from db.sanctions import Decision, Rectification, Sanction
from db.vocabulary import CreditState, DeadlineKind, Measure
from policy import pack
from resolvers.accounts.credit.finding import DECISION, RECTIFICATION, Due, concerns_the_account, found_against
from resolvers.accounts.credit.scheme import as_counted, scheme
from resolvers.deadlines import at_its_time, first_deadline, keep_deadline, set_deadline
from resolvers.moves import created, locked, move, permit
from resolvers.notices import tell
from resolvers.rules.accounts.credit import COUNTS, CreditStanding, level_of
from resolvers.rules.acts import ACTS
from resolvers.rules.sanctions.contesting import removes_after_all
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work

LATER = timedelta(days=30)  # when nothing is to come that is known of


@at_its_time(DeadlineKind.CREDIT_LOOK)
@use_case("registrant:look_at_credit")
async def look_at_credit(actor: Actor, registrant_id: UUID) -> Registrant:
    """Enter what became final since the last look, keep the level that follows, and plan the next look.

    Seniors are told once of each contest whose answer is late. Done twice, the second time does nothing.
    """
    registrant = await locked(Registrant, registrant_id)
    await permit(ACTS["registrant:look_at_credit"], registrant)
    created("registrant:look_at_credit", registrant)
    now = work().now
    found = await found_against(registrant.id, now)
    entered = set(await CreditEntry.filter(registrant_id=registrant.id).values_list("cause_kind", "cause_id"))
    for due in found.due:
        if (due.cause_kind, due.cause_id) not in entered:
            await _enter(registrant, due)
    late = await _late_contests(registrant, now)
    standing = await reckon(registrant)
    ahead = [at for at in (found.next_at, late, standing.next.at if standing.next else None) if at is not None]
    await set_deadline(DeadlineKind.CREDIT_LOOK, registrant.id, min([now + LATER, *ahead]))
    return registrant


async def look_when_final(case: Case, decision: Decision) -> None:
    """A step of deciding: the ledger is looked at once the decision is final, where it can count; nothing before.

    An answer to an appeal settles what it was against, so the look comes at once.
    """
    does = decision.measure is Measure.REMOVE_CONTENT and await concerns_the_account(case)
    settles = decision.verdict is not None
    if not (does or decision.sanctions or settles):
        return
    account = await PublicAccount.get(id=case.account_id)
    at_once = settles and not (removes_after_all(decision) and does)
    await look_by(account.registrant_id, work().now if at_once else decision.appeal_until)


async def look_by(registrant_id: UUID, at: datetime) -> None:
    """A step: the next look at a registrant's credit is at this time, or sooner where it was."""
    await Registrant.filter(id=registrant_id).select_for_update().first()
    waiting = await Deadline.get_or_none(kind=DeadlineKind.CREDIT_LOOK, subject_id=registrant_id, done_at=None)
    if waiting is None:
        await first_deadline(DeadlineKind.CREDIT_LOOK, registrant_id, at)
    elif waiting.due_at > at:
        await Deadline.filter(id=waiting.id).update(due_at=at)


async def looked_at_from_now(registrant_id: UUID) -> None:
    """A step: whoever publishes is looked at, since time in good standing counts too; nothing comes of it sooner."""
    await keep_deadline(DeadlineKind.CREDIT_LOOK, registrant_id, work().now + LATER)


async def let_go_of_credit(decision: Decision, cause: ActRow | None = None) -> None:
    """A step of reversing a decision: what it entered leaves at once, as if it had never been there."""
    warnings = Sanction.filter(decision_id=decision.id).values_list("id", flat=True)
    put_right = await Rectification.filter(sanction_id__in=await warnings).values_list("id", flat=True)
    left = CreditEntry.filter(state__in=[*COUNTS, CreditState.CONTESTED])
    rows = await left.filter(cause_kind=DECISION, cause_id=decision.id)
    rows += await left.filter(cause_kind=RECTIFICATION, cause_id__in=put_right) if put_right else []
    for registrant_id in sorted({row.registrant_id for row in rows}):
        registrant = await Registrant.filter(id=registrant_id).select_for_update().get()
        for row in sorted(rows, key=lambda row: row.id):
            entry = await CreditEntry.filter(id=row.id).select_for_update().get()
            if entry.registrant_id == registrant_id and entry.state is not CreditState.LEFT:
                entry.registrant = registrant
                await move("credit_entry:leave", entry, cause=cause, left_at=work().now)
                await tell("credit_entry.left", entry)
        await reckon(registrant)


async def standing_of(registrant_id: UUID, entries: list[CreditEntry], now: datetime) -> CreditStanding:
    """How a registrant stands by the entries that count; its time begins with its first account."""
    first = await PublicAccount.filter(registrant_id=registrant_id).order_by("created_at").first()
    since = first.created_at if first else now
    return level_of(as_counted([one for one in entries if one.state in COUNTS]), since, now, scheme())


async def reckon(registrant: Registrant) -> CreditStanding:
    """A step: the level that follows from the ledger of a registrant, who is held, is kept with it."""
    now = work().now
    counting = CreditEntry.filter(registrant_id=registrant.id, state__in=list(COUNTS))
    standing = await standing_of(registrant.id, await counting, now)
    if standing.level is not registrant.credit_level:
        fell = standing.level > registrant.credit_level  # E is the last of the alphabet
        registrant.credit_level = standing.level
        await registrant.save(update_fields=["credit_level"])
        created("registrant:set_credit_level", registrant)
        await tell(f"registrant.credit_{'fell' if fell else 'rose'}", registrant, level=standing.level)
    if standing.next is not None:
        await look_by(registrant.id, standing.next.at)
    return standing


async def _enter(registrant: Registrant, due: Due) -> None:
    until = work().now + timedelta(days=pack().credit.contest)
    entry = CreditEntry(
        id=new_id(), registrant_id=registrant.id, account_id=due.account_id, rule=due.rule, points=due.points,
        cause_kind=due.cause_kind, cause_id=due.cause_id, breach_id=due.breach, at=due.at, contest_until=until,
    )  # fmt: skip
    await entry.save(force_create=True)
    entry.registrant = registrant
    created("credit_entry:enter", entry)
    event = "credit_entry.entered" if due.points < 0 else "credit_entry.gained"
    await tell(event, entry, credit=due.rule, points=abs(due.points), until=until.date())


async def _late_contests(registrant: Registrant, now: datetime) -> datetime | None:
    """Tell seniors once of each contest whose answer is late; gives when the next would be."""
    open_ones = CreditEntry.filter(registrant_id=registrant.id, state=CreditState.CONTESTED, escalated_at=None)
    ahead = []
    for entry in await open_ones.select_for_update():
        assert entry.answer_by is not None
        if entry.answer_by > now:
            ahead.append(entry.answer_by)
            continue
        entry.escalated_at, entry.registrant = now, registrant
        await entry.save(update_fields=["escalated_at"])
        await tell("credit_entry.overdue", entry, until=entry.answer_by.date())
    return min(ahead, default=None)
