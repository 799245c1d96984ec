"""A refusal as a sentence for people, in their language: both doors say the same."""

from collections.abc import Iterable

from db.vocabulary import AccountFunction, FileFault, SanctionKind
from policy import say
from policy.sentences import has
from resolvers.rules.refusals import (
    AlreadyReported,
    BusyProblem,
    FileRefused,
    Invalid,
    NotAllowed,
    NotFound,
    Refusal,
    Restricted,
    Sanctioned,
    TextRefused,
    WrongState,
)


def refusal_sentence(refusal: Refusal, language: str) -> str:
    """Why it was turned down, and what can be done about it."""
    if isinstance(refusal, NotFound):
        return say(language, "refusal-NotFound", subject=say(language, f"kind-{refusal.subject}"))
    if isinstance(refusal, NotAllowed):
        key = "refusal-NotAllowed-guest" if refusal.as_guest else "refusal-NotAllowed"
        if refusal.act in ("case:decide", "case:release", "case:hand_over"):
            key = "refusal-NotAllowed-case"
        if refusal.act in ("appeal:affirm", "appeal:overturn", "appeal:modify", "appeal:release"):
            key = "refusal-NotAllowed-appeal"
        return say(language, key, act=_verb(language, refusal.act))
    if isinstance(refusal, WrongState):
        return _wrong_state(refusal, language)
    if isinstance(refusal, Restricted):
        sentence = say(
            language, f"because-{refusal.because}", state=refusal.state, limit=refusal.limit, about=refusal.about or ""
        )
        key = "refusal-Restricted-until" if refusal.until else "refusal-Restricted"
        return say(language, key, sentence=sentence, until=refusal.until)
    if isinstance(refusal, AlreadyReported) and refusal.added:
        return say(language, "refusal-AlreadyReported-added", receipt=refusal.receipt)
    if isinstance(refusal, Sanctioned):
        return _sanctioned(refusal, language)
    if isinstance(refusal, TextRefused):
        rule = say(language, f"rule-{refusal.rule.replace(':', '-')}")
        return say(language, "refusal-TextRefused", rule=rule, term=refusal.term)
    if isinstance(refusal, BusyProblem) and refusal.maintenance:
        return say(language, "refusal-BusyProblem-maintenance", reason=refusal.reason)
    if isinstance(refusal, FileRefused):
        named = "-named" if refusal.fault is FileFault.KIND_NOT_TAKEN and refusal.limit else ""
        sentence = say(language, f"file-{refusal.fault}{named}", limit=refusal.limit or "")
        return say(language, "refusal-FileRefused", sentence=sentence)
    if isinstance(refusal, Invalid):
        return say(language, "refusal-Invalid", faults=" ".join(fault_sentences(refusal, language)))
    return say(language, f"refusal-{refusal.code}", **refusal.facts())


def fault_sentences(refusal: Invalid, language: str) -> list[str]:
    """Each fault of an input as a sentence."""
    return [
        say(language, f"fault-{fault.code}", path=_named(language, fault.path), limit=fault.limit or "")
        for fault in refusal.faults
    ]


def _named(language: str, path: str) -> str:
    """A value as people know it: what a category asks for by its question."""
    asked = f"field-{path.removeprefix('details.')}"
    return say(language, asked).rstrip("?？") if path.startswith("details.") and has(language, asked) else path


def _wrong_state(refusal: WrongState, language: str) -> str:
    subject = say(language, f"kind-{refusal.subject}")
    key = "refusal-WrongState-by" if refusal.by else "refusal-WrongState"
    verb = _verb(language, f"{refusal.subject}:{refusal.verb}")
    return say(language, key, subject=subject, state=refusal.state, verb=verb, by=refusal.by)


def ways_against(refusal: Sanctioned, language: str) -> str:
    """How a sanction can be contested, by those who run the account."""
    if not refusal.own:
        return say(language, "sanctioned-reader")
    if refusal.appeal_until is None:
        return say(language, "sanctioned-interim")
    return say(language, "sanctioned-appeal", until=refusal.appeal_until.date())


def _sanctioned(refusal: Sanctioned, language: str) -> str:
    named = refusal.kind is SanctionKind.FUNCTION_RESTRICTION
    functions = say_list(language, refusal.functions) if named else None
    return say(
        language, "refusal-Sanctioned", kind=refusal.kind, functions=functions, until=refusal.until,
        appeal=ways_against(refusal, language),
    )  # fmt: skip


def say_list(language: str, functions: Iterable[AccountFunction]) -> str:
    """Functions in people's words."""
    comma = "、" if language == "zh" else ", "
    return comma.join(say(language, f"word-AccountFunction-{function.value}") for function in functions)


def _verb(language: str, act: str) -> str:
    """What an act is called; where the same verb means another thing of another kind, it has a name of its own."""
    named = f"verb-{act.replace(':', '-').replace('_', '-')}"
    return say(language, named if has(language, named) else f"verb-{act.split(':')[-1].replace('_', '-')}")
