"""The part of a policy pack on: who answers in law: how identity is told, verified, and looked at."""

from policy.form import Part


class Identity(Part):
    """Who answers in law: how identity is told, verified, and looked at."""
