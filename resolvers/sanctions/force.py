"""What sanctions do: the account repeats what holds, and a closed one is shut with all that it published (D13.1)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import PublicAccount
from db.oversight import Act as ActRow
from db.posts import Post
from db.sanctions import Sanction
from db.vocabulary import AccountFunction, AccountState, SanctionKind, SanctionState
from resolvers.accounts.standing.grades import look_at_grade_from
from resolvers.moves import move
from resolvers.rules.sanctions.force import Restriction
from resolvers.rules.sanctions.ladder import taken_by
from resolvers.use_case import work


async def reflect(account_id: UUID, cause: ActRow | None = None) -> PublicAccount:
    """A step: rewrite what an account repeats of its sanctions, and shut it or open it as they say.

    Every change of a sanction ends with it, in the same transaction.
    """
    account = await PublicAccount.filter(id=account_id).select_for_update().get()
    found = await restrictions_of([account_id], work().now)
    kept = [one.kept() for one in found.get(account_id, [])] or None
    if kept != account.restrictions:
        account.restrictions = kept
        await account.save(update_fields=["restrictions"])
    shut = any(one.shuts for one in found.get(account_id, []))
    if shut and account.state is AccountState.ACTIVE:
        await move("account:shut", account, cause=cause)
    elif not shut and account.state is AccountState.SHUT:
        await move("account:restore", account, cause=cause)
        await look_at_grade_from(account.id, work().now)
    elif account.state is AccountState.CLOSING and account.closing_from in (AccountState.ACTIVE, AccountState.SHUT):
        # Who sees it goes by that; keeping it after all does the rest.
        account.closing_from = AccountState.SHUT if shut else AccountState.ACTIVE
        await account.save(update_fields=["closing_from"])
    hidden = shut or account.state is AccountState.CLOSED
    await Post.filter(account_id=account_id, shut=not hidden).update(shut=hidden)
    return account


async def restrictions_of(accounts: list[UUID] | None, now: datetime) -> dict[UUID, list[Restriction]]:
    """What the sanctions say that accounts bear now or will bear, in the order of the sanctions; of all if none named.

    A proposal bears nothing but its interim measure, a warning nothing at all.
    """
    found = Sanction.filter(
        Q(state=SanctionState.IN_FORCE) | Q(state=SanctionState.PROPOSED, interim_until__gt=now)
    ).exclude(kind=SanctionKind.WARNING)  # fmt: skip
    if accounts is not None:
        found = found.filter(account_id__in=accounts)
    borne: dict[UUID, list[Restriction]] = {}
    for sanction in sorted(await found.select_related("decision"), key=lambda row: row.id):
        one = restriction_of(sanction)
        if one.until is None or one.until > now:
            borne.setdefault(sanction.account_id, []).append(one)
    return borne


def restriction_of(sanction: Any) -> Restriction:
    """A sanction as its account bears it, with its decision at hand."""
    kind = SanctionKind(sanction.kind)
    interim = sanction.state is SanctionState.PROPOSED
    return Restriction(
        sanction.id, kind, taken_by(kind, [AccountFunction(name) for name in sanction.functions]),
        sanction.proposed_at if interim else sanction.starts_at,
        sanction.interim_until if interim else sanction.ends_at,
        interim, sanction.decision.appeal_until if sanction.decision else None,
    )  # fmt: skip
