"""Followers and mutes: counted, kept to a date, told, and taken back exactly."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import CommentRules
from resolvers import clock, interactions
from resolvers.interactions import marks
from resolvers.oversight import drifted_counters, undo_act
from resolvers.rules.refusals import Because, Invalid, Muted, NotFound, Refusal, Restricted
from tests.asking import data, do, id_of
from tests.cast import done, make_town
from tests.rows import rows_of
from tests.services import Database

DAY = timedelta(days=1)
ACCOUNT = "... on PublicAccount { followers viewerFollows offers }"
MUTES = """{ account(handle: "tea-house") { mutes { nodes {
  id reason until user { displayName } mutedBy { displayName } offers } } } }"""


@pytest.fixture(autouse=True)
async def present() -> AsyncIterator[None]:
    """The present time again afterwards."""
    yield
    clock.move_clock(timedelta())


async def followers(town: Any) -> int:
    assert await drifted_counters() == []
    return (await db.PublicAccount.get(id=town.account.id)).followers


async def test_following_is_counted_shown_and_offered(sqlite: Database) -> None:
    town = await make_town()
    key = {"id": id_of(town.account)}
    first = await do(town["author"], "followAccount", key, ACCOUNT)
    assert (first["followers"], first["viewerFollows"]) == (1, True)
    assert "UNFOLLOW_ACCOUNT" in first["offers"] and "FOLLOW_ACCOUNT" not in first["offers"]
    again = await do(town["author"], "followAccount", key, "... on Restricted { because }")
    assert again["because"] == "IS_SO_ALREADY"
    assert (await do(town["owner"], "followAccount", key, ACCOUNT))["followers"] == 2, "also one's own"
    mine = "{ viewer { following { nodes { account { handle } since } } } }"
    assert [one["account"]["handle"] for one in (await data(town["author"], mine))["viewer"]["following"]["nodes"]] == [
        "tea-house"
    ]
    assert (await data(town["address_guest"], mine))["viewer"]["following"]["nodes"] == []
    assert (await do(town["address_guest"], "followAccount", key))["__typename"] == "NotAllowed"
    left = await do(town["author"], "unfollowAccount", key, ACCOUNT)
    assert (left["followers"], left["viewerFollows"]) == (1, False) and "FOLLOW_ACCOUNT" in left["offers"]
    done(await marks.follow_account(town["author"], town.account.id))
    assert await followers(town) == 2 and await db.Follow.all().count() == 2


async def test_many_follow_at_once_and_one_only_once(database: Database) -> None:
    town = await make_town()
    crowd = [town[who] for who in ("author", "member", "stranger", "author", "author")]
    answers = await asyncio.gather(*(marks.follow_account(who, town.account.id) for who in crowd))
    assert sum(isinstance(one, Refusal) for one in answers) == 2
    assert await followers(town) == 3


async def test_only_followers_comment_where_the_rule_says_so(sqlite: Database) -> None:
    town = await make_town()
    rule = {"id": id_of(town.account), "rules": "FOLLOWERS"}
    assert (await do(town["owner"], "setCommentRules", rule))["__typename"] == "PublicAccount"
    words = {"postId": id_of(town.post), "body": "May I?"}
    offers = "query($id: ID!) { node(id: $id) { ... on Post { offers } } }"
    refused = await do(town["author"], "addComment", words, "... on Restricted { because message }")
    assert refused["because"] == "FOLLOWERS_ONLY" and "Follow it" in refused["message"]
    assert "ADD_COMMENT" not in (await data(town["author"], offers, {"id": id_of(town.post)}))["node"]["offers"]
    done(await marks.follow_account(town["author"], town.account.id))
    assert (await do(town["author"], "addComment", words))["__typename"] == "Comment"
    assert "ADD_COMMENT" in (await data(town["author"], offers, {"id": id_of(town.post)}))["node"]["offers"]
    assert (await do(town["moderator"], "addComment", words))["__typename"] == "Comment"
    done(await interactions.set_post_comment_rules(town["owner"], town.post.id, CommentRules.OPEN))
    assert (await do(town["member"], "addComment", words))["__typename"] == "Comment"


async def test_a_mute_ends_the_following_and_taking_it_back_restores_both(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    done(await marks.follow_account(town["author"], town.account.id))
    before = await rows_of(db.Follow)
    mute = done(await marks.mute_user(town["moderator"], comment.id, reason="ABUSE", until=clock.now() + DAY))
    assert await followers(town) == 0
    assert await marks.follow_account(town["author"], town.account.id) == Muted(mute.until)
    last = await do(town["owner"], "undoAct", {"id": id_of(await db.Act.filter(subject_id=mute.id).get())},
                    "... on Mute { until lastAct { id } }")  # fmt: skip
    assert last["__typename"] == "Mute"
    assert await followers(town) == 1 and await rows_of(db.Follow) == before
    assert not isinstance(await interactions.add_comment(town["author"], town.post.id, "Here again."), Refusal)


async def test_a_mute_is_changed_lifted_and_over_by_its_date(sqlite: Database) -> None:
    town = await make_town()
    comment, owner, author = await town.comment(), town["owner"], town["author"]
    mute = done(await marks.mute_user(owner, comment.id, until=clock.now() + DAY))
    longer = done(await marks.mute_user(town["editor"], None, author.user_id, town.account.id, "SPAM"))
    assert (longer.id, longer.until, longer.reason) == (mute.id, None, "SPAM")
    done(await undo_act(owner, (await db.Act.filter(subject_id=mute.id).latest("position")).id))
    kept = await db.Mute.get(id=mute.id)
    assert (kept.until, kept.reason) == (mute.until, "OTHER")
    assert await interactions.add_comment(author, town.post.id, "May I?") == Muted(mute.until)
    clock.move_clock(2 * DAY)
    assert not isinstance(await interactions.add_comment(author, town.post.id, "It is over."), Refusal)
    assert await marks.unmute_user(owner, mute.id) == Restricted(Because.IS_SO_ALREADY)
    assert (await data(owner, MUTES))["account"]["mutes"]["nodes"] == []
    done(await marks.mute_user(owner, comment.id))
    assert await db.Mute.all().count() == 1
    done(await marks.unmute_user(town["moderator"], mute.id))
    assert not isinstance(await interactions.add_comment(author, town.post.id, "Lifted."), Refusal)
    done(await undo_act(owner, (await db.Act.filter(subject_id=mute.id, undone_at=None).latest("position")).id))
    assert await interactions.add_comment(author, town.post.id, "Again?") == Muted(None)


async def test_who_may_be_muted_and_for_how_long(sqlite: Database) -> None:
    town = await make_town()
    owner, reply = town["owner"], await town.comment("REPLY")
    assert await marks.mute_user(owner, reply.id) == Restricted(Because.RUNS_THE_ACCOUNT)
    editor = town["editor"].user_id
    assert await marks.mute_user(owner, None, editor, town.account.id) == Restricted(Because.RUNS_THE_ACCOUNT)
    brought = await db.Comment.get(id=(await town.comment()).id)
    await db.Comment.filter(id=brought.id).update(author_id=None)
    assert await marks.mute_user(owner, brought.id) == Restricted(Because.NOBODY_TO_MUTE)
    assert await marks.mute_user(owner, None, town.post.id, town.account.id) == NotFound("User")
    comment = await town.comment()
    for wrong in ({"reason": "WHIM"}, {"until": clock.now() - DAY}, {"until": clock.now() + 367 * DAY}):
        assert isinstance(await marks.mute_user(owner, comment.id, **wrong), Invalid)
    user = {"id": id_of(await db.User.get(id=town["author"].user_id))}
    faults = "... on Invalid { faults { path code } }"
    assert (await do(owner, "muteUser", user, faults))["faults"] == [{"path": "accountId", "code": "EMPTY"}]
    assert (await do(owner, "muteUser", {**user, "accountId": id_of(town.account)}))["__typename"] == "Mute"


async def test_the_muted_are_told_why_until_when_and_what_to_do_and_only_they(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    until = clock.now() + 7 * DAY
    muted = {"id": id_of(comment), "reason": "SPAM", "until": until.isoformat()}
    mute = await do(town["owner"], "muteUser", muted, "... on Mute { id }")
    told = "{ viewer { notices { nodes { event text subject { id } } } } }"
    (notice, *_) = (await data(town["author"], told))["viewer"]["notices"]["nodes"]
    assert notice["event"] == "account.user_muted" and notice["subject"]["id"] == mute["id"]
    for part in ("tea-house", "spam", f"{until:%Y-%m-%d %H:%M}", "/report @tea-house"):
        assert part in notice["text"], part
    (shown,) = (await data(town["reviewer"], MUTES))["account"]["mutes"]["nodes"]
    assert (shown["user"]["displayName"], shown["mutedBy"]["displayName"]) == ("Author", "Owner")
    assert (await data(town["moderator"], MUTES))["account"]["mutes"]["nodes"][0]["offers"] == ["UNMUTE_USER"]
    for who in ("author", "stranger", "address_guest", "owner2"):
        assert (await data(town[who], MUTES))["account"]["mutes"]["nodes"] == [], who
    own = "query($id: ID!) { node(id: $id) { ... on Mute { reason until mutedBy { id } } } }"
    assert (await data(town["author"], own, {"id": mute["id"]}))["node"]["mutedBy"] is None
    assert (await data(town["stranger"], own, {"id": mute["id"]}))["node"] is None
    done(await marks.unmute_user(town["owner"], (await db.Mute.get()).id))
    (notice, *_) = (await data(town["author"], told))["viewer"]["notices"]["nodes"]
    assert notice["event"] == "account.user_unmuted" and "does not mute you any more" in notice["text"]
