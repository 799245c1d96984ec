"""Opening accounts: the cap under a rush, the lanes, what reviewers see, what is late, and who is told what."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

import db
from db.vocabulary import AccountCategory, AccountClass, DeadlineKind, ReviewLane
from policy import pack
from policy.sentences import LANGUAGES, has
from resolvers import clock, posts
from resolvers.accounts import opening
from resolvers.accounts.credit.limits import accounts_allowed
from resolvers.accounts.opening.reviewing import remind_of_revision
from resolvers.actor import actor_of_user
from resolvers.deadlines import meet_deadlines
from resolvers.notices import notices_of, sentence
from resolvers.rules import refusals as no
from resolvers.rules.standings import system
from tests.asking import ask, data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_opening import acted_for, opened, revision_of
from tests.counting import statements
from tests.services import Database

COMPANY, BODY, MEDIA = AccountCategory.COMPANY, AccountCategory.PUBLIC_BODY, AccountCategory.MEDIA
CLASS = {COMPANY: AccountClass.ORGANISATION, BODY: AccountClass.PUBLIC_BODY, MEDIA: AccountClass.NEWS}
QUEUE = """query($lane: ReviewLane, $kind: RevisionKind, $after: String, $first: Int) {
  accountQueue(lane: $lane, kind: $kind, after: $after, first: $first) {
    pageInfo { hasNextPage endCursor }
    nodes { kind lane state overdue account { handle registrant { kind state name } }
            changes { field old new } toCheck { code text } lookAlikes { handle } offers } } }"""


@pytest.fixture(autouse=True)
def the_clock_again() -> Any:
    """Whatever a test does to the clock is over with it."""
    yield
    clock.move_clock(timedelta())


async def anew(actor: Any) -> Any:
    return await actor_of_user(await db.User.get(id=actor.user_id))


async def said_to(actor: Any) -> str:
    return "\n".join([sentence(notice, "en") for notice in await notices_of(actor)])


async def begun(
    town: Town, registrant: Any, name: str, handle: str, category: AccountCategory = COMPANY, who: str = "owner"
) -> Any:
    return await opening.open_account(town[who], registrant.id, handle, name, category, CLASS[category])


async def in_the_queue(who: Any, **asked: Any) -> Any:
    return (await data(who, QUEUE, asked))["accountQueue"]


async def test_of_twenty_openings_at_once_exactly_as_many_succeed_as_are_allowed(database: Database) -> None:
    town = await make_town()
    registrant = await acted_for(town)
    allowed = accounts_allowed(registrant)
    assert 0 < allowed < 20
    answers = await asyncio.gather(*(begun(town, registrant, f"Branch {n}", f"branch-{n}") for n in range(20)))
    made = [one for one in answers if isinstance(one, db.PublicAccount)]
    refused = [one for one in answers if isinstance(one, no.Restricted)]
    assert len(made) == allowed and len(refused) == 20 - allowed
    assert {(one.because, one.limit) for one in refused} == {(no.Because.ACCOUNT_CAP, allowed)}
    assert await db.PublicAccount.filter(registrant_id=registrant.id).count() == allowed
    assert await db.Operatorship.filter(account_id__in=[one.id for one in made], role="OWNER").count() == allowed


async def test_a_closed_account_leaves_room_and_a_person_has_less_of_it(sqlite: Database) -> None:
    town = await make_town()
    person = await acted_for(town, kind="PERSON", name="")
    of_a_person = AccountCategory.INDIVIDUAL, AccountClass.PERSONAL
    for number in range(accounts_allowed(person)):
        done(await opening.open_account(town["owner"], person.id, f"of-{number}", f"Own {number}", *of_a_person))
    another = (town["owner"], person.id, "of-another", "Another", *of_a_person)
    assert await opening.open_account(*another) == no.Restricted(
        no.Because.ACCOUNT_CAP, limit=accounts_allowed(person)
    )  # fmt: skip
    await db.PublicAccount.filter(handle="of-0").update(state="CLOSED")
    assert isinstance(await opening.open_account(*another), db.PublicAccount)
    fits_not = await opening.open_account(town["owner"], person.id, "of-a-firm", "A firm", COMPANY, CLASS[COMPANY])
    assert isinstance(fits_not, no.Invalid) and fits_not.faults[0].path == "category"


async def test_a_draft_is_seen_by_its_owner_and_reviewers_and_takes_drafts_of_posts_only(sqlite: Database) -> None:
    town = await make_town()
    account = await opened(town, "DRAFT")
    post = done(await posts.create_post(town["owner"], account.id, "First", "Words."))
    assert await posts.publish_post(town["owner"], post.id) == no.Restricted(no.Because.ACCOUNT_NOT_ACTIVE)
    handles = "{ accounts(first: 100) { nodes { handle } } account(handle: %r) { handle } }"
    document = handles.replace("%r", f'"{account.handle}"')
    seen = await data(town["member"], document)
    assert seen["account"] is None and {"handle": account.handle} not in seen["accounts"]["nodes"]
    assert (await data(town["reviewer"], document))["account"] == {"handle": account.handle}
    done(await opening.submit_account(town["owner"], account.id))
    done(await opening.approve_account(town["reviewer"], account.id, pack().opening.check_opening))
    done(await posts.publish_post(town["owner"], post.id))
    assert (await data(town["member"], document))["account"] == {"handle": account.handle}


async def test_a_public_body_is_reviewed_within_one_working_day_and_others_within_three(sqlite: Database) -> None:
    town = await make_town()
    friday = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)  # six in the evening where days are counted
    clock.move_clock(friday - datetime.now(UTC))
    for handle, category in (("city-hall", BODY), ("a-shop", COMPANY)):
        registrant = await acted_for(town)
        account = done(await begun(town, registrant, f"The {handle}", handle, category))
        done(await opening.submit_account(await anew(town["owner"]), account.id))
    body, shop = await db.AccountRevision.all().order_by("id")
    assert (body.lane, body.due_at.date()) == (ReviewLane.PUBLIC, date(2026, 11, 30))
    assert (shop.lane, shop.due_at.date()) == (ReviewLane.GENERAL, date(2026, 12, 2))
    waiting = await in_the_queue(town["reviewer"])
    assert [one["account"]["handle"] for one in waiting["nodes"]] == ["city-hall", "a-shop"]
    only = await in_the_queue(town["reviewer"], lane="GENERAL", kind="OPENING")
    assert [one["account"]["handle"] for one in only["nodes"]] == ["a-shop"]
    assert (await in_the_queue(town["reviewer"], kind="CHANGE"))["nodes"] == []


async def test_what_is_late_is_told_to_seniors_and_owners_once(database: Database) -> None:
    town = await make_town()
    account = await opened(town, "IN_REVIEW")
    revision = await db.AccountRevision.get(account_id=account.id)
    assert not await meet_deadlines(clock.now())
    clock.move_clock(revision.due_at - datetime.now(UTC) + timedelta(minutes=1))
    assert (await in_the_queue(town["reviewer"]))["nodes"][0]["overdue"] is True
    await asyncio.gather(meet_deadlines(clock.now()), meet_deadlines(clock.now()))
    assert await meet_deadlines(clock.now()) == 0
    for role in ("senior", "owner"):
        assert (await said_to(town[role])).count(f"The review of {account.name} is late") == 1
    assert "is late" not in await said_to(town["reviewer"]) + await said_to(town["editor"])


async def test_what_was_decided_in_time_is_not_late(sqlite: Database) -> None:
    town = await make_town()
    account = await opened(town, "ACTIVE")
    revision = await db.AccountRevision.get(account_id=account.id)
    waits = await db.Deadline.filter(kind=DeadlineKind.REVIEW_OVERDUE, subject_id=revision.id, done_at=None).count()
    assert waits == 0 and isinstance(await remind_of_revision(system("t"), revision.id), no.WrongState)


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
    assert [one["done"] for one in shown["beforeFirstPost"]] == [True, False, False]
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


async def test_a_name_that_looks_like_that_of_a_public_body_is_refused_to_others(sqlite: Database) -> None:
    town = await make_town()
    hall = await opened(town, "ACTIVE")
    await db.PublicAccount.filter(id=hall.id).update(
        name="City Hall", handle="city-hall", category="PUBLIC_BODY", look=None, handle_look=None
    )
    another = await acted_for(town)
    refused = no.Restricted(no.Because.NAME_LOOKS_LIKE)
    assert await begun(town, another, "Сіtу НаII", "our-hall") == refused
    assert await begun(town, another, "Our hall", "c1ty-hall") == refused
    assert await begun(town, another, "City\u200bHall", "our-hall") != refused  # which no name may have in it
    own = await db.Registrant.get(id=hall.registrant_id)
    assert isinstance(await begun(town, own, "City Hall", "city-hall-2", BODY), db.PublicAccount)
    shop = await opened(town, "ACTIVE")
    assert await opening.revise_account(town["owner"], shop.id, name="CITY-HALL") == refused
    await db.PublicAccount.filter(id=hall.id).update(category="COMPANY")
    done(await opening.revise_account(town["owner"], shop.id, name="CITY-HALL"))
    (waiting,) = (await in_the_queue(town["reviewer"]))["nodes"]
    assert waiting["lookAlikes"] == [{"handle": "city-hall"}]


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
    today = clock.now().date()
    licence = await db.Qualification.create(
        registrant_id=account.registrant_id, kind="REPRINT", state="VERIFIED", number="made up", issuer="nobody",
        valid_from=today, expires_on=today, submitted_by_id=town["owner"].user_id, created_at=clock.now(),
    )  # fmt: skip
    await db.QualificationCover.create(qualification_id=licence.id, account_id=account.id)
    shown = (await data(town["stranger"], document, {"id": id_of(account)}))["node"]
    assert shown["labels"]["newsLicence"] == "REPRINT"
    await db.Qualification.filter(id=licence.id).update(expires_on=today - timedelta(days=1))
    assert (await data(None, document, {"id": id_of(account)}))["node"]["labels"]["newsLicence"] is None


def test_every_code_of_the_pack_has_its_words() -> None:
    terms = pack().opening
    keys = [
        *(f"reason-{code}" for code in terms.returns),
        *(f"check-{code}" for code in (*terms.check_opening, *terms.check_change)),
        *(f"button-category-{fit.category}" for fit in terms.fits),
        *(f"button-class-{one}" for fit in terms.fits for one in fit.classes),
    ]
    assert [key for key in keys for language in LANGUAGES if not has(language, key)] == []
