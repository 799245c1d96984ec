"""Complaints and receipts as seen from outside."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from policy import say
from resolvers.complaints.lodging import is_late, secret_of
from schema.complaints.details import ROW, Addition, ComplaintDetail
from schema.complaints.evidence import Evidence
from schema.complaints.weights import Misuse, ReporterRecord, SetAside
from schema.fields import Node, offers_field, says, shows
from schema.sanctions import StatementOfReasons
from schema.words import ComplaintKind, ComplaintState, DeclineReason, SubjectKind

if TYPE_CHECKING:
    from schema.complaints.cases import Case

TEXT_HASH = (
    "SHA-256 of what was filed, in UTF-8: of the words as they are; with details of "
    '`{"details":{"CODE":"value",…},"words":"…"}` in the canonical form of JSON (RFC 8785).'
)


@shows(db.Question)
class Question:
    """A question of staff to a complainant, and the answer."""

    words: str = says("What was asked.")
    asked_at: datetime = says("When it was asked.")
    answer: str | None = says("What was answered, if it was.")
    answered_at: datetime | None = says("When it was answered.")

    @strawberry.field(description="Until when an answer is awaited; without one it is decided on what is there.")
    def answer_by(self) -> datetime:
        """Until when an answer is awaited."""
        return self.due_at  # type: ignore[attr-defined]


@shows(db.CaseNote)
class PublicNote:
    """What staff noted on a case for both sides to read."""

    words: str = says("What it says.")
    at: datetime = says("When it was written.")


@shows(db.Complaint)
class Complaint(Node):
    """A filed objection to an account, a post or a comment."""

    receipt: str = says("The number of its receipt.")
    kind: ComplaintKind = says("Whether the complainant's own right is at stake.")
    category: str = says("What it is about, as a code of the policy pack.")
    words: str = says("What was said.")
    good_faith: bool = says("Whether good faith was declared.")
    text_hash: str = says(TEXT_HASH)
    decline_reason: DeclineReason | None = says("Why it was not taken up, if it was not.")
    state: ComplaintState = says("Where it stands.")
    promised_at: datetime = says("By when an answer is promised.")
    created_at: datetime = says("When it was filed.")
    weight: int | None = says("How much it counts in the queue, 0 to 100, fixed when it was filed; for staff.")

    @strawberry.field(description="What it is about, in your language.")
    def category_text(self, info: Info) -> str:
        """What it is about, in words."""
        return say(info.context.language, f"category-{self.category}")

    @strawberry.field(description="What was told of the things that its category asks for.")
    def details(self) -> list[ComplaintDetail]:
        """What was told of its category."""
        told = self.details or {}
        return [ComplaintDetail(field=code, value=value) for code, value in told.items()]

    @strawberry.field(description="Whether the promised time is over and it is still open.")
    def overdue(self) -> bool:
        """Whether the answer is late."""
        return is_late(self)  # type: ignore[arg-type]

    @strawberry.field(description="What the complainant added later about the same thing, oldest first.")
    async def additions(self, info: Info) -> list[Addition]:
        """What was added later."""
        return await info.context.loaders.named("additions", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="The thing complained about, if you may see it.")
    async def subject(self, info: Info) -> Node | None:
        """The thing complained about."""
        kind = ROW[SubjectKind(self.subject_kind)]  # type: ignore[attr-defined]
        return await info.context.loaders.row(kind, self.subject_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The reasons of the decision, once there is one.")
    async def statement(self, info: Info) -> StatementOfReasons | None:
        """The reasons of the decision."""
        return await info.context.loaders.named("statement_of_complaint", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="What staff asked the complainant, oldest first, with the answers.")
    async def questions(self, info: Info) -> list[Question]:
        """What staff asked, and the answers."""
        return await info.context.loaders.named("questions", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="What staff noted for both sides to read, newest first, at most 100.")
    async def notes(self, info: Info) -> list[PublicNote]:
        """What staff noted for both sides."""
        return await info.context.loaders.named("public_notes", self.case_id) or []  # type: ignore[attr-defined]

    @strawberry.field(description="The case that it belongs to; for staff.")
    async def case(self, info: Info) -> Annotated["Case", strawberry.lazy("schema.complaints.cases")] | None:
        """The case that it belongs to."""
        return await info.context.loaders.row("Case", self.case_id)  # type: ignore[attr-defined]

    @strawberry.field(description="That it is set aside for now, until when, and how to contest that; else null.")
    async def set_aside(self, info: Info) -> SetAside | None:
        """That it is set aside for now."""
        until = await info.context.loaders.named("set_aside", self.pk)  # type: ignore[attr-defined]
        return SetAside(until=until) if until else None

    @strawberry.field(description="The record of whoever filed it, in figures; null at a mere address; for staff.")
    async def reporter(self, info: Info) -> ReporterRecord | None:
        """The record of whoever filed it."""
        return await info.context.loaders.named("reporter", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="Whether it is one of those that look organised and count as one voice; for staff.")
    def in_campaign(self) -> bool | None:
        """Whether it looks organised."""
        return self.campaign_id is not None  # type: ignore[attr-defined]

    @strawberry.field(description="The measure against misuse that answered it; for its complainant and for staff.")
    async def misuse(self, info: Info) -> Misuse | None:
        """The measure that answered it."""
        return await info.context.loaders.named("misuse", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="The files that belong to it, oldest first.")
    async def evidence(self, info: Info) -> list[Evidence]:
        """The files that belong to it."""
        return await info.context.loaders.named("evidence", self.pk) or []  # type: ignore[attr-defined]

    offers = offers_field()


@strawberry.type(description="Proof that a complaint arrived. The secret is told here only: keep it.")
class Receipt:
    """Proof that a complaint arrived."""

    number: str = strawberry.field(description="The number, with a check character.")
    secret: str = strawberry.field(description="With the number it opens the complaint's status to whoever has both.")
    filed_at: datetime = strawberry.field(description="When it arrived.")
    text_hash: str = strawberry.field(description=TEXT_HASH)
    promised_at: datetime = strawberry.field(description="By when an answer is promised.")


@strawberry.type(description="A complaint that was filed, with its receipt.")
class LodgedComplaint:
    """A complaint that was filed."""

    @strawberry.field(description="The complaint.")
    def complaint(self) -> Complaint:
        """The complaint."""
        return self  # type: ignore[return-value]

    @strawberry.field(description="The receipt.")
    def receipt(self) -> Receipt:
        """The receipt."""
        row: Any = self
        return Receipt(
            number=row.receipt, secret=secret_of(row), filed_at=row.created_at, text_hash=row.text_hash,
            promised_at=row.promised_at,
        )  # fmt: skip

    @classmethod
    def is_type_of(cls, value: Any, info: Info) -> bool:
        """A complaint's row, in answer to filing."""
        return isinstance(value, db.Complaint)
