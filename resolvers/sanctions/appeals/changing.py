"""Changing a decision on appeal: its rule, how bad the breach is, its sanction, how far complaints are right."""

from dataclasses import dataclass, replace
from datetime import timedelta

from db.oversight import Act as ActRow
from db.sanctions import Decision, Sanction
from db.vocabulary import (
    AccountFunction,
    ComplaintState,
    Measure,
    SanctionKind,
    SanctionState,
    Severity,
)
from policy import pack
from policy.fairness import Rule
from resolvers.moves import change, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, FaultCode, Refused, Restricted, invalid
from resolvers.rules.sanctions.ladder import Rung, strikes_for, taken_by
from resolvers.sanctions.appeals.consequences import REMOVED, content_of
from resolvers.sanctions.confirming import modify_sanction
from resolvers.sanctions.proposing import shape_of

HARDER = list(SanctionKind)  # from the mildest to the hardest


@dataclass(frozen=True)
class Change:
    """What becomes different; what is not named stays as it was."""

    severity: Severity | None = None
    in_part: bool = False
    kind: SanctionKind | None = None
    functions: tuple[AccountFunction, ...] = ()
    days: int | None = None


async def changed_sanction(decision: Decision, wanted: Change) -> tuple[Sanction, Rung] | None:
    """The sanction of a decision and what it becomes; refused where there is none, or where it becomes harder.

    Nobody is worse off for having appealed; and whoever finds a sanction too mild proposes another, which is heard.
    """
    if wanted.kind is None:
        if wanted.functions or wanted.days is not None:
            raise invalid("kind", FaultCode.EMPTY)
        return None
    found = Sanction.filter(decision_id=decision.id, state=SanctionState.IN_FORCE).order_by("id")
    sanction = await found.select_for_update().first()
    allowed = [] if sanction is None else _allowed(sanction)
    if sanction is None or wanted.kind not in allowed:
        raise invalid("kind", FaultCode.NOT_ONE_OF, ", ".join(allowed) or "—")
    rung = shape_of(wanted.kind, wanted.functions, wanted.days)
    if _harder(rung, _shape(sanction)):
        raise invalid("days", FaultCode.NOT_ONE_OF, f"1–{sanction.days}")
    return sanction, rung


async def milder_shapes(decision: Decision) -> list[Rung]:
    """What the ladder knows that the sanction of a decision could become; nothing where it has none in force."""
    sanction = await Sanction.filter(decision_id=decision.id, state=SanctionState.IN_FORCE).order_by("id").first()
    if sanction is None:
        return []
    allowed, now = _allowed(sanction), _shape(sanction)
    known = [
        Rung(SanctionKind(one.kind), tuple(AccountFunction(name) for name in one.functions), one.days)
        for one in pack().ladder.rungs
    ]
    fitting = [
        replace(rung, functions=taken_by(rung.kind, rung.functions)) for rung in known if rung.kind in allowed
    ]  # fmt: skip
    return [rung for rung in fitting if rung != now and not _harder(rung, now)]


def strikes_after(decision: Decision, rule: Rule, severity: Severity | None) -> int:
    """What the changed decision counts: nothing where the first counted nothing and nobody says how bad it is."""
    bad = severity or decision.severity
    return strikes_for(rule.strikes, Severity(bad)) if bad and (decision.strikes or severity) else 0


def outcome_after(decision: Decision, in_part: bool) -> ComplaintState:
    """What becomes of the complaints: those that were right may turn out to be so only in part."""
    if in_part and decision.outcome is not ComplaintState.UPHELD:
        raise invalid("inPart", FaultCode.NOT_ONE_OF, "false")
    return ComplaintState.PARTLY_UPHELD if in_part else ComplaintState(decision.outcome)


def something_changes(decision: Decision, rule: Rule, wanted: Change, changed: tuple[Sanction, Rung] | None) -> None:
    """Refuse a change by which everything stays as it was."""
    milder = wanted.severity is not None and wanted.severity != decision.severity
    same = changed is None or changed[1] == _shape(changed[0])
    if rule.code == decision.rule and not milder and not wanted.in_part and same:
        raise Refused(Restricted(Because.NOTHING_IS_CHANGED))


async def replace_decision(
    decision: Decision, answer: Decision, decided: ActRow, changed: tuple[Sanction, Rung] | None
) -> None:  # fmt: skip
    """A step: the answer takes the decision's place, as of the day of that one: rule, severity, strikes, sanction."""
    row = await content_of(decision.case_id) if decision.measure is Measure.REMOVE_CONTENT else None
    if row is not None and row.state in REMOVED and row.reason != answer.rule:
        act = ACTS[f"{type(row).__name__.lower()}:amend"]
        await permit(act, row)
        await change(act, row, {"reason": answer.rule}, reason=answer.rule, cause=decided)
    if changed is not None:
        sanction, rung = changed
        ends = sanction.starts_at + timedelta(days=rung.days) if rung.days and sanction.starts_at else None
        await modify_sanction(sanction, decided, kind=rung.kind, functions=rung.functions, ends_at=ends)
        await tell("sanction.modified", sanction, kind=sanction.kind)


def _allowed(sanction: Sanction) -> list[SanctionKind]:
    """Up to what it is now."""
    return HARDER[: HARDER.index(SanctionKind(sanction.kind)) + 1]


def _harder(rung: Rung, now: Rung) -> bool:
    """Whether the account would be worse off: the same kind for longer, or more functions taken."""
    more = rung.kind is SanctionKind.FUNCTION_RESTRICTION and not set(rung.functions) <= set(now.functions)
    return rung.kind is now.kind and ((rung.days or 0) > (now.days or 0) or more)


def _shape(sanction: Sanction) -> Rung:
    return Rung(
        SanctionKind(sanction.kind), tuple(AccountFunction(one) for one in sanction.functions), sanction.days
    )  # fmt: skip
