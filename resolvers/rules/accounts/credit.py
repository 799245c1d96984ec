"""The credit of a registrant: a level as a pure fold over the entries that count, in order of their times (D6.2).

The points are a start, those of time in good standing, and those of entries, which fade. One falls to a lower level
as soon as its points are below the floor; one rises only after points stood above the next floor for a time, so that
nobody goes up and down by the hour. Whatever is not yet or no more in the entries was never there: the same entries
give the same history, in whatever order they came.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from db.vocabulary import CreditLevel, CreditState
from resolvers.rules.conditions import Facts, giving
from resolvers.rules.refusals import Because, LimitReached, Refusal, Restricted
from resolvers.rules.standings import Actor, Standing, standings

COUNTS = (CreditState.COUNTED, CreditState.UPHELD)
UPWARDS = tuple(reversed(CreditLevel))  # from E to A


@dataclass(frozen=True)
class Scheme:
    """The published numbers of the fold; `floors` are those of A, B, C and D."""

    start: int
    most: int
    period: timedelta
    gain: int
    gain_most: int
    half: timedelta
    gone: timedelta
    floors: dict[CreditLevel, int]
    margin: int
    held: timedelta

    def floor(self, level: CreditLevel) -> int:
        """With how many points one is of a level; the lowest takes everybody."""
        return self.floors.get(level, 0)

    def fitting(self, points: int) -> CreditLevel:
        """The level of so many points, for whoever has none yet."""
        return next((level for level in CreditLevel if points >= self.floor(level)), CreditLevel.E)

    def above(self, level: CreditLevel) -> CreditLevel | None:
        """The next level up; none above the first."""
        place = UPWARDS.index(level) + 1
        return UPWARDS[place] if place < len(UPWARDS) else None


@dataclass(frozen=True)
class Entry:
    """An entry that counts: since when, how much, and of which breach."""

    id: UUID
    at: datetime
    points: int
    breach: UUID | None = None


@dataclass(frozen=True)
class Change:
    """That a registrant has a level from a moment on, with so many points then."""

    at: datetime
    level: CreditLevel
    points: int


@dataclass(frozen=True)
class CreditStanding:
    """The level now, the points, how it came to be, and what changes next if nothing else happens."""

    level: CreditLevel
    points: int
    history: tuple[Change, ...]
    next: Change | None


def level_of(entries: Iterable[Entry], since: datetime, now: datetime, scheme: Scheme) -> CreditStanding:
    """Fold the entries that are there by now into the standing of a registrant whose time began at `since`."""
    counted = once_per_breach(entry for entry in entries if entry.at <= now)
    turns = _turns(counted, since, scheme)
    points = points_at(counted, since, since, scheme)
    level, rising = scheme.fitting(points), None
    changes = [Change(since, level, points)]
    for place, turn in enumerate(turns):
        points = points_at(counted, since, turn, scheme)
        if points < scheme.floor(level):
            level, rising = scheme.fitting(points), None
            changes.append(Change(turn, level, points))
        until = turns[place + 1] if place + 1 < len(turns) else None
        while (aim := scheme.above(level)) is not None and points >= scheme.floor(aim) + scheme.margin:
            rising = rising or turn
            if until is not None and rising + scheme.held >= until:
                break
            level, rising = aim, rising + scheme.held
            changes.append(Change(rising, level, points))
        else:
            rising = None
    past = tuple(change for change in changes if change.at <= now) or (changes[0],)
    ahead = next((change for change in changes if change.at > now), None)
    return CreditStanding(past[-1].level, points_at(counted, since, max(now, since), scheme), past, ahead)


def once_per_breach(entries: Iterable[Entry]) -> list[Entry]:
    """The entries in order of their times; of one breach a later one adds only by how much it is heavier."""
    heaviest: dict[UUID, int] = {}
    counted = []
    for entry in sorted(entries, key=lambda entry: (entry.at, entry.id)):
        points = entry.points
        if entry.breach is not None and points < 0:
            before = heaviest.get(entry.breach, 0)
            points = min(0, points - before)
            heaviest[entry.breach] = min(before, entry.points)
        counted.append(Entry(entry.id, entry.at, points, entry.breach))
    return counted


def faded(points: int, at: datetime, now: datetime, scheme: Scheme) -> int:
    """What is left of points: all, half without the odd one, or nothing."""
    age = now - at
    if age < scheme.half:
        return points
    return int(points / 2) if age < scheme.gone else 0


def points_at(counted: Sequence[Entry], since: datetime, now: datetime, scheme: Scheme) -> int:
    """The points at a moment, of entries in order of their times of which each breach is counted once."""
    earlier = [entry for entry in counted if entry.at <= now]
    left = sum(faded(entry.points, entry.at, now, scheme) for entry in earlier)
    periods = sum((end - begin) // scheme.period for begin, end in pairwise([*_begins(earlier, since), now]))
    gained = min(scheme.gain_most, periods * scheme.gain)
    return max(0, min(scheme.most, scheme.start + gained + left))


def _begins(counted: Sequence[Entry], since: datetime) -> list[datetime]:
    """From when on good standing counts: the beginning, and after each breach anew."""
    return [since, *(entry.at for entry in counted if entry.points < 0 and entry.at > since)]


def _turns(counted: Sequence[Entry], since: datetime, scheme: Scheme) -> list[datetime]:
    """The moments at which points change, from the beginning on."""
    times = {since}
    for entry in counted:
        times |= {entry.at, entry.at + scheme.half, entry.at + scheme.gone}
    most = -(-scheme.gain_most // scheme.gain)
    begins = _begins(counted, since)
    for begin, end in zip(begins, [*begins[1:], None], strict=True):
        lasts = most if end is None else min(most, (end - begin) // scheme.period)
        times |= {begin + scheme.period * number for number in range(1, lasts + 1)}
    return sorted(time for time in times if time >= since)


@giving(Restricted)
def in_time_to_contest(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An entry is contested within its days."""
    return None if now <= entry.contest_until else Restricted(Because.CONTEST_TIME_IS_OVER)


@giving(Restricted)
def it_counts_against_one(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What counts for a registrant is not contested."""
    return Restricted(Because.NOTHING_TO_CONTEST) if entry.points >= 0 else None


@giving(Restricted)
def not_for_ones_own_registrant(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whoever acts for a registrant does not decide on its credit."""
    own = Standing.REPRESENTATIVE in standings(actor, entry)
    return Restricted(Because.OWN_MATTER) if own else None


@giving(LimitReached)
def the_day_has_room(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An account publishes so many posts in a day as the level of its registrant allows."""
    again = facts.get("publishes_again_at")
    return LimitReached(again) if again is not None and again > now else None
