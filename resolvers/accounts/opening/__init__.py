"""Opening accounts and reviewing them."""

from resolvers.accounts.opening.drafting import open_account, submit_account
from resolvers.accounts.opening.lapsing import lapse_draft, warn_of_lapse
from resolvers.accounts.opening.reviewing import (
    approve_account,
    approve_revision,
    remind_of_revision,
    return_account,
    return_revision,
)
from resolvers.accounts.opening.revising import revise_account, withdraw_revision

__all__ = [
    "approve_account", "approve_revision", "lapse_draft", "open_account", "remind_of_revision", "return_account",
    "return_revision", "revise_account", "submit_account", "warn_of_lapse", "withdraw_revision",
]  # fmt: skip
