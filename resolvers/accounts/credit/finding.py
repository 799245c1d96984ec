"""What is to be entered into a registrant's ledger: decisions against its accounts once they are final.

A decision is final when its time to appeal is over and no appeal of any side is open, or when the account's appeal
was answered; what is given on an appeal is final at once, but for what it did to somebody for the first time. One
that was reversed counts nothing; what took its place does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.expressions import Subquery

from db.accounts import PublicAccount
from db.complaints import Case
from db.interactions import Comment
from db.sanctions import Appeal, Decision, Rectification, Sanction
from db.vocabulary import AppealState, RectificationState, Side, SubjectKind
from policy import pack
from resolvers.accounts.credit.scheme import RECTIFIED, rule_of, rules, scheme
from resolvers.pages import Literally
from resolvers.rules.sanctions.contesting import removes_after_all

ABOUT_ACCOUNTS = "subject_kind IN ('ACCOUNT', 'POST') OR (subject_kind = 'MESSAGE' AND author_id IS NULL)"
OPEN = (AppealState.LODGED, AppealState.UNDER_REVIEW)
DECISION, RECTIFICATION = "Decision", "Rectification"


@dataclass(frozen=True)
class Due:
    """What is final, with the rule by which it counts: because of what, since when, of which account and breach."""

    rule: str
    points: int
    cause_kind: str
    cause_id: UUID
    account_id: UUID
    breach: UUID | None
    at: datetime


@dataclass(frozen=True)
class Found:
    """What is final by now, and when the next decision could be."""

    due: tuple[Due, ...]
    next_at: datetime | None


async def found_against(registrant_id: UUID, now: datetime) -> Found:
    """What counts in the ledger of a registrant by now; a fixed number of statements."""
    accounts = PublicAccount.filter(registrant_id=registrant_id)
    keys: list[UUID] = list(await accounts.values_list("id", flat=True))  # type: ignore[arg-type]
    cases, own = await _cases_of(keys)
    decisions = await Decision.filter(case_id__in=list(cases)).order_by("id") if cases else []
    appeals = await Appeal.filter(case_id__in=list(cases)) if cases else []
    counting = [(one, rule) for one in decisions if began(one) and (rule := _rule(one, own)) is not None]
    finals = {one.id: final_at(one, appeals) for one, _ in counting}
    points, gone = rules(), scheme().gone
    due = [
        Due(rule, points[rule], DECISION, one.id, cases[one.case_id], one.case_id, at)
        for one, rule in counting
        if (at := finals[one.id]) is not None and at <= now < at + gone
    ]
    due += await _put_right(keys, finals, appeals, now)
    ahead = [at for at in finals.values() if at is not None and at > now]
    return Found(tuple(due), min(ahead, default=None))


async def concerns_the_account(case: Case) -> bool:
    """Whether what is done to the subject of a case is done to its account, and not to a reader."""
    if case.subject_kind == SubjectKind.COMMENT:
        return await Comment.filter(id=case.subject_id, as_account=True).exists()
    return case.subject_kind != SubjectKind.MESSAGE or case.author_id is None


def final_at(decision: Decision, appeals: Iterable[Appeal]) -> datetime | None:
    """When a decision is or will be final; None while an appeal of it is open."""
    if decision.appeal_id is not None and not removes_after_all(decision):
        return next((one.decided_at for one in appeals if one.id == decision.appeal_id), decision.starts_at)
    against = [one for one in appeals if one.decision_id == decision.id]
    if any(one.state in OPEN for one in against):
        return None
    answered = [one.decided_at for one in against if one.decided_at is not None]
    if any(one.side is Side.SUBJECT and one.decided_at is not None for one in against):
        return max(answered)
    return max([decision.appeal_until, *answered])


def began(decision: Decision) -> bool:
    """Whether credit counted already when a decision began to hold."""
    since = pack().credit.since
    return since is None or decision.starts_at.date() >= since


def _rule(decision: Decision, own: frozenset[UUID]) -> str | None:
    return None if decision.reversed_at else rule_of(decision, about_the_account=decision.case_id in own)


async def _cases_of(accounts: Sequence[UUID]) -> tuple[dict[UUID, UUID], frozenset[UUID]]:
    """The cases that can count, each with its account, and those of them that are about the account itself."""
    if not accounts:
        return {}, frozenset()
    said = Comment.filter(Literally("as_account"), account_id__in=accounts).values("id")
    about = await Case.filter(Literally(ABOUT_ACCOUNTS), account_id__in=accounts).values_list("id", "account_id")
    about += await Case.filter(subject_kind=SubjectKind.COMMENT, subject_id__in=Subquery(said)).values_list(
        "id", "account_id"
    )
    sanctioned = Sanction.filter(account_id__in=accounts, decision_id__isnull=False)
    beside = await sanctioned.values_list("case_id", "account_id")
    return dict([*beside, *about]), frozenset(key for key, _ in about)


async def _put_right(
    accounts: Sequence[UUID], finals: dict[UUID, datetime | None], appeals: Sequence[Appeal], now: datetime
) -> list[Due]:
    """What warnings asked for and was put right in time, where the warning counts."""
    replaced = {one.decision_id: one.answer_id for one in appeals if one.state is AppealState.MODIFIED}
    done = Rectification.filter(account_id__in=accounts, state=RectificationState.DONE) if accounts else None
    due = []
    for row in await done.select_related("sanction") if done else []:
        first = row.sanction.decision_id
        final = finals.get(replaced.get(first) or first)
        in_time = row.submitted_at is not None and row.submitted_at <= row.due_at
        if final is not None and final <= now and in_time and row.acted_at is not None:
            at = max(final, row.acted_at)
            if now >= at + scheme().gone:
                continue
            due.append(Due(RECTIFIED, rules()[RECTIFIED], RECTIFICATION, row.id, row.account_id, None, at))
    return due
