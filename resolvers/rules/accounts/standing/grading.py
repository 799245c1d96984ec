"""How an account is graded: by four inputs and a published scheme, and by nothing else (D7.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from db.vocabulary import AccountClass, RegistrantKind


@dataclass(frozen=True)
class GradeInputs:
    """All that a grade is made of."""

    registrant_kind: RegistrantKind
    account_class: AccountClass
    followers: int
    reads: int

    def kept(self) -> dict[str, Any]:
        """As the history of grades keeps them."""
        return asdict(self)


@dataclass(frozen=True)
class Step:
    """From how many on there are so many points."""

    least: int
    points: int


@dataclass(frozen=True)
class Scheme:
    """A version of the scheme: points for each input, and from how many points on a grade is reached."""

    version: str
    registrant_kinds: Mapping[str, int]
    account_classes: Mapping[str, int]
    followers: Sequence[Step]
    reads: Sequence[Step]
    grades: Sequence[int]  # the least points of grade 2, 3 and 4


def points_of(inputs: GradeInputs, scheme: Scheme) -> int:
    """The points that the four inputs come to."""
    return (
        scheme.registrant_kinds[inputs.registrant_kind]
        + scheme.account_classes[inputs.account_class]
        + _reached(inputs.followers, scheme.followers)
        + _reached(inputs.reads, scheme.reads)
    )


def grade_of(inputs: GradeInputs, scheme: Scheme) -> int:
    """The grade, 1 to 4."""
    points = points_of(inputs, scheme)
    return 1 + sum(points >= least for least in scheme.grades)


def _reached(number: int, steps: Sequence[Step]) -> int:
    return max((step.points for step in steps if number >= step.least), default=0)
