"""What registrants declare of their accounts, the groups they make up, and the data that are filed of both."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

import db
from db.vocabulary import AccountClass, GroupKind, RegistrantKind
from resolvers.accounts import standing
from resolvers.accounts.standing.declarations import needs_declaration
from resolvers.accounts.standing.filings import body_of, file_with
from resolvers.rules.accounts.standing.filing import Difference, applied, canonical, difference, lines_of
from resolvers.rules.refusals import Because, NotAllowed, NotFound, Restricted
from tests.asking import ask, data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_standing import licensed, represented, today
from tests.commanding import gongdao
from tests.services import Database

CLASS = AccountClass.ORGANISATION


async def another_account(town: Town, of: db.PublicAccount) -> db.PublicAccount:
    account = await town.public_account()
    await db.PublicAccount.filter(id=account.id).update(registrant_id=of.registrant_id)
    return account


async def needs(account: db.PublicAccount) -> bool:
    return await needs_declaration(await db.Registrant.get(id=account.registrant_id))


async def test_from_the_second_account_on_a_registrant_declares_and_anew_on_every_change(sqlite: Database) -> None:
    town = await make_town()
    first = await represented(town)
    key = first.registrant_id
    assert not await needs(first)
    second = await another_account(town, first)
    assert await needs(first)
    row = done(await standing.declare_accounts(town["owner"], key, "Tea and books"))
    assert (row.number, [one["handle"] for one in row.accounts]) == (1, sorted([first.handle, second.handle]))
    assert not await needs(first)
    same = await standing.declare_accounts(town["owner"], key, "Tea and books")
    assert same == Restricted(Because.IS_SO_ALREADY)
    third = await another_account(town, first)
    assert await needs(first)
    await db.PublicAccount.filter(id=third.id).update(state="CLOSED")
    assert not await needs(first), "closed for good it does not count"
    await db.PublicAccount.filter(id=second.id).update(state="CLOSED")
    assert not await needs(first), "one account needs no declaration"
    assert done(await standing.declare_accounts(town["owner"], key, "Tea")).number == 2
    await db.PublicAccount.filter(id=first.id).update(state="CLOSED")
    none = await standing.declare_accounts(town["owner"], key, "Nothing")
    assert none == Restricted(Because.NOTHING_TO_DECLARE)
    assert isinstance(await standing.declare_accounts(town["editor"], key, "Tea"), NotAllowed)


async def test_two_declarations_at_once_have_two_numbers(database: Database) -> None:
    town = await make_town()
    key = (await represented(town)).registrant_id
    made = await asyncio.gather(*(standing.declare_accounts(town["owner"], key, f"Tea {n}") for n in range(2)))
    assert sorted(done(row).number for row in made) == [1, 2]


async def test_a_declaration_is_read_by_its_people_and_by_staff(sqlite: Database) -> None:
    town = await make_town()
    account = await represented(town)
    row = done(await standing.declare_accounts(town["owner"], account.registrant_id, "Tea"))
    document = "query($id: ID!) { node(id: $id) { ... on Declaration { number accounts { accountId handle } } } }"
    for who, sees in (("owner", True), ("reviewer", True), ("identity_officer", True), ("member", False)):
        shown = (await data(town[who], document, {"id": id_of(row)}))["node"]
        listed = [{"accountId": id_of(account), "handle": account.handle}]
        assert shown == ({"number": 1, "accounts": listed} if sees else None)


async def test_a_group_is_declared_joined_and_left(sqlite: Database) -> None:
    town = await make_town()
    mine, also = (await represented(town)).registrant_id, (await represented(town)).registrant_id
    theirs = (await represented(town, "stranger")).registrant_id
    await db.Registrant.filter(id=theirs).update(acting=[str(town["stranger"].user_id)])
    no = await standing.declare_group(town["owner"], "Houses", GroupKind.GROUP, mine, [theirs])
    assert isinstance(no, NotAllowed), "others join by themselves"
    group = done(await standing.declare_group(town["owner"], "Houses", GroupKind.GROUP, mine, [also, also]))
    read = "query($id: ID!) { node(id: $id) { ... on OperatorGroup { name endedAt members { id } } } }"

    async def shown(who: str) -> Any:
        return (await data(town[who], read, {"id": id_of(group)}))["node"]

    assert len((await shown("owner"))["members"]) == 2 and await shown("stranger") is None
    done(await standing.join_group(town["stranger"], group.id, theirs))
    assert len((await shown("stranger"))["members"]) == 3
    assert await db.Notice.filter(event="group.joined", user_id=town["owner"].user_id).count() == 1
    again = await standing.join_group(town["stranger"], group.id, theirs)
    assert again == Restricted(Because.IN_THE_GROUP)
    of_registrant = "query($id: ID!) { node(id: $id) { ... on Registrant { groups { name } } } }"
    key = id_of(await db.Registrant.get(id=theirs))
    assert (await data(town["stranger"], of_registrant, {"id": key}))["node"]["groups"] == [{"name": "Houses"}]
    assert (await data(town["member"], of_registrant, {"id": key}))["node"]["groups"] is None
    assert isinstance(await standing.leave_group(town["stranger"], group.id, also), NotAllowed)
    await db.Registrant.filter(id=theirs).update(kind="PERSON")  # whom those who declared the group know by it
    assert isinstance(await standing.leave_group(town["member"], group.id, theirs), NotFound)
    done(await standing.leave_group(town["owner"], group.id, theirs))
    assert await db.Notice.filter(event="group.left", user_id=town["stranger"].user_id).count() == 1
    await db.Registrant.filter(id=theirs).update(state="PENDING")
    unverified = await standing.join_group(town["stranger"], group.id, theirs)
    assert unverified == Restricted(Because.REGISTRANT_NOT_VERIFIED)
    await db.Registrant.filter(id=theirs).update(state="VERIFIED")
    done(await standing.join_group(town["stranger"], group.id, theirs))
    done(await standing.leave_group(town["stranger"], group.id, theirs))
    assert await db.Notice.filter(event="group.left", user_id=town["owner"].user_id).count() == 1
    gone = await standing.leave_group(town["stranger"], group.id, theirs)
    assert gone == Restricted(Because.NOT_IN_THE_GROUP) and await shown("stranger") is None
    done(await standing.join_group(town["stranger"], group.id, theirs))
    done(await standing.leave_group(town["owner"], group.id, mine))
    assert await db.Notice.filter(event="group.ended", user_id=town["stranger"].user_id).count() == 1
    assert (await shown("owner"))["members"] == [] and (await shown("owner"))["endedAt"]
    late = await standing.join_group(town["stranger"], group.id, theirs)
    assert late == Restricted(Because.GROUP_HAS_ENDED)
    assert isinstance(await standing.join_group(town["stranger"], mine, theirs), NotFound)


async def test_what_is_sent_again_under_its_key_is_shown_whole_again(sqlite: Database) -> None:
    town = await make_town()
    account = await represented(town)
    licence = await licensed(town, account)
    key, registrant = "the same request", id_of(await db.Registrant.get(id=account.registrant_id))
    asked = {"name": "Houses", "kind": "GROUP", "registrantId": registrant, "idempotencyKey": key}
    shown = [
        await do(town["owner"], "declareGroup", asked, "... on OperatorGroup { id members { id } }") for _ in range(2)
    ]
    assert shown[0] == shown[1] and shown[0]["members"] == [{"id": registrant}]
    other = await another_account(town, account)
    values = {"id": id_of(licence), "accountIds": [id_of(other)], "idempotencyKey": key + "!"}
    told = [await do(town["owner"], "coverAccounts", values, "... on Qualification { number state }") for _ in range(2)]
    assert told[0] == told[1] and told[0]["number"] == licence.number


async def test_the_same_data_are_the_same_filing_whoever_builds_it_and_when(database: Database) -> None:
    town = await make_town()
    file_with("The office of the tests")
    built = await asyncio.gather(*(standing.draft_filing(town["admin"], CLASS) for _ in range(2)))
    assert len({done(filing).id for filing in built}) == 1 and await db.Filing.all().count() == 1
    first = done(await standing.draft_filing(town["admin"], CLASS))
    assert (first.number, first.authority, first.accounts) == (1, "The office of the tests", 3)
    assert b"tea-house" not in bytes(first.body_sealed)
    await licensed(town, town.account)
    done(await standing.declare_accounts(town["owner"], town.account.registrant_id, "Tea"))
    await db.PublicAccount.filter(handle="river").update(state="CLOSED")
    second = done(await standing.draft_filing(town["admin"], CLASS))
    assert second.number == 2 and second.hash != first.hash
    asked = "{ filings(accountClass: ORGANISATION) { nodes { number body difference { added removed changed "
    asked += "{ handle field before after } } } } }"
    newest, oldest = (await data(town["admin"], asked))["filings"]["nodes"]
    assert oldest["difference"] == {"added": ["river", "tea-house", "waits"], "removed": [], "changed": []}
    assert newest["difference"]["removed"] == ["river"] and newest["difference"]["added"] == []
    changed = {one["field"]: (one["before"], one["after"]) for one in newest["difference"]["changed"]}
    assert changed["declaration"] == ("null", "1") and changed.keys() == {"declaration", "licences"}
    assert [line["handle"] for line in lines_of(newest["body"])] == ["tea-house", "waits"]
    assert (await data(town["auditor"], asked))["filings"]["nodes"][0]["body"] is None


async def test_of_natural_persons_nothing_is_filed_that_tells_who_they_are(sqlite: Database) -> None:
    town = await make_town()
    file_with("The office of the tests")
    await db.Registrant.filter(id=town.account.registrant_id).update(
        kind=RegistrantKind.PERSON, name="Somebody Made Up", area="110000", number_mark="a mark"
    )
    body = body_of(done(await standing.draft_filing(town["admin"], CLASS)))
    (line,) = (line for line in lines_of(body) if line["handle"] == "tea-house")
    assert (line["registrantKind"], line["registrantArea"], line["organisation"]) == ("PERSON", "110000", None)
    assert "Somebody" not in body and "a mark" not in body
    (other,) = (line for line in lines_of(body) if line["handle"] == "river")
    assert other["organisation"] == "A Ltd"


async def test_filings_are_for_those_who_answer_to_authorities(sqlite: Database) -> None:
    town = await make_town()
    file_with("The office of the tests")
    made = await do(town["admin"], "draftFiling", {"accountClass": "NEWS"}, "... on Filing { number accounts body }")
    assert made == {"__typename": "Filing", "number": 1, "accounts": 0, "body": ""}
    assert (await ask(town["owner"], "{ filings { nodes { id } } }"))["errors"]


async def test_nothing_is_filed_with_nobody_nor_of_what_never_was_open(sqlite: Database) -> None:
    town = await make_town()
    file_with("")
    refused = await standing.draft_filing(town["admin"], CLASS)
    assert refused == Restricted(Because.NO_FILING_AUTHORITY) and not await db.Filing.all().count()
    file_with("The office of the tests")
    first = done(await standing.draft_filing(town["admin"], CLASS))
    file_with("Another office")
    second = done(await standing.draft_filing(town["admin"], CLASS))
    assert (second.number, second.authority, second.hash) == (2, "Another office", first.hash)
    await db.PublicAccount.filter(handle="river").update(state="CLOSING", closing_from="DRAFT")
    await db.PublicAccount.filter(handle="waits").update(state="CLOSING", closing_from="ACTIVE")
    lines = lines_of(body_of(done(await standing.draft_filing(town["admin"], CLASS))))
    assert [line["handle"] for line in lines] == ["tea-house", "waits"]


VALUES = some.none() | some.integers(0, 9) | some.text(max_size=3) | some.lists(some.text(max_size=2), max_size=2)
LINES = some.dictionaries(some.text(min_size=1, max_size=3), VALUES, max_size=4)
BODIES = some.dictionaries(some.text(max_size=3), LINES, max_size=5).map(
    lambda known: [{**line, "handle": handle} for handle, line in known.items()]
)


@given(BODIES, BODIES)
def test_the_difference_leads_from_the_old_to_the_new(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    change = difference(old, new)
    assert canonical(applied(old, change)) == canonical(new)
    assert (change == Difference()) is (canonical(old) == canonical(new))
    assert canonical(lines_of(canonical(new))) == canonical(new)
    assert canonical(new) == "" or (canonical(new).endswith("}\n") and canonical(list(reversed(new))) == canonical(new))


async def test_a_licence_that_is_over_is_not_filed(sqlite: Database) -> None:
    town = await make_town()
    file_with("The office of the tests")
    licence = await licensed(town, town.account)
    await db.Qualification.filter(id=licence.id).update(expires_on=today() - timedelta(days=1))
    body = lines_of(body_of(done(await standing.draft_filing(town["admin"], CLASS))))
    assert all(line["licences"] == [] for line in body)


async def test_a_filing_is_built_from_the_command_line(sqlite_town: Database, tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "out.jsonl"
    home.mkdir()
    settings = {"DATABASE_URL": sqlite_town.url, "FILING_AUTHORITY": "The office of the tests"}
    count = await db.PublicAccount.filter(account_class=CLASS, state__in=["ACTIVE", "CLOSING", "SHUT"]).count()
    code, told, err = gongdao(home, "filings", "draft", "organisation", str(file), **settings)
    assert (code, err, told) == (0, "", f"Filing 1 of ORGANISATION with {count} accounts is in {file}.\n")
    text = file.read_text(encoding="utf-8")
    assert canonical(lines_of(text)) == text and len(lines_of(text)) == count
    assert (await db.Filing.get()).authority == "The office of the tests"
    for again in (("organisation", str(file)), ("NEWSPAPER", str(tmp_path / "x.jsonl"))):
        assert gongdao(home, "filings", "draft", *again, **settings)[0] == 1
    assert await db.Filing.all().count() == 1
