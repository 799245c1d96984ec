"""In what comments are alike: what is left of their words without links, numbers, signs and repetitions."""

import hashlib
import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

# Begins where a word begins and gives nothing back, so that a long text without an end takes no longer than any.
LINK = re.compile(r"(?<![\w-])(?:https?://)?(?:www\.)?([\w-]++(?:\.[\w-]++)+)(?:[/?#]\S*)?")
ENTITY = re.compile(r"&#?\w{2,8};")
MARKUP = re.compile(r"<[^<>]{0,300}>")
LETTERS = re.compile(r"[^\W\d_]+")
AGAIN = re.compile(r"(.)\1+")
COMPARED = 600  # characters of a text: beyond them nothing is compared, so that long texts cost no more


def plain_words(folded: str) -> str:
    """What is left of a folded text: of links the place, no numbers and signs, nothing twice in a row."""
    text = LINK.sub(r" \1 ", ENTITY.sub(" ", MARKUP.sub(" ", folded)))
    words: list[str] = []
    for found in LETTERS.findall(text):
        word = AGAIN.sub(r"\1", found)
        if not words or words[-1] != word:
            words.append(word)
    return " ".join(words)


def likeness_of(folded: str, shortest: int) -> str:
    """The mark that comments with the same words bear; none for what is so short that many a person says it."""
    words = plain_words(folded)
    if len(words.encode()) < shortest:
        return ""
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()


def near_to(words: str, others: Sequence[str], near: int, shortest: int) -> list[int]:
    """The places of those texts whose plain words nearly agree with these."""
    if len(words.encode()) < shortest:
        return []
    found = process.extract(
        words[:COMPARED], [other[:COMPARED] for other in others], scorer=fuzz.ratio, score_cutoff=near, limit=None
    )
    return [place for _, _, place in found if len(others[place].encode()) >= shortest]
