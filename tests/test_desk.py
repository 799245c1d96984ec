"""The desk of cases: passed on by hand and by the clock, handed over, noted, kept away from, brought about."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import CaseState, CauseKind, ComplaintState, Measure, NoteKind, SubjectKind
from policy import pack
from resolvers import clock, complaints, interactions
from resolvers.complaints.cases.passing_on import remember_deadlines
from resolvers.deadlines import meet_deadlines
from resolvers.rules.refusals import Because, Invalid, NotAllowed, Restricted, TakenByAnother, WrongState
from tests.asking import data, id_of
from tests.cast import ACCOUNTS_TERM, FACTS, RULE, done, make_town
from tests.doors_desk import AUTHORITY, BASIS, REFERENCE, TIES, WHY, in_a_week
from tests.services import Database

DAY = timedelta(days=1)
COMMENT = SubjectKind.COMMENT


async def told(event: str, who: Any, kind: str = "MESSAGE") -> list[db.Notice]:
    return await db.Notice.filter(event=event, user_id=who.user_id, kind=kind).order_by("position")


@pytest.mark.parametrize("state", ["OPEN", "CLAIMED"])
async def test_a_late_case_goes_to_the_seniors_and_who_waits_learns_it(database: Database, state: str) -> None:
    town = await make_town()
    case = await town.case(state)
    assert await meet_deadlines(case.due_at - DAY) == 0
    clock.move_clock(case.due_at - clock.now() + DAY)
    try:
        await meet_deadlines(clock.now())
        late = await db.Case.get(id=case.id)
        assert (late.state, late.claimed_by_id) == (CaseState.ESCALATED, None) and late.escalated_at
        (notice,) = await told("complaint.overdue", town["member"])
        assert notice.facts == {"receipt": (await db.Complaint.get(case_id=case.id)).receipt}
        assert await told("case.escalated", town["senior"], "CARD")
        document = "query($id: ID!) { node(id: $id) { ... on Case { overdue escalatedAt state } } }"
        shown = (await data(town["reviewer"], document, {"id": id_of(case)}))["node"]
        assert shown["overdue"] and shown["escalatedAt"] and shown["state"] == "ESCALATED"
        entry = await db.TrailEntry.get(event="case.escalated")
        assert (entry.actor_kind, entry.reason) == ("SYSTEM", "OVERDUE")
        assert await complaints.claim_case(town["reviewer"], case.id) == Restricted(Because.FOR_A_SENIOR)
        assert done(await complaints.claim_case(town["senior"], case.id)).state is CaseState.CLAIMED
        await meet_deadlines(clock.now() + DAY)
        assert (await db.Case.get(id=case.id)).state is CaseState.CLAIMED, "once is enough"
    finally:
        clock.move_clock(timedelta())


async def test_a_case_that_a_senior_was_given_by_hand_is_late_all_the_same(sqlite: Database) -> None:
    town = await make_town()
    case = await town.case("ESCALATED")
    clock.move_clock(case.due_at - clock.now() + DAY)
    try:
        await meet_deadlines(clock.now())
        assert (await db.Case.get(id=case.id)).state is CaseState.ESCALATED
        assert len(await told("complaint.overdue", town["member"])) == 1
    finally:
        clock.move_clock(timedelta())


async def test_a_case_from_before_there_were_deadlines_is_late_as_well(database: Database) -> None:
    town = await make_town()
    old, decided = await town.case("OPEN"), await town.case("DECIDED")
    await db.Deadline.all().delete()
    assert (await remember_deadlines(), await remember_deadlines()) == (1, 0)
    clock.move_clock(max(old.due_at, decided.due_at) - clock.now() + DAY)
    try:
        assert await meet_deadlines(clock.now()) == 1
        assert (await db.Case.get(id=old.id)).state is CaseState.ESCALATED
        assert (await db.Case.get(id=decided.id)).state is CaseState.DECIDED
    finally:
        clock.move_clock(timedelta())


async def test_what_was_decided_in_time_is_never_late(sqlite: Database) -> None:
    town = await make_town()
    case = await town.case("DECIDED")
    assert not await db.Deadline.exists(subject_id=case.id, done_at=None)
    clock.move_clock(case.due_at - clock.now() + DAY)
    try:
        await meet_deadlines(clock.now())
        assert (await db.Case.get(id=case.id)).state is CaseState.DECIDED and not await db.Notice.exists(
            event="complaint.overdue"
        )
    finally:
        clock.move_clock(timedelta())


async def test_the_time_of_a_case_moves_with_what_joins_it(sqlite: Database) -> None:
    town = await make_town()
    case = await town.case()
    about = (COMMENT, case.subject_id, "DANGER_TO_LIFE", "He says that he will hurt himself.")
    done(await complaints.lodge_complaint(town["stranger"], *about, good_faith=True))
    moved = await db.Case.get(id=case.id)
    assert moved.due_at < case.due_at
    deadline = await db.Deadline.get(subject_id=case.id, done_at=None)
    assert deadline.due_at == moved.due_at


async def test_a_colleague_s_case_only_seniors_pull_away(sqlite: Database) -> None:
    town = await make_town()
    case = await town.case("CLAIMED")
    answer = await complaints.escalate_case(town["reviewer2"], case.id, "GRAVE")
    assert answer == TakenByAnother("Pseudonym of reviewer")
    assert isinstance(await complaints.escalate_case(town["reviewer"], case.id, "WHATEVER"), Invalid)
    assert done(await complaints.escalate_case(town["senior"], case.id, "GRAVE")).claimed_by_id is None
    assert isinstance(await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, RULE, FACTS), NotAllowed)


async def test_a_case_is_handed_to_who_has_nothing_to_do_with_it(sqlite: Database) -> None:
    town = await make_town()
    case = await town.case("CLAIMED")
    ask = "query($id: ID!) { caseColleagues(case: $id) }"
    free = (await data(town["reviewer"], ask, {"id": id_of(case)}))["caseColleagues"]
    assert free == ["Pseudonym of reviewer2", "Pseudonym of senior"]
    about = (COMMENT, case.subject_id, "OTHER", "I say so too.")
    done(await complaints.lodge_complaint(town["reviewer2"], *about, good_faith=True))
    answer = await complaints.hand_over_case(town["reviewer"], case.id, "Pseudonym of reviewer2")
    assert isinstance(answer, Invalid) and answer.faults[0].limit == "Pseudonym of senior"
    handed = done(await complaints.hand_over_case(town["reviewer"], case.id, "Pseudonym of senior"))
    assert handed.state is CaseState.CLAIMED and handed.claimed_by_id in town["senior"].staff.values()
    assert len(await told("case.handed_over", town["senior"])) == 1
    assert isinstance(await complaints.release_case(town["reviewer"], case.id), NotAllowed)


async def test_who_declared_a_conflict_decides_nothing_about_that_account_any_more(sqlite: Database) -> None:
    town = await make_town()
    case = await town.case("CLAIMED")
    assert done(await complaints.declare_conflict(town["reviewer"], case.id, TIES)).state is CaseState.OPEN
    again = await town.again("reviewer")
    against = Restricted(Because.CONFLICT_DECLARED)
    assert await complaints.claim_case(again, case.id) == against
    assert await complaints.declare_conflict(again, case.id, TIES) == against
    removing = complaints.remove_content(again, COMMENT, case.subject_id, RULE, FACTS)
    assert await removing == against
    await db.Case.filter(id=case.id).update(state="CLAIMED", claimed_by_id=next(iter(again.staff.values())))
    assert await complaints.decide_case(again, case.id, Measure.NONE, RULE, FACTS) == against
    kept = await db.ConflictOfInterest.get()
    assert (kept.words, kept.account_id, kept.case_id) == (TIES, case.account_id, case.id)
    for entry in await db.TrailEntry.all():
        assert TIES not in f"{entry.refs}{entry.reason}"


async def test_a_public_note_reaches_both_sides_and_one_for_the_desk_neither(sqlite: Database) -> None:
    town = await make_town()
    case = await town.case("CLAIMED")
    other = await complaints.note_case(town["reviewer2"], case.id, "Hello, both of you.", NoteKind.PUBLIC)
    assert other == Restricted(Because.TAKE_THE_CASE_FIRST)
    done(await complaints.note_case(town["reviewer2"], case.id, "The tone is odd."))
    before = (await db.Case.get(id=case.id)).revision
    assert not await db.Notice.exists(event__in=["complaint.noted", "case.noted"])
    done(await complaints.note_case(town["reviewer"], case.id, "We wait for the photo.", NoteKind.PUBLIC))
    assert (await db.Case.get(id=case.id)).revision == before + 1
    for event, whom in (("complaint.noted", ["member"]), ("case.noted", ["author", "owner", "editor", "moderator"])):
        assert [len(await told(event, town[who])) for who in whom] == [1] * len(whom), event
    complaint = await db.Complaint.get(case_id=case.id)
    parts = "... on Complaint { notes { words } } ... on Case { notes { words kind writtenBy } }"
    notes = f"query($id: ID!) {{ node(id: $id) {{ {parts} }} }}"
    assert (await data(town["member"], notes, {"id": id_of(complaint)}))["node"]["notes"] == [
        {"words": "We wait for the photo."}
    ]
    seen = (await data(town["auditor"], notes, {"id": id_of(case)}))["node"]["notes"]
    assert [(note["kind"], note["writtenBy"]) for note in seen] == [
        ("PUBLIC", "Pseudonym of reviewer"), ("INTERNAL", "Pseudonym of reviewer2"),
    ]  # fmt: skip


@pytest.mark.parametrize("state", ["HIDDEN", "HELD", "DELETED_BY_OWNER"])
async def test_what_an_account_did_the_platform_looks_at_and_answers(database: Database, state: str) -> None:
    town = await make_town()
    for measure in (Measure.NONE, Measure.SHOW_CONTENT):
        comment = await town.comment(state)
        done(await complaints.ask_platform(town["author"], comment.id, WHY))
        assert await complaints.ask_platform(town["author"], comment.id, WHY) == Restricted(Because.ASKED_ALREADY)
        case = await db.Case.get(subject_id=comment.id)
        cause = await db.CaseCause.get(case_id=case.id)
        assert (cause.kind, cause.words, case.open_complaints) == (CauseKind.OWNER_ACT, WHY, 0)
        done(await complaints.claim_case(town["reviewer"], case.id))
        done(await complaints.decide_case(town["reviewer"], case.id, measure, RULE, FACTS))
        now = await db.Comment.get(id=comment.id)
        left = measure is Measure.NONE
        assert (now.state == "VISIBLE") is not left and (now.held_by is None or left)
        event = "comment.left" if left else "comment.reinstated"
        assert len(await told(event, town["author"])) == 1
        decision = await db.Decision.get(case_id=case.id)
        statement = await db.StatementOfReasons.get(decision_id=decision.id)
        assert statement.user_id == town["author"].user_id
        act = await db.Act.filter(subject_id=comment.id).order_by("-position").first()
        assert left or (act and (act.name, act.cause_id) == ("comment:reinstate", decision.act_id))
        if left:
            done(await complaints.ask_platform(town["author"], comment.id, "I ask once more."))
            newer = await db.Case.filter(subject_id=comment.id).order_by("-id").first()
            assert newer and newer.earlier_id == case.id


async def test_where_it_appears_again_its_author_was_right_and_who_complained_about_it_was_not(
    sqlite: Database,
) -> None:
    town = await make_town()
    comment = await town.comment()
    against = (COMMENT, comment.id, "INSULT", "It insults me.")
    wrong = done(await complaints.lodge_complaint(town["member"], *against, good_faith=True))
    done(await interactions.hide_comment(town["owner"], comment.id, "ABUSE"))
    contesting = (COMMENT, comment.id, "OTHER", "They hid it without a reason.")
    right = done(await complaints.lodge_complaint(town["author"], *contesting, good_faith=True))
    assert right.case_id == wrong.case_id
    done(await complaints.claim_case(town["reviewer"], wrong.case_id))
    done(await complaints.decide_case(town["reviewer"], wrong.case_id, Measure.SHOW_CONTENT, RULE, FACTS))
    ends = {row.id: row.state for row in await db.Complaint.filter(case_id=wrong.case_id)}
    assert ends == {wrong.id: ComplaintState.NOT_UPHELD, right.id: ComplaintState.UPHELD}
    assert (await db.Comment.get(id=comment.id)).state == "VISIBLE"


async def test_what_everybody_sees_cannot_appear_again(sqlite: Database) -> None:
    town = await make_town()
    case = await town.case("CLAIMED")
    answer = await complaints.decide_case(town["reviewer"], case.id, Measure.SHOW_CONTENT, RULE, FACTS)
    assert isinstance(answer, WrongState)
    assert (await db.Case.get(id=case.id)).state is CaseState.CLAIMED


async def test_an_order_of_an_authority_joins_the_case_and_hurries_it(sqlite: Database) -> None:
    town = await make_town()
    case = await town.case()
    due, order = clock.now() + timedelta(hours=5), (AUTHORITY, REFERENCE, BASIS)
    joined = done(await complaints.join_authority_order(town["senior"], COMMENT, case.subject_id, *order, due))
    assert (joined.id, joined.due_at) == (case.id, due)
    assert joined.base_urgency == pack().desk.order_urgency and joined.revision > case.revision
    cause = await db.CaseCause.get(case_id=case.id, kind=CauseKind.AUTHORITY_ORDER)
    assert cause.words == f"{AUTHORITY} · {REFERENCE}\n{BASIS}"
    post = (SubjectKind.POST, town.post.id)
    for late in (clock.now() - DAY, clock.now() + timedelta(days=400), in_a_week().replace(tzinfo=None)):
        assert isinstance(await complaints.join_authority_order(town["reviewer"], *post, *order, late), Invalid)
    without = (AUTHORITY, "", BASIS)
    assert isinstance(await complaints.join_authority_order(town["reviewer"], *post, *without, in_a_week()), Invalid)
    assert done(await complaints.join_authority_order(town["reviewer"], *post, *order, in_a_week())).state == "OPEN"


async def test_a_screening_hit_joins_the_open_case_on_a_comment(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    about = (COMMENT, comment.id, "INSULT", "It insults me.")
    case_id = done(await complaints.lodge_complaint(town["member"], *about, good_faith=True)).case_id
    before = (await db.Case.get(id=case_id)).revision
    done(await interactions.edit_comment(town["author"], comment.id, f"Come to {ACCOUNTS_TERM}."))
    kinds = await db.CaseCause.filter(case_id=case_id).order_by("id").values_list("kind", flat=True)
    assert kinds == [CauseKind.COMPLAINT, CauseKind.SCREENING]
    assert (await db.Case.get(id=case_id)).revision > before


async def test_the_timeline_tells_what_happened_and_names_nobody_who_complained(sqlite: Database) -> None:
    town = await make_town()
    complaint = await town.complaint("AWAITING_REPLY")
    done(await complaints.answer_question(town["member"], complaint.id, "Since May."))
    done(await complaints.note_case(town["reviewer"], complaint.case_id, "Look again."))
    document = """query($id: ID!, $after: String) { node(id: $id) { ... on Case {
      timeline(first: 3, after: $after) {
        nodes { event act actor text at } pageInfo { endCursor hasNextPage }
      } } } }"""
    found: list[dict[str, Any]] = []
    after = None
    while True:
        case = await db.Case.get(id=complaint.case_id)
        page = (await data(town["auditor"], document, {"id": id_of(case), "after": after}))["node"]["timeline"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    by = {(one["event"], one["actor"]) for one in found}
    assert by >= {
        ("complaint.lodged", "whoever complained"), ("complaint.replied", "whoever complained"),
        ("case.claimed", "Pseudonym of reviewer"), ("complaint.asked", "Pseudonym of reviewer"),
        ("case.noted", "Pseudonym of reviewer"),
    }  # fmt: skip
    assert [one["at"] for one in found] == sorted(one["at"] for one in found)
    told_of = str(found)
    assert str(town["member"].user_id) not in told_of and "Member" not in told_of


async def test_staff_who_ask_as_readers_are_asked_as_readers(sqlite: Database) -> None:
    """Somebody without a conflict but with a post at the account has nothing to do with its cases either."""
    town = await make_town()
    case = await town.case()
    tied = replace(town["reviewer"], posts=town["owner"].posts)
    for use in (complaints.claim_case(tied, case.id), complaints.note_case(tied, case.id, "Mine.")):
        assert await use == Restricted(Because.OWN_MATTER)
