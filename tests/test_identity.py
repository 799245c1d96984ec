"""Who answers in law: sealed, judged by another person, looked at with a record, lapsing by its date."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import db
from db.columns import key_ring
from db.vocabulary import DeadlineKind, IdentityDocument, LookPurpose, RegistrantKind
from policy import pack
from resolvers import accounts, clock, posts
from resolvers.accounts import identity
from resolvers.accounts.founding import found_account
from resolvers.accounts.identity.sealing import seal_names
from resolvers.accounts.identity.told import name_of, number_of
from resolvers.clock import move_clock
from resolvers.deadlines import meet_deadlines
from resolvers.notices import sentence
from resolvers.oversight import undo_act
from resolvers.rules.refusals import Because, FaultCode, Invalid, Restricted
from resolvers.rules.standings import system
from tests import numbers
from tests.asking import ask, data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_identity import NAME, told
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
    assert again.verified_mark is None and row.verified_mark == again.number_mark


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
