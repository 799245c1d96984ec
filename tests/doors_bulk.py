"""Many comments at once, and the word list tried out. How the doors are asked."""

from typing import Any

from db.vocabulary import BulkVerb
from resolvers.interactions import bulk
from resolvers.interactions.bulk import Wanted
from tests.asking import id_of

CALLS: dict[str, Any] = {
    "account:moderate": lambda a, t, town: bulk.moderate_comments(a, t.id, BulkVerb.HIDE, "SPAM", None, Wanted()),
    "bulk:go_on": lambda a, t, town: bulk.go_on_with_bulk(a, t.id),
}
MUTATIONS: dict[str, Any] = {
    "account:moderate": (
        "moderateComments",
        lambda town: {
            "accountId": id_of(town.thing),
            "verb": "HIDE",
            "reason": "SPAM",
            "filter": {"words": ["number"]},
        },
    ),
}
SHOWN_AS: dict[str, str] = {}
