"""One act on many comments: each is done as if alone, in parts, and the whole is taken back as one."""

from typing import Any

import pytest

import db
from db.vocabulary import BulkState, BulkVerb, CommentState, HeldBy, OperatorshipState
from resolvers import clock, interactions
from resolvers.deadlines import meet_deadlines
from resolvers.interactions import bulk
from resolvers.interactions.bulk import Wanted
from resolvers.interactions.marks.featuring import feature_comment, pin_comment
from resolvers.interactions.views import QueueFilter
from resolvers.oversight import drifted_counters, faults_of_the_trail, undo_act
from resolvers.rules.refusals import Because, FaultCode, Invalid, NotFound, Restricted
from tests.asking import data, do, id_of
from tests.cast import HELD_TERM, Town, done, make_town
from tests.cast_bulk import cared_for, many_under, said_under
from tests.counting import statements
from tests.rows import rows_of
from tests.services import Database

ON_SQLITE = pytest.mark.usefixtures("sqlite")


async def states(post: db.Post) -> dict[str, int]:
    """How many comments of a post are in which state."""
    found: dict[str, int] = {}
    for state in await db.Comment.filter(post_id=post.id).values_list("state", flat=True):
        found[str(state)] = found.get(str(state), 0) + 1
    return found


async def town_with(number: int, words: str = "Comment number {}") -> tuple[Town, Any, Any, list[Any]]:
    """The town, an account with a post, and so many comments under it beside the first."""
    town = await make_town()
    account = await cared_for(town)
    post = await db.Post.get(account_id=account.id)
    return town, account, post, await many_under(post, number, words)


async def sound() -> None:
    """Counters and trail agree with the rows."""
    assert await drifted_counters() == [] and await faults_of_the_trail() == []


async def all_done() -> int:
    """Let everything happen that is due; gives how many times something was."""
    times = 0
    while await meet_deadlines(clock.now()):
        times += 1
    return times


async def test_many_are_hidden_as_if_each_alone_and_taken_back_as_one(database: Database) -> None:
    town, account, post, _ = await town_with(0)
    said = await said_under(town, post, 3, "Buy followers {}")
    before = {row.id: dict(row) for row in await db.Comment.filter(post_id=post.id)}
    told = await db.Notice.filter(user_id=town["author"].user_id, event="comment.hidden").count()
    wanted = Wanted(words=("ＦＯＬＬＯＷＥＲＳ",))
    made = done(
        await bulk.moderate_comments(town["owner"], account.id, BulkVerb.HIDE, "SPAM", None, wanted, [said[2].id])
    )
    assert (made.state, made.total, made.done, made.left_out) == (BulkState.DONE, 2, 2, {})
    assert await states(post) == {"HIDDEN": 2, "VISIBLE": 2}
    assert await db.Notice.filter(user_id=town["author"].user_id, event="comment.hidden").count() == told + 2
    hidden = await db.Comment.filter(post_id=post.id, state="HIDDEN")
    assert {(row.reason, row.acted_by) for row in hidden} == {("SPAM", town["owner"].user_id)}
    acts = await db.Act.filter(cause_id=made.act_id)
    assert [act.name for act in acts] == ["comment:hide"] * 2
    assert await db.TrailEntry.filter(subject_id=made.id, event="account.moderated").count() == 1
    assert await db.TrailEntry.filter(event="comment.hidden", scope=f"account:{account.id}").count() == 2
    await sound()
    done(await undo_act(town["editor"], made.act_id))
    assert {row.id: dict(row) for row in await db.Comment.filter(post_id=post.id)} == before
    made = await db.Bulk.get(id=made.id)
    assert (made.state, made.put_back) == (BulkState.UNDONE, 2)
    assert await db.Notice.filter(user_id=town["author"].user_id, event="act.undone").count() == 2
    assert await undo_act(town["owner"], made.act_id) == Restricted(Because.SOMETHING_CAME_AFTER)
    await sound()


@ON_SQLITE
async def test_what_was_changed_since_is_left_when_the_whole_is_taken_back() -> None:
    town, account, post, keys = await town_with(5)
    made = done(await bulk.moderate_comments(town["owner"], account.id, BulkVerb.HIDE, "SPAM", keys))
    done(await interactions.show_comment(town["editor"], keys[0]))
    done(await interactions.delete_comment(town["owner"], keys[1], "ABUSE"))
    done(await undo_act(town["owner"], made.act_id))
    made = await db.Bulk.get(id=made.id)
    assert (made.done, made.put_back, made.state) == (5, 3, BulkState.UNDONE)
    assert await states(post) == {"VISIBLE": 5, "DELETED": 1}
    await sound()


