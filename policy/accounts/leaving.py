"""The part of a policy pack on: leaving: accounts and users closed, one's own data."""

from policy.form import Part


class Leaving(Part):
    """Leaving: accounts and users closed, one's own data."""
