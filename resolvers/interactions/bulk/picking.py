"""What somebody is picking in a chat: rows, so that another process can go on where one ended."""

from uuid import NAMESPACE_OID, UUID, uuid5

from db.accounts import Chat
from db.chat import Selection
from db.interactions import Comment
from db.vocabulary import CommentState, HeldBy
from policy import pack
from resolvers import clock
from resolvers.interactions.bulk.matching import Wanted, matching
from resolvers.interactions.views import account_to_care_for
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id

PAGE = 20


async def pick(
    chat: Chat, actor: Actor, account_id: UUID, verb: object, wanted: Wanted
) -> tuple[Selection | None, bool]:
    """Begin to pick among the comments that match, all of them taken in; none when nothing does."""
    account = await account_to_care_for(actor, account_id)
    keys, more = await matching(account, verb, wanted, pack().bulk.counted)  # type: ignore[arg-type]
    return (await keep_picked(chat, account_id, keys) if keys else None), more


async def keep_picked(
    chat: Chat, account_id: UUID | None, keys: list[UUID], words: list[str] | None = None
) -> Selection:
    """Remember comments to pick among, or words that are tried out."""
    return await Selection.create(
        id=new_id(), chat_id=chat.pk, account_id=account_id, comments=[str(key) for key in keys], words=words or [],
        at=clock.now(),
    )  # fmt: skip


async def kept_for(chat: Chat, update_key: str, account_id: UUID | None, keys: list[UUID]) -> list[UUID]:
    """The comments that an update is about: these, or those of the first time when it is handled again.

    After the first time they may wait no more, and the act under the same key would be another one.
    """
    kept, _ = await Selection.get_or_create(
        id=uuid5(NAMESPACE_OID, f"{chat.pk}:{update_key}"), chat_id=chat.pk,
        defaults={"account_id": account_id, "comments": [str(key) for key in keys], "at": clock.now()},
    )  # fmt: skip
    return [UUID(key) for key in kept.comments]


async def picked(chat: Chat, key: UUID) -> Selection | None:
    """What is being picked in this chat."""
    return await Selection.get_or_none(id=key, chat_id=chat.pk)


async def turn(selection: Selection, places: range) -> None:
    """Leave out the comments at these places; where all of them are left out, take them in."""
    keys = [selection.comments[place] for place in places if place < len(selection.comments)]
    without = set(selection.without)
    without = without - set(keys) if without >= set(keys) else without | set(keys)
    selection.without = [key for key in selection.comments if key in without]
    await selection.save(update_fields=["without"])


async def with_comments(selection: Selection, keys: list[UUID], account_id: UUID) -> None:
    """Pick among other comments, of this account."""
    selection.comments, selection.without, selection.account_id = [str(key) for key in keys], [], account_id
    await selection.save(update_fields=["comments", "without", "account_id"])


async def page_of(selection: Selection, at: int) -> list[tuple[int, Comment, bool]]:
    """The comments of one page by their places, each with whether it is taken in."""
    keys = [UUID(key) for key in selection.comments[at : at + PAGE]]
    rows = await Comment.in_bulk(keys, "id")
    without = set(selection.without)
    return [(at + n, rows[key], str(key) not in without) for n, key in enumerate(keys) if key in rows]


def taken(selection: Selection) -> list[UUID]:
    """The comments that are not left out."""
    without = set(selection.without)
    return [UUID(key) for key in selection.comments if key not in without]


async def left_waiting(selection: Selection) -> list[UUID]:
    """Those of the comments left out that the account holds."""
    keys = [UUID(key) for key in selection.without]
    held = Comment.filter(id__in=keys, state=CommentState.HELD, held_by=HeldBy.ACCOUNT)
    return await held.order_by("id").values_list("id", flat=True)  # type: ignore[return-value]
