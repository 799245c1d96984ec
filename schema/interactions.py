"""Comments as seen from outside, the care of them, and their events."""

from collections.abc import AsyncGenerator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from db.vocabulary import CommentState as CommentStateWords
from policy import say
from resolvers import interactions
from resolvers.interactions import care
from resolvers.interactions.views import account_to_care_for, in_care
from resolvers.rules.acts import ACTS
from resolvers.rules.ids import global_id
from schema.accounts import PublicAccount, User
from schema.bulk.beside import BesideComments
from schema.fields import Node, key_in, offers_field, report_link_field, says, shows
from schema.marks import Marked
from schema.pages import After, AfterEvent, BeforeCursor, Connection, First, Last, Told, events_of, needed, page_of
from schema.posts import CommentVersion, Post
from schema.refusals import taking, taking_id, verb
from schema.words import CommentRules, CommentState, Effect, HeldBy

if TYPE_CHECKING:
    from schema.oversight import Act
    from schema.sanctions import StatementOfReasons

ActType = Annotated["Act", strawberry.lazy("schema.oversight")]
StatementType = Annotated["StatementOfReasons", strawberry.lazy("schema.sanctions")]
CHANGES = tuple(act.event for act in ACTS.values() if act.kind == "comment" and act.verb not in ("add", "reply"))


@shows(db.ScreeningHit)
class ScreeningHit(Node):
    """What screening matched in a text, by which rule of which version."""

    effect: Effect = says("What followed.")
    held_by: HeldBy = says("Whose rule it is.")
    rule: str = says("The rule.")
    term: str = says("The term that matched; empty when the rule has none.")
    pack_version: str = says("The version of the policy pack then in force.")
    at: datetime = says("When.")


