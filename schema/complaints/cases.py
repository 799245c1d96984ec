"""Cases as seen by the desk: what each is about, what was said against it, what was decided."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import Info

import db
from resolvers.complaints.cases.timeline import what_happened, who_acted
from resolvers.complaints.cases.views import is_overdue
from schema.accounts import PublicAccount
from schema.complaints.details import ROW, CounterNotice
from schema.complaints.files import Complaint
from schema.complaints.weights import Campaign, CaseWeight
from schema.fields import Node, offers_field, says, shows
from schema.pages import (
    After,
    BeforeCursor,
    Connection,
    First,
    Last,
    cursor_of_position,
    page_of,
    position_of_cursor,
)
from schema.sanctions import Decision
from schema.words import CaseState, CauseKind, NoteKind, SubjectKind


@shows(db.CaseCause)
class CaseCause:
    """Something that brought a case about, or joined it."""

    kind: CauseKind = says("What kind of thing it was.")
    words: str | None = says("What was said with it: a request of an author, or an order with its legal basis.")
    at: datetime = says("When.")


@shows(db.CaseNote)
class CaseNote:
    """A note of staff on a case."""

    kind: NoteKind = says("Who reads it.")
    words: str = says("What it says.")
    at: datetime = says("When it was written.")

    @strawberry.field(description="Who wrote it, by pseudonym.")
    async def written_by(self, info: Info) -> str:
        """Who wrote it."""
        return await info.context.loaders.named("pseudonym", self.written_by_id)  # type: ignore[attr-defined]


@shows(db.TrailEntry)
class TimelineEntry:
    """Something that happened on a case."""

    event: str = says("What happened, as the trail names it.")
    act: str = says("By which act.")
    at: datetime = says("When.")

    @strawberry.field(description="Who acted: staff by pseudonym, others by the side that they are on.")
    def actor(self, info: Info) -> str:
        """Who acted."""
        return who_acted(self, info.context.language)  # type: ignore[arg-type]

    @strawberry.field(description="What happened, in your language.")
    def text(self, info: Info) -> str:
        """What happened, in words."""
        return what_happened(self, info.context.language)  # type: ignore[arg-type]


@shows(db.Case)
class Case(Node):
    """The platform's one open file on one subject; for staff."""

    subject_kind: SubjectKind = says("What kind of thing it is about.")
    state: CaseState = says("Where it stands.")
    urgency: int = says("0 to 100: what is most urgent comes first.")
    open_complaints: int = says("How many complaints wait for its decision.")
    due_at: datetime = says("By when an answer was promised.")
    opened_at: datetime = says("When it was opened.")
    escalated_at: datetime | None = says("When it was last passed on to the senior reviewers.")
    revision: int = says("It grows with everything that a decision must have seen: name it when you decide.")

    @strawberry.field(
        description="The subject's text when the case was opened; of private words what you looked at by "
        "`lookAtMessage`, while the case or an appeal against its decision is in your hands."
    )
    async def snapshot(self, info: Info) -> str:
        """The subject's text when the case was opened."""
        row: Any = self
        if SubjectKind(row.subject_kind) is not SubjectKind.MESSAGE:
            return row.snapshot
        return row.snapshot[: await info.context.loaders.named("looked_at", row.pk) or 0]

    @strawberry.field(description="The thing that it is about, if you may see it.")
    async def subject(self, info: Info) -> Node | None:
        """The thing that it is about."""
        kind = ROW[SubjectKind(self.subject_kind)]
        return await info.context.loaders.row(kind, self.subject_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The account that it concerns.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account that it concerns."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    @strawberry.field(description="Who works on it, by pseudonym.")
    async def claimed_by(self, info: Info) -> str | None:
        """Who works on it."""
        if self.claimed_by_id is None:  # type: ignore[attr-defined]
            return None
        return await info.context.loaders.named("pseudonym", self.claimed_by_id)  # type: ignore[attr-defined]

    @strawberry.field(description="What its place in the queue was made of when it was last weighed.")
    async def weight(self, info: Info) -> CaseWeight | None:
        """What its place is made of."""
        row: Any = self
        campaign = await info.context.loaders.named("campaign", row.pk)
        return CaseWeight(campaign=campaign.size if campaign else 0, **row.weight) if row.weight else None

    @strawberry.field(description="Reports among its complaints that look organised.")
    async def campaign(self, info: Info) -> Campaign | None:
        """Reports that look organised."""
        return await info.context.loaders.named("campaign", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="Its complaints, oldest first, without their complainants.")
    async def complaints(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[Complaint]:
        """Its complaints."""
        load = info.context.loaders.page

        async def fetch(window):  # type: ignore[no-untyped-def]
            return await load("complaints", self.pk, window) or []  # type: ignore[attr-defined]

        return await page_of(info, first, after, last, before, fetch)

    @strawberry.field(description="What the side that is complained about was invited to say, if it was.")
    async def counter_notice(self, info: Info) -> CounterNotice | None:
        """What the other side says."""
        return await info.context.loaders.named("counter_notice", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="Its decisions, newest first, at most 20.")
    async def decisions(self, info: Info) -> list[Decision]:
        """Its decisions."""
        return await info.context.loaders.named("decisions", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="Whether the time is over for which an answer was promised.")
    def overdue(self) -> bool:
        """Whether it is late."""
        return is_overdue(self)  # type: ignore[arg-type]

    @strawberry.field(description="The last case on the same thing that was decided before this one was opened.")
    async def earlier(self, info: Info) -> "Case | None":
        """The case before it."""
        return await info.context.loaders.row("Case", self.earlier_id)  # type: ignore[attr-defined]

    @strawberry.field(description="What brought it about, newest first, at most 100.")
    async def causes(self, info: Info) -> list[CaseCause]:
        """What brought it about."""
        return await info.context.loaders.named("causes", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="The notes on it, newest first, at most 100.")
    async def notes(self, info: Info) -> list[CaseNote]:
        """The notes on it."""
        return await info.context.loaders.named("notes", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="What happened on it, oldest first; nobody who complained is named.")
    async def timeline(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[TimelineEntry]:
        """What happened on it."""
        load = info.context.loaders.page

        async def fetch(window):  # type: ignore[no-untyped-def]
            return await load("timelines", self.pk, window) or []  # type: ignore[attr-defined]

        return await page_of(
            info, first, after, last, before, fetch, read=position_of_cursor,
            cursor=lambda entry: cursor_of_position(entry.position),
        )  # fmt: skip

    offers = offers_field()
