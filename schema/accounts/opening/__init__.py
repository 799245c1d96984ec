"""Opening accounts and reviewing them, as seen from outside."""

from schema.accounts.opening.asking import OpeningQueries
from schema.accounts.opening.verbs import OpeningMutations

__all__ = ["OpeningMutations", "OpeningQueries"]
