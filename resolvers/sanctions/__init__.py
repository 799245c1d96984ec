"""Decisions and statements of reasons, the four sanctions, what warnings ask for."""
