"""Registrants founded before identity was told here: who acts for them, and from when publishers are verified."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

import db
from db.vocabulary import OperatorRole, RegistrantKind
from policy import pack
from policy.accounts.identity import Identity
from resolvers import clock, posts
from resolvers.accounts import identity
from resolvers.accounts.founding import found_account
from resolvers.accounts.identity.sealing import give_founders_their_mandates
from resolvers.accounts.leaving.left import has_identity
from resolvers.rules.ids import read_global_id
from resolvers.rules.refusals import Because, Restricted
from resolvers.rules.standings import system
from tests.cast import Town, done, make_town
from tests.services import Database
from town import raise_town


def key_of(shown: str) -> UUID:
    """The row behind an opaque id."""
    read = read_global_id(shown)
    assert read is not None
    return read[1]


PERSON, ORGANISATION, OWNER = RegistrantKind.PERSON, RegistrantKind.ORGANISATION, OperatorRole.OWNER


async def founded_before(town: Town, handle: str, kind: RegistrantKind, *owners: str) -> db.Registrant:
    """A registrant as it was when nobody had a mandate."""
    people = {town[who].user_id: OWNER for who in owners}
    account = done(await found_account(system("t"), handle, handle, "PERSONAL", "Testa", kind, people))
    await db.Mandate.filter(registrant_id=account.registrant_id).delete()
    await db.Registrant.filter(id=account.registrant_id).update(acting=None)
    return await db.Registrant.get(id=account.registrant_id)


async def test_owners_act_for_registrants_for_which_nobody_did(database: Database) -> None:
    town = await make_town()
    alone, twice, firm, nobody = [
        await founded_before(town, handle, kind, *owners)
        for handle, kind, owners in (
            ("alone", PERSON, ("member",)), ("two", PERSON, ("member", "stranger")),
            ("firm", ORGANISATION, ("stranger",)), ("none", PERSON, ()),
        )
    ]  # fmt: skip
    await db.Operatorship.create(  # a post that is over counts no more
        account_id=(await db.PublicAccount.get(handle="firm")).id, user_id=town["author"].user_id, role=OWNER,
        state="ENDED", since=clock.now(), until=clock.now() + timedelta(seconds=1),
    )  # fmt: skip
    refused = await identity.request_identity_form(town["member"], alone.id)
    assert not isinstance(refused, db.IdentityForm), "nobody acted for it"
    given = await asyncio.gather(give_founders_their_mandates(), give_founders_their_mandates())
    assert sum(given) == 4 and await give_founders_their_mandates() == 0
    told = db.TrailEntry.filter(act="registrant:grant_mandate", actor_kind="SYSTEM")
    assert await told.count() == 4, "each mandate has its entry in the trail"
    held = {(one.registrant_id, one.user_id): one.kind for one in await db.Mandate.filter(until=None)}
    member, stranger = town["member"].user_id, town["stranger"].user_id
    assert held[alone.id, member] == "SELF"
    assert held[twice.id, member] == held[twice.id, stranger] == held[firm.id, stranger] == "REPRESENTATIVE"
    for row, people in ((alone, {member}), (twice, {member, stranger}), (firm, {stranger}), (nobody, set())):
        assert set((await db.Registrant.get(id=row.id)).acting or ()) == {str(one) for one in people}
    assert await db.Mandate.filter(registrant_id__in=[alone.id, twice.id, firm.id, nobody.id]).count() == 4
    done(await identity.request_mobile_code(town["member"], alone.id, "138 0000 0000"))
    assert await has_identity(stranger), "a person's name lies with what they represented"


async def test_one_person_is_founded_as_themself_once(sqlite: Database) -> None:
    town = await make_town()
    people = {town["member"].user_id: OWNER}
    kinds = []
    for handle in ("first", "second"):
        account = done(await found_account(system("t"), handle, handle, "PERSONAL", "Testa", PERSON, people))
        kinds.append((await db.Mandate.get(registrant_id=account.registrant_id)).kind)
    assert kinds == ["SELF", "REPRESENTATIVE"]
    assert await identity.open_registrant(town["member"], PERSON) == Restricted(Because.ALREADY_A_PERSON)


async def test_publishers_are_asked_from_the_day_of_the_pack(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    town = await make_town()
    await db.Mandate.filter(user_id=town["owner"].user_id, kind="SELF").update(until=clock.now() + timedelta(seconds=1))
    post = done(await posts.create_post(town["owner"], town.account.id, "Title", "Body"))
    assert await posts.publish_post(town["owner"], post.id) == Restricted(Because.PUBLISHER_NOT_VERIFIED)

    def begins(day: str) -> None:
        whole = pack().model_copy(update={"identity": pack().identity.model_copy(update={"publishers_from": day})})
        monkeypatch.setattr("resolvers.accounts.opening.publishing.pack", lambda: whole)

    begins(clock.today().isoformat())
    assert await posts.publish_post(town["owner"], post.id) == Restricted(Because.PUBLISHER_NOT_VERIFIED)
    begins((clock.today() + timedelta(days=1)).isoformat())
    assert done(await posts.publish_post(town["owner"], post.id)).state == "PUBLISHED"


async def test_a_town_raised_before_is_raised_to_what_it_lacks(sqlite: Database) -> None:
    await raise_town()
    await db.Mandate.all().delete()
    await db.Registrant.filter(number_mark__isnull=False).delete()
    await db.Registrant.all().update(acting=None)
    town = await raise_town()
    people = {who: key_of(town["users"][who]["id"]) for who in ("owner", "editor", "owner2")}
    persons = await db.Mandate.filter(kind="SELF", until=None).select_related("registrant")
    assert {one.user_id for one in persons} == set(people.values())
    assert {one.registrant.state for one in persons} == {"VERIFIED"}
    account = await db.PublicAccount.get(handle="old-town-walks").select_related("registrant")
    assert account.registrant.acting == [str(people["owner2"])]
    before = await db.Registrant.all().count(), await db.Mandate.all().count()
    await raise_town()
    assert (await db.Registrant.all().count(), await db.Mandate.all().count()) == before


@pytest.mark.parametrize("day", ["soon", "2026-13-41", "1.1.2027"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match="publishers_from"):
        Identity.model_validate(pack().identity.model_dump() | {"publishers_from": day})
