"""Names that look the same: kept with each account, so that they are found in one indexed statement (D4.3)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from db.accounts import PublicAccount
from db.vocabulary import AccountCategory, AccountClass, AccountState
from resolvers.pages import Literally
from resolvers.rules.accounts.lookalike import look_of
from resolvers.rules.refusals import Because, Refused, Restricted

PROTECTED = (AccountCategory.PUBLIC_BODY, AccountCategory.MEDIA)
PROTECTED_CLASSES = (AccountClass.PUBLIC_BODY, AccountClass.NEWS)
# What nobody else may look like; an account from before categories is told by its class.
IS_PROTECTED = Q(category__in=list(PROTECTED)) | Q(category=None, account_class__in=list(PROTECTED_CLASSES))
AT_ONCE = 500
MOST = 100  # that look the same and are read


def looks_of(name: str, handle: str) -> dict[str, Any]:
    """The columns that tell what name and handle look like."""
    return {"look": look_of(name), "handle_look": look_of(handle)}


def missing_looks(account: PublicAccount) -> dict[str, Any]:
    """The columns of an account from before looks were kept, to be written with what is done to it; else none."""
    return looks_of(account.name, account.handle) if account.look is None else {}


async def fill_looks() -> int:
    """Give accounts from before looks were kept theirs, a row at a time; gives how many. Safe twice and in two places.

    It is done at the start and in no transaction: where all have one it is a glance at an index.
    """
    filled, last = 0, UUID(int=0)
    while rows := await PublicAccount.filter(Literally("look IS NULL"), id__gt=last).order_by("id").limit(AT_ONCE):
        for row in rows:
            still = PublicAccount.filter(id=row.id, name=row.name, handle=row.handle, look=None)
            filled += await still.update(**looks_of(row.name, row.handle))
        last = rows[-1].id
    return filled


def _open_and_alike(looks: Iterable[str]) -> QuerySet[PublicAccount]:
    asked = sorted({look for look in looks if look})
    return PublicAccount.filter(Q(look__in=asked) | Q(handle_look__in=asked), state=AccountState.ACTIVE)


async def alike(looks: Iterable[str]) -> list[PublicAccount]:
    """The accounts that are open and look like one of several looks by name or by handle: the oldest of them."""
    asked = {look for look in looks if look}
    keys = sorted(await _open_and_alike(asked).values_list("id", flat=True)) if asked else []
    found = await PublicAccount.filter(id__in=keys[:MOST]) if keys else []
    return sorted(found, key=lambda account: account.id)


async def nobody_is_taken_for(registrant_id: UUID, name: str, handle: str) -> None:
    """A step: refuse a name or handle that readers could take for that of somebody else's public body or medium."""
    others = _open_and_alike(looks_of(name, handle).values()).exclude(registrant_id=registrant_id)
    if await others.filter(IS_PROTECTED).exists():
        raise Refused(Restricted(Because.NAME_LOOKS_LIKE))
