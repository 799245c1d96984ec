"""Appeals as they are read: the desk's list by the time of the answer, one's own, and what can be contested."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from db.complaints import Case, Complaint
from db.sanctions import Appeal, Decision, StatementOfReasons
from db.vocabulary import AppealState, Side
from resolvers import clock
from resolvers.pages import Literally, Window, keyset, own
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotAllowed, NotFound, Refused
from resolvers.rules.standings import SPEAKING, Actor, standings
from resolvers.rules.visibility import QUERIES, involved, may_see
from resolvers.sanctions.appeals.matters import Matter, facts_of_lodging, facts_to_lodge, matters, party_to

OPEN = Literally("state IN ('LODGED', 'UNDER_REVIEW')")
LATEST = 40  # statements that are looked through for what can still be contested


class AppealFilter(StrEnum):
    """Which appeals the desk shows."""

    OPEN = "OPEN"
    WAITING = "WAITING"
    MINE = "MINE"
    LATE = "LATE"
    ALL = "ALL"


class AppealVerdict(StrEnum):
    """What an answer makes of the decision that an appeal contests."""

    AFFIRMED = "AFFIRMED"
    OVERTURNED = "OVERTURNED"
    MODIFIED = "MODIFIED"


async def appeals_page(actor: Actor, show: AppealFilter, window: Window) -> list[Appeal]:
    """The appeals, those first whose answer is due first; for staff who work on cases."""
    desk_of_appeals(actor)
    low, high, order = window.bounds(oldest_first=True)
    found = _readable(actor, _shown(actor, show))
    if low is not None:
        found = found.filter(await _beyond(low, "gt"))
    if high is not None:
        found = found.filter(await _beyond(high, "lt"))
    sign = "" if order == "ASC" else "-"
    return await found.order_by(f"{sign}due_at", f"{sign}id").limit(window.limit)


async def appeals_of_nobody() -> int:
    """How many appeals wait that nobody may take, of those that are due first."""
    waiting = await Appeal.filter(OPEN, state=AppealState.LODGED).order_by("due_at", "id").limit(LATEST)
    return sum(matter.eligible == 0 for matter in (await matters(waiting)).values())


def _readable(actor: Actor, appeals: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Without what complainants say about accounts that the actor has to do with."""
    about = involved(actor)
    return appeals.exclude(side=Side.COMPLAINANT, account_id__in=list(about)) if about else appeals


async def appeal_at(actor: Actor, place: int) -> Appeal | None:
    """The appeal at a place of the queue of those that are not answered, from 1 on."""
    desk_of_appeals(actor)
    return await _readable(actor, Appeal.filter(OPEN)).order_by("due_at", "id").offset(place - 1).first()


def desk_of_appeals(actor: Actor) -> None:
    """Refuse whoever does not work at the desk."""
    if not QUERIES["appeals"] & standings(actor, None):
        raise Refused(NotAllowed("appeal:claim"))


def _shown(actor: Actor, show: AppealFilter) -> QuerySet[Appeal]:
    match show:
        case AppealFilter.ALL:
            return Appeal.all()
        case AppealFilter.WAITING:
            return Appeal.filter(OPEN, state=AppealState.LODGED)
        case AppealFilter.MINE:
            return Appeal.filter(OPEN, claimed_by_id__in=list(actor.staff.values()))
        case AppealFilter.LATE:
            return Appeal.filter(OPEN, due_at__lt=clock.now())
        case _:
            return Appeal.filter(OPEN)


async def _beyond(key: UUID, sign: str) -> Q:
    """What comes behind, or before, an appeal in the order of due times."""
    at = await Appeal.get_or_none(id=key)
    if at is None:
        return Q(id__in=[])
    later: dict[str, Any] = {f"due_at__{sign}": at.due_at}
    same: dict[str, Any] = {"due_at": at.due_at, f"id__{sign}": at.id}
    return Q(Q(**later), Q(**same), join_type="OR")


async def seen_appeal(actor: Actor, appeal_id: UUID) -> Appeal:
    """An appeal, for whoever lodged it and for staff who work on them."""
    appeal = await Appeal.get_or_none(id=appeal_id)
    if appeal is None or not may_see(actor, appeal):
        raise Refused(NotFound("Appeal"))
    return appeal


