"""Confirming sanctions with a decision, lifting them, and what an appeal does to them (D13.1)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from db.accounts import StaffMember
from db.complaints import Case
from db.oversight import Act as ActRow
from db.sanctions import Decision, Sanction
from db.vocabulary import (
    AccountFunction,
    CaseState,
    ComplaintState,
    DeadlineKind,
    DecisionAbout,
    SanctionKind,
    SanctionState,
    Severity,
)
from policy import pack
from resolvers import clock
from resolvers.complaints.cases.answering import decide_complaints
from resolvers.complaints.cases.desk import as_judged
from resolvers.complaints.cases.owner_acts import something_else_waits
from resolvers.deadlines import at_its_time, drop_deadline, look_at_care_from, set_deadline
from resolvers.moves import change, locked, move, permit
from resolvers.notices import tell
from resolvers.oversight.reports import note_for_the_authorities
from resolvers.rules.acts import ACTS, Act
from resolvers.rules.conditions import Facts
from resolvers.rules.permissions import objection
from resolvers.rules.sanctions.ladder import taken_by
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.rules.verdicts import Imposed
from resolvers.sanctions.decisions import deliver, rule_named, write_decision
from resolvers.sanctions.force import reflect
from resolvers.sanctions.proposing import judging, post_of, with_case
from resolvers.sanctions.rectification import ask_to_put_right, let_go_of_rectification
from resolvers.use_case import use_case, work


@use_case("sanction:confirm")
async def confirm_sanction(actor: Actor, sanction_id: UUID, revision: int | None = None) -> Sanction:
    """Put a proposal into force by a decision, once the account was heard or had its time; everybody gets reasons.

    A closure is confirmed by a senior who is another person than whoever proposed it. Where the case waits for its
    decision, this is it: its complaints are upheld; but where a comment is held, or its author asked about it, that
    is left to be decided. Refused with Restricted while the hearing is open, and where something came to the case
    since the `revision` that was read.
    """
    case, sanction = await with_case(sanction_id)
    facts = await may_be_confirmed(case, sanction)
    as_judged(case, revision)
    decision = await _decision_on(case, sanction, post_of(actor))
    confirmed = await put_into_force(sanction, decision, facts)
    decision.act_id = confirmed.id
    await decision.save(update_fields=["act_id"])
    await deliver(decision, account_id=sanction.account_id)
    await note_for_the_authorities(case, decision)
    if case.state is CaseState.CLAIMED and not await something_else_waits(case):
        await decided_by_it(case, decision, confirmed, ACTS["sanction:confirm"])
    else:
        await tell("case.changed", case)
    return sanction


@use_case("sanction:lift")
async def lift_sanction(actor: Actor, sanction_id: UUID, reason: str) -> Sanction:
    """End a sanction early; what it took is given back at once, and the account is told why."""
    case, sanction = await with_case(sanction_id)
    facts = await judging(case)
    await permit(ACTS["sanction:lift"], sanction, facts)
    checked(reason=(reason, pack().texts.facts))
    without_identity_numbers("reason", reason)
    lifted = await move("sanction:lift", sanction, facts=facts, ended_because=reason)
    await _let_go(sanction, lifted)
    await tell("sanction.lifted", sanction, kind=sanction.kind)
    await tell("case.changed", case)
    return sanction


@at_its_time(DeadlineKind.SANCTION_ENDED)
@use_case("sanction:end")
async def end_sanction(actor: Actor, sanction_id: UUID) -> Sanction:
    """A sanction has ended by its date: the account's operators are told; nothing else is to be done."""
    sanction = await locked(Sanction, sanction_id)
    await move("sanction:end", sanction)
    await reflect(sanction.account_id)
    await tell("sanction.ended", sanction, kind=sanction.kind)
    return sanction


async def may_be_confirmed(case: Case, sanction: Sanction) -> Facts:
    """A step: go on if a sanction, held, may be confirmed now; gives the facts by which that was judged."""
    proposer = await StaffMember.get(id=sanction.proposed_by_id)
    facts: Facts = {**await judging(case), "proposer": proposer.user_id}
    await permit(ACTS["sanction:confirm"], sanction, facts)
    return facts


async def confirmable(actor: Actor, case: Case) -> list[Sanction]:
    """The sanctions proposed in a case that this actor may confirm now, oldest first."""
    judged, found = await judging(case), Sanction.filter(case_id=case.id, state=SanctionState.PROPOSED)
    return [
        sanction
        for sanction in await found.order_by("id").limit(20).select_related("proposed_by")
        if objection(
            actor, ACTS["sanction:confirm"], sanction, {**judged, "proposer": sanction.proposed_by.user_id}, clock.now()
        )
        is None
    ]


