"""How SQLite answers what is asked about many comments."""

from collections.abc import Awaitable, Callable
from typing import Any

from resolvers.interactions.bulk.alike import alike_groups, alike_of
from resolvers.interactions.bulk.histories import histories_of
from resolvers.interactions.bulk.matching import Wanted, preview_page
from resolvers.interactions.views import QueueFilter, moderation_queue
from resolvers.pages import Window

PAGE = Window(limit=20)
HOT: dict[str, tuple[set[str], Callable[[Any, Any], Awaitable[Any]]]] = {
    "moderation_queue of FEATURED": (
        {"featured_comments_of_an_account"},
        lambda town, key: moderation_queue(town["owner"], town.account.id, QueueFilter.FEATURED, PAGE),
    ),
    "moderation_queue of REPORTED": (
        {"cases_of_an_account"},
        lambda town, key: moderation_queue(town["owner"], town.account.id, QueueFilter.REPORTED, PAGE),
    ),
    "alike_groups": (
        {"comments_of_an_account"}, lambda town, key: alike_groups(town["owner"], town.account.id, 20)
    ),
    "alike_of": (set(), lambda town, key: alike_of([key])),
    "histories_of": (set(), lambda town, key: histories_of([key])),
    "bulk preview": (
        {"held_comments"},
        lambda town, key: preview_page(
            town["owner"], town.account.id, "HIDE", Wanted(show=QueueFilter.HELD), PAGE  # type: ignore[arg-type]
        ),
    ),
}  # fmt: skip
