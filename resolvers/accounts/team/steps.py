"""The steps that acts on a team share: one at a time for each account, by whoever runs it at that moment."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from tortoise.queryset import QuerySet

from db.accounts import Operatorship, PublicAccount
from db.vocabulary import OperatorshipState
from resolvers.moves import locked, seen
from resolvers.use_case import work


async def in_hand(account_id: UUID) -> PublicAccount:
    """Hold an account and with it its team, and read anew what the actor is there.

    The actor was read before: meanwhile another owner may have taken the post away or given the account to somebody.
    """
    account = await PublicAccount.filter(id=account_id).select_for_update().get()
    doing = work()
    held = await at_work(account_id, user_id=doing.actor.user_id).first() if doing.actor.user_id else None
    posts = {key: role for key, role in doing.actor.posts.items() if key != account_id}
    doing.actor = replace(doing.actor, posts=posts | ({account_id: held.role} if held else {}))
    return account


async def post_in_hand(post_id: UUID) -> tuple[Operatorship, PublicAccount]:
    """A post with its account, both held; what the actor may not see does not exist."""
    account = await in_hand((await seen(Operatorship, post_id)).account_id)
    return await locked(Operatorship, post_id), account


def at_work(account_id: UUID, **more: Any) -> QuerySet[Operatorship]:
    """The posts at an account that are held now."""
    return Operatorship.filter(account_id=account_id, until=None, state=OperatorshipState.ACTIVE, **more)
