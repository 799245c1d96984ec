"""People, accounts and what surrounds them, as seen from outside."""

from schema.accounts.identity import IdentityMutations, IdentityQueries, Registrant
from schema.accounts.opening import OpeningMutations, OpeningQueries
from schema.accounts.profiles import PublicAccount, User
from schema.accounts.team import TeamQueries
from schema.accounts.verbs import AccountMutations
from schema.accounts.viewers import Notice, Viewer, viewer

__all__ = [
    "AccountMutations", "IdentityMutations", "IdentityQueries", "Notice", "OpeningMutations", "OpeningQueries",
    "PublicAccount", "Registrant", "TeamQueries", "User", "Viewer", "viewer",
]  # fmt: skip
