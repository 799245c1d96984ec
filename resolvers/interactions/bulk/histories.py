"""What those who care for an account know of the authors of its comments, for many comments at once."""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.functions import Count

from db.interactions import Comment, Mute
from db.vocabulary import CommentState
from resolvers import clock
from resolvers.interactions.views import AuthorHistory

GONE = (CommentState.HIDDEN, CommentState.DELETED, CommentState.REMOVED)
Who = tuple[UUID, UUID | None, str]  # an account, and somebody there: a user, or a name from elsewhere


async def histories_of(comments: list[UUID]) -> dict[UUID, AuthorHistory]:
    """How often each comment's author commented at its account, how often that was hidden or deleted, whether muted."""
    rows: list[Any] = await Comment.filter(id__in=comments, as_account=False).values_list(
        "id", "account_id", "author_id", "author_name"
    )  # fmt: skip
    who: dict[UUID, Who] = {key: (account, author, "" if author else name) for key, account, author, name in rows}
    counted = await _counts({one for one in who.values() if one[1]}, "author_id")
    counted |= await _counts({one for one in who.values() if not one[1]}, "author_name")
    muted = await _muted({one for one in who.values() if one[1]})
    return {key: AuthorHistory(*counted.get(one, (0, 0)), one in muted) for key, one in who.items()}


async def _counts(who: set[Who], column: str) -> dict[Who, tuple[int, int]]:
    """Comments and gone ones by author."""
    if not who:
        return {}
    by_user, found = column == "author_id", dict[Who, tuple[int, int]]()
    mine = Q(author_id__isnull=False) if by_user else Q(author_id__isnull=True)
    named = {f"{column}__in": [one[1] if by_user else one[2] for one in who]}
    grouped = Comment.filter(mine, account_id__in=list({one[0] for one in who}), **named)
    rows = grouped.annotate(n=Count("id")).group_by("account_id", column, "state")
    for row in await rows.values("account_id", column, "state", "n"):
        one: Who = (row["account_id"], row[column] if by_user else None, "" if by_user else row[column])
        comments, gone = found.get(one, (0, 0))
        found[one] = (comments + row["n"], gone + (row["n"] if row["state"] in GONE else 0))
    return found


async def _muted(who: set[Who]) -> set[Who]:
    """Those whom their account has muted now."""
    if not who:
        return set()
    standing = Q(until=None) | Q(until__gt=clock.now())
    accounts, users = {one[0] for one in who}, {one[1] for one in who}
    held = Mute.filter(standing, ended_at=None, account_id__in=list(accounts), user_id__in=list(users))
    return {(account, user, "") for account, user in await held.values_list("account_id", "user_id")}
