"""Decisions with their statements of reasons, the four sanctions, appeals."""
