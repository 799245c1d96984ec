"""The blacklist. How SQLite answers its queries."""

from typing import Any

HOT: dict[str, tuple[set[str], Any]] = {}
