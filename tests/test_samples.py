"""Samples of comments: drawn by a seed, or by themselves each week, and judged in the words that were read."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

import db
from db.vocabulary import AccountClass, SampleFinding
from policy import pack
from resolvers import clock, interactions
from resolvers.interactions.measure.sampling import draw_sample, sample_queue, sampling_figures
from resolvers.interactions.measure.weekly import remember_weekly_sample
from resolvers.pages import Window
from resolvers.rules import refusals as no
from tests.asking import data, id_of
from tests.cast import make_town
from tests.cast_care import DAY, done, later, said
from tests.counting import statements
from tests.services import Database

PAGE = Window(limit=60)


async def test_a_sample_is_drawn_again_by_its_seed_whatever_became_of_the_comments(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await make_town()
    comments = [await said(town, days=1 + number / 10) for number in range(30)]
    await said(town, days=pack().sampling.days + 1)
    for_all(monkeypatch, most=20)
    with statements() as sent:
        sample = done(await draw_sample(town["senior"], "a seed"))
    few = len(sent)
    drawn = await comments_of(sample)
    assert (sample.drawn, len(drawn)) == (20, 20)
    done(await interactions.hide_comment(town["owner"], comments[0].id, "SPAM"))
    assert done(await draw_sample(town["senior"], "a seed", sample.as_of)).id == sample.id
    await db.SampleItem.all().delete()
    await db.Sample.all().delete()
    assert await comments_of(done(await draw_sample(town["senior"], "a seed", sample.as_of))) == drawn
    for number in range(10):
        await said(town, days=1 + number / 10)
    with statements() as sent:
        assert await comments_of(done(await draw_sample(town["senior"], "another seed"))) != drawn
    assert len(sent) == few + 1  # of which one is ours


async def test_a_time_of_which_nothing_can_be_drawn_is_refused(sqlite: Database) -> None:
    town = await make_town()
    now = clock.now()
    west, east = (timezone(timedelta(hours=hours)) for hours in (-14, 14))
    for at in (
        now + DAY, now - DAY * 367, now.replace(tzinfo=None), datetime.min.replace(tzinfo=UTC),
        datetime.min.replace(tzinfo=east), datetime.max.replace(tzinfo=west),
    ):  # fmt: skip
        answer = await draw_sample(town["senior"], "s", at)
        assert answer == no.Invalid((no.Fault("asOf", no.FaultCode.NOT_A_TIME_PAST, "366"),)), at
    assert isinstance(await draw_sample(town["senior"], "s\ud800"), no.Invalid)
    assert done(await draw_sample(town["senior"], "s", now - DAY * 365)).drawn == 0


async def test_a_draw_reads_in_slices_and_before_its_transaction(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await make_town()
    at = clock.now()
    for number in range(12):
        await said(town, days=1 + number / 10)
    for_all(monkeypatch, most=5)
    monkeypatch.setattr("tests.counting.LEFT_OUT", ("PRAGMA",))
    with statements() as sent:
        whole = done(await draw_sample(town["senior"], "a seed", at))
    drawn = await comments_of(whole)
    assert len(drawn) == 5
    begun = next(number for number, one in enumerate(sent) if "BEGIN" in one.upper())
    reading = [number for number, one in enumerate(sent) if '"comment"' in one and "registrant" in one]
    assert reading and max(reading) < begun
    await db.SampleItem.all().delete()
    await db.Sample.all().delete()
    monkeypatch.setattr("resolvers.interactions.measure.sampling.SLICE", 4)
    with statements() as sent:
        assert await comments_of(done(await draw_sample(town["senior"], "a seed", at))) == drawn
    assert sum('"comment"' in one and "registrant" in one for one in sent) == 4
    with statements() as sent:
        assert isinstance(await draw_sample(town["reviewer"], "another"), no.NotAllowed)
    assert not any('"comment"' in one for one in sent)


async def test_a_request_that_is_repeated_draws_nothing_more(sqlite: Database) -> None:
    town = await make_town()
    first = done(await draw_sample(town["senior"], key="01a22c2b-be30-7477-a097-e2e74b6ccd43"))
    await said(town, days=1)
    assert done(await draw_sample(town["senior"], key="01a22c2b-be30-7477-a097-e2e74b6ccd43")).id == first.id
    other = await draw_sample(town["senior"], "another", key="01a22c2b-be30-7477-a097-e2e74b6ccd43")
    assert isinstance(other, no.KeyReused)


async def test_each_week_a_sample_is_drawn_by_itself_and_never_twice(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await make_town()
    for_all(monkeypatch, weekly=3)
    await remember_weekly_sample()
    await remember_weekly_sample()
    waits = await db.Deadline.get(kind="SAMPLE_DUE", done_at=None)
    monday = waits.due_at
    assert (monday.weekday(), monday.hour, clock.now() < monday <= clock.now() + 7 * DAY) == (0, 0, True)
    notices = await db.Notice.all().count()
    async with later() as move_on:
        await move_on(monday - clock.now() - timedelta(hours=2))
        assert not await db.Sample.exists()
        for _ in range(5):
            await said(town, days=0.1)
        notices = await db.Notice.all().count()
        await move_on(timedelta(hours=3))
        sample = await db.Sample.get()
        year, week, _ = (monday - DAY).isocalendar()
        assert (sample.seed, sample.as_of, sample.drawn) == (f"{year}-W{week:02}", monday, 3)
        assert sample.drawn_by_id is None
        assert await db.Notice.all().count() == notices
        waits = await db.Deadline.get(kind="SAMPLE_DUE", done_at=None)
        assert waits.due_at == monday + 7 * DAY
        await db.Deadline.filter(id=waits.id).update(due_at=clock.now())  # as if a process had ended in between
        await move_on(timedelta(minutes=1))
        await remember_weekly_sample()
        assert await db.Sample.all().count() == 1
        assert (await db.Deadline.get(kind="SAMPLE_DUE", done_at=None)).due_at == monday + 7 * DAY
        await move_on(7 * DAY)
        assert await db.Sample.all().count() == 2
        document = "query($id: ID!) { node(id: $id) { ... on Sample { seed drawnBy } } }"
        told = await data(town["reviewer"], document, {"id": id_of(sample)})
        assert told["node"] == {"seed": sample.seed, "drawnBy": None}


def sampling_pack(**limits: int) -> Any:
    """The policy pack, by which everything is drawn up to its limits."""
    everything = {one.value: {"PERSON": 1, "ORGANISATION": 1} for one in AccountClass}
    rates = type(pack().sampling.rates).model_validate(everything)
    sampling = pack().sampling.model_copy(update={"rates": rates, **limits})
    whole = pack().model_copy(update={"sampling": sampling})
    return lambda: whole


def for_all(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    """Draw by a pack that draws everything up to its limits."""
    for module in ("sampling", "weekly"):
        monkeypatch.setattr(f"resolvers.interactions.measure.{module}.pack", sampling_pack(**limits))


async def test_what_looks_prohibited_in_a_sample_is_a_case_and_judged_once(sqlite: Database) -> None:
    town = await make_town()
    bad, fine = await town.bring("sample_item", "WAITING"), await town.bring("sample_item", "WAITING")
    waits = await sample_queue(town["reviewer"], PAGE)
    assert [one.id for one in waits] == [bad.id, fine.id]
    judge = """mutation($input: JudgeSampleItemInput!) { judgeSampleItem(input: $input) { __typename
      ... on SampleItem { finding offers case { id causes { kind } } } ... on Restricted { because } } }"""
    said_of = {bad: "PROHIBITED", fine: "FINE"}
    told = [
        (await data(town["reviewer"], judge, {"input": {"id": id_of(item), "finding": finding}}))["judgeSampleItem"]
        for item, finding in said_of.items()
    ]
    case = await db.Case.get(subject_id=bad.comment_id)
    assert told[0]["case"] == {"id": id_of(case), "causes": [{"kind": "SAMPLE"}]}
    assert (told[1]["case"], told[1]["finding"], told[1]["offers"]) == (None, "FINE", [])
    assert await sample_queue(town["reviewer"], PAGE) == []
    again = await interactions.judge_sample_item(town["reviewer2"], bad.id, SampleFinding.FINE)
    assert again == no.Restricted(no.Because.JUDGED_ALREADY)
    found = [one for one in (await sampling_figures()).strata if one.drawn]
    assert [(one.drawn, one.looked_at, one.found) for one in found] == [(2, 2, 1)]


async def test_what_is_judged_is_the_version_that_was_read(sqlite: Database) -> None:
    town = await make_town()
    item = await town.bring("sample_item", "WAITING")
    judge = """mutation($input: JudgeSampleItemInput!) { judgeSampleItem(input: $input) { __typename
      ... on SampleItem { finding } ... on Restricted { because } } }"""
    comment = await db.Comment.get(id=item.comment_id)
    author = next(actor for actor in town.actors.values() if actor.user_id == comment.author_id)
    done(await interactions.edit_comment(author, comment.id, "Other words by now."))
    told = [
        (await data(town["reviewer"], judge, {"input": {"id": id_of(item), "finding": "FINE", "version": version}}))
        for version in (1, 2)
    ]
    assert told[0]["judgeSampleItem"] == {"__typename": "Restricted", "because": "TEXT_CHANGED"}
    assert told[1]["judgeSampleItem"] == {"__typename": "SampleItem", "finding": "FINE"}


async def test_nobody_judges_what_they_wrote_or_run(sqlite: Database) -> None:
    town = await make_town()
    item = await town.bring("sample_item", "WAITING")
    await db.Comment.filter(id=item.comment_id).update(author_id=town["reviewer"].user_id)
    answer = await interactions.judge_sample_item(town["reviewer"], item.id, SampleFinding.FINE)
    assert answer == no.Restricted(no.Because.OWN_MATTER)


async def comments_of(sample: db.Sample) -> Any:
    return await db.SampleItem.filter(sample_id=sample.id).order_by("comment_id").values_list("comment_id", flat=True)
