"""The queue of an account: its lists and orders, comments that are alike, words tried out."""

from typing import Annotated, Any
from uuid import UUID

import strawberry
from strawberry import Info

from policy import say
from resolvers.interactions import bulk
from resolvers.interactions.bulk import alike as likenesses
from resolvers.interactions.bulk import words as trials
from resolvers.interactions.bulk.urgent import Place, urgent_queue
from resolvers.interactions.views import Narrowed, moderation_queue
from resolvers.rules.ids import read_global_id
from schema.bulk.beside import Alike
from schema.fields import says, shows
from schema.http import ClientFault
from schema.interactions import Comment
from schema.pages import After, BeforeCursor, Connection, First, Last, packed, page_of, paging, permitted, unpacked
from schema.words import QueueFilter, QueueFilterWords, QueueOrder, QueueOrderWords

AccountArgument = Annotated[strawberry.ID, strawberry.argument(description="The public account.")]
EXAMPLES = 20


@shows(likenesses.AlikeGroup)
class AlikeGroup:
    """Comments that are alike, told by the newest of them."""

    newest: Comment = says("The newest of them; `filter: {alikeTo}` finds the others.")
    alike: Alike = says("How many they are.")


@shows(trials.TriedWord)
class TriedWord:
    """A word that was tried out."""

    word: str = says("The word.")
    count: int = says("How many comments it would have held.")


@shows(trials.WordTrial)
class WordTrial:
    """What words would have held of the newest 500 comments of readers."""

    searched: int = says("How many comments were looked through.")
    count: int = says("How many of them would have been held.")
    words: list[TriedWord] = says("Each word by itself.")

    @strawberry.field(description="How many of them are still public or held, and so could be hidden.")
    def to_hide(self) -> int:
        """How many could be hidden."""
        return len(self.to_hide)

    @strawberry.field(description="The newest of them, at most 20.")
    def examples(self) -> list[Comment]:
        """The newest of them."""
        return self.found[:EXAMPLES]  # type: ignore[attr-defined]


def _key(info: Info, text: str | None, kind: str) -> Any:
    if text is None:
        return None
    key = read_global_id(text)
    if key is None or key[0] != kind:
        raise ClientFault(say(info.context.language, "request-bad-id"), "BAD_USER_INPUT")
    return key[1]


@strawberry.type
class QueueQueries:
    """What those who care for comments read."""

    @strawberry.field(
        description="The comments of an account, newest first or by urgency; for its operators and for reviewers."
    )
    async def moderation_queue(
        self,
        info: Info,
        account: AccountArgument,
        show: Annotated[QueueFilter, strawberry.argument(description="Which of them.")] = QueueFilterWords.NEW,
        order: Annotated[QueueOrder, strawberry.argument(description="In which order.")] = QueueOrderWords.NEWEST,
        written_by: Annotated[strawberry.ID | None, strawberry.argument(description="Only by this user.")] = None,
        post: Annotated[strawberry.ID | None, strawberry.argument(description="Only under this post.")] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[Comment]:
        """The comments of an account."""
        key, wanted = _key(info, account, "PublicAccount"), QueueFilterWords(show)
        narrowed = Narrowed(_key(info, written_by, "User"), _key(info, post, "Post"))
        actor = info.context.actor
        if QueueOrderWords(order) is QueueOrderWords.URGENT:
            asked = paging(info, first, after, last, before, _place_in)
            rows = await permitted(info, urgent_queue(actor, key, wanted, asked.window, narrowed))
            places = {row.pk: place for row, place in rows}
            return asked.page([row for row, _ in rows], lambda row: _cursor(places[row.pk]))
        return await page_of(
            info, first, after, last, before,
            lambda window: permitted(info, moderation_queue(actor, key, wanted, window, narrowed)),
        )  # fmt: skip

    @strawberry.field(
        description="Those of the newest 500 comments of an account that are alike, the largest groups first; for its "
        "operators and for reviewers."
    )
    async def alike_groups(
        self, info: Info, account: AccountArgument,
        first: Annotated[int, strawberry.argument(description="How many groups, at most 100.")] = 20,
    ) -> list[AlikeGroup]:  # fmt: skip
        """Comments that are alike."""
        size = paging(info, first, None, None, None).first
        key = _key(info, account, "PublicAccount")
        return await permitted(info, bulk.alike_groups(info.context.actor, key, size))

    @strawberry.field(description="What words would have held of the newest 500 comments; for the account's operators.")
    async def try_word_list(
        self, info: Info, account: AccountArgument,
        words: Annotated[list[str], strawberry.argument(description="The words.")],
    ) -> WordTrial:  # fmt: skip
        """What words would have held."""
        key = _key(info, account, "PublicAccount")
        return await permitted(info, bulk.try_words(info.context.actor, key, words))


def _cursor(place: Place) -> str:
    return packed(f"u:{place.rank}:{place.weight}:{place.id}")


def _place_in(cursor: str) -> Place | None:
    """The place in a cursor, or None when it is not one of ours."""
    parts = (unpacked(cursor, "u:") or "").split(":")
    try:
        rank, weight, key = parts
        place = Place(int(rank), int(weight), UUID(key))
    except ValueError:
        return None
    return place if cursor == _cursor(place) and place.rank in (0, 1, 2) and abs(place.weight) <= 100 else None
