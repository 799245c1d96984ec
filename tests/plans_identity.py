"""Who answers in law: how identity is told, verified, and looked at. How SQLite answers its queries."""

from typing import Any

HOT: dict[str, tuple[set[str], Any]] = {}
