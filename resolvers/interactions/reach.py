"""An account as one who would write to it finds it: with the freeze, the mute and the following that count."""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery

from db.accounts import PublicAccount
from db.interactions import Follow, Mute
from db.oversight import Freeze
from resolvers.rules.conditions import Facts
from resolvers.rules.standings import Actor
from resolvers.use_case import work


async def account_reached(actor: Actor, account_id: UUID) -> tuple[PublicAccount, Facts]:
    """The account, and what the conditions of `rules/reach.py` ask, in one statement where nothing is in the way."""
    now = work().now
    between = Q(account_id=account_id, user_id=actor.user_id, ended_at=None)
    frozen = Freeze.filter(Q(until=None) | Q(until__gt=now), ended_at=None, since__lte=now).limit(1)
    found: Any = await PublicAccount.get(id=account_id).annotate(
        freeze_id=Subquery(frozen.values("id")),
        mute_id=Subquery(Mute.filter(between).limit(1).values("id")),
        follow_id=Subquery(Follow.filter(between).limit(1).values("id")),
    )
    return found, {
        "account": found,
        "freeze": await Freeze.get(id=found.freeze_id) if found.freeze_id else None,
        "muted": await Mute.get(id=found.mute_id) if found.mute_id else None,
        "follows": bool(found.follow_id),
    }
