"""What holds an erasure back: open cases and appeals, and the time to contest what was decided."""

from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.functions import Max
from tortoise.queryset import QuerySet

from db.accounts import Mandate, PublicAccount, Registrant
from db.complaints import Case, Complaint, CounterNotice
from db.sanctions import Appeal, BlacklistEntry, Decision, HearingResponse, Rectification, Sanction, StatementOfReasons
from db.vocabulary import AppealState, BlacklistState, CaseState, MandateKind, SanctionState
from policy import pack
from resolvers.rules.accounts.leaving import Held, Times
from resolvers.use_case import work

PENDING_APPEALS = (AppealState.LODGED, AppealState.UNDER_REVIEW)


def times() -> Times:
    """How long what is left is kept, by the policy pack."""
    told = pack().leaving
    return Times(told.publication_months, told.publication_days, told.after_appeal_days)


async def held_of_user(user_id: UUID) -> Held:
    """What holds back the erasure of a user: cases about their words, and those in which they said something."""
    oneself = Mandate.filter(user_id=user_id, kind=MandateKind.SELF).values("registrant_id")
    spoken = (
        Complaint.filter(user_id=user_id).values("case_id"),
        Appeal.filter(user_id=user_id).values("case_id"),
        CounterNotice.filter(answered_by_id=user_id).values("case_id"),
        Sanction.filter(responded_by_id=user_id).values("case_id"),
        HearingResponse.filter(user_id=user_id, sanction_id__isnull=False).values("sanction__case_id"),
        HearingResponse.filter(user_id=user_id, entry_id__isnull=False).values("entry__case_id"),
        BlacklistEntry.filter(registrant_id__in=Subquery(oneself)).values("case_id"),
        Rectification.filter(submitted_by_id=user_id).values("sanction__case_id"),
    )
    concerned = Q(author_id=user_id)
    for cases in spoken:
        concerned |= Q(id__in=Subquery(cases))
    return await _held(Case.filter(concerned))


async def held_of_account(account_id: UUID) -> Held:
    """What holds back the erasure of an account: every case about it or about anything of it."""
    return await _held(Case.filter(account_id=account_id))


async def _held(cases: QuerySet[Case]) -> Held:
    if await cases.exclude(state=CaseState.DECIDED).exists():
        return Held(open=True)
    matters = Subquery(cases.values("id"))
    if await Appeal.filter(case_id__in=matters, state__in=PENDING_APPEALS).exists():
        return Held(open=True)
    if await Sanction.filter(case_id__in=matters, state=SanctionState.PROPOSED).exists():
        return Held(open=True)
    if await BlacklistEntry.filter(case_id__in=matters, state=BlacklistState.PROPOSED).exists():
        return Held(open=True)
    told = StatementOfReasons.filter(decision__case_id__in=matters)
    lasts = [
        await found.annotate(last=Max("appeal_until")).first().values("last")
        for found in (Decision.filter(case_id__in=matters), told)
    ]
    return Held(appeal_until=max((one["last"] for one in lasts if one and one["last"]), default=None))


async def stands_behind_something(registrant: Registrant) -> bool:
    """Whether anything is left of an account for which a registrant answers."""
    return await PublicAccount.filter(registrant_id=registrant.id, erased_at=None).exists()


async def is_needed_by_the_blacklist(registrant: Registrant) -> bool:
    """Whether an entry holds or may come to hold, by which a new registration is recognised."""
    lasts = Q(ends_at=None) | Q(ends_at__gt=work().now)
    holds = Q(state=BlacklistState.PROPOSED) | Q(lasts, state=BlacklistState.IN_FORCE)
    return await BlacklistEntry.filter(holds, registrant_id=registrant.id).exists()
