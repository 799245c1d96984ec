"""The frame of every use case: one transaction, one answer, one effect, whatever happens at the same time."""

import asyncio
import sqlite3
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from db import Attempt, Case, Comment, Complaint, KeptOutcome, Notice, Post, ScreeningHit, TrailEntry
from db.engines import sqlite_path
from policy import pack
from resolvers import accounts, interactions, posts, trail
from resolvers.clock import move_clock
from resolvers.oversight import drifted_counters, faults_of_the_trail
from resolvers.rules.refusals import (
    BusyProblem,
    Invalid,
    KeyReused,
    Refusal,
    TextRefused,
    WrongCredentials,
)
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case
from tests.cast import REFUSED_TERM, done, make_town
from tests.filing import report
from tests.rows import everything
from tests.services import Database, Postgres, opened, postgres_database


async def test_the_same_key_gives_the_same_outcome_and_has_one_effect(database: Database) -> None:
    town = await make_town()
    first = done(await interactions.add_comment(town["author"], town.post.id, "Once.", key="k"))
    again = done(await interactions.add_comment(town["author"], town.post.id, "Once.", key="k"))
    assert (first.id, await Comment.all().count()) == (again.id, 1)
    another = done(await interactions.add_comment(town["member"], town.post.id, "Once.", key="k"))
    assert another.id != first.id, "keys are one's own"


async def test_a_key_used_for_another_request_is_refused(database: Database) -> None:
    town = await make_town()
    comment = done(await interactions.add_comment(town["author"], town.post.id, "Once.", key="k"))
    before = await everything()
    assert await interactions.add_comment(town["author"], town.post.id, "Twice.", key="k") == KeyReused()
    assert await interactions.edit_comment(town["author"], comment.id, "Once.", key="k") == KeyReused()
    assert await everything() == before


async def test_refusals_are_not_kept_under_a_key(database: Database) -> None:
    town = await make_town()
    post = await town.make_post("DRAFT")
    assert isinstance(await interactions.add_comment(town["owner"], post.id, "Early.", key="k"), Refusal)
    assert await KeptOutcome.all().count() == 0
    done(await posts.publish_post(town["owner"], post.id))
    done(await interactions.add_comment(town["owner"], post.id, "Early.", key="k"))


async def test_a_key_is_free_again_when_its_time_is_over(database: Database) -> None:
    town = await make_town()
    first = done(await interactions.add_comment(town["author"], town.post.id, "Once.", key="k"))
    try:
        move_clock(timedelta(seconds=pack().times.idempotency + 1))
        second = done(await interactions.add_comment(town["author"], town.post.id, "Twice.", key="k"))
    finally:
        move_clock(timedelta())
    assert second.id != first.id
    assert await KeptOutcome.all().count() == 1


@pytest.mark.parametrize("key", ["", " ", "\x00", "\ud800", "k" * 151])
async def test_a_key_that_cannot_be_kept_is_refused(database: Database, key: str) -> None:
    town = await make_town()
    answer = await interactions.add_comment(town["author"], town.post.id, "Once.", key=key)
    assert isinstance(answer, Invalid)
    assert answer.faults[0].path == "idempotencyKey"


async def test_the_same_key_at_once_has_one_effect(database: Database) -> None:
    town = await make_town()
    said = [interactions.add_comment(town["author"], town.post.id, "Once.", key="k") for _ in range(8)]
    answers = await asyncio.gather(*said)
    assert len({done(answer).id for answer in answers}) == 1
    assert await Comment.all().count() == 1
    assert await drifted_counters() == []


@use_case("comment:add")
async def add_two(actor: Actor, post_id: UUID) -> Comment:
    """What nobody should write: a use case within a use case."""
    await interactions.add_comment(actor, post_id, "One.")
    return done(await interactions.add_comment(actor, post_id, "Two."))


async def test_a_use_case_inside_a_use_case_is_a_fault(database: Database) -> None:
    town = await make_town()
    with pytest.raises(RuntimeError, match="inside another use case"):
        await add_two(town["author"], town.post.id)
    assert await Comment.all().count() == 0
    done(await interactions.add_comment(town["author"], town.post.id, "The next works."))


