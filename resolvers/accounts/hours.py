"""The time of a person: time zones by name or offset, quiet hours, and when the morning comes."""

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from db.accounts import Chat
from resolvers.rules.refusals import FaultCode, invalid

OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−])\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
SPAN = re.compile(r"(\d{1,2})(?::([0-5]\d))?\s*(?:-|–|—|to|到|至)\s*(\d{1,2})(?::([0-5]\d))?")
FURTHEST = 14 * 60  # minutes; no place on Earth is further from UTC


def zone_name(text: str) -> str:
    """A time zone as it is kept: its name in the tables of the world's time zones, or an offset "UTC+08:00"."""
    asked = text.strip()
    if found := OFFSET.fullmatch(asked):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if minutes > FURTHEST:
            raise invalid("timeZone", FaultCode.NOT_A_TIME_ZONE)
        sign = "+" if found[1] == "+" else "-"
        return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}" if minutes else "UTC"
    name = _names().get(asked.casefold().replace(" ", "_"))
    if name is None:
        raise invalid("timeZone", FaultCode.NOT_A_TIME_ZONE)
    return name


def hours_of(text: str) -> str | None:
    """Quiet hours as they are kept, "22:30-07:00"; nothing when none are wished for."""
    if not text.strip():
        return None
    found = SPAN.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[3]) > 23:
        raise invalid("quietHours", FaultCode.NOT_HOURS_OF_A_DAY)
    begin, end = (f"{int(hour):02}:{minute or '00'}" for hour, minute in ((found[1], found[2]), (found[3], found[4])))
    if begin == end:
        raise invalid("quietHours", FaultCode.NOT_HOURS_OF_A_DAY)
    return f"{begin}-{end}"


def local(chat: Chat, at: datetime) -> datetime:
    """A moment by the clock on the wall of the person in a chat."""
    return at.astimezone(_zone(chat.time_zone))


def is_quiet(chat: Chat, now: datetime) -> bool:
    """Whether it is now a time of rest in a chat."""
    if chat.quiet_hours is None:
        return False
    begin, end = _ends(chat.quiet_hours)
    here = local(chat, now).time()
    return begin <= here < end if begin < end else here >= begin or here < end


def morning(chat: Chat, now: datetime) -> datetime:
    """When the quiet hours end that are now; this moment when there are none."""
    if chat.quiet_hours is None or not is_quiet(chat, now):
        return now
    here, end = local(chat, now), _ends(chat.quiet_hours)[1]
    day = here.date() if here.time() < end else here.date() + timedelta(days=1)
    return datetime.combine(day, end, tzinfo=here.tzinfo).astimezone(UTC)


def _ends(hours: str) -> tuple[time, time]:
    begin, end = hours.split("-")
    return time.fromisoformat(begin), time.fromisoformat(end)


@lru_cache(1)
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name not in ("Factory", "localtime")}


@lru_cache(600)
def _zone(name: str) -> tzinfo:
    if name.startswith("UTC") and len(name) > 3:
        hours, minutes = name[4:].split(":")
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(offset if name[3] == "+" else -offset)
    return ZoneInfo(name)
