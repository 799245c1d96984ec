"""Private words of a user to an account, and its answers. What the town brings of it."""

from typing import Any

BRINGS: dict[str, Any] = {}
