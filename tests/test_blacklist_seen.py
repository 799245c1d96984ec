"""Who learns of the blacklist, and how it is searched: no oracle, no listing of others, one look by index."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tortoise import connections

import db
from db.columns import key_ring
from db.vocabulary import BlacklistMeasure, RegistrantState, Severity
from policy import pack
from resolvers import clock
from resolvers.actor import actor_of_user
from resolvers.rules.refusals import Refused
from resolvers.sanctions.blacklist.matching import entry_against, marks_of
from resolvers.sanctions.blacklist.proposing import in_the_table
from resolvers.sanctions.statements import text_of
from tests.asking import data, id_of
from tests.cast import make_town
from tests.cast_blacklist import CLOSE, FACTS, FORBID, another_registrant, in_force, numbered
from tests.counting import statements
from tests.services import Database
from tests.test_plans import faults_in, plan_of, plans_of

ROOT = Path(__file__).parent.parent
NUMBER, ENTRIES = "91000000MADEUP0001", 100_000
OF_REGISTRANT = "query($id: ID!) { node(id: $id) { ... on Registrant { blacklistEntries { nodes { id facts } } } } }"
ENTRY = "query($id: ID!) { node(id: $id) { ... on BlacklistEntry { id facts text } } }"
# What the look-up comes to when it is written by hand.
BY_HAND = (
    "SELECT id FROM blacklistentry WHERE ((state = 'IN_FORCE' AND number_mark IN (?)) "
    "OR (state = 'IN_FORCE' AND registrant_id = ?)) AND starts_at <= ? AND ends_at > ?"
)


async def statement_of(entry: Any, **of: Any) -> db.StatementOfReasons:
    """The statement of an entry to one side."""
    given = {"decision_id": entry.decision_id, "side": "SUBJECT"} | of
    return await db.StatementOfReasons.filter(**given).select_related("decision").order_by("id").get()


async def test_nobody_learns_of_an_entry_whom_it_does_not_concern(sqlite: Database) -> None:
    town = await make_town()
    account = await town.public_account()
    registrant = await numbered(account.registrant_id, NUMBER)
    entry = await in_force(town, account)
    listed, other = [
        await another_registrant(number, state=RegistrantState.PENDING, acting=[str(town["stranger"].user_id)])
        for number in (NUMBER, "91000000MADEUP0002")
    ]
    for who in ("stranger", "address_guest", "reviewer", "identity_officer"):
        asked = [await data(town[who], OF_REGISTRANT, {"id": id_of(one)}) for one in (listed, other)]
        assert asked[0] == asked[1] == {"node": {"blacklistEntries": {"nodes": []}}}, who
    for who in ("owner", "member", "reviewer", "senior", "auditor"):
        assert (await data(town[who], ENTRY, {"id": id_of(entry)}))["node"]["facts"] == FACTS
    for who in ("editor", "moderator", "stranger", "author", "admin", "identity_officer", "address_guest"):
        assert (await data(town[who], ENTRY, {"id": id_of(entry)}))["node"] is None, who
        assert (await data(town[who], OF_REGISTRANT, {"id": id_of(registrant)}))["node"]["blacklistEntries"] == {
            "nodes": []
        }, who
    mine = await data(town["member"], OF_REGISTRANT, {"id": id_of(registrant)})
    assert [row["id"] for row in mine["node"]["blacklistEntries"]["nodes"]] == [id_of(entry)]


async def test_who_complained_learns_that_they_were_right_and_not_who_is_listed(sqlite: Database) -> None:
    town = await make_town()
    for measures, says in (([CLOSE, FORBID], "shut"), ([FORBID], "nobody else")):
        entry = await in_force(town, measures=measures)
        own = await statement_of(entry, account_id=entry.account_id, user_id=None)
        theirs = await statement_of(entry, side="COMPLAINANT")
        for language in ("en", "zh"):
            word = {"en": "blacklist", "zh": "黑名单"}[language]
            assert word in text_of(language, own) and word not in text_of(language, theirs)
        assert says in text_of("en", theirs)
        who = (await db.Complaint.get(id=theirs.complaint_id)).user_id
        complainant = next(iter(await db.User.filter(id=who)))
        ask = "query($id: ID!) { node(id: $id) { ... on StatementOfReasons { about measures endsAt record } } }"
        seen = await data(await actor_of_user(complainant), ask, {"id": id_of(theirs)})
        assert "BLACKLIST" not in str(seen) and "FORBID" not in str(seen) and seen["node"]["endsAt"] is None


async def test_among_a_hundred_thousand_entries_one_is_found_by_one_statement_and_its_index(sqlite: Database) -> None:
    town = await make_town()
    account = await town.public_account()
    registrant = await numbered(account.registrant_id, NUMBER)
    entry = await in_force(town, account, measures=[FORBID])
    filler = await another_registrant()
    connection = connections.get("default")
    await connection.execute_script(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ENTRIES}) "
        "INSERT INTO blacklistentry (id, registrant_id, account_id, case_id, decision_id, accounts, measures, rule, "
        "ground, severity, facts, state, days, number_mark, mark_version, proposed_by_id, proposed_at, respond_until, "
        "confirmed_by_id, starts_at, ends_at) "
        f"SELECT printf('00000000-0000-7000-8000-%012d', i), '{filler.id}', account_id, case_id, decision_id, "
        "accounts, measures, rule, ground, severity, facts, state, days, printf('%064d', i), mark_version, "
        "proposed_by_id, proposed_at, respond_until, confirmed_by_id, starts_at, ends_at FROM blacklistentry, n "
        f"WHERE blacklistentry.id = '{entry.id}'"
    )
    assert await db.BlacklistEntry.all().count() == ENTRIES + 1
    anew = await another_registrant(NUMBER, state=RegistrantState.PENDING)
    for one in (registrant, anew):
        with statements() as sent:
            found = await entry_against(one)
        assert found is not None and found.id == entry.id and len(sent) == 1
    assert await entry_against(await another_registrant("91000000MADEUP0002")) is None
    ((sql, plan),) = (await plans_of(entry_against(anew))).items()
    now = clock.now().isoformat(" ")
    assert not faults_in(plan) and plan == await plan_of(BY_HAND, ["x", str(anew.id), now, now]), sql
    assert any("blacklist_by_number" in line for line in plan)


def test_the_blacklist_is_searched_only_where_an_identity_is_verified_or_an_account_opened() -> None:
    floors = [path for floor in ("resolvers", "schema", "bot") for path in (ROOT / floor).rglob("*.py")]
    asking = {str(path.relative_to(ROOT)) for path in floors if "entry_against" in path.read_text(encoding="utf-8")}
    asking.remove("resolvers/sanctions/blacklist/matching.py")
    assert all(path.startswith(("resolvers/accounts/identity/", "resolvers/accounts/opening/")) for path in asking)


@given(
    st.lists(st.sampled_from(BlacklistMeasure), unique=True), st.sampled_from(Severity), st.integers(-5, 4000),
)  # fmt: skip
def test_no_more_is_taken_than_the_table_has(measures: list[BlacklistMeasure], severity: Severity, days: int) -> None:
    line = pack().blacklist.for_breach(severity)
    fits = line is not None and bool(measures) and {*measures} <= {*line.measures} and 1 <= days <= line.days
    with nullcontext() if fits else pytest.raises(Refused):
        in_the_table(measures, severity, days)


async def test_a_number_is_found_under_every_key_that_lives(sqlite: Database) -> None:
    registrant = await another_registrant(NUMBER)
    assert marks_of(registrant) == [registrant.number_mark]
    await db.Registrant.filter(id=registrant.id).update(number_mark="of an older key")
    older = await db.Registrant.get(id=registrant.id)
    canonical = f"CN:ORGANISATION_CODE:{NUMBER}"
    assert marks_of(older) == ["of an older key", *key_ring().indexes("identity", canonical)]
    assert marks_of(await another_registrant()) == []
