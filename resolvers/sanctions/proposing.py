"""Proposing sanctions, hearing the account, taking proposals back (D13.1).

Nothing is confirmed unheard: the facts go to the account's operators, who have days to respond.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from db.complaints import Case, Complaint
from db.sanctions import HearingResponse, Sanction
from db.vocabulary import AccountFunction, DeadlineKind, Ground, SanctionKind, Severity
from policy import pack
from resolvers import clock
from resolvers.complaints.cases.views import seen_case
from resolvers.complaints.evidence import hand_in
from resolvers.deadlines import at_its_time, drop_deadline, first_deadline
from resolvers.moves import created, locked, move, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import require
from resolvers.rules.refusals import Because, FaultCode, Refused, Restricted, invalid
from resolvers.rules.sanctions.ladder import Rung, strikes_for, taken_by
from resolvers.rules.standings import REVIEWERS, Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.sanctions.decisions import rule_named
from resolvers.sanctions.force import reflect
from resolvers.sanctions.ladder import proposal_of_the_ladder
from resolvers.use_case import new_id, use_case, work

FOR_DAYS = (SanctionKind.FUNCTION_RESTRICTION, SanctionKind.UPDATE_SUSPENSION)
RESTRICTABLE = (AccountFunction.COMMENTS, AccountFunction.REPLIES, AccountFunction.COMMENTS_UNREVIEWED)


@dataclass(frozen=True)
class Wanted:
    """What somebody means to propose: kind, rule, severity, facts; functions and days, and the written reasons."""

    kind: SanctionKind
    rule: str
    severity: Severity
    facts: str
    functions: Sequence[AccountFunction] = ()
    days: int | None = None
    departure: str | None = None
    interim_because: str | None = None


@use_case("sanction:propose")
async def propose_sanction(
    actor: Actor,
    case_id: UUID,
    kind: SanctionKind,
    rule: str,
    severity: Severity,
    facts: str,
    functions: Sequence[AccountFunction] = (),
    days: int | None = None,
    departure: str | None = None,
    interim_because: str | None = None,
) -> Sanction:
    """Propose a sanction on a case's account: it is sent facts and ground, and has three days to respond (D13.1).

    Who departs from what the ladder proposes says why. In urgent danger, with the reason written, the measure holds
    at once, for 72 hours at most and once in a case. Refused with Restricted to whoever neither holds nor decided
    the case.
    """
    case = await locked(Case, case_id)
    await permit(ACTS["sanction:propose"], case, {"complainants": await complainants_of(case.id)})
    wanted = Wanted(kind, rule, severity, facts, functions, days, departure, interim_because)
    sanction = await _composed(actor, case, wanted, work().now)
    await sanction.save(force_create=True)
    created("sanction:propose", sanction)
    await reflect(sanction.account_id)
    if kind is not SanctionKind.WARNING:
        await first_deadline(DeadlineKind.HEARING_OVER, sanction.id, sanction.respond_until)
        await tell(
            "sanction.proposed", sanction, kind=kind, until=sanction.respond_until.date(),
            interim=sanction.interim_until and sanction.interim_until.date(),
        )  # fmt: skip
    await _seen_anew(case)
    return sanction


async def preview_of_proposal(actor: Actor, case_id: UUID, wanted: Wanted) -> Sanction:
    """The proposal as it would be, kept nowhere; refused where proposing would be."""
    case, now = await seen_case(actor, case_id), clock.now()
    require(actor, ACTS["sanction:propose"], case, {"complainants": await complainants_of(case.id)}, now)
    return await _composed(actor, case, wanted, now)


async def _composed(actor: Actor, case: Case, wanted: Wanted, now: datetime) -> Sanction:
    """A proposal that can be made, or the refusal of what cannot be taken in it."""
    texts = {"facts": wanted.facts, "departure": wanted.departure, "interimBecause": wanted.interim_because}
    _check(**{path: text for path, text in texts.items() if text is not None})
    shape, rule = shape_of(wanted.kind, wanted.functions, wanted.days), rule_named(wanted.rule)
    warns, at_once = wanted.kind is SanctionKind.WARNING, wanted.interim_because is not None
    if warns and at_once:
        raise invalid("interimBecause", FaultCode.NOT_ONE_OF, ", ".join(FOR_DAYS))
    if at_once and await Sanction.filter(case_id=case.id, interim_until__isnull=False).exists():
        raise Refused(Restricted(Because.INTERIM_WAS_USED))
    rung = (await proposal_of_the_ladder(case.account_id, rule, wanted.severity)).rung
    if rung != shape and wanted.departure is None:
        raise invalid("departure", FaultCode.EMPTY)
    times = pack().sanctions
    return Sanction(
        id=new_id(), account_id=case.account_id, case_id=case.id, kind=wanted.kind, functions=list(shape.functions),
        rule=rule.code, ground=Ground(rule.ground), severity=wanted.severity, days=wanted.days,
        facts=_with_clause(rule.code, wanted.facts),
        strikes=strikes_for(rule.strikes, wanted.severity), rung=rung.kind if rung else None,
        departure=wanted.departure if rung != shape else None, proposed_by_id=post_of(actor), proposed_at=now,
        respond_until=now if warns else now + timedelta(seconds=times.hearing),
        interim_because=wanted.interim_because,
        interim_until=now + timedelta(seconds=times.interim) if at_once else None,
    )  # fmt: skip


def _with_clause(rule: str, facts: str) -> str:
    """Facts on care name the clause of the agreement on which the proposal rests (D12.3)."""
    care = pack().care
    return facts if rule != care.rule or care.clause in facts else f"{facts}\n\n{care.clause}"


@use_case("sanction:respond")
async def respond_to_sanction(actor: Actor, sanction_id: UUID, words: str, file_ids: Sequence[UUID] = ()) -> Sanction:
    """Say what the account has to say to a proposal, once or again until it is confirmed; all of it is kept."""
    case, sanction = await with_case(sanction_id)
    await permit(ACTS["sanction:respond"], sanction)
    _check(words=words)
    await hand_in(file_ids, sanction_id=sanction.id)
    said = words if sanction.response is None else f"{sanction.response}\n\n{words}"
    await move(
        "sanction:respond", sanction, response=said, responded_by_id=actor.user_id, responded_at=work().now
    )  # fmt: skip
    await keep_response(words, sanction_id=sanction.id)
    await tell("sanction.responded", sanction)
    await _seen_anew(case)
    return sanction


async def keep_response(words: str, *, sanction_id: UUID | None = None, entry_id: UUID | None = None) -> None:
    """A step: keep who said what in a hearing, so that it is known whose words they are."""
    await HearingResponse.create(
        id=new_id(), user_id=work().actor.user_id, sanction_id=sanction_id, entry_id=entry_id, words=words,
        at=work().now,
    )  # fmt: skip


@use_case("sanction:withdraw")
async def withdraw_sanction(actor: Actor, sanction_id: UUID, reason: str) -> Sanction:
    """Take a proposal back; an interim measure ends with it, and the account is told why."""
    case, sanction = await with_case(sanction_id)
    await permit(ACTS["sanction:withdraw"], sanction, await judging(case))
    _check(reason=reason)
    await move("sanction:withdraw", sanction, facts=await judging(case), ended_because=reason)
    await drop_deadline(DeadlineKind.HEARING_OVER, sanction.id)
    await reflect(sanction.account_id)
    if sanction.kind is not SanctionKind.WARNING:
        await tell("sanction.withdrawn", sanction, kind=sanction.kind)
    await _seen_anew(case)
    return sanction


@at_its_time(DeadlineKind.HEARING_OVER)
@use_case("sanction:hear")
async def close_hearing(actor: Actor, sanction_id: UUID) -> Sanction:
    """The time to respond is over: whoever proposed the sanction learns that it can be confirmed now."""
    sanction = await locked(Sanction, sanction_id)
    await move("sanction:hear", sanction)
    await tell("sanction.hearing_over", sanction, kind=sanction.kind)
    return sanction


def shape_of(kind: SanctionKind, functions: Sequence[AccountFunction], days: int | None) -> Rung:
    """A sanction as it is meant, or the refusal of functions or days that it does not have."""
    named = kind is SanctionKind.FUNCTION_RESTRICTION
    if named != bool(functions) or not set(functions) <= set(RESTRICTABLE):
        raise invalid("functions", FaultCode.NOT_ONE_OF if functions else FaultCode.EMPTY, ", ".join(RESTRICTABLE))
    longest = pack().sanctions.longest
    if kind in FOR_DAYS:
        if days is None or not 0 < days <= longest:
            raise invalid("days", FaultCode.NOT_ONE_OF, f"1–{longest}")
    elif days is not None:
        raise invalid("days", FaultCode.NOT_ONE_OF, ", ".join(FOR_DAYS))
    return Rung(kind, taken_by(kind, functions), days)


async def with_case(sanction_id: UUID) -> tuple[Case, Sanction]:
    """A step: a sanction and its case, both held; whoever holds both takes the case first."""
    case_id = (await seen(Sanction, sanction_id)).case_id
    case = await Case.filter(id=case_id).select_for_update().get()
    return case, await locked(Sanction, sanction_id)


async def judging(case: Case) -> dict[str, object]:
    """The facts by which it is judged who may judge: the case, who wrote what it is about, who complained."""
    return {"case": case, "author": case.author_id, "complainants": await complainants_of(case.id)}


async def complainants_of(case_id: UUID) -> set[UUID]:
    """The users who complained in a case."""
    found: list[Any] = await Complaint.filter(case_id=case_id, user_id__isnull=False).values_list("user_id", flat=True)
    return set(found)


def post_of(actor: Actor) -> UUID | None:
    """The post of staff under which somebody judges."""
    return next((member for role, member in actor.staff.items() if role.value in REVIEWERS), None)


async def _seen_anew(case: Case) -> None:
    """Who decides next must have seen it; the card of the case shows it."""
    case.revision += 1
    await case.save(update_fields=["revision"])
    await tell("case.changed", case)


def _check(**texts: str) -> None:
    checked(**{path: (text, pack().texts.facts) for path, text in texts.items()})
    for path, text in texts.items():
        without_identity_numbers(path, text)
