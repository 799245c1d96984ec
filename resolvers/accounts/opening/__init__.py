"""Opening accounts and reviewing them."""
