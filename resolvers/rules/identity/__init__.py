"""What an identity document tells: by which rule its number is judged, and how it is shown masked."""

from resolvers.rules.identity.documents import DOCUMENTS, canonical, faults_of_identity, index_of
from resolvers.rules.identity.masks import masked_name, masked_number

__all__ = ["DOCUMENTS", "canonical", "faults_of_identity", "index_of", "masked_name", "masked_number"]
