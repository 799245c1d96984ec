"""Documents that bind: drafted, published, told of, accepted by users and signed for registrants."""

from resolvers.accounts.documents.accepting import accept_document
from resolvers.accounts.documents.drafting import draft_document
from resolvers.accounts.documents.publishing import publish_document
from resolvers.accounts.documents.telling import tell_of_document

__all__ = ["accept_document", "draft_document", "publish_document", "tell_of_document"]
