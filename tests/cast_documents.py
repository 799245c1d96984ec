"""Documents that bind, who accepted them, and staff. What the town brings of it."""

from typing import Any

BRINGS: dict[str, Any] = {}
