"""The blacklist where identities are verified: by verified numbers, never against oneself, and to be contested."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import IdentityDocument, RegistrantState
from resolvers import clock
from resolvers.accounts import identity
from resolvers.accounts.identity.told import Private, Told
from resolvers.sanctions.appeals.answering import overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal
from resolvers.sanctions.appeals.views import contestable
from resolvers.sanctions.blacklist.confirming import confirm_blacklist_entry
from resolvers.sanctions.blacklist.ending import end_blacklist_entry, remove_blacklist_entry
from resolvers.sanctions.statements import altered_statements, text_of
from tests import numbers
from tests.asking import data
from tests.cast import Town, done, make_town
from tests.cast_appeals import FACTS as SECOND_LOOK
from tests.cast_blacklist import FORBID, RULE, another_registrant, heard, in_force, numbered, represented, senior
from tests.cast_identity import told_of_organisation
from tests.services import Database
from tests.test_identity import TICKED, said_to

CODE, OTHER = numbers.credit_code(1), numbers.credit_code(2)
STATEMENTS = "{ viewer { statements(first: 5) { nodes { appealUntil } } } }"


async def listed(town: Town, number: str = CODE) -> db.BlacklistEntry:
    """An entry in force about whoever had a number, which closes nothing; its document has lapsed since."""
    account = await town.public_account()
    await marked(account.registrant_id, number, RegistrantState.LAPSED)
    return await in_force(town, account, measures=[FORBID])


async def marked(registrant_id: Any, number: str, state: RegistrantState = RegistrantState.VERIFIED) -> db.Registrant:
    """A registrant with a number by its social credit code."""
    row = await numbered(registrant_id, number, state)
    told = Told(IdentityDocument.SOCIAL_CREDIT_CODE, Private(number), Private("Paper Boats Ltd"))
    identity.told.seal_into(row, told)
    if state in (RegistrantState.VERIFIED, RegistrantState.LAPSED):
        row.verified_mark, row.verified_mark_version = row.number_mark, row.mark_version
    await row.save()
    return row


async def waiting(town: Town, who: str, order: int) -> db.Registrant:
    """A registrant for which somebody acts, that told a number."""
    made = await another_registrant(state="UNVERIFIED")
    await represented(made.id, town[who].user_id)
    return done(await identity.submit_registrant(await town.again(who), made.id, told_of_organisation(order)))


async def judged(town: Town, row: db.Registrant) -> db.Registrant:
    return done(await identity.verify_registrant(town["identity_officer"], row.id, TICKED.ORGANISATION))


async def evasions(entry: db.BlacklistEntry) -> list[Any]:
    return await db.CaseCause.filter(case_id=entry.case_id, kind="EVASION").values_list("cause_id", flat=True)


async def test_a_number_that_was_only_told_is_held_against_nobody(sqlite: Database) -> None:
    town = await make_town()
    account, victim = await town.public_account(), await another_registrant(state="UNVERIFIED")
    row = await marked(account.registrant_id, CODE)
    await marked(victim.id, OTHER)
    entry = await heard(town, account, measures=[FORBID])
    await db.Registrant.filter(id=row.id).update(state="LAPSED")
    done(await identity.submit_registrant(await town.again("member"), row.id, told_of_organisation(2)))
    now = await db.Registrant.get(id=row.id)
    assert now.number_mark != row.number_mark and now.verified_mark == row.number_mark
    done(await confirm_blacklist_entry(await senior(town), entry.id))
    entry = await db.BlacklistEntry.get(id=entry.id)
    assert entry.number_mark == row.number_mark
    assert await evasions(entry) == [] and await said_to(town, "stranger") == []


async def test_an_entry_without_a_number_learns_it_when_its_registrant_is_verified(sqlite: Database) -> None:
    town = await make_town()
    account = await town.public_account()
    await db.Registrant.filter(id=account.registrant_id).update(state="UNVERIFIED")
    entry = await in_force(town, account, measures=[FORBID])
    assert entry.number_mark is None
    done(await identity.submit_registrant(await town.again("member"), account.registrant_id, told_of_organisation(1)))
    assert (await db.BlacklistEntry.get(id=entry.id)).number_mark is None
    row = await judged(town, await db.Registrant.get(id=account.registrant_id))
    assert row.state == "VERIFIED" and await evasions(entry) == []
    assert (await db.BlacklistEntry.get(id=entry.id)).number_mark == row.verified_mark is not None


async def test_who_is_listed_renews_its_own_document(sqlite: Database) -> None:
    town = await make_town()
    entry = await listed(town)
    await db.Registrant.filter(id=entry.registrant_id).update(state="LAPSED")
    row = done(
        await identity.submit_registrant(await town.again("member"), entry.registrant_id, told_of_organisation(1))
    )
    assert (await judged(town, row)).state == "VERIFIED"
    assert await evasions(entry) == []
    assert not await db.Notice.filter(event="blacklist_entry.evaded").exists()


async def test_who_is_turned_down_by_number_is_told_until_when_and_contests_it(sqlite: Database) -> None:
    town = await make_town()
    entry = await listed(town)
    await db.Registrant.filter(id=entry.registrant_id).update(state="LAPSED")
    clock.move_clock(timedelta(days=20))
    try:
        row = await waiting(town, "stranger", 1)
        turned = await judged(town, row)
        assert (turned.state, turned.reason, turned.verified_at) == ("REJECTED", "BLACKLISTED", None)
        assert entry.ends_at is not None and await evasions(entry) == [row.id]
        (said,) = await said_to(town, "stranger")
        assert f"until {entry.ends_at.date()}" in said and "/appeal" in said
        stranger = await town.again("stranger")
        (statement,) = await contestable(stranger)
        decision = await db.Decision.get(id=entry.decision_id)
        assert statement.appeal_until is not None and statement.appeal_until > decision.appeal_until
        shown = (await data(stranger, STATEMENTS))["viewer"]["statements"]["nodes"]
        assert [one["appealUntil"][:10] for one in shown] == [str(statement.appeal_until.date())]
        assert str(statement.appeal_until.date()) in text_of("en", statement)
        done(await identity.submit_registrant(stranger, row.id, told_of_organisation(1)))
        await judged(town, row)
        assert await db.StatementOfReasons.filter(user_id=stranger.user_id).count() == 1, "once"
        await db.Decision.filter(id=decision.id).update(appeal_until=clock.now() - timedelta(days=1))
        (again,) = await contestable(stranger)
        await db.Decision.filter(id=decision.id).update(appeal_until=decision.appeal_until)
        appeal = done(await lodge_appeal(stranger, again.id, "It is not our number."))
        done(await claim_appeal(town["reviewer2"], appeal.id))
        done(await overturn_appeal(town["reviewer2"], appeal.id, RULE, SECOND_LOOK))
        assert (await db.BlacklistEntry.get(id=entry.id)).state == "REMOVED"
        assert "does not stand in the way" in (await said_to(town, "stranger"))[-1]
        assert await altered_statements(5) == []
        done(await identity.submit_registrant(stranger, row.id, told_of_organisation(1)))
    finally:
        clock.move_clock(timedelta())


async def test_who_was_found_when_an_entry_came_is_told_and_told_again_when_it_is_over(sqlite: Database) -> None:
    town = await make_town()
    other = await another_registrant(state="UNVERIFIED")
    await marked(other.id, CODE)
    await represented(other.id, town["stranger"].user_id)
    entry = await listed(town)
    assert await evasions(entry) == [other.id]
    (said,) = await said_to(town, "stranger")
    assert "about its number is in force" in said and "/appeal" in said
    assert len(await contestable(await town.again("stranger"))) == 1
    if entry.ends_at:
        clock.move_clock(timedelta(days=31))
    try:
        for _ in range(2):
            await end_blacklist_entry(town["system"], entry.id)
    finally:
        clock.move_clock(timedelta())
    assert [("way of your registrant" in one) for one in await said_to(town, "stranger")] == [False, True]


async def test_the_way_is_not_free_while_another_entry_stands(sqlite: Database) -> None:
    town = await make_town()
    entry, second = await listed(town), await listed(town)
    await db.Registrant.filter(id__in=[entry.registrant_id, second.registrant_id]).update(state="LAPSED")
    row = await waiting(town, "stranger", 1)
    await judged(town, row)
    for one in (entry, second):
        await db.CaseCause.get_or_create(
            {"words": "", "at": clock.now()}, case_id=one.case_id, kind="EVASION", cause_id=row.id
        )
    done(await remove_blacklist_entry(town["senior"], entry.id, "Enough."))
    assert not await db.Notice.filter(event="registrant.way_free", subject_id=row.id).exists()
    done(await remove_blacklist_entry(town["senior"], second.id, "Enough."))
    assert await db.Notice.filter(event="registrant.way_free", subject_id=row.id).count() == 1
