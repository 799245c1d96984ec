"""The part of a policy pack on: licences for news, grades, declarations, groups and filings."""

from policy.form import Part


class Standing(Part):
    """Licences for news, grades, declarations, groups and filings."""
