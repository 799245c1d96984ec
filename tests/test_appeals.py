"""Appeals: who may, how often, until when; who is told what; who may look at them, and when it is late."""

from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import (
    AppealState,
    SanctionKind,
    StaffRole,
)
from policy import pack
from resolvers import accounts, clock, complaints
from resolvers.complaints.uploads import erase_spent_files
from resolvers.deadlines import meet_deadlines
from resolvers.notices import sentence
from resolvers.oversight import purge_spent
from resolvers.oversight.backlog import backlog
from resolvers.pages import Window
from resolvers.rules.refusals import Because, Invalid, NotAllowed, NotFound, Restricted
from resolvers.rules.standings import system
from resolvers.sanctions.appeals.answering import affirm_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal, release_appeal, withdraw_appeal
from resolvers.sanctions.appeals.matters import matters
from resolvers.sanctions.appeals.views import AppealFilter, appeals_of_nobody, appeals_page, contestable, my_appeals
from tests.asking import data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_appeals import (
    WHY,
    answered,
    appeal_of,
    contested,
    dismissed,
    statement_of,
    statement_on,
    told,
)
from tests.cast_sanctions import confirmed, reload
from tests.pictures import photo
from tests.services import Database
from tests.test_evidence import pieces

DAY, PAGE = timedelta(days=1), Window(limit=10)


@pytest.fixture
async def town(sqlite: Database) -> Town:
    """A town on SQLite."""
    return await make_town()


async def test_a_decision_is_contested_once_for_each_party_and_in_time(town: Town) -> None:
    _, statement = await contested(town)
    appeal = done(await lodge_appeal(town["author"], statement.id, WHY))
    assert appeal.due_at - appeal.lodged_at == 15 * DAY == timedelta(seconds=pack().times.appeal_answer)
    again = await lodge_appeal(town["author"], statement.id, WHY)
    assert again == Restricted(Because.APPEALED_ALREADY, state=AppealState.LODGED)
    done(await withdraw_appeal(town["author"], appeal.id))
    again = await lodge_appeal(town["author"], statement.id, WHY)
    assert again == Restricted(Because.APPEALED_ALREADY, state=AppealState.WITHDRAWN)
    late = await statement_of(town, "LATE")
    until = (await db.Decision.get(id=late.decision_id)).appeal_until
    assert await lodge_appeal(town["author"], late.id, WHY) == Restricted(Because.APPEAL_TIME_IS_OVER, until)
    final = await statement_of(town, "FINAL")
    assert await lodge_appeal(town["author"], final.id, WHY) == Restricted(Because.DECISION_IS_FINAL)
    gone = await statement_of(town, "REVERSED")
    assert await lodge_appeal(town["author"], gone.id, WHY) == Restricted(Because.DECISION_IS_REVERSED)


async def test_the_window_is_six_months(town: Town) -> None:
    _, statement = await contested(town)
    until = (await db.Decision.get(id=statement.decision_id)).appeal_until
    assert until - clock.now() > 183 * DAY
    try:
        clock.move_clock(183 * DAY)
        done(await lodge_appeal(town["author"], statement.id, WHY))
    finally:
        clock.move_clock(timedelta())


async def test_nobody_but_the_side_concerned_contests(town: Town) -> None:
    _, statement = await contested(town)
    for who in ("owner", "moderator", "reviewer", "auditor"):
        assert await lodge_appeal(town[who], statement.id, WHY) == NotAllowed("appeal:lodge"), who
    for who in ("stranger", "member", "owner2", "guest"):
        assert await lodge_appeal(town[who], statement.id, WHY) == NotFound("StatementOfReasons"), who


