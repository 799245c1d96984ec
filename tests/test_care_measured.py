"""The measure of care as a formula: no crowd and no haste makes it worse, little says nothing, what counts is exact."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import AccountClass, CareStepKind, RegistrantKind
from resolvers.interactions.measure.facts import terms_now
from resolvers.rules.care.measure import Figures, Happened, Removal, Report, Said, Terms, Waited, figures_of
from resolvers.rules.care.sampling import STRATA, Candidate, Stratum, drawn_from
from resolvers.rules.care.steps import Ahead, Spans, Stands, ahead_of, step_due

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TERMS = replace(terms_now(), least=5)
SPANS = Spans(7 * DAY, 7 * DAY)
KEYS = st.uuids()
MOMENTS = st.integers(1, 27 * 24 * 60).map(lambda minutes: NOW - minutes * MINUTE)
REPORTS = st.builds(
    Report, MOMENTS, st.none() | MOMENTS.map(lambda at: at - 30 * DAY), st.booleans()
)  # fmt: skip
SAME = ["Buy now!", "buy NOW", "A fine post.", "Who wrote this?", "买吧"]
WORDS = st.sampled_from(SAME) | st.text("ab c!评", min_size=1, max_size=6)
SAID = st.builds(Said, KEYS, MOMENTS, WORDS, st.lists(REPORTS, max_size=2).map(tuple), st.booleans())


@st.composite
def waited(draw: st.DrawFn) -> Waited:
    said = draw(SAID)
    since = said.at + draw(st.integers(0, 600)) * MINUTE
    acted = draw(st.none() | st.integers(0, 4000).map(lambda minutes: since + minutes * MINUTE))
    return Waited(said, since, acted, draw(st.booleans()))


@st.composite
def removals(draw: st.DrawFn) -> Removal:
    said = draw(SAID)
    removed = said.at + draw(st.integers(0, 10_000)) * MINUTE
    return Removal(said, said.at, removed, removed)


HAPPENED = st.builds(
    Happened, st.lists(waited(), max_size=12, unique_by=lambda one: one.said.id),
    st.lists(removals(), max_size=3), st.integers(0, 3),
)  # fmt: skip


def is_no_worse(after: Figures, before: Figures) -> bool:
    """Whether figures are nowhere worse for the account than others."""
    above = before.measure is None or (after.measure is not None and after.measure >= before.measure)
    return above and after.is_below <= before.is_below and len(after.prohibited) <= len(before.prohibited)


@st.composite
def waves(draw: st.DrawFn, terms: Terms = TERMS) -> list[Waited]:
    """Comments that somebody sends as a crowd: alike, at once, or reported by an organised crowd."""
    count = draw(st.integers(terms.wave, terms.wave + 6))
    keys = draw(st.lists(KEYS, min_size=count, max_size=count, unique=True))
    begun, how = draw(MOMENTS), draw(st.sampled_from(["alike", "at once", "organised"]))
    found = []
    for number, key in enumerate(keys):
        step = terms.burst / count if how == "at once" else terms.alike / (count + 1)
        at = begun - DAY + number * step
        words = "Same words" if how == "alike" else f"Words {number} of {key}"
        said = Said(key, at, words, (Report(at, None, organised=True),) if how == "organised" else (), held=True)
        acted = draw(st.none() | st.integers(0, 4000).map(lambda minutes, at=at: at + minutes * MINUTE))
        found.append(Waited(said, at, acted))
    return found


@given(HAPPENED, waves())
def test_a_crowd_never_makes_it_worse(happened: Happened, wave: list[Waited]) -> None:
    known = {one.said.id for one in (*happened.waited, *happened.removals)}  # type: ignore[attr-defined]
    wave = [one for one in wave if one.said.id not in known]
    more = replace(happened, waited=[*happened.waited, *wave])
    assert is_no_worse(figures_of(more, TERMS, NOW), figures_of(happened, TERMS, NOW))


@given(HAPPENED, st.data())
def test_faster_care_never_makes_it_worse(happened: Happened, data: st.DataObject) -> None:
    def sooner(one: Waited) -> Waited:
        latest = one.acted_at or NOW
        share = data.draw(st.integers(0, 100))
        return replace(one, acted_at=one.since + max(latest - one.since, timedelta()) * share / 100)

    faster = replace(happened, waited=[sooner(one) for one in happened.waited])
    assert is_no_worse(figures_of(faster, TERMS, NOW), figures_of(happened, TERMS, NOW))


@given(HAPPENED, st.integers(1, 100))
def test_a_small_sample_is_never_below_the_line(happened: Happened, least: int) -> None:
    found = figures_of(happened, replace(TERMS, least=least), NOW)
    assert not (found.is_small and found.is_below)
    assert found.is_small == (found.sample < least)


@given(HAPPENED)
def test_planted_comments_are_nothing_against_an_account(happened: Happened) -> None:
    key, at = UUID(int=7), NOW - 20 * DAY
    planted = Said(key, at, "Planted words", (Report(at + MINUTE, at - HOUR), Report(at + 2 * MINUTE)))
    more = replace(
        happened, waited=[*happened.waited, Waited(planted, at + MINUTE)],
        removals=[*happened.removals, Removal(planted, at, at + 9 * DAY, at + 9 * DAY)],
    )  # fmt: skip
    assert is_no_worse(figures_of(more, TERMS, NOW), figures_of(happened, TERMS, NOW))


def one(minutes: int | None, number: int, **more: object) -> Waited:
    """A held comment, acted on after so many minutes, far from the others."""
    at = NOW - 10 * DAY - number * HOUR
    said = Said(UUID(int=number + 1), at, f"Words number {number}", held=True)
    return Waited(said, at, None if minutes is None else at + minutes * MINUTE, **more)  # type: ignore[arg-type]


def test_what_counts_is_exact() -> None:
    promised = int(TERMS.promised.total_seconds() // 60)
    happened = Happened([one(5, 0), one(promised, 1), one(promised + 1, 2), one(None, 3), one(None, 4, undecided=True)])
    found = figures_of(replace(happened, restored=1), TERMS, NOW)
    assert (found.sample, found.in_time, found.late, found.open_late, found.restored) == (6, 3, 2, 1, 1)
    assert (found.measure, found.is_below, found.median) == (50, True, (promised + 1) * 60)
    assert figures_of(Happened(), TERMS, NOW).measure is None


def test_prohibited_words_count_when_they_were_seen_for_longer_than_the_set_time() -> None:
    said = Said(UUID(int=1), NOW - 9 * DAY, "Prohibited")
    gone = [Removal(said, NOW - 9 * DAY, NOW - 9 * DAY + TERMS.visible + extra, NOW) for extra in (timedelta(), MINUTE)]
    assert [len(figures_of(Happened(removals=[removal]), TERMS, NOW).prohibited) for removal in gone] == [0, 1]


BAD = Figures(sample=20, in_time=1, late=19, prohibited=(NOW - DAY,), least=5, line=60)
GOOD = Figures(sample=20, in_time=20, least=5, line=60)
K = CareStepKind


def test_steps_come_in_their_order_and_none_without_both_reasons() -> None:
    noticed = Stands(K.NOTICE, NOW - 7 * DAY, NOW)
    assert step_due(BAD, Stands(), SPANS, NOW) is K.NOTICE
    assert step_due(replace(BAD, prohibited=()), Stands(), SPANS, NOW) is None
    assert step_due(replace(GOOD, prohibited=(NOW,)), Stands(), SPANS, NOW) is None
    assert step_due(BAD, noticed, SPANS, NOW - MINUTE) is None
    assert step_due(BAD, noticed, SPANS, NOW) is K.CASE
    assert step_due(GOOD, noticed, SPANS, NOW) is K.RECOVERED
    judged = Stands(K.CASE, NOW - HOUR, None, NOW - HOUR)
    assert step_due(BAD, judged, SPANS, NOW) is None
    assert step_due(replace(BAD, prohibited=(NOW,)), judged, SPANS, NOW) is K.NOTICE
    assert step_due(BAD, replace(judged, with_a_person=True), SPANS, NOW) is None


def test_under_a_restriction_its_end_is_proposed_once_care_held_for_long_enough() -> None:
    held = Stands(K.CASE, NOW - 9 * DAY, None, NOW - 9 * DAY, restricted=True)
    assert (step_due(BAD, held, SPANS, NOW), step_due(GOOD, held, SPANS, NOW)) == (None, K.RECOVERING)
    better = replace(held, last=K.RECOVERING, at=NOW - 7 * DAY)
    assert step_due(GOOD, better, SPANS, NOW - MINUTE) is None
    assert step_due(GOOD, better, SPANS, NOW) is K.LIFT_PROPOSED
    assert step_due(BAD, better, SPANS, NOW) is K.RELAPSED
    assert ahead_of(GOOD, better, SPANS) == (Ahead.LIFT, NOW)
    assert step_due(GOOD, replace(better, restricted=False), SPANS, NOW) is K.ENDED


CANDIDATES = st.lists(
    st.builds(Candidate, KEYS, KEYS, st.sampled_from(STRATA)), max_size=60, unique_by=lambda one: one.id
)
RATES = st.fixed_dictionaries({stratum: st.floats(0.01, 1) for stratum in STRATA})


@given(CANDIDATES, RATES, st.integers(1, 30), st.randoms(use_true_random=False))
def test_the_same_seed_draws_the_same_comments(
    found: list[Candidate], rates: dict[Stratum, float], most: int, chance: object
) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    drawn = drawn_from(found, "a seed", rates, most)
    assert drawn == drawn_from(shuffled, "a seed", rates, most)
    for stratum in STRATA:
        assert sum(one.stratum == stratum for one in drawn) <= most


def test_a_rate_draws_about_its_share_and_all_of_it_everything() -> None:
    stratum = Stratum(AccountClass.NEWS, RegistrantKind.PERSON)
    found = [Candidate(UUID(int=number), UUID(int=1), stratum) for number in range(4000)]
    assert len(drawn_from(found, "s", dict.fromkeys(STRATA, 1.0), 9999)) == 4000
    assert 300 < len(drawn_from(found, "s", dict.fromkeys(STRATA, 0.1), 9999)) < 500
    assert drawn_from(found, "s", dict.fromkeys(STRATA, 0.1), 999) != drawn_from(
        found, "another", dict.fromkeys(STRATA, 0.1), 999
    )