@ON_SQLITE
async def test_those_that_it_cannot_be_done_to_are_left_out_and_counted_by_why() -> None:
    town, account, post, keys = await town_with(3)
    platform = done(await interactions.add_comment(town["author"], post.id, f"A {HELD_TERM} for all"))
    done(await interactions.hide_comment(town["owner"], keys[0], "SPAM"))
    elsewhere = await town.said()
    made = done(
        await bulk.moderate_comments(
            town["owner"], account.id, BulkVerb.HIDE, "SPAM", [*keys, platform.id, elsewhere.id, keys[1]]
        )
    )
    assert (made.total, made.done) == (5, 2)
    assert made.left_out == {"NotFound": 1, "Restricted:HELD_BY_THE_PLATFORM": 1, "WrongState:HIDDEN": 1}
    assert (await db.Comment.get(id=elsewhere.id)).state is CommentState.VISIBLE
    query = """query($id: ID!) { node(id: $id) { ... on Bulk { total done state offers lastAct { name }
        leftOut { code because count } } } }"""
    shown = await data(await town.again("owner"), query, {"id": id_of(made)})
    assert shown["node"] == {
        "total": 5, "done": 2, "state": "DONE", "offers": ["UNDO_ACT"], "lastAct": {"name": "account:moderate"},
        "leftOut": [
            {"code": "NOT_FOUND", "because": None, "count": 1},
            {"code": "RESTRICTED", "because": "HELD_BY_THE_PLATFORM", "count": 1},
            {"code": "WRONG_STATE", "because": "HIDDEN", "count": 1},
        ],
    }  # fmt: skip
    await sound()


@ON_SQLITE
async def test_more_than_a_part_goes_on_by_itself_and_stops_when_it_is_taken_back() -> None:
    town, account, post, keys = await town_with(450)
    made = done(await bulk.moderate_comments(town["owner"], account.id, BulkVerb.DELETE, "SPAM", keys))
    assert (made.state, made.done, await states(post)) == (BulkState.RUNNING, 200, {"DELETED": 200, "VISIBLE": 251})
    assert await meet_deadlines(clock.now()) == 1
    assert (await db.Bulk.get(id=made.id)).done == 400
    assert await all_done() == 1
    made = await db.Bulk.get(id=made.id)
    assert (made.state, made.done, await states(post)) == (BulkState.DONE, 450, {"DELETED": 450, "VISIBLE": 1})
    assert {act.actor_id for act in await db.Act.filter(cause_id=made.act_id)} == {town["owner"].user_id}
    await sound()
    done(await undo_act(town["owner"], made.act_id))
    assert (await db.Bulk.get(id=made.id)).state is BulkState.UNDOING
    assert await all_done() == 2
    made = await db.Bulk.get(id=made.id)
    assert (made.state, made.put_back, await states(post)) == (BulkState.UNDONE, 450, {"VISIBLE": 451})
    await sound()
    # Taken back while it is under way, the rest is not begun.
    other = done(await bulk.moderate_comments(town["owner"], account.id, BulkVerb.HIDE, "SPAM", keys))
    done(await undo_act(town["owner"], other.act_id))
    await all_done()
    other = await db.Bulk.get(id=other.id)
    assert (other.state, other.done, other.put_back) == (BulkState.UNDONE, 200, 200)
    assert await states(post) == {"VISIBLE": 451}


@ON_SQLITE
async def test_who_runs_the_account_no_more_does_no_more_of_it() -> None:
    town, account, _post, keys = await town_with(201)
    made = done(await bulk.moderate_comments(town["moderator"], account.id, BulkVerb.HIDE, "SPAM", keys))
    await db.Operatorship.filter(account_id=account.id, user_id=town["moderator"].user_id).update(
        until=clock.now(), state=OperatorshipState.ENDED
    )
    await all_done()
    made = await db.Bulk.get(id=made.id)
    assert (made.state, made.done, made.left_out) == (BulkState.DONE, 200, {"NotAllowed": 1})


@ON_SQLITE
async def test_a_part_takes_the_same_statements_however_many_comments_it_has() -> None:
    town, account, _post, keys = await town_with(210)
    taken = []
    for some in (keys[:10], keys[10:210]):
        with statements() as sent:
            made = done(await bulk.moderate_comments(town["owner"], account.id, BulkVerb.HIDE, "SPAM", some))
        with statements() as back:
            done(await undo_act(town["owner"], made.act_id))
        taken.append((len(sent), len(back)))
    assert taken[0] == taken[1] and max(taken[0]) <= 25, taken


