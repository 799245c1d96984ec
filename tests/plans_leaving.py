"""Leaving: accounts and users closed, one's own data. How SQLite answers its queries."""

from typing import Any

HOT: dict[str, tuple[set[str], Any]] = {}
