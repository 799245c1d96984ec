"""The record of a decision as archives of such decisions take it: codes and dates, and nothing about anybody.

It follows the form in which platforms file statements of reasons with the DSA Transparency Database, in our names.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.vocabulary import AccountFunction, CauseKind, Ground, Measure, SanctionKind, SubjectKind
from resolvers.rules.verdicts import Draft, Imposed

SOURCES = (
    (CauseKind.AUTHORITY_ORDER, "AUTHORITY_ORDER"), (CauseKind.COMPLAINT, "NOTICE"),
    (CauseKind.OWNER_ACT, "OTHER_NOTIFICATION"),
)  # fmt: skip
COLUMNS = (
    "decision", "supersedes", "about", "outcome", "visibility", "visibility_other", "provision", "account", "functions",
    "facts", "ground", "illegal_ground", "illegal_explanation", "incompatible_ground", "incompatible_explanation",
    "category", "severity", "content_type", "content_type_other", "content_date", "application_date",
    "end_date_visibility", "end_date_service", "end_date_account", "source", "automated_detection",
    "automated_decision", "appeal_until", "reversed_on",
)  # fmt: skip


@dataclass(frozen=True)
class Surroundings:
    """What a record tells beside the decision: on what kind of thing it is, from when, and what brought it about."""

    subject: SubjectKind
    made_on: date
    causes: frozenset[CauseKind] = frozenset()
    supersedes: str | None = None


def record_of(draft: Draft, around: Surroundings, rule_text: str) -> dict[str, Any]:
    """The record of one decision.

    The facts are told by codes: what staff wrote of them may name people, and stays with those whom it concerns.
    """
    draft = draft.to_others()
    is_illegal, is_account = draft.ground is Ground.LAW, around.subject is SubjectKind.ACCOUNT
    visibility, other = _visibility(draft)
    partial = [sanction for sanction in draft.sanctions if _is_partial(sanction)]
    closed = [sanction for sanction in draft.sanctions if _closes_comments(sanction)]
    return {
        "decision": str(draft.id),
        "supersedes": around.supersedes,
        "about": draft.about.value,
        "outcome": draft.outcome.value,
        "visibility": visibility,
        "visibility_other": other,
        "provision": "PARTIAL_SUSPENSION" if partial else None,
        "account": "TERMINATED" if any(map(_is_closure, draft.sanctions)) else None,
        "functions": sorted({one.value for sanction in draft.sanctions for one in sanction.functions}),
        "facts": _facts(draft, around),
        "ground": "ILLEGAL_CONTENT" if is_illegal else "INCOMPATIBLE_CONTENT",
        "illegal_ground": draft.rule if is_illegal else None,
        "illegal_explanation": rule_text if is_illegal else None,
        "incompatible_ground": None if is_illegal else f"{draft.ground.value}: {draft.rule}",
        "incompatible_explanation": None if is_illegal else rule_text,
        "category": draft.rule,
        "severity": draft.severity.value if draft.severity else None,
        "content_type": "OTHER" if is_account else "TEXT",
        "content_type_other": "ACCOUNT" if is_account else None,
        "content_date": around.made_on.isoformat(),
        "application_date": draft.starts_at.date().isoformat(),
        "end_date_visibility": _last(draft, closed),
        "end_date_service": _last(draft, partial),
        "end_date_account": None,
        "source": next((name for kind, name in SOURCES if kind in around.causes), "VOLUNTARY"),
        "automated_detection": "YES" if draft.automated_detection else "NO",
        "automated_decision": "FULLY" if draft.automated_decision else "NOT_AUTOMATED",
        "appeal_until": draft.appeal_until.date().isoformat(),
        "reversed_on": draft.reversed_at.date().isoformat() if draft.reversed_at else None,
    }


OF_COMMENTS = frozenset({AccountFunction.COMMENTS, AccountFunction.COMMENTS_UNREVIEWED})


def _is_partial(sanction: Imposed) -> bool:
    """Whether a part of the service is suspended: publishing, or a function other than being commented on."""
    if sanction.kind is SanctionKind.UPDATE_SUSPENSION:
        return True
    return sanction.kind is SanctionKind.FUNCTION_RESTRICTION and not OF_COMMENTS.issuperset(sanction.functions)


def _closes_comments(sanction: Imposed) -> bool:
    return sanction.kind is SanctionKind.FUNCTION_RESTRICTION and not OF_COMMENTS.isdisjoint(sanction.functions)


def _is_closure(sanction: Imposed) -> bool:
    return sanction.kind is SanctionKind.CLOSURE


def _last(draft: Draft, sanctions: list[Imposed]) -> str | None:
    """The last day of those that end."""
    ends = [end for sanction in sanctions if (end := sanction.ends_at(draft.starts_at))]
    return max(ends).date().isoformat() if ends else None


def _visibility(draft: Draft) -> tuple[list[str], str | None]:
    """What is done to what can be seen; a warning fits no word of the form, so it is named beside it."""
    told = ["CONTENT_REMOVED"] if draft.measure is Measure.REMOVE_CONTENT else []
    if any(map(_closes_comments, draft.sanctions)):
        told.append("CONTENT_INTERACTION_RESTRICTED")
    warned = any(sanction.kind is SanctionKind.WARNING for sanction in draft.sanctions)
    return [*told, *(["OTHER"] if warned else [])], "WARNING" if warned else None


def _facts(draft: Draft, around: Surroundings) -> str:
    """What was found, by codes."""
    found = "BREACH" if draft.acts else "NO_MEASURE"
    told = [found, f"SUBJECT {around.subject}", f"RULE {draft.rule}"]
    return "; ".join([*told, *([f"SEVERITY {draft.severity}"] if draft.severity else [])])
