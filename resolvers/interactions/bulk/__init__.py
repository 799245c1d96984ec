"""Many comments at once: one act on them, those that are alike, and words tried out."""

from resolvers.interactions.bulk.alike import alike_groups, alike_of
from resolvers.interactions.bulk.matching import Wanted, preview_count, preview_page
from resolvers.interactions.bulk.moderating import go_on_with_bulk, moderate_comments, take_back
from resolvers.interactions.bulk.words import add_words, remove_word, try_words

__all__ = [
    "Wanted", "add_words", "alike_groups", "alike_of", "go_on_with_bulk", "moderate_comments", "preview_count",
    "preview_page", "remove_word", "take_back", "try_words",
]  # fmt: skip
