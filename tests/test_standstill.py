"""In a standstill nothing is changed in any process, reading goes on, and what chats say is handled afterwards."""

from functools import partial
from pathlib import Path

import httpx2

from bot.chat import person
from db import ChatMessage, ChatUpdate, Comment, Digest, Notice
from db.standstill import begin_standstill, end_standstill
from resolvers import clock, interactions
from resolvers.interactions.digests import claim_digests
from resolvers.notices import claim_notices
from resolvers.rules.refusals import BusyProblem
from resolvers.use_case import new_id
from tests.cast import done, make_town
from tests.rows import everything
from tests.services import Database, opened
from tests.serving import Nursery, Serve, asked, mutation, newcomers, serving, waited
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
