"""Opening an account: it begins as a draft, which its owner hands in for review (D7.1, D7.3)."""

from typing import Any
from uuid import UUID

from db.accounts import AccountRevision, Operatorship, PublicAccount, Registrant
from db.vocabulary import (
    AccountCategory,
    AccountClass,
    AccountState,
    DeadlineKind,
    OperatorRole,
    RegistrantState,
    ReviewLane,
    RevisionKind,
)
from policy import pack
from resolvers.accounts.credit.limits import accounts_allowed
from resolvers.accounts.opening.lapsing import lapses_from_now
from resolvers.accounts.opening.looks import looks_of, missing_looks, nobody_is_taken_for
from resolvers.accounts.opening.profile import check_fit, check_profile, told
from resolvers.accounts.standing.declarations import needs_declaration
from resolvers.accounts.team.steps import in_hand
from resolvers.deadlines import drop_deadline, set_deadline
from resolvers.moves import created, locked, move, permit, seen
from resolvers.rules.accounts.workdays import Calendar, working_days_after
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, FaultCode, Refused, Restricted, invalid
from resolvers.rules.standings import Actor
from resolvers.sanctions.blacklist.matching import entry_against
from resolvers.use_case import new_id, use_case, work

REVIEWED = ("handle", "name", "category", "account_class", "description", "scope")


@use_case("account:open")
async def open_account(
    actor: Actor, registrant_id: UUID, handle: str, name: str, category: AccountCategory, account_class: AccountClass,
    description: str = "", scope: str = "",
) -> PublicAccount:  # fmt: skip
    """Begin an account for a registrant for whom one acts: a draft that nobody else sees, with oneself as owner.

    A draft that is not handed in for 90 days lapses, and its handle is free again; you are told 14 days before.

    Refused with Restricted: ACCOUNT_CAP with the limit, NAME_LOOKS_LIKE, and BLACKLISTED with until when, which only
    who showed that the identity is theirs is told; with TextRefused where screening does not take the words; with
    Invalid naming every fault.
    """
    registrant = await locked(Registrant, registrant_id)
    await permit(ACTS["account:open"], registrant)
    check_profile(handle=handle, name=name, description=description, scope=scope)
    check_fit(registrant, category, account_class)
    await _may_have_another(registrant)
    if await PublicAccount.filter(handle=handle).exists():
        raise invalid("handle", FaultCode.TAKEN)
    await nobody_is_taken_for(registrant.id, name, handle)
    account = await PublicAccount.create(
        id=new_id(), registrant_id=registrant.id, handle=handle, name=name, category=category,
        account_class=account_class, description=description, scope=scope, state=AccountState.DRAFT,
        created_at=work().now, **looks_of(name, handle),
    )  # fmt: skip
    await Operatorship.create(
        id=new_id(), account_id=account.id, user_id=actor.user_id, role=OperatorRole.OWNER, since=work().now
    )
    created("account:open", account)
    await lapses_from_now(account.id)
    return account


async def _may_have_another(registrant: Registrant) -> None:
    """Refuse when the registrant, whose row is held, has as many accounts as it may, or is in the blacklist."""
    await nothing_forbids(registrant)
    limit = accounts_allowed(registrant)
    has = await PublicAccount.filter(registrant_id=registrant.id).exclude(state=AccountState.CLOSED).count()
    if has >= limit:
        raise Refused(Restricted(Because.ACCOUNT_CAP, limit=limit))


async def nothing_forbids(registrant: Registrant) -> None:
    """A step: refuse while the blacklist stands against a registrant that is verified, whose row is held.

    Before that it is not asked: whoever writes down a number that is not shown to be theirs would learn of it.
    """
    if registrant.state is RegistrantState.VERIFIED and (entry := await entry_against(registrant)):
        raise Refused(Restricted(Because.BLACKLISTED, until=entry.ends_at))


@use_case("account:submit")
async def submit_account(actor: Actor, account_id: UUID) -> PublicAccount:
    """Hand a draft in for review: within one working day for public bodies, within three for others.

    Refused with Restricted while the registrant is not verified, while it has several accounts and did not declare
    them as they are (D7.3), while the blacklist forbids it accounts, and where the name looks like that of a public
    body or a medium.
    """
    account, registrant = await account_with_registrant(account_id)
    facts = {"registrant": registrant, "undeclared": await needs_declaration(registrant)}
    await permit(ACTS["account:submit"], account, facts)
    await nothing_forbids(registrant)
    await nobody_is_taken_for(registrant.id, account.name, account.handle)
    await move("account:submit", account, facts=facts, **missing_looks(account))
    for kind in (DeadlineKind.DRAFT_WARNED, DeadlineKind.DRAFT_LAPSES):
        await drop_deadline(kind, account.id)
    all_of_it = {field: ["", told(getattr(account, field))] for field in REVIEWED}
    await ask_for_review(account, RevisionKind.OPENING, all_of_it)
    return account


async def account_in_hand(account_id: UUID) -> tuple[PublicAccount, Registrant]:
    """A step: an account that exists for the actor, held, and its registrant."""
    await seen(PublicAccount, account_id)
    account = await in_hand(account_id)
    return account, await Registrant.get(id=account.registrant_id)


async def account_with_registrant(account_id: UUID) -> tuple[PublicAccount, Registrant]:
    """A step: an account that exists for the actor, and its registrant, both held.

    The registrant before the account, as an entry of the blacklist is put into force: nothing comes between.
    """
    key = (await seen(PublicAccount, account_id)).registrant_id
    registrant = await Registrant.filter(id=key).select_for_update().get()
    return await in_hand(account_id), registrant


async def ask_for_review(
    account: PublicAccount, kind: RevisionKind, changes: dict[str, Any], category: str | None = None
) -> None:
    """A step: what is to be reviewed waits in the lane of its category until it is due; then seniors are told."""
    public = (category or account.category) == AccountCategory.PUBLIC_BODY
    lane, now = ReviewLane.PUBLIC if public else ReviewLane.GENERAL, work().now
    terms = pack().opening
    calendar = Calendar(terms.weekend, terms.holidays, terms.worked)
    due = working_days_after(now, getattr(terms.lanes, lane), terms.zone, calendar)
    revision = await AccountRevision.create(
        id=new_id(), account_id=account.id, kind=kind, changes=changes, lane=lane, made_by_id=work().actor.user_id,
        due_at=due, created_at=now,
    )  # fmt: skip
    await set_deadline(DeadlineKind.REVIEW_OVERDUE, revision.id, due)
