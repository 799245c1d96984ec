"""The measure of an account's care, what follows from it, and samples of comments. What the town brings of it."""

from typing import Any

BRINGS: dict[str, Any] = {}
