"""Sanctions from proposal to end: hearing, second person, ladder, terms, and that what is taken comes back exactly."""

from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import ComplaintState, DeadlineKind, SanctionKind, SanctionState, Severity
from resolvers import clock, complaints, interactions, posts
from resolvers.deadlines import meet_deadlines
from resolvers.oversight import drifted_counters
from resolvers.rules import refusals as no
from resolvers.sanctions.confirming import confirm_sanction, lift_sanction
from resolvers.sanctions.proposing import propose_sanction, respond_to_sanction, withdraw_sanction
from resolvers.sanctions.rectification import return_rectification, submit_rectification
from tests.cast import make_town
from tests.cast_sanctions import (
    FACTS,
    RULE,
    close,
    confirmed,
    done,
    overturn,
    proposed,
    reload,
)
from tests.papers import file_of
from tests.rows import everything
from tests.services import Database

WARNING, RESTRICTION = SanctionKind.WARNING, SanctionKind.FUNCTION_RESTRICTION
SUSPENSION, CLOSURE = SanctionKind.UPDATE_SUSPENSION, SanctionKind.CLOSURE
KINDS = list(SanctionKind)


async def test_nothing_is_confirmed_before_the_account_was_heard(sqlite: Database) -> None:
    town = await make_town()
    sanction = await proposed(town, RESTRICTION, town.account)
    told = await db.Notice.filter(event="sanction.proposed").values_list("user_id", flat=True)
    assert set(told) == {town[who].user_id for who in ("owner", "editor", "moderator")}
    refused = await confirm_sanction(town["reviewer"], sanction.id)
    assert refused == no.Restricted(no.Because.HEARING_IS_OPEN, sanction.respond_until)
    clock.move_clock(timedelta(days=3, seconds=1))
    try:
        await meet_deadlines(clock.now())
        assert (await db.Notice.get(event="sanction.hearing_over")).user_id == town["reviewer"].user_id
        assert done(await confirm_sanction(town["reviewer"], sanction.id)).state is SanctionState.IN_FORCE
    finally:
        clock.move_clock(timedelta())


async def test_all_that_an_account_responds_is_kept_with_its_files(sqlite: Database) -> None:
    town = await make_town()
    sanction = await proposed(town, RESTRICTION, town.account)
    paper = await file_of(town, "STORED")
    await db.StoredFile.filter(id=paper.id).update(user_id=town["owner"].user_id)
    revision = (await db.Case.get(id=sanction.case_id)).revision
    done(await respond_to_sanction(town["owner"], sanction.id, "We are sorry.", [paper.id]))
    kept = done(await respond_to_sanction(town["editor"], sanction.id, "It will not happen again."))
    assert "We are sorry." in kept.response and "It will not happen again." in kept.response
    assert (await db.Evidence.get(sanction_id=sanction.id)).file_id == paper.id
    assert (await db.Case.get(id=sanction.case_id)).revision == revision + 2
    answer = await respond_to_sanction(town["owner"], sanction.id, "My number is 11010519491231002X.")
    assert isinstance(answer, no.Invalid)


async def test_confirming_decides_a_case_that_waits_and_everybody_gets_reasons(sqlite: Database) -> None:
    town = await make_town()
    sanction = await confirmed(town, RESTRICTION, town.account)
    decision = await db.Decision.get(id=sanction.decision_id)
    assert (decision.about, decision.severity, decision.strikes) == ("SANCTION", "MAJOR", 3)
    assert decision.ends_at == sanction.ends_at == sanction.starts_at + timedelta(days=7)
    act = await db.Act.get(id=decision.act_id)
    assert (act.name, act.subject_id) == ("sanction:confirm", sanction.id)
    case, complaint = await db.Case.get(id=sanction.case_id), await db.Complaint.get(case_id=sanction.case_id)
    assert (case.state, complaint.state, complaint.decision_id) == ("DECIDED", ComplaintState.UPHELD, decision.id)
    assert await db.Act.filter(cause_id=act.id).exists()
    statements = db.StatementOfReasons.filter(decision_id=decision.id).order_by("side")
    assert await statements.values_list("side", flat=True) == ["COMPLAINANT", "SUBJECT"]


