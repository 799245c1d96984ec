"""The part of a policy pack on those who run an account."""

from typing import Annotated

from pydantic import Field

from policy.form import Part, Seconds


class Team(Part):
    """How long invitations and offers of ownership last, and how many invitations of an account are open at once."""

    invitation: Seconds
    offer: Seconds
    open_invitations: Annotated[int, Field(gt=0, le=100)]
