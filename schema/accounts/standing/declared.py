"""Declarations of accounts, and groups of registrants, as seen from outside."""

from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry
from strawberry import Info

import db
from resolvers.rules.ids import global_id
from schema.accounts.identity.things import Registrant
from schema.fields import Node, says, shows
from schema.words import GroupKind


@shows()
class DeclaredAccount:
    """An account as it was declared."""

    account_id: strawberry.ID = says("The id of the account.")
    handle: str = says("Its handle then.")


@shows(db.Declaration)
class Declaration(Node):
    """What a registrant with several accounts declares: which they are, and what they are about."""

    number: int = says("The first is 1.")
    scope: str = says("What the accounts are about.")
    at: datetime = says("When.")

    @strawberry.field(description="The accounts, by handle.")
    def accounts(self) -> list[DeclaredAccount]:
        """The accounts."""
        kept: Any = self.accounts
        return [
            DeclaredAccount(account_id=strawberry.ID(global_id("PublicAccount", UUID(one["id"]))), handle=one["handle"])
            for one in kept
        ]

    @strawberry.field(description="Who declared it.")
    async def registrant(self, info: Info) -> Registrant | None:
        """Who declared it."""
        return await info.context.loaders.row("Registrant", self.registrant_id)  # type: ignore[attr-defined]


@shows(db.OperatorGroup)
class OperatorGroup(Node):
    """A group, company or alliance of registrants that run accounts together; for its members and for staff."""

    kind: GroupKind = says("What kind of group.")
    name: str = says("Its name.")
    declared_at: datetime = says("When it was declared.")
    ended_at: datetime | None = says("When it ended.")

    @strawberry.field(description="Who declared it.")
    async def registrant(self, info: Info) -> Registrant | None:
        """Who declared it."""
        return await info.context.loaders.row("Registrant", self.registrant_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The registrants that belong to it now.")
    async def members(self, info: Info) -> list[Registrant]:
        """Its members."""
        return await info.context.loaders.named("members", self.pk) or []  # type: ignore[attr-defined]
