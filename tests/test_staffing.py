"""Staff of the platform: posts with holders, trainings, and how much work waits for them (D5.1)."""

from datetime import date, timedelta
from pathlib import Path

from commands.finding import Health
from commands.looks import _staff
from db import Case, Notice, StaffMember, Training
from db.vocabulary import StaffRole
from policy import pack
from resolvers import accounts, clock
from resolvers.accounts import record_training
from resolvers.notices import sentence
from resolvers.oversight.backlog import backlog
from resolvers.rules.ids import global_id
from resolvers.rules.refusals import Because, FaultCode, Invalid, Restricted
from settings import Settings
from tests.asking import ask, data, do, id_of
from tests.cast import done, make_town
from tests.commanding import gongdao
from tests.services import Database
from watch.alarms import alarms

ROLES = """{ staffRoles { role vacant
    holders { pseudonym since user { displayName } trainings { topicText hours heldOn } } } }"""
WORKLOAD = """{ workload { reviewers openCases casesPerReviewer unclaimed oldestDueAt oldestLateSeconds reviewsWaiting
    appealsWaiting contestsWaiting comments screened screenedShare screeningLagSeconds
    byReviewer { pseudonym role cases appeals } } }"""
DAY = date(2026, 11, 2)


async def member_of(town, role: str) -> StaffMember:  # type: ignore[no-untyped-def]
    return await StaffMember.get(user_id=town[role].user_id, until=None)


async def test_administrators_see_every_post_with_its_holder_and_what_they_learned(sqlite: Database) -> None:
    town = await make_town()
    reviewer = await member_of(town, "reviewer")
    values = {"staffMemberId": id_of(reviewer), "topic": "MINORS", "hours": 6, "heldOn": DAY.isoformat()}
    made = await do(town["admin"], "recordTraining", values, "... on Training { topic hours heldOn topicText }")
    assert (made["topic"], made["heldOn"], made["topicText"]) == ("MINORS", "2026-11-02", "protection of minors")
    shown = {one["role"]: one for one in (await data(town["admin"], ROLES))["staffRoles"]}
    assert shown["CHIEF_EDITOR"] == {"role": "CHIEF_EDITOR", "vacant": True, "holders": []}
    first = shown["REVIEWER"]["holders"][0]
    assert (first["pseudonym"], first["user"]["displayName"]) == ("Pseudonym of reviewer", "Reviewer")
    assert first["trainings"] == [{"topicText": "protection of minors", "hours": 6, "heldOn": "2026-11-02"}]
    assert len((await data(town["auditor"], ROLES))["staffRoles"]) == 8
    for role in ("reviewer", "senior", "owner", "guest"):
        assert (await ask(town[role], ROLES))["errors"][0]["extensions"]["code"] == "NOT_ALLOWED", role


async def test_whoever_was_trained_sees_it_and_colleagues_do_not(sqlite: Database) -> None:
    town = await make_town()
    training = done(await record_training(town["admin"], (await member_of(town, "reviewer")).id, "LAW", 3, DAY))
    mine = (await data(town["reviewer"], "{ viewer { staffPosts { role trainings { topic } } } }"))["viewer"]
    assert mine == {"staffPosts": [{"role": "REVIEWER", "trainings": [{"topic": "LAW"}]}]}
    asked = "query($id: ID!) { node(id: $id) { id } }"
    seen = {
        role: (await data(town[role], asked, {"id": id_of(training)}))["node"] is not None
        for role in ("admin", "auditor", "reviewer", "reviewer2", "senior", "owner")
    }
    assert seen == {
        "admin": True,
        "auditor": True,
        "reviewer": True,
        "reviewer2": False,
        "senior": False,
        "owner": False,
    }


async def test_a_training_has_a_topic_of_the_pack_some_hours_and_a_day_that_was(sqlite: Database) -> None:
    town = await make_town()
    key = (await member_of(town, "senior")).id
    for topic, hours, on, path in (
        ("COOKING", 3, DAY, "topic"), ("LAW", 0, DAY, "hours"), ("LAW", pack().staffing.longest + 1, DAY, "hours"),
        ("LAW", 3, clock.today() + timedelta(days=2), "heldOn"), ("LAW", 3, date(1990, 1, 1), "heldOn"),
    ):  # fmt: skip
        refused = await record_training(town["admin"], key, topic, hours, on)
        assert isinstance(refused, Invalid) and [fault.path for fault in refused.faults] == [path]
    assert refused.faults[0].code is FaultCode.NOT_A_TIME_PAST
    assert await Training.all().count() == 0


async def test_the_workload_tells_who_has_taken_what_and_what_is_late(sqlite: Database) -> None:
    town = await make_town()
    await town.case("CLAIMED")
    await town.case("OPEN")
    await town.comment("HELD_BY_PLATFORM")
    told = (await data(town["senior"], WORKLOAD))["workload"]
    assert (told["reviewers"], told["openCases"], told["unclaimed"]) == (3, 3, 2)
    assert told["casesPerReviewer"] == 1.0 and told["byReviewer"][0] == {
        "pseudonym": "Pseudonym of reviewer", "role": "REVIEWER", "cases": 1, "appeals": 0,
    }  # fmt: skip
    assert (told["comments"], told["screened"], told["screenedShare"]) == (3, 3, 1.0)
    assert told["oldestLateSeconds"] == 0 and 0 <= told["screeningLagSeconds"] < 60
    await Case.all().update(due_at=clock.now() - timedelta(days=2))
    late = (await data(town["admin"], WORKLOAD))["workload"]
    assert 2 * 86400 <= late["oldestLateSeconds"] < 2 * 86400 + 60
    for role in ("reviewer", "owner", "guest"):
        assert (await ask(town[role], WORKLOAD))["errors"][0]["extensions"]["code"] == "NOT_ALLOWED", role


