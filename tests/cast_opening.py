"""Opening accounts and reviewing them. What the town brings of it."""

from typing import Any

BRINGS: dict[str, Any] = {}
