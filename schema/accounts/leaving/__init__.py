"""Leaving: accounts and users closed, one's own data, as seen from outside."""
