"""Sanctions, what warnings ask for, and what the ladder proposes, as seen from outside."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Info

import db
from resolvers.sanctions.views import proposal_in
from schema.accounts import PublicAccount
from schema.complaints.evidence import Evidence
from schema.fields import Node, offers_field, says, shows
from schema.sanctions.proposed import case_field, confirmed_by_field, decision_field, proposed_by_field
from schema.words import AccountFunction, Ground, RectificationState, SanctionKind, SanctionState, Severity

if TYPE_CHECKING:
    from schema.complaints.cases import Case

CaseType = Annotated["Case", strawberry.lazy("schema.complaints.cases")]


@shows(db.Rectification)
class Rectification(Node):
    """What a warning asks an account to put right, and what it handed in."""

    state: RectificationState = says("Where it stands.")
    due_at: datetime = says("By when it is to be put right.")
    words: str | None = says("What the account says that it put right.")
    submitted_at: datetime | None = says("When that was handed in.")
    returned_because: str | None = says("What is still to be put right, in staff's words.")

    @strawberry.field(description="The files that came with it, oldest first.")
    async def evidence(self, info: Info) -> list[Evidence]:
        """The files that came with it."""
        return await info.context.loaders.named("evidence_of_rectification", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="The warning that asks for it.")
    async def sanction(self, info: Info) -> "Sanction | None":
        """The warning."""
        return await info.context.loaders.row("Sanction", self.sanction_id)  # type: ignore[attr-defined]

    offers = offers_field()


@shows(db.Sanction)
class Sanction(Node):
    """A sanction on a public account: proposed with facts and ground, heard, confirmed by a decision, ended by date."""

    kind: SanctionKind = says("Which of the four it is.")
    functions: list[AccountFunction] = says("The functions that it takes from the account.")
    days: int | None = says("For how many days from its confirmation; null: without end.")
    state: SanctionState = says("Where it stands; one in force ends by its date.")
    rule: str = says("The rule, as a code of the policy pack.")
    ground: Ground = says("On what it rests.")
    severity: Severity = says("How bad the breach is.")
    strikes: int = says("How many strikes it counts.")
    facts: str = says("What was found.")
    rung: SanctionKind | None = says("What the ladder of the policy pack proposed; null: nothing.")
    departure: str | None = says("Why the proposal departs from the ladder, where it does.")
    proposed_at: datetime = says("When it was proposed.")
    respond_until: datetime = says("Until when the account may respond; not responding proves nothing.")
    response: str | None = says("What the account responded.")
    responded_at: datetime | None = says("When it last responded.")
    interim_because: str | None = says("Why it holds already while the account is heard, where it does.")
    interim_until: datetime | None = says("Until when that holds at most.")
    starts_at: datetime | None = says("Since when it is in force.")
    ends_at: datetime | None = says("When it ends by itself; null: it does not.")
    ended_because: str | None = says("Why it was taken back or ended early.")

    @strawberry.field(description="The account.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    case = case_field()
    decision = decision_field()
    proposed_by = proposed_by_field()
    confirmed_by = confirmed_by_field()

    @strawberry.field(description="What the account reads of the proposal, in your language.")
    def text(self, info: Info) -> str:
        """What the account reads."""
        return proposal_in(info.context.language, self)

    @strawberry.field(description="What a warning asks for; null for the others.")
    async def rectification(self, info: Info) -> Rectification | None:
        """What a warning asks for."""
        return await info.context.loaders.named("rectification", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="The files that came with the response, oldest first.")
    async def evidence(self, info: Info) -> list[Evidence]:
        """The files that came with the response."""
        return await info.context.loaders.named("evidence_of_sanction", self.pk) or []  # type: ignore[attr-defined]

    offers = offers_field()


@shows()
class LadderProposal:
    """What the ladder proposes for a breach; a person accepts it, or departs from it with a reason."""

    strikes_before: int = says("The account's strikes that still count.")
    strikes_added: int = says("What the breach adds.")
    strikes: int = says("All of them.")
    kind: SanctionKind | None = says("The sanction that is proposed; null: none.")
    functions: list[AccountFunction] = says("The functions that it takes.")
    days: int | None = says("For how many days; null: without end.")
