"""What authorities will be told: every sanction and every removal of unlawful content leaves an entry (D13.1, D11.2).

Nothing is sent yet: entries are gathered in drafts, a grave one in a report of its own, the others by month.
"""

from uuid import UUID

from db.complaints import Case
from db.oversight import RegulatoryReport, ReportEntry
from db.sanctions import Decision
from db.vocabulary import RegulatoryReportKind, Severity
from resolvers.pages import Window, keyset, keyset_per
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.verdicts import draft_of
from resolvers.rules.visibility import QUERIES
from resolvers.use_case import new_id, work


async def note_for_the_authorities(case: Case, decision: Decision) -> ReportEntry | None:
    """A step: what of a decision authorities are told is noted with it; nothing where there is nothing to tell.

    Two that open the report of the same month at once meet at its unique index, and the later begins anew.
    """
    measures = draft_of(decision).reported
    if not measures:
        return None
    return await ReportEntry.create(
        id=new_id(), report_id=await _report(decision.severity is Severity.GRAVE), decision_id=decision.id,
        account_id=case.account_id, rule=decision.rule, ground=decision.ground, severity=decision.severity,
        measures=list(measures), at=work().now,
    )  # fmt: skip


async def _report(is_grave: bool) -> UUID:
    """A grave matter has a report of its own; others share that of the month."""
    now = work().now
    month = None if is_grave else f"{now:%Y-%m}"
    kind = RegulatoryReportKind.SINGLE if is_grave else RegulatoryReportKind.BATCH
    report = None if is_grave else await RegulatoryReport.get_or_none(kind=kind, month=month)
    if report is None:
        report = await RegulatoryReport.create(id=new_id(), kind=kind, month=month, opened_at=now)
    key: UUID = report.id
    return key


async def correct_entries(decision: Decision) -> None:
    """A step: what authorities were told of a decision is marked as reversed, from now on."""
    await ReportEntry.filter(decision_id=decision.id, reversed_at=None).update(reversed_at=work().now)


async def reports_page(actor: Actor, window: Window) -> list[RegulatoryReport]:
    """The reports to authorities, newest first; for those who answer for them or look after that."""
    if not QUERIES["regulatoryReports"] & standings(actor, None):
        raise Refused(NotAllowed("read_reports"))
    return await keyset(RegulatoryReport.all(), window)


async def entries_of_reports(reports: list[UUID], window: Window) -> dict[UUID, list[ReportEntry]]:
    """The entries of several reports, oldest first."""
    return await keyset_per(ReportEntry, "report_id", reports, "1 = 1", window, oldest_first=True)