async def test_a_refused_text_leaves_its_hit_and_its_entry_and_nothing_else(database: Database) -> None:
    town = await make_town()
    before = await everything()
    answer = await interactions.add_comment(town["author"], town.post.id, f"Go to {REFUSED_TERM}!")
    assert answer == TextRefused("platform:casino-links", REFUSED_TERM)
    hit = await ScreeningHit.get(rule="platform:casino-links")
    assert (hit.subject_id, hit.effect, hit.author_id) == (None, "REFUSE", town["author"].user_id)
    entry = await TrailEntry.all().latest("position")
    assert (entry.event, entry.subject_id, entry.refs) == ("comment.refused", town.post.id, {"rule": hit.rule})
    after = await everything()
    assert len(after.pop("TrailEntry")) == len(before.pop("TrailEntry")) + 1
    assert after == before


async def test_wrong_credentials_leave_a_failure(database: Database) -> None:
    town = await make_town()
    before = await everything()
    answer = await accounts.sign_in(town["address_guest"], "nobody@example.org", "a long password")
    assert answer == WrongCredentials()
    assert await everything() == before
    keys = set(await Attempt.filter(act="user:sign_in").values_list("key", flat=True))
    assert keys == {town["address_guest"].origin, accounts.email_key("nobody@example.org")}


@use_case("post:edit")
async def touch_both(actor: Actor, first: UUID, second: UUID) -> Post:
    """Two rows in the order that is asked for, so that two runs can wait for each other."""
    for key in (first, second):
        await Post.filter(id=key).select_for_update().first()
        await Post.filter(id=key).update(reason="TOUCHED")
        await asyncio.sleep(0.1)
    return await Post.get(id=second)


async def test_two_who_wait_for_each_other_both_succeed(database: Database) -> None:
    town = await make_town()
    one, two = town.post.id, (await town.make_post()).id
    answers = await asyncio.gather(touch_both(town["owner"], one, two), touch_both(town["owner"], two, one))
    assert [done(answer).id for answer in answers] == [two, one]


