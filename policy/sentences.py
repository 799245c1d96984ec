"""Every sentence that people read, in Fluent files per language; both doors speak through `say`."""

from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TypeGuard

from fluent.runtime import FluentBundle, FluentResource

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh")
LONG = 2000  # Fluent takes no longer values; longer ones are put in afterwards
NONE = "none"  # the variant of a sentence for a fact that is None; a text that reads so is put in afterwards


@lru_cache(8)
def _bundle(language: str) -> FluentBundle:
    made = FluentBundle([language], use_isolating=False)
    for path in sorted((HERE / language).glob("*.ftl")):
        made.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return made


def spoken(*wishes: str | None) -> str:
    """The first language of ours that somebody wishes for; English when we speak none of them.

    A wish is a language code ("zh-CN") or a whole Accept-Language header.
    """
    for wish in wishes:
        for part in (wish or "").split(","):
            code = part.split(";")[0].strip().lower().replace("_", "-").split("-")[0]
            if code in LANGUAGES:
                return code
    return LANGUAGES[0]


def say(language: str, key: str, **facts: object) -> str:
    """A sentence. Enumerated words among the facts are said in people's words, times as UTC to the minute.

    A fact that is None chooses the variant [none] of a sentence; nothing that a person writes does.
    """
    bundle = _bundle(language if language in LANGUAGES else LANGUAGES[0])
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise ValueError(f"{key} says nothing in {language}")
    told = {name: _told(language, fact) for name, fact in facts.items()}
    later = {name: fact for name, fact in told.items() if facts[name] is not None and _is_put_in_later(fact)}
    said, faults = bundle.format_pattern(pattern, told | {name: f"\ue000{name}\ue001" for name in later})
    if faults or not isinstance(said, str):
        raise ValueError(f"{key} in {language}: {faults[0] if faults else said}")
    for name, fact in later.items():
        said = said.replace(f"\ue000{name}\ue001", fact)
    return said


def _is_put_in_later(fact: str | int) -> TypeGuard[str]:
    return isinstance(fact, str) and (len(fact) > LONG or fact == NONE)


def has(language: str, key: str) -> bool:
    """Whether a language has the sentence."""
    return bool(_bundle(language).has_message(key))


def _told(language: str, fact: object) -> str | int:
    if isinstance(fact, StrEnum):
        key = f"word-{type(fact).__name__}-{fact.value}"
        return say(language, key) if has(language, key) else fact.value
    if isinstance(fact, datetime):
        return f"{fact:%Y-%m-%d %H:%M} UTC"
    if fact is None:
        return NONE
    if isinstance(fact, bool):
        return str(fact)
    return fact if isinstance(fact, int) else str(fact)
