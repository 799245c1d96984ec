"""Opening accounts and reviewing them. How SQLite answers its queries."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from db.accounts import PublicAccount
from db.vocabulary import ReviewLane
from resolvers.accounts.opening.labels import labels_of, registrants_one_acts_for
from resolvers.accounts.opening.looks import alike, fill_looks
from resolvers.accounts.opening.queue import DuePlace, account_queue, look_alikes_of
from resolvers.accounts.opening.reviewing import pending_on
from resolvers.pages import Window
from resolvers.posts import written_for

PAGE = Window(limit=20)
FURTHER = Window(after=DuePlace(datetime(2026, 11, 24, tzinfo=UTC), UUID(int=1)), limit=20)
HOT: dict[str, tuple[set[str], Any]] = {
    "account_queue": ({"revisions_by_due"}, lambda town, key: account_queue(town["reviewer"], PAGE)),
    "account_queue further on": ({"revisions_by_due"}, lambda town, key: account_queue(town["reviewer"], FURTHER)),
    "account_queue of a lane": (
        {"revisions_to_review"}, lambda town, key: account_queue(town["reviewer"], FURTHER, ReviewLane.PUBLIC)
    ),
    "alike": ({"accounts_by_look", "accounts_by_look_of_handle"}, lambda town, key: alike(["tea", "house"])),
    "fill_looks": ({"accounts_without_look"}, lambda town, key: fill_looks()),
    "look_alikes_of": (set(), lambda town, key: look_alikes_of([key, key])),
    "pending_on": ({"one_pending_revision_of_an_account"}, lambda town, key: pending_on(key)),
    "labels_of": (set(), lambda town, key: labels_of([key, key])),
    "accounts of a registrant": (
        {"accounts_of_a_registrant"}, lambda town, key: PublicAccount.filter(registrant_id=key).count()
    ),
    "registrants_one_acts_for": (set(), lambda town, key: registrants_one_acts_for(town["owner"])),
    "written_for": (set(), lambda town, key: written_for(town["owner"], town.account.id, 8)),
}  # fmt: skip