async def my_appeals(actor: Actor, window: Window) -> list[Appeal]:
    """One's own appeals, newest first."""
    if actor.user_id is None and actor.guest_id is not None:
        return await keyset(Appeal.filter(guest_id=actor.guest_id), window)
    return await keyset(own(Appeal.all(), actor), window)


async def appeals_on(statements: list[UUID]) -> dict[UUID, Appeal]:
    """The appeal on each of several statements, by the party to which it is addressed."""
    return {row.statement_id: row for row in await Appeal.filter(statement_id__in=statements)}


@dataclass(frozen=True)
class Contested:
    """What an appeal contests: the decision, and the case in which it was taken."""

    decision: Decision
    case: Case


async def contested_by(appeal: Appeal) -> Contested:
    """The decision that an appeal contests, for the desk."""
    decision = await Decision.get(id=appeal.decision_id).select_related("case")
    return Contested(decision, decision.case)


async def parties_of(appeals: list[UUID]) -> dict[UUID, tuple[StatementOfReasons, StatementOfReasons | None]]:
    """By each appeal: the statement that told of the decision it contests, and the one that told of its answer."""
    rows = await Appeal.filter(id__in=appeals).select_related("statement__decision__case")
    answers = await StatementOfReasons.filter(
        decision_id__in=[row.answer_id for row in rows if row.answer_id]
    ).select_related("decision__case")  # fmt: skip
    by_party = {(row.decision_id, _party(row)): row for row in sorted(answers, key=lambda row: row.id)}
    told = {row.id: (row.answer_id, _party(row.statement)) for row in rows if row.answer_id}
    return {row.id: (row.statement, by_party.get(told[row.id]) if row.id in told else None) for row in rows}


def _party(statement: StatementOfReasons) -> tuple[Any, ...]:
    """To whom a statement is addressed, by which the same party is found among those of the answer."""
    return statement.side, statement.complaint_id, statement.user_id if statement.complaint_id is None else None


async def matters_of(appeals: list[UUID]) -> dict[UUID, Matter]:
    """Who may answer each of several appeals, by their ids."""
    return await matters(await Appeal.filter(id__in=appeals))


async def may_contest(actor: Actor, statement_id: UUID) -> tuple[StatementOfReasons | Complaint, Facts]:
    """What is asked whether a decision may be contested: the row by which one is a party, and the facts."""
    statement, party = await party_to(actor, statement_id)
    return party, await facts_of_lodging(statement, statement.decision)


async def contestable(actor: Actor) -> list[StatementOfReasons]:
    """The decisions that this actor can still contest, the newest first, each by the statement that told of it."""
    found = await _told_to(actor)
    appeals = await appeals_on([row.id for row in found])
    complaints = {
        row.id: row for row in await Complaint.filter(id__in=[row.complaint_id for row in found if row.complaint_id])
    }
    open_ones = []
    for statement in found:
        party = statement if statement.user_id or not statement.complaint_id else complaints[statement.complaint_id]
        facts = facts_to_lodge(statement.decision, appeals.get(statement.id))
        if objection(actor, ACTS["appeal:lodge"], party, facts, clock.now()) is None:
            open_ones.append(statement)
    return open_ones


async def _told_to(actor: Actor) -> list[StatementOfReasons]:
    """The latest statements to a person, to a guest by complaint, and to the accounts for which one speaks."""
    every = StatementOfReasons.all().select_related("decision__case").order_by("-id").limit(LATEST)
    found = list(await own(every, actor)) if actor.user_id else []
    if actor.guest_id and not actor.user_id:
        filed = await Complaint.filter(guest_id=actor.guest_id).order_by("-id").limit(LATEST)
        found += await every.filter(complaint_id__in=[complaint.id for complaint in filed])
    speaking = [*(key for key, role in actor.posts.items() if role in SPEAKING), *actor.left]
    if speaking:
        found += await every.filter(account_id__in=speaking, complaint_id=None)
    return sorted({row.id: row for row in found}.values(), key=lambda row: row.id, reverse=True)[:LATEST]
