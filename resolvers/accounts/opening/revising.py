"""What an owner changes of an account: a draft at once, an open account once it is reviewed (D7.1)."""

from typing import Any
from uuid import UUID

from db.accounts import AccountRevision, PublicAccount
from db.vocabulary import (
    AccountCategory,
    AccountClass,
    AccountState,
    DeadlineKind,
    RevisionKind,
    RevisionState,
)
from resolvers.accounts.opening.drafting import account_in_hand, ask_for_review
from resolvers.accounts.opening.looks import looks_of, nobody_is_taken_for
from resolvers.accounts.opening.profile import check_fit, check_profile, told
from resolvers.accounts.opening.reviewing import pending_on, revision_in_hand
from resolvers.deadlines import drop_deadline
from resolvers.moves import change, move, permit
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, Refused, Restricted
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case

WORDS = ("name", "description", "scope")
REFITTED = ("category", "account_class")


@use_case("account:revise")
async def revise_account(
    actor: Actor, account_id: UUID, name: str | None = None, description: str | None = None,
    category: AccountCategory | None = None, scope: str | None = None, account_class: AccountClass | None = None,
) -> PublicAccount:  # fmt: skip
    """Change what an account says of itself; what is not given stays.

    A draft changes at once. An open account stays as it is until a reviewer approves; what waited already is taken
    into what waits from now on. Refused with Restricted where nothing would change, or the name looks like that of a
    public body or a medium.
    """
    account, registrant = await account_in_hand(account_id)
    await permit(ACTS["account:revise"], account)
    given = {"name": name, "description": description, "category": category, "scope": scope}
    wanted: dict[str, Any] = {
        field: value
        for field, value in {**given, "account_class": account_class}.items()
        if value is not None and value != getattr(account, field)
    }
    if not wanted:
        raise Refused(Restricted(Because.IS_SO_ALREADY))
    check_profile(**{field: str(wanted[field]) for field in WORDS if field in wanted})
    if "name" in wanted:
        await nobody_is_taken_for(account.registrant_id, str(wanted["name"]), account.handle)
    earlier = await pending_on(account.id) if account.state is AccountState.ACTIVE else None
    changes = _as_kept(account, wanted, earlier)
    if changes.keys() & set(REFITTED):
        after = {field: changes[field][1] if field in changes else told(getattr(account, field)) for field in REFITTED}
        check_fit(registrant, after["category"], after["account_class"])
    if account.state is AccountState.DRAFT:
        looks = looks_of(name or account.name, account.handle)
        await move("account:revise", account, **wanted, **looks)
        return account
    done = await move("account:revise", account)
    if earlier is not None:
        by = ACTS["account:revise"]
        ended = {"state": RevisionState.WITHDRAWN}
        await change(ACTS["revision:withdraw"], earlier, ended, cause=done, permitted_by=by)
        await drop_deadline(DeadlineKind.REVIEW_OVERDUE, earlier.id)
    await ask_for_review(account, RevisionKind.CHANGE, changes, changes.get("category", [None, None])[1])
    return account


def _as_kept(account: PublicAccount, wanted: dict[str, Any], earlier: AccountRevision | None) -> dict[str, list[str]]:
    """What is to change, from what to what: what waits already, and over it what is wanted now."""
    after = {field: new for field, (_, new) in (earlier.changes if earlier else {}).items()}
    after |= {field: told(value) for field, value in wanted.items()}
    return {field: [told(getattr(account, field)), new] for field, new in after.items()}


@use_case("revision:withdraw")
async def withdraw_revision(actor: Actor, revision_id: UUID) -> AccountRevision:
    """Take back what was to change of an account before it is reviewed; the account stays as it is."""
    revision, _, _ = await revision_in_hand(revision_id)
    await move("revision:withdraw", revision)
    await drop_deadline(DeadlineKind.REVIEW_OVERDUE, revision.id)
    return revision
