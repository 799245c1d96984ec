"""The ladder of sanctions: so many strikes within a time propose so hard a sanction (D13.1).

It proposes and no more: a person accepts what it says, or departs from it and writes why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from db.vocabulary import AccountFunction, SanctionKind, Severity

# Comments at all are among them, so those that nobody reviewed need not be.
ALL_FUNCTIONS = tuple(one for one in AccountFunction if one is not AccountFunction.COMMENTS_UNREVIEWED)


class Step(Protocol):
    """A rung as the policy pack has it: what is proposed from so many strikes on."""

    @property
    def at(self) -> int:
        """From how many strikes on."""

    @property
    def kind(self) -> str:
        """Which sanction."""

    @property
    def functions(self) -> Sequence[str]:
        """Which functions, where functions are restricted."""

    @property
    def days(self) -> int | None:
        """For how many days."""


@dataclass(frozen=True)
class Rung:
    """A sanction by its kind, the functions it takes, and its days; none: without end."""

    kind: SanctionKind
    functions: tuple[AccountFunction, ...] = ()
    days: int | None = None


def taken_by(kind: SanctionKind, functions: Iterable[AccountFunction] = ()) -> tuple[AccountFunction, ...]:
    """The functions that a sanction takes, in their order: those named, publishing, all, or none."""
    named = {
        SanctionKind.WARNING: (),
        SanctionKind.FUNCTION_RESTRICTION: tuple(functions),
        SanctionKind.UPDATE_SUSPENSION: (AccountFunction.PUBLISHING,),
        SanctionKind.CLOSURE: ALL_FUNCTIONS,
    }[kind]
    return tuple(function for function in AccountFunction if function in named)


def strikes_for(table: Any, severity: Severity) -> int:
    """How many strikes a breach of a rule counts; the table is the rule's, by severity."""
    counted: int = getattr(table, severity.value)
    return counted


def strikes_within(counted: Iterable[tuple[datetime, int]], now: datetime, days: int) -> int:
    """The strikes that still count: those of decisions of the last days."""
    since = now - timedelta(days=days)
    return sum(strikes for at, strikes in counted if at >= since)


def rung_for(ladder: Iterable[Step], strikes: int) -> Rung | None:
    """The highest rung that so many strikes reach; none below the lowest."""
    reached = [step for step in ladder if step.at <= strikes]
    if not reached:
        return None
    highest = max(reached, key=lambda step: step.at)
    kind = SanctionKind(highest.kind)
    return Rung(kind, taken_by(kind, [AccountFunction(name) for name in highest.functions]), highest.days)


def rung_of_care(restricted_before: bool, days: int) -> Rung:
    """What is proposed for lack of care: comments are reviewed first; where that did not help, they are closed."""
    taken = AccountFunction.COMMENTS if restricted_before else AccountFunction.COMMENTS_UNREVIEWED
    return Rung(SanctionKind.FUNCTION_RESTRICTION, (taken,), days)
