"""What changed between two texts: by lines, and by words within lines that changed; with bounds to the work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_WORDS = 1500  # of a changed passage on each side; a longer one is shown as taken out and put in whole
MOST_LINES = 3000
# A Chinese character is a word of its own; so is each run of spaces and each other sign.
WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|\s+|[^\w\s]", re.UNICODE)


class ChangeKind(StrEnum):
    """What became of a passage."""

    KEPT = "KEPT"
    ADDED = "ADDED"
    REMOVED = "REMOVED"


@dataclass(frozen=True)
class Change:
    """A passage that stayed, came or went."""

    kind: ChangeKind
    text: str


def changes_between(old: str, new: str) -> list[Change]:
    """The passages of two texts in order: those kept and removed make the old one, those kept and added the new."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    by_words = lambda a, b: _compared(WORD.findall(a), WORD.findall(b), MOST_WORDS, None)  # noqa: E731
    return list(_joined(_compared(before, after, MOST_LINES, by_words)))


def _compared(before: list[str], after: list[str], most: int, finer) -> Iterator[Change]:  # type: ignore[no-untyped-def]
    if max(len(before), len(after)) > most:
        yield Change(ChangeKind.REMOVED, "".join(before))
        yield Change(ChangeKind.ADDED, "".join(after))
        return
    for tag, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        gone, came = "".join(before[i:j]), "".join(after[k:m])
        if tag == "equal":
            yield Change(ChangeKind.KEPT, gone)
        elif tag == "replace" and finer is not None:
            yield from finer(gone, came)
        else:
            yield Change(ChangeKind.REMOVED, gone)
            yield Change(ChangeKind.ADDED, came)


def _joined(changes: Iterator[Change]) -> Iterator[Change]:
    """The same with neighbours of one kind as one, and without those that are empty."""
    last: Change | None = None
    for change in changes:
        if not change.text:
            continue
        if last is not None and last.kind is change.kind:
            last = Change(last.kind, last.text + change.text)
            continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last
