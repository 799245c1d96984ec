"""The part of a policy pack on licences for news, grades, declarations, groups and filings."""

from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from policy.form import Code, Count, Part, Points, Seconds


class OfRegistrants(Part):
    """Points by kind of registrant."""

    PERSON: Points
    ORGANISATION: Points


class OfClasses(Part):
    """Points by class of account."""

    PERSONAL: Points
    ORGANISATION: Points
    PUBLIC_BODY: Points
    NEWS: Points


class FromOn(Part):
    """From how many on there are so many points."""

    least: Count
    points: Points


Steps = Annotated[tuple[FromOn, ...], Field(min_length=1, max_length=20)]


class Scheme(Part):
    """The published scheme of grades: points for the four inputs, and how many points a grade takes."""

    version: Annotated[str, Field(min_length=1, max_length=40)]
    days: Annotated[int, Field(gt=0, le=3660)]
    registrants: OfRegistrants
    classes: OfClasses
    followers: Steps
    reads: Steps
    grades: tuple[Points, Points, Points]

    @model_validator(mode="after")
    def _rises(self) -> Self:
        """More followers, reads and points never make a lower grade."""
        for name, steps in (("followers", self.followers), ("reads", self.reads)):
            if any(low.least >= high.least or low.points > high.points for low, high in pairwise(steps)):
                raise ValueError(f"{name}: each step begins later than the one before and has no fewer points")
        if any(low >= high for low, high in pairwise(self.grades)):
            raise ValueError("grades: each takes more points than the one before")
        return self


class Standing(Part):
    """Licences for news, grades, declarations, groups and filings.

    So many licences of a registrant may wait to be verified. A reader counts once within `read_again`.
    """

    reasons: Annotated[tuple[Code, ...], Field(min_length=1)]
    waiting: Annotated[int, Field(gt=0, le=100)]
    covered: Annotated[int, Field(gt=0, le=500)]
    read_again: Seconds
    scheme: Scheme
