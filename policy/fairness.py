"""The parts of a policy pack on complaints, cases and sanctions."""

from functools import cached_property
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from policy.form import Code, Count, Part, Points, Seconds, Urgency


class AskedFor(Part):
    """Something that a category asks for beside the words: whether it must be told, and the most characters."""

    code: Code
    required: bool
    most: Annotated[int, Field(gt=0, le=2000)]


class Category(Part):
    """What a complaint can be about, how urgent that is, in how many days an answer is promised, what it asks for.

    With `counter_notice` the side that is complained about is invited to say something before it is decided.
    """

    code: Code
    kind: Literal["AFFECTED", "PUBLIC_INTEREST"]
    urgency: Urgency
    days: Annotated[int, Field(gt=0, le=60)]
    fields: tuple[AskedFor, ...] = ()
    counter_notice: bool = False

    @cached_property
    def field_by_code(self) -> dict[str, AskedFor]:
        """What it asks for by code, in the order of the pack."""
        return {field.code: field for field in self.fields}


class Strikes(Part):
    """How many strikes a breach of a rule counts, by its severity; a worse one never counts less."""

    MINOR: Annotated[int, Field(ge=0, le=100)] = 1
    MAJOR: Annotated[int, Field(ge=0, le=100)] = 3
    GRAVE: Annotated[int, Field(ge=0, le=100)] = 6

    @model_validator(mode="after")
    def _grow(self) -> Self:
        if not self.MINOR <= self.MAJOR <= self.GRAVE:
            raise ValueError("a worse breach cannot count fewer strikes")
        return self


class Rule(Part):
    """A rule on which a decision can rest, its ground, what a breach counts, what it judges: content or reports."""

    code: Code
    ground: Literal["LAW", "AGREEMENT", "PLATFORM_CONVENTION"]
    strikes: Strikes = Strikes()
    judges: Annotated[Literal["CONTENT", "REPORTS"], Field(alias="for")] = "CONTENT"


KINDS = ("WARNING", "FUNCTION_RESTRICTION", "UPDATE_SUSPENSION", "CLOSURE")


class Rung(Part):
    """What the ladder proposes from so many strikes on."""

    at: Count
    kind: Literal["WARNING", "FUNCTION_RESTRICTION", "UPDATE_SUSPENSION", "CLOSURE"]
    functions: tuple[Literal["COMMENTS", "REPLIES", "COMMENTS_UNREVIEWED"], ...] = ()
    days: Annotated[int, Field(gt=0, le=366)] | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if bool(self.functions) != (self.kind == "FUNCTION_RESTRICTION"):
            raise ValueError("a restriction of functions names them, and nothing else does")
        if (self.days is not None) != (self.kind in ("FUNCTION_RESTRICTION", "UPDATE_SUSPENSION")):
            raise ValueError("restrictions and suspensions have days, warnings and closures have none")
        return self


class Ladder(Part):
    """How strikes of the last days add up to a sanction: rungs from the mildest to the hardest."""

    days: Annotated[int, Field(gt=0, le=3660)]
    rungs: Annotated[tuple[Rung, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _climbs(self) -> Self:
        for lower, higher in pairwise(self.rungs):
            if lower.at >= higher.at:
                raise ValueError("each rung stands at more strikes than the one below")
            if (KINDS.index(lower.kind), lower.days or 0) > (KINDS.index(higher.kind), higher.days or 0):
                raise ValueError("no rung is milder than the one below")
        return self


class Sanctions(Part):
    """Spans of sanctions: how long an account may respond, an interim measure holds, a rectification may take."""

    hearing: Seconds
    interim: Annotated[int, Field(gt=0, le=72 * 3600)]
    rectification: Seconds
    longest: Annotated[int, Field(gt=0, le=366)]


class Reliability(Part):
    """From how many decided complaints on a reporter is known, and what weighs whoever is not, of 100."""

    least: Count
    neutral: Annotated[int, Field(gt=0, le=100)]


class Classes(Part):
    """Points by the class of the account."""

    PERSONAL: Points
    ORGANISATION: Points
    PUBLIC_BODY: Points
    NEWS: Points


class Registrants(Part):
    """Points by the kind of the account's registrant."""

    PERSON: Points
    ORGANISATION: Points


class Priority(Part):
    """Of what the place of a case in the queue is made beyond its category, in points.

    `neutral_voices` is the most that those weigh together who are not known to be reliable.
    """

    neutral_voices: Count
    full_voices: Count
    voices: Points
    full_reach: Count
    reach: Points
    classes: Classes
    registrants: Registrants


class Campaigns(Part):
    """When reports on one subject are looked at together, and from when on they are alike.

    So many `reports` within so many `seconds`; the newest `looked_at` are compared. Accounts are alike in age when they
    were made within `span` of each other and reported within `young`; words from so many characters on, when they are
    so `near`, of 100.
    """

    reports: Count
    seconds: Seconds
    looked_at: Annotated[int, Field(gt=0, le=500)]
    alike: Annotated[int, Field(ge=2, le=500)]
    span: Seconds
    young: Seconds
    near: Annotated[int, Field(ge=50, le=100)]
    shortest: Count


class Misuses(Part):
    """What may be done about misuse of complaints: the longest limit, how long a warning counts, the longest text."""

    most_days: Annotated[int, Field(gt=0, le=30)]
    warning_days: Annotated[int, Field(gt=0, le=3660)]
    factor: Annotated[int, Field(gt=0, le=4000)]
