"""A process that is killed in the middle of its work leaves counters, trail, acts and notices whole."""

import asyncio
import random
import signal
import sys
from pathlib import Path

import pytest

from db import Act, Comment, CommentVersion, Notice, TrailEntry, User
from resolvers import interactions
from resolvers.oversight import drifted_counters, faults_of_the_trail
from tests.cast import Town, done, make_town
from tests.services import opened

BURST = """
import asyncio, sys
from uuid import UUID
from db import Act, User
from db.columns import use_keys
from policy import pack
from resolvers import interactions
from resolvers.actor import actor_of_user
from resolvers.oversight import undo_act
from tests.services import opened

use_keys({"k1": b"0" * 32})

async def one(owner, author, post, name):
    for number in range(10_000):
        comment = await interactions.add_comment(author, post, f"{name} {number}")
        if hasattr(comment, "state"):
            await interactions.hide_comment(owner, comment.id, "SPAM")
            await interactions.show_comment(owner, comment.id)
            await undo_act(owner, (await Act.filter(subject_id=comment.id).latest("id")).id)

async def main(url, post, owner, *authors):
    async with opened(url):
        owner, *authors = [await actor_of_user(await User.get(id=key)) for key in (owner, *authors)]
        pack()
        print("ready", flush=True)
        await asyncio.gather(*(one(owner, author, UUID(post), author.name) for author in authors))

asyncio.run(main(*sys.argv[1:]))
"""


async def kill_a_burst(url: str, town: Town, moment: float) -> None:
    """Let a process work on the town's post by several hands, and kill it at a moment."""
    authors = [await town.newcomer() for _ in range(3)]
    who = [str(actor.user_id) for actor in (town["owner"], *authors)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", BURST, url, str(town.post.id), *who,
        cwd=Path(__file__).parent.parent, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    await asyncio.sleep(moment)
    process.send_signal(signal.SIGKILL)
    _, complaints = await process.communicate()
    assert (process.returncode, complaints) == (-signal.SIGKILL, b"")


async def is_whole() -> None:
    """Nothing is half done: every row has what belongs to it, and every kept number agrees."""
    assert await drifted_counters() == []
    assert await faults_of_the_trail() == []
    comments = set(await Comment.all().values_list("id", flat=True))
    assert set(await CommentVersion.all().values_list("comment_id", flat=True)) == comments
    told = await TrailEntry.all()
    added = [entry.subject_id for entry in told if entry.event == "comment.added"]
    assert sorted(added) == sorted(comments)
    assert {entry.refs["act"] for entry in told if "act" in entry.refs} == {str(act.id) for act in await Act.all()}
    notices = await Notice.all()
    assert {notice.subject_id for notice in notices if notice.subject_kind == "Comment"} <= comments
    users = set(await User.all().values_list("id", flat=True))
    assert {notice.user_id for notice in notices if notice.user_id} <= users
    cards = [notice.subject_id for notice in notices if notice.event == "comment.added" and notice.kind == "CARD"]
    assert len(cards) == 3 * len(comments), "each operator is told of each comment"


@pytest.mark.timeout(60)
async def test_a_killed_process_leaves_nothing_half_done(url: str) -> None:
    random.seed(url.split(":")[0])
    async with opened(url):
        town = await make_town()
    for _ in range(5):
        async with opened(url):
            await kill_a_burst(url, town, random.uniform(0.02, 0.35))
            await is_whole()
            comment = done(await interactions.add_comment(town["author"], town.post.id, "It works on."))
            done(await interactions.hide_comment(town["owner"], comment.id))
    async with opened(url):
        assert await Comment.all().count() > 20
