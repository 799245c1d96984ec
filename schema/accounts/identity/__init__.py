"""Who answers in law: registrants, how their identity is told and verified, and who looked at it."""

from schema.accounts.identity.things import Registrant
from schema.accounts.identity.verbs import IdentityMutations, IdentityQueries

__all__ = ["IdentityMutations", "IdentityQueries", "Registrant"]
