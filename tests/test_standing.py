"""Licences for news: told, verified, turned down, warned of, ended; what may be published under them."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

import db
from db.vocabulary import DeadlineKind, PostKind, PostState, QualificationKind, QualificationState
from resolvers import clock, posts
from resolvers.accounts import standing
from resolvers.accounts.standing.qualifications import follow_qualification
from resolvers.deadlines import meet_deadlines
from resolvers.oversight import undo_act
from resolvers.rules.accounts.standing import warning_due
from resolvers.rules.refusals import Because, Invalid, LimitReached, NotAllowed, Restricted, WrongState
from resolvers.rules.standings import system
from tests.asking import data, do, id_of
from tests.cast import done, make_town
from tests.cast_standing import licensed, news_post, represented, today, told_licence
from tests.services import Database

CLOCK = system("clock")


async def test_news_is_published_under_a_licence_that_covers_the_account_and_counts_today(sqlite: Database) -> None:
    town = await make_town()
    account = await represented(town)
    draft = await news_post(town, account, publish=False)
    needs = Restricted(Because.NEWS_NEEDS_A_LICENCE)
    assert await posts.publish_post(town["owner"], draft.id) == needs
    licence = await told_licence(town, account)
    assert await posts.publish_post(town["owner"], draft.id) == needs, "it waits to be verified"
    done(await standing.verify_qualification(town["senior"], licence.id))
    assert done(await posts.publish_post(town["owner"], draft.id)).state is PostState.PUBLISHED

    other = await represented(town)
    assert await posts.publish_post(town["owner"], (await news_post(town, other, publish=False)).id) == needs
    await db.Qualification.filter(id=licence.id).update(expires_on=today())
    done(await posts.edit_post(town["owner"], draft.id, "Edited", "On its last day."))
    await db.Qualification.filter(id=licence.id).update(expires_on=today() - timedelta(days=1))
    assert await posts.edit_post(town["owner"], draft.id, "Later", "The clock is late.") == needs
    done(await posts.edit_post(town["owner"], draft.id, "Later", "As no news.", PostKind.GENERAL))
    assert await posts.edit_post(town["owner"], draft.id, "Later", "As no news.", PostKind.NEWS) == needs


async def test_who_may_only_reprint_names_the_source(sqlite: Database) -> None:
    town = await make_town()
    account = await represented(town)
    await licensed(town, account, kind=QualificationKind.REPRINT)
    draft = await news_post(town, account, publish=False, source=" ")
    no = Restricted(Because.REPRINT_NEEDS_A_SOURCE)
    assert await posts.publish_post(town["owner"], draft.id) == no
    done(await posts.edit_post(town["owner"], draft.id, draft.title, draft.body, source="The agency"))
    done(await posts.publish_post(town["owner"], draft.id))
    assert await posts.edit_post(town["owner"], draft.id, draft.title, draft.body, source="") == no


async def test_kind_mark_and_source_stay_where_they_are_not_given_and_are_taken_back_by_undo(sqlite: Database) -> None:
    town = await make_town()
    given = {"title": "Buses", "body": "The lines.", "publicService": True, "source": "The city"}
    made = await do(town["owner"], "createPost", {"accountId": id_of(town.account), **given}, "... on Post { id }")
    await do(town["owner"], "publishPost", {"id": made["id"]})
    await do(town["owner"], "editPost", {"id": made["id"], "title": "Buses", "body": "Other lines."})
    read = "query($id: ID!) { node(id: $id) { ... on Post { kind publicService source version lastAct { id } } } }"
    post = (await data(town["owner"], read, {"id": made["id"]}))["node"]
    assert (post["kind"], post["publicService"], post["source"], post["version"]) == ("GENERAL", True, "The city", 2)
    await do(
        town["owner"], "editPost", {"id": made["id"], "title": "Buses", "body": "Other lines.", "publicService": False}
    )
    row = await db.Post.get(title="Buses")
    assert not row.public_service and row.version == 2
    act = await db.Act.filter(subject_id=row.id).latest("position")
    done(await undo_act(town["owner"], act.id))
    assert (await db.Post.get(id=row.id)).public_service


async def test_taking_an_act_back_leads_around_no_licence(sqlite: Database) -> None:
    town = await make_town()
    account = await represented(town)
    licence = await licensed(town, account)
    withdrawn, edited = await news_post(town, account), await news_post(town, account)
    done(await posts.withdraw_post(town["owner"], withdrawn.id))
    done(await posts.edit_post(town["owner"], edited.id, edited.title, edited.body, PostKind.GENERAL))
    await db.Qualification.filter(id=licence.id).update(state="LAPSED")
    for row in (withdrawn, edited):
        act = await db.Act.filter(subject_id=row.id).latest("position")
        assert await undo_act(town["owner"], act.id) == Restricted(Because.NEWS_NEEDS_A_LICENCE)
        await db.Qualification.filter(id=licence.id).update(state="VERIFIED")
        assert done(await undo_act(town["owner"], act.id)).state is PostState.PUBLISHED
        await db.Qualification.filter(id=licence.id).update(state="LAPSED")


async def test_posts_are_filtered_by_kind_and_by_the_mark(sqlite: Database) -> None:
    town = await make_town()
    await licensed(town, town.account)
    news = await news_post(town, town.account, public_service=True)
    ids = "nodes { id }"
    asked = f"{{ news: posts(kind: NEWS) {{ {ids} }} rest: posts(kind: GENERAL) {{ {ids} }} "
    asked += f"marked: posts(publicService: true) {{ {ids} }} unmarked: posts(publicService: false) {{ {ids} }} }}"
    told = {name: [one["id"] for one in page["nodes"]] for name, page in (await data(None, asked)).items()}
    assert told == {
        "news": [id_of(news)], "rest": [id_of(town.post)], "marked": [id_of(news)], "unmarked": [id_of(town.post)],
    }  # fmt: skip


async def test_a_licence_is_of_accounts_of_the_registrant_with_dates_that_fit(sqlite: Database) -> None:
    town = await make_town()
    account = await represented(town)
    told = (QualificationKind.REPRINT, "N-1", "The bureau")

    async def add(first: int, last: int, *accounts: Any, who: str = "owner", number: str = "N-1") -> Any:
        days = (today() + timedelta(days=first), today() + timedelta(days=last))
        return await standing.add_qualification(
            town[who], account.registrant_id, told[0], number, told[2], *days, [one.id for one in accounts]
        )

    assert isinstance(await add(0, 9, account, who="editor"), NotAllowed)
    for faulty in (add(0, 9), add(0, 9, town.account), add(-9, -1, account), add(9, 5, account), add(0, 9**6, account)):
        assert isinstance(await faulty, Invalid)
    assert isinstance(await add(0, 9, account, number="11000019000101" + "0011"), Invalid), "no identity numbers"
    for _ in range(5):
        done(await add(0, 9, account))
    assert isinstance(await add(0, 9, account), LimitReached)
    assert await db.QualificationCover.all().count() == 5


async def test_a_licence_that_was_turned_down_is_looked_at_by_somebody_else(sqlite: Database) -> None:
    town = await make_town()
    licence = await told_licence(town)
    assert isinstance(await standing.reject_qualification(town["senior"], licence.id, "BAD_MOOD"), Invalid)
    done(await standing.reject_qualification(town["senior"], licence.id, "LICENCE_UNREADABLE"))
    notice = await db.Notice.filter(event="qualification.rejected").get()
    assert notice.user_id == town["owner"].user_id and notice.facts["reason"] == "LICENCE_UNREADABLE"
    cover = await db.QualificationCover.get(qualification_id=licence.id)
    done(await standing.cover_accounts(town["owner"], licence.id, [cover.account_id]))
    no = Restricted(Because.TURNED_DOWN_BEFORE)
    assert await standing.verify_qualification(town["senior"], licence.id) == no
    again = await told_licence(town, await db.PublicAccount.get(id=cover.account_id))
    await db.Qualification.filter(id=again.id).update(number=licence.number)
    assert await standing.reject_qualification(town["senior"], again.id, "LICENCE_EXPIRED") == no
    assert done(await standing.verify_qualification(town["identity_officer"], again.id)).reason is None


async def test_nobody_decides_on_the_licence_of_their_own_account(sqlite: Database) -> None:
    town = await make_town()
    licence = await told_licence(town, await represented(town, "senior"))
    assert await standing.verify_qualification(town["senior"], licence.id) == Restricted(Because.OWN_MATTER)


async def test_other_accounts_under_a_licence_wait_for_a_look_again(sqlite: Database) -> None:
    town = await make_town()
    account = await represented(town)
    licence = await licensed(town, account)
    other = await town.public_account()
    await db.PublicAccount.filter(id=other.id).update(registrant_id=account.registrant_id)
    changed = done(await standing.cover_accounts(town["owner"], licence.id, [other.id]))
    assert changed.state is QualificationState.SUBMITTED
    assert await db.Deadline.exists(kind=DeadlineKind.QUALIFICATION_EXPIRY, done_at=None) is False
    assert isinstance(await posts.publish_post(town["owner"], (await news_post(town, account, False)).id), Restricted)
    done(await standing.verify_qualification(town["senior"], licence.id))
    await db.Registrant.filter(id=account.registrant_id).update(state="VERIFIED")
    await news_post(town, other)
    read = "query($h: String!) { account(handle: $h) { qualifications { kind expiresOn number } } }"
    label = {"kind": "EDIT_AND_PUBLISH", "expiresOn": licence.expires_on.isoformat(), "number": None}
    assert (await data(None, read, {"h": other.handle}))["account"]["qualifications"] == [label]
    assert (await data(None, read, {"h": account.handle}))["account"]["qualifications"] == []
    for who in ("owner", "senior"):
        shown = (await data(town[who], read, {"h": other.handle}))["account"]["qualifications"]
        assert shown[0]["number"] == licence.number


@pytest.mark.parametrize(
    ("left", "warned", "due"),
    [(31, None, None), (30, None, 30), (29, 30, None), (8, 30, None), (7, 30, 7), (7, None, 7), (0, 7, None)],
)
def test_a_warning_comes_once_for_each_of_its_days(left: int, warned: int | None, due: int | None) -> None:
    assert warning_due(today() + timedelta(days=left), today(), warned) == due


async def test_a_licence_is_warned_of_and_lapses_by_the_clock(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await make_town()
    began = datetime.combine(today(), time(12), tzinfo=UTC)
    licence = await licensed(town, days=40)
    events = ("qualification.expires", "qualification.lapsed")

    async def day(number: int) -> list[str]:
        monkeypatch.setattr(clock, "now", lambda: began + timedelta(days=number))
        await meet_deadlines(clock.now())
        told = await db.Notice.filter(event__in=events).order_by("position").values_list("event", flat=True)
        return [str(event).split(".")[1] for event in told]

    assert await day(9) == []
    assert await day(10) == ["expires"]
    assert await day(32) == ["expires"]
    assert await day(33) == ["expires", "expires"]
    assert await day(40) == ["expires", "expires"], "it counts on its last day"
    assert await day(41) == ["expires", "expires", "lapsed"]
    assert (await db.Qualification.get(id=licence.id)).state is QualificationState.LAPSED
    assert isinstance(await follow_qualification(CLOCK, licence.id), WrongState)
    assert await day(99) == ["expires", "expires", "lapsed"]


async def test_the_clock_may_come_twice_at_once(database: Database) -> None:
    town = await make_town()
    licence = await licensed(town, days=20)
    await asyncio.gather(*(follow_qualification(CLOCK, licence.id) for _ in range(2)))
    assert await db.Notice.filter(event="qualification.expires").count() == 1
    await db.Qualification.filter(id=licence.id).update(expires_on=today() - timedelta(days=1))
    await asyncio.gather(*(follow_qualification(CLOCK, licence.id) for _ in range(2)))
    assert await db.Notice.filter(event="qualification.lapsed").count() == 1
    assert await db.TrailEntry.filter(event="qualification.lapsed").count() == 1
    assert await db.Deadline.filter(kind=DeadlineKind.QUALIFICATION_EXPIRY, done_at=None).count() <= 1
