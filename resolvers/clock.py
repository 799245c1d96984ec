"""The time, in one place, so that a test can move it; and the day, which is that of the pack's time zone."""

from datetime import UTC, date, datetime, time, timedelta

from policy import pack


class _Moved:
    by = timedelta()


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC) + _Moved.by


def today(at: datetime | None = None) -> date:
    """The day, now or at a moment, as people of the pack's time zone count it: by it documents and licences end."""
    return (at or now()).astimezone(pack().opening.zone).date()


def begins(day: date) -> datetime:
    """The moment at which a day begins there."""
    return datetime.combine(day, time(), pack().opening.zone).astimezone(UTC)


def move_clock(by: timedelta) -> None:
    """Let tests live later or earlier; nothing else calls this."""
    _Moved.by = by
