"""What the ladder of the policy pack proposes in a case: strikes that count, new ones, and the rung they reach."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from db.complaints import Case
from db.sanctions import Decision, Sanction
from db.vocabulary import SanctionKind, SanctionState, Severity
from policy import pack
from policy.fairness import Rule
from resolvers import clock
from resolvers.complaints.cases.queue import desk
from resolvers.complaints.cases.views import seen_case
from resolvers.rules.sanctions.ladder import Rung, rung_for, rung_of_care, strikes_for, strikes_within
from resolvers.rules.standings import Actor
from resolvers.sanctions.decisions import rule_named


@dataclass(frozen=True)
class LadderProposal:
    """The strikes that an account has, those that a breach would add, and what the ladder proposes for all of them."""

    so_far: int
    added: int
    rung: Rung | None

    @property
    def strikes(self) -> int:
        """All of them."""
        return self.so_far + self.added


async def case_at_the_ladder(actor: Actor, case_id: UUID) -> Case:
    """The case in which something is to be proposed; for staff who work on cases."""
    desk(actor)
    return await seen_case(actor, case_id)


async def ladder_proposal(actor: Actor, case_id: UUID, rule: str, severity: Severity) -> LadderProposal:
    """What the ladder proposes on the account of a case; for staff who work on cases."""
    case = await case_at_the_ladder(actor, case_id)
    return await proposal_of_the_ladder(case.account_id, rule_named(rule), severity)


async def proposal_of_the_ladder(account_id: UUID, rule: Rule, severity: Severity) -> LadderProposal:
    """A step: what the ladder proposes for a breach of a rule; for lack of care it has two rungs of their own."""
    if rule.code == pack().care.rule:
        return LadderProposal(await strikes_of(account_id), 0, await _rung_of_care(account_id))
    return await _proposed(account_id, strikes_for(rule.strikes, severity))


async def _rung_of_care(account_id: UUID) -> Rung:
    """The first rung, or the second where the first was in force within the days of the ladder."""
    since = clock.now() - timedelta(days=pack().ladder.days)
    earlier = Sanction.filter(
        account_id=account_id, rule=pack().care.rule, kind=SanctionKind.FUNCTION_RESTRICTION, starts_at__gte=since,
        state__in=[SanctionState.IN_FORCE, SanctionState.LIFTED],
    )  # fmt: skip
    return rung_of_care(await earlier.exists(), pack().care.restriction_days)


async def rung_now(account_id: UUID) -> Rung | None:
    """The rung that one more strike than an account has would reach."""
    return (await _proposed(account_id, 1)).rung


async def _proposed(account_id: UUID, added: int) -> LadderProposal:
    so_far = await strikes_of(account_id)
    return LadderProposal(so_far, added, rung_for(pack().ladder.rungs, so_far + added))


async def strikes_of(account_id: UUID) -> int:
    """The strikes of an account that still count: of decisions of the last days that stand."""
    now, days = clock.now(), pack().ladder.days
    counted = Decision.filter(
        case__account_id=account_id, reversed_at=None, strikes__gt=0, starts_at__gte=now - timedelta(days=days)
    )
    return strikes_within(await counted.values_list("starts_at", "strikes"), now, days)
