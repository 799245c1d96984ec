"""Opening accounts: the cap under a rush, the lanes, what reviewers see, what is late, and who is told what."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

import db
from db.vocabulary import AccountCategory, AccountClass, DeadlineKind, ReviewLane
from policy import pack
from policy.sentences import LANGUAGES, has
from resolvers import clock, posts
from resolvers.accounts import opening
from resolvers.accounts.credit.limits import accounts_allowed
from resolvers.accounts.opening.looks import MOST, fill_looks
from resolvers.accounts.opening.reviewing import remind_of_revision
from resolvers.actor import actor_of_user
from resolvers.deadlines import meet_deadlines
from resolvers.notices import notices_of, sentence
from resolvers.rules import refusals as no
from resolvers.rules.accounts.lookalike import look_of
from resolvers.rules.standings import system
from tests.asking import data
from tests.cast import Town, done, make_town
from tests.cast_opening import acted_for, opened
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
    person = await acted_for(town, who="member", kind="PERSON", name="")
    of_a_person = AccountCategory.INDIVIDUAL, AccountClass.PERSONAL
    for number in range(accounts_allowed(person)):
        done(await opening.open_account(town["member"], person.id, f"of-{number}", f"Own {number}", *of_a_person))
    another = (town["member"], person.id, "of-another", "Another", *of_a_person)
    assert await opening.open_account(*another) == no.Restricted(
        no.Because.ACCOUNT_CAP, limit=accounts_allowed(person)
    )  # fmt: skip
    await db.PublicAccount.filter(handle="of-0").update(state="CLOSED")
    assert isinstance(await opening.open_account(*another), db.PublicAccount)
    fits_not = await opening.open_account(town["member"], person.id, "of-a-firm", "A firm", COMPANY, CLASS[COMPANY])
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


async def test_a_name_that_looks_like_that_of_a_public_body_is_refused_to_others(sqlite: Database) -> None:
    town = await make_town()
    hall = await opened(town, "ACTIVE")
    await db.PublicAccount.filter(id=hall.id).update(
        name="City Hall", handle="city-hall", category="PUBLIC_BODY", look=None, handle_look=None
    )
    assert await fill_looks() == 1 and await fill_looks() == 0
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


async def test_however_many_look_the_same_a_public_body_among_them_is_found(sqlite: Database) -> None:
    town = await make_town()
    hall = await opened(town, "ACTIVE")
    firm = (await acted_for(town)).id
    shape = {
        "account_class": "ORGANISATION",
        "category": "COMPANY",
        "look": look_of("City Hall"),
        "created_at": clock.now(),
    }
    many = [
        db.PublicAccount(id=UUID(int=n + 1), handle=f"hall-{n}", name="City Hall", registrant_id=firm, **shape)
        for n in range(MOST)
    ]
    await db.PublicAccount.bulk_create(many)
    await db.PublicAccount.filter(id=hall.id).update(category="PUBLIC_BODY", look=look_of("City Hall"))
    another = await acted_for(town)
    assert await begun(town, another, "City Hall", "our-hall") == no.Restricted(no.Because.NAME_LOOKS_LIKE)


async def test_the_terms_of_opening_are_public(sqlite: Database) -> None:
    asked = "fits { registrantKind category classes } publicDays generalDays"
    asked += " checked { code } returnReasons { code text }"
    terms = (await data(None, f"{{ policy {{ opening {{ {asked} }} }} }}"))["policy"]["opening"]
    assert {"registrantKind": "PERSON", "category": "INDIVIDUAL", "classes": ["PERSONAL"]} in terms["fits"]
    assert (terms["publicDays"], terms["generalDays"]) == (1, 3)
    assert [point["code"] for point in terms["checked"]] == list(pack().opening.check_opening)
    assert {"code": "OTHER", "text": "another reason, not named"} in terms["returnReasons"]


def test_every_code_of_the_pack_has_its_words() -> None:
    terms = pack().opening
    keys = [
        *(f"reason-{code}" for code in terms.returns),
        *(f"check-{code}" for code in (*terms.check_opening, *terms.check_change)),
        *(f"button-category-{fit.category}" for fit in terms.fits),
        *(f"button-class-{one}" for fit in terms.fits for one in fit.classes),
    ]
    assert [key for key in keys for language in LANGUAGES if not has(language, key)] == []
