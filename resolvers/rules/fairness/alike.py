"""In what reports on one subject are alike: the address they came from, the age of the accounts, the words.

Nobody is marked for one likeness with somebody: it takes as many as the policy pack says. A guest of a chat has no age
that tells anything, since every guest is as old as their first word to us.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from rapidfuzz import fuzz

from db.vocabulary import Likeness

COMPARED = 400  # characters of a text: beyond them nothing is compared, so that long texts cost no more


@dataclass(frozen=True)
class Filed:
    """A report as it is looked at: when it came, from where by a mark, of an account made when, in which words."""

    id: UUID
    at: datetime
    words: str
    origin: str | None = None
    made_at: datetime | None = None


@dataclass(frozen=True)
class Found:
    """Which of several reports are alike, and how many are alike in what."""

    members: frozenset[UUID] = frozenset()
    reasons: dict[Likeness, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Limits:
    """From how many on they are alike, how close accounts were made and how lately, how near words are and how long."""

    alike: int
    span: timedelta
    young: timedelta
    near: int
    shortest: int


def campaign_among(reports: Sequence[Filed], limits: Limits) -> Found:
    """Those of the reports that look organised; none when too few are alike in anything."""
    by_likeness = {
        Likeness.ADDRESS: _by_address(reports, limits),
        Likeness.AGE: _by_age(reports, limits),
        Likeness.WORDING: _by_wording(reports, limits),
    }
    reasons = {likeness: len(ids) for likeness, ids in by_likeness.items() if ids}
    return Found(frozenset().union(*by_likeness.values()), reasons)


def _by_address(reports: Sequence[Filed], limits: Limits) -> set[UUID]:
    groups: dict[str, set[UUID]] = {}
    for report in reports:
        if report.origin:
            groups.setdefault(report.origin, set()).add(report.id)
    return _large(groups.values(), limits)


def _by_age(reports: Sequence[Filed], limits: Limits) -> set[UUID]:
    """Accounts that were made one soon after another and reported while they were young."""
    young = sorted(
        (report.made_at, report.id) for report in reports
        if report.made_at and report.at - report.made_at <= limits.young
    )  # fmt: skip
    found: set[UUID] = set()
    first = 0
    for last, (made_at, _) in enumerate(young):
        while made_at - young[first][0] > limits.span:
            first += 1
        if last - first + 1 >= limits.alike:
            found |= {key for _, key in young[first : last + 1]}
    return found


def _by_wording(reports: Sequence[Filed], limits: Limits) -> set[UUID]:
    """Each text is compared with the first of every group, so that a crowd is gone through in one pass."""
    groups: dict[str, set[UUID]] = {}
    for report in reports:
        text = " ".join(report.words.casefold().split())[:COMPARED]
        if len(text) < limits.shortest:
            continue
        same = text if text in groups else next((one for one in groups if _near(one, text, limits.near)), text)
        groups.setdefault(same, set()).add(report.id)
    return _large(groups.values(), limits)


def _near(one: str, other: str, near: int) -> bool:
    return fuzz.ratio(one, other, score_cutoff=near) >= near


def _large(groups: Iterable[set[UUID]], limits: Limits) -> set[UUID]:
    return {key for group in groups if len(group) >= limits.alike for key in group}
