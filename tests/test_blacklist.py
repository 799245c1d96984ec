"""The blacklist from proposal to end: heard, two people, carried out, found again by number, reversed on appeal."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import BlacklistState, RegistrantState, Severity
from policy import pack
from resolvers import clock
from resolvers.deadlines import meet_deadlines
from resolvers.oversight import drifted_counters
from resolvers.rules import refusals as no
from resolvers.sanctions.appeals.answering import modify_appeal, overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal
from resolvers.sanctions.blacklist.confirming import confirm_blacklist_entry
from resolvers.sanctions.blacklist.ending import (
    end_blacklist_entry,
    remove_blacklist_entry,
    review_blacklist_entry,
)
from resolvers.sanctions.blacklist.matching import entry_against, found_evading
from resolvers.sanctions.blacklist.proposing import propose_blacklist_entry, respond_to_blacklist_entry
from resolvers.sanctions.statements import altered_statements
from resolvers.use_case import use_case
from tests.asking import data, do, id_of
from tests.cast import Town, make_town
from tests.cast_appeals import FACTS as SECOND_LOOK
from tests.cast_appeals import told
from tests.cast_blacklist import (
    CLOSE,
    FACTS,
    FORBID,
    RULE,
    another_registrant,
    in_force,
    listing,
    numbered,
    senior,
)
from tests.cast_sanctions import case_on, done
from tests.services import Database

NUMBER = "91000000MADEUP0001"
MENU = "{ policy { blacklist { hearingSeconds reviewSeconds seriousness { severity measures days } } } }"
LIST = "query($show: BlacklistFilter!) { blacklist(show: $show) { nodes { id state inForce } } }"


@use_case("blacklist_entry:hear")
async def evade(actor: Any, registrant_id: Any, entry_id: Any) -> Any:
    """What verifying does when it finds an entry, as a use case of a test."""
    entry = await db.BlacklistEntry.get(id=entry_id)
    await found_evading(await db.Registrant.get(id=registrant_id), entry)
    return entry


async def contest(town: Town, statement: Any, who: str = "owner") -> db.Appeal:
    """An appeal against an entry, taken by the second reviewer."""
    appeal = done(await lodge_appeal(town[who], statement.id, "It was a quotation."))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    return await db.Appeal.get(id=appeal.id)


async def statement_on(entry: Any, **of: Any) -> db.StatementOfReasons:
    """The statement of an entry to one side."""
    given = {"decision_id": entry.decision_id, "side": "SUBJECT"} | of
    return await db.StatementOfReasons.filter(**given).select_related("decision").order_by("id").get()


async def test_from_proposal_to_appeal_everything_follows_and_everything_comes_back(database: Database) -> None:
    town = await make_town()
    account = await town.public_account()
    registrant = await numbered(account.registrant_id, NUMBER)
    other = await db.PublicAccount.create(
        handle="second", name="Second", registrant_id=registrant.id, account_class="ORGANISATION",
        created_at=clock.now(),
    )  # fmt: skip
    entry = await listing(town, account)
    assert set(entry.accounts) == {str(account.id), str(other.id)}
    assert await told(town["member"]) == ["blacklist_entry.proposed"]
    assert (await told(town["owner"]))[-1] == "blacklist_entry.proposed"
    assert await entry_against(registrant) is None
    boss = await senior(town)
    hearing = await confirm_blacklist_entry(boss, entry.id)
    assert hearing == no.Restricted(no.Because.ENTRY_IS_HEARD, entry.respond_until)
    done(await respond_to_blacklist_entry(town["member"], entry.id, "We are sorry."))
    kept = done(await respond_to_blacklist_entry(town["owner"], entry.id, "It will not happen again."))
    assert kept.response == "We are sorry.\n\nIt will not happen again."
    done(await confirm_blacklist_entry(boss, entry.id))

    entry = await db.BlacklistEntry.get(id=entry.id)
    assert (entry.state, entry.number_mark) == (BlacklistState.IN_FORCE, registrant.number_mark)
    assert entry.ends_at == entry.starts_at + timedelta(days=30)
    closures = await db.Sanction.filter(decision_id=entry.decision_id)
    assert {(one.account_id, one.kind, one.state) for one in closures} == {
        (one.id, "CLOSURE", "IN_FORCE") for one in (account, other)
    }
    assert set(await db.PublicAccount.filter(registrant_id=registrant.id).values_list("state", flat=True)) == {"SHUT"}
    assert await statement_on(entry, account_id=other.id, user_id=None)  # whoever runs it can contest it too
    report = await db.ReportEntry.get(decision_id=entry.decision_id)
    assert (report.measures, report.severity) == (["CLOSURE", "FORBID_REGISTRATION"], "GRAVE")
    case = await db.Case.get(id=entry.case_id)
    assert (case.state, (await db.Complaint.get(case_id=case.id)).state) == ("DECIDED", "UPHELD")
    newcomer = await another_registrant(NUMBER, state=RegistrantState.PENDING)
    for one in (registrant, newcomer):
        against = await entry_against(await db.Registrant.get(id=one.id))
        assert against is not None and against.id == entry.id
    assert await entry_against(await another_registrant("91000000MADEUP0002")) is None

    statement = await statement_on(entry, account_id=account.id, user_id=None)
    done(await overturn_appeal(town["reviewer2"], (await contest(town, statement)).id, RULE, SECOND_LOOK))
    assert (await db.BlacklistEntry.get(id=entry.id)).state is BlacklistState.REMOVED
    assert await entry_against(registrant) is None
    assert await entry_against(await db.Registrant.get(id=newcomer.id)) is None
    assert set(await db.PublicAccount.filter(registrant_id=registrant.id).values_list("state", flat=True)) == {"ACTIVE"}
    assert set(await db.Sanction.filter(decision_id=entry.decision_id).values_list("state", flat=True)) == {
        "OVERTURNED"
    }
    assert (await db.ReportEntry.get(decision_id=entry.decision_id)).reversed_at is not None
    assert not await db.Deadline.filter(kind__startswith="BLACKLIST", done_at=None).exists()
    assert "blacklist_entry.overturned" in await told(town["member"])
    assert await altered_statements(5) == await drifted_counters() == []


async def test_the_whole_way_goes_by_graphql(database: Database) -> None:
    town = await make_town()
    account = await town.public_account()
    registrant = await numbered(account.registrant_id, NUMBER)
    case, boss = await case_on(town, account), await senior(town)
    await db.Registrant.filter(id=registrant.id).update(acting=[str(town["member"].user_id)])
    given = {"caseId": id_of(case), "measures": ["CLOSE_ACCOUNT", "FORBID_REGISTRATION"], "rule": RULE}
    made = await do(
        town["reviewer"], "proposeBlacklistEntry", {**given, "severity": "GRAVE", "days": 30, "facts": FACTS}
    )
    assert made["__typename"] == "BlacklistEntry"
    entry = await db.BlacklistEntry.get(case_id=case.id)
    for who, mutation, values in (
        (town["member"], "respondToBlacklistEntry", {"words": "We are sorry."}), (boss, "confirmBlacklistEntry", {}),
    ):  # fmt: skip
        assert (await do(who, mutation, {"id": id_of(entry), **values}))["__typename"] == "BlacklistEntry"
    shown = (await data(town["reviewer"], LIST, {"show": "IN_FORCE"}))["blacklist"]["nodes"]
    assert shown == [{"id": id_of(entry), "state": "IN_FORCE", "inForce": True}]
    assert (await data(town["reviewer"], LIST, {"show": "PROPOSED"}))["blacklist"]["nodes"] == []
    assert await entry_against(await db.Registrant.get(id=registrant.id)) is not None
    statement = await statement_on(await db.BlacklistEntry.get(id=entry.id), user_id=town["member"].user_id)
    appealed = await do(
        town["member"], "lodgeAppeal", {"statementId": id_of(statement), "words": "It was a quotation."}
    )
    assert appealed["__typename"] == "Appeal"
    appeal = await db.Appeal.get(statement_id=statement.id)
    done(await claim_appeal(town["reviewer2"], appeal.id))
    answer = {"id": id_of(appeal), "verdict": "OVERTURNED", "rule": RULE, "facts": SECOND_LOOK}
    assert (await do(town["reviewer2"], "decideAppeal", answer))["__typename"] == "Appeal"
    assert await entry_against(await db.Registrant.get(id=registrant.id)) is None
    assert (await db.PublicAccount.get(id=account.id)).state == "ACTIVE"


async def test_only_what_the_published_table_calls_serious_is_taken(sqlite: Database) -> None:
    town = await make_town()
    table = (await data(town["address_guest"], MENU))["policy"]["blacklist"]
    assert [line["severity"] for line in table["seriousness"]] == ["MAJOR", "GRAVE"]
    case = await case_on(town, town.account)
    grave, major = pack().blacklist.for_breach("GRAVE"), pack().blacklist.for_breach("MAJOR")
    assert grave and major
    for path, measures, severity, days in (
        ("severity", [FORBID], Severity.MINOR, 1), ("measures", [CLOSE], Severity.MAJOR, 1),
        ("measures", [], Severity.GRAVE, 1), ("days", [FORBID], Severity.MAJOR, major.days + 1),
        ("days", [FORBID], Severity.GRAVE, 0), ("days", [FORBID], Severity.GRAVE, grave.days + 1),
    ):  # fmt: skip
        answer = await propose_blacklist_entry(town["reviewer"], case.id, measures, RULE, severity, days, FACTS)
        assert isinstance(answer, no.Invalid) and answer.faults[0].path == path
    answer = await propose_blacklist_entry(
        town["reviewer"], case.id, [FORBID], RULE, Severity.MAJOR, 9, "The number is 11010519491231002X."
    )
    assert isinstance(answer, no.Invalid) and not await db.BlacklistEntry.exists()


async def test_an_entry_ends_by_its_date_and_everybody_is_told_once(database: Database) -> None:
    town = await make_town()
    account = await town.public_account()
    registrant = await numbered(account.registrant_id, NUMBER)
    entry = await in_force(town, account, measures=[FORBID], severity=Severity.MAJOR)
    assert (await db.PublicAccount.get(id=account.id)).state == "ACTIVE"
    clock.move_clock(timedelta(days=30, seconds=1))
    try:
        assert await entry_against(registrant) is None  # in force is a date: nothing had to run
        assert isinstance(await remove_blacklist_entry(town["senior"], entry.id, "Enough."), no.Restricted)
        system = town["system"]
        if database.kind == "postgres":
            await asyncio.gather(end_blacklist_entry(system, entry.id), end_blacklist_entry(system, entry.id))
        await meet_deadlines(clock.now())
        await end_blacklist_entry(system, entry.id)
    finally:
        clock.move_clock(timedelta())
    assert (await told(town["owner"])).count("blacklist_entry.ended") == 1
    assert await db.TrailEntry.filter(event="blacklist_entry.ended").count() == 1


async def test_seniors_look_again_at_each_date_and_are_asked_once(database: Database) -> None:
    town = await make_town()
    entry = await in_force(town, measures=[FORBID], days=300)
    look = pack().blacklist.review
    assert entry.review_at == entry.starts_at + timedelta(seconds=look)
    clock.move_clock(timedelta(seconds=look + 1))
    try:
        if database.kind == "postgres":
            doing = (review_blacklist_entry(town["system"], entry.id) for _ in range(2))
            await asyncio.gather(*doing)
        await meet_deadlines(clock.now())
        await meet_deadlines(clock.now())
    finally:
        clock.move_clock(timedelta())
    assert (await told(town["senior"])).count("blacklist_entry.review_due") == 1
    assert (await db.BlacklistEntry.get(id=entry.id)).review_at is None  # its end comes before the next date


async def test_who_registers_anew_is_noted_once_and_nobody_else_is_touched(sqlite: Database) -> None:
    town = await make_town()
    account, colleague = await town.public_account(), town["member"].user_id
    registrant = await numbered(account.registrant_id, NUMBER, RegistrantState.LAPSED)
    evading = await another_registrant(NUMBER, state=RegistrantState.VERIFIED)
    waiting = await another_registrant(NUMBER, state=RegistrantState.PENDING)
    others = await another_registrant("91000000MADEUP0002", state=RegistrantState.VERIFIED, acting=[str(colleague)])
    account_of_others = await db.PublicAccount.create(
        handle="others", name="Others", registrant_id=others.id, account_class="ORGANISATION", created_at=clock.now()
    )
    entry = await in_force(town, account)
    assert str(colleague) in ((await db.Registrant.get(id=registrant.id)).acting or ())
    noted = await db.CaseCause.filter(case_id=entry.case_id, kind="EVASION").values_list("cause_id", flat=True)
    assert noted == [evading.id]
    (cause,) = await db.CaseCause.filter(case_id=entry.case_id, kind="EVASION")
    assert cause.words == id_of(evading)  # by which staff find it
    for _ in range(2):
        done(await evade(town["system"], evading.id, entry.id))
        done(await evade(town["system"], waiting.id, entry.id))
    noted = await db.CaseCause.filter(case_id=entry.case_id, kind="EVASION").values_list("cause_id", flat=True)
    assert set(noted) == {evading.id, waiting.id} and len(noted) == 2
    assert (await told(town["senior"])).count("blacklist_entry.evaded") == 2
    for one in (evading, waiting, others):
        assert (await db.Registrant.get(id=one.id)).state is one.state
    assert await entry_against(await db.Registrant.get(id=others.id)) is None
    assert (await db.PublicAccount.get(id=account_of_others.id)).state == "ACTIVE"
    assert not await db.Sanction.exists(account_id=account_of_others.id)


async def test_on_appeal_an_entry_stands_or_falls_and_nobody_who_decided_answers(sqlite: Database) -> None:
    town = await make_town()
    boss = await senior(town)
    entry = await in_force(town, measures=[FORBID], by=boss)
    statement = await statement_on(entry, user_id=None)
    appeal = done(await lodge_appeal(town["owner"], statement.id, "It was a quotation."))
    for who in (boss, town["reviewer"]):
        assert await claim_appeal(who, appeal.id) == no.Restricted(no.Because.DECIDED_BEFORE)
    done(await claim_appeal(town["reviewer2"], appeal.id))
    answer = await modify_appeal(town["reviewer2"], appeal.id, "NO_SPAM", SECOND_LOOK, severity=Severity.MINOR)
    assert answer == no.Restricted(no.Because.ENTRY_STANDS_OR_FALLS)


@pytest.mark.parametrize("line", [{"severity": "GRAVE", "days": 1}, {"severity": "MINOR", "days": 9999}])
def test_a_table_in_which_a_worse_breach_brings_less_is_refused(line: dict[str, Any]) -> None:
    from policy.accounts import Blacklist

    first = {"severity": "MAJOR", "measures": ["FORBID_REGISTRATION"], "days": 365}
    rows = [first, {"measures": ["FORBID_REGISTRATION"], **line}]
    with pytest.raises(ValueError):
        Blacklist.model_validate({"hearing": 1, "review": 1, "seriousness": rows})
