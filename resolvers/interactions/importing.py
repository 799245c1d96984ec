"""Bringing in comments that readers wrote elsewhere: in their old order, without cards, safe to run again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.accounts import PublicAccount, Registrant
from db.columns import id_at
from db.interactions import Comment, CommentVersion
from db.posts import Post, PostVersion
from db.vocabulary import AccountState, CommentState, PostState
from policy import pack
from resolvers.interactions.screening import mark_of
from resolvers.moves import created, permit
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import registrant_is_verified
from resolvers.rules.refusals import Fault, FaultCode, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.texts import RESIDENT_NUMBER, fault_of
from resolvers.use_case import new_id, use_case, work


@dataclass(frozen=True)
class Imported:
    """One comment from elsewhere."""

    source: str
    group: str
    author: str
    text: str
    at: datetime


def fault_in(row: Imported) -> Fault | None:
    """Why a comment cannot be taken, if it cannot."""
    return (
        fault_of("comment_id", row.source, 100)
        or fault_of("post", row.group, 100)
        or fault_of("author", row.author, 80)
        or fault_of("text", row.text, pack().texts.comment)
        or (Fault("text", FaultCode.LOOKS_LIKE_IDENTITY) if RESIDENT_NUMBER.search(row.text) else None)
    )


@use_case("comment:import")
async def import_comments(actor: Actor, account_id: UUID, rows: list[Imported]) -> Post:
    """Take in some comments, all or none: one post per group; what came before is left as it is."""
    await permit(ACTS["comment:import"], None)
    account = await PublicAccount.get(id=account_id)
    registrant = await Registrant.get(id=account.registrant_id)
    if refusal := registrant_is_verified.test(actor, account, {"registrant": registrant}, work().now):
        raise Refused(refusal)
    known = await known_sources(account.id, [row.source for row in rows])
    posts = {group: await _post_of(account, group, rows) for group in dict.fromkeys(row.group for row in rows)}
    fresh = [row for row in {row.source: row for row in rows}.values() if row.source not in known]
    comments = [
        Comment(
            id=id_at(row.at.timestamp()), post_id=posts[row.group].id, account_id=account.id, author_name=row.author,
            body=row.text, state=CommentState.VISIBLE, source_key=f"comment:{row.source}", created_at=row.at,
            likeness=mark_of(row.text),
        )
        for row in fresh
    ]  # fmt: skip
    await Comment.bulk_create(comments)
    await CommentVersion.bulk_create(
        [
            CommentVersion(comment_id=comment.id, number=1, body=comment.body, at=comment.created_at)
            for comment in comments
        ]
    )
    for group, post in posts.items():
        fresh_here = sum(row.group == group for row in fresh)
        if fresh_here:
            created(
                "comment:import",
                post,
                counters=[["Post", str(post.id), "visible_comments", fresh_here]],
                rows=fresh_here,
            )
    return next(iter(posts.values()))


async def known_sources(account_id: UUID, sources: list[str]) -> set[str]:
    """Which of these comments came before, by their ids where they come from."""
    keys = [f"comment:{source}" for source in sources]
    found = await Comment.filter(account_id=account_id, source_key__in=keys).values_list("source_key", flat=True)
    return {str(key).removeprefix("comment:") for key in found}


async def _post_of(account: PublicAccount, group: str, rows: list[Imported]) -> Post:
    key = f"post:{group}"
    post = await Post.get_or_none(account_id=account.id, source_key=key)
    if post is None:
        title, body, now = f"{group}"[:200], f"Comments brought in from {group}.", work().now
        post = await Post.create(
            id=new_id(), account_id=account.id, title=title, body=body, state=PostState.PUBLISHED, source_key=key,
            created_at=min(row.at for row in rows if row.group == group), published_at=now,
            shut=account.state in (AccountState.SHUT, AccountState.CLOSED),
        )  # fmt: skip
        await PostVersion.create(post_id=post.id, number=1, title=title, body=body, at=now)
    return post
