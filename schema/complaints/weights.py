"""How reports are weighed fairly, as seen from outside: records in figures, campaigns, measures against misuse."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import Info

import db
from policy import say
from schema.fields import says, shows
from schema.sanctions import StatementOfReasons
from schema.words import Likeness, MisuseKind


@shows()
class ReporterRecord:
    """What is known of whoever filed a complaint, in figures and nothing else; for staff."""

    decided: int = says("How many of their complaints were decided.")
    upheld: int = says("How many of those were upheld, in full or in part.")
    share: int = says("How many of a hundred decided ones were upheld.")
    reliability: int = says("What their word weighs now, 0 to 100; neutral until enough were decided.")


@shows()
class SetAside:
    """That a complaint is set aside for now, because whoever filed it is limited for a time."""

    until: datetime = says("Until when the limit lasts.")

    @strawberry.field(description="How it is treated, until when, and how to contest that, in your language.")
    def text(self, info: Info) -> str:
        """How it is treated."""
        return say(info.context.language, "set-aside", until=self.until.date())


@shows()
class MisuseFactors:
    """The four factors that were weighed, as they were written."""

    number: str = says("How many reports were manifestly unfounded.")
    share: str = says("What share of all they are.")
    gravity: str = says("How grave they are, and with which consequences.")
    intention: str = says("What shows the intention.")


@shows(db.Misuse)
class Misuse:
    """A measure against misuse of complaints that answered a complaint: a warning, or a limit for a time."""

    kind: MisuseKind = says("A warning or a limit.")
    starts_at: datetime = says("Since when.")
    ends_at: datetime | None = says("Until when a limit lasts; null for a warning.")
    overturned_at: datetime | None = says("When it was reversed on appeal.")

    @strawberry.field(description="The four factors that were weighed.")
    def factors(self) -> MisuseFactors:
        """The four factors."""
        row: Any = self
        return MisuseFactors(**row.factors)

    @strawberry.field(description="Its statement of reasons, with the ways to appeal.")
    async def statement(self, info: Info) -> StatementOfReasons | None:
        """Its statement of reasons."""
        return await info.context.loaders.named("statement_of_measure", self.complaint_id)  # type: ignore[attr-defined]


@shows()
class CampaignReason:
    """In what reports are alike, and how many are."""

    likeness: Likeness = says("In what.")
    count: int = says("How many, of those that were looked at together.")


@shows(db.Campaign)
class Campaign:
    """Reports on one subject that look organised: they count as one voice; for staff only."""

    size: int = says("How many reports are marked.")
    began_at: datetime = says("When the first of them was filed.")
    last_at: datetime = says("When the last of them was filed.")
    detected_at: datetime = says("When they were first found alike.")

    @strawberry.field(description="In what they are alike.")
    def reasons(self) -> list[CampaignReason]:
        """In what they are alike."""
        row: Any = self
        return [CampaignReason(likeness=Likeness(name), count=number) for name, number in row.reasons.items()]


@shows()
class CaseWeight:
    """What the place of a case in the queue is made of, in points; with `base` of 100 nothing else matters."""

    base: int = says("Its most urgent category; 0 while all that is filed is set aside.")
    voices: int = says("Who speaks: known reliability in full, all others together up to a limit.")
    grade: int = says("What account it concerns.")
    reach: int = says("How many comments readers see there.")
    campaign: int = says("How many reports count as one voice because they look organised.")
