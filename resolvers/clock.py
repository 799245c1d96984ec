"""The time, in one place, so that a test can move it."""

from datetime import UTC, datetime, timedelta


class _Moved:
    by = timedelta()


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC) + _Moved.by


def move_clock(by: timedelta) -> None:
    """Let tests live later or earlier; nothing else calls this."""
    _Moved.by = by
