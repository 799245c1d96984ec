"""What holds an erasure back: open cases and appeals, and the time to contest what was decided."""

from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.functions import Max
from tortoise.queryset import QuerySet

from db.accounts import PublicAccount, Registrant
from db.complaints import Case, Complaint
from db.sanctions import Appeal, BlacklistEntry, Decision, Sanction
from db.vocabulary import AppealState, BlacklistState, CaseState, SanctionState
from policy import pack
from resolvers.rules.accounts.leaving import Held, Times
from resolvers.use_case import work

PENDING_APPEALS = (AppealState.LODGED, AppealState.UNDER_REVIEW)


def times() -> Times:
    """How long what is left is kept, by the policy pack."""
    told = pack().leaving
    return Times(told.publication_months, told.publication_days, told.after_appeal_days)


async def held_of_user(user_id: UUID) -> Held:
    """What holds back the erasure of a user: cases about their words, and cases that they brought."""
    filed = Complaint.filter(user_id=user_id).values("case_id")
    return await _held(Case.filter(Q(author_id=user_id) | Q(id__in=Subquery(filed))))


async def held_of_account(account_id: UUID) -> Held:
    """What holds back the erasure of an account: every case about it or about anything of it."""
    if await Sanction.filter(account_id=account_id, state=SanctionState.PROPOSED).exists():
        return Held(open=True)
    return await _held(Case.filter(account_id=account_id))


async def _held(cases: QuerySet[Case]) -> Held:
    if await cases.exclude(state=CaseState.DECIDED).exists():
        return Held(open=True)
    matters = Subquery(cases.values("id"))
    if await Appeal.filter(case_id__in=matters, state__in=PENDING_APPEALS).exists():
        return Held(open=True)
    last = await Decision.filter(case_id__in=matters).annotate(last=Max("appeal_until")).first().values("last")
    return Held(appeal_until=last["last"] if last else None)


async def stands_behind_something(registrant: Registrant) -> bool:
    """Whether anything is left of an account for which a registrant answers."""
    return await PublicAccount.filter(registrant_id=registrant.id, erased_at=None).exists()


async def is_needed_by_the_blacklist(registrant: Registrant) -> bool:
    """Whether an entry holds or may come to hold, by which a new registration is recognised."""
    lasts = Q(ends_at=None) | Q(ends_at__gt=work().now)
    holds = Q(state=BlacklistState.PROPOSED) | Q(lasts, state=BlacklistState.IN_FORCE)
    return await BlacklistEntry.filter(holds, registrant_id=registrant.id).exists()
