"""What an examination finds: one thing, how it is, and what to do about it."""

from dataclasses import dataclass
from enum import Enum, auto


class Health(Enum):
    """How a thing is: fine, worth a look, or wrong."""

    FINE = auto()
    WARNING = auto()
    WRONG = auto()


MARKS = {Health.FINE: "✓", Health.WARNING: "!", Health.WRONG: "✗"}


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it is, and what to do about it."""

    what: str
    health: Health
    sentence: str
