"""Who judges an entry in the blacklist: two people, of whom none has to do with the registrant."""

import asyncio

import pytest

import db
from db.vocabulary import BlacklistState
from resolvers import clock
from resolvers.actor import actor_of_user
from resolvers.rules import refusals as no
from resolvers.sanctions.blacklist.confirming import confirm_blacklist_entry
from resolvers.sanctions.blacklist.ending import remove_blacklist_entry
from tests.cast import make_town
from tests.cast_appeals import told
from tests.cast_blacklist import heard, senior
from tests.cast_sanctions import done
from tests.services import Database


async def test_an_entry_has_two_people_whatever_their_posts(sqlite: Database) -> None:
    town = await make_town()
    entry = await heard(town, who="senior")
    two = no.Restricted(no.Because.ENTRY_HAS_TWO)
    assert await confirm_blacklist_entry(town["senior"], entry.id) == two
    held = db.StaffMember.filter(user_id=town["senior"].user_id)
    await held.update(until=clock.now())
    user = town["senior"].user_id
    await db.StaffMember.create(user_id=user, role="CHIEF_EDITOR", pseudonym="Chief Elm", since=clock.now())
    assert await confirm_blacklist_entry(await town.again("senior"), entry.id) == two
    boss = await senior(town)
    acting = db.Registrant.filter(id=entry.registrant_id)
    await acting.update(acting=[str(boss.user_id)])
    assert await confirm_blacklist_entry(boss, entry.id) == no.Restricted(no.Because.OWN_MATTER)
    await acting.update(acting=None)
    done(await confirm_blacklist_entry(boss, entry.id))
    assert await remove_blacklist_entry(boss, entry.id, "Enough.") == no.Restricted(no.Because.CONFIRMED_BY_YOU)
    assert done(await remove_blacklist_entry(town["senior"], entry.id, "Enough.")).state is BlacklistState.REMOVED
    # What it closed is a sanction of its own, with a way of its own to end early.
    assert (await db.Sanction.get(decision_id__isnull=False)).state == "IN_FORCE"
    assert "blacklist_entry.removed" in await told(town["owner"])


async def test_who_has_to_do_with_a_sister_account_judges_no_entry(sqlite: Database) -> None:
    town = await make_town()
    boss, entry, sister = await senior(town), await heard(town), await town.public_account()
    await db.PublicAccount.filter(id=sister.id).update(registrant_id=entry.registrant_id)
    await db.ConflictOfInterest.create(user_id=boss.user_id, account_id=sister.id, words="A friend.", at=clock.now())
    boss = await actor_of_user(await db.User.get(id=boss.user_id))
    declared = no.Restricted(no.Because.CONFLICT_DECLARED)
    assert await confirm_blacklist_entry(boss, entry.id) == declared
    done(await confirm_blacklist_entry(town["senior"], entry.id))
    assert await remove_blacklist_entry(boss, entry.id, "Enough.") == declared


@pytest.mark.parametrize("url", ["postgres"], indirect=True)
async def test_one_of_two_confirmations_at_once_wins(database: Database) -> None:
    town = await make_town()
    entry, first, second = await heard(town), await senior(town), await senior(town)
    answers = await asyncio.gather(*(confirm_blacklist_entry(who, entry.id) for who in (first, second)))
    assert sorted(type(answer).__name__ for answer in answers) == ["BlacklistEntry", "WrongState"]
    assert await db.Decision.filter(about="BLACKLIST").count() == await db.Sanction.filter(kind="CLOSURE").count() == 1