@ON_SQLITE
async def test_held_comments_are_approved_and_their_answered_authors_are_told() -> None:
    town, account, post, _ = await town_with(0)
    first = (await said_under(town, post, 1, "Well said {}"))[0]
    done(await interactions.set_word_list(town["owner"], account.id, ["perhaps"]))
    answer = done(await interactions.add_comment(town["member"], post.id, "Perhaps not.", first.id))
    assert (answer.state, answer.held_by) == (CommentState.HELD, HeldBy.ACCOUNT)
    wanted = Wanted(show=QueueFilter.HELD)
    made = done(await bulk.moderate_comments(town["owner"], account.id, BulkVerb.APPROVE, None, None, wanted))
    assert made.done == 1 and (await db.Comment.get(id=answer.id)).state is CommentState.VISIBLE
    assert await db.Notice.exists(user_id=town["author"].user_id, event="comment.added", subject_id=answer.id)
    await sound()


@ON_SQLITE
async def test_what_is_asked_wrongly_changes_nothing() -> None:
    town, account, _post, keys = await town_with(2)
    owner = town["owner"]

    async def fault(*asked: Any) -> Any:
        answer = await bulk.moderate_comments(owner, account.id, *asked)
        assert isinstance(answer, Invalid), answer
        return answer.faults[0].path, answer.faults[0].code

    assert await fault(BulkVerb.HIDE, "SPAM") == ("ids", FaultCode.NOT_ONE_OF)
    assert await fault(BulkVerb.HIDE, "SPAM", []) == ("ids", FaultCode.EMPTY)
    assert await fault(BulkVerb.HIDE, "BECAUSE", keys) == ("reason", FaultCode.NOT_ONE_OF)
    assert await fault(BulkVerb.DELETE, None, keys) == ("reason", FaultCode.EMPTY)
    assert await bulk.go_on_with_bulk(town["system"], keys[0]) == NotFound("Bulk")
    assert await db.Bulk.all().count() == 0


@ON_SQLITE
async def test_a_preview_shows_what_would_be_hidden_page_by_page() -> None:
    town, account, post, keys = await town_with(30, "Sub 4 sub {}")
    query = """query($a: ID!, $f: CommentFilter!, $after: String) { bulkPreview(account: $a, filter: $f) {
        count comments(first: 20, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }"""
    asked = {"a": id_of(account), "f": {"words": ["sub 4 SUB"]}}
    page = (await data(town["editor"], query, asked))["bulkPreview"]
    assert page["count"] == 30 and page["comments"]["pageInfo"]["hasNextPage"]
    after = page["comments"]["pageInfo"]["endCursor"]
    rest = await data(town["editor"], query, {**asked, "after": after})
    nodes = page["comments"]["nodes"] + rest["bulkPreview"]["comments"]["nodes"]
    newest = sorted(keys, reverse=True)
    assert [node["id"] for node in nodes] == [id_of(await db.Comment.get(id=key)) for key in newest]
    answer = await do(
        town["owner"], "moderateComments",
        {"accountId": id_of(account), "verb": "HIDE", "reason": "SPAM", "filter": {"words": ["sub 4 sub"]},
         "except": [nodes[0]["id"], nodes[1]["id"]], "idempotencyKey": "once"},
    )  # fmt: skip
    assert answer["__typename"] == "Bulk"
    assert await states(post) == {"HIDDEN": 28, "VISIBLE": 3}


async def test_a_deletion_of_many_is_taken_back_only_by_whoever_deleted(sqlite: Database) -> None:
    town = await make_town()
    ones = [(await town.comment()).id for _ in range(3)]
    deleted = done(await bulk.moderate_comments(town["owner"], town.account.id, BulkVerb.DELETE, "SPAM", ids=ones))
    assert await undo_act(town["moderator"], deleted.act_id) == Restricted(Because.NOT_YOUR_DELETION)
    done(await undo_act(town["owner"], deleted.act_id))
    assert {one.state for one in await db.Comment.filter(id__in=ones)} == {CommentState.VISIBLE}


async def test_marks_leave_and_come_back_with_an_act_on_many(sqlite: Database) -> None:
    town = await make_town()
    pinned, featured = await town.comment(), await town.comment()
    done(await pin_comment(town["owner"], pinned.id))
    done(await feature_comment(town["owner"], featured.id))
    before = await rows_of(db.Comment)
    deleted = done(
        await bulk.moderate_comments(
            town["owner"], town.account.id, BulkVerb.HIDE, "SPAM", ids=[pinned.id, featured.id]
        )
    )
    assert not await db.Comment.filter(pinned_at__isnull=False).exists()
    done(await undo_act(town["owner"], deleted.act_id))
    assert await rows_of(db.Comment) == before
    again = done(await bulk.moderate_comments(town["owner"], town.account.id, BulkVerb.HIDE, "SPAM", ids=[pinned.id]))
    other = await town.comment()
    done(await pin_comment(town["owner"], other.id))
    done(await undo_act(town["owner"], again.act_id))
    assert [one.id for one in await db.Comment.filter(pinned_at__isnull=False)] == [other.id]
