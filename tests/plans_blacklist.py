"""The blacklist. How SQLite answers its queries."""

from typing import Any

from db.accounts import Registrant
from resolvers.pages import Window
from resolvers.sanctions.blacklist.matching import entry_against
from resolvers.sanctions.blacklist.views import BlacklistFilter, blacklist_page

PAGE = Window(limit=20)
HOT: dict[str, tuple[set[str], Any]] = {
    "entry_against": (
        {"blacklist_by_number", "blacklist_of_a_registrant"},
        lambda town, key: entry_against(Registrant(id=key, number_mark="mark")),
    ),
    "entry_against somebody without a number": (
        {"blacklist_of_a_registrant"}, lambda town, key: entry_against(Registrant(id=key))
    ),
    **{
        f"blacklist_page of {show}": (
            {index}, lambda town, key, show=show: blacklist_page(town["reviewer"], show, PAGE)
        )
        for show, index in (
            (BlacklistFilter.PROPOSED, "blacklist_proposed"), (BlacklistFilter.IN_FORCE, "blacklist_in_force")
        )
    },
}  # fmt: skip
