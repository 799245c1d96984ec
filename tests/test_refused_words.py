"""Whoever may not write is told what stands against it and until when, each by a refusal of its own, by each door."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

import db
from db.vocabulary import AccountFunction, CommentRules, SanctionKind
from policy import say
from resolvers import clock, interactions
from resolvers.actor import actor_of_user
from resolvers.interactions import marks
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import Because, Frozen, Muted, Refusal, Restricted, Sanctioned
from tests.asking import data, do, id_of
from tests.cases import Case
from tests.cast import Town, done, make_town
from tests.cast_sanctions import confirmed, reload
from tests.chat_way import WAYS, _line, into_chats
from tests.services import Database

WEEK = timedelta(days=7)
Setting = Callable[[Town, datetime], Awaitable[Any]]


@pytest.fixture(autouse=True)
async def present() -> AsyncIterator[None]:
    """The present time again afterwards."""
    yield
    clock.move_clock(timedelta())


async def mute(town: Town, until: datetime) -> None:
    """The account mutes the author for a time."""
    done(await marks.mute_user(town["owner"], None, town["author"].user_id, town.account.id, "SPAM", until))


async def restrict(town: Town, until: datetime) -> None:
    """The platform restricts the account's comments and replies for a time."""
    taken = [AccountFunction.COMMENTS, AccountFunction.REPLIES]
    await confirmed(town, SanctionKind.FUNCTION_RESTRICTION, town.account, functions=taken, days=7)
    await reload(town)


async def close(town: Town, until: datetime) -> None:
    """The post takes no comments for a time."""
    done(await interactions.set_post_comment_rules(town["owner"], town.post.id, CommentRules.CLOSED, until))


async def followers(town: Town, until: datetime) -> None:
    """Only followers comment for a time."""
    done(await interactions.set_post_comment_rules(town["owner"], town.post.id, CommentRules.FOLLOWERS, until))


async def freeze(town: Town, until: datetime) -> None:
    """In an emergency nobody writes anything."""
    await db.Freeze.create(reason="A test.", since=clock.now() - timedelta(minutes=1), until=until)


# What is set, the refusal of a reader's comment, and that of the account's reply, if it is refused.
SET: dict[str, tuple[Setting, type[Refusal], type[Refusal] | None]] = {
    "muted": (mute, Muted, None),
    "sanctioned": (restrict, Sanctioned, Sanctioned),
    "closed": (close, Restricted, None),
    "followers only": (followers, Restricted, None),
    "frozen": (freeze, Frozen, Frozen),
}
OF_REPLIES = "... on Sanctioned { until } ... on Frozen { until }"
UNTIL = "... on Muted { until } ... on Sanctioned { until } ... on Frozen { until } " \
    "... on Restricted { until because }"  # fmt: skip


async def add(town: Town) -> Any:
    return await interactions.add_comment(town["author"], town.post.id, "May I?")


async def reply(town: Town, parent: Any) -> Any:
    return await interactions.reply_to_comment(town["owner"], parent.id, "We may.")


@pytest.mark.parametrize("name", SET)
async def test_each_is_refused_in_its_own_way_until_it_is_over(sqlite: Database, name: str) -> None:
    setting, adding, replying = SET[name]
    town = await make_town()
    parent, until = await town.comment(who="member"), clock.now() + WEEK
    await setting(town, until)
    refused, answer = await add(town), await reply(town, parent)
    assert type(refused) is adding and type(answer) is (replying or db.Comment)
    assert abs(refused.until - until) < timedelta(minutes=1)
    if adding is Restricted:
        assert refused.because is (Because.COMMENTS_CLOSED if name == "closed" else Because.FOLLOWERS_ONLY)
    for language in ("en", "zh"):
        assert f"{refused.until:%Y-%m-%d}" in refusal_sentence(refused, language)
    clock.move_clock(WEEK + timedelta(minutes=2))
    assert not isinstance(await add(town), Refusal) and not isinstance(await reply(town, parent), Refusal)


@pytest.mark.parametrize("name", SET)
async def test_graphql_says_so_in_its_own_type_and_in_both_languages(sqlite: Database, name: str) -> None:
    setting, adding, replying = SET[name]
    town = await make_town()
    parent = await town.comment(who="member")
    await setting(town, clock.now() + WEEK)
    said = set()
    for language in ("en", "zh"):
        await db.User.all().update(language=language)
        reader, owner = [await actor_of_user(await db.User.get(id=town[who].user_id)) for who in ("author", "owner")]
        answer = await do(reader, "addComment", {"postId": id_of(town.post), "body": "May I?"}, UNTIL)
        assert answer["__typename"] == adding.__name__ and answer["until"]
        said.add(answer["message"])
        answer = await do(owner, "replyToComment", {"id": id_of(parent), "body": "We may."}, OF_REPLIES)
        assert answer["__typename"] == (replying.__name__ if replying else "Comment")
    assert len(said) == 2
    offered = "query($id: ID!) { node(id: $id) { ... on Post { offers } } }"
    if name != "frozen":  # a freeze is no matter of the post, and is asked when words are sent
        assert "ADD_COMMENT" not in (await data(reader, offered, {"id": id_of(town.post)}))["node"]["offers"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SET)
async def test_a_reply_in_the_chat_is_refused_in_the_same_way(sqlite: Database, name: str, language: str) -> None:
    setting, _, replying = SET[name]
    town = await make_town()
    await into_chats(town)
    town.thing = await town.comment(who="member")
    await setting(town, clock.now() + WEEK)
    await db.Chat.all().update(language=language)
    refusal = await reply(town, town.thing) if replying else None
    case = Case("comment:reply", "owner", "comment", "VISIBLE", "")
    said = await _said_by_chat(town, case)
    if refusal is None:
        answered = max(say(language, "card-answered", name="{}").split("{}"), key=len)
        assert any(answered in text for text in said)
    else:
        assert refusal_sentence(refusal, language) in said


async def _said_by_chat(town: Town, case: Case) -> list[str]:
    return [text for text in await WAYS[case.act][0](await _line(town, case)) if text]


async def test_an_edit_is_refused_to_the_muted_and_in_a_freeze(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    for setting, refusal in ((mute, Muted), (freeze, Frozen)):
        await setting(town, clock.now() + WEEK)
        assert type(await interactions.edit_comment(town["author"], comment.id, "Other words.")) is refusal
