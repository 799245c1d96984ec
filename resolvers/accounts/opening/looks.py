"""Names that look the same: kept with each account, so that they are found in one indexed statement (D4.3)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import PublicAccount
from db.vocabulary import AccountCategory, AccountClass, AccountState
from resolvers.pages import Literally
from resolvers.rules.accounts.lookalike import look_of
from resolvers.rules.refusals import Because, Refused, Restricted

PROTECTED = (AccountCategory.PUBLIC_BODY, AccountCategory.MEDIA)
PROTECTED_CLASSES = (AccountClass.PUBLIC_BODY, AccountClass.NEWS)
AT_ONCE = 500
MOST = 100  # that look the same and are read


def looks_of(name: str, handle: str) -> dict[str, Any]:
    """The columns that tell what name and handle look like."""
    return {"look": look_of(name), "handle_look": look_of(handle)}


async def fill_looks() -> None:
    """A step: accounts from before looks were kept get theirs; where all have one it is a glance at an index."""
    while rows := await PublicAccount.filter(Literally("look IS NULL")).order_by("id").limit(AT_ONCE):
        for row in rows:
            row.look, row.handle_look = look_of(row.name), look_of(row.handle)
        await PublicAccount.bulk_update(rows, ["look", "handle_look"])


async def alike(looks: Iterable[str]) -> list[PublicAccount]:
    """The accounts that are open and look like one of several looks by name or by handle."""
    asked = sorted({look for look in looks if look})
    if not asked:
        return []
    same = Q(look__in=asked) | Q(handle_look__in=asked)
    found = await PublicAccount.filter(same, state=AccountState.ACTIVE).limit(MOST)
    return sorted(found, key=lambda account: account.id)


async def nobody_is_taken_for(registrant_id: UUID, name: str, handle: str) -> None:
    """A step: refuse a name or handle that readers could take for that of somebody else's public body or medium."""
    await fill_looks()
    for other in await alike(looks_of(name, handle).values()):
        if other.registrant_id != registrant_id and is_protected(other):
            raise Refused(Restricted(Because.NAME_LOOKS_LIKE))


def is_protected(account: PublicAccount) -> bool:
    """Whether nobody else may look like it; an account from before categories is told by its class."""
    by_class = account.category is None and account.account_class in PROTECTED_CLASSES
    return account.category in PROTECTED or by_class
