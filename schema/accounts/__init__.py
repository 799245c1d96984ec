"""People, accounts and what surrounds them, as seen from outside."""

from schema.accounts.profiles import PublicAccount, Registrant, User
from schema.accounts.verbs import AccountMutations
from schema.accounts.viewers import Notice, Viewer, viewer

__all__ = ["AccountMutations", "Notice", "PublicAccount", "Registrant", "User", "Viewer", "viewer"]
