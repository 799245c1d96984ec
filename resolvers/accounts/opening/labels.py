"""What readers see of who stands behind an account, and what an account lacks before its first post (D7.1)."""

from dataclasses import dataclass
from uuid import UUID

from db.accounts import Mandate, PublicAccount, QualificationCover, Registrant
from db.vocabulary import (
    AccountCategory,
    AccountClass,
    AccountState,
    QualificationKind,
    QualificationState,
    RegistrantKind,
    RegistrantState,
)
from policy import pack
from resolvers import clock
from resolvers.accounts.documents.accepting import agreements_of
from resolvers.accounts.identity.mandates import person_behind
from resolvers.accounts.standing.declarations import declared_by
from resolvers.rules.accounts.documents import Signed
from resolvers.rules.accounts.leaving import NEVER_OPEN
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see


@dataclass(frozen=True)
class AccountLabels:
    """What readers see of who stands behind an account; nothing in it tells who a person is."""

    account_class: AccountClass
    category: AccountCategory | None
    verified_as: RegistrantKind | None
    news_licence: QualificationKind | None
    scope: str


@dataclass(frozen=True)
class BeforeFirstPost:
    """A step on the way to the first post, and whether it is done."""

    step: str
    done: bool


async def labels_of(accounts: list[UUID]) -> dict[UUID, AccountLabels]:
    """The labels of several accounts, in two statements."""
    rows = await PublicAccount.filter(id__in=accounts).select_related("registrant")
    licences = await _licences(accounts)
    return {
        row.id: AccountLabels(
            row.account_class, row.category, _verified_as(row.registrant), licences.get(row.id), row.scope
        )
        for row in rows
    }


async def registrants_behind(actor: Actor, accounts: list[UUID]) -> dict[UUID, Registrant]:
    """Who answers for several accounts: organisations for everybody, persons for who acts for them or runs it."""
    rows = await PublicAccount.filter(id__in=accounts).select_related("registrant")
    return {row.id: row.registrant for row in rows if row.id in actor.posts or may_see(actor, row.registrant)}


def _verified_as(registrant: Registrant) -> RegistrantKind | None:
    return registrant.kind if registrant.state is RegistrantState.VERIFIED else None


async def _licences(accounts: list[UUID]) -> dict[UUID, QualificationKind]:
    """The licence for news that covers an account and is valid today; that for all of it before one for reprints."""
    today = clock.today()
    held = QualificationCover.filter(
        account_id__in=accounts, qualification__state=QualificationState.VERIFIED,
        qualification__valid_from__lte=today, qualification__expires_on__gte=today,
    ).select_related("qualification")  # fmt: skip
    found: dict[UUID, QualificationKind] = {}
    for cover in await held:
        kind = QualificationKind(cover.qualification.kind)
        if found.get(cover.account_id) is not QualificationKind.EDIT_AND_PUBLISH:
            found[cover.account_id] = kind
    return found


async def before_first_post(actor: Actor, accounts: list[UUID]) -> dict[UUID, list[BeforeFirstPost]]:
    """What must be done before the first post of several accounts that one runs, in the order in which it is done."""
    own = [key for key in accounts if key in actor.posts]
    rows = await PublicAccount.filter(id__in=own).select_related("registrant")
    person = await person_behind(actor.user_id)
    agreed = await agreements_of(actor, [row.registrant_id for row in rows])
    declared = await declared_by([row.registrant_id for row in rows])
    return {
        row.id: _steps(
            row, row.registrant, person, agreed.get(row.registrant_id), declared=declared.get(row.registrant_id)
        )
        for row in rows
    }


def _steps(
    account: PublicAccount, registrant: Registrant, person: Registrant | None, agreed: Signed | None, *,
    declared: bool | None,
) -> list[BeforeFirstPost]:  # fmt: skip
    """The steps; with one account there is nothing to declare, and an open account is not asked for it again."""
    asked = declared is not None and account.state in NEVER_OPEN
    return [
        BeforeFirstPost("VERIFIED", registrant.state is RegistrantState.VERIFIED),
        BeforeFirstPost("PUBLISHER", _may_publish(person)),
        BeforeFirstPost("AGREED", agreed is None or (agreed.by_the_user and agreed.for_the_registrant)),
        *([BeforeFirstPost("DECLARED", bool(declared))] if asked else []),
        BeforeFirstPost("SUBMITTED", account.state is not AccountState.DRAFT),
        BeforeFirstPost("APPROVED", account.state not in (AccountState.DRAFT, AccountState.IN_REVIEW)),
    ]


def _may_publish(person: Registrant | None) -> bool:
    verified = person is not None and person.state is RegistrantState.VERIFIED
    return verified or not pack().identity.publishers_are_asked(clock.today())


async def registrants_one_acts_for(actor: Actor) -> list[Registrant]:
    """The registrants for which one acts by a mandate that lasts, the oldest first."""
    if actor.user_id is None:
        return []
    held = await Mandate.filter(user_id=actor.user_id, until=None).select_related("registrant")
    return [mandate.registrant for mandate in sorted(held, key=lambda mandate: mandate.id)]
