"""Grades of accounts, worked out each week by the published scheme, with their history (D7.2)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.functions import Sum

from db.accounts import GradeChange, PublicAccount, Registrant
from db.oversight import Deadline
from db.posts import Post
from db.vocabulary import AccountClass, AccountState, DeadlineKind, RegistrantKind
from policy import pack
from resolvers import clock
from resolvers.accounts.standing.steps import WAS_OPENED
from resolvers.deadlines import at_its_time, keep_deadline, set_deadline
from resolvers.moves import change, permit
from resolvers.notices import tell
from resolvers.pages import Window, keyset_per
from resolvers.rules.accounts.leaving import NEVER_OPEN
from resolvers.rules.accounts.standing.grading import GradeInputs, Scheme, Step, grade_of
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work

WEEK = timedelta(days=7)
TOLD = 50
AT_ONCE = 1000
GRADED = (AccountState.ACTIVE, AccountState.CLOSING)


def scheme_now() -> Scheme:
    """The scheme as the policy pack has it now."""
    kept = pack().standing.scheme
    return Scheme(
        kept.version, kept.registrants.model_dump(), kept.classes.model_dump(),
        tuple(Step(one.least, one.points) for one in kept.followers),
        tuple(Step(one.least, one.points) for one in kept.reads), kept.grades,
    )  # fmt: skip


@at_its_time(DeadlineKind.GRADE_LOOK)
@use_case("account:grade")
async def look_at_grade(actor: Actor, account_id: UUID) -> PublicAccount:
    """Work out the grade of an account anew; where it changed, its operators are told, and from what it came.

    Where nothing changed nothing is written but when to look again. Duty D7.2.
    """
    account = await PublicAccount.filter(id=account_id).select_for_update().first()
    if account is None:
        raise Refused(NotFound("PublicAccount"))
    await permit(ACTS["account:grade"], account)
    if account.closing_from in NEVER_OPEN:
        return account
    scheme, inputs = scheme_now(), await inputs_of(account)
    grade = grade_of(inputs, scheme)
    if account.state in GRADED:
        await set_deadline(DeadlineKind.GRADE_LOOK, account.id, work().now + WEEK)
    if grade == account.grade:
        return account
    await GradeChange.create(
        id=new_id(), account_id=account.id, grade=grade, inputs=inputs.kept(), scheme=scheme.version, at=work().now
    )
    await change(ACTS["account:grade"], account, {"grade": grade})
    await tell("account.graded", account, account=account.name, grade=grade, scheme=scheme.version)
    return account


async def inputs_of(account: PublicAccount) -> GradeInputs:
    """A step: the four inputs: who answers, its class, who follows, and how often its late posts were read."""
    registrant = await Registrant.get(id=account.registrant_id)
    since = work().now - timedelta(days=pack().standing.scheme.days)
    late = Post.filter(account_id=account.id, published_at__gte=since)
    counted: Any = await late.annotate(total=Sum("reads")).values_list("total", flat=True)
    reads = int(counted[0] or 0) if counted else 0
    return GradeInputs(RegistrantKind(registrant.kind), AccountClass(account.account_class), account.followers, reads)


async def look_at_grade_from(account_id: UUID, now: datetime) -> None:
    """A step: the grade of an account is worked out by the clock from now on; for whoever makes an account active."""
    await keep_deadline(DeadlineKind.GRADE_LOOK, account_id, now)


async def remember_grades() -> int:
    """Let the grade of each account be worked out that no look waits for; gives how many there were."""
    waiting = Deadline.filter(kind=DeadlineKind.GRADE_LOOK, done_at=None).values("subject_id")
    graded = PublicAccount.filter(WAS_OPENED, state__in=list(GRADED))
    lacking = graded.exclude(id__in=Subquery(waiting)).order_by("id")
    keys: Any = await lacking.values_list("id", flat=True)
    now = clock.now()
    made = [
        Deadline(id=new_id(), kind=DeadlineKind.GRADE_LOOK, subject_id=key, due_at=now + _spread(key)) for key in keys
    ]
    await Deadline.bulk_create(made, ignore_conflicts=True, batch_size=AT_ONCE)
    return len(made)


def _spread(key: UUID) -> timedelta:
    """When within a day an account is looked at first, so that not all are at once."""
    return timedelta(seconds=key.int % 86_400)


async def grade_changes_of(accounts: list[UUID]) -> dict[UUID, list[GradeChange]]:
    """How the grades of several accounts changed, newest first, at most 50 each."""
    return await keyset_per(GradeChange, "account_id", accounts, "1 = 1", Window(limit=TOLD))