async def test_whoever_speaks_for_an_account_contests_what_is_done_to_its_posts_and_to_itself(town: Town) -> None:
    post = await town.make_post("REMOVED")
    statement = await db.StatementOfReasons.get(decision__case__subject_id=post.id)
    assert isinstance(await lodge_appeal(town["moderator"], statement.id, WHY), NotAllowed)
    done(await lodge_appeal(town["editor"], statement.id, WHY))
    assert isinstance(await lodge_appeal(town["owner"], statement.id, WHY), Restricted), "once for the account"
    sanction = await confirmed(town, SanctionKind.UPDATE_SUSPENSION)
    await reload(town)
    statement = await db.StatementOfReasons.get(decision_id=sanction.decision_id, side="SUBJECT")
    assert isinstance(await lodge_appeal(town["moderator"], statement.id, WHY), NotAllowed)
    done(await lodge_appeal(town["owner"], statement.id, WHY))


async def test_every_complainant_contests_for_themselves_and_a_guest_in_a_chat_too(town: Town) -> None:
    _, (first, second, third) = await dismissed(town, "member", "stranger", "guest")
    assert await contestable(town["guest"]) and not await contestable(town["owner2"])
    lodged = [
        done(await lodge_appeal(town[who], (await statement_on(filed)).id, WHY))
        for who, filed in (("member", first), ("stranger", second), ("guest", third))
    ]
    assert [appeal.complaint_id for appeal in lodged] == [first.id, second.id, third.id]
    assert await lodge_appeal(town["member"], (await statement_on(second)).id, WHY) == NotFound("StatementOfReasons")
    assert [appeal.id for appeal in await my_appeals(town["guest"], PAGE)] == [lodged[2].id]
    assert await told(town["guest"]) == ["complaint.accepted", "complaint.not_upheld", *2 * ["complaint.contested"],
                                         "appeal.lodged"]  # fmt: skip


async def test_words_are_needed_and_carry_no_identity_number(town: Town) -> None:
    _, statement = await contested(town)
    for words in ("", " ", "x" * 4001, "I am 110101199003074514."):
        assert isinstance(await lodge_appeal(town["author"], statement.id, words), Invalid), words[:9]
    assert not await db.Appeal.exists()


async def test_files_come_along_and_stay(town: Town, stored_files: Any) -> None:
    _, statement = await contested(town)
    file = done(await complaints.keep_file(town["author"], "proof.jpg", pieces(photo())))
    others = done(await complaints.keep_file(town["member"], "a.jpg", pieces(photo())))
    assert await lodge_appeal(town["author"], statement.id, WHY, [others.id]) == NotFound("StoredFile")
    appeal = done(await lodge_appeal(town["author"], statement.id, WHY, [file.id, file.id]))
    assert [piece.file_id for piece in await db.Evidence.filter(appeal_id=appeal.id)] == [file.id]
    await db.StoredFile.filter(id=file.id).update(expires_at=clock.now() - 9 * DAY)  # as if something had gone wrong
    for later in (timedelta(), 30 * DAY, 400 * DAY):
        clock.move_clock(later)
        try:
            await erase_spent_files(clock.now())
            await purge_spent(clock.now())
        finally:
            clock.move_clock(timedelta())
        assert (await db.StoredFile.get(id=file.id)).state == "STORED"
    assert (await db.StoredFile.get(id=others.id)).state == "ERASED", "and nothing else does"


async def test_evidence_of_a_hearing_and_the_content_itself_are_there_for_as_long_as_it_can_be_contested(
    town: Town,
) -> None:
    comment, statement = await contested(town)
    file = done(await complaints.keep_file(town["owner"], "a.jpg", pieces(photo())))
    sanction = await confirmed(town, SanctionKind.WARNING)
    row = await db.Rectification.get(sanction_id=sanction.id)
    await db.Evidence.create(sanction_id=sanction.id, file_id=file.id, at=clock.now())
    other = done(await complaints.keep_file(town["owner"], "b.jpg", pieces(photo())))
    await db.Evidence.create(rectification_id=row.id, file_id=other.id, at=clock.now())
    clock.move_clock(183 * DAY)
    try:
        await purge_spent(clock.now())
    finally:
        clock.move_clock(timedelta())
    assert {file.state for file in await db.StoredFile.filter(id__in=[file.id, other.id])} == {"STORED"}
    assert await db.Comment.exists(id=comment.id) and await db.StatementOfReasons.exists(id=statement.id)


