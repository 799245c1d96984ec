"""Documents that bind, who accepted them, and what is still to be agreed to."""

from schema.accounts.documents.types import Acceptance, AgreementToSign, Document
from schema.accounts.documents.verbs import DocumentMutations, DocumentQueries

__all__ = ["Acceptance", "AgreementToSign", "Document", "DocumentMutations", "DocumentQueries"]
