"""Many comments at once, and the word list tried out. What the town brings of it."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import BulkVerb
from resolvers import accounts, clock, posts
from resolvers.interactions import add_comment, bulk
from tests.cast_sanctions import close, done


async def cared_for(town: Any, state: str = "ACTIVE") -> db.PublicAccount:
    """An account of its own with a post and a comment on it: ACTIVE, or SHUT by a closure."""
    account = await town.public_account()
    done(await accounts.verify_registrant(town["identity_officer"], account.registrant_id))
    post = done(await posts.create_post(town["owner"], account.id, "A post", "Words of a post."))
    done(await posts.publish_post(town["owner"], post.id))
    await said_under(town, post, 1)
    if state == "SHUT":
        await close(town, account)
    return await db.PublicAccount.get(id=account.id)


async def said_under(town: Any, post: Any, number: int, words: str = "Comment number {}") -> list[db.Comment]:
    """So many comments of the author under a post, long ago as far as limits go."""
    made = []
    for count in range(number):
        made.append(done(await add_comment(town["author"], post.id, words.format(count))))
        await db.Comment.all().update(created_at=clock.now() - timedelta(days=3))
    return made


async def many_under(post: Any, number: int, words: str = "Comment number {}", **more: Any) -> list[Any]:
    """So many comments under a post, written into the database as they stand there."""
    now = clock.now()
    rows = [
        db.Comment(
            post_id=post.id, account_id=post.account_id, author_name="Somebody", body=words.format(count),
            state="VISIBLE", created_at=now, source_key=f"comment:{post.id}:{count}", **more,
        )
        for count in range(number)
    ]  # fmt: skip
    await db.Comment.bulk_create(rows)
    shown = await db.Comment.filter(post_id=post.id, state="VISIBLE").count()
    await db.Post.filter(id=post.id).update(visible_comments=shown)
    return [row.id for row in rows]


async def bulk_of(town: Any, state: str = "RUNNING") -> db.Bulk:
    """An act on more comments than are hidden at once."""
    account = await cared_for(town)
    post = await db.Post.get(account_id=account.id)
    ids = await many_under(post, 201)
    made = done(await bulk.moderate_comments(town["owner"], account.id, BulkVerb.HIDE, "SPAM", ids))
    return await db.Bulk.get(id=made.id)


BRINGS: dict[str, Any] = {"cared": cared_for, "bulk": bulk_of}
