"""What an account publishes: drafts, publication, edits with versions, withdrawal."""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import PublicAccount
from db.posts import Post, PostVersion
from db.vocabulary import PostKind
from policy import pack
from resolvers.accounts.credit.looking import looked_at_from_now
from resolvers.accounts.opening.publishing import editing_facts, publishing_facts
from resolvers.accounts.standing.news import release_when_lawful
from resolvers.limits import one_at_a_time
from resolvers.moves import created, locked, move, permit, seen
from resolvers.pages import Literally, Window, keyset, keyset_per
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked
from resolvers.use_case import new_id, use_case, work

PUBLIC = "state = 'PUBLISHED' AND NOT shut"
OF_NEWS, MARKED = " AND kind = 'NEWS'", "public_service"


@use_case("post:create")
async def create_post(
    actor: Actor, account_id: UUID, title: str, body: str, kind: PostKind | None = None,
    public_service: bool | None = None, source: str | None = None,
) -> Post:  # fmt: skip
    """Write a draft for an account; who wrote it is known (D2, D6.1)."""
    account = await seen(PublicAccount, account_id)
    await permit(ACTS["post:create"], account)
    _check(title, body, source or "")
    now = work().now
    post = await Post.create(
        id=new_id(), account_id=account.id, created_by_id=actor.user_id, title=title, body=body, created_at=now,
        kind=kind or PostKind.GENERAL, public_service=bool(public_service), source=source or "",
    )  # fmt: skip
    await PostVersion.create(post_id=post.id, number=1, title=title, body=body, at=now)
    created("post:create", post)
    return post


@use_case("post:publish")
async def publish_post(actor: Actor, post_id: UUID) -> Post:
    """Make a draft or a withdrawn post public; refused while the registrant is not verified (D6.1)."""
    post = await locked(Post, post_id)
    await one_at_a_time(f"posts:{post.account_id}")  # else many at once would be more than many in turn
    facts = await publishing_facts(actor, post)
    await move("post:publish", post, facts=facts, published_at=work().now)
    await looked_at_from_now(facts["registrant"].id)
    return post


@use_case("post:edit")
async def edit_post(
    actor: Actor, post_id: UUID, title: str, body: str, kind: PostKind | None = None,
    public_service: bool | None = None, source: str | None = None,
) -> Post:  # fmt: skip
    """Change a post; every earlier version is kept (D16.2).

    What is not given of its kind, its mark and its source stays. A public post is changed by whoever could publish it:
    refused with Restricted as publishing is, but for how many a day, and where staff decided its kind. News that is
    held for want of a licence can be changed; where that makes it lawful, it is public again.
    """
    post = await locked(Post, post_id)
    becomes: dict[str, Any] = {"kind": kind or post.kind, "source": post.source if source is None else source}
    facts = await editing_facts(actor, post, **becomes)
    await permit(ACTS["post:edit"], post, facts)
    _check(title, body, source or "")
    becomes["public_service"] = post.public_service if public_service is None else public_service
    different = {column: value for column, value in becomes.items() if value != getattr(post, column)}
    if (title, body) == (post.title, post.body):
        if different:
            await release_when_lawful(post, await move("post:edit", post, facts=facts, **different))
        return post
    newest = await PostVersion.filter(post_id=post.id).order_by("-number").first()
    number = newest.number + 1 if newest else 2
    await PostVersion.create(post_id=post.id, number=number, title=title, body=body, at=work().now)
    edited = await move("post:edit", post, facts=facts, title=title, body=body, version=number, **different)
    await release_when_lawful(post, edited)
    return post


@use_case("post:withdraw")
async def withdraw_post(actor: Actor, post_id: UUID) -> Post:
    """Take a post back from the public; it can be published again."""
    post = await locked(Post, post_id)
    await move("post:withdraw", post)
    return post


async def posts_page(
    window: Window, account_id: UUID | None = None, kind: PostKind | None = None, public_service: bool | None = None
) -> list[Post]:
    """Public posts, newest first, of one account or of all; of one kind, or with the mark of public service or not."""
    found = Post.filter(Literally(PUBLIC + (OF_NEWS if kind is PostKind.NEWS else "")))
    if kind is PostKind.GENERAL:
        found = found.filter(kind=kind)
    if public_service is not None:
        found = found.filter(Literally(MARKED) if public_service else ~Q(public_service=True))
    return await keyset(found.filter(account_id=account_id) if account_id else found, window)


async def drafts_page(actor: Actor, window: Window) -> list[Post]:
    """The posts of the accounts that one runs, in every state, newest first."""
    return await keyset(Post.filter(account_id__in=list(actor.posts)), window)


async def written_for(actor: Actor, account_id: UUID, limit: int) -> list[Post]:
    """The newest posts of an account that one runs, in every state."""
    found = Post.filter(account_id=account_id if account_id in actor.posts else None)
    return await keyset(found, Window(limit=limit))


async def posts_of_accounts(accounts: list[UUID], window: Window) -> dict[UUID, list[Post]]:
    """The public posts of several accounts."""
    return await keyset_per(Post, "account_id", accounts, PUBLIC, window)


async def versions_of_posts(keys: list[UUID]) -> dict[UUID, list[PostVersion]]:
    """The latest versions of several posts, newest first, at most 50 each."""
    return await keyset_per(PostVersion, "post_id", keys, "1 = 1", Window(limit=50))


def _check(title: str, body: str, source: str) -> None:
    texts = pack().texts
    checked(title=(title, texts.post_title), body=(body, texts.post_body), source=(source, 200, 0))
