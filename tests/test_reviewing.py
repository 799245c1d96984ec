"""Reviewing accounts: the queue of reviewers, who may review, what is told of it, and what readers see then."""

from datetime import timedelta

import db
from policy import pack
from resolvers import clock
from resolvers.accounts import opening
from resolvers.rules import refusals as no
from tests.asking import ask, data, do, id_of
from tests.cast import done, make_town
from tests.cast_opening import opened, revision_of
from tests.counting import statements
from tests.services import Database
from tests.test_opening import QUEUE, anew, in_the_queue, said_to


async def test_who_asked_is_told_what_was_decided_why_and_what_to_do(sqlite: Database) -> None:
    town = await make_town()
    account = await opened(town, "IN_REVIEW")
    done(await opening.return_account(town["reviewer"], account.id, "SCOPE_UNCLEAR", "Which tea?"))
    told = await said_to(town["owner"])
    assert "it is not clear what the account will publish about" in told and "Which tea?" in told and "/account" in told
    read = await data(
        town["owner"],
        "query($id: ID!) { node(id: $id) { ... on PublicAccount { state offers beforeFirstPost { step done }"
        " revision { state reason reasonText words decidedAt } } } }",
        {"id": id_of(account)},
    )  # fmt: skip
    shown = read["node"]
    assert shown["state"] == "DRAFT" and {"SUBMIT_ACCOUNT", "REVISE_ACCOUNT"} <= set(shown["offers"])
    assert (shown["revision"]["state"], shown["revision"]["words"]) == ("RETURNED", "Which tea?")
    assert shown["revision"]["reasonText"] == "it is not clear what the account will publish about"
    steps = {one["step"]: one["done"] for one in shown["beforeFirstPost"]}
    assert steps == {"VERIFIED": True, "PUBLISHER": True, "AGREED": True, "SUBMITTED": False, "APPROVED": False}
    done(await opening.revise_account(town["owner"], account.id, scope="Green tea"))
    done(await opening.submit_account(town["owner"], account.id))
    done(await opening.approve_account(town["reviewer"], account.id, pack().opening.check_opening))
    assert f"{account.name} is open" in await said_to(town["owner"])


async def test_an_open_account_stays_as_it_is_until_its_change_is_approved(sqlite: Database) -> None:
    town = await make_town()
    account = await opened(town, "ACTIVE")
    done(await opening.revise_account(town["owner"], account.id, name="Tea and more"))
    done(await opening.revise_account(town["owner"], account.id, description="More."))
    (waiting,) = (await in_the_queue(town["reviewer"]))["nodes"]
    assert waiting["changes"] == [
        {"field": "name", "old": account.name, "new": "Tea and more"},
        {"field": "description", "old": "A house of tea.", "new": "More."},
    ]
    assert waiting["offers"] == ["APPROVE_REVISION", "RETURN_REVISION"]
    assert (await db.PublicAccount.get(id=account.id)).name == account.name
    assert await db.AccountRevision.filter(account_id=account.id, state="WITHDRAWN").count() == 1
    pending = await db.AccountRevision.get(account_id=account.id, state="PENDING")
    done(await opening.approve_revision(town["reviewer"], pending.id, pack().opening.check_change))
    changed = await db.PublicAccount.get(id=account.id)
    assert (changed.name, changed.description, changed.look) == ("Tea and more", "More.", "teaandrnore")
    assert "readers see it now" in await said_to(town["editor"])
    so_already = await opening.revise_account(town["owner"], account.id, name="Tea and more")
    assert so_already == no.Restricted(no.Because.IS_SO_ALREADY)


async def test_a_change_is_not_approved_while_the_account_is_shut(sqlite: Database) -> None:
    town = await make_town()
    revision = await revision_of(town)
    await db.PublicAccount.filter(id=revision.account_id).update(state="SHUT")
    refused = await opening.approve_revision(town["reviewer"], revision.id, pack().opening.check_change)
    assert refused == no.Restricted(no.Because.ACCOUNT_NOT_ACTIVE)


