"""Reports to authorities, as seen by those who answer for them."""

from datetime import datetime

import strawberry
from strawberry import Info

import db
from resolvers.oversight.reports import reports_page
from schema.accounts import PublicAccount
from schema.fields import Node, says, shows
from schema.pages import After, BeforeCursor, Connection, First, Last, page_of, permitted
from schema.words import Ground, RegulatoryReportKind, RegulatoryReportState, Severity


@shows(db.ReportEntry)
class ReportEntry(Node):
    """A decision as an authority will be told it, without personal data."""

    rule: str = says("The rule, as a code of the policy pack.")
    ground: Ground = says("On what the decision rests.")
    severity: Severity | None = says("How bad the breach is.")
    measures: list[str] = says("What followed, each measure by its word.")
    at: datetime = says("When it was decided.")
    reversed_at: datetime | None = says("When the decision was reversed: what the authority was told is corrected.")

    @strawberry.field(description="The account that it concerns, if you may see it.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account that it concerns."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]


@shows(db.RegulatoryReport)
class RegulatoryReport(Node):
    """What the platform will report to an authority: one grave matter, or a month of others."""

    kind: RegulatoryReportKind = says("One grave matter, or a month.")
    month: str | None = says("Which month, such as 2026-11; null for a report of its own.")
    state: RegulatoryReportState = says("Where it stands; nothing is sent before a person approved it.")
    opened_at: datetime = says("When it was begun.")

    @strawberry.field(description="What it tells, oldest first.")
    async def entries(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[ReportEntry]:
        """What it tells."""
        load = info.context.loaders.page

        async def fetch(window):  # type: ignore[no-untyped-def]
            return await load("report_entries", self.pk, window) or []  # type: ignore[attr-defined]

        return await page_of(info, first, after, last, before, fetch)


@strawberry.type
class ReportQueries:
    """Reports to authorities."""

    @strawberry.field(description="Reports to authorities, newest first; for chief editors, auditors, administrators.")
    async def regulatory_reports(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[RegulatoryReport]:
        """Reports to authorities."""
        actor = info.context.actor
        return await page_of(
            info, first, after, last, before, lambda window: permitted(info, reports_page(actor, window))
        )
