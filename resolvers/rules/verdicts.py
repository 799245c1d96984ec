"""The one form of a decision: statements, messages, figures, exports and the preview are views of it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from db.vocabulary import (
    AccountFunction,
    AppealState,
    BlacklistMeasure,
    ComplaintState,
    DecisionAbout,
    Ground,
    Measure,
    SanctionKind,
    Severity,
    Side,
)
from resolvers.rules.refusals import FaultCode


@dataclass(frozen=True)
class Imposed:
    """A sanction as a decision imposes it; what becomes of it later does not change what was decided."""

    kind: SanctionKind
    functions: tuple[AccountFunction, ...] = ()
    days: int | None = None
    id: UUID | None = None

    @classmethod
    def of(cls, row: Any) -> Self:
        """What a proposed sanction will impose."""
        return cls(SanctionKind(row.kind), tuple(AccountFunction(one) for one in row.functions), row.days, row.id)

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self:
        """What was kept with a decision."""
        functions = tuple(AccountFunction(one) for one in kept["functions"])
        return cls(SanctionKind(kept["kind"]), functions, kept["days"], UUID(kept["id"]))

    def kept(self) -> dict[str, Any]:
        """As it is kept with the decision."""
        return {"id": str(self.id), "kind": self.kind, "functions": list(self.functions), "days": self.days}

    def ends_at(self, starts_at: datetime) -> datetime | None:
        """When it ends by itself; none: without end."""
        return starts_at + timedelta(days=self.days) if self.days else None


@dataclass(frozen=True)
class Draft:
    """A decision, taken or not yet: what was found, on what it rests, what follows, until when it can be contested.

    Whether a machine found it, or decided it, is computed by whoever makes the draft and is no argument of a door.
    """

    about: DecisionAbout
    outcome: ComplaintState
    rule: str
    ground: Ground
    facts: str
    starts_at: datetime
    appeal_until: datetime
    measure: Measure = Measure.NONE
    severity: Severity | None = None
    sanctions: tuple[Imposed, ...] = ()
    automated_detection: bool = False
    automated_decision: bool = False
    ends_at: datetime | None = None
    reversed_at: datetime | None = None
    id: UUID | None = None
    verdict: AppealState | None = None

    @property
    def forbids_registration(self) -> bool:
        """Whether it puts somebody into the blacklist who may not register until it ends."""
        return self.about is DecisionAbout.BLACKLIST and self.ends_at is not None

    @property
    def acts(self) -> bool:
        """Whether anything follows from it for the content, the account or whoever answers for it."""
        return self.measure is not Measure.NONE or bool(self.sanctions) or self.forbids_registration

    @property
    def measures(self) -> tuple[str, ...]:
        """What follows, each by its word: the measure on the content, then the sanctions, then the blacklist's."""
        content = () if self.measure is Measure.NONE else (self.measure.value,)
        listed = (BlacklistMeasure.FORBID_REGISTRATION.value,) if self.forbids_registration else ()
        return (*content, *(sanction.kind.value for sanction in self.sanctions), *listed)

    @property
    def reported(self) -> tuple[str, ...]:
        """What of it authorities are told: every sanction, and the removal of what the law forbids."""
        removed_by_law = self.ground is Ground.LAW and self.measure is Measure.REMOVE_CONTENT
        return self.measures if self.sanctions or removed_by_law or self.forbids_registration else ()

    def told(self, *, outcome: ComplaintState | None = None, with_sanctions: bool = True) -> "Draft":
        """The same as one reader is told it: their own outcome, and sanctions where those concern them."""
        return replace(
            self, outcome=outcome or self.outcome, sanctions=self.sanctions if with_sanctions else ()
        )  # fmt: skip

    def to_others(self) -> "Draft":
        """The same as it is told to those whom it does not concern: the blacklist is between the platform and one."""
        if self.about is not DecisionAbout.BLACKLIST:
            return self
        return replace(self, about=DecisionAbout.SANCTION, ends_at=None)

    def hash_for(self, side: Side) -> str:
        """The hash of what a statement of it says; what came to be later is in it only where there is any."""
        told: list[object] = [
            str(self.id) if self.id else None, side, self.measure, self.outcome, self.ground, self.rule, self.facts,
            self.automated_detection, self.automated_decision, self.starts_at.isoformat(),
            self.ends_at.isoformat() if self.ends_at else None, self.appeal_until.isoformat(),
        ]  # fmt: skip
        if self.severity or self.sanctions:
            told += [self.severity, [sanction.kept() for sanction in self.sanctions]]
        if self.verdict:
            told.append(self.verdict)
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    def hash_of_form(self, side: Side) -> str:
        """The hash without the id and the moment: the preview has the same as the statement that follows it."""
        return replace(self, id=None, starts_at=UNDATED, appeal_until=UNDATED).hash_for(side)