async def test_the_workload_is_counted_alike_by_both_databases(database: Database) -> None:
    town = await make_town()
    await town.case("CLAIMED")
    told = (await data(town["admin"], WORKLOAD))["workload"]
    assert (told["openCases"], told["comments"], told["screened"]) == (1, 1, 1)


async def test_too_much_work_for_too_few_is_an_alarm(sqlite: Database) -> None:
    town = await make_town()
    await town.case("OPEN")
    calm = {one.name: one for one in alarms(Settings(), await backlog(clock.now()))}
    assert not calm["workload"].rings and not calm["oldest_case"].rings
    assert calm["workload"].limit == pack().staffing.cases
    await Case.all().update(due_at=clock.now() - timedelta(seconds=pack().staffing.late + 5))
    for number in range(pack().staffing.cases - 1):
        await Case.create(
            subject_kind="ACCOUNT", subject_id=town["author"].user_id, account_id=town.account.id, urgency=1,
            author_id=(await town.newcomer()).user_id if number else None, state="OPEN", snapshot="",
            due_at=clock.now(), opened_at=clock.now(),
        )  # fmt: skip
    for role in ("reviewer2", "senior"):
        done(await accounts.dismiss_staff(town["admin"], (await member_of(town, role)).id))
    busy = {one.name: one for one in alarms(Settings(), await backlog(clock.now()))}
    assert busy["workload"].rings and busy["oldest_case"].rings


async def test_the_doctor_fails_while_nobody_is_chief_editor(sqlite: Database) -> None:
    town = await make_town()
    found = await _staff()
    assert found.health is Health.WRONG and "./gongdao staff add" in found.sentence
    values = {"id": id_of(await town.user("")), "role": "CHIEF_EDITOR", "pseudonym": "Chief Oak"}
    post = await do(town["admin"], "appointStaff", values, "... on StaffMember { id role offers }")
    assert post["role"] == "CHIEF_EDITOR" and post["offers"] == ["DISMISS_STAFF", "RECORD_TRAINING"]
    assert (await _staff()).health is not Health.WRONG
    await do(town["admin"], "dismissStaff", {"id": post["id"]})
    assert (await _staff()).health is Health.WRONG


def test_trainings_are_recorded_and_shown_by_command(tmp_path: Path) -> None:
    assert gongdao(tmp_path, "demo")[0] == 0
    code, told, err = gongdao(
        tmp_path, "staff", "train", "--post", "Chief Maple", "--topic", "law", "--hours", "6", "--on", "2026-11-02"
    )
    assert (code, err) == (0, "") and "trained in LAW for 6 hours" in told
    code, told, _ = gongdao(tmp_path, "staff", "roles")
    assert code == 0 and "law 6 h" in told and "nothing yet" in told
    code, _, err = gongdao(
        tmp_path, "staff", "train", "--post", "Nobody", "--topic", "law", "--hours", "6", "--on", "2026-11-02"
    )
    assert code == 1 and "./gongdao staff roles" in err


async def test_whoever_sets_up_an_account_is_told_what_is_still_needed(sqlite: Database, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    owner = (await make_town())["owner"].user_id
    shape = ("--name", "A shop", "--registrant", "A Ltd", "--owner", global_id("User", owner))
    code, told, err = gongdao(home, "account", "add", "a-shop", *shape, DATABASE_URL=sqlite.url)
    assert (code, err) == (0, "") and "is @a-shop" in told
    for needed in ("an identity officer verifies its registrant", "verified as a person", "/agreement"):
        assert needed in " ".join(told.split())


async def test_nobody_appoints_or_dismisses_themself_and_who_is_meant_is_told(sqlite: Database) -> None:
    town = await make_town()
    admin, who = town["admin"], await town.newcomer()
    own = Restricted(Because.OWN_POST)
    assert await accounts.appoint_staff(admin, admin.user_id, StaffRole.AUDITOR, "Auditor Elm") == own
    assert await accounts.dismiss_staff(admin, (await member_of(town, "admin")).id) == own
    taken = await accounts.appoint_staff(admin, who.user_id, StaffRole.REVIEWER, "Pseudonym of reviewer")
    assert isinstance(taken, Invalid) and taken.faults[0].path == "pseudonym"
    post = done(await accounts.appoint_staff(admin, who.user_id, StaffRole.REVIEWER, "Reviewer Elm"))
    done(await accounts.dismiss_staff(admin, post.id))
    for user in (who.user_id, town["auditor"].user_id):
        found = await Notice.filter(user_id=user, event__startswith="staff.").order_by("position")
        said = [sentence(notice, "en") for notice in found]
        assert len(said) == 2 and all("reviewer" in one and "Reviewer Elm" in one for one in said)
    done(await accounts.appoint_staff(admin, town["stranger"].user_id, StaffRole.REVIEWER, "Reviewer Elm"))
    done(await accounts.dismiss_staff(town["system"], (await member_of(town, "admin")).id))
