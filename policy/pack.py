"""The form of a policy pack, checked whole when it is loaded; one with a fault is refused with file, key and reason."""

import tomllib
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from policy.accounts import Blacklist, Credit, Documents, Identity, Leaving, Opening, Standing
from policy.bulk import Bulks
from policy.care import Care, Sampling
from policy.fairness import (
    Campaigns,
    Category,
    Ladder,
    Misuses,
    Priority,
    Reliability,
    Rule,
    Sanctions,
)
from policy.form import Bytes, Code, Count, Limit, Part, Seconds, Urgency
from policy.marks import Mutes
from policy.messages import Messages
from policy.team import Staffing, Team


class Texts(Part):
    """The most characters that a text may have."""

    comment: Annotated[int, Field(gt=0, le=10_000)]
    post_title: Annotated[int, Field(gt=0, le=200)]
    post_body: Count
    display_name: Annotated[int, Field(gt=0, le=80)]
    name: Annotated[int, Field(gt=0, le=500)]
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
    counter_notice: Seconds
    timed_rules: Seconds
    card: Seconds
    digest: Seconds


class Limits(Part):
    """Limits per person, or per address for those who are not signed in."""

    comments: Limit
    replies: Limit
    messages: Limit
    complaints: Limit
    open_complaints: Limit
    uploads: Limit
    sign_ups: Limit
    sign_ins: Limit
    codes: Limit
    resets: Limit
    identities: Limit
    mobile_codes: Limit
    mandates: Limit
    mobile_tries: Limit
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
    escalation: Annotated[tuple[Code, ...], Field(min_length=1)]


class Desk(Part):
    """Cases that no complaint brought about: how urgent they are, and how much time they have."""

    owner_act_urgency: Urgency
    owner_act_days: Annotated[int, Field(gt=0, le=60)]
    order_urgency: Urgency
    longest_order: Seconds


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
    messages: Messages
    desk: Desk
    team: Team
    staffing: Staffing
    identity: Identity
    opening: Opening
    standing: Standing
    credit: Credit
    documents: Documents
    blacklist: Blacklist
    leaving: Leaving
    bulk: Bulks
    reasons: Reasons
    mutes: Mutes
    reliability: Reliability
    priority: Priority
    campaigns: Campaigns
    misuse: Misuses
    care: Care
    sampling: Sampling
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
        """Rules for content by code, in the order of the pack."""
        return {rule.code: rule for rule in self.rules if rule.judges == "CONTENT"}

    @cached_property
    def rule_for_reports(self) -> Rule:
        """The rule by which reports themselves are judged."""
        return next(rule for rule in self.rules if rule.judges == "REPORTS")

    @model_validator(mode="after")
    def _has_a_rule_for_reports(self) -> Self:
        if not any(rule.judges == "REPORTS" for rule in self.rules):
            raise ValueError('no rule is for = "REPORTS"')
        return self

    @model_validator(mode="after")
    def _has_the_rule_of_care(self) -> Self:
        rule = self.rule_by_code.get(self.care.rule)
        if rule is None or rule.ground != "AGREEMENT":
            raise ValueError("care.rule: it is no rule for content whose ground is the agreement")
        return self

    @model_validator(mode="after")
    def _is_fair(self) -> Self:
        """Five who are known to be reliable weigh more than any number of whom nothing is known."""
        if self.priority.neutral_voices > 5 * (self.reliability.neutral + 1):
            raise ValueError("priority.neutral_voices: five who are reliable must weigh more")
        return self


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
