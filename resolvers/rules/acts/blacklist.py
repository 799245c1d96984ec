"""The blacklist."""