async def test_a_closure_takes_two_people_not_two_posts(sqlite: Database) -> None:
    town = await make_town()
    sanction = await proposed(town, CLOSURE, town.account, who="senior")
    done(await respond_to_sanction(town["owner"], sanction.id, "No."))
    for who in ("senior", "reviewer"):
        assert await confirm_sanction(town[who], sanction.id) == no.Restricted(no.Because.SECOND_PERSON)
    # The same person under another post is the same person.
    await db.StaffMember.filter(user_id=town["senior"].user_id).update(until=clock.now())
    again = await db.StaffMember.get(user_id=town["senior"].user_id)
    await db.StaffMember.create(
        user_id=again.user_id, role="CHIEF_EDITOR", pseudonym="Another name", since=clock.now()
    )  # fmt: skip
    assert await confirm_sanction(await town.again("senior"), sanction.id) == no.Restricted(no.Because.SECOND_PERSON)


async def test_who_complained_or_declared_a_conflict_judges_no_sanction(sqlite: Database) -> None:
    town = await make_town()
    sanction = await proposed(town, RESTRICTION, town.account)
    done(await respond_to_sanction(town["owner"], sanction.id, "No."))
    await db.Complaint.filter(case_id=sanction.case_id).update(user_id=town["reviewer2"].user_id)
    assert await confirm_sanction(town["reviewer2"], sanction.id) == no.Restricted(no.Because.OWN_MATTER)
    await db.ConflictOfInterest.create(
        user_id=town["senior"].user_id, account_id=town.account.id, words="My cousin's.", at=clock.now()
    )  # fmt: skip
    senior = await town.again("senior")
    assert await confirm_sanction(senior, sanction.id) == no.Restricted(no.Because.CONFLICT_DECLARED)
    assert await withdraw_sanction(senior, sanction.id, "Why") == no.Restricted(no.Because.CONFLICT_DECLARED)


async def test_an_interim_measure_holds_at_once_and_ends_by_date_or_with_the_proposal(sqlite: Database) -> None:
    town = await make_town()
    sanction = await proposed(town, SUSPENSION, town.account, interim_because="It calls for violence now.")
    owner = await town.again("owner")
    refused = await posts.create_post(owner, town.account.id, "Title", "Words")
    assert isinstance(refused, no.Sanctioned) and refused.interim and refused.until == sanction.interim_until
    assert sanction.interim_until - sanction.proposed_at == timedelta(hours=72)
    clock.move_clock(timedelta(hours=72, seconds=1))
    try:
        assert not isinstance(await posts.create_post(owner, town.account.id, "Title", "Words"), no.Refusal)
        assert await drifted_counters() == []
    finally:
        clock.move_clock(timedelta())
    done(await withdraw_sanction(town["reviewer"], sanction.id, "It was another account."))
    assert (await db.PublicAccount.get(id=town.account.id)).restrictions is None
    assert await db.Notice.filter(event="sanction.withdrawn").count() == 3
    warning = await propose_sanction(
        town["reviewer"], sanction.case_id, WARNING, RULE, Severity.MINOR, FACTS, interim_because="Now."
    )
    assert isinstance(warning, no.Invalid)


async def test_a_sanction_ends_by_its_date_whether_or_not_anything_runs(sqlite: Database) -> None:
    town = await make_town()
    sanction = await confirmed(town, RESTRICTION, town.account)
    member = town["member"]
    refused = await interactions.add_comment(member, town.post.id, "Hello.")
    assert isinstance(refused, no.Sanctioned) and not refused.own
    clock.move_clock(timedelta(days=7, seconds=1))
    try:
        done(await interactions.add_comment(member, town.post.id, "Hello."))
        assert await lift_sanction(town["senior"], sanction.id, "Late") == no.Restricted(no.Because.SANCTION_HAS_ENDED)
        await meet_deadlines(clock.now())
        assert await db.Notice.filter(event="sanction.ended").count() == 3
        assert await drifted_counters() == []
    finally:
        clock.move_clock(timedelta())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", ["lift", "overturn"])