UNDATED = datetime.min
AGAINST_CONTENT = (Measure.REMOVE_CONTENT, Measure.CLASSIFY_AS_NEWS, Measure.CLASSIFY_AS_GENERAL)


@dataclass(frozen=True)
class Verdict:
    """What staff say when they decide a case; all the rest of a decision follows from the case and the rule.

    `outcomes` names complaints that end otherwise than the others; `sanctions` are proposed ones that it confirms.
    """

    measure: Measure
    rule: str
    facts: str
    in_part: bool = False
    severity: Severity | None = None
    outcomes: Mapping[UUID, ComplaintState] = field(default_factory=dict)
    sanctions: tuple[UUID, ...] = ()

    @property
    def acts(self) -> bool:
        """Whether anything follows for the content or the account."""
        return self.measure is not Measure.NONE or bool(self.sanctions)

    @property
    def finds_a_breach(self) -> bool:
        """Whether something was wrong with what the case is about; to let it appear again says that nothing was."""
        return self.measure in AGAINST_CONTENT or bool(self.sanctions)

    @property
    def outcome(self) -> ComplaintState:
        """What becomes of the complaints: whoever moved the platform to act was right, at least in part."""
        if not self.finds_a_breach:
            return ComplaintState.NOT_UPHELD
        return ComplaintState.PARTLY_UPHELD if self.in_part else ComplaintState.UPHELD

    @property
    def fault(self) -> tuple[str, FaultCode, str] | None:
        """What in it does not fit together: nothing is right in part, or bad, of which nothing follows."""
        if self.in_part and not self.finds_a_breach:
            return "inPart", FaultCode.NOT_ONE_OF, "false"
        if self.severity is not None and not self.finds_a_breach:
            return "severity", FaultCode.NOT_ONE_OF, "null"
        for outcome in self.outcomes.values():
            if outcome not in ENDS or (outcome is not ComplaintState.NOT_UPHELD and not self.acts):
                return "outcomes", FaultCode.NOT_ONE_OF, ", ".join(ENDS if self.acts else ENDS[-1:])
        return None


ENDS = (ComplaintState.UPHELD, ComplaintState.PARTLY_UPHELD, ComplaintState.NOT_UPHELD)


def sanctions_kept(sanctions: Sequence[Imposed]) -> list[dict[str, Any]] | None:
    """As a decision keeps them; nothing where it imposes none."""
    return [sanction.kept() for sanction in sanctions] or None


def draft_of(row: Any) -> Draft:
    """The form of a decision that was taken, from its row."""
    return Draft(
        about=DecisionAbout(row.about), outcome=ComplaintState(row.outcome), rule=row.rule, ground=Ground(row.ground),
        facts=row.facts, starts_at=row.starts_at, appeal_until=row.appeal_until, measure=Measure(row.measure),
        severity=Severity(row.severity) if row.severity else None,
        sanctions=tuple(Imposed.read(kept) for kept in row.sanctions or ()),
        automated_detection=row.automated_detection, automated_decision=row.automated_decision,
        ends_at=row.ends_at, reversed_at=row.reversed_at, id=row.id,
        verdict=AppealState(row.verdict) if row.verdict else None,
    )  # fmt: skip


def told_in(statement: Any) -> Draft:
    """What a delivered statement says, its decision at hand.

    The author of content is told what was done to it; sanctions on the account are told to the account and to those
    who complained.
    """
    draft = draft_of(statement.decision)
    own = statement.side == Side.SUBJECT and statement.user_id is not None and draft.about != DecisionAbout.BLACKLIST
    outcome = ComplaintState(statement.outcome) if statement.outcome else None
    told = draft.told(outcome=outcome, with_sanctions=not own)
    if statement.appeal_until is not None:
        told = replace(told, appeal_until=statement.appeal_until)
    return told.to_others() if statement.side == Side.COMPLAINANT else told
