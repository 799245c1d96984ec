"""Many comments at once, and the word list tried out. What the town brings of it."""

from typing import Any

BRINGS: dict[str, Any] = {}