async def test_what_a_sanction_took_comes_back_exactly(sqlite: Database, kind: SanctionKind, how: str) -> None:
    town = await make_town()
    account = await town.public_account()
    done(await interactions.set_word_list(town["owner"], account.id, ["one"]))
    before = await _what_it_touches()
    sanction = await confirmed(town, kind, account)
    assert (await _what_it_touches() != before) == (kind is not WARNING)
    if how == "lift":
        done(await lift_sanction(town["senior"], sanction.id, "It is enough."))
        assert await db.Notice.filter(event="sanction.lifted").count() == 3
    else:
        done(await overturn(town["senior"], sanction.id))
    assert await _what_it_touches() == before
    assert await drifted_counters() == []


async def _what_it_touches() -> Any:
    rows = await everything()
    return {table: rows[table] for table in ("PublicAccount", "Post", "Comment")}


async def test_two_closures_open_the_account_only_when_both_are_gone(sqlite: Database) -> None:
    town = await make_town()
    second = await proposed(town, CLOSURE, town.account)
    done(await respond_to_sanction(town["owner"], second.id, "No."))
    first = await close(town, town.account)
    done(await confirm_sanction(town["senior"], second.id))
    done(await lift_sanction(town["senior"], first.id, "Enough."))
    assert (await db.PublicAccount.get(id=town.account.id)).state == "SHUT"
    assert await db.Post.filter(account_id=town.account.id, shut=False).count() == 0
    done(await lift_sanction(town["senior"], second.id, "Enough."))
    assert (await db.PublicAccount.get(id=town.account.id)).state == "ACTIVE"
    assert await db.Post.filter(account_id=town.account.id, shut=True).count() == 0


async def test_what_a_warning_asks_for_is_handed_in_returned_and_overdue_only_tells_the_desk(sqlite: Database) -> None:
    town = await make_town()
    warning = await confirmed(town, WARNING, town.account)
    row = await db.Rectification.get(sanction_id=warning.id)
    clock.move_clock(row.due_at - clock.now() + timedelta(seconds=1))
    try:
        await meet_deadlines(clock.now())
        notice = await db.Notice.filter(event="rectification.overdue").first()
        assert notice and notice.subject_id == warning.case_id and notice.facts == {"rung": "FUNCTION_RESTRICTION"}
        operators = [town[who].user_id for who in ("owner", "editor", "moderator")]
        assert not await db.Notice.filter(event="rectification.overdue", user_id__in=operators).exists()
        await reload(town)
        done(await submit_rectification(town["owner"], row.id, "We took it down."))
        back = done(await return_rectification(town["reviewer"], row.id, "One more is there."))
        assert (back.state, back.returned_because) == ("DUE", "One more is there.") and back.due_at > clock.now()
        assert await db.Deadline.filter(kind=DeadlineKind.RECTIFICATION_OVERDUE, done_at=None).count() == 1
        done(await submit_rectification(town["owner"], row.id, "That one too."))
        assert await db.Deadline.filter(kind=DeadlineKind.RECTIFICATION_OVERDUE, done_at=None).count() == 0
    finally:
        clock.move_clock(timedelta())


async def test_a_sanction_may_also_follow_a_case_that_was_decided(sqlite: Database) -> None:
    town = await make_town()
    decided = await town.case("DECIDED")
    answers = await db.Complaint.get(case_id=decided.id)
    sanction = done(await propose_sanction(town["reviewer"], decided.id, WARNING, RULE, Severity.MINOR, FACTS))
    done(await confirm_sanction(town["reviewer"], sanction.id))
    assert (await db.Complaint.get(case_id=decided.id)).decision_id == answers.decision_id
    assert await db.Decision.filter(case_id=decided.id).count() == 2
    assert isinstance(await complaints.claim_case(town["reviewer2"], decided.id), no.WrongState)
