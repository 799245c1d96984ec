"""Leaving: accounts and users closed, one's own data. How the doors are asked."""

from typing import Any

CALLS: dict[str, Any] = {}
MUTATIONS: dict[str, Any] = {}
SHOWN_AS: dict[str, str] = {}
