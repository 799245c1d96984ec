"""Samples of comments: drawn, looked at, and published in figures."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Info

import db
from db import vocabulary as v
from resolvers import interactions
from resolvers.interactions.measure.sampling import sample_queue, sampling_figures
from schema.fields import Node, key_in, offers_field, says, shows
from schema.pages import After, BeforeCursor, Connection, First, Last, page_of, permitted
from schema.refusals import taking, verb
from schema.words import AccountClass, RegistrantKind, SampleFinding

if TYPE_CHECKING:
    from schema.complaints import Case
    from schema.interactions import Comment

CaseType = Annotated["Case", strawberry.lazy("schema.complaints")]
CommentType = Annotated["Comment", strawberry.lazy("schema.interactions")]


@shows(db.Sample)
class Sample(Node):
    """Comments drawn for a look although nobody complained: the same seed and time draw the same ones."""

    seed: str = says("By what they were drawn.")
    as_of: datetime = says("Of the comments that were there then.")
    drawn: int = says("How many were drawn.")
    at: datetime = says("When.")

    @strawberry.field(description="Who drew it, by pseudonym; null where it was drawn by itself.")
    async def drawn_by(self, info: Info) -> str | None:
        """Who drew it."""
        return await info.context.loaders.named("pseudonym", self.drawn_by_id)  # type: ignore[attr-defined]


@shows(db.SampleItem)
class SampleItem(Node):
    """A comment of a sample, and what was found in it."""

    account_class: AccountClass = says("The class of the account then.")
    registrant_kind: RegistrantKind = says("The kind of its registrant then.")
    finding: SampleFinding | None = says("What was found; null before somebody looked.")
    looked_at: datetime | None = says("When somebody looked.")
    at: datetime = says("When it was drawn.")

    @strawberry.field(description="The sample.")
    async def sample(self, info: Info) -> Sample | None:
        """The sample."""
        return await info.context.loaders.row("Sample", self.sample_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The comment as it is now.")
    async def comment(self, info: Info) -> CommentType | None:
        """The comment as it is now."""
        return await info.context.loaders.row("Comment", self.comment_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The case that was opened on it.")
    async def case(self, info: Info) -> CaseType | None:
        """The case that was opened on it."""
        return await info.context.loaders.row("Case", self.case_id)  # type: ignore[attr-defined]

    offers = offers_field()


@shows()
class StratumFigures:
    """What samples came to, of a class of accounts with a kind of registrant."""

    account_class: AccountClass = says("The class of the accounts.")
    registrant_kind: RegistrantKind = says("The kind of their registrants.")
    rate: float = says("The share that is drawn now, 0 to 1.")
    drawn: int = says("How many comments were drawn.")
    judged: int = says("How many of them staff looked at and judged.")
    found: int = says("How many looked prohibited, so that a case was opened.")


@shows()
class SamplingFigures:
    """What samples of a time came to; nobody is named."""

    since: datetime = says("The beginning.")
    until: datetime = says("The end: now.")
    days: int = says("Of how many days a sample draws.")
    samples: int = says("How many samples were drawn.")
    strata: list[StratumFigures] = says("By class of account and kind of registrant.")


@strawberry.type
class SampleQueries:
    """Samples."""

    @strawberry.field(description="Comments of samples that nobody looked at yet, oldest first; for staff.")
    async def sample_queue(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[SampleItem]:
        """Comments of samples that wait for a look."""
        actor = info.context.actor
        return await page_of(
            info, first, after, last, before, lambda window: permitted(info, sample_queue(actor, window))
        )

    @strawberry.field(description="What the platform's samples of comments came to lately; public.")
    async def sampling_figures(self) -> SamplingFigures:
        """What the platform's samples came to."""
        found = await sampling_figures()
        return SamplingFigures(
            since=found.since, until=found.until, days=found.days, samples=found.samples,
            strata=[
                StratumFigures(
                    account_class=one.account_class, registrant_kind=one.registrant_kind, rate=one.rate,
                    drawn=one.drawn, judged=one.looked_at, found=one.found,
                )
                for one in found.strata
            ],
        )  # fmt: skip


@taking("drawSample")
class DrawSampleInput:
    """What drawing takes."""

    seed: str | None = strawberry.field(
        default=None, description="By what to draw, at most 40 characters; made up unless told."
    )
    as_of: datetime | None = strawberry.field(
        default=None, description="Of the comments that were there then; now unless told."
    )


@taking("judgeSampleItem")
class JudgeSampleItemInput:
    """What judging takes."""

    id: strawberry.ID = strawberry.field(description="The comment of a sample, from `sampleQueue`.")
    finding: SampleFinding = strawberry.field(description="What you found; what looks prohibited becomes a case.")
    version: int | None = strawberry.field(
        default=None, description="The version of the comment that you judged: refused when it was changed since."
    )


@strawberry.type
class SampleMutations:
    """What may be done with samples."""

    draw_sample = verb(interactions.draw_sample, Sample, DrawSampleInput, lambda i: (i.seed, i.as_of))
    judge_sample_item = verb(
        interactions.judge_sample_item, SampleItem, JudgeSampleItemInput,
        lambda i: (key_in("id", i.id, "SampleItem")[1], v.SampleFinding(i.finding), i.version),
    )  # fmt: skip
