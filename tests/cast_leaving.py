"""Leaving: accounts and users closed, one's own data. What the town brings of it."""

from typing import Any

BRINGS: dict[str, Any] = {}
