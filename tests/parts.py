"""The parts of the wing of accounts, each with its cases, cast, doors, ways and plans in modules of its own."""

from importlib import import_module
from types import ModuleType

PARTS = ("identity", "opening", "standing", "credit", "documents", "blacklist", "leaving")


def parts(what: str) -> list[ModuleType]:
    """The modules of one kind: "cases", "cast", "doors", "way", "plans"."""
    return [import_module(f"tests.{what}_{part}") for part in PARTS]
