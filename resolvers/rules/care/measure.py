"""How well an account cares for the comments under its posts: a pure function of what happened (D12.3).

Of the comments that waited, held by the account or reported, so many are to be cared for in time. The measure is
that share, of 100. What is late counts against the account only where it is no part of a wave and not planted;
deletions that the platform took back count as late. What was cared for in time always counts. So neither faster care
nor a crowd that somebody sends ever makes the measure worse, and too small a sample says nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

LETTERS_COMPARED = 200


@dataclass(frozen=True)
class Terms:
    """The numbers of the measure, as the policy pack has them."""

    least: int
    line: int
    promised: timedelta
    visible: timedelta
    wave: int
    alike: timedelta
    burst: timedelta
    planted: timedelta
    young: timedelta


@dataclass(frozen=True)
class Report:
    """A report on a comment: when it came, when its reporter's account was made, whether it looks organised."""

    at: datetime
    made_at: datetime | None = None
    organised: bool = False


@dataclass(frozen=True)
class Said:
    """A comment as it is looked at: when it was written, in which words, who reported it, whether it was held."""

    id: UUID
    at: datetime
    words: str
    reports: tuple[Report, ...] = ()
    held: bool = False


@dataclass(frozen=True)
class Waited:
    """A comment that waited for care since a time, until somebody acted; of an undecided report nothing is late."""

    said: Said
    since: datetime
    acted_at: datetime | None = None
    undecided: bool = False

    def took(self, now: datetime) -> timedelta:
        """How long it waited, or waits by now."""
        return (self.acted_at or now) - self.since

    def is_late(self, now: datetime, promised: timedelta) -> bool:
        """Whether the promised time was not kept."""
        return not self.undecided and self.took(now) > promised


@dataclass(frozen=True)
class Removal:
    """Words that the platform removed by a decision which stands, and since when they could be seen until then."""

    said: Said
    seen_since: datetime
    removed_at: datetime
    decided_at: datetime


@dataclass(frozen=True)
class Happened:
    """All that the measure is made of: what waited, what was removed, how many deletions the platform took back."""

    waited: Sequence[Waited] = ()
    removals: Sequence[Removal] = ()
    restored: int = 0


@dataclass(frozen=True)
class Figures:
    """The measure, and of what it is made; `left_out` are late ones of a wave or planted ones, spans are in seconds."""

    sample: int = 0
    in_time: int = 0
    late: int = 0
    open_late: int = 0
    left_out: int = 0
    restored: int = 0
    median: int | None = None
    ninety_five: int | None = None
    prohibited: tuple[datetime, ...] = field(default=())
    least: int = 1
    line: int = 0

    @property
    def counted(self) -> int:
        """By how many the measure is divided."""
        return self.in_time + self.late + self.restored

    @property
    def measure(self) -> int | None:
        """Of 100, rounded down; none where nothing waited."""
        return 100 * self.in_time // self.counted if self.counted else None

    @property
    def open_share(self) -> int:
        """Of 100 that count, how many wait for longer than promised."""
        return 100 * self.open_late // self.counted if self.counted else 0

    @property
    def is_small(self) -> bool:
        """Whether too few count to say anything."""
        return self.sample < self.least

    @property
    def is_below(self) -> bool:
        """Whether care is below the line, by a sample that says something."""
        return not self.is_small and 100 * self.in_time < self.line * self.counted

    def prohibited_since(self, since: datetime | None) -> int:
        """How many prohibited comments that stood too long were decided on after a moment, or in all."""
        return sum(since is None or at > since for at in self.prohibited)


def figures_of(happened: Happened, terms: Terms, now: datetime) -> Figures:
    """The figures of what happened."""
    looked_at: list[Waited | Removal] = [*happened.waited, *happened.removals]
    said = {one.said.id: one.said for one in looked_at}
    left_out = in_waves(said.values(), terms) | {one.id for one in said.values() if is_planted(one, terms)}
    own = [one for one in happened.waited if one.said.id not in left_out]
    late = [one for one in happened.waited if one.is_late(now, terms.promised)]
    against = [one for one in late if one.said.id not in left_out]
    spans = sorted(int(one.took(now).total_seconds()) for one in own)
    return Figures(
        sample=len(own) + happened.restored, in_time=len(happened.waited) - len(late), late=len(against),
        open_late=sum(one.acted_at is None for one in against), left_out=len(late) - len(against),
        restored=happened.restored, median=_nth(spans, 50), ninety_five=_nth(spans, 95),
        prohibited=tuple(
            sorted(
                one.decided_at for one in happened.removals
                if one.removed_at - one.seen_since > terms.visible and one.said.id not in left_out
            )
        ),
        least=terms.least, line=terms.line,
    )  # fmt: skip


def _nth(spans: Sequence[int], of_100: int) -> int | None:
    """The span that so many of 100 did not exceed."""
    return spans[(len(spans) * of_100 + 99) // 100 - 1] if spans else None


def is_planted(said: Said, terms: Terms) -> bool:
    """Whether a comment came to notice only by reports right after it was written, of accounts made for that.

    Who reports without an account counts as young. What the account itself held is never planted.
    """
    return not said.held and bool(said.reports) and all(_is_planted(said, report, terms) for report in said.reports)


def _is_planted(said: Said, report: Report, terms: Terms) -> bool:
    is_young = report.made_at is None or report.at - report.made_at < terms.young
    return is_young and report.at - said.at < terms.planted


def in_waves(said: Iterable[Said], terms: Terms) -> set[UUID]:
    """The comments that came as many at once, that say the same within a time, or whose reports look organised."""
    comments = sorted(said, key=lambda one: (one.at, one.id))
    found = {one.id for one in comments if any(report.organised for report in one.reports)}
    by_words: dict[str, list[Said]] = {}
    for one in comments:
        by_words.setdefault(_letters(one.words), []).append(one)
    for alike in by_words.values():
        found |= _crowded(alike, terms.wave, terms.alike)
    return found | _crowded(comments, terms.wave, terms.burst)


def _letters(words: str) -> str:
    """Words as they are compared: without case, spaces and signs."""
    letters = "".join(letter for letter in words.casefold() if letter.isalnum())[:LETTERS_COMPARED]
    return letters or words[:LETTERS_COMPARED]


def _crowded(comments: Sequence[Said], wave: int, span: timedelta) -> set[UUID]:
    """Those of comments in order of time of which so many come within a span."""
    found: set[UUID] = set()
    first = 0
    for last, one in enumerate(comments):
        while one.at - comments[first].at > span:
            first += 1
        if last - first + 1 >= wave:
            found |= {crowd.id for crowd in comments[first : last + 1]}
    return found