async def put_into_force(
    sanction: Sanction, decision: Decision, facts: Facts, cause: ActRow | None = None
) -> ActRow:  # fmt: skip
    """A step: a sanction that may be confirmed holds by a decision from now on, and the account is told.

    Without a cause the confirming is itself what causes the rest.
    """
    starts = decision.starts_at
    confirmed = await move(
        "sanction:confirm", sanction, facts=facts, cause=cause, decision_id=decision.id,
        confirmed_by_id=decision.decided_by_id, starts_at=starts, ends_at=Imposed.of(sanction).ends_at(starts),
    )  # fmt: skip
    await drop_deadline(DeadlineKind.HEARING_OVER, sanction.id)
    await _mind_the_end(sanction)
    if sanction.kind is SanctionKind.WARNING:
        await ask_to_put_right(sanction)
    if sanction.rule == pack().care.rule:
        await look_at_care_from(sanction.account_id, starts)
    await reflect(sanction.account_id, cause or confirmed)
    await tell(
        "sanction.confirmed", sanction, kind=sanction.kind, rule=sanction.rule,
        ends=sanction.ends_at and sanction.ends_at.date(), until=decision.appeal_until.date(),
    )  # fmt: skip
    return confirmed


async def overturn_sanction(sanction: Sanction, cause: ActRow) -> ActRow:
    """A step of an appeal's decision: a sanction, held, becomes as if it had never been; the cause is the appeal's act.

    What it took is given back, a shut account is opened exactly as it was, nothing is to be put right any more. The
    decision itself is marked as reversed by whoever decides the appeal, and its strikes go with it.
    """
    overturned = await move("sanction:overturn", sanction, cause=cause)
    await _let_go(sanction, overturned)
    return overturned


async def modify_sanction(
    sanction: Sanction,
    cause: ActRow,
    *,
    kind: SanctionKind,
    functions: Sequence[AccountFunction] = (),
    ends_at: datetime | None = None,
) -> ActRow:
    """A step of an appeal's decision: a sanction, held, becomes another one; what it was stays in the act."""
    days = (ends_at - sanction.starts_at).days if ends_at and sanction.starts_at else None
    modified = await move(
        "sanction:modify", sanction, cause=cause, kind=kind, functions=list(taken_by(kind, functions)),
        ends_at=ends_at, days=days,
    )  # fmt: skip
    await _mind_the_end(sanction)
    if kind is SanctionKind.WARNING:
        await ask_to_put_right(sanction)
    else:
        await let_go_of_rectification(sanction)
    await reflect(sanction.account_id, modified)
    return modified


async def _decision_on(case: Case, sanction: Sanction, by: UUID | None) -> Decision:
    decision = await write_decision(
        case, rule_named(sanction.rule), sanction.facts, by=by, about=DecisionAbout.SANCTION,
        outcome=ComplaintState.UPHELD, severity=Severity(sanction.severity), strikes=sanction.strikes,
        sanctions=[sanction],
    )  # fmt: skip
    if sanction.days:
        decision.ends_at = decision.starts_at + timedelta(days=sanction.days)
        await decision.save(update_fields=["ends_at"])
    return decision


async def decided_by_it(case: Case, decision: Decision, confirmed: ActRow, permitted_by: Act) -> None:
    """A step: what was confirmed is what the case comes to, so its complaints were right."""
    doing = work()
    changes: dict[str, Any] = {"state": CaseState.DECIDED, "acted_at": doing.now, "acted_by": doing.actor.user_id}
    await change(
        ACTS["case:decide"], case, changes, cause=confirmed, permitted_by=permitted_by
    )  # fmt: skip
    await drop_deadline(DeadlineKind.CASE_OVERDUE, case.id)
    await decide_complaints(case, decision, ComplaintState.UPHELD, confirmed)
    await tell("case.decided", case)


async def _mind_the_end(sanction: Sanction) -> None:
    """Its operators are told when it ends, if it does."""
    if sanction.ends_at:
        await set_deadline(DeadlineKind.SANCTION_ENDED, sanction.id, sanction.ends_at)
    else:
        await drop_deadline(DeadlineKind.SANCTION_ENDED, sanction.id)


async def _let_go(sanction: Sanction, ended: ActRow) -> None:
    await drop_deadline(DeadlineKind.SANCTION_ENDED, sanction.id)
    await let_go_of_rectification(sanction)
    await reflect(sanction.account_id, ended)
