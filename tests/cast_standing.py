"""Licences for news, grades, declarations, groups and filings. What the town brings of it."""

from typing import Any

BRINGS: dict[str, Any] = {}
