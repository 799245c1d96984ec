"""One act on many comments: what it takes, what comes of it, and a look at it before."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from policy import pack
from resolvers.interactions import bulk
from resolvers.interactions.views import QueueFilter as QueueFilterWords
from resolvers.rules.refusals import FaultCode, Refused, invalid
from schema.fields import Node, key_in, offered, says, shows
from schema.interactions import Comment
from schema.pages import After, BeforeCursor, Connection, First, Last, fault_of, page_of, permitted
from schema.refusals import taking, verb
from schema.words import BulkState, BulkVerb, QueueFilter, RefusalCode, RefusalCodeWords, Verb, screaming

if TYPE_CHECKING:
    from schema.oversight import Act

ActType = Annotated["Act", strawberry.lazy("schema.oversight")]
AccountArgument = Annotated[strawberry.ID, strawberry.argument(description="The public account.")]
VerbArgument = Annotated[BulkVerb, strawberry.argument(description="What would be done to them.")]


@shows()
class LeftOut:
    """Comments to which an act on many was not done, by what stood against it."""

    code: RefusalCode = says("The refusal that each of them alone would have been given.")  # type: ignore[valid-type]
    because: str | None = says("What it was because of, or the state that they were in.")
    count: int = says("How many.")


@shows(db.Bulk)
class Bulk(Node):
    """One act on many comments of an account; it can be taken back as one, by `undoAct`."""

    verb: BulkVerb = says("What is done.")
    reason: str | None = says("Why, as a code, as their authors are told.")
    state: BulkState = says("How far it has come.")
    total: int = says("How many comments it is for.")
    done: int = says("To how many it was done so far.")
    put_back: int = says("How many were put back, once it is taken back; others were changed since.")
    created_at: datetime = says("When it began.")

    @strawberry.field(description="To how many it could not be done, by what stood against it.")
    def left_out(self) -> list[LeftOut]:
        """To how many it could not be done."""
        found = [(*(*code.split(":"), None)[:2], count) for code, count in self.left_out.items()]
        return [
            LeftOut(code=RefusalCodeWords(screaming(code)), because=because, count=count)
            for code, because, count in found
        ]

    @strawberry.field(description="The act itself, for `undoAct`, while it was not taken back; for operators.")
    async def last_act(self, info: Info) -> ActType | None:
        """The act itself."""
        return await info.context.loaders.named("last_act", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="What you may do with it now.")
    def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What you may do with it now."""
        if self.state in ("UNDOING", "UNDONE"):
            return []
        return offered(info, self, since=self.created_at)  # type: ignore[arg-type]


@strawberry.input(description="Which comments of an account; what is not given does not narrow.")
class CommentFilter:
    """Which comments."""

    show: QueueFilter | None = strawberry.field(
        default=None, description="In this list of the queue; those to which it can be done unless told."
    )
    words: list[str] | None = strawberry.field(
        default=None,
        description="With one of these in it, in any case and width; the newest 20,000 are looked through.",
    )
    written_by: strawberry.ID | None = strawberry.field(default=None, description="By this user.")
    author_name: str | None = strawberry.field(default=None, description="Under this name, brought in from elsewhere.")
    post: strawberry.ID | None = strawberry.field(default=None, description="Under this post.")
    alike_to: strawberry.ID | None = strawberry.field(
        default=None, description="With the same words as this comment, or among the newest 500 nearly the same."
    )


FilterArgument = Annotated[CommentFilter, strawberry.argument(description="Which comments.")]


def wanted_by(given: CommentFilter) -> bulk.Wanted:
    """Which comments are wanted."""

    def key(name: str, text: str | None, kind: str) -> Any:
        return key_in(f"filter.{name}", text, kind)[1] if text else None

    words = given.words or []
    if len(words) > pack().texts.words:
        raise invalid("filter.words", FaultCode.TOO_LONG, pack().texts.words)
    return bulk.Wanted(
        show=QueueFilterWords(given.show) if given.show else None, words=tuple(words),
        author_id=key("writtenBy", given.written_by, "User"), author_name=given.author_name,
        post_id=key("post", given.post, "Post"), alike_to=key("alikeTo", given.alike_to, "Comment"),
    )  # fmt: skip


@taking("moderateComments")
class ModerateCommentsInput:
    """What acting on many comments takes."""

    account_id: strawberry.ID = strawberry.field(description="The public account.")
    verb: BulkVerb = strawberry.field(description="What is done to them.")
    reason: str | None = strawberry.field(
        default=None, description="Why, from the list `policy { reasons }`; to delete it must be given."
    )
    ids: list[strawberry.ID] | None = strawberry.field(default=None, description="The comments; or give a filter.")
    filter: CommentFilter | None = strawberry.field(
        default=None, description="Which comments, as many as 5000, newest first; or give ids."
    )
    except_: list[strawberry.ID] | None = strawberry.field(
        name="except", default=None, description="Comments to be left out."
    )


def _moderated(i: Any) -> Any:
    def keys(path: str, ids: Any) -> Any:
        return None if ids is None else [key_in(path, one, "Comment")[1] for one in ids]

    return (
        key_in("accountId", i.account_id, "PublicAccount")[1], db.vocabulary.BulkVerb(i.verb), i.reason,
        keys("ids", i.ids), wanted_by(i.filter) if i.filter else None, keys("except", i.except_),
    )  # fmt: skip


@strawberry.type
class BulkMutations:
    """What may be done to many comments."""

    moderate_comments = verb(bulk.moderate_comments, Bulk, ModerateCommentsInput, _moderated)


@shows()
class BulkPreview:
    """A look at the comments that an act would be for."""

    asked: strawberry.Private[tuple[Any, Any, bulk.Wanted]]

    @strawberry.field(description="How many match, counted up to 1000.")
    async def count(self, info: Info) -> int:
        """How many match."""
        return await permitted(info, bulk.preview_count(info.context.actor, *self.asked))

    @strawberry.field(description="Those that match, newest first.")
    async def comments(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[Comment]:
        """Those that match."""
        return await page_of(
            info, first, after, last, before,
            lambda window: permitted(info, bulk.preview_page(info.context.actor, *self.asked, window)),
        )  # fmt: skip


@strawberry.type
class BulkQueries:
    """What can be looked at before it is done."""

    @strawberry.field(
        description="The comments that `moderateComments` would be for; for operators of the account and reviewers."
    )
    async def bulk_preview(
        self, info: Info, account: AccountArgument, filter: FilterArgument, verb: VerbArgument = BulkVerb.HIDE
    ) -> BulkPreview:
        """The comments that an act would be for."""
        try:
            key = key_in("account", account, "PublicAccount")[1]
            return BulkPreview(asked=(key, db.vocabulary.BulkVerb(verb), wanted_by(filter)))
        except Refused as fault:
            raise fault_of(info, fault) from None
