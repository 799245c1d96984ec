"""A complaint that is not taken up: with facts, rule and ground, told to its complainant, and contestable."""

from typing import Any

import pytest

from db import Act, Case, Complaint, ConflictOfInterest, Decision, Notice, StatementOfReasons
from db.vocabulary import DecisionAbout, DeclineReason, Measure, Side
from policy import pack
from resolvers import clock, complaints
from resolvers.complaints.declining import preview_of_declining
from resolvers.notices import sentence
from resolvers.oversight import drifted_counters
from resolvers.rules.refusals import Because, FaultCode, Invalid, NotFound, Refused, Restricted, WrongState
from tests.asking import data, do, id_of, replay
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.filing import report
from tests.rows import everything
from tests.services import Database

FOUND = "It is about the street outside, which nobody of ours runs."
NOT_OURS = DeclineReason.NOT_OURS


async def decline(town: Town, filed: Complaint, who: str = "reviewer", facts: str = FOUND) -> Any:
    return await complaints.decline_complaint(town[who], filed.id, NOT_OURS, facts)


async def test_a_declined_complaint_is_a_decision_with_a_statement_to_its_complainant_alone(database: Database) -> None:
    town = await make_town()
    filed = await town.complaint("ACCEPTED")
    other = done(await report(town["stranger"], await about(filed)))
    done(await decline(town, filed))
    declined = await Complaint.get(id=filed.id)
    decision = await Decision.get(complaint_id=filed.id)
    assert (declined.state, declined.decline_reason, declined.decision_id) == ("DECLINED", "NOT_OURS", decision.id)
    assert (decision.about, decision.measure, decision.outcome) == (DecisionAbout.COMPLAINT, Measure.NONE, "DECLINED")
    assert (decision.rule, decision.ground, decision.facts) == ("REPORTING", "AGREEMENT", FOUND)
    act = await Act.get(id=decision.act_id)
    assert (act.name, act.subject_id, act.before["state"]) == ("complaint:decline", filed.id, "ACCEPTED")
    assert act.before["decision_id"] is None and act.before["decline_reason"] is None
    (statement,) = await StatementOfReasons.all()
    assert (statement.side, statement.complaint_id) == (Side.COMPLAINANT, filed.id)
    told = await Notice.filter(event="complaint.declined")
    assert [one.user_id for one in told] == [town["member"].user_id]
    assert f"{decision.appeal_until:%Y-%m-%d}" in sentence(told[0], "en")
    assert "不属于本平台处理范围" in sentence(told[0], "zh")
    assert (await Complaint.get(id=other.id)).state == "RECEIVED" and await drifted_counters() == []
    assert (await Case.get(id=filed.case_id)).state == "CLAIMED"


async def about(filed: Complaint) -> Any:
    """The comment that a complaint is about."""
    from db import Comment

    return await Comment.get(id=filed.subject_id)


async def test_the_others_are_decided_and_what_was_declined_stays_so(database: Database) -> None:
    town = await make_town()
    filed = await town.complaint("ACCEPTED")
    other = done(await report(town["stranger"], await about(filed)))
    done(await decline(town, filed))
    done(await complaints.decide_case(town["reviewer"], filed.case_id, Measure.REMOVE_CONTENT, RULE, FACTS))
    assert [(await Complaint.get(id=one.id)).state for one in (filed, other)] == ["DECLINED", "UPHELD"]


async def test_one_that_comes_after_the_case_was_taken_is_accepted_or_declined(database: Database) -> None:
    town = await make_town()
    late, later = await town.complaint("JOINED"), await town.complaint("JOINED")
    revision = (await Case.get(id=late.case_id)).revision
    done(await complaints.accept_complaint(town["reviewer"], late.id))
    assert (await Complaint.get(id=late.id)).state == "ACCEPTED"
    assert (await Case.get(id=late.case_id)).revision == revision + 1
    assert await Notice.filter(event="complaint.accepted", subject_id=late.id).count() == 1
    done(await decline(town, later))
    assert (await Act.filter(name="complaint:decline").first()).before["state"] == "RECEIVED"


async def test_only_whoever_has_taken_the_case_judges_its_complaints(database: Database) -> None:
    town = await make_town()
    waiting, taken = await town.complaint(), await town.complaint("ACCEPTED")
    before = await everything()
    for filed, who in ((waiting, "reviewer"), (taken, "reviewer2")):
        assert await decline(town, filed, who) == Restricted(Because.TAKE_THE_CASE_FIRST)
    assert await complaints.accept_complaint(town["reviewer"], waiting.id) == Restricted(Because.TAKE_THE_CASE_FIRST)
    assert await everything() == before


