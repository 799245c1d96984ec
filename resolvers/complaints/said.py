"""What is said in a report: its category with the fields that it asks for, words, declared good faith; checked, hashed.

The hash is of one canonical form, so that anybody who has the receipt can check that nothing was changed since.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from db.complaints import Complaint, ComplaintDraft
from policy import pack, say
from policy.fairness import AskedFor, Category
from resolvers.rules.refusals import Fault, FaultCode, Invalid, Refused, invalid
from resolvers.rules.texts import fault_of, identity_fault


@dataclass(frozen=True)
class Said:
    """What somebody files: about what, in which words, with what the category asks for."""

    category: Category
    words: str
    details: dict[str, str] = field(default_factory=dict)

    @property
    def text_hash(self) -> str:
        """SHA-256 of it in its canonical form: the words alone, or with details the JSON of RFC 8785 of both.

        That is `{"details":{"CODE":"value",…},"words":"…"}` without spaces, keys in order, in UTF-8.
        """
        told = self.words
        if self.details:
            form = {"details": self.details, "words": self.words}
            told = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(told.encode()).hexdigest()

    def news_to(self, earlier: Complaint, language: str) -> str:
        """What this says that an earlier report of the same person did not, as a text for people."""
        told = earlier.details or {}
        parts = [
            say(language, f"category-{self.category.code}") if self.category.code != earlier.category else "",
            self.words if self.words != earlier.words else "",
            *(f"{say(language, f'field-{code}')} {value}" for code, value in self.details.items()
              if value != told.get(code)),
        ]  # fmt: skip
        return "\n".join(part for part in parts if part)


def said(
    category: str, words: str, details: Mapping[str, str] | None = None, good_faith: bool = False
) -> Said:  # fmt: skip
    """What is filed, checked whole: every fault is named, those of fields by `details.<CODE>`."""
    known = category_named(category)
    told = dict(details or {})
    faults = [*faults_of_words(words), *_faults_of_details(known, told)]
    faults += [
        Fault(f"details.{asked.code}", FaultCode.EMPTY)
        for asked in known.fields if asked.required and asked.code not in told
    ]  # fmt: skip
    if not good_faith:
        faults.append(Fault("goodFaith", FaultCode.NOT_DECLARED))
    _refuse(faults)
    return Said(known, words, told)


def said_in(draft: ComplaintDraft) -> Said:
    """What a draft says that is sent: whoever presses Send declares good faith, for the button says so."""
    if draft.category is None or draft.words is None:
        raise invalid("category" if draft.category is None else "words", FaultCode.EMPTY)
    return said(draft.category, draft.words, draft.details, good_faith=True)


def missing_field(draft: ComplaintDraft) -> AskedFor | None:
    """What the category of a draft still asks for, the first of it."""
    category, told = pack().category_by_code.get(draft.category or ""), draft.details or {}
    asked = category.fields if category else ()
    return next((field for field in asked if field.required and field.code not in told), None)


def category_named(code: str) -> Category:
    """A category of the policy pack; refused with the list of them when there is none by that code."""
    known = pack().category_by_code
    if code not in known:
        raise invalid("category", FaultCode.NOT_ONE_OF, ", ".join(known))
    return known[code]


def check_words(words: str) -> None:
    """Refuse words that cannot be taken."""
    _refuse(faults_of_words(words))


def check_details(category: Category, details: Mapping[str, str]) -> None:
    """Refuse what was told of the fields of a category, as far as it was told."""
    _refuse(_faults_of_details(category, details))


def faults_of_words(words: str) -> list[Fault]:
    """What is wrong with the words of a report."""
    return _faults("words", words, pack().texts.complaint)


def _faults_of_details(category: Category, details: Mapping[str, str]) -> list[Fault]:
    known, faults = category.field_by_code, list[Fault]()
    for code, value in details.items():
        if code in known:
            faults += _faults(f"details.{code}", value, known[code].most)
        else:
            faults.append(Fault("details", FaultCode.NOT_ONE_OF, ", ".join(known) or "–"))
    return faults


def _faults(path: str, text: str, most: int) -> list[Fault]:
    return [fault for fault in (fault_of(path, text, most), identity_fault(path, text)) if fault]


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise Refused(Invalid(tuple(faults)))
