"""Acts, the trail, the policy pack and limits, reports to authorities and figures, as seen from outside."""

from schema.oversight.figures import FigureQueries
from schema.oversight.record import (
    Act,
    OversightMutations,
    OversightSubscriptions,
    Policy,
    RateLimit,
    TrailEntry,
    policy,
    rate_limit,
)
from schema.oversight.reports import RegulatoryReport, ReportEntry, ReportQueries

__all__ = [
    "Act", "FigureQueries", "OversightMutations", "OversightSubscriptions", "Policy", "RateLimit", "RegulatoryReport",
    "ReportEntry", "ReportQueries", "TrailEntry", "policy", "rate_limit",
]  # fmt: skip
