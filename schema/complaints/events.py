"""What happens to complaints and cases, as it happens."""

from collections.abc import AsyncGenerator
from typing import Annotated, Any

import strawberry
from strawberry import Info

from resolvers.complaints.cases.queue import desk
from resolvers.complaints.lodging import complaint_by_receipt
from resolvers.rules.ids import global_id
from resolvers.rules.refusals import Refused
from schema.complaints.cases import Case
from schema.complaints.files import Complaint
from schema.pages import AfterEvent, Told, events_of, fault_of, needed


@strawberry.type(description="Something that happened to a complaint.")
class ComplaintEvent(Told):
    """Something that happened to a complaint."""

    row: strawberry.Private[Any] = None

    @strawberry.field(description="The complaint's id.")
    def complaint_id(self) -> strawberry.ID:
        """The complaint's id."""
        return strawberry.ID(global_id("Complaint", self.subject_id))

    @strawberry.field(description="The complaint as it is now.")
    async def complaint(self, info: Info) -> Complaint | None:
        """The complaint as it is now."""
        return self.row or await info.context.loaders.row("Complaint", self.subject_id)


@strawberry.type(description="Something that happened to a case.")
class CaseEvent(Told):
    """Something that happened to a case."""

    @strawberry.field(description="The case's id.")
    def case_id(self) -> strawberry.ID:
        """The case's id."""
        return strawberry.ID(global_id("Case", self.subject_id))

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
        async for event in events_of(info, CaseEvent, "cases", after, subject="Case", still=desk):
            yield event


async def _by_receipt(info: Info, receipt: str, secret: str) -> Any:
    try:
        return await complaint_by_receipt(receipt, secret)
    except Refused as no:
        raise fault_of(info, no) from None
