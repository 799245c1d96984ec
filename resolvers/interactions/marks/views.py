"""Marks, follows and mutes as they are read."""

from typing import Any
from uuid import UUID

from db.interactions import Comment, Follow, Mute
from resolvers import clock
from resolvers.pages import Literally, Window, keyset, keyset_per, own
from resolvers.rules.reach import holds
from resolvers.rules.standings import OPERATORS, REVIEWERS, Actor, standings

FEATURED = "featured_at IS NOT NULL"  # which only public comments are


async def featured_of_posts(posts: list[UUID], window: Window) -> dict[UUID, list[Comment]]:
    """The featured comments of several posts, newest first."""
    return await keyset_per(Comment, "post_id", posts, FEATURED, window)


async def pinned_on(posts: list[UUID]) -> dict[UUID, Comment]:
    """The pinned comment of each of several posts."""
    return {row.post_id: row for row in await Comment.filter(Literally("pinned_at IS NOT NULL"), post_id__in=posts)}


async def following(actor: Actor, window: Window) -> list[Follow]:
    """What one follows, the newest first."""
    return await keyset(own(Follow.filter(ended_at=None), actor), window)


async def mutes_of(actor: Actor, accounts: list[UUID], window: Window) -> dict[UUID, list[Mute]]:
    """The mutes of several accounts that hold, newest first; of those that one runs, or as a reviewer."""
    accounts = [key for key in accounts if standings(actor, Mute(account_id=key)) & (OPERATORS | REVIEWERS)]
    now = clock.now().isoformat(" ")
    return await keyset_per(
        Mute, "account_id", accounts, f"ended_at IS NULL AND (until IS NULL OR until > '{now}')", window
    )  # fmt: skip


async def mute_of_author(comment: Comment) -> Mute | None:
    """The mute that holds of whoever wrote a comment."""
    if comment.author_id is None or comment.as_account:
        return None
    mute = await Mute.get_or_none(account_id=comment.account_id, user_id=comment.author_id, ended_at=None)
    return mute if mute and holds(mute, clock.now()) else None


async def between(actor: Actor, accounts: list[UUID]) -> dict[UUID, dict[str, Any]]:
    """What stands between one and each of several accounts, as `rules/reach.py` asks: following, and being muted."""
    found: dict[UUID, dict[str, Any]] = {key: {"follows": False, "muted": None} for key in accounts}
    if actor.user_id is None:
        return found
    for follow in await Follow.filter(user_id=actor.user_id, account_id__in=accounts, ended_at=None):
        found[follow.account_id]["follows"] = True
    for mute in await Mute.filter(user_id=actor.user_id, account_id__in=accounts, ended_at=None):
        found[mute.account_id]["muted"] = mute
    return found
