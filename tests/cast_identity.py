"""Who answers in law: how identity is told, verified, and looked at. What the town brings of it."""

from typing import Any

BRINGS: dict[str, Any] = {}
