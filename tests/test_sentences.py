"""Every word and sentence is there in both languages, with the same facts, and can be said."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from db import vocabulary
from db.vocabulary import (
    CommentState,
    LetterKind,
    MisuseKind,
    NoticeKind,
    Side,
)
from policy import LANGUAGES, pack, sentences
from policy.sentences import has, say
from resolvers.notices import TOLD
from resolvers.rules import refusals
from resolvers.rules.acts import ACTS
from resolvers.rules.lifecycles import LIFECYCLES

FILES = ("words", "refusals", "notices", "messages")
ROWS = (
    "Comment", "Post", "PublicAccount", "Complaint", "Case", "Act", "Token", "Chat", "ChatLink", "Registrant", "User",
    "StaffMember", "Notice", "Receipt", "ComplaintDraft", "StoredFile", "Evidence", "StatementOfReasons", "Decision",
    "CounterNotice", "Sanction", "Rectification", "Appeal", "Message", "thing",
)  # fmt: skip
MESSAGES = sorted(
    event for event, tellings in TOLD.items() if any(telling.kind is NoticeKind.MESSAGE for telling in tellings)
)
ENUMS = [
    enum
    for enum in vars(vocabulary).values()
    if isinstance(enum, type) and issubclass(enum, StrEnum) and enum is not StrEnum
]
# What each sentence may speak of: what those who say it know.
KNOWN: dict[str, set[str]] = {
    "name-of-somebody": {"mark"},
    "refusal-NotFound": {"subject"},
    "refusal-NotAllowed": {"act"},
    "refusal-NotAllowed-guest": {"act"},
    "refusal-NotAllowed-case": {"act"},
    "refusal-WrongState": {"subject", "state", "verb"},
    "refusal-WrongState-by": {"subject", "state", "verb", "by"},
    "refusal-Restricted": {"sentence"},
    "refusal-FileRefused": {"sentence"},
    **{
        f"file-{fault}": {"limit"}
        for fault in ("TOO_LARGE", "NAME_LIES", "TOO_MANY", "TOO_MANY_PAGES", "TOO_MANY_PIXELS")
    },
    "file-KIND_NOT_TAKEN-named": {"limit"},
    "refusal-Restricted-until": {"sentence", "until"},
    "refusal-TextRefused": {"rule", "term"},
    "refusal-Muted": {"until"},
    "refusal-Frozen": {"until"},
    "refusal-TakenByAnother": {"pseudonym"},
    "refusal-AlreadyReported": {"receipt"},
    "refusal-AlreadyReported-added": {"receipt"},
    "notice-complaint-declined": {"receipt", "why", "until"},
    "notice-counter_notice-invited": {"thing", "category", "until"},
    "refusal-LimitReached": {"until"},
    "refusal-Invalid": {"faults"},
    "refusal-BusyProblem-maintenance": {"reason"},
    "request-page-size": {"most"},
    "notice-comment-added": {"post"},
    "notice-comment-held": {"rule", "term"},
    "notice-comment-hidden": {"reason"},
    "notice-comment-deleted": {"reason"},
    "notice-comment-removed": {"rule", "until"},
    "notice-complaint-accepted": {"receipt"},
    "notice-complaint-asked": {"receipt", "until"},
    "notice-complaint-replied": {"receipt"},
    "notice-complaint-lapsed": {"receipt"},
    "notice-complaint-upheld": {"receipt", "rule", "until"},
    "notice-complaint-partly_upheld": {"receipt", "rule", "until"},
    "notice-complaint-not_upheld": {"receipt", "rule", "until"},
    "notice-post-removed": {"rule", "until"},
    "notice-comment-left": {"rule", "until"},
    "notice-comment-reinstated": {"rule", "until"},
    "notice-case-noted": {"words"},
    "notice-complaint-noted": {"receipt", "words"},
    "notice-complaint-overdue": {"receipt"},
    "notice-complaint-reversed": {"receipt"},
    "statement-complainant": {"outcome"},
    "statement-measure": {"measure", "scope", "since", "until"},
    "statement-WARNING": {"since"},
    "statement-FUNCTION_RESTRICTION": {"days", "until", "functions"},
    "statement-UPDATE_SUSPENSION": {"days", "until"},
    "statement-CLOSURE": {"since"},
    "statement-facts": {"facts"},
    "statement-rule": {"ground", "rule"},
    "statement-severity": {"severity"},
    "statement-reversed": {"at"},
    "appeal-ways": {"until"},
    "statement-appeal": {"verdict"},
    **{f"appeal-outcome-{side}": {"outcome"} for side in Side},
    **{f"notice-appeal-{event}": {"until"} for event in ("lodged", "escalated", "overdue", "contested")},
    **{f"notice-sanction-{event}": {"kind"} for event in ("overturned", "modified")},
    "notice-appeal-contest_ended": {"verdict"},
    "notice-complaint-contested": {"receipt", "until"},
    "notice-complaint-contest_ended": {"receipt", "verdict"},
    "because-ANSWERS_USED_UP": {"limit"},
    "notice-message-answered": {"account"},
    "notice-message-removed": {"rule", "until"},
    "because-APPEALED_ALREADY": {"state"},
    "refusal-NotAllowed-appeal": {"act"},
    "notice-complaint-complainant_warned": {"receipt", "until"},
    "notice-complaint-complainant_limited": {"receipt", "until", "end"},
    "statement-misuse-WARNING": {"ground", "rule", "facts", "since", "until"},
    "statement-misuse-LIMIT": {"ground", "rule", "facts", "since", "until", "end"},
    "misuse-facts": {"facts", "number", "share", "gravity", "intention", "decided", "upheld", "percent"},
    "set-aside": {"until"},
    "request-budget-spent": {"cost", "left", "most"},
    "request-too-costly": {"cost", "most"},
    "request-too-slow": {"seconds"},
    **{
        f"request-most-{what}": {"most"}
        for what in ("operations", "levels", "aliases", "fields", "directives", "root-fields")
    },
    "notice-sanction-proposed": {"kind", "until", "interim"},
    "notice-sanction-confirmed": {"kind", "rule", "ends", "until"},
    "notice-rectification-returned": {"until"},
    "notice-rectification-overdue": {"rung"},
    "refusal-Sanctioned": {"kind", "functions", "until", "appeal"},
    "sanctioned-appeal": {"until"},
    "sanction-proposal": {"severity", "ground", "rule", "facts", "scope", "hearing"},
    "sanction-heard": {"until"},
    "sanction-interim": {"until", "because"},
    "sanction-scope-FUNCTION_RESTRICTION": {"functions", "days"},
    "sanction-scope-UPDATE_SUSPENSION": {"days"},
    "letter-RESET_CODE": {"code", "minutes"},
}
WITH_LIMIT = {
    "fault-TOO_LONG",
    "fault-TOO_SHORT",
    "fault-NOT_ONE_OF",
    "fault-NOT_A_TIME_TO_COME",
    "fault-NOT_A_TIME_PAST",
}


class Needs(Visitor):
    """Gathers the facts that a pattern names, and the messages it takes in."""

    def __init__(self) -> None:
        self.facts: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.facts.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.messages.add(node.id.name)


@cache
def written(language: str) -> dict[str, ast.Message]:
    """The messages of our files in a language; a key written twice or a line that is no Fluent fails."""
    found: dict[str, ast.Message] = {}
    for name in FILES:
        text = (sentences.HERE / language / f"{name}.ftl").read_text(encoding="utf-8")
        for entry in FluentParser().parse(text).body:
            assert not isinstance(entry, ast.Junk), f"{language}/{name}.ftl: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{language}/{name}.ftl: {entry.id.name} twice"
                found[entry.id.name] = entry
    return found


def needs(language: str, key: str) -> set[str]:
    """The facts that a sentence needs, with those of the sentences inside it."""
    found = Needs()
    found.visit(written(language)[key])
    return found.facts.union(*(needs(language, inner) for inner in found.messages))


def due() -> Iterator[str]:
    """Every key that the product can ask for."""
    policy = pack()
    for enum in ENUMS:
        yield from (f"word-{enum.__name__}-{value.value}" for value in enum)
    yield from (f"kind-{name}" for name in (*ROWS, *LIFECYCLES))
    yield from (f"verb-{act.verb.replace('_', '-')}" for act in ACTS.values())
    yield from (
        f"reason-{code}"
        for code in (
            *policy.reasons.care,
            *policy.reasons.escalation,
            "OVERDUE",
            "BY_AUTHOR",
            "SCREENED",
            "REVIEW_FIRST",
            "OTHER",
        )
    )
    for rule in policy.rules:
        yield from (f"reason-{rule.code}", f"rule-{rule.code}")
    screening = ("account:word-list", "account:review-first", *(group.rule for group in policy.terms))
    yield from (f"rule-{rule.replace(':', '-')}" for rule in screening)
    yield from (f"category-{category.code}" for category in policy.categories)
    for asked in (field for category in policy.categories for field in category.fields):
        yield from (f"field-{asked.code}", f"field-{asked.code}-hint")
    yield "refusal-AlreadyReported-added"
    yield from (f"refusal-{refusal.__name__}" for refusal in refusals.ALL)
    yield from ("refusal-Restricted-until", "refusal-WrongState-by")
    yield from (f"because-{because.value}" for because in refusals.Because)
    yield from (f"file-{fault.value}" for fault in vocabulary.FileFault)
    yield "file-KIND_NOT_TAKEN-named"
    yield from (f"fault-{code.value}" for code in refusals.FaultCode)
    requests = ("bad-cursor", "bad-id", "first-and-last", "page-size", "unauthenticated", "not-allowed")
    yield from (f"request-{code}" for code in requests)
    yield from (f"notice-{event.replace('.', '-')}" for event in MESSAGES)
    yield from (f"letter-{kind.value}{part}" for kind in LetterKind for part in ("", "-subject"))
    yield "name-of-somebody"
    yield from (f"statement-{side.value.lower()}" for side in Side)
    yield from ("appeal-ways", "appeal-final", "statement-appeal")
    yield from (f"appeal-outcome-{side.value}" for side in Side)
    yield from (f"appeal-holds-{verdict}" for verdict in ("AFFIRMED", "OVERTURNED", "MODIFIED"))
    yield from (f"appeal-holds-OVERTURNED-{more}" for more in ("again", "REMOVE_CONTENT"))
    yield from ("appeal-ways", "misuse-facts", "set-aside")
    yield from (f"statement-misuse-{kind.value}" for kind in MisuseKind)


def test_both_languages_have_the_same_keys_with_the_same_facts() -> None:
    en, zh = (written(language) for language in LANGUAGES)
    assert en.keys() == zh.keys()
    assert {key: needs("en", key) for key in en} == {key: needs("zh", key) for key in zh}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_can_be_asked_for_is_there(language: str) -> None:
    assert [key for key in due() if not has(language, key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_speaks_only_of_what_is_known(language: str) -> None:
    for key in written(language):
        known = KNOWN.get(key, set())
        if key.startswith("fault-"):
            known = {"path", "limit"} if key in WITH_LIMIT else {"path"}
        assert needs(language, key) == known, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    for key in written(language):
        facts = {name: f"<{name}>" for name in needs(language, key)}
        said = say(language, key, **facts)
        assert said.strip() and said != key and "{" not in said, key
        assert [name for name, fact in facts.items() if fact not in said] == [], key


def test_the_languages_do_not_lend_each_other_words() -> None:
    same = {key for key in written("en") if say_bare("en", key) == say_bare("zh", key)}
    assert same == {"word-Transport-TELEGRAM", "refusal-Restricted", "refusal-FileRefused"}
    assert [key for key in written("en") if any("\u4e00" <= letter <= "\u9fff" for letter in say_bare("en", key))] == []


def say_bare(language: str, key: str) -> str:
    """A sentence with its facts left as their names."""
    return say(language, key, **{name: name for name in needs(language, key)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit_on_buttons_and_differ(language: str) -> None:
    labels = [say(language, f"category-{category.code}") for category in pack().categories]
    assert max(map(len, labels)) <= 30
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_of_one_enumeration_differ(language: str) -> None:
    for enum in ENUMS:
        words = [say(language, f"word-{enum.__name__}-{value.value}") for value in enum]
        assert len(set(words)) == len(words), enum.__name__


def test_a_hold_without_a_term_does_not_speak_of_one() -> None:
    rule = say("en", "rule-account-review-first")
    assert "Found in the text" not in say("en", "notice-comment-held", rule=rule, term=None)
    assert "涉及的文字" not in say("zh", "notice-comment-held", rule=rule, term=None)


def test_enumerated_words_and_times_are_said_in_peoples_words() -> None:
    said = say("en", "refusal-WrongState", subject="comment", state=CommentState.HELD, verb="hide")
    assert said == "“hide” is not possible now: the comment is waiting for a look."
    assert say("zh", "appeal-ways", until=datetime(2027, 5, 27, 8, 30, tzinfo=UTC)).startswith(
        "如果你不同意，可以在 2027-05-27 08:30 UTC"
    )
