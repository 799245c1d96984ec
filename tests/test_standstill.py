"""In a standstill nothing is changed in any process, reading goes on, and what chats say is handled afterwards."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx2
import pytest

from app import attended, mind_deadlines
from bot.chat import person
from bot.chat.inbox import handle_inbox
from db import ChatMessage, ChatUpdate, Comment, Digest, Notice, Question
from db.standstill import begin_standstill, end_standstill
from db.vocabulary import FileState, Transport
from policy import pack
from resolvers import clock, interactions
from resolvers.complaints import ask_complainant
from resolvers.complaints.hearing.asking import lapse_questions
from resolvers.complaints.uploads import receive_file, request_upload, upload_secret
from resolvers.interactions.digests import claim_digests
from resolvers.notices import claim_notices
from resolvers.rules.refusals import BusyProblem
from resolvers.use_case import new_id
from tests.cast import done, make_town
from tests.chat_world import as_actor, open_town
from tests.pictures import photo
from tests.rows import everything
from tests.services import Database, opened
from tests.serving import Nursery, Serve, asked, mutation, newcomers, serving, waited
from tests.test_chat_questions import taken
from town import raise_town

WHY = "We are moving; back at nine."


async def test_a_use_case_is_refused_with_the_reason_and_changes_nothing(database: Database) -> None:
    town = await make_town()
    before = await everything()
    await begin_standstill(WHY, clock.now())
    try:
        refused = await interactions.add_comment(town["author"], town.post.id, "Now.", key="k")
        assert refused == BusyProblem(maintenance=True, reason=WHY)
        assert await everything() | {"Standstill": None} == before | {"Standstill": None}
    finally:
        assert await end_standstill()
    done(await interactions.add_comment(town["author"], town.post.id, "Now.", key="k"))
    assert not await end_standstill()


async def test_every_process_stands_still_and_goes_on_where_it_was(
    postgres_url: str, nursery: Nursery, tmp_path: Path
) -> None:
    async with opened(postgres_url):
        town, (token,) = await raise_town(), await newcomers(1)
        post, owner = town["posts"][0], town["users"]["owner"]
        say = mutation("addComment", "... on BusyProblem { maintenance }")
        async with (
            serving(nursery, tmp_path / "one", postgres_url, "--web-only") as one,
            serving(nursery, tmp_path / "two", postgres_url) as two,
            httpx2.AsyncClient(timeout=20) as http,
        ):
            await waited(_all_quiet)
            await begin_standstill(WHY, clock.now())
            try:
                for serve in (one, two):
                    await waited(partial(_stands_still, http, serve, token, post))
                    answer = (await asked(http, serve, token, say, {"input": {"postId": post, "body": "x"}}))[
                        "addComment"
                    ]
                    assert answer["maintenance"] is True and WHY in answer["message"]
                    assert (await asked(http, serve, token, "{ viewer { user { displayName } } }"))["viewer"]
                before = await ChatMessage.all().count()
                await person.say(owner["chat_id"], "Mei", "en", "/help")
                await person.say(owner["chat_id"], "Mei", "en", "/queue")
                await waited(lambda: _count(ChatMessage, before + 3))  # both questions, and one sentence
                assert await ChatUpdate.filter(done_at=None).count() == 2
            finally:
                await end_standstill()
            await waited(_all_quiet)
            assert await ChatMessage.all().count() > before + 4, "both were answered"
            assert not await Comment.filter(body="x").exists()
        assert one.log == two.log == []


async def _stands_still(http: httpx2.AsyncClient, serve: Serve, token: str, post: str) -> bool:
    """Whether a process refuses to change anything; a comment without words is none, whenever it is asked for."""
    ask = mutation("addComment", "... on BusyProblem { maintenance }")
    nothing = {"input": {"postId": post, "body": ""}}
    return bool((await asked(http, serve, token, ask, nothing))["addComment"].get("maintenance"))


async def _all_quiet() -> bool:
    return not await ChatUpdate.exists(done_at=None) and not await Notice.exists(done_at=None)


async def _count(rows: type[ChatMessage], number: int) -> bool:
    return await rows.all().count() == number


@pytest.mark.parametrize(
    ("reason", "end"), [(WHY, f"nothing is lost. {WHY}"), ("", "nothing is lost."), ("w" * 200, "lost. " + "w" * 200)]
)
async def test_a_chat_is_told_the_reason(sqlite_town: Database, reason: str, end: str) -> None:
    async with open_town() as world:
        one, other = await world.someone("owner", "en"), await world.someone("editor", "en")
        message = (await other.say("/help"))[-1].message_id
        await begin_standstill(reason, clock.now())
        try:
            await person.say(one.address, one.name, "en", "/help")
            await person.press(other.address, other.name, "en", message, "x")
            await handle_inbox(world.door, {Transport.BUILT_IN: world.bot}, clock.now())
            assert (await one.last()).content.text.endswith(end)
            told = (await person.toasts(other.address, other.toasted))[-1].text
            assert told.endswith(end) or (len(told) == 200 and told.endswith("w…"))
        finally:
            await end_standstill()


async def test_an_answer_that_was_sent_in_time_is_taken_after_the_standstill(sqlite_town: Database) -> None:
    async with open_town() as world:
        _, (complaint, *_) = await taken()
        await ask_complainant(await as_actor("reviewer"), complaint.id, "Which street?")
        await world.settle()
        one = await world.someone("complainant")
        await one.press("Answer")
        late = timedelta(seconds=pack().times.answer)
        clock.move_clock(late - timedelta(minutes=1))
        await begin_standstill("", clock.now())
        try:
            await person.say(one.address, one.name, None, "Behind the mill.", clock=clock.now)
            await handle_inbox(world.door, {Transport.BUILT_IN: world.bot}, clock.now())
            clock.move_clock(late + timedelta(minutes=5))
        finally:
            await end_standstill()
        assert await lapse_questions(clock.now()) == 0, "what was kept is handled first"
        await world.later(late + timedelta(minutes=6))
        assert (await Question.get(complaint_id=complaint.id)).answer == "Behind the mill."


async def test_after_the_start_deadlines_rest_for_a_while(sqlite_town: Database) -> None:
    async with open_town():
        _, (complaint, *_) = await taken()
        await ask_complainant(await as_actor("reviewer"), complaint.id, "Which street?")
        clock.move_clock(timedelta(seconds=pack().times.answer + 1))
        async with attended(partial(mind_deadlines, rest=3600, every=0.01)):
            await asyncio.sleep(0.3)
            assert await Question.exists(done_at=None)
        async with attended(partial(mind_deadlines, rest=0, every=0.01)):
            await waited(_none_is_open)


async def _none_is_open() -> bool:
    return not await Question.exists(done_at=None)


async def test_no_file_is_taken(sqlite: Database, stored_files: Path) -> None:
    town = await make_town()
    file = done(await request_upload(town["member"], "a.jpg"))
    asked: list[bytes] = []

    async def chunks() -> AsyncIterator[bytes]:
        asked.append(photo())
        yield asked[-1]

    await begin_standstill(WHY, clock.now())
    try:
        refused = await receive_file(upload_secret(file.id), chunks())
        assert (refused, asked) == (BusyProblem(maintenance=True, reason=WHY), [])
    finally:
        await end_standstill()
    assert not list(stored_files.glob(f"*/{file.id}"))
    assert done(await receive_file(upload_secret(file.id), chunks())).state is FileState.STORED


async def test_notices_and_digests_wait(sqlite: Database) -> None:
    town = await make_town()
    chat, now = await town.chat("UNLINKED"), clock.now()
    await Digest.create(id=new_id(), chat_id=chat.id, at=now, last_at=now, due_at=now)
    done(await interactions.add_comment(town["author"], town.post.id, "News."))
    await begin_standstill("", clock.now())
    try:
        assert await claim_notices() == [] and await claim_digests() == []
    finally:
        await end_standstill()
    assert await claim_notices() and await claim_digests()
