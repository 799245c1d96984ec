"""Alarms: what should not go on as it does. Each is told once when it begins and once when it ends."""

from collections.abc import Iterator
from dataclasses import dataclass

import structlog

from db.standstill import standstill
from policy import pack
from resolvers import clock
from resolvers.oversight.backlog import Backlog, backlog
from resolvers.trail import delivered
from settings import Settings

RECENTLY = 60.0
log = structlog.get_logger("alarms")


@dataclass(frozen=True)
class Alarm:
    """One thing that is watched: how it is, and from where on it is an alarm."""

    name: str
    value: float
    limit: float
    sentence: str

    @property
    def rings(self) -> bool:
        """Whether it is an alarm now."""
        return self.value >= self.limit


def alarms(settings: Settings, now: Backlog) -> Iterator[Alarm]:
    """Everything that is watched, by what waits now; in a standstill it is meant to wait."""
    still = standstill() is not None
    yield Alarm(
        "delivery", delivered.latest(RECENTLY), settings.alarm_delivery_seconds,
        "News reach subscriptions late: look at the load of the database and of this process.",
    )  # fmt: skip
    yield Alarm(
        "notices", 0.0 if still else now.notices_age, settings.alarm_notice_seconds,
        "Notices wait to be sent: does ./gongdao work run, and does the chat's transport answer?",
    )  # fmt: skip
    yield Alarm(
        "inbox", 0.0 if still else now.inbox_age, settings.alarm_inbox_seconds,
        "What people say in chats waits to be handled: does ./gongdao work run?",
    )  # fmt: skip
    yield Alarm(
        "overdue_cases", now.cases_overdue, settings.alarm_overdue_cases,
        "Cases are past the time that was promised: reviewers are needed.",
    )  # fmt: skip
    yield Alarm(
        "workload", now.cases_per_reviewer, pack().staffing.cases,
        "Too many cases are open for each reviewer: appoint more, or train more: ./gongdao staff add, staff train.",
    )  # fmt: skip
    yield Alarm(
        "oldest_case", now.oldest_case_late, pack().staffing.late,
        "The oldest case is long past the time that was promised: somebody must take it now.",
    )  # fmt: skip
    yield Alarm(
        "overdue_appeals", now.appeals_overdue, settings.alarm_overdue_cases,
        "Answers to appeals are late: reviewers are needed who decided nothing in these matters.",
    )  # fmt: skip


class Watch:
    """Remembers which alarms ring, so that each is told twice: when it begins and when it ends."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ringing: set[str] = set()

    async def look(self) -> None:
        """Look once, and tell what changed."""
        for alarm in alarms(self.settings, await backlog(clock.now())):
            if alarm.rings and alarm.name not in self.ringing:
                self.ringing.add(alarm.name)
                log.warning("an alarm begins", alarm=alarm.name, value=round(alarm.value, 1), limit=alarm.limit)
            elif not alarm.rings and alarm.name in self.ringing:
                self.ringing.discard(alarm.name)
                log.warning("an alarm is over", alarm=alarm.name)
