"""The parts of a policy pack on those who run an account, and on platform staff."""

from typing import Annotated

from pydantic import Field

from policy.form import Code, Count, Part, Seconds


class Team(Part):
    """How long invitations and offers of ownership last, and how many invitations of an account are open at once."""

    invitation: Seconds
    offer: Seconds
    open_invitations: Annotated[int, Field(gt=0, le=100)]


class Staffing(Part):
    """Trainings of platform staff, and from when on there are too few of them (D5.1)."""

    topics: Annotated[tuple[Code, ...], Field(min_length=1)]
    longest: Annotated[int, Field(gt=0, le=2000)]
    cases: Count
    late: Seconds
    days: Annotated[int, Field(gt=0, le=366)]
