"""Owner, crew and platform act on the same comment at once: the trail replays to the row, and all see the row."""

import asyncio
import random
from typing import Any

import db
from db import Act, Comment, TrailEntry
from db.vocabulary import CommentState, SubjectKind
from resolvers import complaints, interactions
from resolvers.interactions import marks
from resolvers.oversight import drifted_counters, faults_of_the_trail, undo_act
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Refusal
from tests.asking import id_of, replay
from tests.cast import FACTS, RULE, Town, make_town
from tests.chat_world import as_actor, commented, open_town
from tests.services import Database

ROUNDS = 6
# What each event makes of a comment; what is taken back goes to what the act taken back had found.
LEADS_TO: dict[str, dict[str, Any]] = {
    "comment.hidden": {"state": "HIDDEN", "featured": False, "pinned": False},
    "comment.deleted": {"state": "DELETED", "featured": False, "pinned": False},
    "comment.removed": {"state": "REMOVED", "featured": False, "pinned": False},
    "comment.shown": {"state": "VISIBLE"},
    "comment.featured": {"featured": True},
    "comment.unfeatured": {"featured": False},
    "comment.pinned": {"pinned": True},
    "comment.unpinned": {"pinned": False},
}
BACK = {act.event: act.replays for act in ACTS.values() if act.replays}
CHANGED = """subscription($post: ID!, $after: String) { commentChanged(post: $post, after: $after) {
  event commentId comment { state featured pinned } } }"""


def is_as(row: Comment) -> dict[str, Any]:
    """A comment in the words of the replay."""
    return {"state": row.state.value, "featured": row.featured_at is not None, "pinned": row.pinned_at is not None}


async def replayed(comment: Comment) -> dict[str, Any]:
    """What the entries of the trail about a comment, in their order, make of it."""
    now: dict[str, Any] = {"state": "VISIBLE", "featured": False, "pinned": False}
    found: dict[str, dict[str, Any]] = {}  # what each act that stands had found
    for entry in await TrailEntry.filter(subject_id=comment.id).order_by("position"):
        if entry.event in BACK or entry.event == "act.undone":
            standing = [act for act in found if act.startswith(f"{entry.refs['undone']} ")]
            now = found.pop(standing[-1])
            if entry.refs.get("left") == "pin":  # another was pinned since, and stays so
                now = now | {"pinned": False}
        elif entry.event in LEADS_TO:
            assert entry.refs["found"] in (None, now["state"]), "the trail tells of another state than it led to"
            found[f"{entry.act} {entry.refs['act']}"] = now
            now = now | LEADS_TO[entry.event]
    return now


def doings(who: dict[str, Any], first: Comment, second: Comment) -> list[Any]:
    """What everybody does at once, in an order of chance."""
    owner, editor, moderator = who["owner"], who["editor"], who["moderator"]

    async def taken_back(actor: Any, comment: Comment) -> Any:
        last = await Act.filter(subject_id=comment.id, undone_at=None).order_by("-position").first()
        return await undo_act(actor, last.id) if last else None

    asked = [
        interactions.hide_comment(owner, first.id, "SPAM"),
        interactions.delete_comment(editor, first.id, "ABUSE"),
        interactions.show_comment(moderator, first.id),
        marks.feature_comment(editor, first.id),
        marks.pin_comment(owner, first.id),
        marks.pin_comment(moderator, second.id),
        interactions.undelete_comment(editor, first.id),
        taken_back(owner, first),
        taken_back(moderator, second),
        complaints.remove_content(who["reviewer"], SubjectKind.COMMENT, first.id, RULE, FACTS),
    ]
    random.shuffle(asked)
    return asked


async def put_back(reviewer: Any, comment: Comment) -> None:
    """What the platform removed is there again for the next round."""
    if (await Comment.get(id=comment.id)).state is CommentState.REMOVED:
        await complaints.restore_content(reviewer, SubjectKind.COMMENT, comment.id)


async def test_the_trail_of_a_contested_comment_replays_to_its_row(database: Database) -> None:
    random.seed(20261130)
    town, won = await make_town(), set[str]()
    post = await town.make_post()
    first, second = await town.comment(post=post), await town.comment(post=post)
    for _ in range(ROUNDS):
        answers = await asyncio.gather(*doings(town.actors, first, second))
        assert any(not isinstance(answer, Refusal) for answer in answers)
        await agree(town, first, second)
        await put_back(town["reviewer"], first)
        await agree(town, first, second)
    won = {entry.event for entry in await TrailEntry.filter(subject_id=first.id)}
    assert len(won & LEADS_TO.keys()) >= 5, won
    assert await faults_of_the_trail() == []


async def agree(town: Town, *comments: Comment) -> None:
    """Trail, rows, counters, and what a subscription ends with say the same."""
    assert await drifted_counters() == []
    for comment in comments:
        row = await Comment.get(id=comment.id)
        assert await replayed(comment) == is_as(row)
    told = await replay(town["owner"], CHANGED, {"post": id_of(await db.Post.get(id=row.post_id)), "after": "START"})
    last = {event["commentId"]: event["comment"] for result in told for event in result["data"].values()}
    for comment in comments:
        if id_of(comment) in last:
            assert last[id_of(comment)] == is_as(await Comment.get(id=comment.id))
    assert await Comment.filter(post_id=row.post_id, pinned_at__isnull=False).count() <= 1


async def test_everybodys_cards_end_as_the_rows_are(sqlite_town: Database) -> None:
    random.seed(8)
    async with open_town() as world:
        first, second = await commented("Contested by all"), await commented("Beside it")
        await world.settle()
        crew = {role: await world.someone(role) for role in ("owner", "editor", "moderator")}
        actors = {role: await as_actor(role) for role in (*crew, "reviewer")}
        for _ in range(4):
            await asyncio.gather(*doings(actors, first, second))
            await world.settle()
            for comment in (first, second):
                row = await Comment.get(id=comment.id)
                cards = [await one.showing(comment.body) for one in crew.values()]
                for card in cards:
                    text = card.content.text
                    assert ("★" in text) == (row.featured_at is not None), text
                    assert ("📌" in text) == (row.pinned_at is not None), text
                    titles = {"HIDDEN": "Hidden by", "DELETED": "Deleted by", "REMOVED": "Removed by the platform"}
                    title = titles.get(row.state.value)
                    assert text.startswith(title) if title else not text.startswith(tuple(titles.values())), text
            await put_back(actors["reviewer"], first)
            await world.settle()
