"""Screening: a text passes through phases in order; the first that objects decides, and says why.

Phases so far: terms of the platform, terms of the account, the post's or account's review rule. A phase
is a function from a text and its place to a finding or nothing; another phase is another row in PHASES.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from db.accounts import PublicAccount
from db.vocabulary import CommentRules, Effect, HeldBy
from policy import Pack, pack
from resolvers.rules.fairness.likeness import likeness_of

REVIEW_FIRST = "account:review-first"
REVIEW_IMPOSED = "platform:review-first"


@dataclass(frozen=True)
class Finding:
    """What a phase found: hold or refuse, whose rule, which term."""

    effect: Effect
    held_by: HeldBy
    rule: str
    term: str


@dataclass(frozen=True)
class Place:
    """Where a text is to appear: the account with its own terms, the rule there, whether a sanction has it reviewed."""

    account: PublicAccount
    rules: CommentRules
    as_account: bool = False
    review_imposed: bool = False


def folded(text: str) -> str:
    """A text as terms are compared with it: compatible forms, no case, no invisible format characters."""
    if text.isascii():
        return text.lower()
    shown = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return unicodedata.normalize("NFKC", shown).casefold()


def mark_of(text: str) -> str:
    """By what a comment is alike to others; empty for what many a person says."""
    return likeness_of(folded(text), pack().bulk.shortest)


def platform_terms(text: str, place: Place) -> Finding | None:
    """Terms of the policy pack, wherever a text is to appear."""
    return platform_finding(text)


def platform_finding(text: str) -> Finding | None:
    """What the terms of the policy pack find in a folded text: refusals before holds."""
    matcher, terms = _platform_matcher(pack())
    found = [terms[index] for index, _, _ in matcher.find_matches_as_indexes(text, overlapping=True)]
    return min(found, key=lambda finding: finding.effect is not Effect.REFUSE, default=None)


def account_terms(text: str, place: Place) -> Finding | None:
    """Terms that the account set for itself: its operators look first."""
    if place.as_account:
        return None
    words = _folded_words(tuple(place.account.word_list))
    term = next((term for term, plain in words if plain in text), None)
    return Finding(Effect.HOLD, HeldBy.ACCOUNT, "account:word-list", term) if term else None


def review_first(text: str, place: Place) -> Finding | None:
    """The account asked to see comments before they appear, or a sanction has it do so."""
    if place.as_account:
        return None
    if place.review_imposed:
        return Finding(Effect.HOLD, HeldBy.ACCOUNT, REVIEW_IMPOSED, "")
    if place.rules is CommentRules.REVIEW:
        return Finding(Effect.HOLD, HeldBy.ACCOUNT, REVIEW_FIRST, "")
    return None


PHASES: tuple[Callable[[str, Place], Finding | None], ...] = (platform_terms, account_terms, review_first)


def screen(text: str, place: Place) -> Finding | None:
    """The first finding of the phases, or None when the text may appear at once."""
    plain = folded(text)
    return next((finding for phase in PHASES if (finding := phase(plain, place))), None)


@lru_cache(4)
def _platform_matcher(policy: Pack) -> tuple[AhoCorasick, list[Finding]]:
    terms = [
        Finding(Effect(group.effect), HeldBy.PLATFORM, group.rule, term)
        for group in policy.terms
        for term in group.terms
    ]
    return AhoCorasick([folded(finding.term) for finding in terms]), terms


@lru_cache(1000)
def _folded_words(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((word, folded(word)) for word in words)