async def test_nobody_declines_their_own_complaint_or_in_a_matter_of_their_own(sqlite: Database) -> None:
    town = await make_town()
    filed = await town.complaint("ACCEPTED")
    own = done(await report(town["reviewer"], await about(filed)))
    assert await decline(town, own) == Restricted(Because.OWN_MATTER)
    await ConflictOfInterest.create(
        user_id=town["reviewer"].user_id, account_id=filed.account_id, words="My brother runs it.", at=clock.now()
    )
    await town.again("reviewer")
    assert await decline(town, filed) == NotFound("Complaint")  # what is said against one's own is not read either


@pytest.mark.parametrize("state", ["AWAITING_REPLY", "UPHELD", "WITHDRAWN", "DECLINED"])
async def test_what_is_asked_about_or_over_is_not_declined(sqlite: Database, state: str) -> None:
    town = await make_town()
    filed = await town.complaint(state)
    answer = await decline(town, filed)
    assert isinstance(answer, WrongState) and answer.state == state
    assert isinstance(await complaints.withdraw_complaint(town["member"], filed.id), WrongState) == (
        state != "AWAITING_REPLY"
    )


@pytest.mark.parametrize(("facts", "code"), [(" ", FaultCode.EMPTY), ("x" * 5001, FaultCode.TOO_LONG)])
async def test_nothing_is_declined_without_facts(sqlite: Database, facts: str, code: FaultCode) -> None:
    town = await make_town()
    filed = await town.complaint("ACCEPTED")
    before = await everything()
    answer = await decline(town, filed, facts=facts)
    assert isinstance(answer, Invalid) and [(one.path, one.code) for one in answer.faults] == [("facts", code)]
    with pytest.raises(Refused):
        await preview_of_declining(town["reviewer"], filed.id, facts, "en")
    assert await everything() == before


async def test_the_preview_says_what_will_be_said_and_keeps_nothing(sqlite: Database) -> None:
    town = await make_town()
    filed = await town.complaint("ACCEPTED")
    before = await everything()
    for language in ("en", "zh"):
        assert FOUND in await preview_of_declining(town["reviewer"], filed.id, FOUND, language)
    assert await everything() == before
    for who in ("reviewer2", "member", "stranger"):
        with pytest.raises(Refused):
            await preview_of_declining(town[who], filed.id, FOUND, "en")


async def test_the_rule_for_reports_is_offered_for_no_content(sqlite: Database) -> None:
    town = await make_town()
    rules = (await data(None, "{ policy { rules { code forReports } } }"))["policy"]["rules"]
    assert [rule["code"] for rule in rules if rule["forReports"]] == [pack().rule_for_reports.code] == ["REPORTING"]
    case = await town.case("CLAIMED")
    answer = await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, "REPORTING", FACTS)
    assert isinstance(answer, Invalid) and answer.faults[0].path == "rule"


async def test_its_complainant_reads_why_and_until_when_it_can_be_contested(sqlite: Database) -> None:
    town = await make_town()
    filed = await town.complaint("ACCEPTED")
    answer = await do(
        town["reviewer"], "declineComplaint", {"id": id_of(filed), "reason": "NOT_OURS", "facts": FOUND},
        "... on Complaint { state declineReason }",
    )  # fmt: skip
    assert (answer["state"], answer["declineReason"]) == ("DECLINED", "NOT_OURS")
    document = (
        "query($id: ID!) { node(id: $id) { ... on Complaint "
        "{ state declineReason offers statement { facts rule ground outcome appealUntil } } } }"
    )
    seen = (await data(town["member"], document, {"id": id_of(filed)}))["node"]
    assert (seen["state"], seen["declineReason"]) == ("DECLINED", "NOT_OURS")
    told = {key: seen["statement"][key] for key in ("facts", "rule", "ground", "outcome")}
    assert told == {"facts": FOUND, "rule": "REPORTING", "ground": "AGREEMENT", "outcome": "DECLINED"}
    assert seen["statement"]["appealUntil"]
    events = 'subscription($id: ID!) { complaintChanged(id: $id, after: "START") { event } }'
    heard = [
        one["data"]["complaintChanged"]["event"] for one in await replay(town["member"], events, {"id": id_of(filed)})
    ]
    assert heard == ["complaint.lodged", "complaint.accepted", "complaint.declined"]
