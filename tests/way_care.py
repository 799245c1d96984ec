"""The measure of an account's care, what follows from it, and samples of comments. How it is done in a chat."""

from typing import Any

WAYS: dict[str, Any] = {}
NOT_IN_CHAT: dict[str, str] = {}
FINDABLE: tuple[str, ...] = ()
