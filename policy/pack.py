"""The form of a policy pack, checked whole when it is loaded; one with a fault is refused with file, key and reason."""

import tomllib
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Count = Annotated[int, Field(gt=0, le=10_000_000)]
Bytes = Annotated[int, Field(gt=0, le=100 * 1024 * 1024)]
Seconds = Annotated[int, Field(gt=0, le=10 * 366 * 86400)]
Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z_]{1,38}$")]


class Part(BaseModel):
    """A part of the pack: what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Texts(Part):
    """The most characters that a text may have."""

    comment: Annotated[int, Field(gt=0, le=10_000)]
    post_title: Annotated[int, Field(gt=0, le=200)]
    post_body: Count
    display_name: Annotated[int, Field(gt=0, le=80)]
    complaint: Count
    facts: Count
    question: Count
    appeal: Count
    word: Annotated[int, Field(gt=0, le=200)]
    words: Count


class Times(Part):
    """Spans of time, in seconds."""

    undo: Seconds
    token: Seconds
    chat_link: Seconds
    upload: Seconds
    download: Seconds
    unattached: Seconds
    idempotency: Seconds
    draft: Seconds
    answer: Seconds
    appeal: Seconds
    appeal_answer: Seconds
    hold: Seconds
    timed_rules: Seconds
    card: Seconds
    digest: Seconds


class Limit(Part):
    """How many of a thing one person may do in how many seconds."""

    most: Count
    seconds: Seconds

    @property
    def window(self) -> timedelta:
        """The time in which they are counted."""
        return timedelta(seconds=self.seconds)


class Limits(Part):
    """Limits per person, or per address for those who are not signed in."""

    comments: Limit
    replies: Limit
    complaints: Limit
    open_complaints: Limit
    uploads: Limit
    sign_ups: Limit
    sign_ins: Limit
    codes: Limit
    resets: Limit
    reset_tries: Limit


class Files(Part):
    """How large a file may be, in bytes by kind, and how much work it may make."""

    image: Bytes
    document: Bytes
    audio: Bytes
    video: Bytes
    pixels: Annotated[int, Field(gt=0, le=200_000_000)]
    pages: Count
    per_report: Annotated[int, Field(gt=0, le=50)]

    @property
    def largest(self) -> int:
        """The most bytes that a file of any kind may have."""
        return max(self.image, self.document, self.audio, self.video)


class Flood(Part):
    """When new comments are too many to be cards: so many cards in so many seconds, and no more.

    A digest is edited at most every so many seconds, and takes in no more when it was calm for `seconds`.
    """

    cards: Count
    seconds: Seconds
    between: Seconds


class Reasons(Part):
    """The short lists of reasons that people choose from."""

    care: Annotated[tuple[Code, ...], Field(min_length=1)]


class Category(Part):
    """What a complaint can be about, how urgent that is, and in how many days an answer is promised."""

    code: Code
    kind: Literal["AFFECTED", "PUBLIC_INTEREST"]
    urgency: Annotated[int, Field(ge=0, le=100)]
    days: Annotated[int, Field(gt=0, le=60)]


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
    """A rule on which a decision can rest, its ground, and what a breach of it counts."""

    code: Code
    ground: Literal["LAW", "AGREEMENT", "PLATFORM_CONVENTION"]
    strikes: Strikes = Strikes()


KINDS = ("WARNING", "FUNCTION_RESTRICTION", "UPDATE_SUSPENSION", "CLOSURE")


class Rung(Part):
    """What the ladder proposes from so many strikes on."""

    at: Count
    kind: Literal["WARNING", "FUNCTION_RESTRICTION", "UPDATE_SUSPENSION", "CLOSURE"]
    functions: tuple[Literal["COMMENTS", "REPLIES"], ...] = ()
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


class Terms(Part):
    """Terms under one rule, and what is done with a text that has one."""

    rule: Annotated[str, Field(min_length=1, max_length=60)]
    effect: Literal["HOLD", "REFUSE"]
    terms: Annotated[tuple[Annotated[str, Field(min_length=2, max_length=200)], ...], Field(min_length=1)]


class Pack(Part):
    """All that a policy officer may change without code."""

    version: Annotated[str, Field(min_length=1, max_length=40)]
    texts: Texts
    times: Times
    limits: Limits
    files: Files
    flood: Flood
    reasons: Reasons
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    sanctions: Sanctions
    ladder: Ladder
    terms: tuple[Terms, ...]

    @cached_property
    def category_by_code(self) -> dict[str, Category]:
        """Categories by code, in the order of the pack."""
        return {category.code: category for category in self.categories}

    @cached_property
    def rule_by_code(self) -> dict[str, Rule]:
        """Rules by code, in the order of the pack."""
        return {rule.code: rule for rule in self.rules}


class PackFault(Exception):
    """A policy pack that cannot be used: one line with file, key and reason."""


def load(path: Path) -> Pack:
    """Read a pack, or refuse it whole."""
    try:
        return Pack.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as fault:
        first = fault.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise PackFault(f"{path.name}: {key}: {first['msg']}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
        raise PackFault(f"{path.name}: {fault}") from None