async def test_an_appeal_goes_to_nobody_who_decided_or_has_to_do_with_it(town: Town) -> None:
    appeal = await appeal_of(town, "LODGED")
    assert await claim_appeal(town["reviewer"], appeal.id) == Restricted(Because.DECIDED_BEFORE)
    done(
        await accounts.appoint_staff(system("test"), town["reviewer"].user_id, StaffRole.SENIOR_REVIEWER, "Pseudonym 9")
    )
    again = await claim_appeal(await town.again("reviewer"), appeal.id)
    assert again == Restricted(Because.DECIDED_BEFORE), "under another post it is the same person"
    for who, because in (("author", Because.OWN_MATTER), ("moderator", Because.OWN_MATTER)):
        done(await accounts.appoint_staff(system("test"), town[who].user_id, StaffRole.REVIEWER, f"Pseudonym of {who}"))
        assert await claim_appeal(await town.again(who), appeal.id) == Restricted(because), who
    await db.ConflictOfInterest.create(
        user_id=town["senior"].user_id, account_id=town.account.id, words="My brother.", at=clock.now()
    )
    assert await claim_appeal(await town.again("senior"), appeal.id) == Restricted(Because.CONFLICT_DECLARED)
    done(await claim_appeal(town["reviewer2"], appeal.id))


async def test_that_nobody_may_take_it_shows(town: Town) -> None:
    appeal = await appeal_of(town, "LODGED")
    document = "{ appeals { nodes { id eligibleReviewers offers claimedBy } } }"
    assert (await matters([appeal]))[appeal.id].eligible == 2 and await appeals_of_nobody() == 0
    (shown,) = (await data(town["reviewer2"], document))["appeals"]["nodes"]
    assert shown == {"id": id_of(appeal), "eligibleReviewers": 2, "offers": ["CLAIM_APPEAL"], "claimedBy": None}
    for who in ("reviewer2", "senior"):
        await db.StaffMember.filter(user_id=town[who].user_id).update(until=clock.now())
    (shown,) = (await data(town["reviewer"], document))["appeals"]["nodes"]
    assert (shown["eligibleReviewers"], shown["offers"]) == (0, [])
    assert await appeals_of_nobody() == 1 and (await backlog(clock.now())).appeals_open == 1
    assert (await backlog(clock.now() + 16 * DAY)).appeals_overdue == 1


async def test_a_late_answer_is_told_to_seniors_and_to_whoever_waits(town: Town) -> None:
    appeal = await appeal_of(town, "LODGED")
    await db.Deadline.filter(kind="GRADE_LOOK").delete()
    clock.move_clock(15 * DAY + timedelta(minutes=1))
    try:
        assert await meet_deadlines(clock.now()) == 2  # and the daily look at how the account cares for its comments
        assert await meet_deadlines(clock.now()) == 0
        late = await appeals_page(town["reviewer2"], AppealFilter.LATE, PAGE)
    finally:
        clock.move_clock(timedelta())
    appeal = await db.Appeal.get(id=appeal.id)
    assert appeal.escalated_at and appeal.state == "LODGED" and [row.id for row in late] == [appeal.id]
    assert (await told(town["author"]))[-1] == "appeal.escalated" and (await told(town["senior"]))[
        -1
    ] == "appeal.overdue"
    in_time = await appeal_of(town, "AFFIRMED")
    clock.move_clock(20 * DAY)
    try:
        await meet_deadlines(clock.now())
    finally:
        clock.move_clock(timedelta())
    assert (await db.Appeal.get(id=in_time.id)).escalated_at is None


