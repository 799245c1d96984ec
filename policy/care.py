"""The parts of a policy pack on the measure of an account's care, and on the platform's samples of comments."""

from typing import Annotated

from pydantic import Field

from policy.form import Code, Count, Part, Seconds, Urgency

Days = Annotated[int, Field(gt=0, le=366)]
Share = Annotated[float, Field(gt=0, le=1)]


class Care(Part):
    """The measure of an account's care of its comments: window, sample, line, times, and what does not count (D12.3).

    `line` is of 100. So many as `wave` comments that say the same within `alike`, or come within `burst`, are a wave.
    A comment is planted when it was only reported within `planted` of being written, by accounts younger than `young`.
    """

    days: Days
    least: Count
    line: Annotated[int, Field(gt=0, le=100)]
    promised: Seconds
    visible: Seconds
    wave: Annotated[int, Field(ge=2, le=1000)]
    alike: Seconds
    burst: Seconds
    planted: Seconds
    young: Seconds
    looked_at: Annotated[int, Field(gt=0, le=10_000)]
    look: Seconds
    notice_days: Days
    recovery_days: Days
    restriction_days: Days
    urgency: Urgency
    case_days: Annotated[int, Field(gt=0, le=60)]
    rule: Code
    clause: Annotated[str, Field(min_length=1, max_length=200)]


class ByRegistrant(Part):
    """Rates by the kind of the account's registrant."""

    PERSON: Share
    ORGANISATION: Share


class ByClass(Part):
    """Rates by the class of the account."""

    PERSONAL: ByRegistrant
    ORGANISATION: ByRegistrant
    PUBLIC_BODY: ByRegistrant
    NEWS: ByRegistrant


class Sampling(Part):
    """Samples of comments: of how many days, the most of one stratum, over how many days figures are published, rates.

    `weekly` is the most of one stratum in the sample that is drawn by itself each week.
    A stratum is a class of accounts with a kind of registrant (D12.2).
    """

    days: Days
    most: Annotated[int, Field(gt=0, le=1000)]
    weekly: Annotated[int, Field(gt=0, le=1000)]
    published_days: Days
    urgency: Urgency
    case_days: Annotated[int, Field(gt=0, le=60)]
    rates: ByClass
