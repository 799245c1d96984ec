"""Registration data for authorities, as those who answer to them see it."""

from datetime import datetime

import strawberry
from strawberry import Info

import db
from resolvers.accounts.standing.filings import body_of
from schema.fields import Node, says, shows
from schema.words import AccountClass, FilingState


@shows()
class FilingChange:
    """What is different of one account."""

    handle: str = says("The account, by handle.")
    field: str = says("What of it.")
    before: str | None = says("What stood there, as JSON; null: it was not there.")
    after: str | None = says("What stands there now, as JSON; null: it is gone.")


@shows()
class FilingDifference:
    """How a filing differs from the one before it."""

    removed: list[str] = says("The handles of accounts that are gone.")
    changed: list[FilingChange] = says("What changed of the others.")

    @strawberry.field(description="The handles of accounts that came.")
    def added(self) -> list[str]:
        """The accounts that came."""
        return [line["handle"] for line in self.added]


@shows(db.Filing)
class Filing(Node):
    """The registration data of a class of accounts, for an authority; of natural persons no identity is in it."""

    account_class: AccountClass = says("The class of the accounts.")
    number: int = says("The first of a class is 1.")
    authority: str = says("The authority with which it is to be lodged.")
    state: FilingState = says("Where it stands.")
    hash: str = says("SHA-256 of the body: the same data have the same.")
    accounts: int = says("How many accounts are in it.")
    at: datetime = says("When it was built.")

    @strawberry.field(description="One account a line, as JSON, by handle; for the chief editor and administrators.")
    def body(self) -> str | None:
        """What it says."""
        return body_of(self)  # type: ignore[arg-type]

    @strawberry.field(
        description="What changed since the one before it of the same class; for the chief editor and administrators."
    )
    async def difference(self, info: Info) -> FilingDifference | None:
        """What changed."""
        return await info.context.loaders.named("filing_difference", self.pk)  # type: ignore[attr-defined]
