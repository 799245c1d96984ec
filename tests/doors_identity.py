"""Who answers in law: how identity is told, verified, and looked at. How the doors are asked."""

from typing import Any

CALLS: dict[str, Any] = {}
MUTATIONS: dict[str, Any] = {}
SHOWN_AS: dict[str, str] = {}
