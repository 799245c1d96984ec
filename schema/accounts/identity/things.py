"""Registrants, their mandates, and looks at their identity, as seen from outside."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from policy import say
from resolvers.accounts.identity.judging import asked_of
from resolvers.accounts.identity.looking import seen_by
from resolvers.accounts.identity.submitting import path_of_form
from resolvers.accounts.identity.told import mobile_shown, name_shown, number_shown
from resolvers.accounts.identity.verifying import MATCHED
from schema.accounts.profiles import User, or_empty
from schema.fields import Node, offers_field, says, shows
from schema.pages import After, BeforeCursor, Connection, First, Last, page_of
from schema.words import Address, IdentityDocument, LookPurpose, MandateKind, RegistrantKind, RegistrantState

if TYPE_CHECKING:
    from schema.accounts.standing.declared import Declaration, OperatorGroup
    from schema.accounts.standing.licences import Qualification
    from schema.oversight import Act
    from schema.sanctions.blacklist import BlacklistEntry

BlacklistEntryType = Annotated["BlacklistEntry", strawberry.lazy("schema.sanctions.blacklist")]
QualificationType = Annotated["Qualification", strawberry.lazy("schema.accounts.standing.licences")]
DeclarationType = Annotated["Declaration", strawberry.lazy("schema.accounts.standing.declared")]
OperatorGroupType = Annotated["OperatorGroup", strawberry.lazy("schema.accounts.standing.declared")]
ActType = Annotated["Act", strawberry.lazy("schema.oversight")]


@shows()
class IdentityCheck:
    """Something that an identity officer ticks."""

    code: str = says("Its code, for `verifyRegistrant`.")
    text: str = says("What is looked at, in your language.")
    ticked: bool = says("Whether a verifier outside ticked it; an officer decides all the same.")


@shows(db.Mandate)
class Mandate:
    """That a user acts for a registrant."""

    kind: MandateKind = says("As what.")
    since: datetime = says("Since when.")
    until: datetime | None = says("Until when.")

    @strawberry.field(description="Who acts.")
    async def user(self, info: Info) -> User | None:
        """Who acts."""
        return await info.context.loaders.row("User", self.user_id)  # type: ignore[attr-defined]


@shows(db.Registrant)
class Registrant(Node):
    """The person or organisation that answers in law for accounts."""

    kind: RegistrantKind = says("Person or organisation.")
    state: RegistrantState = says("Where its verification stands.")
    document: IdentityDocument | None = says("By what document it told its identity; for who acts for it and officers.")
    country: str | None = says("The country that issued the document; for who acts for it and officers.")
    area: str | None = says("The code of the place where it is at home; for who acts for it and officers.")
    expires_on: date | None = says("The last day of the document; for who acts for it and officers.")
    mobile_confirmed_at: datetime | None = says("When the mobile number was confirmed; for who acts and officers.")
    submitted_at: datetime | None = says("When its identity was told; for who acts for it and officers.")
    verified_at: datetime | None = says("When it was verified; for who acts for it and officers.")
    reason: str | None = says("The code of why it was turned down; for who acts for it and officers.")

    @strawberry.field(description="Whether its real identity is verified.")
    def verified(self) -> bool:
        """Whether it is verified."""
        return self.state == RegistrantState.VERIFIED

    @strawberry.field(description="Its name, a person's by the first letter; for who acts for it and officers.")
    def name(self) -> str | None:
        """Its name."""
        return name_shown(self)  # type: ignore[arg-type]

    @strawberry.field(description="The number of the document, masked; for who acts for it and officers.")
    def number(self) -> str | None:
        """The number."""
        return number_shown(self)  # type: ignore[arg-type]

    @strawberry.field(description="The mobile number, masked; for who acts for it and officers.")
    def mobile(self) -> str | None:
        """The mobile number."""
        return mobile_shown(self)  # type: ignore[arg-type]

    @strawberry.field(description="Why it was turned down, in your language; for who acts for it and officers.")
    def reason_text(self, info: Info) -> str | None:
        """Why it was turned down."""
        return say(info.context.language, f"identity-reason-{self.reason}") if self.reason else None

    @strawberry.field(description="What the officer who turned it down adds; for who acts for it and officers.")
    def words(self) -> str | None:
        """What the officer adds."""
        return self.reason_words  # type: ignore[attr-defined]

    @strawberry.field(description="Who acts for it; for who does and officers.")
    async def mandates(self, info: Info) -> list[Mandate] | None:
        """Who acts for it."""
        return await info.context.loaders.named("mandates", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="How many pictures of the document wait to be looked at; for officers.")
    async def papers(self, info: Info) -> int | None:
        """How many pictures there are."""
        return await info.context.loaders.named("papers", self.pk) or 0  # type: ignore[attr-defined]

    @strawberry.field(description="Whether another registrant that was not turned down has this number; for officers.")
    async def same_number(self, info: Info) -> bool | None:
        """Whether another has the number."""
        return bool(await info.context.loaders.named("same_number", self.pk))  # type: ignore[attr-defined]

    @strawberry.field(description="What is ticked before it is verified, all of it; for officers.")
    def checklist(self, info: Info) -> list[IdentityCheck] | None:
        """What is ticked."""
        return [
            IdentityCheck(code=code, text=say(info.context.language, f"identity-check-{code}"), ticked=code == MATCHED)
            for code in asked_of(self)  # type: ignore[arg-type]
        ]

    @strawberry.field(description="Its entries in the blacklist, newest first; shown to who acts for it and to staff.")
    async def blacklist_entries(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[BlacklistEntryType]:
        """Its entries in the blacklist."""
        load, key = info.context.loaders.page, self.pk  # type: ignore[attr-defined]
        return await page_of(info, first, after, last, before, lambda w: or_empty(load("blacklist_entries", key, w)))

    @strawberry.field(description="Its licences for news, newest first; for those who act for it and for staff.")
    async def qualifications(self, info: Info) -> list[QualificationType] | None:
        """Its licences."""
        return await info.context.loaders.named("qualifications_of", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="What it declared of its accounts, newest first; for those who act for it and staff.")
    async def declarations(self, info: Info) -> list[DeclarationType] | None:
        """What it declared."""
        return await info.context.loaders.named("declarations", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="The groups that it belongs to; for those who act for it and for staff.")
    async def groups(self, info: Info) -> list[OperatorGroupType] | None:
        """Its groups."""
        return await info.context.loaders.named("groups", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="The last act on it not taken back, for `undoAct`; for identity officers.")
    async def last_act(self, info: Info) -> ActType | None:
        """The last act on it."""
        return await info.context.loaders.named("last_act", self.pk)  # type: ignore[attr-defined]

    offers = offers_field()


@shows(db.IdentityForm)
class IdentityForm:
    """The address of a form in which an identity is told, once."""

    expires_at: datetime = says("Until when it can be used.")

    @strawberry.field(description="Where it is; to be opened by whoever the identity is of, and given to nobody else.")
    def address(self, info: Info) -> Address:
        """Where it is."""
        return Address(f"{info.context.terms.public_url.rstrip('/')}{path_of_form(self)}")  # type: ignore[arg-type]


@shows(db.MobileCode)
class MobileCodeSent:
    """That a one-time code is on its way to a mobile number."""

    expires_at: datetime = says("Until when the code can be said.")


@shows(db.IdentityLook)
class IdentityAccess:
    """One look of staff at an identity."""

    purpose: LookPurpose = says("For what.")
    at: datetime = says("When.")

    @strawberry.field(description="Who looked, by pseudonym.")
    async def by(self, info: Info) -> str | None:
        """Who looked."""
        return await info.context.loaders.named("pseudonym", self.staff_id)  # type: ignore[attr-defined]

    @strawberry.field(description="At whose identity.")
    async def registrant(self, info: Info) -> Registrant | None:
        """At whose identity."""
        return await info.context.loaders.row("Registrant", self.registrant_id)  # type: ignore[attr-defined]


async def _opened(root: Any, info: Info, what: str) -> Any:
    if not hasattr(root, "_opened"):
        root._opened = await seen_by(info.context.actor, root)
    return getattr(root._opened, what) if root._opened else None


@shows(db.IdentityLook)
class LookedAtRegistrant:
    """An identity in full, as this look opened it; null once the look counts no more."""

    purpose: LookPurpose = says("For what it is looked at.")
    at: datetime = says("When; who it is of is told.")

    @strawberry.field(description="Whose it is.")
    async def registrant(self, info: Info) -> Registrant | None:
        """Whose it is."""
        return await info.context.loaders.row("Registrant", self.registrant_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The name in full.")
    async def name(self, info: Info) -> str | None:
        """The name."""
        return await _opened(self, info, "name")

    @strawberry.field(description="The number in full.")
    async def number(self, info: Info) -> str | None:
        """The number."""
        return await _opened(self, info, "number")

    @strawberry.field(description="The mobile number in full.")
    async def mobile(self, info: Info) -> str | None:
        """The mobile number."""
        return await _opened(self, info, "mobile")

    @strawberry.field(description="The document.")
    async def document(self, info: Info) -> IdentityDocument | None:
        """The document."""
        return await _opened(self, info, "document")

    @strawberry.field(description="The country that issued it.")
    async def country(self, info: Info) -> str | None:
        """The country."""
        return await _opened(self, info, "country")

    @strawberry.field(description="The code of the place where the registrant is at home.")
    async def area(self, info: Info) -> str | None:
        """The place."""
        return await _opened(self, info, "area")

    @strawberry.field(description="The last day of the document.")
    async def expires_on(self, info: Info) -> date | None:
        """The last day."""
        return await _opened(self, info, "expires_on")

    @strawberry.field(description="Where its pictures can be fetched for some minutes.")
    async def papers(self, info: Info) -> list[Address]:
        """Where its pictures are."""
        where = info.context.terms.public_url.rstrip("/")
        return [Address(f"{where}{path}") for path in await _opened(self, info, "papers") or ()]
