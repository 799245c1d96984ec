"""Opening accounts and reviewing them: the conditions."""
