"""Statements of reasons: each side is told everything that it must be told, in both languages, short enough to read."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from db.vocabulary import (
    AccountFunction,
    ComplaintState,
    DecisionAbout,
    Ground,
    Measure,
    SanctionKind,
    Severity,
    Side,
)
from policy import LANGUAGES, say
from resolvers.rules.verdicts import Draft, Imposed
from resolvers.sanctions.statements import reasons_in

FACTS = "The post asks for a deposit.\nTwice."
COMMENTS = Imposed(SanctionKind.FUNCTION_RESTRICTION, (AccountFunction.COMMENTS, AccountFunction.REPLIES), 7)
SUSPENSION, WARNING = Imposed(SanctionKind.UPDATE_SUSPENSION, (), 14), Imposed(SanctionKind.WARNING)
CLOSURE = Imposed(SanctionKind.CLOSURE)


def drafted(**more: Any) -> Draft:
    """A decision with everything in it."""
    told = {
        "about": DecisionAbout.CASE, "outcome": ComplaintState.UPHELD, "rule": "FRAUD", "ground": Ground.LAW,
        "facts": FACTS, "starts_at": datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
        "appeal_until": datetime(2027, 5, 27, 12, 0, tzinfo=UTC), "measure": Measure.REMOVE_CONTENT,
        "severity": Severity.GRAVE, "sanctions": (COMMENTS, SUSPENSION),
    }  # fmt: skip
    return Draft(**{**told, **more})


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_names_all_that_it_must(language: str, side: Side) -> None:
    said = reasons_in(language, drafted(), side)
    words = ["word-Measure-REMOVE_CONTENT", "word-Ground-LAW", "rule-FRAUD", "word-Severity-GRAVE",
             "scope-REMOVE_CONTENT", "word-AccountFunction-COMMENTS", "word-AccountFunction-REPLIES",
             "statement-silence"]  # fmt: skip
    words += ["word-ComplaintState-UPHELD"] if side is Side.COMPLAINANT else []
    assert [word for word in words if say(language, word) not in said] == []
    assert FACTS in said and "2026-11-24 12:00 UTC" in said and "2026-12-01" in said and "2026-12-08" in said
    assert say(language, "appeal-ways", until=date(2027, 5, 27)) in said
    assert {"en": "no automated means", "zh": "没有使用自动化手段"}[language] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_fits_on_a_phone_beside_its_facts(language: str) -> None:
    one = reasons_in(language, drafted(sanctions=()), Side.SUBJECT)
    assert len(one) - len(FACTS) <= 700


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sanction_says_until_when_it_holds_or_that_it_has_no_end(language: str) -> None:
    for sanction, named in ((WARNING, "2026-11-24"), (COMMENTS, "2026-12-01"), (SUSPENSION, "2026-12-08"),
                            (CLOSURE, {"en": "without an end", "zh": "无截止日期"}[language])):  # fmt: skip
        said = reasons_in(language, drafted(measure=Measure.NONE, sanctions=(sanction,)), Side.SUBJECT)
        assert named in said and say(language, "scope-NONE") not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_whether_a_machine_had_a_part_in_it_is_told(language: str) -> None:
    told = {
        (found, decided): reasons_in(
            language, drafted(automated_detection=found, automated_decision=decided), Side.SUBJECT
        )
        for found in (True, False)
        for decided in (True, False)
    }
    assert len(set(told.values())) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reversed_decision_says_so_instead_of_how_to_contest_it(language: str) -> None:
    said = reasons_in(language, drafted(reversed_at=datetime(2026, 12, 1, 9, 30, tzinfo=UTC)), Side.SUBJECT)
    assert "2026-12-01 09:30 UTC" in said and "2027-05-27" not in said


def test_the_hash_covers_everything_that_is_told() -> None:
    """A statement whose decision was changed in anything that it tells is no longer the one that was delivered."""
    one = drafted()
    other = {
        "outcome": ComplaintState.PARTLY_UPHELD, "rule": "CIVILITY", "ground": Ground.AGREEMENT, "facts": "Other.",
        "starts_at": datetime(2026, 11, 25, tzinfo=UTC), "appeal_until": datetime(2027, 5, 28, tzinfo=UTC),
        "measure": Measure.NONE, "severity": Severity.MINOR, "sanctions": (COMMENTS,), "automated_detection": True,
        "automated_decision": True, "ends_at": datetime(2027, 1, 1, tzinfo=UTC),
    }  # fmt: skip
    changed = [drafted(**{name: value}) for name, value in other.items()]
    changed += [drafted(sanctions=(Imposed(COMMENTS.kind, COMMENTS.functions, 8), SUSPENSION))]
    assert len({draft.hash_for(Side.SUBJECT) for draft in [one, *changed]}) == len(changed) + 1
    assert one.hash_for(Side.SUBJECT) != one.hash_for(Side.COMPLAINANT)
