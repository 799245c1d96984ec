"""Private words of a user to an account, and its answers. How the doors are asked."""

from typing import Any

CALLS: dict[str, Any] = {}
MUTATIONS: dict[str, Any] = {}
SHOWN_AS: dict[str, str] = {}