@use_case("post:edit")
async def count_and_write(actor: Actor, post_id: UUID, tries: list[int]) -> Post:
    """A transaction of the strictest kind that another always overtakes, until its third try."""
    tries.append(len(tries))
    connection = Post._meta.db
    await connection.execute_query("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
    post = await Post.get(id=post_id)
    if len(tries) < 3:
        outside = await asyncpg.connect(actor.name)
        await outside.execute("UPDATE post SET reason = 'OVERTAKEN' WHERE id = $1", post_id)
        await outside.close()
    await Post.filter(id=post_id).update(reason="MINE")
    return post


async def test_a_serialisation_failure_is_tried_again(postgres_url: str) -> None:
    async with opened(postgres_url):
        town = await make_town()
        tries: list[int] = []
        done(await count_and_write(Actor(town["owner"].kind, name=postgres_url), town.post.id, tries))
        assert len(tries) == 3
        assert (await Post.get(id=town.post.id)).reason == "MINE"


async def test_when_it_stays_busy_the_answer_is_that_and_nothing_changed_on_postgres(postgres: Postgres) -> None:
    async with postgres_database(postgres, template="template_gongdao") as url:
        administrator = await asyncpg.connect(url)
        name = url.rsplit("/", 1)[1]
        await administrator.execute(f"ALTER DATABASE {name} SET lock_timeout = '30ms'")
        async with opened(url):
            town = await make_town()
            comment, before = await town.comment(), None
            async with administrator.transaction():
                await administrator.execute("SELECT 1 FROM comment WHERE id = $1 FOR UPDATE", comment.id)
                before = await everything()
                assert await interactions.hide_comment(town["owner"], comment.id) == BusyProblem()
                assert await everything() == before
            done(await interactions.hide_comment(town["owner"], comment.id))
        await administrator.close()


async def test_when_it_stays_busy_the_answer_is_that_and_nothing_changed_on_sqlite(sqlite_url: str) -> None:
    async with opened(sqlite_url):
        town = await make_town()
        comment, before = await town.comment(), await everything()
        await Post._meta.db.execute_script("PRAGMA busy_timeout = 20")
        writer = sqlite3.connect(sqlite_path(sqlite_url), isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        assert await interactions.hide_comment(town["owner"], comment.id) == BusyProblem()
        writer.execute("ROLLBACK")
        writer.close()
        assert await everything() == before
        done(await interactions.hide_comment(town["owner"], comment.id))


async def test_twenty_complaints_at_once_about_one_comment_make_one_case(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    people = [await town.newcomer() for _ in range(20)]
    answers = await asyncio.gather(*(report(one, comment) for one in people))
    assert len({done(answer).receipt for answer in answers}) == 20
    case = await Case.get()
    assert (case.open_complaints, await Complaint.filter(case_id=case.id).count()) == (20, 20)
    assert await drifted_counters() == []


async def test_one_person_who_complains_twice_at_once_has_one_complaint(database: Database) -> None:
    town = await make_town()
    for others in (0, 1):  # whether a case is open already
        comment = await town.comment()
        for _ in range(others):
            done(await report(town["stranger"], comment, "OTHER", "Mine."))
        lodged = [report(town["member"], comment, words=f"Words {number}.") for number in range(6)]
        answers = await asyncio.gather(*lodged)
        assert sorted(type(answer).__name__ for answer in answers) == ["AlreadyReported"] * 5 + ["Complaint"]
        assert await Complaint.filter(subject_id=comment.id).count() == 1 + others


async def read_while(writers: "asyncio.Future[list[object]]", scope: str) -> list[int]:
    """What a reader sees who follows a scope by cursor while others write."""
    seen: list[int] = []
    while True:
        last_round = writers.done()
        seen += [entry.position for entry in await trail.read(scope, seen[-1] if seen else 0, limit=7)]
        if last_round and (not seen or seen[-1] == await trail.newest(scope)):
            return seen
        await asyncio.sleep(0)


async def follow_notices(writers: "asyncio.Future[list[object]]", who: Actor) -> list[int]:
    """What a reader sees who follows a person's notices by cursor while others write."""
    seen: list[int] = []
    while True:
        last_round = writers.done()
        found = Notice.filter(user_id=who.user_id, position__gt=seen[-1] if seen else 0)
        news = await found.order_by("position").limit(7).values_list("position", flat=True)
        seen += news
        if last_round and not news:
            return seen
        await asyncio.sleep(0)


async def test_a_reader_by_cursor_misses_nothing_while_others_write(database: Database) -> None:
    town = await make_town()
    places = [(town.post, "owner", town.account.id)]
    for _ in range(2):
        account = await town.public_account()
        registrant = account.registrant_id
        done(await accounts.verify_registrant(town["identity_officer"], registrant))
        post = done(await posts.create_post(town["owner"], account.id, "Title", "Body"))
        places.append((done(await posts.publish_post(town["owner"], post.id)), "owner", account.id))
    people = [await town.newcomer() for _ in range(15)]
    writes = [
        interactions.add_comment(people[number % 15], places[number % 3][0].id, f"Words {number}.")
        for number in range(300)
    ]
    writers = asyncio.gather(*writes)
    scopes = [f"account:{account}" for _, _, account in places]
    readers = [read_while(writers, scope) for scope in scopes]
    *seen, told = await asyncio.gather(*readers, follow_notices(writers, town["owner"]))
    assert all(not isinstance(answer, Refusal) for answer in await writers)
    for scope, positions in zip(scopes, seen, strict=True):
        kept = await TrailEntry.filter(scope=scope).order_by("position").values_list("position", flat=True)
        assert positions == list(kept)
    kept = await Notice.filter(user_id=town["owner"].user_id).order_by("position").values_list("position", flat=True)
    assert told == list(kept)
    assert await faults_of_the_trail() == []


async def test_what_fails_outright_is_a_fault_and_leaves_nothing(database: Database) -> None:
    town = await make_town()
    before = await everything()

    @use_case("comment:add")
    async def stumbles(actor: Actor) -> Comment:
        """Writes and then fails."""
        await Post.filter(id=town.post.id).update(reason="HALF")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await stumbles(town["author"])
    assert await everything() == before
