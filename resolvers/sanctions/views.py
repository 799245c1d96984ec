"""What is seen of sanctions: the desk's list, an account's own, what the account reads before one is confirmed."""

from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.accounts import PublicAccount
from db.sanctions import Rectification, Sanction, StatementOfReasons
from db.vocabulary import (
    AccountFunction,
    ComplaintState,
    DecisionAbout,
    SanctionKind,
    Side,
)
from policy import pack, say
from resolvers import clock
from resolvers.complaints.cases.queue import desk
from resolvers.pages import Literally, Window, keyset, keyset_per
from resolvers.refusing import say_list
from resolvers.rules.refusals import NotAllowed, NotFound, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.verdicts import Draft, Imposed
from resolvers.rules.visibility import may_see
from resolvers.rules.visibility.groups import HOUSE
from resolvers.sanctions.statements import reasons_in

WAITING = "state = 'PROPOSED'"
HANDED_IN = "state = 'SUBMITTED'"


class SanctionFilter(StrEnum):
    """Which sanctions a list shows."""

    WAITING = "WAITING"
    ALL = "ALL"


async def sanctions_page(actor: Actor, show: SanctionFilter, window: Window) -> list[Sanction]:
    """Sanctions, oldest first: those that wait to be heard or confirmed, or all; for staff who work on cases."""
    desk(actor)
    found = Sanction.filter(Literally(WAITING)) if show is SanctionFilter.WAITING else Sanction.all()
    return await keyset(found, window, oldest_first=True)


async def account_to_answer_for(actor: Actor, account_id: UUID) -> PublicAccount:
    """An account whose sanctions this actor may follow; refused with NotFound or NotAllowed."""
    account = await PublicAccount.get_or_none(id=account_id)
    if account is None or not may_see(actor, account):
        raise Refused(NotFound("PublicAccount"))
    answers_for(account, actor)
    return account


def answers_for(account: PublicAccount, actor: Actor) -> None:
    """Refuse whoever neither runs an account nor works at the desk."""
    if not HOUSE & standings(actor, account):
        raise Refused(NotAllowed("sanction:respond"))


async def sanctions_of_accounts(accounts: list[UUID], window: Window) -> dict[UUID, list[Sanction]]:
    """The sanctions on several accounts, newest first."""
    return await keyset_per(Sanction, "account_id", accounts, "1 = 1", window)


async def sanctions_seen(actor: Actor, accounts: list[UUID], window: Window) -> dict[UUID, list[Sanction]]:
    """The sanctions on those of several accounts that the actor runs or works on, newest first."""
    found = await sanctions_of_accounts(accounts, window)
    return {account: [row for row in rows if may_see(actor, row)] for account, rows in found.items()}


async def rectifications_after(sanctions: list[UUID]) -> dict[UUID, Rectification]:
    """What several warnings ask for."""
    return {row.sanction_id: row for row in await Rectification.filter(sanction_id__in=sanctions)}


async def rectifications_to_see(actor: Actor, limit: int = 20) -> list[Rectification]:
    """What was handed in after warnings and waits for a look, oldest first; for staff who work on cases."""
    desk(actor)
    return await Rectification.filter(Literally(HANDED_IN)).order_by("id").limit(limit)


async def sanctions_of_mine(actor: Actor, limit: int = 20) -> list[Sanction]:
    """The sanctions on the accounts that one runs, newest first."""
    found = await sanctions_of_accounts(list(actor.posts), Window(limit=limit))
    return sorted((row for rows in found.values() for row in rows), key=lambda row: row.id, reverse=True)[:limit]


async def seen_sanction(actor: Actor, sanction_id: UUID) -> Sanction | None:
    """A sanction, if it exists for this actor, with its account and its decision."""
    row = await Sanction.get_or_none(id=sanction_id).select_related("account", "decision")
    return row if row and may_see(actor, row) else None


async def seen_rectification(actor: Actor, rectification_id: UUID) -> Rectification | None:
    """What a warning asks for, if it exists for this actor."""
    row = await Rectification.get_or_none(id=rectification_id).select_related("sanction")
    return row if row and may_see(actor, row) else None


def proposal_in(language: str, sanction: Any) -> str:
    """What the account reads of a proposal, and staff before they send it: facts, ground, rule, what, how long."""
    warns = sanction.kind is SanctionKind.WARNING
    hearing = say(language, "sanction-unheard" if warns else "sanction-heard", until=sanction.respond_until)
    if sanction.interim_until:
        because = sanction.interim_because or ""
        hearing += "\n" + say(language, "sanction-interim", until=sanction.interim_until, because=because)
    return say(
        language, "sanction-proposal", severity=sanction.severity, ground=sanction.ground, hearing=hearing,
        rule=say(language, f"rule-{sanction.rule}"), facts=sanction.facts, scope=scope_in(language, sanction),
    )  # fmt: skip


def reasons_before(language: str, sanction: Any) -> str:
    """The statement of reasons that confirming a proposal would deliver to the account."""
    now = clock.now()
    imposed = Imposed.of(sanction)
    draft = Draft(
        about=DecisionAbout.SANCTION, outcome=ComplaintState.UPHELD, rule=sanction.rule, ground=sanction.ground,
        facts=sanction.facts, starts_at=now, appeal_until=now + timedelta(seconds=pack().times.appeal),
        severity=sanction.severity, sanctions=(imposed,), ends_at=imposed.ends_at(now),
    )  # fmt: skip
    return reasons_in(language, draft, Side.SUBJECT)


async def statement_on(sanction: Sanction) -> StatementOfReasons | None:
    """The statement of reasons that the account was delivered of a sanction, with its decision at hand."""
    found = StatementOfReasons.filter(
        decision_id=sanction.decision_id, account_id=sanction.account_id, side=Side.SUBJECT, user_id=None
    )
    return await found.select_related("decision__case").first() if sanction.decision_id else None


def scope_in(language: str, sanction: Any) -> str:
    """What a sanction takes and for how long, in words."""
    functions = say_list(language, [AccountFunction(name) for name in sanction.functions])
    return say(language, f"sanction-scope-{sanction.kind.value}", functions=functions, days=sanction.days)
