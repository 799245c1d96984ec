"""What readers see of who stands behind an account, what is reviewed of it, and what it lacks before its first post."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Info
from strawberry.utils.str_converters import to_camel_case

import db
from policy import say
from resolvers.accounts.opening.labels import AccountLabels as Labels
from resolvers.accounts.opening.labels import BeforeFirstPost as Step
from resolvers.accounts.opening.queue import is_late, to_check
from schema.fields import Node, offers_field, says, shows
from schema.words import (
    AccountCategory,
    AccountClass,
    QualificationKind,
    RegistrantKind,
    ReviewLane,
    RevisionKind,
    RevisionState,
)

if TYPE_CHECKING:
    from schema.accounts.profiles import PublicAccount

AccountType = Annotated["PublicAccount", strawberry.lazy("schema.accounts.profiles")]


@shows(Labels)
class AccountLabels:
    """What readers see of who stands behind an account."""

    account_class: AccountClass = says("The class by which it is reviewed.")
    category: AccountCategory | None = says("What kind of publisher it is of; null for accounts from before that.")
    verified_as: RegistrantKind | None = says("As what its registrant's identity is verified; null while it is not.")
    news_licence: QualificationKind | None = says("What the licence for news allows that covers it today, if one does.")
    scope: str = says("What it publishes about, in its own words, as reviewed.")


@shows(Step)
class BeforeFirstPost:
    """A step on the way to the first post of an account."""

    step: str = says("The step, as a code.")
    done: bool = says("Whether it is done.")

    @strawberry.field(description="The step in your language, with what to do.")
    def text(self, info: Info) -> str:
        """The step in words."""
        return say(info.context.language, f"before-post-{self.step}")


@shows()
class RevisedField:
    """Something that an account is to say of itself instead of what it said."""

    field: str = says("Which field of the account.")
    old: str = says("What it said when that was asked for; empty when it is opened.")
    new: str = says("What it is to say.")


@shows()
class ToCheck:
    """A point that a reviewer ticks before they approve."""

    code: str = says("Its code, for the checklist of the mutation.")
    text: str = says("The point in your language.")


@shows(db.AccountRevision)
class AccountRevision(Node):
    """What waits for review of an account, or was reviewed: all of it when it is opened, later what is to change."""

    kind: RevisionKind = says("Whether the account is to be opened or changed.")
    state: RevisionState = says("Where it stands.")
    lane: ReviewLane = says("In which lane it is reviewed.")
    due_at: datetime = says("By when it is to be reviewed, in working days; then seniors are told.")
    created_at: datetime = says("When it was handed in.")
    words: str = says("What the reviewer said to its owner when it was returned.")
    reason: str | None = says("Why it was returned, as a code.")
    decided_at: datetime | None = says("When it was reviewed.")

    @strawberry.field(description="Whether it waits although its time is over.")
    def overdue(self) -> bool:
        """Whether it is late."""
        return is_late(self)  # type: ignore[arg-type]

    @strawberry.field(description="The account.")
    async def account(self, info: Info) -> AccountType | None:
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    @strawberry.field(description="What is to be said instead of what.")
    def changes(self) -> list[RevisedField]:
        """What is to be said instead of what."""
        kept: dict[str, list[str]] = self.changes
        return [RevisedField(field=to_camel_case(field), old=old, new=new) for field, (old, new) in kept.items()]

    @strawberry.field(description="What is ticked before it is approved.")
    def to_check(self, info: Info) -> list[ToCheck]:
        """What is ticked."""
        language = info.context.language
        return [ToCheck(code=code, text=say(language, f"check-{code}")) for code in to_check(self.kind)]

    @strawberry.field(description="The codes of what was ticked when it was approved.")
    def checked(self) -> list[str]:
        """What was ticked."""
        return self.checklist or []  # type: ignore[attr-defined]

    @strawberry.field(description="Open accounts of others that look like it by name or handle.")
    async def look_alikes(self, info: Info) -> list[AccountType]:
        """Open accounts of others that look like it."""
        return await info.context.loaders.named("look_alikes", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="Why it was returned, in your language.")
    def reason_text(self, info: Info) -> str | None:
        """Why it was returned."""
        return say(info.context.language, f"reason-{self.reason}") if self.reason else None

    offers = offers_field()
