"""The queue in a chat: held before reported before new, each comment once, read forwards and backwards as one."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from db import Comment, PublicAccount
from db.vocabulary import CommentState, HeldBy
from policy import say
from resolvers import clock
from resolvers.interactions.views import queue_figures
from tests.cast import done
from tests.chat_world import World, as_actor, commented, open_town, quoted
from tests.filing import report
from tests.services import Database


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open, at the present time again afterwards."""
    async with open_town() as world:
        yield world
    clock.move_clock(timedelta())


async def reported(comment: Comment) -> None:
    """Somebody complains about a comment."""
    done(await report(await as_actor("member2"), comment))


async def test_held_comes_before_reported_before_new_and_back(world: World) -> None:
    house = await PublicAccount.get(handle="tea-house")
    await Comment.filter(account_id=house.id).update(acted_at=clock.now(), state=CommentState.VISIBLE, held_by=None)
    made = {name: await commented(f"{name} words", "member") for name in ("reported", "held", "both", "new", "calm")}
    for name in ("reported", "both", "calm"):
        await reported(made[name])
    for name in ("held", "both"):
        await Comment.filter(id=made[name].id).update(state=CommentState.HELD, held_by=HeldBy.ACCOUNT)
    await Comment.filter(id=made["calm"].id).update(acted_at=clock.now() + timedelta(minutes=1))
    await world.settle()
    figures = await queue_figures(house.id)
    assert (figures.held, figures.reported, figures.new) == (2, 1, 1), "each comment counts once"
    owner = await world.someone("owner")
    await owner.say("/queue")
    number, seen = (await owner.last()).message_id, []
    for _ in range(4):
        page = await owner.at(number)
        assert page.content.text.startswith("2 held · 1 reported · 1 new\n")
        assert ("reported this comment" in page.content.text) is (quoted(page) == ["reported words"])
        seen += quoted(page)
        end = await owner.press("Next", number)
    assert seen == ["both words", "held words", "reported words", "new words"] and "no further" in end.text
    back = []
    for _ in range(4):
        back += quoted(await owner.at(number))
        await owner.press("Previous", number)
    assert back == seen[::-1]
    await owner.press("Next", number)
    await owner.press("Next", number)
    await owner.press("Hide", number)
    assert (await owner.at(number)).content.text.startswith("2 held · 0 reported · 1 new\n")
    await owner.press("Next", number)
    assert quoted(await owner.at(number)) == ["new words"], "from what is dealt with one goes on"


@pytest.mark.parametrize(("language", "words"), [("en", "3 held · 2 reported · 1 new"), ("zh", "2 条被举报")])
def test_the_head_counts_what_is_reported(language: str, words: str) -> None:
    assert words in say(language, "queue-head", held=3, reported=2, new=1)
