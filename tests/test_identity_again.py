"""What comes after a first decision: taken back, one number once, emptied in time."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import db
from db.columns import key_ring
from db.files import use_files
from db.vocabulary import DeadlineKind, IdentityDocument, LookPurpose, RegistrantKind, StaffRole
from policy import pack
from resolvers import accounts, clock, complaints
from resolvers.accounts import identity
from resolvers.accounts.identity.views import looks_told, others_with_number, same_number_as
from resolvers.clock import move_clock
from resolvers.deadlines import meet_deadlines
from resolvers.oversight import undo_act
from resolvers.pages import Window
from resolvers.rules.refusals import Because, FaultCode, Invalid, NotFound, Restricted
from resolvers.rules.standings import system
from tests import numbers
from tests.cast import done, make_town
from tests.cast_identity import dossier_of, told, told_of_organisation
from tests.pictures import photo
from tests.services import Database
from tests.test_identity import TICKED, person_of, said_to, verified

ORGANISATION = RegistrantKind.ORGANISATION


async def test_a_wrong_verification_is_taken_back_and_told(sqlite: Database) -> None:
    town = await make_town()
    row, officer = await verified(town, await person_of(town)), town["identity_officer"]
    assert isinstance(await identity.revoke_registrant(officer, row.id, "NO_SUCH_REASON"), Invalid)
    gone = done(await identity.revoke_registrant(officer, row.id, "NOT_THE_PERSON", "Another face."))
    assert (gone.state, gone.reason, gone.verified_at, gone.reason_words) == (
        "REJECTED", "NOT_THE_PERSON", None, "Another face."
    )  # fmt: skip
    said = (await said_to(town, "member"))[-1]
    assert "the document is not that of whoever registers. Another face." in said and "give it anew" in said
    again = done(await identity.submit_registrant(town["member"], row.id, told()))
    assert (again.state, again.checklist) == ("PENDING", None)
    own = await verified(town, again)
    await db.Registrant.filter(id=own.id).update(acting=[str(officer.user_id)])
    assert await identity.revoke_registrant(officer, row.id, "NOT_THE_PERSON") == Restricted(Because.OWN_MATTER)


async def test_an_undone_verification_is_told(sqlite: Database) -> None:
    town = await make_town()
    row = await verified(town, await person_of(town))
    act = await db.Act.filter(subject_id=row.id, name="registrant:verify").latest("id")
    done(await undo_act(town["identity_officer"], act.id))
    assert "took back that your registrant is verified" in (await said_to(town, "member"))[-1]


async def test_one_number_is_verified_once_also_by_two_officers_at_once(database: Database) -> None:
    town = await make_town()
    one, other = await person_of(town, "member"), await person_of(town, "stranger")
    officer = town["identity_officer"]
    answers = await asyncio.gather(
        *(identity.verify_registrant(officer, row.id, TICKED.PERSON) for row in (one, other))
    )
    assert Restricted(Because.NUMBER_OF_ANOTHER) in answers
    assert sum(isinstance(answer, db.Registrant) for answer in answers) == 1
    assert await db.Registrant.filter(state="VERIFIED", number_mark=one.number_mark).count() == 1


async def test_a_number_is_found_by_another_form_and_another_index_key(sqlite: Database) -> None:
    town = await make_town()
    long = await dossier_of(town, "UNVERIFIED")
    done(await identity.submit_registrant(town["member"], long.id, told_of_organisation(77)))
    short = done(await identity.open_registrant(town["stranger"], ORGANISATION))
    code = told(numbers.organisation(77), IdentityDocument.ORGANISATION_CODE)
    short = done(await identity.submit_registrant(town["stranger"], short.id, code))
    assert await others_with_number(short) and (await same_number_as([long.id, short.id]))[long.id]
    await db.Registrant.filter(id=long.id).update(number_mark="of no key")
    assert not await others_with_number(short), "as the mark alone tells"
    assert await same_number_as([long.id, short.id]) == {long.id: True, short.id: False}
    assert key_ring().indexes("identity", f"CN:ORGANISATION_CODE:{numbers.organisation(77)}") == [short.number_mark]


async def test_an_expired_document_is_not_verified_and_the_day_is_that_of_the_pack(sqlite: Database) -> None:
    town = await make_town()
    row = await person_of(town, expires_on=clock.today() + timedelta(days=1))
    try:
        move_clock(clock.begins(clock.today() + timedelta(days=2)) - clock.now() + timedelta(minutes=1))
        late = await identity.verify_registrant(town["identity_officer"], row.id, TICKED.PERSON)
        assert isinstance(late, Invalid) and (late.faults[0].path, late.faults[0].code) == (
            "expiresOn", FaultCode.OUT_OF_DATE
        )  # fmt: skip
    finally:
        move_clock(timedelta())
    evening = datetime(2026, 11, 30, 17, tzinfo=UTC)
    assert clock.today(evening).isoformat() == "2026-12-01" and pack().opening.time_zone == "Asia/Shanghai"
    assert clock.begins(clock.today(evening)) == datetime(2026, 11, 30, 16, tzinfo=UTC)


async def test_what_was_turned_down_is_emptied_in_time(sqlite: Database) -> None:
    town = await make_town()
    row, officer = await person_of(town), town["identity_officer"]
    done(await identity.reject_registrant(officer, row.id, "UNREADABLE"))
    listed, kept = await dossier_of(town, "REJECTED"), await dossier_of(town, "REJECTED")
    answers_for = await dossier_of(town, "REJECTED")
    await db.PublicAccount.filter(id=town.account.id).update(registrant_id=answers_for.id)
    done(await identity.submit_registrant(town["member"], kept.id, told_of_organisation(500)))
    try:
        move_clock(timedelta(days=pack().identity.rejected_kept, seconds=1))
        await meet_deadlines(clock.now())
    finally:
        move_clock(timedelta())
    for key in (row.id, listed.id):
        now = await db.Registrant.get(id=key)
        assert (now.name, now.name_sealed, now.number_sealed, now.number_mark) == ("", None, None, None)
        entries = db.TrailEntry.filter(event="registrant.emptied", subject_id=key)
        assert (now.state, await entries.count()) == ("REJECTED", 1)
    for key in (kept.id, answers_for.id):
        assert (await db.Registrant.get(id=key)).number_sealed is not None
    waiting = await db.Deadline.filter(kind=DeadlineKind.IDENTITY_EMPTIED, done_at=None)
    assert [one.subject_id for one in waiting] == [answers_for.id]


async def test_a_picture_of_identity_is_no_evidence_and_given_once(sqlite: Database, tmp_path: Any) -> None:
    use_files(str(tmp_path / "files"))
    town = await make_town()

    async def pieces() -> Any:
        yield photo()

    file = done(await complaints.keep_file(town["member"], "card.jpg", pieces()))
    row, other = await dossier_of(town, "UNVERIFIED"), await dossier_of(town, "UNVERIFIED")
    done(await identity.submit_registrant(town["member"], row.id, told_of_organisation(1, papers=(file.id,))))
    twice = await identity.submit_registrant(town["member"], other.id, told_of_organisation(2, papers=(file.id,)))
    assert isinstance(twice, Invalid) and twice.faults[0].path == "papers"
    draft = await db.ComplaintDraft.create(
        user_id=town["member"].user_id, subject_kind="ACCOUNT", subject_id=town.account.id, updated_at=clock.now()
    )
    assert isinstance(await complaints.attach_evidence(town["member"], draft.id, file.id), NotFound)
    assert not await db.Evidence.filter(file_id=file.id).exists()


async def test_who_looked_has_the_pseudonym_of_the_officer_everywhere(sqlite: Database) -> None:
    town = await make_town()
    user = town["identity_officer"].user_id
    await db.StaffMember.filter(user_id=user).update(pseudonym="Officer Reed")
    done(await accounts.appoint_staff(system("t"), user, StaffRole.REVIEWER, "Reviewer Crane"))
    officer = await town.again("identity_officer")
    for other in ("Reviewer Crane", "Officer Reed"):
        row = await person_of(town, "member" if other == "Officer Reed" else "stranger", numbers.resident(len(other)))
        done(await identity.look_at_registrant(replace(officer, pseudonym=other), row.id, LookPurpose.VERIFICATION))
        ((_, name),) = await looks_told(officer, row.id, Window())
        notice = await db.Notice.filter(event="registrant.looked_at", subject_id=row.id).get()
        assert (name, notice.facts["name"]) == ("Officer Reed", "Officer Reed")
