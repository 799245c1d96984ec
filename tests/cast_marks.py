"""What readers and accounts are to each other: marks on comments, follows, mutes. What the town brings of it."""

from typing import Any

BRINGS: dict[str, Any] = {}
