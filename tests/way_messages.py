"""Private words of a user to an account, and its answers. How it is done in a chat."""

from typing import Any

WAYS: dict[str, Any] = {}
NOT_IN_CHAT: dict[str, str] = {}
FINDABLE: tuple[str, ...] = ()
