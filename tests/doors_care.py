"""The measure of an account's care, what follows from it, and samples of comments. How the doors are asked."""

from typing import Any

CALLS: dict[str, Any] = {}
MUTATIONS: dict[str, Any] = {}
SHOWN_AS: dict[str, str] = {}
