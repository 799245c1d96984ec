"""The part of a policy pack about mutes."""

from typing import Annotated

from pydantic import Field

from policy.form import Part, Seconds


class Mutes(Part):
    """For how many seconds a mute with an end holds at most, and the days that a chat offers as buttons."""

    longest: Seconds
    days: Annotated[tuple[Annotated[int, Field(gt=0, le=366)], ...], Field(min_length=1, max_length=3)]
