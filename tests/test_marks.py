"""Featured and pinned comments: what is set apart, how it gives way, and how it comes back exactly."""

import asyncio
from typing import Any

import db
from db import Act, Comment
from db.vocabulary import SubjectKind
from resolvers import complaints, interactions
from resolvers.interactions import marks
from resolvers.oversight import drifted_counters, faults_of_the_trail, undo_act
from resolvers.rules.refusals import Because, NotAllowed, Refusal, Restricted, WrongState
from tests.asking import data, do, id_of
from tests.cast import ACCOUNTS_TERM, FACTS, RULE, Town, done, make_town
from tests.rows import rows_of
from tests.services import Database

MARKS = "... on Comment { featured pinned offers lastAct { id } }"
OF_A_POST = """query($id: ID!) { node(id: $id) { ... on Post {
  pinnedComment { id } featuredComments(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } } } }"""


async def pinned_under(post: Any) -> list[Comment]:
    return await Comment.filter(post_id=post.id, pinned_at__isnull=False)


async def last_act(thing: Any) -> Act:
    return await Act.filter(subject_id=thing.id, undone_at=None).latest("position")


async def test_marks_are_public_and_offered(sqlite: Database) -> None:
    town = await make_town()
    first, second = await town.comment(), await town.comment()
    for comment in (first, second):
        answer = await do(town["moderator"], "featureComment", {"id": id_of(comment)}, MARKS)
        assert answer["featured"] and {"UNFEATURE_COMMENT", "PIN_COMMENT", "MUTE_USER"} <= set(answer["offers"])
        assert "FEATURE_COMMENT" not in answer["offers"]
    assert (await do(town["editor"], "pinComment", {"id": id_of(first)}, MARKS))["pinned"]
    for who in ("stranger", "address_guest"):
        shown = (await data(town[who], OF_A_POST, {"id": id_of(town.post)}))["node"]
        assert shown["pinnedComment"] == {"id": id_of(first)}
        assert shown["featuredComments"]["nodes"] == [{"id": id_of(second)}]
        assert shown["featuredComments"]["pageInfo"]["hasNextPage"]
    behind = OF_A_POST.replace("first: 1", f'first: 1, after: "{shown["featuredComments"]["pageInfo"]["endCursor"]}"')
    shown = (await data(town["stranger"], behind, {"id": id_of(town.post)}))["node"]["featuredComments"]
    assert (shown["nodes"], shown["pageInfo"]["hasNextPage"]) == ([{"id": id_of(first)}], False)


async def test_one_pin_gives_way_to_another_and_undo_brings_both_back(database: Database) -> None:
    town = await make_town()
    first, second = await town.comment(), await town.comment()
    done(await marks.pin_comment(town["owner"], first.id))
    before = await rows_of(Comment)
    done(await marks.pin_comment(town["editor"], second.id))
    assert [row.id for row in await pinned_under(town.post)] == [second.id]
    pin, given_way = await last_act(second), await last_act(first)
    assert (given_way.name, given_way.cause_id) == ("comment:unpin", pin.id)
    assert await undo_act(town["owner"], given_way.id) == Restricted(Because.CANNOT_BE_UNDONE)
    done(await undo_act(town["moderator"], pin.id))
    assert await rows_of(Comment) == before
    done(await undo_act(town["owner"], (await last_act(first)).id))
    assert await pinned_under(town.post) == [] and await faults_of_the_trail() == []


async def test_what_was_done_to_the_earlier_one_since_stays_done(sqlite: Database) -> None:
    town = await make_town()
    first, second, third = [await town.comment() for _ in range(3)]
    done(await marks.pin_comment(town["owner"], first.id))
    done(await marks.pin_comment(town["owner"], second.id))
    pin = await last_act(second)
    done(await interactions.hide_comment(town["owner"], first.id, "SPAM"))
    hiding = await last_act(first)
    done(await undo_act(town["owner"], pin.id))
    assert await pinned_under(town.post) == [] and (await Comment.get(id=first.id)).state == "HIDDEN"
    done(await undo_act(town["owner"], hiding.id))
    assert [row.id for row in await pinned_under(town.post)] == [first.id], "the way back leads past the pin undone"
    done(await interactions.hide_comment(town["owner"], first.id, "SPAM"))
    done(await marks.pin_comment(town["owner"], third.id))
    done(await undo_act(town["owner"], (await last_act(first)).id))
    assert [row.id for row in await pinned_under(town.post)] == [third.id], "what was pinned since stays pinned"
    done(await marks.unpin_comment(town["owner"], third.id))
    unpinning = await last_act(third)
    done(await marks.pin_comment(town["owner"], second.id))
    assert await undo_act(town["owner"], unpinning.id) == Restricted(Because.SOMETHING_CAME_AFTER)


