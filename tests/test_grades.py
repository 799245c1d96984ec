"""Reads of posts are gathered and written; grades follow from exactly four inputs, by the published scheme."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import db
from db.standstill import begin_standstill, end_standstill
from db.vocabulary import AccountClass, DeadlineKind, RegistrantKind
from policy.pack import PackFault, load
from resolvers import clock, posts
from resolvers.accounts.standing import reads
from resolvers.accounts.standing.grades import look_at_grade, look_at_grade_from, remember_grades, scheme_now
from resolvers.deadlines import meet_deadlines
from resolvers.rules.accounts.standing.grading import GradeInputs, grade_of
from resolvers.rules.standings import system
from resolvers.sanctions.confirming import lift_sanction
from tests.asking import ask, data, id_of
from tests.cast import Town, done, make_town
from tests.cast_sanctions import close
from tests.services import Database

CLOCK = system("clock")
READ = "query($id: ID!) { node(id: $id) { ... on Post { reads } } }"
INPUTS = some.builds(
    GradeInputs, some.sampled_from(list(RegistrantKind)), some.sampled_from(list(AccountClass)),
    some.integers(0, 10**7), some.integers(0, 10**8),
)  # fmt: skip


@pytest.fixture(autouse=True)
def nobody_read_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "reads", reads.Reads())


async def read(town: Town, who: str, row: Any) -> None:
    await data(town[who], READ, {"id": id_of(row)})


async def test_who_opens_a_post_is_counted_once_in_a_while_and_its_own_people_are_not(sqlite: Database) -> None:
    town = await make_town()
    for who in ("member", "member", "stranger", "owner", "moderator", "address_guest"):
        await read(town, who, town.post)
    draft = await town.make_post("DRAFT")
    await read(town, "reviewer", draft)
    await data(town["author"], "{ posts { nodes { id body } } }")
    await ask(town["author"], "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": [id_of(town.post)]})
    assert (await db.Post.get(id=town.post.id)).reads == 0, "reading writes nothing"
    assert await reads.flush_reads() == 3
    assert (await db.Post.get(id=town.post.id)).reads == 3 and (await db.Post.get(id=draft.id)).reads == 0
    assert await reads.flush_reads() == 0
    assert (await data(None, READ, {"id": id_of(town.post)}))["node"] == {"reads": 3}


async def test_reads_are_added_to_by_several_processes_and_at_the_end(database: Database) -> None:
    town = await make_town()
    for number in range(4):
        reads.reads.count(f"reader {number}", town.post.id)
    await asyncio.gather(reads.flush_reads(), db.Post.filter(id=town.post.id).update(title="Meanwhile"))
    reads.reads.count("another", town.post.id)
    loop = asyncio.create_task(reads.write_down_reads(every=60))
    await asyncio.sleep(0)
    loop.cancel()
    with pytest.raises(asyncio.CancelledError):
        await loop
    post = await db.Post.get(id=town.post.id)
    assert (post.reads, post.title) == (5, "Meanwhile")


async def test_during_a_standstill_reads_wait(sqlite: Database) -> None:
    town = await make_town()
    other = await town.make_post()
    for row in (town.post, other):
        reads.reads.count("reader", row.id)
    await begin_standstill("to try it", clock.now())
    try:
        assert await reads.flush_reads() == 0
    finally:
        await end_standstill()
    assert sum(reads.reads.waiting.values()) == 2
    assert await reads.flush_reads() == 2


def test_a_reader_is_forgotten_after_a_time_and_never_more_are_remembered_than_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept, post = reads.Reads(), db.Post().id
    kept.count("one", post)
    kept.count("one", post)
    assert kept.waiting[post] == 1
    kept.since -= 3601
    kept.count("one", post)
    assert kept.waiting[post] == 2
    monkeypatch.setattr(reads, "REMEMBERED", 3)
    for number in range(9):
        kept.count(str(number), post)
        assert len(kept.readers) <= 3


@given(INPUTS)
def test_a_grade_is_1_to_4_and_more_never_makes_it_lower(inputs: GradeInputs) -> None:
    scheme = scheme_now()
    grade = grade_of(inputs, scheme)
    assert 1 <= grade <= 4
    assert grade_of(replace(inputs, followers=inputs.followers + 1000), scheme) >= grade
    assert grade_of(replace(inputs, reads=inputs.reads * 2), scheme) >= grade


def test_all_grades_are_reached() -> None:
    least = GradeInputs(RegistrantKind.PERSON, AccountClass.PERSONAL, 0, 0)
    known = [replace(least, followers=f, reads=r) for f, r in ((0, 0), (10_000, 0), (100_000, 10_000), (10**6, 10**6))]
    assert [grade_of(one, scheme_now()) for one in known] == [1, 2, 3, 4]


async def test_a_grade_follows_from_four_inputs_and_is_told_with_them(sqlite: Database) -> None:
    town = await make_town()
    account = town.account
    old = await town.make_post()
    await db.Post.filter(id=old.id).update(reads=10**7, published_at=clock.now() - timedelta(days=91))
    await db.Post.filter(id=town.post.id).update(reads=1500)
    await db.PublicAccount.filter(id=account.id).update(followers=1000)
    graded = done(await look_at_grade(CLOCK, account.id))
    assert graded.grade == 2
    change = await db.GradeChange.get(account_id=account.id)
    inputs = {"registrant_kind": "ORGANISATION", "account_class": "ORGANISATION", "followers": 1000, "reads": 1500}
    assert (change.inputs, change.scheme) == (inputs, "2026.11")
    notice = await db.Notice.filter(event="account.graded", user_id=town["owner"].user_id).get()
    assert notice.facts == {"account": account.name, "grade": "2", "scheme": "2026.11"}

    asked = "query($h: String!) { account(handle: $h) { grade gradeHistory { grade inputs { followers reads } } } }"
    shown = (await data(town["owner"], asked, {"h": account.handle}))["account"]
    assert shown == {"grade": 2, "gradeHistory": [{"grade": 2, "inputs": {"followers": 1000, "reads": 1500}}]}
    assert (await data(None, asked, {"h": account.handle}))["account"] == {"grade": 2, "gradeHistory": None}

    await town.comment("REMOVED")
    # Whatever else is different of an account and its registrant changes nothing.
    await db.PublicAccount.filter(id=account.id).update(
        name="Another name", description="Words", category="MEDIA", scope="All", comment_rules="CLOSED", grade=2,
    )  # fmt: skip
    await db.Registrant.filter(id=account.registrant_id).update(state="LAPSED", credit_level="E", area="110000")
    assert done(await look_at_grade(CLOCK, account.id)).grade == 2
    assert await db.GradeChange.all().count() == 1, "nothing is written where nothing changed"


async def test_each_week_by_the_clock_and_once_by_two_at_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await make_town()
    await db.PublicAccount.filter(id=town.account.id).update(followers=200_000)
    assert await remember_grades() == 0, "whoever sets up an account lets it be graded"
    await db.Deadline.filter(kind=DeadlineKind.GRADE_LOOK).delete()
    assert await remember_grades() == 3 and await remember_grades() == 0
    await db.Deadline.filter(kind=DeadlineKind.GRADE_LOOK).update(due_at=clock.now())
    await meet_deadlines(clock.now())
    assert (await db.PublicAccount.get(id=town.account.id)).grade == 3
    waiting = await db.Deadline.filter(kind=DeadlineKind.GRADE_LOOK, done_at=None)
    assert len(waiting) == 3 and all(one.due_at > clock.now() + timedelta(days=6) for one in waiting)
    await db.PublicAccount.filter(id=town.account.id).update(followers=0)
    await asyncio.gather(*(look_at_grade(CLOCK, town.account.id) for _ in range(2)))
    changes = await db.GradeChange.filter(account_id=town.account.id).order_by("id").values_list("grade", flat=True)
    assert list(changes) == [3, 1]


async def test_whoever_makes_an_account_active_lets_it_be_graded(sqlite: Database) -> None:
    town = await make_town()
    account, looks = town.account, db.Deadline.filter(kind=DeadlineKind.GRADE_LOOK)
    await looks.delete()
    await look_at_grade_from(account.id, clock.now())
    assert await remember_grades() == 2
    sanction = await close(town, account)
    await looks.filter(subject_id=account.id).update(done_at=clock.now())  # shut, it is not looked at again
    done(await lift_sanction(town["senior"], sanction.id, "It is enough."))
    assert (await db.PublicAccount.get(id=account.id)).state == "ACTIVE"
    assert await looks.filter(subject_id=account.id, done_at=None).count() == 1
    await db.PublicAccount.filter(id=account.id).update(state="CLOSING", closing_from="IN_REVIEW", followers=200_000)
    await looks.delete()
    assert await remember_grades() == 2, "what never was open is not graded"
    assert done(await look_at_grade(CLOCK, account.id)).grade == account.grade


async def test_the_scheme_is_published(sqlite: Database) -> None:
    steps = "followers { least points } reads { least points }"
    words = "registrants { value points } classes { value points }"
    asked = f"{{ policy {{ grading {{ version days grades {words} {steps} }} }} }}"
    told = (await data(None, asked))["policy"]["grading"]
    scheme = scheme_now()
    assert (told["version"], told["days"], told["grades"]) == (scheme.version, 90, list(scheme.grades))
    assert {one["value"]: one["points"] for one in told["classes"]} == scheme.account_classes
    assert [(one["least"], one["points"]) for one in told["reads"]] == [(s.least, s.points) for s in scheme.reads]


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ("grades = [4, 8, 12]", "grades = [8, 8, 12]"),
        ("{ least = 1000, points = 2 }, { least = 10000, points = 4 }",
         "{ least = 1000, points = 4 }, { least = 10000, points = 2 }"),
        ('registrants = { PERSON = 0, ORGANISATION = 1 }', 'registrants = { PERSON = 0 }'),
        ('"LICENCE_UNREADABLE", ', '"unreadable", '),
    ],
)  # fmt: skip
def test_a_scheme_that_does_not_rise_is_refused_with_its_key(tmp_path: Path, found: str, instead: str) -> None:
    text = Path("policy/default.toml").read_text(encoding="utf-8")
    assert found in text
    path = tmp_path / "pack.toml"
    path.write_text(text.replace(found, instead), encoding="utf-8")
    with pytest.raises(PackFault, match=r"pack.toml: standing"):
        load(path)


async def test_reads_of_a_post_that_was_withdrawn_are_kept(sqlite: Database) -> None:
    town = await make_town()
    await read(town, "member", town.post)
    done(await posts.withdraw_post(town["owner"], town.post.id))
    assert await reads.flush_reads() == 1
    assert (await db.Post.get(id=town.post.id)).reads == 1
