"""The figures of an account's care, what comes next, and the steps that followed."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry
from strawberry import Info

import db
from resolvers.interactions.measure.standing import account_measured, care_of, next_in, steps_page
from schema.fields import Node, says, shows
from schema.pages import After, BeforeCursor, Connection, First, Last, needed, page_of, permitted
from schema.words import CareAhead, CareStepKind

if TYPE_CHECKING:
    from schema.complaints import Case
    from schema.sanctions import Sanction

CaseType = Annotated["Case", strawberry.lazy("schema.complaints")]
SanctionType = Annotated["Sanction", strawberry.lazy("schema.sanctions")]
AccountArgument = Annotated[strawberry.ID, strawberry.argument(description="The public account.")]


@shows(db.CareStep)
class CareStep(Node):
    """A step that followed from how an account cares for its comments, with the figures on which it rests."""

    kind: CareStepKind = says("What followed.")
    at: datetime = says("When.")
    until: datetime | None = says("Until when a notice gives time.")

    @strawberry.field(description="The measure then, of 100; null where nothing waited.")
    def measure(self) -> int | None:
        """The measure then."""
        return self.figures["measure"]  # type: ignore[attr-defined]

    @strawberry.field(description="The line then.")
    def line(self) -> int:
        """The line then."""
        return self.figures["line"]  # type: ignore[attr-defined]

    @strawberry.field(description="By how many comments it was measured.")
    def sample(self) -> int:
        """By how many comments it was measured."""
        return self.figures["sample"]  # type: ignore[attr-defined]

    @strawberry.field(description="How many were late.")
    def late(self) -> int:
        """How many were late."""
        return self.figures["late"]  # type: ignore[attr-defined]

    @strawberry.field(description="How many comments the platform showed again that the account had taken away.")
    def restored(self) -> int:
        """How many were shown again."""
        return self.figures["restored"]  # type: ignore[attr-defined]

    @strawberry.field(description="How many prohibited comments had stood too long.")
    def prohibited(self) -> int:
        """How many prohibited comments had stood too long."""
        return self.figures["prohibited"]  # type: ignore[attr-defined]

    @strawberry.field(description="The case that was opened, if you may see it.")
    async def case(self, info: Info) -> CaseType | None:
        """The case that was opened."""
        return await info.context.loaders.row("Case", self.case_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The restriction that was in force, if you may see it.")
    async def sanction(self, info: Info) -> SanctionType | None:
        """The restriction that was in force."""
        return await info.context.loaders.row("Sanction", self.sanction_id)  # type: ignore[attr-defined]


@shows()
class CareFigures:
    """How an account cares for the comments under its posts, by the formula that `policy { care }` publishes."""

    since: datetime = says("The beginning of the time that is looked at.")
    until: datetime = says("Its end: now.")
    measure: int | None = says("The measure, of 100; null where nothing waited.")
    line: int = says("The line.")
    below: bool = says("Whether care is below the line, by a sample that is not too small.")
    sample: int = says("How many comments waited that count, with the deletions that the platform took back.")
    least: int = says("With how many the sample is not too small.")
    too_small: bool = says("Whether it is too small to say anything.")
    in_time: int = says("How many are cared for in time, or wait within it.")
    late: int = says("How many are late.")
    open_late: int = says("How many of those still wait.")
    open_late_share: int = says("Of 100 that count, how many still wait and are late.")
    left_out: int = says("How many are late but left out: parts of waves, or planted.")
    restored: int = says("How many comments the platform showed again that the account had hidden or deleted.")
    prohibited: int = says("How many prohibited comments were seen for too long before the platform removed them.")
    median_seconds: int | None = says("In how many seconds half of them were acted on.")
    p95_seconds: int | None = says("In how many seconds 95 of 100 were acted on.")
    next_step: CareAhead = says("What comes next.")
    next_step_at: datetime | None = says("When, where that is known.")
    next_step_text: str = says("What comes next and what you can do, in your language.")
    account_id: strawberry.Private[UUID]

    @strawberry.field(description="The steps that followed, newest first.")
    async def steps(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[CareStep]:
        """The steps that followed."""
        return await page_of(info, first, after, last, before, lambda window: steps_page(self.account_id, window))


@strawberry.type
class CareFigureQueries:
    """Figures of care."""

    @strawberry.field(
        description="How an account cares for its comments; for its operators, staff who work on cases and auditors."
    )
    async def care_figures(self, info: Info, account: AccountArgument) -> CareFigures:
        """How an account cares for its comments."""
        row = await needed(info, "PublicAccount", account, account_measured)
        care = await permitted(info, care_of(info.context.actor, row.pk))
        figures = care.figures
        return CareFigures(
            since=care.since, until=care.until, measure=figures.measure, line=figures.line, below=figures.is_below,
            sample=figures.sample, least=figures.least, too_small=figures.is_small, in_time=figures.in_time,
            late=figures.late, open_late=figures.open_late, open_late_share=figures.open_share,
            left_out=figures.left_out, restored=figures.restored, prohibited=len(figures.prohibited),
            median_seconds=figures.median, p95_seconds=figures.ninety_five, next_step=care.ahead,
            next_step_at=care.ahead_at, next_step_text=next_in(info.context.language, care), account_id=row.pk,
        )  # fmt: skip