async def test_marks_go_with_what_is_not_public_and_come_back_with_it(database: Database) -> None:
    town = await make_town()
    owner, author = town["owner"], town["author"]
    comment = await town.comment()
    done(await marks.feature_comment(owner, comment.id))
    done(await marks.pin_comment(owner, comment.id))
    marked = await rows_of(Comment)
    ways: Any = (
        (lambda: interactions.hide_comment(owner, comment.id), _undo),
        (lambda: interactions.delete_comment(author, comment.id), interactions.undelete_comment),
        (lambda: complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, comment.id, RULE, FACTS), _restore),
    )
    for leave, come_back in ways:
        done(await leave())
        gone = await Comment.get(id=comment.id)
        assert gone.state != "VISIBLE" and (gone.featured_at, gone.pinned_at) == (None, None)
        done(await come_back(_of(town, come_back), comment.id))
        assert await rows_of(Comment) == marked
    done(await interactions.edit_comment(author, comment.id, f"Now {ACCOUNTS_TERM}."))
    held = await Comment.get(id=comment.id)
    assert (held.state, held.featured_at, held.pinned_at) == ("HELD", None, None)
    done(await interactions.approve_comment(owner, comment.id))
    done(await marks.pin_comment(owner, comment.id))
    done(await interactions.hide_comment(owner, comment.id))
    done(await interactions.show_comment(owner, comment.id))
    assert (await Comment.get(id=comment.id)).pinned_at is None, "showing again is no taking back"
    assert await drifted_counters() == []


def _of(town: Town, way: Any) -> Any:
    return town[{_undo: "owner", _restore: "reviewer"}.get(way, "author")]


async def _undo(who: Any, key: Any) -> Any:
    return await undo_act(who, (await last_act(await Comment.get(id=key))).id)


async def _restore(who: Any, key: Any) -> Any:
    return await complaints.restore_content(who, SubjectKind.COMMENT, key)


async def test_what_cannot_be_marked_is_refused(sqlite: Database) -> None:
    town = await make_town()
    reply = await town.comment("REPLY")
    parent = await Comment.get(id=reply.parent_id)
    answered = done(await interactions.add_comment(town["member"], town.post.id, "I agree.", parent.id))
    hidden = await town.comment("HIDDEN")
    for act in (marks.feature_comment, marks.pin_comment):
        for comment in (reply, answered):
            assert await act(town["owner"], comment.id) == Restricted(Because.ONLY_COMMENTS_OF_READERS)
        assert isinstance(await act(town["owner"], hidden.id), WrongState)
        assert isinstance(await act(town["author"], parent.id), NotAllowed)
        done(await act(town["owner"], parent.id))
        assert await act(town["editor"], parent.id) == Restricted(Because.IS_SO_ALREADY)


async def test_of_many_pins_at_once_one_stands(database: Database) -> None:
    town = await make_town()
    comments = [await town.comment() for _ in range(4)]
    crew = [town[who] for who in ("owner", "editor", "moderator", "owner")]
    for _ in range(3):
        pins = [marks.pin_comment(who, comment.id) for who, comment in zip(crew, comments, strict=True)]
        answers = await asyncio.gather(*pins)
        assert all(not isinstance(one, Refusal) or one == Restricted(Because.IS_SO_ALREADY) for one in answers)
        assert len(await pinned_under(town.post)) == 1
    for _ in range(12):
        pinned = await pinned_under(town.post)
        if not pinned:
            break
        done(await undo_act(town["owner"], (await last_act(pinned[0])).id))
    ids = [comment.id for comment in comments]
    assert await pinned_under(town.post) == [] and not await Act.filter(subject_id__in=ids, undone_at=None).exists()


async def test_the_author_is_told_and_the_trail_names_no_words(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    done(await marks.feature_comment(town["owner"], comment.id))
    done(await marks.pin_comment(town["owner"], comment.id))
    told = "{ viewer { notices { nodes { event text } } } }"
    nodes = (await data(town["author"], told))["viewer"]["notices"]["nodes"]
    assert [one["event"] for one in nodes[:2]] == ["comment.pinned", "comment.featured"]
    assert "pinned your comment" in nodes[0]["text"]
    entries = await db.TrailEntry.filter(subject_id=comment.id, event__in=["comment.pinned", "comment.featured"])
    assert len(entries) == 2 and all(comment.body not in str(entry.refs) for entry in entries)
