"""Lists of sanctions, what the ladder proposes, and what happens to an account's sanctions, as it happens."""

from collections.abc import AsyncGenerator
from functools import partial
from typing import Annotated

import strawberry
from strawberry import Info

from resolvers.rules.ids import global_id
from resolvers.sanctions.ladder import case_at_the_ladder, ladder_proposal
from resolvers.sanctions.views import account_to_answer_for, answers_for, sanctions_page
from schema.pages import (
    After,
    AfterEvent,
    BeforeCursor,
    Connection,
    First,
    Last,
    Told,
    events_of,
    needed,
    page_of,
    permitted,
)
from schema.sanctions.sanctions import LadderProposal, Sanction
from schema.words import SanctionFilter, SanctionFilterWords, Severity

CaseArgument = Annotated[strawberry.ID, strawberry.argument(description="The case.")]
RuleArgument = Annotated[str, strawberry.argument(description="The rule, from the list `policy { rules }`.")]
SeverityArgument = Annotated[Severity, strawberry.argument(description="How bad the breach is.")]


@strawberry.type
class SanctionQueries:
    """Lists of sanctions, and what the ladder proposes."""

    @strawberry.field(description="Sanctions, oldest first; for staff who work on cases.")
    async def sanctions(
        self,
        info: Info,
        show: Annotated[SanctionFilter, strawberry.argument(description="Which of them.")] = (
            SanctionFilterWords.WAITING
        ),
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[Sanction]:
        """Sanctions."""
        actor, wanted = info.context.actor, SanctionFilterWords(show)
        return await page_of(
            info, first, after, last, before, lambda window: permitted(info, sanctions_page(actor, wanted, window))
        )

    @strawberry.field(description="What the ladder proposes for a breach found in a case; for staff.")
    async def ladder_proposal(
        self, info: Info, case_id: CaseArgument, rule: RuleArgument, severity: SeverityArgument
    ) -> LadderProposal:
        """What the ladder proposes."""
        case = await needed(info, "Case", case_id, case_at_the_ladder)
        found = await permitted(info, ladder_proposal(info.context.actor, case.pk, rule, Severity(severity)))
        rung = found.rung
        return LadderProposal(
            strikes_before=found.so_far, strikes_added=found.added, strikes=found.strikes,
            kind=rung.kind if rung else None, functions=list(rung.functions) if rung else [],
            days=rung.days if rung else None,
        )  # fmt: skip


@strawberry.type(description="Something that happened to a sanction.")
class SanctionEvent(Told):
    """Something that happened to a sanction."""

    @strawberry.field(description="The sanction's id.")
    def sanction_id(self) -> strawberry.ID:
        """The sanction's id."""
        return strawberry.ID(global_id("Sanction", self.subject_id))

    @strawberry.field(description="The sanction as it is now.")
    async def sanction(self, info: Info) -> Sanction | None:
        """The sanction as it is now."""
        return await info.context.loaders.row("Sanction", self.subject_id)


AccountArgument = Annotated[strawberry.ID, strawberry.argument(description="The public account.")]


@strawberry.type
class SanctionSubscriptions:
    """What happens to the sanctions on an account, as it happens."""

    @strawberry.subscription(description="What happens to sanctions on an account; for its operators and for staff.")
    async def sanction_changed(
        self, info: Info, account: AccountArgument, after: AfterEvent = None
    ) -> AsyncGenerator[SanctionEvent, None]:
        """What happens to sanctions on an account."""
        row = await needed(info, "PublicAccount", account, account_to_answer_for)
        scope, still = f"account:{row.pk}", partial(answers_for, row)
        async for event in events_of(info, SanctionEvent, scope, after, subject="Sanction", still=still):
            yield event
