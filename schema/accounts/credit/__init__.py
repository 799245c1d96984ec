"""The credit of registrants, as whoever acts for them sees it, and its public table."""

from schema.accounts.credit.ledger import CreditEntry, CreditMutations, CreditQueries
from schema.accounts.credit.terms import CreditTerms, credit_terms

__all__ = ["CreditEntry", "CreditMutations", "CreditQueries", "CreditTerms", "credit_terms"]
