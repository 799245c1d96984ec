"""What stands beside a comment for those who care for it: comments that are alike, the history of its author."""

import strawberry
from strawberry import Info

from resolvers.interactions.bulk import alike
from resolvers.interactions.views import AuthorHistory as HistoryRow
from schema.fields import says, shows


@shows(alike.Alike)
class Alike:
    """How many comments are alike that readers see or that are held."""

    comments: int = says("How many comments, this one among them.")
    people: int = says("By how many people.")


@shows(HistoryRow)
class AuthorHistory:
    """What an account's operators know of an author at their account."""

    comments: int = says("How many comments the author wrote there.")
    hidden: int = says("How many of them were hidden, deleted or removed.")
    muted: bool = says("Whether the account has muted the author now.")


@strawberry.type
class BesideComments:
    """What is shown beside a comment to those who care for it."""

    @strawberry.field(
        description="How many comments of the account have the same words, by how many people; null when none has. "
        "For operators and reviewers."
    )
    async def alike(self, info: Info) -> Alike | None:
        """How many comments are alike."""
        return await info.context.loaders.named("alike", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(
        description="What is known of its author at the account; null for the account's own. "
        "For operators and reviewers."
    )
    async def author_history(self, info: Info) -> AuthorHistory | None:
        """What is known of its author."""
        return await info.context.loaders.named("author_history", self.pk)  # type: ignore[attr-defined]
