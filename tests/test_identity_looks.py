"""Identity is looked at with a record, read by nobody else, and its pictures go with the decision."""

from datetime import timedelta
from typing import Any

import pytest

import db
from db.complaints import StoredFile
from db.files import Copy, file_store, use_files
from policy import pack
from resolvers import clock, complaints
from resolvers.accounts import identity
from resolvers.clock import move_clock
from resolvers.complaints.uploads import erase_spent_files
from resolvers.rules import refusals as no
from tests import numbers
from tests.asking import data, id_of
from tests.cast import done, make_town
from tests.cast_identity import NAME, dossier_of, full_dossier, told_of_organisation
from tests.pictures import photo
from tests.services import Database
from tests.test_identity import person_of, said_to, verified

LOOK = """mutation($i: LookAtRegistrantInput!) { lookAtRegistrant(input: $i) {
  __typename ... on LookedAtRegistrant { name number document papers } } }"""
ACCESSES = "{ identityAccesses { nodes { by purpose at registrant { id } } } }"


async def test_a_look_opens_it_once_and_is_listed_and_told(sqlite: Database) -> None:
    town = await make_town()
    row = await person_of(town)
    values = {"i": {"id": id_of(row), "purpose": "VERIFICATION", "idempotencyKey": "look"}}
    opened = (await data(town["identity_officer"], LOOK, values))["lookAtRegistrant"]
    assert (opened["name"], opened["number"]) == (NAME, numbers.resident())
    move_clock(timedelta(seconds=pack().identity.look + 1))
    try:
        late = (await data(town["identity_officer"], LOOK, values))["lookAtRegistrant"]
    finally:
        move_clock(timedelta())
    assert (late["name"], late["number"], late["papers"]) == (None, None, [])
    for who in ("member", "auditor", "identity_officer"):
        (access,) = (await data(town[who], ACCESSES))["identityAccesses"]["nodes"]
        assert (access["by"], access["purpose"]) == ("Pseudonym of identity_officer", "VERIFICATION")
    assert (await data(town["stranger"], ACCESSES))["identityAccesses"]["nodes"] == []
    assert "Pseudonym of identity_officer looked at the identity" in (await said_to(town, "member"))[0]
    entry = await db.TrailEntry.get(event="registrant.looked_at")
    assert (entry.reason, entry.subject_id) == ("VERIFICATION", row.id)


async def test_a_stranger_reads_no_identity_in_any_field(sqlite: Database) -> None:
    town = await make_town()
    row = await full_dossier(town)
    await verified(town, await person_of(town, "author", numbers.resident(77)))
    every = "id kind state verified name number mobile document country area expiresOn reason words mandates { kind }"
    node = f'{{ node(id: "{id_of(row)}") {{ ... on Registrant {{ {every} sameNumber papers }} }} }}'
    for who in ("stranger", "owner", "reviewer", "admin"):
        shown = (await data(town[who], node))["node"]
        assert {name for name, value in shown.items() if value is not None} == {"id", "kind", "state", "verified"}, who
    assert (await data(town["member"], node))["node"]["mobile"] == f"+8{'*' * 10}00"


async def test_pictures_go_with_the_decision_rows_and_bytes(sqlite: Database, tmp_path: Any) -> None:
    use_files(str(tmp_path / "files"))
    town = await make_town()

    async def paper() -> StoredFile:
        async def pieces() -> Any:
            yield photo()

        return done(await complaints.keep_file(town["member"], "card.jpg", pieces()))

    for judged in ("verify", "reject"):
        file = await paper()
        row = await dossier_of(town, "UNVERIFIED")
        given = told_of_organisation(town.count + 100, papers=(file.id,))
        assert isinstance(
            await identity.submit_registrant(town["member"], row.id, told_of_organisation(1, papers=(row.id,))),
            no.NotFound,
        )
        done(await identity.submit_registrant(town["member"], row.id, given))
        assert await erase_spent_files(clock.now() + timedelta(days=30)) == 0, "kept until it is decided"
        assert [piece async for piece in file_store().read(file.id, Copy.ORIGINAL)]
        officer = town["identity_officer"]
        values = {"i": {"id": id_of(row), "purpose": "VERIFICATION"}}
        assert len((await data(officer, LOOK, values))["lookAtRegistrant"]["papers"]) == 1
        if judged == "verify":
            await verified(town, row)
        else:
            done(await identity.reject_registrant(officer, row.id, "UNREADABLE"))
        gone = await StoredFile.get(id=file.id)
        assert (gone.state, gone.name, gone.expires_at) == ("ERASED", "", None)
        for copy in Copy:
            with pytest.raises(FileNotFoundError):
                assert [piece async for piece in file_store().read(file.id, copy)]
