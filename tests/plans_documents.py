"""Documents that bind, who accepted them, and staff. How SQLite answers its queries."""

from typing import Any

HOT: dict[str, tuple[set[str], Any]] = {}
