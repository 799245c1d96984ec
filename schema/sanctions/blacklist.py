"""The blacklist for serious cases, as seen from outside."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from policy.accounts import Blacklist
from resolvers.sanctions.blacklist import confirming, ending, proposing
from resolvers.sanctions.blacklist.views import blacklist_page, entry_in, is_in_force
from schema.accounts.profiles import PublicAccount
from schema.fields import Node, key_in, offers_field, says, shows
from schema.pages import After, BeforeCursor, Connection, First, Last, page_of, permitted
from schema.refusals import taking, verb
from schema.sanctions.proposed import case_field, confirmed_by_field, decision_field, proposed_by_field
from schema.words import (
    BlacklistFilter,
    BlacklistFilterWords,
    BlacklistMeasure,
    BlacklistState,
    Ground,
    Severity,
)

if TYPE_CHECKING:
    from schema.accounts.identity.things import Registrant
    from schema.complaints.cases import Case

CaseType = Annotated["Case", strawberry.lazy("schema.complaints.cases")]
RegistrantType = Annotated["Registrant", strawberry.lazy("schema.accounts.identity.things")]


@shows(db.BlacklistEntry)
class BlacklistEntry(Node):
    """An entry in the blacklist for serious cases: proposed with facts and ground, heard, confirmed, ended by date."""

    measures: list[BlacklistMeasure] = says("What it does.")
    rule: str = says("The rule, as a code of the policy pack.")
    ground: Ground = says("On what it rests.")
    severity: Severity = says("How bad the breach is.")
    facts: str = says("What was found.")
    state: BlacklistState = says("Where it stands; one in force ends by its date.")
    days: int = says("For how many days from its confirmation.")
    proposed_at: datetime = says("When it was proposed.")
    respond_until: datetime = says("Until when one may respond; not responding proves nothing.")
    response: str | None = says("What was responded.")
    responded_at: datetime | None = says("When that was last added to.")
    starts_at: datetime | None = says("Since when it is in force.")
    ends_at: datetime | None = says("When it ends by itself.")
    review_at: datetime | None = says("When seniors are asked to look at it again.")
    ended_because: str | None = says("Why it was taken back or ended early.")

    @strawberry.field(description="Whether it holds now: it was confirmed, and its date has not come.")
    def in_force(self) -> bool:
        """Whether it holds now."""
        return is_in_force(self)

    @strawberry.field(description="The account in whose case it was proposed.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    @strawberry.field(description="Whom it is about.")
    async def registrant(self, info: Info) -> RegistrantType | None:
        """Whom it is about."""
        return await info.context.loaders.row("Registrant", self.registrant_id)  # type: ignore[attr-defined]

    case = case_field()
    decision = decision_field()
    proposed_by = proposed_by_field()
    confirmed_by = confirmed_by_field()

    @strawberry.field(description="What people read of the proposal, in your language.")
    def text(self, info: Info) -> str:
        """What people read."""
        return entry_in(info.context.language, self)

    offers = offers_field()


@shows()
class SeriousnessLine:
    """What a breach so bad may bring into the blacklist."""

    severity: Severity = says("How bad the breach is.")
    measures: list[BlacklistMeasure] = says("What an entry may do then.")
    days: int = says("The most days.")


@shows()
class BlacklistTerms:
    """The published table of the blacklist, and its times; what has no line is not serious enough."""

    hearing_seconds: int = says("How long one may respond to a proposal.")
    review_seconds: int = says("How often seniors are asked to look again at what is in force.")
    seriousness: list[SeriousnessLine] = says("What a breach may bring, by how bad it is.")


def blacklist_terms(held: Blacklist) -> BlacklistTerms:
    """The blacklist's part of the policy pack, for people to read."""
    lines = [
        SeriousnessLine(
            severity=Severity(one.severity), measures=[BlacklistMeasure(name) for name in one.measures], days=one.days
        )
        for one in held.seriousness
    ]  # fmt: skip
    return BlacklistTerms(hearing_seconds=held.hearing, review_seconds=held.review, seriousness=lines)


