"""What readers and accounts are to each other: marks on comments, follows, mutes. What the town brings of it."""

from datetime import timedelta
from typing import Any

import db
from resolvers import clock
from resolvers.interactions import hide_comment, marks
from resolvers.rules.refusals import Refusal
from tests.cast_sanctions import close


def _done(answer: Any) -> Any:
    assert not isinstance(answer, Refusal), answer
    return answer


async def markable(town: Any, state: str) -> db.Comment:
    """A comment that is FEATURED, or the one that is PINNED; only the first of those that are made is."""
    comment = await town.comment("HIDDEN" if state == "HIDDEN" else "VISIBLE")
    if state == "FEATURED":
        _done(await marks.feature_comment(town["owner"], comment.id))
    elif state == "PINNED":
        _done(await marks.pin_comment(town["owner"], comment.id))
    return await db.Comment.get(id=comment.id)


async def newcomers_comment(town: Any, state: str) -> db.Comment:
    """A comment of somebody who is nobody in particular, as `newcomer`."""
    town.actors["newcomer"] = await town.newcomer()
    comment = await town.said(who="newcomer")
    if state == "HIDDEN":
        _done(await hide_comment(town["owner"], comment.id, "SPAM"))
    return await db.Comment.get(id=comment.id)


async def followed(town: Any, state: str) -> db.PublicAccount:
    """An account that the member follows, and nobody else."""
    account = await town.public_account()
    _done(await marks.follow_account(town["member"], account.id))
    if state == "SHUT":
        await close(town, account)
    return await db.PublicAccount.get(id=account.id)


async def mute(town: Any, state: str) -> db.Mute:
    """A mute of a newcomer: IN_FORCE, OVER by its date, or LIFTED."""
    comment = await newcomers_comment(town, "VISIBLE")
    made = _done(await marks.mute_user(town["owner"], comment.id, reason="SPAM"))
    if state == "OVER":
        await db.Mute.filter(id=made.id).update(until=clock.now() - timedelta(minutes=1))
    elif state == "LIFTED":
        _done(await marks.unmute_user(town["owner"], made.id))
    return await db.Mute.get(id=made.id)


BRINGS: dict[str, Any] = {
    "markable": markable, "newcomers_comment": newcomers_comment, "followed": followed, "mute": mute,
}  # fmt: skip
