"""Documents that bind, and who accepted them. How the doors are asked."""

from typing import Any

from db.vocabulary import DocumentKind
from resolvers.accounts import documents
from tests.asking import id_of
from tests.cast_documents import TEXTS, TITLES

CALLS: dict[str, Any] = {
    "document:draft": lambda a, t, town: documents.draft_document(a, DocumentKind.RULE, TITLES, TEXTS),
    "document:publish": lambda a, t, town: documents.publish_document(a, t.id, t.hash),
    "document:accept": lambda a, t, town: documents.accept_document(a, t.id),
    "document:tell": lambda a, t, town: documents.tell_of_document(a, t.id),
}
MUTATIONS: dict[str, Any] = {
    "document:draft": ("draftDocument", lambda town: {"kind": "RULE", "titles": TITLES, "texts": TEXTS}),
    "document:publish": ("publishDocument", lambda town: {"id": id_of(town.thing), "hash": town.thing.hash}),
    "document:accept": ("acceptDocument", lambda town: {"documentId": id_of(town.thing)}),
}
SHOWN_AS: dict[str, str] = {}