@taking("proposeBlacklistEntry")
class ProposeBlacklistEntryInput:
    """What proposing takes."""

    case_id: strawberry.ID = strawberry.field(description="The case, which you hold or decided.")
    measures: list[BlacklistMeasure] = strawberry.field(description="What it is to do: see `policy { blacklist }`.")
    rule: str = strawberry.field(description="The rule that it rests on, from the list `policy { rules }`.")
    severity: Severity = strawberry.field(description="How bad the breach is.")
    days: int = strawberry.field(description="For how many days; see `policy { blacklist }` for the most.")
    facts: str = strawberry.field(description="What was found, for people to read; at most 5000 characters.")


@taking("respondToBlacklistEntry")
class RespondToBlacklistEntryInput:
    """What responding takes."""

    id: strawberry.ID = strawberry.field(description="The proposed entry, which concerns you.")
    words: str = strawberry.field(description="What you have to say; at most 5000 characters.")


@taking("confirmBlacklistEntry")
class ConfirmBlacklistEntryInput:
    """What confirming takes."""

    id: strawberry.ID = strawberry.field(description="The proposed entry.")
    revision: int | None = strawberry.field(
        default=None, description="The revision of its case that you read: refused when something came to it since."
    )


@taking("withdrawBlacklistEntry")
class WithdrawBlacklistEntryInput:
    """What taking back takes."""

    id: strawberry.ID = strawberry.field(description="The proposed entry.")
    reason: str = strawberry.field(description="Why, for those to read whom it concerned.")


@taking("removeBlacklistEntry")
class RemoveBlacklistEntryInput:
    """What ending early takes."""

    id: strawberry.ID = strawberry.field(description="The entry in force.")
    reason: str = strawberry.field(description="Why, for those to read whom it concerns.")


def _entry(i: Any) -> Any:
    return key_in("id", i.id, "BlacklistEntry")[1]


@strawberry.type
class BlacklistQueries:
    """The blacklist, for staff."""

    @strawberry.field(description="Entries of the blacklist, oldest first; for staff who work on cases.")
    async def blacklist(
        self,
        info: Info,
        show: Annotated[BlacklistFilter, strawberry.argument(description="Which of them.")] = (
            BlacklistFilterWords.IN_FORCE
        ),
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[BlacklistEntry]:
        """The blacklist."""
        actor, wanted = info.context.actor, BlacklistFilterWords(show)
        return await page_of(
            info, first, after, last, before, lambda window: permitted(info, blacklist_page(actor, wanted, window))
        )


@strawberry.type
class BlacklistMutations:
    """What may be done about entries in the blacklist."""

    propose_blacklist_entry = verb(
        proposing.propose_blacklist_entry, BlacklistEntry, ProposeBlacklistEntryInput,
        lambda i: (
            key_in("caseId", i.case_id, "Case")[1], [BlacklistMeasure(one) for one in i.measures], i.rule,
            Severity(i.severity), i.days, i.facts,
        ),
    )  # fmt: skip
    respond_to_blacklist_entry = verb(
        proposing.respond_to_blacklist_entry, BlacklistEntry, RespondToBlacklistEntryInput,
        lambda i: (_entry(i), i.words),
    )  # fmt: skip
    confirm_blacklist_entry = verb(
        confirming.confirm_blacklist_entry, BlacklistEntry, ConfirmBlacklistEntryInput,
        lambda i: (_entry(i), i.revision),
    )  # fmt: skip
    withdraw_blacklist_entry = verb(
        proposing.withdraw_blacklist_entry, BlacklistEntry, WithdrawBlacklistEntryInput,
        lambda i: (_entry(i), i.reason),
    )  # fmt: skip
    remove_blacklist_entry = verb(
        ending.remove_blacklist_entry, BlacklistEntry, RemoveBlacklistEntryInput, lambda i: (_entry(i), i.reason)
    )