async def test_the_queue_is_in_the_order_of_the_answers_and_pages_miss_nothing(town: Town) -> None:
    made = [await appeal_of(town, "LODGED") for _ in range(5)]
    for number, appeal in enumerate(made):  # the last is due first
        await db.Appeal.filter(id=appeal.id).update(due_at=clock.now() + (9 - number // 2) * DAY)
    taken = done(await claim_appeal(town["reviewer2"], made[0].id))
    document = (
        "query($after: String) { appeals(first: 2, after: $after) { nodes { id dueAt } pageInfo { endCursor } } }"
    )
    seen, after = [], None
    for _ in range(3):
        page = (await data(town["senior"], document, {"after": after}))["appeals"]
        seen += page["nodes"]
        after = page["pageInfo"]["endCursor"]
    assert len({one["id"] for one in seen}) == 5
    assert [one["dueAt"] for one in seen] == sorted(one["dueAt"] for one in seen)
    backwards = "{ appeals(last: 5) { nodes { id } } }"
    assert [one["id"] for one in (await data(town["senior"], backwards))["appeals"]["nodes"]] == [
        one["id"] for one in seen
    ]
    mine = await data(town["reviewer2"], "{ appeals(show: MINE) { nodes { id } } }")
    assert mine["appeals"]["nodes"] == [{"id": id_of(taken)}]
    waiting = await appeals_page(town["senior"], AppealFilter.WAITING, PAGE)
    assert taken.id not in [row.id for row in waiting] and len(waiting) == 4


async def test_who_complained_shows_to_nobody_whom_an_appeal_concerns(town: Town) -> None:
    await db.User.filter(id=town["member"].user_id).update(display_name="Zacharias")
    _, (first, _) = await dismissed(town, "member", "stranger")
    appeal = done(await lodge_appeal(town["member"], (await statement_on(first)).id, "I, Zacharias, disagree."))
    await answered(town, appeal, affirm_appeal)
    for who in ("author", "owner", "stranger"):
        texts = [sentence(notice, "en") for notice in await db.Notice.filter(user_id=town[who].user_id)]
        read = await data(town[who], "{ viewer { notices { nodes { text subject { id } } } appeals { nodes { words } }"
                                     " statements { nodes { text } } } }")  # fmt: skip
        assert "Zacharias" not in f"{texts}{read}" and str(town["member"].user_id) not in f"{read}", who
        assert (await data(town[who], "query($id: ID!) { node(id: $id) { id } }", {"id": id_of(appeal)}))[
            "node"
        ] is None
    ends = [await told(town[who]) for who in ("author", "stranger")]
    assert ends[0][-1] == "appeal.contest_ended" and ends[1][-1] == "complaint.contest_ended"
    for entry in await db.TrailEntry.filter(subject_kind="Appeal"):
        assert entry.scope == "cases" and "Zacharias" not in str(entry.refs)


async def test_mutations_show_the_appeal_and_the_way_to_it(town: Town) -> None:
    _, statement = await contested(town)
    asked = "query($id: ID!) { node(id: $id) { ... on StatementOfReasons { offers appeal { state } waysToAppeal } } }"
    before = (await data(town["author"], asked, {"id": id_of(statement)}))["node"]
    assert (before["offers"], before["appeal"]) == (["LODGE_APPEAL"], None) and "/appeal" in before["waysToAppeal"]
    selection = "... on Appeal { id side state words dueAt contested { facts } answer { text } offers }"
    answer = await do(town["author"], "lodgeAppeal", {"statementId": id_of(statement), "words": WHY}, selection)
    assert (answer["side"], answer["state"], answer["words"], answer["offers"]) == (
        "SUBJECT", "LODGED", WHY, ["WITHDRAW_APPEAL"]
    )  # fmt: skip
    after = (await data(town["author"], asked, {"id": id_of(statement)}))["node"]
    assert (after["offers"], after["appeal"]) == ([], {"state": "LODGED"})
    again = await do(
        town["author"], "lodgeAppeal", {"statementId": id_of(statement), "words": WHY},
        "... on Restricted { because state }",
    )  # fmt: skip
    assert (again["because"], again["state"]) == ("APPEALED_ALREADY", "LODGED")
    done(await claim_appeal(town["reviewer2"], (await db.Appeal.get()).id))
    done(await release_appeal(town["reviewer2"], (await db.Appeal.get()).id))