@shows(db.Comment)
class Comment(Marked, BesideComments, Node):
    """A reader's words under a post, or a reply to a comment."""

    @strawberry.field(
        description="The name under which it was written; the account's when written in its name; of one who has gone, "
        "that they have."
    )
    def author_name(self, info: Info) -> str:
        """The name under which it was written."""
        return self.author_name or say(info.context.language, "name-of-who-left")

    as_account: bool = says("Whether it was written in the account's name.")
    body: str = says("The words.")
    state: CommentState = says("Who can see it.")
    version: int = says("Which version of the words this is.")
    created_at: datetime = says("When it was written.")
    held_by: HeldBy | None = says("Whose look it waits for; for its author, operators and reviewers.")
    reason: str | None = says("Why it is where it stands, as a code; for its author, operators and reviewers.")
    acted_at: datetime | None = says("When that was decided; for its author, operators and reviewers.")

    @strawberry.field(description="Why it is where it stands, in words; for its author, operators and reviewers.")
    def reason_text(self, info: Info) -> str | None:
        """Why, in words."""
        return say(info.context.language, f"reason-{self.reason}") if self.reason else None

    @strawberry.field(description="The post that it is under.")
    async def post(self, info: Info) -> Post | None:
        """The post."""
        return await info.context.loaders.row("Post", self.post_id)  # type: ignore[attr-defined]

    @strawberry.field(description="Who wrote it; null when in the account's name, or brought in from elsewhere.")
    async def author(self, info: Info) -> User | None:
        """Who wrote it."""
        key = None if self.as_account else self.author_id  # type: ignore[attr-defined]
        return await info.context.loaders.row("User", key)

    @strawberry.field(description="The comment that it answers.")
    async def parent(self, info: Info) -> "Comment | None":
        """The comment that it answers."""
        return await info.context.loaders.row("Comment", self.parent_id)  # type: ignore[attr-defined]

    @strawberry.field(description="Its public replies, oldest first.")
    async def replies(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection["Comment"]:
        """Its public replies."""
        load = info.context.loaders

        async def fetch(window):  # type: ignore[no-untyped-def]
            shown = await load.row("Post", self.post_id)  # type: ignore[attr-defined]
            return await load.page("replies", self.pk, window) or [] if shown else []  # type: ignore[attr-defined]

        return await page_of(info, first, after, last, before, fetch)

    @strawberry.field(description="Its latest versions, newest first, at most 50; for author, operators, reviewers.")
    async def versions(self, info: Info) -> list[CommentVersion] | None:
        """Its latest versions."""
        return await info.context.loaders.named("comment_versions", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="What screening matched in it; for its author, operators and reviewers.")
    async def hits(self, info: Info) -> list[ScreeningHit] | None:
        """What screening matched."""
        return await info.context.loaders.named("hits", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="The statement of reasons about its removal; for its author, operators, reviewers.")
    async def statement(self, info: Info) -> StatementType | None:
        """The statement of reasons."""
        return await info.context.loaders.named("statement", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="The last act on it not taken back, for `undoAct`; for author and operators.")
    async def last_act(self, info: Info) -> ActType | None:
        """The last act on it."""
        return await info.context.loaders.named("last_act", self.pk)  # type: ignore[attr-defined]

    report_link = report_link_field()
    offers = offers_field()


@strawberry.type(description="Something that happened to a comment.")
class CommentEvent(Told):
    """Something that happened to a comment."""

    @strawberry.field(description="The comment's id, also when you may no longer see it.")
    def comment_id(self) -> strawberry.ID:
        """The comment's id."""
        return strawberry.ID(global_id("Comment", self.subject_id))

    @strawberry.field(description="The comment as it is now; null when you may no longer see it.")
    async def comment(self, info: Info) -> Comment | None:
        """The comment as it is now."""
        return await info.context.loaders.row("Comment", self.subject_id)


PostArgument = Annotated[strawberry.ID, strawberry.argument(description="The post.")]
AccountArgument = Annotated[strawberry.ID, strawberry.argument(description="The public account.")]


@strawberry.type
class InteractionSubscriptions:
    """What happens to comments, as it happens."""

    @strawberry.subscription(description="New comments under a post that you may see; with `after`, those you missed.")
    async def comment_added(
        self, info: Info, post: PostArgument, after: AfterEvent = None
    ) -> AsyncGenerator[CommentEvent, None]:
        """New comments under a post."""
        row = await needed(info, "Post", post)
        scope = f"account:{row.account_id}"
        async for event in events_of(
            info, CommentEvent, scope, after, about=row.pk, events=("comment.added", "comment.approved")
        ):
            if await info.context.loaders.row("Comment", event.subject_id):
                yield event

    @strawberry.subscription(description="Changes of comments under a post: hidden, shown, edited, removed and so on.")
    async def comment_changed(
        self, info: Info, post: PostArgument, after: AfterEvent = None
    ) -> AsyncGenerator[CommentEvent, None]:
        """Changes of comments under a post."""
        row, told = await needed(info, "Post", post), (*CHANGES, "act.undone")
        async for event in events_of(info, CommentEvent, f"account:{row.account_id}", after, about=row.pk, events=told):
            loaders = info.context.loaders
            if await loaders.row("Post", row.pk) is None:
                return
            if event.found == CommentStateWords.VISIBLE or await loaders.row("Comment", event.subject_id):
                yield event

    @strawberry.subscription(description="All that happens to comments of an account; for its operators and reviewers.")
    async def moderation_queue_changed(
        self, info: Info, account: AccountArgument, after: AfterEvent = None
    ) -> AsyncGenerator[CommentEvent, None]:
        """All that happens to comments of an account."""
        row = await needed(info, "PublicAccount", account, account_to_care_for)
        scope, still = f"account:{row.pk}", partial(in_care, row)
        async for event in events_of(info, CommentEvent, scope, after, subject="Comment", still=still):
            yield event


@taking("addComment")
class AddCommentInput:
    """What commenting takes."""

    post_id: strawberry.ID = strawberry.field(description="The post.")
    body: str = strawberry.field(description="The words; at most 5000 characters.")
    in_reply_to: strawberry.ID | None = strawberry.field(default=None, description="The comment that it answers.")


@taking("editComment")
class EditCommentInput:
    """What editing takes."""

    id: strawberry.ID = strawberry.field(description="The comment.")
    body: str = strawberry.field(description="The new words; at most 5000 characters.")


@taking("replyToComment")
class ReplyToCommentInput:
    """What replying takes."""

    id: strawberry.ID = strawberry.field(description="The comment to answer.")
    body: str = strawberry.field(description="The words, in the account's name; at most 5000 characters.")


REASONS = "Why, from the list `policy { reasons }`; the author is told."


@taking("hideComment")
class HideCommentInput:
    """What hiding takes."""

    id: strawberry.ID = strawberry.field(description="The comment.")
    reason: str | None = strawberry.field(default=None, description=REASONS)


@taking("deleteComment")
class DeleteCommentInput:
    """What deleting takes."""

    id: strawberry.ID = strawberry.field(description="The comment.")
    reason: str | None = strawberry.field(default=None, description=f"{REASONS} Operators must give one.")


ApproveCommentInput = taking_id("approveComment", "The comment.")
ShowCommentInput = taking_id("showComment", "The comment.")
UndeleteCommentInput = taking_id("undeleteComment", "The comment.")


@taking("setCommentRules")
class SetCommentRulesInput:
    """What setting rules takes."""

    id: strawberry.ID = strawberry.field(description="The public account or the post.")
    rules: CommentRules | None = strawberry.field(description="The rule; null for a post: as its account says.")
    until: datetime | None = strawberry.field(
        default=None, description="When the rule ends by itself, at most 30 days ahead; then the one before counts."
    )


@taking("setWordList")
class SetWordListInput:
    """What setting the word list takes."""

    account_id: strawberry.ID = strawberry.field(description="The public account.")
    words: list[str] = strawberry.field(description="At most 500 entries of at most 60 characters; replaces the list.")


async def set_comment_rules(
    actor: Any, kind: str, row: Any, rules: Any, until: datetime | None, *, key: str | None = None
) -> Any:
    """Open comments, let them be reviewed first, or close them: of an account, or of one post; for a time if told."""
    if kind == "Post":
        return await care.set_post_comment_rules(actor, row, rules, until, key=key)
    return await care.set_account_comment_rules(actor, row, rules, until, key=key)


set_comment_rules.act = ACTS["post:set_comment_rules"]  # type: ignore[attr-defined]


def _comment(i: Any) -> Any:
    return key_in("id", i.id, "Comment")[1:]


def _rules(i: Any) -> Any:
    return (*key_in("id", i.id, "PublicAccount", "Post"), i.rules, i.until)


def _added(i: Any) -> Any:
    answered = key_in("inReplyTo", i.in_reply_to, "Comment")[1] if i.in_reply_to else None
    return (key_in("postId", i.post_id, "Post")[1], i.body, answered)


@strawberry.type
class InteractionMutations:
    """What may be done to comments."""

    add_comment = verb(interactions.add_comment, Comment, AddCommentInput, _added)
    edit_comment = verb(interactions.edit_comment, Comment, EditCommentInput, lambda i: (*_comment(i), i.body))
    reply_to_comment = verb(
        interactions.reply_to_comment, Comment, ReplyToCommentInput, lambda i: (*_comment(i), i.body)
    )
    approve_comment = verb(interactions.approve_comment, Comment, ApproveCommentInput, _comment)
    hide_comment = verb(interactions.hide_comment, Comment, HideCommentInput, lambda i: (*_comment(i), i.reason))
    show_comment = verb(interactions.show_comment, Comment, ShowCommentInput, _comment)
    delete_comment = verb(interactions.delete_comment, Comment, DeleteCommentInput, lambda i: (*_comment(i), i.reason))
    undelete_comment = verb(interactions.undelete_comment, Comment, UndeleteCommentInput, _comment)
    set_comment_rules = verb(set_comment_rules, (PublicAccount, Post), SetCommentRulesInput, _rules)
    set_word_list = verb(
        interactions.set_word_list, PublicAccount, SetWordListInput,
        lambda i: (key_in("accountId", i.account_id, "PublicAccount")[1], i.words),
    )  # fmt: skip
