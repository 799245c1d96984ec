"""Whatever the crew does to the comments of a post, taken back it leaves rows, counters and marks as before."""

from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import db
from db import Act, Comment
from db.vocabulary import CommentState
from resolvers import interactions
from resolvers.interactions import marks
from resolvers.oversight import drifted_counters, faults_of_the_trail, undo_act
from resolvers.rules.refusals import Refusal
from tests.cast import Town, done, make_town
from tests.rows import rows_of
from tests.services import Database

CREW = ("owner", "editor", "moderator")
ACTS: dict[str, Any] = {
    "hide": lambda who, key: interactions.hide_comment(who, key, "SPAM"),
    "show": interactions.show_comment,
    "approve": interactions.approve_comment,
    "delete": lambda who, key: interactions.delete_comment(who, key, "ABUSE"),
    "undelete": interactions.undelete_comment,
    "feature": marks.feature_comment,
    "unfeature": marks.unfeature_comment,
    "pin": marks.pin_comment,
    "unpin": marks.unpin_comment,
    "reply": lambda who, key: interactions.reply_to_comment(who, key, "An answer."),
}
MARKING = ("pin", "pin", "pin", "feature", "hide", "hide", "show", "unpin", "undo", "undo")  # what meets most
STEP = st.tuples(st.sampled_from((*ACTS, *MARKING, "undo")), st.sampled_from(CREW), st.integers(0, 2))
Steps = list[tuple[str, str, int]]
OPENING: Steps = [
    ("approve", "editor", 1),
    ("pin", "owner", 0),
    ("unpin", "moderator", 0),
]  # rare by chance


def sequences() -> list[Steps]:
    """Forty lists of acts on three comments, the same in every run."""
    found: list[Steps] = []

    @given(steps=st.lists(STEP, min_size=5, max_size=18))
    @settings(max_examples=40, derandomize=True, deadline=None, database=None, phases=[Phase.generate])
    def collect(steps: Steps) -> None:
        found.append(steps)

    collect()
    return found


async def three(town: Town) -> list[Comment]:
    """Three comments under a post of their own, one of them held."""
    post = await town.make_post()
    return [await town.comment(state, post=post) for state in ("VISIBLE", "HELD", "VISIBLE")]


async def state(comments: list[Comment]) -> dict[str, Any]:
    """The three comments, and what their post counts beside answers to them."""
    post, rows = comments[0].post_id, await rows_of(Comment)
    answers = await Comment.filter(post_id=post, as_account=True, state=CommentState.VISIBLE).count()
    counted = (await db.Post.get(id=post)).visible_comments - answers
    return {str(comment.id): rows[str(comment.id)] for comment in comments} | {"counted": counted}


async def standing(comments: list[Comment]) -> list[Act]:
    """What was done to them and stands, newest first, without what only gave way."""
    found = Act.filter(subject_id__in=[comment.id for comment in comments], undone_at=None, cause_id=None)
    return await found.order_by("-position")


async def take_back(town: Town, act: Act) -> Any:
    """Undo an act as whoever did it."""
    who = next(role for role in CREW if town[role].user_id == act.actor_id)
    return await undo_act(town[who], act.id)


async def step(town: Town, comment: Comment, verb: str, who: str) -> Any:
    """One act, or one taken back out of its order."""
    if verb != "undo":
        return await ACTS[verb](town[who], comment.id)
    mine = await standing([comment])
    return await take_back(town, mine[0]) if mine else None


async def in_order(verb: str, comment: Comment) -> str:
    """An act instead of what would take back meanwhile, which another test does."""
    hidden = (await Comment.get(id=comment.id)).state is CommentState.HIDDEN
    return {"undo": "show" if hidden else "unpin", "undelete": "pin"}.get(verb, verb)


async def test_acts_on_comments_of_a_post_undone_in_reverse_leave_all_as_it_was(database: Database) -> None:
    town, met = await make_town(), set[str]()
    for steps in [OPENING + one for one in sequences()[:20]]:
        comments = await three(town)
        happened: list[tuple[Act, dict[str, Any]]] = []
        for verb, who, number in steps:
            before, known = await state(comments), {act.id for act in await standing(comments)}
            answer = await step(town, comments[number], await in_order(verb, comments[number]), who)
            fresh = [act for act in await standing(comments) if act.id not in known]
            assert len(fresh) == (not isinstance(answer, Refusal) and verb != "reply"), (verb, answer)
            happened += [(act, before) for act in fresh]
            assert await state(comments) == before or fresh, verb
        for act, before in reversed(happened):
            done(await take_back(town, act))
            assert await state(comments) == before, act.name
            met.add(act.name)
        assert await drifted_counters() == []
    assert met >= {f"comment:{verb}" for verb in ("hide", "show", "approve", "delete", "feature", "pin", "unpin")}
    assert await faults_of_the_trail() == []


async def test_acts_taken_back_out_of_order_end_where_they_began_and_one_is_pinned_at_most(sqlite: Database) -> None:
    town, undone = await make_town(), 0
    for steps in sequences():
        comments = await three(town)
        began = await state(comments)
        for verb, who, number in steps:
            answer = await step(town, comments[number], verb, who)
            undone += verb == "undo" and answer is not None and not isinstance(answer, Refusal)
            await _marks_hold(comments)
        while acts := await standing(comments):
            done(await take_back(town, acts[0]))
            await _marks_hold(comments)
        assert await state(comments) == began
        assert await drifted_counters() == []
    assert undone > 10


async def _marks_hold(comments: list[Comment]) -> None:
    rows = await Comment.filter(post_id=comments[0].post_id)
    assert sum(row.pinned_at is not None for row in rows) <= 1
    assert not [row for row in rows if (row.pinned_at or row.featured_at) and row.state != CommentState.VISIBLE]
