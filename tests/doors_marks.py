"""What readers and accounts are to each other: marks on comments, follows, mutes. How the doors are asked."""

from typing import Any

CALLS: dict[str, Any] = {}
MUTATIONS: dict[str, Any] = {}
SHOWN_AS: dict[str, str] = {}
