"""Figures of complaints, as seen from outside."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry import Info

from resolvers.oversight.figures import complaint_figures
from schema.fields import says, shows
from schema.pages import permitted
from schema.words import AppealState, ComplaintState

Since = Annotated[
    datetime | None,
    strawberry.argument(description="From when on they were filed; 30 days before the end if not told."),
]
Until = Annotated[
    datetime | None, strawberry.argument(description="Up to when, exclusive; now unless told, at most 366 days later.")
]


@shows()
class OutcomeCount:
    """How many complaints stand somewhere."""

    outcome: ComplaintState = says("Where they stand.")
    count: int = says("How many.")


@shows()
class CategoryCount:
    """How many complaints are about something."""

    category: str = says("What they are about, as a code of the policy pack.")
    filed: int = says("How many were filed.")
    open: int = says("How many of them wait for a decision.")
    outcomes: list[OutcomeCount] = says("Where they stand; states without any are left out.")


@shows()
class AgeCount:
    """How many open complaints are so old."""

    from_days: int = says("At least so many days old.")
    to_days: int | None = says("Younger than so many days; null: however old.")
    count: int = says("How many.")


@shows()
class AppealCount:
    """How many appeals were answered in a way."""

    outcome: AppealState = says("How.")
    count: int = says("How many.")


@shows()
class ComplaintFigures:
    """Complaints that were filed in a time, counted; appeals and reversals of that time; what is late now."""

    since: datetime = says("The beginning.")
    until: datetime = says("The end, exclusive.")
    filed: int = says("How many complaints were filed.")
    by_category: list[CategoryCount] = says("By what they are about, in the order of their codes.")
    by_outcome: list[OutcomeCount] = says("By where they stand.")
    open_by_age: list[AgeCount] = says("Those that wait for a decision, by how old they were at the end.")
    decided: int = says("How many of them were decided.")
    median_hours: float | None = says("In how many hours half of those were decided.")
    p90_hours: float | None = says("In how many hours nine of ten were decided.")
    set_aside: int = says("How many wait until somebody else says the same.")
    in_campaigns: int = says("How many belong to reports that look organised.")
    campaigns: int = says("How many times reports of that time looked organised.")
    appeals_lodged: int = says("How many appeals were lodged in that time.")
    appeals_decided: list[AppealCount] = says("How those were answered that were answered in that time.")
    reversals: int = says("How many decisions were reversed in that time.")
    overdue: int = says("How many cases are late now.")


@strawberry.type
class FigureQueries:
    """Figures."""

    @strawberry.field(
        description="Figures of the complaints filed in a time; for those who work on cases and auditors."
    )
    async def complaint_figures(self, info: Info, since: Since = None, until: Until = None) -> ComplaintFigures:
        """Figures of complaints."""
        return await permitted(info, complaint_figures(info.context.actor, since, until))
