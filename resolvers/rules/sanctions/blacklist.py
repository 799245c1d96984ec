"""The blacklist: the conditions."""
