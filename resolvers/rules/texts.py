"""Checks of what people write; nothing is changed, a text is taken as it is or refused by a named rule.

Only the names of files are made safe, since nobody thinks of them as words.
"""

import re
import unicodedata

from resolvers.rules.refusals import Fault, FaultCode, Invalid, Refused

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
RESIDENT_NUMBER = re.compile(
    r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)

LONGEST_NAME = 120


def fault_of(path: str, text: str, most: int, least: int = 1) -> Fault | None:
    """What is wrong with a text, if anything: empty, too long, or with a character that cannot be kept."""
    if UNSTORABLE.search(text):
        return Fault(path, FaultCode.FORBIDDEN_CHARACTER)
    if least and not visible(text):
        return Fault(path, FaultCode.EMPTY)
    if len(text) > most:
        return Fault(path, FaultCode.TOO_LONG, str(most))
    if len(text) < least:
        return Fault(path, FaultCode.TOO_SHORT, str(least))
    return None


def visible(text: str) -> bool:
    """Whether anything of a text can be seen: not only spaces, controls and format characters."""
    return any(unicodedata.category(letter) not in ("Zs", "Zl", "Zp", "Cc", "Cf") for letter in text)


def checked(**texts: tuple[str, int] | tuple[str, int, int]) -> None:
    """Refuse when any of the texts has a fault, naming all of them."""
    faults = tuple(fault for path, given in texts.items() if (fault := fault_of(path, *given)))
    if faults:
        raise Refused(Invalid(faults))


def without_identity_numbers(path: str, text: str) -> None:
    """Refuse a text that carries what looks like a resident's identity number (D9.1)."""
    if fault := identity_fault(path, text):
        raise Refused(Invalid((fault,)))


def identity_fault(path: str, text: str) -> Fault | None:
    """The fault of a text that carries what looks like a resident's identity number."""
    return Fault(path, FaultCode.LOOKS_LIKE_IDENTITY) if RESIDENT_NUMBER.search(text) else None


def safe_name(name: str) -> str:
    """The name of a file as it is shown: no path, no unseen characters, no identity number, not too long."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " ")
    tidy = RESIDENT_NUMBER.sub("…", " ".join(seen.split())).lstrip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip('. ') or 'file'}.{ending}"
    return tidy[:LONGEST_NAME].rstrip(". ") or "file"
