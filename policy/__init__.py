"""What a policy officer may change without code: the pack of numbers and terms, and the sentences of both doors."""

from functools import lru_cache
from pathlib import Path

from policy.pack import Pack, PackFault, load
from policy.sentences import LANGUAGES, say, spoken

HERE = Path(__file__).parent


@lru_cache(1)
def pack() -> Pack:
    """The policy pack in force in this process."""
    return load(HERE / "default.toml")


__all__ = ["LANGUAGES", "Pack", "PackFault", "load", "pack", "say", "spoken"]
