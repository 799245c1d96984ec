"""The part of a policy pack on: documents that bind, who accepted them, and staff."""

from policy.form import Part


class Documents(Part):
    """Documents that bind, who accepted them, and staff."""
