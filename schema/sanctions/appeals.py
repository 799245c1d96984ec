"""Appeals as seen from outside: the thing itself, the desk's list, and what happens to one."""

from collections.abc import AsyncGenerator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from resolvers.rules.ids import global_id
from resolvers.rules.refusals import Refused
from resolvers.sanctions.appeals.views import AppealFilter as AppealFilterWords
from resolvers.sanctions.appeals.views import appeals_page, seen_appeal
from schema.complaints.evidence import Evidence
from schema.fields import Node, offered, says, shows
from schema.pages import (
    After,
    AfterEvent,
    BeforeCursor,
    Connection,
    First,
    Last,
    Told,
    events_of,
    fault_of,
    needed,
    page_of,
)
from schema.sanctions.decisions import Decision, StatementOfReasons
from schema.words import AppealFilter, AppealState, Side, Verb

if TYPE_CHECKING:
    from schema.complaints import Case, Complaint

CaseType = Annotated["Case", strawberry.lazy("schema.complaints")]
ComplaintType = Annotated["Complaint", strawberry.lazy("schema.complaints")]


@shows(db.Appeal)
class Appeal(Node):
    """A request for a second decision, by the person concerned or by a complainant; answered by somebody else."""

    side: Side = says("Whose it is: of the person concerned, or of a complainant.")
    state: AppealState = says("Where it stands.")
    words: str = says("Why the decision is contested.")
    lodged_at: datetime = says("When it was lodged.")
    due_at: datetime = says("By when an answer is promised.")
    escalated_at: datetime | None = says("When seniors were told that the answer is late.")
    decided_at: datetime | None = says("When it was answered.")

    @strawberry.field(description="The statement of reasons that told of the decision it contests.")
    async def contested(self, info: Info) -> StatementOfReasons | None:
        """The statement of the decision."""
        return (await info.context.loaders.named("parties", self.pk))[0]  # type: ignore[attr-defined]

    @strawberry.field(description="The statement of reasons of the answer, once there is one.")
    async def answer(self, info: Info) -> StatementOfReasons | None:
        """The statement of the answer."""
        return (await info.context.loaders.named("parties", self.pk))[1]  # type: ignore[attr-defined]

    @strawberry.field(description="The complaint that it is about, where a complainant appeals.")
    async def complaint(self, info: Info) -> ComplaintType | None:
        """The complaint."""
        return await info.context.loaders.row("Complaint", self.complaint_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The files that came with it, oldest first.")
    async def evidence(self, info: Info) -> list[Evidence]:
        """The files that came with it."""
        return await info.context.loaders.named("evidence_of_appeal", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="The case in which the contested decision was taken; for staff.")
    async def case(self, info: Info) -> CaseType | None:
        """The case."""
        return await info.context.loaders.row("Case", self.case_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The decision that it contests, with who took it; for staff.")
    async def decision(self, info: Info) -> Decision | None:
        """The contested decision."""
        return await info.context.loaders.row("Decision", self.decision_id)  # type: ignore[attr-defined]

    @strawberry.field(description="Who works on it, by pseudonym; for staff.")
    async def claimed_by(self, info: Info) -> str | None:
        """Who works on it."""
        if self.claimed_by_id is None:  # type: ignore[attr-defined]
            return None
        return await info.context.loaders.named("pseudonym", self.claimed_by_id)  # type: ignore[attr-defined]

    @strawberry.field(
        description="How many members of staff may take it, since they decided nothing in the matter before and it is "
        "not their own; 0 means that nobody may. For staff."
    )
    async def eligible_reviewers(self, info: Info) -> int | None:
        """How many may take it."""
        return (await info.context.loaders.named("matter", self.pk)).eligible  # type: ignore[attr-defined]

    @strawberry.field(description="What you may do with it now.")
    async def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What you may do with it."""
        actor = info.context.actor
        facts: dict[str, Any] = {}
        if actor.staff:
            facts = (await info.context.loaders.named("matter", self.pk)).facts_for(actor)  # type: ignore[attr-defined]
        return offered(info, self, **facts)  # type: ignore[arg-type]


@strawberry.type(description="Something that happened to an appeal.")
class AppealEvent(Told):
    """Something that happened to an appeal."""

    @strawberry.field(description="The appeal's id.")
    def appeal_id(self) -> strawberry.ID:
        """The appeal's id."""
        return strawberry.ID(global_id("Appeal", self.subject_id))

    @strawberry.field(description="The appeal as it is now.")
    async def appeal(self, info: Info) -> Appeal | None:
        """The appeal as it is now."""
        return await info.context.loaders.row("Appeal", self.subject_id)


@strawberry.type
class AppealQueries:
    """Appeals, as the desk reads them."""

    @strawberry.field(description="Appeals, those first whose answer is due first; for staff who work on cases.")
    async def appeals(
        self,
        info: Info,
        show: Annotated[AppealFilter, strawberry.argument(description="Which of them.")] = AppealFilterWords.OPEN,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[Appeal]:
        """Appeals."""
        actor, wanted = info.context.actor, AppealFilterWords(show)
        try:
            return await page_of(info, first, after, last, before, lambda w: appeals_page(actor, wanted, w))
        except Refused as no:
            raise fault_of(info, no) from None


@strawberry.type
class AppealSubscriptions:
    """What happens to appeals, as it happens."""

    @strawberry.subscription(description="What happens to an appeal; for whoever lodged it and for staff.")
    async def appeal_changed(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The appeal.")],
        after: AfterEvent = None,
    ) -> AsyncGenerator[AppealEvent, None]:
        """What happens to an appeal."""
        row = await needed(info, "Appeal", id, seen_appeal)
        async for event in events_of(info, AppealEvent, "cases", after, about=row.case_id, subject="Appeal"):
            if event.subject_id == row.pk:
                yield event
