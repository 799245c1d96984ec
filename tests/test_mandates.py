"""Who acts for a registrant: begun so often, given and ended, with a mobile number confirmed by a code."""

import asyncio

import db
from db.vocabulary import RegistrantKind
from policy import pack
from resolvers.accounts import identity
from resolvers.accounts.identity.told import Private
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
    assert "You can act for Test Paper Boats Ltd" in (await said_to(town, "author"))[0]
    done(await end(town["author"], row.id, member.user_id))
    assert isinstance(await end(member, row.id, author), NotAllowed)
    person = await person_of(town)
    assert await identity.grant_mandate(member, person.id, author) == Restricted(Because.MANDATE_OF_A_PERSON)


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
