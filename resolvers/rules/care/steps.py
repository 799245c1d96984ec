"""What follows from the measure of care: first a notice, then a person looks, then back (D12.3). A pure function.

A machine takes no more than these steps: it tells, it opens a case, it proposes an end. What an account loses or gets
back, a person decides.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from db.vocabulary import CareStepKind as K
from resolvers.rules.care.measure import Figures

UNDER_RESTRICTION = (K.RECOVERING, K.RELAPSED, K.LIFT_PROPOSED)


@dataclass(frozen=True)
class Spans:
    """The time to do better after a notice, and for how long care is to hold under a restriction."""

    notice: timedelta
    recovery: timedelta


@dataclass(frozen=True)
class Stands:
    """Where an account stands: its last step, since when and until when, what was judged before, what is in force.

    `judged_until` is the moment of the last case or end: what was decided on before it does not count again.
    """

    last: K | None = None
    at: datetime | None = None
    until: datetime | None = None
    judged_until: datetime | None = None
    restricted: bool = False
    with_a_person: bool = False


class Ahead(StrEnum):
    """What comes next, and what an account can do about it."""

    NOTHING = "NOTHING"
    TOO_FEW = "TOO_FEW"
    BELOW = "BELOW"
    NOTICE = "NOTICE"
    CASE = "CASE"
    PERSON = "PERSON"
    DO_BETTER = "DO_BETTER"
    LIFT = "LIFT"


def is_neglected(figures: Figures, stands: Stands) -> bool:
    """Whether both hold: care is below the line, and prohibited words stood too long that were not judged before."""
    return figures.is_below and figures.prohibited_since(stands.judged_until) > 0


def step_due(figures: Figures, stands: Stands, spans: Spans, now: datetime) -> K | None:
    """The step that is to be taken now, if any."""
    if stands.restricted:
        return _under_restriction(figures, stands, spans, now)
    if stands.with_a_person:
        return None
    if stands.last in UNDER_RESTRICTION:
        return K.ENDED
    neglected = is_neglected(figures, stands)
    if stands.last is K.NOTICE:
        if not neglected:
            return K.RECOVERED
        return K.CASE if stands.until is not None and stands.until <= now else None
    return K.NOTICE if neglected else None


def _under_restriction(figures: Figures, stands: Stands, spans: Spans, now: datetime) -> K | None:
    """Care that is not below the line begins to recover; held for long enough, the end is proposed, and again."""
    begun = stands.last in (K.RECOVERING, K.LIFT_PROPOSED)
    if figures.is_below:
        return K.RELAPSED if begun else None
    if not begun:
        return K.RECOVERING
    return K.LIFT_PROPOSED if stands.at is not None and stands.at + spans.recovery <= now else None


def ahead_of(figures: Figures, stands: Stands, spans: Spans) -> tuple[Ahead, datetime | None]:
    """What comes next for an account as it stands, and when, so that it can be told before anything happens."""
    if stands.restricted:
        if figures.is_below:
            return Ahead.DO_BETTER, None
        begun = stands.last in (K.RECOVERING, K.LIFT_PROPOSED) and stands.at is not None
        return Ahead.LIFT, stands.at + spans.recovery if begun and stands.at else None
    if stands.with_a_person:
        return Ahead.PERSON, None
    if is_neglected(figures, stands):
        return (Ahead.CASE, stands.until) if stands.last is K.NOTICE else (Ahead.NOTICE, None)
    if figures.is_small:
        return Ahead.TOO_FEW, None
    return (Ahead.BELOW if figures.is_below else Ahead.NOTHING), None
