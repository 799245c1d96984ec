"""Who answers in law: sealed, judged by another person, looked at with a record, lapsing by its date."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

import db
from db.columns import key_ring
from db.complaints import StoredFile
from db.files import Copy, file_store, use_files
from db.vocabulary import DeadlineKind, IdentityDocument, LookPurpose, RegistrantKind
from policy import pack
from resolvers import accounts, clock, complaints, posts
from resolvers.accounts import identity
from resolvers.accounts.founding import found_account
from resolvers.accounts.identity.sealing import seal_names
from resolvers.accounts.identity.told import name_of, number_of
from resolvers.clock import move_clock
from resolvers.complaints.uploads import erase_spent_files
from resolvers.deadlines import meet_deadlines
from resolvers.notices import sentence
from resolvers.oversight import undo_act
from resolvers.rules import refusals as no
from resolvers.rules.refusals import Because, FaultCode, Invalid, Restricted
from resolvers.rules.standings import system
from resolvers.sanctions.blacklist import matching
from tests import numbers
from tests.asking import ask, data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_identity import NAME, dossier_of, full_dossier, told, told_of_organisation
from tests.pictures import photo
from tests.services import Database

PERSON, ORGANISATION = RegistrantKind.PERSON, RegistrantKind.ORGANISATION
TICKED = pack().identity.checklist


async def person_of(town: Town, who: str = "member", number: str | None = None, **more: Any) -> db.Registrant:
    """Somebody who told who they are."""
    row = done(await identity.open_registrant(town[who], PERSON))
    return done(await identity.submit_registrant(town[who], row.id, told(number, **more)))


async def verified(town: Town, row: db.Registrant) -> db.Registrant:
    ticked = getattr(TICKED, row.kind)
    return done(await identity.verify_registrant(town["identity_officer"], row.id, ticked))


async def said_to(town: Town, who: str) -> list[str]:
    """What somebody was told of registrants."""
    found = db.Notice.filter(user_id=town[who].user_id, event__startswith="registrant.").order_by("position")
    return [sentence(notice, "en") for notice in await found]


async def test_a_person_is_verified_by_the_whole_checklist_and_told_each_step(database: Database) -> None:
    town = await make_town()
    row, officer = await person_of(town), town["identity_officer"]
    assert await identity.open_registrant(town["member"], PERSON) == Restricted(Because.ALREADY_A_PERSON)
    some = await identity.verify_registrant(officer, row.id, TICKED.PERSON[:-1])
    assert isinstance(some, Invalid) and some.faults[0].code is FaultCode.NOT_ALL_TICKED
    other = await identity.verify_registrant(officer, row.id, ["PAPER_SEEN"])
    assert isinstance(other, Invalid) and other.faults[0].code is FaultCode.NOT_ONE_OF
    kept = await verified(town, row)
    assert (kept.state, kept.checklist, kept.verified_by) == (
        "VERIFIED", list(TICKED.PERSON), "Pseudonym of identity_officer"
    )  # fmt: skip
    assert "waits to be verified" in (await said_to(town, "identity_officer"))[0]
    assert "The identity is verified" in (await said_to(town, "member"))[0]


async def test_what_was_told_lies_sealed_and_nowhere_else(sqlite: Database) -> None:
    town = await make_town()
    number = numbers.resident(321)
    person = done(await identity.open_registrant(town["member"], PERSON))
    values = {"id": id_of(person), "document": "RESIDENT_CARD", "number": f" {number[:6]}-{number[6:]}", "name": NAME}
    await do(town["member"], "submitRegistrant", {**values, "idempotencyKey": "once"}, "... on Registrant { id }")
    row = await db.Registrant.get(id=person.id)
    assert (name_of(row), number_of(row), row.name) == (NAME, number, "")
    marks = key_ring().indexes("identity", f"CN:RESIDENT_CARD:{number}")
    assert row.number_mark in marks
    wrong = {**values, "number": numbers.resident(5)[:-1] + "0"}
    again = await ask(
        town["member"],
        "mutation($i: SubmitRegistrantInput!) { submitRegistrant(input: $i) { ... on Invalid { message } } }",
        {"i": wrong},
    )
    assert numbers.resident(5)[:17] not in json.dumps(again)
    for model in db.ALL:
        for values_of_row in await model.all().values():
            assert number not in str(values_of_row) and NAME not in str(values_of_row), model.__name__


async def test_nobody_is_told_that_a_number_is_known_and_the_officer_sees_it(sqlite: Database) -> None:
    town = await make_town()
    first = await verified(town, await person_of(town, "member"))
    second = await person_of(town, "stranger")
    assert second.state == "PENDING" and first.number_mark == second.number_mark
    queue = "{ registrantQueue { nodes { id sameNumber number name papers checklist { code text } } } }"
    shown = (await data(town["identity_officer"], queue))["registrantQueue"]["nodes"]
    (seen,) = [node for node in shown if node["id"] == id_of(second)]
    assert seen["sameNumber"] is True and seen["name"] == "T**"
    assert seen["number"] == f"11{'*' * 14}{numbers.resident()[-2:]}"
    assert {check["code"] for check in seen["checklist"]} == set(TICKED.PERSON)
    officer = town["identity_officer"]
    twice = await identity.verify_registrant(officer, second.id, TICKED.PERSON)
    assert twice == Restricted(Because.NUMBER_OF_ANOTHER)
    done(await identity.reject_registrant(officer, second.id, "REGISTERED_ALREADY"))
    assert "it is registered already" in (await said_to(town, "stranger"))[0]


async def test_a_rejection_has_a_reason_of_the_pack_and_words_without_numbers(sqlite: Database) -> None:
    town = await make_town()
    row, officer = await person_of(town), town["identity_officer"]
    assert isinstance(await identity.reject_registrant(officer, row.id, "NO_SUCH_REASON"), Invalid)
    assert isinstance(await identity.reject_registrant(officer, row.id, "NO_MATCH"), Invalid)
    assert isinstance(await identity.reject_registrant(officer, row.id, "UNREADABLE", numbers.resident()), Invalid)
    done(await identity.reject_registrant(officer, row.id, "UNREADABLE", "The photo is blurred."))
    assert "the pictures cannot be read. The photo is blurred." in (await said_to(town, "member"))[0]
    again = done(await identity.submit_registrant(town["member"], row.id, told()))
    assert (again.state, again.reason, again.reason_words) == ("PENDING", None, None)


async def test_officers_do_not_judge_or_look_at_their_own(sqlite: Database) -> None:
    town = await make_town()
    row, officer = await person_of(town, "identity_officer"), town["identity_officer"]
    own = Restricted(Because.OWN_MATTER)
    assert await identity.verify_registrant(officer, row.id, TICKED.PERSON) == own
    assert await identity.reject_registrant(officer, row.id, "UNREADABLE") == own
    assert await identity.look_at_registrant(officer, row.id, LookPurpose.VERIFICATION) == own


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


async def test_who_publishes_is_verified_themself_and_lapses_with_the_document(database: Database) -> None:
    town = await make_town()
    ends = (clock.now() + timedelta(days=40)).date()
    person = await verified(town, await person_of(town, "moderator", numbers.resident(900), expires_on=ends))
    await db.Operatorship.filter(user_id=town["moderator"].user_id).update(role="EDITOR")
    moderator = await town.again("moderator")
    post = done(await posts.create_post(moderator, town.account.id, "Title", "Body"))
    done(await posts.publish_post(moderator, post.id))
    try:
        for days, warned in ((5, 0), (11, 1), (34, 2), (35, 2)):
            move_clock(timedelta(days=days))
            await asyncio.gather(*(identity.lapse_registrant(system("clock"), person.id) for _ in range(2)))
            assert await db.Notice.filter(event="registrant.expiry_warned").count() == warned, days
        move_clock(timedelta(days=41))
        await asyncio.gather(*(meet_deadlines(clock.now()) for _ in range(2)))
        assert await meet_deadlines(clock.now()) == 0
        assert (await db.Registrant.get(id=person.id)).state == "LAPSED"
        assert await db.Notice.filter(event="registrant.lapsed").count() == 1
        assert await db.TrailEntry.filter(event="registrant.lapsed").count() == 1
        second = done(await posts.create_post(moderator, town.account.id, "Title", "Body"))
        assert await posts.publish_post(moderator, second.id) == Restricted(Because.PUBLISHER_NOT_VERIFIED)
    finally:
        move_clock(timedelta())


async def test_an_undone_verification_waits_again(sqlite: Database) -> None:
    town = await make_town()
    row = await verified(town, await person_of(town))
    act = await db.Act.filter(subject_id=row.id, name="registrant:verify").latest("id")
    done(await undo_act(town["identity_officer"], act.id))
    again = await db.Registrant.get(id=row.id)
    assert (again.state, again.verified_at, again.checklist) == ("PENDING", None, None)


async def test_where_the_blacklist_stands_it_is_turned_down_and_told_until_when(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await make_town()
    row = await person_of(town)
    entry = db.BlacklistEntry(ends_at=clock.now() + timedelta(days=90))

    async def stands(registrant: db.Registrant) -> db.BlacklistEntry:
        return entry

    async def nothing_more(registrant: db.Registrant, against: db.BlacklistEntry) -> None:
        """The entry is in no case here."""

    monkeypatch.setattr("resolvers.accounts.identity.judging.entry_against", stands)
    monkeypatch.setattr("resolvers.accounts.identity.judging.found_evading", nothing_more)
    assert matching.entry_against is not stands
    turned = await verified(town, row)
    assert (turned.state, turned.reason, turned.verified_at) == ("REJECTED", "BLACKLISTED", None)
    told_of_it = (await said_to(town, "member"))[0]
    assert f"until {entry.ends_at.date()}" in told_of_it and "/appeal" in told_of_it


async def test_names_that_lay_open_are_sealed_once_by_whoever_comes_first(database: Database) -> None:
    town = await make_town()
    rows = [
        await db.Registrant.create(kind=PERSON, name=f"{NAME} {n}", state="PENDING", created_at=clock.now())
        for n in range(3)
    ]
    sealed = await asyncio.gather(seal_names(), seal_names())
    assert sum(sealed) == 3 and await seal_names() == 0
    for n, row in enumerate(rows):
        now = await db.Registrant.get(id=row.id)
        assert (now.name, name_of(now)) == ("", f"{NAME} {n}")
    found = done(await found_account(system("t"), "walks", "Walks", "PERSONAL", NAME, PERSON, {}))
    row = await db.Registrant.get(id=found.registrant_id)
    assert (row.name, name_of(row)) == ("", NAME)
    assert done(await accounts.verify_registrant(town["identity_officer"], row.id)).checklist == ["PAPER_SEEN"]


async def test_a_deadline_is_set_for_a_document_with_an_end_only(sqlite: Database) -> None:
    town = await make_town()
    row = await verified(town, await person_of(town))
    assert await db.Deadline.filter(kind=DeadlineKind.REGISTRANT_EXPIRY, subject_id=row.id).count() == 0
    assert row.document is IdentityDocument.RESIDENT_CARD
