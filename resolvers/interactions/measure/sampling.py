"""Samples of comments: drawn by rate and seed, looked at by staff, published in figures (D12.2)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import connections

from db.care import Sample, SampleItem
from db.interactions import Comment
from db.vocabulary import AccountClass, CauseKind, CommentState, RegistrantKind, SampleFinding
from policy import pack
from resolvers import clock
from resolvers.complaints.cases.opening import open_case, subject_of
from resolvers.moves import created, locked, permit
from resolvers.pages import Literally, Window, keyset
from resolvers.rules.acts import ACTS
from resolvers.rules.care.sampling import STRATA, Candidate, Stratum, drawn_from
from resolvers.rules.refusals import FaultCode, NotAllowed, Refused, invalid
from resolvers.rules.standings import SENIORS, Actor, standings
from resolvers.rules.texts import checked
from resolvers.rules.visibility import QUERIES
from resolvers.sanctions.proposing import post_of
from resolvers.use_case import new_id, use_case, work

TO_LOOK_AT = "looked_at IS NULL"
LONGEST_SEED = 40
COUNTED = ("drawn", "looked", "found")


@use_case("sample:draw")
async def draw_sample(actor: Actor, seed: str | None = None, as_of: datetime | None = None) -> Sample:
    """Draw comments for a look, by class of account and kind of registrant, at the rates of the policy pack.

    The same seed and time give the same sample; it is there already then. Without a seed one is made up. Refused with
    Invalid for a time to come.
    """
    await permit(ACTS["sample:draw"], None)
    now, sampling = work().now, pack().sampling
    moment, wanted = as_of or now, seed if seed is not None else new_id().hex
    checked(seed=(wanted, LONGEST_SEED))
    if moment.tzinfo is None or moment > now:
        raise invalid("asOf", FaultCode.NOT_ONE_OF, now.isoformat())
    if known := await Sample.get_or_none(seed=wanted, as_of=moment):
        return known
    rates = rates_now()
    found = drawn_from(
        await _candidates(moment - timedelta(days=sampling.days), moment), wanted, rates, sampling.most
    )  # fmt: skip
    by = next(member for role, member in actor.staff.items() if role.value in SENIORS)
    kept = {f"{one.account_class}/{one.registrant_kind}": rate for one, rate in rates.items()}
    sample = await Sample.create(
        id=new_id(), seed=wanted, as_of=moment, rates=kept, drawn=len(found), drawn_by_id=by, at=now
    )  # fmt: skip
    await SampleItem.bulk_create([_item(sample, one, now) for one in found])
    created("sample:draw", sample)
    return sample


def _item(sample: Sample, one: Candidate, now: datetime) -> SampleItem:
    return SampleItem(
        id=new_id(), sample_id=sample.id, comment_id=one.id, account_id=one.account_id, at=now,
        account_class=one.stratum.account_class, registrant_kind=one.stratum.registrant_kind,
    )  # fmt: skip


def rates_now() -> dict[Stratum, float]:
    """The rate of each class and kind, as the policy pack has them now."""
    rates = pack().sampling.rates
    return {one: getattr(getattr(rates, one.account_class), one.registrant_kind) for one in STRATA}


async def _candidates(since: datetime, until: datetime) -> list[Candidate]:
    """What readers wrote here within a time, whatever became of it since: so a draw can be done again."""
    written = Comment.filter(created_at__gt=since, created_at__lte=until, as_account=False, source_key=None)
    rows: Any = await written.order_by("id").values_list(
        "id", "account_id", "account__account_class", "account__registrant__kind"
    )  # fmt: skip
    return [
        Candidate(key, account, Stratum(AccountClass(account_class), RegistrantKind(kind)))
        for key, account, account_class, kind in rows
    ]


@use_case("sample_item:judge")
async def judge_sample_item(actor: Actor, item_id: UUID, finding: SampleFinding) -> SampleItem:
    """Say what was found in a comment of a sample; what looks prohibited is a case from then on.

    It is decided there as any other, with reasons. Refused with Restricted where it was judged before, and to whoever
    wrote it or runs the account.
    """
    item = await locked(SampleItem, item_id)
    comment = await Comment.get(id=item.comment_id)
    await permit(ACTS["sample_item:judge"], item, {"author": comment.author_id})
    now, sampling = work().now, pack().sampling
    item.finding, item.looked_at, item.looked_by_id = finding, now, post_of(actor)
    if finding is SampleFinding.PROHIBITED and comment.state is not CommentState.REMOVED:
        due = now + timedelta(days=sampling.case_days)
        case = await open_case(
            subject_of(comment), sampling.urgency, due, cause=CauseKind.SAMPLE, cause_id=item.id
        )  # fmt: skip
        item.case_id = case.id
    await item.save(update_fields=["finding", "looked_at", "looked_by_id", "case_id"])
    created("sample_item:judge", item)
    return item


async def sample_queue(actor: Actor, window: Window) -> list[SampleItem]:
    """The comments of samples that nobody looked at yet, oldest first; for staff who work on cases."""
    if not QUERIES["sampleQueue"] & standings(actor, None):
        raise Refused(NotAllowed("read_samples"))
    return await keyset(SampleItem.filter(Literally(TO_LOOK_AT)), window, oldest_first=True)


@dataclass(frozen=True)
class StratumFigures:
    """Of a class of accounts and kind of registrant: the rate now, how many were drawn, looked at, found prohibited."""

    account_class: AccountClass
    registrant_kind: RegistrantKind
    rate: float
    drawn: int
    looked_at: int
    found: int


@dataclass(frozen=True)
class SamplingFigures:
    """What samples of a time came to, by class of account and kind of registrant."""

    since: datetime
    until: datetime
    days: int
    samples: int
    strata: list[StratumFigures]


async def sampling_figures() -> SamplingFigures:
    """What is published of samples: two statements, whatever was drawn."""
    until = clock.now()
    since, rates = until - timedelta(days=pack().sampling.published_days), rates_now()
    connection = connections.get("default")
    mark = "$1" if connection.capabilities.dialect == "postgres" else "?"
    rows = await connection.execute_query_dict(
        "SELECT account_class, registrant_kind, count(*) AS drawn, count(looked_at) AS looked, "
        "count(CASE WHEN finding = 'PROHIBITED' THEN 1 END) AS found "
        f"FROM sampleitem WHERE at >= {mark} GROUP BY account_class, registrant_kind",
        [since],
    )
    by = {(row["account_class"], row["registrant_kind"]): row for row in rows}
    strata = [
        StratumFigures(
            one.account_class, one.registrant_kind, rate,
            *(by.get((one.account_class, one.registrant_kind), {}).get(name, 0) for name in COUNTED),
        )
        for one, rate in rates.items()
    ]  # fmt: skip
    return SamplingFigures(since, until, pack().sampling.days, await Sample.filter(at__gte=since).count(), strata)
