"""Opening accounts and reviewing them, as seen from outside."""
