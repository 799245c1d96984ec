"""What all parts of a policy pack are made of."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Count = Annotated[int, Field(gt=0, le=10_000_000)]
Bytes = Annotated[int, Field(gt=0, le=100 * 1024 * 1024)]
Seconds = Annotated[int, Field(gt=0, le=10 * 366 * 86400)]
Points = Annotated[int, Field(ge=0, le=30)]
Urgency = Annotated[int, Field(ge=0, le=100)]
Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z_]{1,38}$")]


class Part(BaseModel):
    """A part of the pack: what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Limit(Part):
    """How many of a thing one person may do in how many seconds."""

    most: Count
    seconds: Seconds

    @property
    def window(self) -> timedelta:
        """The time in which they are counted."""
        return timedelta(seconds=self.seconds)
