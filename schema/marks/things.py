"""Marks on comments, who follows what, and mutes."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Info

import db
from policy import say
from schema.accounts.profiles import PublicAccount, User
from schema.fields import Node, offers_field, says, shows

if TYPE_CHECKING:
    from schema.oversight import Act

ActType = Annotated["Act", strawberry.lazy("schema.oversight")]


@strawberry.type
class Marked:
    """What an account sets apart among comments."""

    @strawberry.field(description="Whether the account featured it.")
    def featured(self) -> bool:
        """Whether it is featured."""
        return self.featured_at is not None  # type: ignore[attr-defined]

    @strawberry.field(description="Whether the account pinned it above the others of its post.")
    def pinned(self) -> bool:
        """Whether it is pinned."""
        return self.pinned_at is not None  # type: ignore[attr-defined]


@shows(db.Follow)
class Follow:
    """That you follow an account."""

    since: datetime = says("Since when.")

    @strawberry.field(description="The account; null when it is not public any more.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]


@shows(db.Mute)
class Mute(Node):
    """That an account lets somebody write nothing to it, and follow it no more."""

    reason: str = says("Why, as a code.")
    since: datetime = says("Since when.")
    until: datetime | None = says("When it ends by itself; null: not.")

    @strawberry.field(description="Why, in words.")
    def reason_text(self, info: Info) -> str:
        """Why, in words."""
        return say(info.context.language, f"reason-{self.reason}")

    @strawberry.field(description="The account.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    @strawberry.field(description="Whom it mutes.")
    async def user(self, info: Info) -> User | None:
        """Whom it mutes."""
        return await info.context.loaders.row("User", self.user_id)  # type: ignore[attr-defined]

    @strawberry.field(description="Who muted them; for the account's operators and for reviewers.")
    async def muted_by(self, info: Info) -> User | None:
        """Who muted them."""
        return await info.context.loaders.row("User", self.muted_by_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The last act on it not taken back, for `undoAct`; for the account's operators.")
    async def last_act(self, info: Info) -> ActType | None:
        """The last act on it."""
        return await info.context.loaders.named("last_act", self.pk)  # type: ignore[attr-defined]

    offers = offers_field()
