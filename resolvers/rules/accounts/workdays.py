"""Working days: which days count, and when so many of them are over (D4.2)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Which days are worked: not those of the weekend (1 is Monday) nor holidays, but weekend days that were moved."""

    weekend: Collection[int]
    holidays: Collection[date] = ()
    worked: Collection[date] = ()

    def is_worked(self, day: date) -> bool:
        """Whether a day counts."""
        return day in self.worked or (day not in self.holidays and day.isoweekday() not in self.weekend)

    def next_worked(self, day: date) -> date:
        """The first day behind another that counts."""
        day += DAY
        while not self.is_worked(day):
            day += DAY
        return day


def working_days_after(now: datetime, count: int, zone: tzinfo, calendar: Calendar) -> datetime:
    """The moment at which so many working days have gone by since another, by the clock of a zone.

    It is the same time of day; what comes on a day that is not worked counts as come when the next working day begins.
    """
    here = now.astimezone(zone)
    day, at = here.date(), here.time()
    if not calendar.is_worked(day):
        day, at = calendar.next_worked(day), time()
    for _ in range(count):
        day = calendar.next_worked(day)
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
