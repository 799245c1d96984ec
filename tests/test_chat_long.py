"""Lists that could make a message of the chat too long: it holds what it can and says how much more there is."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.accounts.team.page import drawn_team
from bot.accounts.team.week import week_of, who_did_what
from bot.context import LONGEST_MESSAGE, Talk, talk_of
from db import Chat, Operatorship, PublicAccount, User
from db.vocabulary import OperatorRole
from policy import LANGUAGES
from resolvers import clock
from resolvers.accounts.team.activity import OF_A_TEAM, ActCount, OperatorActivity
from resolvers.use_case import new_id
from tests.chat_world import World, as_actor, open_town
from tests.services import Database

LONG = "A rather long name of somebody in a rather large team, number"


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open, at the present time again afterwards."""
    async with open_town() as world:
        yield world
    clock.move_clock(timedelta())


async def talk_in(world: World, language: str) -> Talk:
    """The owner's chat, in a language."""
    talk = await talk_of(world.bot, await Chat.get(user_id=(await as_actor("owner")).user_id), "test")
    assert talk is not None
    return replace(talk, language=language)


async def test_five_hundred_words_are_tried_out_in_one_message(world: World) -> None:
    owner = await world.someone("owner")
    kept = await PublicAccount.get(handle="tea-house")
    words = [f"ward{number:03}" for number in range(500 - len(kept.word_list))]
    await owner.say("/words try " + ",".join(words))
    trial = await owner.last()
    assert "would have been held" in trial.content.text and f"and {len(words) - 30} more" in trial.content.text
    assert len(trial.content.text) <= LONGEST_MESSAGE
    await owner.say("/words try " + ",".join(f"{'long' * 13}{number:03}" for number in range(70)))
    trial = await owner.last()
    assert "and 40 more" in trial.content.text and len(trial.content.text) <= LONGEST_MESSAGE


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_week_of_many_people_fits_a_message(world: World, language: str) -> None:
    talk, account = await talk_in(world, language), await PublicAccount.get(handle="tea-house")
    week, people = await week_of(talk, account.id, 0), [User(id=new_id(), display_name=LONG) for _ in range(20)]
    longest = sorted(OF_A_TEAM, key=len)[-12:]
    did = tuple(ActCount(act, 12345) for act in longest)
    said = who_did_what(talk, replace(week, operators=tuple(OperatorActivity(user, did) for user in people)))
    assert len(said) == 15 and said[-1] == talk.say("and-more", count=6)
    assert talk.say("and-more", count=6) in said[0] and LONG[:40] in said[0] and LONG not in said[0]
    assert len("\n".join(said)) <= LONGEST_MESSAGE - 400


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_team_of_many_fits_a_message_and_its_owner_is_among_them(world: World, language: str) -> None:
    talk, account = await talk_in(world, language), await PublicAccount.get(handle="tea-house")
    for number in range(70):
        user = await User.create(id=new_id(), display_name=f"{LONG} {number}", language="en", created_at=clock.now())
        await Operatorship.create(
            id=new_id(), account_id=account.id, user_id=user.id, role=OperatorRole.MODERATOR, since=clock.now()
        )
    drawn = await drawn_team(talk, account)
    text = drawn.content.as_kwargs()["text"]
    assert len(text) <= LONGEST_MESSAGE and LONG not in text
    assert text.split("\n")[-1] == talk.say("and-more", count=73 - 30)
    assert drawn.markup and 59 <= sum(len(row) for row in drawn.markup.inline_keyboard) <= 100
