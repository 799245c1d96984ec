"""Licences for news, as seen from outside."""

from datetime import date, datetime

import strawberry
from strawberry import Info

import db
from schema.accounts.identity.things import Registrant
from schema.accounts.profiles import PublicAccount
from schema.fields import Node, offers_field, says, shows
from schema.words import QualificationKind, QualificationState


@shows(db.Qualification)
class Qualification(Node):
    """A licence for news; what it allows and until when is public, its number is not."""

    kind: QualificationKind = says("What it allows.")
    expires_on: date = says("The last day on which it counts.")
    state: QualificationState | None = says("Where it stands; for those who act for the registrant and for staff.")
    number: str | None = says("Its number; for those who act for the registrant and for staff.")
    issuer: str | None = says("Who issued it; for those who act for the registrant and for staff.")
    valid_from: date | None = says("Since when it counts; for those who act for the registrant and for staff.")
    reason: str | None = says("Why it was turned down, as a code; for those who act for the registrant and for staff.")
    created_at: datetime | None = says("When it was told; for those who act for the registrant and for staff.")

    @strawberry.field(description="Whose it is; for those who act for the registrant and for staff.")
    async def registrant(self, info: Info) -> Registrant | None:
        """Whose it is."""
        return await info.context.loaders.row("Registrant", self.registrant_id)  # type: ignore[attr-defined]

    @strawberry.field(
        description="The accounts that it covers, or is to cover; for those who act for the registrant and for staff."
    )
    async def accounts(self, info: Info) -> list[PublicAccount] | None:
        """The accounts under it."""
        return await info.context.loaders.named("accounts_under", self.pk) or []  # type: ignore[attr-defined]

    offers = offers_field()
