"""The credit of registrants. How it is done in a chat."""

from typing import Any

WAYS: dict[str, Any] = {}
PRESSED: dict[type, dict[str, str]] = {}
SHOWING: dict[type, set[str]] = {}
NOT_IN_CHAT: dict[str, str] = {}
FINDABLE: tuple[str, ...] = ()
