"""The part of a policy pack on the credit of registrants: what counts how much, how it fades, what a level allows."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from policy.form import Part

Few = Annotated[int, Field(ge=0, le=1000)]
Against = Annotated[int, Field(ge=-1000, lt=0)]
For = Annotated[int, Field(gt=0, le=1000)]
Days = Annotated[int, Field(gt=0, le=3660)]
Mark = Annotated[int, Field(ge=0, le=10_000)]


class Level(Part):
    """What a level allows: how many accounts a person and an organisation may have, and how many posts in a day."""

    persons: Few
    organisations: Few
    posts: Few


class Levels(Part):
    """What each level allows."""

    A: Level
    B: Level
    C: Level
    D: Level
    E: Level


class Removals(Part):
    """What counts for content of an account that was removed, by how bad the breach was."""

    MINOR: Against
    MAJOR: Against
    GRAVE: Against


class Imposed(Part):
    """What counts for a sanction on an account."""

    WARNING: Against
    FUNCTION_RESTRICTION: Against
    UPDATE_SUSPENSION: Against
    CLOSURE: Against


class GoodStanding(Part):
    """Points for each full time of so many days without a breach that counts, up to so many."""

    days: Days
    points: For
    most: For


class Fading(Part):
    """After how many days an entry counts half, and after how many not at all."""

    half: Days
    gone: Days

    @model_validator(mode="after")
    def _is_gone_after_it_is_half(self) -> Self:
        if self.gone <= self.half:
            raise ValueError("gone: it is later than half")
        return self


class Rise(Part):
    """A level is risen to with so many points above its floor, held for so many days; one falls at the floor."""

    margin: Few
    days: Days


class Floors(Part):
    """With how many points a registrant is of a level; below the lowest floor it is of level E."""

    A: Mark
    B: Mark
    C: Mark
    D: Mark

    @model_validator(mode="after")
    def _go_down(self) -> Self:
        if not self.A > self.B > self.C > self.D:
            raise ValueError("floors: each is lower than the one before")
        return self


class Credit(Part):
    """The credit of registrants: a fold over the entries of final decisions, and time in good standing (D6.2).

    `most` is the most points there are; `contest` and `answer` are the days to contest an entry, and to answer that.
    What was decided before the day `since` never counts: nobody could know then that it would.
    """

    start: Mark
    most: Mark
    since: date | None = None
    contest: Days
    answer: Days
    care: Against
    rectified: For
    removals: Removals
    sanctions: Imposed
    standing: GoodStanding
    fading: Fading
    rise: Rise
    floors: Floors
    levels: Levels

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if self.start > self.most or self.floors.A + self.rise.margin > self.most:
            raise ValueError("most: nobody could have so many points")
        return self
