"""Who runs an account: invitations, roles, transfer. How it is done in a chat."""

from typing import Any

WAYS: dict[str, Any] = {}
NOT_IN_CHAT: dict[str, str] = {}
FINDABLE: tuple[str, ...] = ("Operatorship",)
