"""The part of a policy pack on: the blacklist."""

from policy.form import Part


class Blacklist(Part):
    """The blacklist."""
