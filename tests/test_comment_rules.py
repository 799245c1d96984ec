"""Rules for comments, for good or for a time: one with an end is over by date, in both doors, and can be undone."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from db import Post, PublicAccount
from resolvers import clock
from tests.asking import data, do, id_of
from tests.cast import make_town
from tests.chat_world import World, as_actor, labels, link_to, open_town, post
from tests.services import Database

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
RULES = "query($id: ID!) { node(id: $id) { ... on Post { commentRules commentRulesUntil } } }"
SET = "... on Post { commentRules commentRulesUntil lastAct { id } } ... on Invalid { faults { path code } }"


@pytest.fixture(autouse=True)
async def present() -> AsyncIterator[None]:
    """The present time again afterwards."""
    yield
    clock.move_clock(timedelta())


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def add(who: Any, to: str) -> dict[str, Any]:
    select = "... on Restricted { because until }"
    return await do(who, "addComment", {"postId": to, "body": "May I?"}, select)


async def test_a_rule_with_an_end_is_over_by_itself_and_what_counted_before_counts_again(database: Database) -> None:
    town = await make_town()
    key, owner, author = id_of(town.post), town["owner"], town["author"]
    end = clock.now() + HOUR
    await do(owner, "setCommentRules", {"id": key, "rules": "REVIEW"})
    closed = await do(owner, "setCommentRules", {"id": key, "rules": "CLOSED", "until": end.isoformat()}, SET)
    assert (closed["commentRules"], closed["commentRulesUntil"]) == ("CLOSED", end.isoformat().replace("+00:00", "Z"))
    refused = await add(author, key)
    assert (refused["because"], refused["until"]) == ("COMMENTS_CLOSED", closed["commentRulesUntil"])
    # Closed for longer, there is still the rule that lasted behind it; and undoing restores the shorter end.
    longer = (end + HOUR).isoformat()
    second = await do(owner, "setCommentRules", {"id": key, "rules": "CLOSED", "until": longer}, SET)
    await do(owner, "undoAct", {"id": second["lastAct"]["id"]})
    assert (await data(author, RULES, {"id": key}))["node"]["commentRulesUntil"] == closed["commentRulesUntil"]
    clock.move_clock(HOUR + MINUTE)
    assert (await data(author, RULES, {"id": key}))["node"] == {"commentRules": "REVIEW", "commentRulesUntil": None}
    assert (await add(author, key))["__typename"] == "Comment"
    # What is set after the end lies over what lasts, not over what is over.
    await do(owner, "setCommentRules", {"id": key, "rules": "OPEN", "until": (clock.now() + HOUR).isoformat()})
    clock.move_clock(3 * HOUR)
    assert (await data(author, RULES, {"id": key}))["node"]["commentRules"] == "REVIEW"


async def test_an_end_that_is_none_is_refused(sqlite: Database) -> None:
    town = await make_town()
    key, now = id_of(town.post), clock.now()
    for rules, until in (
        ("CLOSED", now - MINUTE), ("CLOSED", now + timedelta(days=31)), (None, now + HOUR),
        ("CLOSED", (now + HOUR).replace(tzinfo=None)),
    ):  # fmt: skip
        values = {"id": key, "rules": rules, "until": until.isoformat()}
        answer = await do(town["owner"], "setCommentRules", values, SET)
        assert answer["faults"] == [{"path": "until", "code": "NOT_A_TIME_TO_COME"}], until
    assert (await Post.get(id=town.post.id)).comment_rules is None


async def test_an_accounts_rule_with_an_end_is_over_by_itself_too(sqlite: Database) -> None:
    town = await make_town()
    account, author = id_of(town.account), town["author"]
    await do(town["owner"], "setCommentRules", {
        "id": account, "rules": "CLOSED", "until": (clock.now() + HOUR).isoformat()
    })  # fmt: skip
    assert (await add(author, id_of(town.post)))["until"] is not None
    clock.move_clock(HOUR + MINUTE)
    assert (await add(author, id_of(town.post)))["__typename"] == "Comment"
    shown = await data(author, '{ account(handle: "tea-house") { commentRules commentRulesUntil } }')
    assert shown["account"] == {"commentRules": "OPEN", "commentRulesUntil": None}


async def test_comments_are_closed_for_an_hour_by_words(world: World) -> None:
    owner, member = await world.someone("owner"), await as_actor("member")
    (panel,) = await owner.say("/comments close 1h")
    assert panel.content.text.startswith("Comments under the posts of The Tea House\nNow: closed\nUntil ")
    assert "; then: open" in panel.content.text and "Undo" in labels(panel)
    key = id_of(await post())
    assert (await add(member, key))["because"] == "COMMENTS_CLOSED"
    clock.move_clock(HOUR + MINUTE)
    assert (await add(member, key))["__typename"] == "Comment"
    await world.settle()
    assert "Now: open" in (await owner.say("/comments"))[0].content.text
    await owner.press("Close 2 h")
    assert "Now: closed" in (await owner.last()).content.text
    assert (await owner.press("Undo")).text == "Taken back"
    assert "Now: open" in (await owner.last()).content.text
    await owner.press("Close…")
    assert labels(await owner.last()) == ["Yes, close", "Back"]
    await owner.press("Yes, close")
    assert "Now: closed\nA post" in (await owner.last()).content.text
    assert (await PublicAccount.get(handle="tea-house")).comment_rules_until is None


async def test_one_post_is_ruled_by_its_link_or_by_buttons(world: World) -> None:
    owner, tea = await world.someone("owner"), await post()
    (panel,) = await owner.say(f"/comments review {link_to('p', tea.id).removeprefix('/start ')} 1d")
    assert panel.content.text.startswith("Comments under “Spring tea has come”\nNow: reviewed first\nUntil ")
    await owner.press("As the account says")
    assert "Now: as the account says" in (await owner.last()).content.text
    await owner.say("/comments")
    await owner.press("A single post…")
    await owner.press("How we dry our leaves")
    await owner.press("Review first")
    assert (await Post.get(title="How we dry our leaves")).comment_rules == "REVIEW"


async def test_of_several_accounts_one_is_chosen_and_others_are_not_ones_own(world: World) -> None:
    several = await world.someone("owner2")
    (choice,) = await several.say("/comments review 2h")
    await several.press("City Library", choice.message_id)
    assert "Comments under the posts of City Library\nNow: reviewed first" in (await several.last()).content.text
    (by_name,) = await several.say("/comments @river-news")
    assert by_name.content.text.startswith("Comments under the posts of River News\nNow: open")
    for words in ("/comments close @tea-house", "/comments @tea-house"):
        assert "is not open to you here" in (await several.say(words))[0].content.text
    for words in ("tomorrow", "close 1w"):
        assert "/comments close 1h" in (await several.say(f"/comments {words}"))[0].content.text
    assert "no such" in (await several.say("/comments close @nobody-here"))[0].content.text
    assert "Your message: must be later" in (await several.say("/comments close 99d @river-news"))[0].content.text
    (followers,) = await several.say("/comments followers @river-news")
    assert "Now: followers only" in followers.content.text
    await several.say("/language")
    await several.press("中文")
    assert "现在：仅关注者" in (await several.say("/comments 仅关注者 @river-news"))[0].content.text
    await several.press("开放")
    await several.press("仅关注者")
    assert "现在：仅关注者" in (await several.last()).content.text
    moderator = await world.someone("moderator")
    assert "is not open to you here" in (await moderator.say("/comments close"))[0].content.text
    assert labels((await moderator.say("/comments"))[0]) == ["A single post…"]
    assert "You run no account" in (await (await world.someone("member")).say("/comments open"))[0].content.text
    assert (await PublicAccount.get(handle="tea-house")).comment_rules == "OPEN"
