"""The credit of registrants: what became final counts, is told, contested, and fades; the level sets limits only."""

from resolvers.accounts.credit.contesting import contest_credit_entry, keep_credit_entry, strike_credit_entry
from resolvers.accounts.credit.looking import look_at_credit

__all__ = ["contest_credit_entry", "keep_credit_entry", "look_at_credit", "strike_credit_entry"]
