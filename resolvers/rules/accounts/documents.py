"""Texts that bind: what they must contain, what they are known by, what must hold to publish them or under them."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor


@dataclass(frozen=True)
class Signed:
    """Whether the agreement in force, or a newer version, is agreed to: by who acts, and for who answers in law."""

    by_the_user: bool
    for_the_registrant: bool


@condition
def the_agreement_is_signed(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nothing is published without agreement; where none is in force yet, none is asked for (D5.3)."""
    agreement: Signed | None = facts.get("agreement")
    if agreement is None or (agreement.by_the_user and agreement.for_the_registrant):
        return None
    return Restricted(Because.AGREEMENT_NOT_SIGNED)


@condition
def another_publishes(actor: Actor, document: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What binds everybody is read by two people before it does, unless the policy pack lets one do."""
    wrote = {str(document.drafted_by_id), *(document.drafters or ())}
    own = actor.user_id is not None and str(actor.user_id) in wrote
    return Restricted(Because.ANOTHER_PUBLISHES) if own and facts.get("second_person", True) else None


@condition
def it_is_what_was_read(actor: Actor, document: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What is published is what the second person read; `read` is the hash of that."""
    changed = facts.get("read", document.hash) != document.hash
    return Restricted(Because.TEXT_CHANGED) if changed else None


@condition
def no_newer_version_counts(actor: Actor, document: Any, facts: Facts, now: datetime) -> Refusal | None:
    """One agrees to what counts now or will, not to what counts no more; `in_force` is the version that counts."""
    in_force: int | None = facts.get("in_force")
    outdated = in_force is not None and document.version < in_force
    return Restricted(Because.NEWER_VERSION_COUNTS) if outdated else None


def headings(text: str) -> list[str]:
    """The headings of the sections of a text: its lines that begin with `## `."""
    return [line.removeprefix("## ").strip() for line in text.splitlines() if line.startswith("## ")]


def missing(text: str, required: Iterable[str]) -> list[str]:
    """The headings that a text must have and has not; a number before a heading, as in "3. Care", does not count."""
    there = {heading.lstrip("0123456789.、 ").casefold() for heading in headings(text)}
    return [heading for heading in required if heading.casefold() not in there]


def hash_of(kind: str, version: int, titles: dict[str, str], texts: dict[str, str]) -> str:
    """By what a version is known: SHA-256 over its canonical JSON, so that anybody can tell that it is the same."""
    told = {"kind": kind, "texts": texts, "titles": titles, "version": version}
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
