"""The part of a policy pack on the credit of registrants: what each level allows."""

from typing import Annotated

from pydantic import Field

from policy.form import Part

Few = Annotated[int, Field(ge=0, le=1000)]


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


class Credit(Part):
    """The credit of registrants."""

    levels: Levels
