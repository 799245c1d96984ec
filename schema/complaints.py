"""Complaints, receipts and cases as seen from outside, and the mutations and events on them."""

from collections.abc import AsyncGenerator
from datetime import datetime
from typing import Annotated, Any

import strawberry
from strawberry import Info

import db
from policy import say
from resolvers import complaints
from resolvers.complaints.cases import desk
from resolvers.complaints.lodging import complaint_by_receipt, secret_of
from resolvers.complaints.subjects import KIND
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import Refused
from schema.accounts import PublicAccount
from schema.fields import Node, key_in, offered, says, shows
from schema.http import ClientFault
from schema.interactions import Comment
from schema.pages import After, AfterEvent, BeforeCursor, Connection, First, Last, Told, events_of, needed, page_of
from schema.posts import Post
from schema.refusals import taking, verb
from schema.sanctions import Decision, StatementOfReasons
from schema.words import CaseState, ComplaintKind, ComplaintState, Measure, SubjectKind, Verb

ROW = {kind: name for name, kind in KIND.items()}


@shows(db.Complaint)
class Complaint(Node):
    """A filed objection to an account, a post or a comment."""

    receipt: str = says("The number of its receipt.")
    kind: ComplaintKind = says("Whether the complainant's own right is at stake.")
    category: str = says("What it is about, as a code of the policy pack.")
    words: str = says("What was said.")
    text_hash: str = says("SHA-256 of the words as they were filed.")
    state: ComplaintState = says("Where it stands.")
    promised_at: datetime = says("By when an answer is promised.")
    created_at: datetime = says("When it was filed.")

    @strawberry.field(description="What it is about, in your language.")
    def category_text(self, info: Info) -> str:
        """What it is about, in words."""
        return say(info.context.language, f"category-{self.category}")

    @strawberry.field(description="The thing complained about, if you may see it.")
    async def subject(self, info: Info) -> Node | None:
        """The thing complained about."""
        kind = ROW[SubjectKind(self.subject_kind)]  # type: ignore[attr-defined]
        return await info.context.loaders.row(kind, self.subject_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The reasons of the decision, once there is one.")
    async def statement(self, info: Info) -> StatementOfReasons | None:
        """The reasons of the decision."""
        return await info.context.loaders.named("statement_of_complaint", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="The case that it belongs to; for staff.")
    async def case(self, info: Info) -> "Case | None":
        """The case that it belongs to."""
        return await info.context.loaders.row("Case", self.case_id)  # type: ignore[attr-defined]

    @strawberry.field(description="What you may do with it now.")
    def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What may be done."""
        return offered(info, self)  # type: ignore[arg-type]


@shows(db.Case)
class Case(Node):
    """The platform's one open file on one subject; for staff."""

    subject_kind: SubjectKind = says("What kind of thing it is about.")
    snapshot: str = says("The subject's text when the case was opened.")
    state: CaseState = says("Where it stands.")
    urgency: int = says("0 to 100: what is most urgent comes first.")
    open_complaints: int = says("How many complaints wait for its decision.")
    due_at: datetime = says("By when an answer was promised.")
    opened_at: datetime = says("When it was opened.")

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

    @strawberry.field(description="Its complaints, oldest first, without their complainants.")
    async def complaints(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[Complaint]:
        """Its complaints."""
        load = info.context.loaders.page

        async def fetch(window):  # type: ignore[no-untyped-def]
            return await load("complaints", self.pk, window) or []  # type: ignore[attr-defined]

        return await page_of(info, first, after, last, before, fetch)

    @strawberry.field(description="Its decisions, newest first, at most 20.")
    async def decisions(self, info: Info) -> list[Decision]:
        """Its decisions."""
        return await info.context.loaders.named("decisions", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="What you may do with it now.")
    def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What may be done."""
        return offered(info, self)  # type: ignore[arg-type]


@strawberry.type(description="Proof that a complaint arrived. The secret is told here only: keep it.")
class Receipt:
    """Proof that a complaint arrived."""

    number: str = strawberry.field(description="The number, with a check character.")
    secret: str = strawberry.field(description="With the number it opens the complaint's status to whoever has both.")
    filed_at: datetime = strawberry.field(description="When it arrived.")
    text_hash: str = strawberry.field(description="SHA-256 of the words as they were filed.")
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


@strawberry.type(description="Something that happened to a complaint.")
class ComplaintEvent(Told):
    """Something that happened to a complaint."""

    row: strawberry.Private[Any] = None

    @strawberry.field(description="The complaint as it is now.")
    async def complaint(self, info: Info) -> Complaint | None:
        """The complaint as it is now."""
        return self.row or await info.context.loaders.row("Complaint", self.subject_id)


@strawberry.type(description="Something that happened to a case.")
class CaseEvent(Told):
    """Something that happened to a case."""

    @strawberry.field(description="The case as it is now.")
    async def case(self, info: Info) -> Case | None:
        """The case as it is now."""
        return await info.context.loaders.row("Case", self.subject_id)


IdArgument = Annotated[strawberry.ID, strawberry.argument(description="The complaint.")]
ReceiptArgument = Annotated[str, strawberry.argument(description="The number of the receipt.")]
SecretArgument = Annotated[str, strawberry.argument(description="The secret that came with it.")]


@strawberry.type
class ComplaintSubscriptions:
    """What happens to complaints and cases, as it happens."""

    @strawberry.subscription(description="What happens to a complaint; for its complainant and for staff.")
    async def complaint_changed(
        self, info: Info, id: IdArgument, after: AfterEvent = None
    ) -> AsyncGenerator[ComplaintEvent, None]:
        """What happens to a complaint."""
        row = await needed(info, "Complaint", id)
        async for event in events_of(info, ComplaintEvent, "cases", after, about=row.case_id, subject="Complaint"):
            if event.subject_id == row.pk:
                yield event

    @strawberry.subscription(description="What happens to the complaint of a receipt, for whoever has its secret.")
    async def receipt_changed(
        self, info: Info, receipt: ReceiptArgument, secret: SecretArgument, after: AfterEvent = None
    ) -> AsyncGenerator[ComplaintEvent, None]:
        """What happens to the complaint of a receipt."""
        row = await _by_receipt(info, receipt, secret)
        async for event in events_of(info, ComplaintEvent, "cases", after, about=row.case_id, subject="Complaint"):
            if event.subject_id == row.pk:
                event.row = await _by_receipt(info, receipt, secret)
                yield event

    @strawberry.subscription(description="What happens at the desk of cases; for staff who work on them.")
    async def case_queue_changed(self, info: Info, after: AfterEvent = None) -> AsyncGenerator[CaseEvent, None]:
        """What happens at the desk of cases."""
        try:
            desk(info.context.actor)
        except Refused as no:
            raise ClientFault(refusal_sentence(no.refusal, info.context.language), "NOT_ALLOWED") from None
        async for event in events_of(info, CaseEvent, "cases", after, subject="Case"):
            yield event


async def _by_receipt(info: Info, receipt: str, secret: str) -> Any:
    try:
        return await complaint_by_receipt(receipt, secret)
    except Refused as no:
        raise ClientFault(refusal_sentence(no.refusal, info.context.language), "BAD_USER_INPUT") from None


@taking("lodgeComplaint")
class LodgeComplaintInput:
    """What filing takes."""

    subject_id: strawberry.ID = strawberry.field(description="The public account, post or comment.")
    category: str = strawberry.field(description="What it is about, from the list `policy { categories }`.")
    words: str = strawberry.field(description="What is wrong; at most 2000 characters, no identity numbers.")


@taking("withdrawComplaint")
class WithdrawComplaintInput:
    """What withdrawing takes."""

    id: strawberry.ID = strawberry.field(description="The complaint.")


@taking("claimCase")
class ClaimCaseInput:
    """What taking a case takes."""

    id: strawberry.ID = strawberry.field(description="The case.")


@taking("releaseCase")
class ReleaseCaseInput:
    """What giving back takes."""

    id: strawberry.ID = strawberry.field(description="The case.")


@taking("decideCase")
class DecideCaseInput:
    """What deciding takes."""

    id: strawberry.ID = strawberry.field(description="The case, which you hold.")
    measure: Measure = strawberry.field(description="What follows.")
    rule: str = strawberry.field(description="The rule that it rests on, from the list `policy { rules }`.")
    facts: str = strawberry.field(description="What was found, for both sides to read; at most 5000 characters.")
    in_part: bool = strawberry.field(default=False, description="Whether the complaints are right only in part.")


@taking("removeContent")
class RemoveContentInput:
    """What removing takes."""

    id: strawberry.ID = strawberry.field(description="The post or comment.")
    rule: str = strawberry.field(description="The rule that it rests on, from the list `policy { rules }`.")
    facts: str = strawberry.field(description="What was found, for both sides to read; at most 5000 characters.")


@taking("restoreContent")
class RestoreContentInput:
    """What restoring takes."""

    id: strawberry.ID = strawberry.field(description="The post or comment.")


def _subject(i: Any, path: str, text: str) -> Any:
    kind, key = key_in(path, text, *KIND)
    return KIND[kind], key


def _content(i: Any) -> Any:
    kind, key = key_in("id", i.id, "Post", "Comment")
    return KIND[kind], key


def _case(i: Any) -> Any:
    return key_in("id", i.id, "Case")[1:]


@strawberry.type
class ComplaintMutations:
    """What may be done to complaints and cases."""

    lodge_complaint = verb(
        complaints.lodge_complaint, LodgedComplaint, LodgeComplaintInput,
        lambda i: (*_subject(i, "subjectId", i.subject_id), i.category, i.words),
    )  # fmt: skip
    withdraw_complaint = verb(
        complaints.withdraw_complaint, Complaint, WithdrawComplaintInput, lambda i: key_in("id", i.id, "Complaint")[1:]
    )
    claim_case = verb(complaints.claim_case, Case, ClaimCaseInput, _case)
    release_case = verb(complaints.release_case, Case, ReleaseCaseInput, _case)
    decide_case = verb(
        complaints.decide_case, Case, DecideCaseInput,
        lambda i: (*_case(i), Measure(i.measure), i.rule, i.facts, i.in_part),
    )  # fmt: skip
    remove_content = verb(
        complaints.remove_content, (Comment, Post), RemoveContentInput, lambda i: (*_content(i), i.rule, i.facts)
    )
    restore_content = verb(complaints.restore_content, (Comment, Post), RestoreContentInput, _content)
