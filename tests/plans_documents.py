"""Documents that bind, and who accepted them. How SQLite answers its queries."""

from typing import Any

from db.accounts import PublicAccount
from db.vocabulary import DocumentKind
from resolvers.accounts.documents import telling, views
from resolvers.accounts.documents.accepting import agreement_of
from resolvers.pages import Window

AGREEMENT = DocumentKind.SERVICE_AGREEMENT
HOT: dict[str, tuple[set[str], Any]] = {
    "documents_page": (
        {"documents_in_order"}, lambda town, key: views.documents_page(town["owner"], AGREEMENT, Window(limit=20))
    ),
    "agreement_of": (set(), lambda town, key: agreement_of(town["owner"], PublicAccount(id=key, registrant_id=key))),
    "next_people": (
        {"operators_in_order", "representatives_in_order"}, lambda town, key: telling._next_people(key, 500)
    ),
}  # fmt: skip
