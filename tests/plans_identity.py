"""Who answers in law: how identity is told, verified, and looked at. How SQLite answers its queries."""

from typing import Any

from db.accounts import Registrant
from resolvers.accounts.identity.mandates import _begun_by, mandates_of, person_behind
from resolvers.accounts.identity.views import WAITING, others_with_number, papers_of
from resolvers.pages import Literally, Window, keyset

HOT: dict[str, tuple[set[str], Any]] = {
    "person_behind": ({"one_self_of_a_user"}, lambda town, key: person_behind(key)),
    "mandates_of": ({"one_mandate_of_a_user"}, lambda town, key: mandates_of([key, key])),
    "others_with_number": (
        {"registrants_by_number"}, lambda town, key: others_with_number(Registrant(id=key, number_mark="0" * 64))
    ),
    "begun_by": ({"registrants_opened_by_a_user"}, lambda town, key: _begun_by(key)),
    "papers_of": ({"papers_of_a_registrant"}, lambda town, key: papers_of([key, key])),
    "registrants_page": (
        {"registrants_to_verify"},
        lambda town, key: keyset(Registrant.filter(Literally(WAITING)), Window(), oldest_first=True),
    ),
}  # fmt: skip
