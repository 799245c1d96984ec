"""The fold of credit: a level follows from the entries alone, in whatever order they came."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import CreditLevel
from policy import HERE, LANGUAGES, PackFault, load, say
from resolvers.accounts.credit.scheme import rules, scheme
from resolvers.rules.accounts.credit import Change, Entry, level_of, once_per_breach, points_at

SINCE = datetime(2024, 1, 1, tzinfo=UTC)
NUMBERS = scheme()
ORDER = list(reversed(CreditLevel))


def day(number: float) -> datetime:
    return SINCE + timedelta(days=number)


def entry(number: int, at: float, points: int, breach: int | None = None) -> Entry:
    return Entry(UUID(int=number), day(at), points, UUID(int=breach) if breach else None)


ENTRIES = st.lists(
    st.tuples(st.integers(0, 900), st.integers(-40, 10).filter(bool), st.none() | st.integers(1, 4)), max_size=12
).map(lambda rows: [entry(number, *row) for number, row in enumerate(rows, 1)])
NOW = st.integers(0, 1600).map(day)


@given(ENTRIES, NOW, st.randoms())
def test_the_order_in_which_entries_came_does_not_matter(entries: list[Entry], now: datetime, chance) -> None:  # type: ignore[no-untyped-def]
    mixed = entries.copy()
    chance.shuffle(mixed)
    assert level_of(mixed, SINCE, now, NUMBERS) == level_of(entries, SINCE, now, NUMBERS)


@given(ENTRIES, NOW, NOW)
def test_what_comes_later_does_not_change_what_was(entries: list[Entry], one: datetime, other: datetime) -> None:
    then, now = sorted((one, other))
    past = level_of([known for known in entries if known.at <= then], SINCE, then, NUMBERS)
    later = level_of(entries, SINCE, now, NUMBERS)
    assert past.history == tuple(change for change in later.history if change.at <= then)


@given(ENTRIES, NOW, st.integers(1, 12))
def test_an_entry_that_left_was_never_there(entries: list[Entry], now: datetime, gone: int) -> None:
    left = [known for known in entries if known.id != UUID(int=gone)]
    with_it = level_of(entries, SINCE, now, NUMBERS)
    without = level_of(left, SINCE, now, NUMBERS)
    again = level_of([*left, *(known for known in entries if known.id == UUID(int=gone))], SINCE, now, NUMBERS)
    assert again == with_it
    earlier = [known.at for known in entries if known.id == UUID(int=gone)]
    before = min(earlier, default=now)
    assert [c for c in with_it.history if c.at < before] == [c for c in without.history if c.at < before]


@given(ENTRIES, NOW)
def test_what_is_told_to_come_comes_if_nothing_else_happens(entries: list[Entry], now: datetime) -> None:
    known = [one for one in entries if one.at <= now]
    standing = level_of(known, SINCE, now, NUMBERS)
    if standing.next is not None:
        then = level_of(known, SINCE, standing.next.at, NUMBERS)
        assert (then.level, then.history[-1]) == (standing.next.level, standing.next)
        before = level_of(known, SINCE, standing.next.at - timedelta(seconds=1), NUMBERS)
        assert before.level is standing.level
    else:
        assert level_of(known, SINCE, now + timedelta(days=4000), NUMBERS).level is standing.level


@given(ENTRIES, NOW)
def test_a_level_is_risen_to_one_by_one_and_only_above_its_margin(entries: list[Entry], now: datetime) -> None:
    history = level_of(entries, SINCE, now, NUMBERS).history
    for before, after in pairwise(history):
        assert before.at <= after.at and before.level is not after.level
        steps = ORDER.index(after.level) - ORDER.index(before.level)
        assert steps <= 1
        if steps == 1:
            assert after.points >= NUMBERS.floor(after.level) + NUMBERS.margin
        else:
            assert after.points < NUMBERS.floor(before.level)


def test_of_one_breach_the_heaviest_counts_once() -> None:
    removal, warning, closure = entry(1, 10, -3, 7), entry(2, 11, -5, 7), entry(3, 12, -40, 7)
    counted = [one.points for one in once_per_breach([closure, warning, removal])]
    assert counted == [-3, -2, -35] and sum(counted) == -40
    assert [one.points for one in once_per_breach([entry(1, 10, -5, 7), entry(2, 11, -3, 7)])] == [-5, 0]
    assert [one.points for one in once_per_breach([entry(1, 10, -5, 7), entry(2, 11, -3, 8)])] == [-5, -3]
    assert [one.points for one in once_per_breach([warning, closure])] == [-5, -35], "the first of them left"


def test_time_in_good_standing_counts_and_a_breach_begins_it_anew() -> None:
    assert [points_at([], SINCE, day(number), NUMBERS) for number in (0, 29, 30, 90, 4000)] == [50, 50, 55, 65, 110]
    breach = [entry(1, 45, -10)]
    assert [points_at(breach, SINCE, day(number), NUMBERS) for number in (44, 45, 74, 75)] == [55, 45, 45, 50]


def test_an_entry_counts_half_and_then_nothing() -> None:
    gained = {number: points_at([], day(45), day(number), NUMBERS) for number in (224, 225, 409, 410)}
    breach = [entry(1, 45, -25)]
    left = {number: points_at(breach, day(45), day(number), NUMBERS) - gained[number] for number in gained}
    assert left == {224: -25, 225: -12, 409: -12, 410: 0}


def test_a_level_falls_at_once_and_is_risen_to_after_it_was_held() -> None:
    standing = level_of([], SINCE, day(193), NUMBERS)
    assert (standing.level, standing.points) == (CreditLevel.C, 80)
    assert standing.next == Change(day(194), CreditLevel.B, 80), "held for fourteen days since 80 points"
    fallen = level_of([entry(1, 200, -10)], SINCE, day(200), NUMBERS)
    assert (fallen.level, fallen.points) == (CreditLevel.C, 70)
    assert [change.level.value for change in fallen.history] == ["C", "B", "C"]
    assert level_of([entry(1, 3, -60)], SINCE, day(3), NUMBERS).level is CreditLevel.E


@pytest.mark.parametrize(
    ("right", "wrong", "key"),
    [
        ("A = 100\nB = 75", "A = 70\nB = 75", "credit.floors"),
        ("gone = 365", "gone = 100", "credit.fading"),
        ("start = 50\nmost = 120", "start = 50\nmost = 60", "credit"),
        ("WARNING = -5", "WARNING = 5", "credit.sanctions.WARNING"),
        ("rectified = 3", "rectified = -3", "credit.rectified"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused_with_its_key(tmp_path: Path, right: str, wrong: str, key: str) -> None:
    text = (HERE / "default.toml").read_text()
    assert text.count(right) == 1
    (tmp_path / "pack.toml").write_text(text.replace(right, wrong))
    with pytest.raises(PackFault) as fault:
        load(tmp_path / "pack.toml")
    assert str(fault.value).startswith(f"pack.toml: {key}: ")


def test_every_rule_has_a_sentence_in_both_languages_and_its_own() -> None:
    for language in LANGUAGES:
        told = [say(language, f"credit-rule-{rule}") for rule in rules()]
        assert len(set(told)) == len(told) == 9
