"""Posts as seen from outside, and the mutations on them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from resolvers import clock, posts
from resolvers.rules.conditions import ends_at, rules_now
from schema.accounts import PublicAccount
from schema.fields import Node, key_in, offered, report_link_field, says, shows
from schema.pages import After, BeforeCursor, Connection, First, Last, page_of
from schema.refusals import taking, taking_id, verb
from schema.words import CommentRules, PostKind, PostState, Verb

if TYPE_CHECKING:
    from schema.interactions import Comment
    from schema.oversight import Act

CommentType = Annotated["Comment", strawberry.lazy("schema.interactions")]
ActType = Annotated["Act", strawberry.lazy("schema.oversight")]


@shows(db.CommentVersion)
class CommentVersion:
    """A comment's text at a time."""

    number: int = says("The first is 1.")
    body: str = says("The words then.")
    at: datetime = says("Since when.")


@shows(db.PostVersion)
class PostVersion:
    """A post's text at a time."""

    number: int = says("The first is 1.")
    title: str = says("The headline then.")
    body: str = says("The text then.")
    at: datetime = says("Since when.")


@shows(db.Post)
class Post(Node):
    """What an account publishes."""

    title: str = says("The headline.")
    body: str = says("The text.")
    state: PostState = says("Where it stands.")
    kind: PostKind = says("Whether it is news.")
    public_service: bool = says("Whether it is marked as information for the public's service.")
    source: str = says("Where it was first, as its writers name it; empty where they name nothing.")
    reads: int = says("How often it was opened; readers count once in a while, and those who run the account do not.")
    visible_comments: int = says("How many public comments and replies it has.")
    version: int = says("Which version of the text this is.")
    reason: str | None = says("Why it is where it stands, as a code; for its operators and reviewers.")
    created_at: datetime = says("When it was written.")
    published_at: datetime | None = says("When it was last published.")

    @strawberry.field(description="Who may comment under it now; null: as the account says.")
    def comment_rules(self) -> CommentRules | None:
        """Who may comment now."""
        return rules_now(self, clock.now())

    @strawberry.field(description="When that rule ends by itself and the one before counts again.")
    def comment_rules_until(self) -> datetime | None:
        """When that ends."""
        return ends_at(self, clock.now())

    @strawberry.field(description="The account that published it.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    @strawberry.field(description="Its latest versions, newest first, at most 50; for its operators and reviewers.")
    async def versions(self, info: Info) -> list[PostVersion] | None:
        """Its latest versions."""
        return await info.context.loaders.named("post_versions", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="Its public comments, newest first, without replies.")
    async def comments(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[CommentType]:
        """Its public comments."""
        load = info.context.loaders.page

        async def fetch(window):  # type: ignore[no-untyped-def]
            return await load("comments", self.pk, window) or []  # type: ignore[attr-defined]

        return await page_of(info, first, after, last, before, fetch)

    @strawberry.field(description="The comment that the account pinned above the others, if one is.")
    async def pinned_comment(self, info: Info) -> CommentType | None:
        """The pinned comment."""
        return await info.context.loaders.named("pinned", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="Its comments that the account featured, newest first.")
    async def featured_comments(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[CommentType]:
        """Its featured comments."""
        load = info.context.loaders.page

        async def fetch(window):  # type: ignore[no-untyped-def]
            return await load("featured", self.pk, window) or []  # type: ignore[attr-defined]

        return await page_of(info, first, after, last, before, fetch)

    @strawberry.field(description="The last act on it that was not taken back; for its operators.")
    async def last_act(self, info: Info) -> ActType | None:
        """The last act on it."""
        return await info.context.loaders.named("last_act", self.pk)  # type: ignore[attr-defined]

    report_link = report_link_field()

    @strawberry.field(description="What you may do with it now.")
    async def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What may be done."""
        load = info.context.loaders
        account = await load.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]
        between = await load.named("between", self.account_id)  # type: ignore[attr-defined]
        return offered(info, self, account=account, **between)  # type: ignore[arg-type]


@taking("createPost")
class CreatePostInput:
    """What writing takes."""

    account_id: strawberry.ID = strawberry.field(description="The account that is to publish it.")
    title: str = strawberry.field(description="The headline; at most 200 characters.")
    body: str = strawberry.field(description="The text; at most 100000 characters.")
    kind: PostKind | None = strawberry.field(default=None, description="Whether it is news; null: it is none.")
    public_service: bool | None = strawberry.field(
        default=None, description="Whether it is marked as information for the public's service; null: it is not."
    )
    source: str | None = strawberry.field(
        default=None, description="Where it was first, for what is reprinted; at most 200 characters."
    )


PublishPostInput = taking_id("publishPost", "The post.")


@taking("editPost")
class EditPostInput:
    """What editing takes."""

    id: strawberry.ID = strawberry.field(description="The post.")
    title: str = strawberry.field(description="The new headline; at most 200 characters.")
    body: str = strawberry.field(description="The new text; at most 100000 characters.")
    kind: PostKind | None = strawberry.field(default=None, description="Whether it is news; null: as it was.")
    public_service: bool | None = strawberry.field(default=None, description="The mark; null: as it was.")
    source: str | None = strawberry.field(default=None, description="Where it was first; null: as it was.")


WithdrawPostInput = taking_id("withdrawPost", "The post.")


def _marked(i: Any) -> tuple[Any, ...]:
    return i.kind, i.public_service, i.source


@strawberry.type
class PostQueries:
    """What can be read of posts."""

    @strawberry.field(description="Public posts, newest first.")
    async def posts(
        self,
        info: Info,
        kind: Annotated[PostKind | None, strawberry.argument(description="Only of this kind.")] = None,
        public_service: Annotated[
            bool | None, strawberry.argument(description="Only with the mark of public service, or without it.")
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[Post]:
        """Public posts."""
        return await page_of(
            info, first, after, last, before, lambda w: posts.posts_page(w, kind=kind, public_service=public_service)
        )


@strawberry.type
class PostMutations:
    """What may be done to posts."""

    create_post = verb(
        posts.create_post, Post, CreatePostInput,
        lambda i: (key_in("accountId", i.account_id, "PublicAccount")[1], i.title, i.body, *_marked(i)),
    )  # fmt: skip
    publish_post = verb(posts.publish_post, Post, PublishPostInput, lambda i: key_in("id", i.id, "Post")[1:])
    edit_post = verb(
        posts.edit_post, Post, EditPostInput,
        lambda i: (key_in("id", i.id, "Post")[1], i.title, i.body, *_marked(i)),
    )  # fmt: skip
    withdraw_post = verb(posts.withdraw_post, Post, WithdrawPostInput, lambda i: key_in("id", i.id, "Post")[1:])