async def test_nobody_reviews_their_own_account(sqlite: Database) -> None:
    town = await make_town()
    account = await opened(town, "IN_REVIEW")
    reviewer = town["reviewer"].user_id
    await db.Registrant.filter(id=account.registrant_id).update(acting=[str(reviewer)])
    ticked = pack().opening.check_opening
    assert await opening.approve_account(town["reviewer"], account.id, ticked) == no.Restricted(no.Because.OWN_MATTER)
    await db.ConflictOfInterest.create(
        user_id=town["reviewer2"].user_id, account_id=account.id, words="My cousin.", at=clock.now()
    )  # fmt: skip
    declared = await opening.approve_account(await anew(town["reviewer2"]), account.id, ticked)
    assert declared == no.Restricted(no.Because.CONFLICT_DECLARED)


async def test_all_of_the_checklist_is_ticked_and_a_reason_is_one_of_the_pack(sqlite: Database) -> None:
    town = await make_town()
    account = await opened(town, "IN_REVIEW")
    some = await do(town["reviewer"], "approveAccount", {"id": id_of(account), "checklist": ["NAME_FITS"]})
    assert some["code"] == "INVALID" and "not ticked yet: CATEGORY_FITS" in some["message"]
    odd = await opening.approve_account(town["reviewer"], account.id, ["TASTE"])
    assert isinstance(odd, no.Invalid) and odd.faults[0].code is no.FaultCode.NOT_ONE_OF
    for reason, words in (("TASTE", "No."), ("OTHER", ""), ("OTHER", "110000190001010029")):
        assert isinstance(await opening.return_account(town["reviewer"], account.id, reason, words), no.Invalid)
    assert (await db.PublicAccount.get(id=account.id)).state == "IN_REVIEW"


async def test_the_queue_goes_on_behind_a_cursor_and_shows_no_identity(sqlite: Database) -> None:
    town = await make_town()
    accounts = [await opened(town, "IN_REVIEW") for _ in range(3)]
    first = await in_the_queue(town["reviewer"], first=2)
    rest = await in_the_queue(town["reviewer"], first=2, after=first["pageInfo"]["endCursor"])
    found = [one["account"]["handle"] for one in (*first["nodes"], *rest["nodes"])]
    assert found == [account.handle for account in accounts] and not rest["pageInfo"]["hasNextPage"]
    assert {str(one["account"]["registrant"]["name"]) for one in first["nodes"]} == {"None"}
    answer = await ask(town["owner"], QUEUE)
    assert answer["errors"][0]["extensions"]["code"] == "NOT_ALLOWED"
    odd = await ask(town["reviewer"], QUEUE, {"after": "eDp5"})
    assert odd["errors"][0]["extensions"]["code"] == "BAD_CURSOR"


async def test_the_queue_takes_as_many_statements_for_many_as_for_few(sqlite: Database) -> None:
    town = await make_town()
    counted = []
    for more in (1, 3):
        for _ in range(more):
            await opened(town, "IN_REVIEW")
            await revision_of(town)
        with statements() as sent:
            found = await in_the_queue(town["reviewer"], first=50)
        counted.append(len(sent))
    assert len(found["nodes"]) == 8 and counted[0] == counted[1] <= 8


async def test_readers_see_labels_and_nothing_of_who_a_person_is(sqlite: Database) -> None:
    town = await make_town()
    account = await opened(town, "ACTIVE")
    labels = "labels { accountClass category verifiedAs newsLicence scope }"
    fields = "revision { state } beforeFirstPost { step }"
    document = f"query($id: ID!) {{ node(id: $id) {{ ... on PublicAccount {{ {fields} {labels} }} }} }}"
    shown = (await data(town["stranger"], document, {"id": id_of(account)}))["node"]
    assert shown == {"revision": None, "beforeFirstPost": [], "labels": {
        "accountClass": "ORGANISATION", "category": "COMPANY", "verifiedAs": "ORGANISATION", "newsLicence": None,
        "scope": "Tea",
    }}  # fmt: skip
    today = clock.today()
    licence = await db.Qualification.create(
        registrant_id=account.registrant_id, kind="REPRINT", state="VERIFIED", number="made up", issuer="nobody",
        valid_from=today, expires_on=today, submitted_by_id=town["owner"].user_id, created_at=clock.now(),
    )  # fmt: skip
    await db.QualificationCover.create(qualification_id=licence.id, account_id=account.id)
    shown = (await data(town["stranger"], document, {"id": id_of(account)}))["node"]
    assert shown["labels"]["newsLicence"] == "REPRINT"
    await db.Qualification.filter(id=licence.id).update(expires_on=today - timedelta(days=1))
    assert (await data(None, document, {"id": id_of(account)}))["node"]["labels"]["newsLicence"] is None
