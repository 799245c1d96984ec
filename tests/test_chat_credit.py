"""Credit in the chat: told when something counts, explained in plain words, contested and answered."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from db import CreditEntry, Decision, Registrant
from db.vocabulary import Severity, SubjectKind
from resolvers import clock
from resolvers.accounts.credit import look_at_credit
from resolvers.complaints import remove_content
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import system
from tests.chat_world import World, as_actor, labels, open_town, post
from tests.services import Database


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def registrant_of_the_owner() -> Registrant:
    """The registrant of the tea house, for which its owner acts."""
    account = await (await post()).account
    return await Registrant.get(id=account.registrant_id)


async def counted(registrant: Registrant) -> None:
    """A removal of a post of the tea house became final, and was looked at."""
    removed, reviewer = await post(), await as_actor("reviewer")
    answer = await remove_content(reviewer, SubjectKind.POST, removed.id, "CIVILITY", "It insults us.", Severity.MAJOR)
    assert not isinstance(answer, Refusal)
    await Decision.filter(case__subject_id=removed.id).update(appeal_until=clock.now() - timedelta(seconds=1))
    assert not isinstance(await look_at_credit(system("test"), registrant.id), Refusal)


async def test_credit_is_told_explained_contested_and_answered(world: World) -> None:
    registrant = await registrant_of_the_owner()
    owner, senior = await world.someone("owner"), await world.someone("senior")
    await owner.catch_up()
    await counted(registrant)
    await world.settle()
    assert any("minus 10 points" in message.content.text and "/credit" in message.content.text
               for message in await owner.news())  # fmt: skip
    (page,) = await owner.say("/credit")
    text = page.content.text
    assert "level C, 40 points" in text and "5 accounts, and 50 posts" in text
    assert "1. content removed, major breach" in text and "-10 points, -10 now" in text
    assert "For level B: 80 points, held for 14 days." in text and "If nothing else happens: level B on" in text
    assert labels(page) == ["Why 1", "Contest 1"]
    await owner.press("Why 1")
    assert "It insults us." in (await owner.last()).content.text
    await owner.press("Contest 1", page.message_id)
    assert "What is wrong with this entry?" in (await owner.last()).content.text
    assert "The entry does not count meanwhile" in (await owner.say("The words were quoted."))[-1].content.text
    (again,) = await owner.say("/credit")
    assert "level C, 50 points" in again.content.text and "It is contested" in again.content.text
    assert labels(again) == ["Why 1"]
    queue = (await senior.say("/credit"))[-1]
    assert "The words were quoted." in queue.content.text
    assert labels(queue) == ["Why 1", "1: keep", "1: strike out"]
    await senior.press("1: strike out")
    assert "Why does the entry leave?" in (await senior.last()).content.text
    assert "The entry left" in (await senior.say("They were a quotation."))[-1].content.text
    assert "was wrong and left" in (await owner.last()).content.text
    (last,) = await owner.say("/credit")
    assert "Answer: They were a quotation." in last.content.text and "It left and does not count." in last.content.text
    assert (await CreditEntry.all().get()).answer == "They were a quotation."


async def test_who_acts_for_nobody_is_told_so_and_sees_no_credit(world: World) -> None:
    await counted(await registrant_of_the_owner())
    for role in ("member", "stranger"):
        told = await (await world.someone(role)).say("/credit")
        assert "You act for no registrant here" in told[-1].content.text, role
    assert "No contest" in (await (await world.someone("senior")).say("/credit"))[-1].content.text


async def test_credit_is_told_in_chinese(world: World) -> None:
    registrant = await registrant_of_the_owner()
    await counted(registrant)
    owner = await world.someone("owner", "zh")
    await owner.say("/language")
    await owner.press("中文")
    page = (await owner.say("/credit"))[-1]
    assert "等级 C，40 分" in page.content.text and "内容被移除，情节较重" in page.content.text
    assert max(len(text) for text in labels(page)) <= 30
