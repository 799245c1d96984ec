"""Licences for news, grades, declarations, groups and filings. How SQLite answers its queries."""

from typing import Any

HOT: dict[str, tuple[set[str], Any]] = {}
