"""Opening accounts and reviewing them."""

from resolvers.accounts.opening.drafting import open_account, submit_account
from resolvers.accounts.opening.reviewing import (
    approve_account,
    approve_revision,
    remind_of_revision,
    return_account,
    return_revision,
)
from resolvers.accounts.opening.revising import revise_account, withdraw_revision

__all__ = [
    "approve_account", "approve_revision", "open_account", "remind_of_revision", "return_account", "return_revision",
    "revise_account", "submit_account", "withdraw_revision",
]  # fmt: skip
