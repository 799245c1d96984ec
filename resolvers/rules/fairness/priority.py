"""The place of a case in the queue: its most urgent category, who speaks, what account it is, how far it reaches.

Danger to life is always first. What adds to the category is bounded, so that many voices never pass a graver matter by
more than the policy pack allows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log

from resolvers.rules.fairness.reliability import DANGER_TO_LIFE


@dataclass(frozen=True)
class Points:
    """The numbers of the policy pack by which a place is made.

    `voices` and `reach` are the most points of each, given in full from `full_voices` of weight and `full_reach`
    comments on. `neutral_voices` is the most that those weigh together who are not known to be reliable.
    """

    neutral_voices: int
    full_voices: int
    voices: int
    full_reach: int
    reach: int
    classes: Mapping[str, int]
    registrants: Mapping[str, int]


@dataclass(frozen=True)
class Place:
    """A place in the queue, 0 to 100, and what it is made of."""

    base: int
    voices: int
    grade: int
    reach: int

    @property
    def urgency(self) -> int:
        """The place: nothing while nobody counts, 100 for danger to life and for nothing else."""
        if self.base <= 0 or self.base >= DANGER_TO_LIFE:
            return min(DANGER_TO_LIFE, max(0, self.base))
        return min(DANGER_TO_LIFE - 1, self.base + self.voices + self.grade + self.reach)

    def kept(self) -> dict[str, int]:
        """As it is kept with the case."""
        return asdict(self)


def voices_of(weights: Sequence[int], *, neutral: int, cap: int) -> int:
    """The sum of what the reporters of a case weigh.

    Whoever weighs more than somebody of whom nothing is known counts in full; all the others together count up to a
    cap, however many they are.
    """
    known = sum(weight for weight in weights if weight > neutral)
    return known + min(cap, sum(weight for weight in weights if weight <= neutral))


def place_of(base: int, voices: int, account_class: str, registrant: str, comments: int, points: Points) -> Place:
    """The place of a case: of its most urgent category, the weight of its voices, its account, and its reach."""
    heard = min(max(0, voices), points.full_voices) / points.full_voices
    seen = min(1.0, log(1 + max(0, comments)) / log(1 + points.full_reach))
    return Place(
        base=base, voices=round(points.voices * heard),
        grade=points.classes.get(account_class, 0) + points.registrants.get(registrant, 0),
        reach=round(points.reach * seen),
    )  # fmt: skip
