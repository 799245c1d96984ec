"""Decisions and statements of reasons, sanctions and appeals, as seen from outside."""

from schema.sanctions.decisions import Decision, StatementOfReasons

__all__ = ["Decision", "StatementOfReasons"]
