"""/identity in the chat: registered with a press, the form by its address, looks listed, and no number ever taken."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

import db
from db.vocabulary import LookPurpose
from policy import pack
from resolvers.accounts import identity
from resolvers.accounts.identity.submitting import form_behind, submit_by_form
from resolvers.accounts.identity.told import Private
from tests import numbers
from tests.cast import done
from tests.cast_identity import MOBILE, mobile_code_sent, told
from tests.chat_world import World, as_actor, labels, open_town
from tests.services import Database


@pytest.fixture
async def world(sqlite_town: Database) -> AsyncIterator[World]:
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def test_a_person_registers_gives_it_in_the_form_and_confirms_the_mobile(world: World) -> None:
    member = await world.someone("member")
    page = (await member.say("/identity"))[-1]
    assert "Nothing is registered for you yet" in page.content.text
    assert labels(page) == ["Register as a person", "Register an organisation"]
    assert (await member.press("Register as a person")).text == "Registered: give the identity"
    page = await member.at(page.message_id)
    assert "You as a person: not verified" in page.content.text
    assert (await member.press("Give the identity")).text == "The form is ready"
    said = (await member.last()).content.text
    secret = said.rsplit("/identity/", 1)[1].split()[0].rstrip(".")
    form = await form_behind(secret)
    assert isinstance(form, db.IdentityForm)
    row = done(await submit_by_form(form, told(numbers.resident(61)), Private(MOBILE)))
    page = (await member.say("/identity"))[-1]
    assert "waiting for verification" in page.content.text and numbers.resident(61) not in page.content.text
    await member.press("Mobile number…")
    assert "does not fit" in (await member.say("00000000"))[-1].content.text
    assert "The mobile number is confirmed" in (await member.say(await mobile_code_sent()))[-1].content.text
    officer = await as_actor("identity_officer")
    done(await identity.look_at_registrant(officer, row.id, LookPurpose.VERIFICATION))
    done(await identity.verify_registrant(officer, row.id, pack().identity.checklist.PERSON))
    await member.say("/identity")
    await member.press("Who looked")
    looked = [
        message.content.text for message in await member.all() if "Officer Reed, to verify" in message.content.text
    ]
    assert looked


async def test_numbers_of_cards_are_taken_out_of_the_chat(world: World) -> None:
    member = await world.someone("member")
    for number in (numbers.resident(), numbers.permanent(born=date(1991, 2, 3))):
        said = (await member.say(f"I am {number}"))[-1].content.text
        assert "looks like an identity number" in said and number not in said


async def test_a_guest_is_told_to_link_first(world: World) -> None:
    stranger = await world.someone("stranger")
    assert "link this chat first" in (await stranger.say("/identity"))[-1].content.text
