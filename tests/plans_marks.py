"""How SQLite answers the queries about marks, follows and mutes."""

from typing import Any

from db.interactions import Comment
from resolvers.interactions.marks import views
from resolvers.pages import Window

PAGE = Window(limit=20)
HOT: dict[str, tuple[set[str], Any]] = {
    "pinned_on": ({"one_pinned_comment_of_a_post"}, lambda town, key: views.pinned_on([key, key])),
    "following": ({"follows_of_a_user"}, lambda town, key: views.following(town["author"], PAGE)),
    "mute_of_author": (
        set(), lambda town, key: views.mute_of_author(Comment(account_id=key, author_id=key, as_account=False))
    ),
    "between": (set(), lambda town, key: views.between(town["author"], [key, key])),
}  # fmt: skip
