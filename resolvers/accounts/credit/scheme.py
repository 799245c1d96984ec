"""The published numbers of credit as the fold takes them, and what a decision counts by them."""

from collections.abc import Iterator
from datetime import timedelta

from db.accounts import CreditEntry
from db.sanctions import Decision
from db.vocabulary import CreditLevel, Measure, SanctionKind, Severity
from policy import pack
from resolvers.rules.accounts.credit import Entry, Scheme
from resolvers.rules.verdicts import draft_of

RECTIFIED, CARE = "RECTIFIED", "CARE"


def scheme() -> Scheme:
    """The numbers of the pack in force."""
    held = pack().credit
    return Scheme(
        held.start, held.most,
        timedelta(days=held.standing.days), held.standing.points, held.standing.most,
        timedelta(days=held.fading.half), timedelta(days=held.fading.gone),
        {CreditLevel(level): floor for level, floor in held.floors.model_dump().items()},
        held.rise.margin, timedelta(days=held.rise.days),
    )  # fmt: skip


def rules() -> dict[str, int]:
    """Every rule by which an entry is made, with its points."""
    held = pack().credit
    return {
        **{f"REMOVAL_{severity}": points for severity, points in held.removals.model_dump().items()},
        **held.sanctions.model_dump(), CARE: held.care, RECTIFIED: held.rectified,
    }  # fmt: skip


def rule_of(decision: Decision, *, about_the_account: bool) -> str | None:
    """The rule by which a decision counts against an account: the heaviest of all that it did to it.

    What is done to a reader's words is the reader's matter; a sanction is on the account whatever the case is about.
    """
    points = rules()
    return min(_rules_of(decision, about_the_account), key=lambda rule: points[rule], default=None)


def _rules_of(decision: Decision, about_the_account: bool) -> Iterator[str]:
    draft = draft_of(decision)
    for sanction in draft.sanctions:
        is_care = draft.rule == pack().care.rule and sanction.kind is SanctionKind.FUNCTION_RESTRICTION
        yield CARE if is_care else sanction.kind.value
    if draft.measure is Measure.REMOVE_CONTENT and about_the_account:
        yield f"REMOVAL_{draft.severity or Severity.MINOR}"


def as_counted(entries: list[CreditEntry]) -> list[Entry]:
    """Rows of the ledger as the fold takes them."""
    return [Entry(entry.id, entry.at, entry.points, entry.breach_id) for entry in entries]
