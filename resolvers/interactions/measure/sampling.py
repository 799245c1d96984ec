"""Samples of comments: drawn by rate and seed, looked at by staff, published in figures (D12.2)."""

from dataclasses import dataclass, field, replace
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
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import Because, FaultCode, NotAllowed, Refusal, Refused, Restricted, invalid
from resolvers.rules.standings import SENIORS, Actor, standings
from resolvers.rules.texts import checked
from resolvers.rules.visibility import QUERIES
from resolvers.sanctions.proposing import post_of
from resolvers.use_case import new_id, use_case, work

TO_LOOK_AT = "looked_at IS NULL"
LONGEST_SEED = 40
LONGEST_AGO = 366  # days
SLICE = 2000  # comments that are read at once
COUNTED = ("drawn", "looked", "found")


@dataclass(frozen=True)
class Drawing:
    """A sample as it is asked for, and what was drawn before the transaction that keeps it.

    Its words are those of the request alone, by which a repeated request is known to be the same.
    """

    seed: str | None
    as_of: datetime | None
    wanted: str = field(repr=False)
    moment: datetime = field(repr=False)
    found: tuple[Candidate, ...] = field(default=(), repr=False)


async def draw_sample(
    actor: Actor, seed: str | None = None, as_of: datetime | None = None, *, key: str | None = None
) -> Sample | Refusal:
    """Draw comments for a look, by class of account and kind of registrant, at the rates of the policy pack.

    The same seed and time give the same sample; it is there already then. Without a seed one is made up. Refused with
    Invalid for a time to come, or further back than a year. Comments are read before anything is held, in slices.
    """
    wanted, moment = seed if seed is not None else new_id().hex, as_of or clock.now()
    return await _draw(
        actor, await drawn_for(actor, Drawing(seed, as_of, wanted, moment), pack().sampling.most), key=key
    )


draw_sample.act = ACTS["sample:draw"]  # type: ignore[attr-defined]


@use_case("sample:draw")
async def _draw(actor: Actor, drawing: Drawing) -> Sample:
    """Keep what was drawn for somebody."""
    return await keep_sample(actor, drawing)


async def drawn_for(actor: Actor, drawing: Drawing, most: int) -> Drawing:
    """A step before the transaction: what is drawn, at most so many of a stratum, or nothing where it is refused."""
    try:
        _check(drawing, clock.now())
    except Refused:
        return drawing
    if objection(actor, ACTS["sample:draw"], None, {}, clock.now()) is not None:
        return drawing
    if await Sample.exists(seed=drawing.wanted, as_of=drawing.moment):
        return drawing
    return replace(drawing, found=tuple(await _drawn(drawing.wanted, drawing.moment, most)))


async def keep_sample(actor: Actor, drawing: Drawing) -> Sample:
    """A step: the sample with its comments, or the one that is there already."""
    await permit(ACTS["sample:draw"], None)
    now = work().now
    _check(drawing, now)
    if known := await Sample.get_or_none(seed=drawing.wanted, as_of=drawing.moment):
        return known
    by = next((member for role, member in actor.staff.items() if role.value in SENIORS), None)
    kept = {f"{one.account_class}/{one.registrant_kind}": rate for one, rate in rates_now().items()}
    sample = await Sample.create(
        id=new_id(), seed=drawing.wanted, as_of=drawing.moment, rates=kept, drawn=len(drawing.found), drawn_by_id=by,
        at=now,
    )  # fmt: skip
    await SampleItem.bulk_create([_item(sample, one, now) for one in drawing.found])
    created("sample:draw", sample)
    return sample


def _check(drawing: Drawing, now: datetime) -> None:
    """Refuse a seed that cannot be kept, and a time without a zone, to come, or of which little can be kept by now."""
    checked(seed=(drawing.wanted, LONGEST_SEED))
    moment = drawing.moment
    if moment.tzinfo is None or not timedelta() <= now - moment <= timedelta(days=LONGEST_AGO):
        raise invalid("asOf", FaultCode.NOT_A_TIME_PAST, LONGEST_AGO)


def _item(sample: Sample, one: Candidate, now: datetime) -> SampleItem:
    return SampleItem(
        id=new_id(), sample_id=sample.id, comment_id=one.id, account_id=one.account_id, at=now,
        account_class=one.stratum.account_class, registrant_kind=one.stratum.registrant_kind,
    )  # fmt: skip


def rates_now() -> dict[Stratum, float]:
    """The rate of each class and kind, as the policy pack has them now."""
    rates = pack().sampling.rates
    return {one: getattr(getattr(rates, one.account_class), one.registrant_kind) for one in STRATA}


async def _drawn(seed: str, until: datetime, most: int) -> list[Candidate]:
    """What is drawn of all that readers wrote here within the days, whatever became of it: it can be drawn again.

    It is read in slices, of each of which no more is kept than can be drawn.
    """
    since, rates = until - timedelta(days=pack().sampling.days), rates_now()
    written = Comment.filter(created_at__gt=since, created_at__lte=until, as_account=False, source_key=None)
    kept: list[Candidate] = []
    last = UUID(int=0)
    while True:
        rows: Any = await written.filter(id__gt=last).order_by("id").limit(SLICE).values_list(
            "id", "account_id", "account__account_class", "account__registrant__kind"
        )  # fmt: skip
        read = [
            Candidate(key, account, Stratum(AccountClass(account_class), RegistrantKind(kind)))
            for key, account, account_class, kind in rows
        ]
        kept = drawn_from([*kept, *read], seed, rates, most)
        if len(read) < SLICE:
            return kept
        last = read[-1].id


@use_case("sample_item:judge")
async def judge_sample_item(
    actor: Actor, item_id: UUID, finding: SampleFinding, version: int | None = None
) -> SampleItem:
    """Say what was found in a comment of a sample; what looks prohibited is a case from then on.

    It is decided there as any other, with reasons. Refused with Restricted where it was judged before, where its words
    are no longer of the `version` that was judged, and to whoever wrote it or runs the account.
    """
    item = await locked(SampleItem, item_id)
    comment = await locked(Comment, item.comment_id)
    await permit(ACTS["sample_item:judge"], item, {"author": comment.author_id})
    if version is not None and comment.version != version:
        raise Refused(Restricted(Because.TEXT_CHANGED))
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
