"""Who acts for a registrant: begun so often, given and ended, with a mobile number confirmed by a code."""

import asyncio
from datetime import timedelta

import db
from db.vocabulary import RegistrantKind
from policy import pack
from resolvers import clock
from resolvers.accounts import identity
from resolvers.accounts.identity.told import Private
from resolvers.oversight import purge_spent
from resolvers.rules import refusals as no
from resolvers.rules.refusals import Because, Invalid, NotAllowed, Restricted
from tests.cast import done, make_town
from tests.cast_identity import MOBILE, dossier_of, mobile_code_sent
from tests.services import Database
from tests.test_identity import person_of, said_to

ORGANISATION = RegistrantKind.ORGANISATION


async def test_mandates_are_given_and_ended_and_somebody_always_acts(sqlite: Database) -> None:
    town = await make_town()
    row, member, author = await dossier_of(town), town["member"], town["author"].user_id
    end = identity.end_mandate
    assert await end(member, row.id, member.user_id) == Restricted(Because.LAST_REPRESENTATIVE)
    done(await identity.grant_mandate(member, row.id, author))
    assert await identity.grant_mandate(member, row.id, author) == Restricted(Because.ALREADY_ACTS)
    assert (await db.Registrant.get(id=row.id)).acting == [str(member.user_id), str(author)]
    assert "You can act for an organisation that is not verified yet" in (await said_to(town, "author"))[0]
    done(await end(town["author"], row.id, member.user_id))
    assert isinstance(await end(member, row.id, author), NotAllowed)
    person = await person_of(town)
    assert await identity.grant_mandate(member, person.id, author) == Restricted(Because.MANDATE_OF_A_PERSON)


async def test_an_officer_sends_others_and_never_themself_and_all_who_act_are_told(sqlite: Database) -> None:
    town = await make_town()
    row, officer, author = await dossier_of(town), town["identity_officer"], town["author"].user_id
    assert await identity.grant_mandate(officer, row.id, officer.user_id) == Restricted(Because.OWN_MATTER)
    assert isinstance(await identity.end_mandate(officer, row.id, town["member"].user_id), NotAllowed)
    done(await identity.grant_mandate(officer, row.id, author))
    assert "Somebody else can act for an organisation" in (await said_to(town, "member"))[0]
    assert len(await said_to(town, "author")) == 1
    done(await identity.end_mandate(town["author"], row.id, author))
    assert "Somebody does not act for an organisation" in (await said_to(town, "member"))[1]
    await db.Registrant.filter(id=row.id).update(state="VERIFIED")
    done(await identity.grant_mandate(town["member"], row.id, author))
    assert "You can act for Test Paper Boats Ltd" in (await said_to(town, "author"))[-1]
    assert "Somebody else can act for Test Paper Boats Ltd" in (await said_to(town, "member"))[2]


async def test_nobody_is_trapped_by_mandates_that_others_gave(sqlite: Database) -> None:
    town = await make_town()
    member, stranger = town["member"], town["stranger"]
    for _ in range(pack().identity.open + 1):
        row = await dossier_of(town, "UNVERIFIED")
        done(await identity.grant_mandate(member, row.id, stranger.user_id))
        done(await identity.end_mandate(member, row.id, member.user_id))
    assert isinstance(await identity.open_registrant(stranger, ORGANISATION), db.Registrant)
    assert (await person_of(town, "stranger")).state == "PENDING"
    assert (await identity.end_mandate(stranger, row.id, stranger.user_id)).until is not None  # type: ignore[union-attr]
    assert (await db.Registrant.get(id=row.id)).acting == []
    for state, account, leaves in (("PENDING", "DRAFT", True), ("VERIFIED", None, True), ("PENDING", "ACTIVE", False)):
        left = await dossier_of(town, "UNVERIFIED")
        done(await identity.grant_mandate(member, left.id, stranger.user_id))
        done(await identity.end_mandate(member, left.id, member.user_id))
        await db.Registrant.filter(id=left.id).update(state=state)
        if account:
            await db.PublicAccount.filter(id=town.account.id).update(registrant_id=left.id, state=account)
        answer = await identity.end_mandate(stranger, left.id, stranger.user_id)
        assert isinstance(answer, db.Mandate) is leaves, state


async def test_mandates_are_given_so_often_a_day(sqlite: Database) -> None:
    town = await make_town()
    row, member = await dossier_of(town), town["member"]
    user = (await db.User.create(display_name="Somebody", created_at=clock.now())).id
    for _ in range(pack().limits.mandates.most):
        done(await identity.grant_mandate(member, row.id, user))
        done(await identity.end_mandate(member, row.id, user))
    assert isinstance(await identity.grant_mandate(member, row.id, user), no.LimitReached)


async def test_a_person_begins_themself_whatever_waits(sqlite: Database) -> None:
    town = await make_town()
    for _ in range(pack().identity.open):
        done(await identity.open_registrant(town["member"], ORGANISATION))
    assert isinstance(await identity.open_registrant(town["member"], ORGANISATION), Restricted)
    assert (await person_of(town)).state == "PENDING"


async def test_one_mobile_gets_so_many_codes_whoever_asks(sqlite: Database) -> None:
    town = await make_town()
    rows = {who: await person_of(town, who) for who in ("member", "stranger")}
    for _ in range(pack().limits.mobile_codes.most):
        done(await identity.request_mobile_code(town["member"], rows["member"].id, Private(MOBILE)))
    asked = await identity.request_mobile_code(town["stranger"], rows["stranger"].id, Private("138 0000 0000"))
    assert isinstance(asked, no.LimitReached)
    assert isinstance(
        await identity.request_mobile_code(town["stranger"], rows["stranger"].id, Private("138 0000 0001")),
        db.MobileCode,
    )
    assert await db.MobileCode.filter(mobile_sealed__isnull=False).count() == 2
    later = clock.now() + timedelta(seconds=pack().limits.mobile_tries.seconds + 1)
    await purge_spent(later)
    assert await db.MobileCode.filter(mobile_sealed__isnull=False).count() == 0


async def test_a_user_begins_only_so_many(sqlite: Database) -> None:
    town = await make_town()
    opened = await asyncio.gather(*(identity.open_registrant(town["member"], ORGANISATION) for _ in range(6)))
    most = pack().identity.open
    assert sum(isinstance(one, db.Registrant) for one in opened) == most
    assert Restricted(Because.REGISTRANTS_USED_UP, limit=most) in opened


async def test_a_mobile_is_confirmed_by_the_code_and_tried_so_often(sqlite: Database) -> None:
    town = await make_town()
    row, member = await dossier_of(town), town["member"]
    wrong = await identity.request_mobile_code(member, row.id, Private("12345"))
    assert isinstance(wrong, Invalid) and wrong.faults[0].path == "mobile"
    done(await identity.request_mobile_code(member, row.id, Private("138 0000 0000")))
    code = await mobile_code_sent()
    for _ in range(pack().limits.mobile_tries.most):
        assert isinstance(await identity.confirm_mobile_code(member, row.id, Private("00000000")), no.WrongCode)
    assert isinstance(await identity.confirm_mobile_code(member, row.id, Private(code)), no.WrongCode)
    done(await identity.request_mobile_code(member, row.id, Private(MOBILE)))
    kept = done(await identity.confirm_mobile_code(member, row.id, Private(await mobile_code_sent())))
    assert kept.mobile_confirmed_at and MOBILE.encode() not in bytes(kept.mobile_sealed)
    assert await db.MobileCode.filter(mobile_sealed__isnull=False).count() == 0
