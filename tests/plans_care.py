"""How SQLite answers the queries about the care of accounts, and about samples."""

from datetime import timedelta
from typing import Any

from resolvers import clock
from resolvers.interactions.measure.facts import happened
from resolvers.interactions.measure.sampling import sample_queue
from resolvers.interactions.measure.standing import standing_of, steps_page
from resolvers.pages import Window

PAGE, WINDOW = Window(limit=21), timedelta(days=28)
HOT: dict[str, tuple[set[str], Any]] = {
    "what the measure of care is made of": (
        {"holds_of_an_account", "complaints_about_comments"},
        lambda town, key: happened(key, clock.now() - WINDOW),
    ),
    "standing_of": ({"sanctions_of_an_account"}, lambda town, key: standing_of(key, clock.now())),
    "steps_page": ({"care_steps_of_an_account"}, lambda town, key: steps_page(key, PAGE)),
    "sample_queue": ({"sample_items_to_look_at"}, lambda town, key: sample_queue(town["reviewer"], PAGE)),
}  # fmt: skip
