"""The part of a policy pack on: the blacklist."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from policy.form import Part, Seconds

SEVERITIES = ("MINOR", "MAJOR", "GRAVE")


class Seriousness(Part):
    """What a breach so bad may bring into the blacklist: which measures, and the most days."""

    severity: Literal["MINOR", "MAJOR", "GRAVE"]
    measures: Annotated[tuple[Literal["CLOSE_ACCOUNT", "FORBID_REGISTRATION"], ...], Field(min_length=1)]
    days: Annotated[int, Field(gt=0, le=3660)]

    @model_validator(mode="after")
    def _once(self) -> Self:
        if len(set(self.measures)) != len(self.measures):
            raise ValueError("a measure is named once")
        return self


class Blacklist(Part):
    """The blacklist: how long people may respond, how often an entry is looked at again, the table of seriousness.

    What has no line in the table is not serious enough.
    """

    hearing: Seconds
    review: Seconds
    seriousness: Annotated[tuple[Seriousness, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _grows(self) -> Self:
        for milder, worse in pairwise(self.seriousness):
            if SEVERITIES.index(milder.severity) >= SEVERITIES.index(worse.severity):
                raise ValueError("each line is about a worse breach than the one above")
            if milder.days > worse.days or not set(milder.measures) <= set(worse.measures):
                raise ValueError("a worse breach cannot bring less")
        return self

    def for_breach(self, severity: str) -> Seriousness | None:
        """The line of the table for a breach; none where it is not serious enough."""
        return next((line for line in self.seriousness if line.severity == severity), None)
