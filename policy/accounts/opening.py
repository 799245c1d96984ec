"""The part of a policy pack on: opening accounts and reviewing them."""

from policy.form import Part


class Opening(Part):
    """Opening accounts and reviewing them."""
