"""From a report to its answer: receipts and secrets, cases, decisions with reasons to both sides, restoration."""

import pytest

from db import Case, Comment, Complaint, ComplaintDraft, Decision, Notice, StatementOfReasons, TrailEntry
from db.vocabulary import Measure, Side, SubjectKind
from policy import pack
from resolvers import accounts
from resolvers.accounts.chats import link_secret
from resolvers.actor import actor_of_user
from resolvers.complaints import (
    claim_case,
    complaint_by_receipt,
    decide_case,
    draft_complaint,
    lodge_complaint,
    remove_content,
    restore_content,
    secret_of,
    send_draft,
    withdraw_complaint,
)
from resolvers.complaints.lodging import my_complaint
from resolvers.oversight import drifted_counters
from resolvers.rules.refusals import (
    AlreadyReported,
    FaultCode,
    Invalid,
    LimitReached,
    NotAllowed,
    NotFound,
    Refused,
    TakenByAnother,
)
from resolvers.rules.verdicts import told_in
from resolvers.sanctions.statements import text_of
from tests.cast import FACTS, RULE, Town, done, make_town, meet
from tests.counting import statements
from tests.rows import everything
from tests.services import Database

IDENTITY_NUMBER = "11010519491231002X"
COMMENT = SubjectKind.COMMENT


async def lodge(town: Town, who: str, comment: Comment, words: str = "It insults me.") -> object:
    return await lodge_complaint(town[who], COMMENT, comment.id, "INSULT", words, good_faith=True)


async def test_status_by_receipt_needs_its_secret(database: Database) -> None:
    town = await make_town()
    filed, other = await town.complaint(), await town.complaint()
    assert (await complaint_by_receipt(filed.receipt.lower(), f" {secret_of(filed).upper()} ")).id == filed.id
    for secret in ("", "0" * 16, secret_of(other), secret_of(filed)[:-1], "\ud800", "\x00"):
        with pytest.raises(Refused) as refused:
            await complaint_by_receipt(filed.receipt, secret)
        assert refused.value.refusal == NotFound("Receipt")


async def test_a_mistyped_receipt_is_refused_before_any_look_up(database: Database) -> None:
    town = await make_town()
    receipt = (await town.complaint()).receipt
    swapped = receipt[:3] + receipt[4] + receipt[3] + receipt[5:]
    slipped = receipt[:-1] + ("2" if receipt[-1] != "2" else "3")
    with statements() as sent:
        for text in {swapped, slipped, "", "GD-1111-1111-1"} - {receipt}:
            for look_up in (complaint_by_receipt(text, "secret"), my_complaint(town["member"], text)):
                with pytest.raises(Refused) as refused:
                    await look_up
                assert isinstance(refused.value.refusal, Invalid)
                assert refused.value.refusal.faults[0].code == FaultCode.NOT_A_RECEIPT
    assert sent == []


async def test_ones_own_complaint_is_found_without_the_secret_and_nobody_elses(database: Database) -> None:
    town = await make_town()
    filed = await town.complaint()
    assert (await my_complaint(town["member"], filed.receipt)).id == filed.id
    for who in ("stranger", "guest", "address_guest", "reviewer"):
        with pytest.raises(Refused):
            await my_complaint(town[who], filed.receipt)


async def test_the_same_thing_is_reported_once_until_it_is_withdrawn(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    for who in ("member", "guest"):
        first = done(await lodge(town, who, comment))
        before = await everything()
        assert await lodge(town, who, comment) == AlreadyReported(first.receipt)
        assert await everything() == before
        done(await withdraw_complaint(town[who], first.id))
        assert done(await lodge(town, who, comment)).receipt != first.receipt
    assert await Case.all().count() == 1
    assert await drifted_counters() == []


@pytest.mark.parametrize("who", ["member", "guest", "address_guest"])
async def test_complaints_are_limited(database: Database, who: str) -> None:
    town = await make_town()
    limits = pack().limits
    most = limits.complaints.most if who == "address_guest" else limits.open_complaints.most
    about = [await town.comment() for _ in range(most + 1)]
    for comment in about[:most]:
        done(await lodge(town, who, comment))
    before = await everything()
    assert isinstance(await lodge(town, who, about[most]), LimitReached)
    assert await everything() == before
    done(await lodge(town, "stranger", about[most]))


async def test_a_draft_is_sent_once_however_often_it_is_pressed(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    draft = done(await draft_complaint(town["guest"], COMMENT, comment.id))
    assert isinstance(await send_draft(town["guest"], draft.id), Invalid)
    done(await draft_complaint(town["guest"], COMMENT, comment.id, "INSULT"))
    again = done(await draft_complaint(town["guest"], COMMENT, comment.id, words="It insults me."))
    assert again.id == draft.id
    assert await send_draft(town["member"], draft.id) == NotFound("ComplaintDraft")
    first, second = [done(await send_draft(town["guest"], draft.id)) for _ in range(2)]
    assert (first.id, await Complaint.all().count()) == (second.id, 1)
    assert await draft_complaint(town["address_guest"], COMMENT, comment.id) == NotAllowed("complaint:draft")


async def test_what_a_guest_filed_goes_along_when_the_chat_is_linked(database: Database) -> None:
    town = await make_town()
    comment, another = await town.comment(), await town.comment()
    filed = done(await lodge(town, "guest", comment))
    draft = done(await draft_complaint(town["guest"], COMMENT, another.id, "INSULT", "It insults me."))
    link = done(await accounts.link_chat(town["stranger"]))
    done(await accounts.link_this_chat(town["guest"], link_secret(link.id)))
    filed, draft = await Complaint.get(id=filed.id), await ComplaintDraft.get(id=draft.id)
    assert (filed.user_id, filed.guest_id) == (draft.user_id, draft.guest_id) == (town["stranger"].user_id, None)
    assert await lodge(town, "stranger", comment) == AlreadyReported(filed.receipt)
    linked = await meet(town, "guest", 501)
    assert linked.user_id == town["stranger"].user_id
    done(await send_draft(linked, draft.id))
    done(await withdraw_complaint(town["stranger"], filed.id))


@pytest.mark.parametrize("measure", [Measure.REMOVE_CONTENT, Measure.NONE])
async def test_a_case_is_decided_with_reasons_to_everybody_concerned(database: Database, measure: Measure) -> None:
    town = await make_town()
    comment = await town.comment()
    filed = [done(await lodge(town, who, comment)) for who in ("member", "guest", "address_guest")]
    case = await Case.get()
    done(await claim_case(town["reviewer"], case.id))
    assert {one.state for one in await Complaint.all()} == {"ACCEPTED"}
    assert await claim_case(town["reviewer2"], case.id) == TakenByAnother("Pseudonym of reviewer")
    done(await decide_case(town["reviewer"], case.id, measure, RULE, FACTS))

    upheld = measure is Measure.REMOVE_CONTENT
    decision = await Decision.get().select_related("decided_by")
    assert decision.decided_by.pseudonym == "Pseudonym of reviewer"
    assert {one.state for one in await Complaint.all()} == {"UPHELD" if upheld else "NOT_UPHELD"}
    assert (await Comment.get(id=comment.id)).state == ("REMOVED" if upheld else "VISIBLE")
    told = await StatementOfReasons.all().order_by("id")
    assert {one.complaint_id for one in told if one.side is Side.COMPLAINANT} == {one.id for one in filed}
    assert [one.user_id for one in told if one.side is Side.SUBJECT] == [comment.author_id] * upheld
    event = "complaint.upheld" if upheld else "complaint.not_upheld"
    answered = await Notice.filter(event=event).values_list("user_id", "guest_id")
    assert {tuple(one) for one in answered} == {(town["member"].user_id, None), (None, town["guest"].guest_id)}
    assert await Notice.filter(event="comment.removed", kind="MESSAGE", user_id=comment.author_id).count() == upheld
    assert await drifted_counters() == []


async def test_a_statement_shows_whether_its_decision_was_changed_since(database: Database) -> None:
    town = await make_town()
    await town.complaint("UPHELD")
    for statement in await StatementOfReasons.all().select_related("decision"):
        assert statement.text_hash == told_in(statement).hash_for(statement.side)
        for language in ("en", "zh"):
            assert FACTS in text_of(language, statement)
    await Decision.all().update(facts="Something else.")
    changed = await StatementOfReasons.all().select_related("decision")
    assert all(one.text_hash != told_in(one).hash_for(one.side) for one in changed)


async def test_staff_stand_in_the_trail_by_pseudonym_only(database: Database) -> None:
    town = await make_town()
    comment, filed = await town.comment(), await town.complaint("UPHELD")
    start = (await TrailEntry.all().latest("position")).position
    done(await remove_content(town["reviewer"], COMMENT, comment.id, RULE, FACTS))
    done(await restore_content(town["reviewer"], COMMENT, filed.subject_id))
    entries = await TrailEntry.filter(position__gt=start)
    assert {entry.event for entry in entries} >= {"case.opened", "case.decided", "comment.removed", "comment.restored"}
    assert {(entry.actor_kind, entry.actor) for entry in entries} == {("STAFF", "Pseudonym of reviewer")}


@pytest.mark.parametrize("state", ["VISIBLE", "HIDDEN", "HELD", "HELD_BY_PLATFORM", "DELETED"])
async def test_restored_content_is_exactly_what_it_was(database: Database, state: str) -> None:
    town = await make_town()
    comment = await town.comment(state)
    before = (await everything())["Comment"], (await everything())["Post"]
    done(await remove_content(town["reviewer"], COMMENT, comment.id, RULE, FACTS))
    done(await restore_content(town["reviewer2"], COMMENT, comment.id))
    assert ((await everything())["Comment"], (await everything())["Post"]) == before
    assert (await Decision.get()).reversed_at is not None
    assert await drifted_counters() == []


async def test_removing_takes_the_case_that_is_open_and_not_a_colleagues(database: Database) -> None:
    town = await make_town()
    filed, taken = await town.complaint(), await town.complaint("ACCEPTED")
    done(await remove_content(town["reviewer2"], COMMENT, filed.subject_id, RULE, FACTS))
    assert (await Complaint.get(id=filed.id)).state == "UPHELD"
    answer = await remove_content(town["reviewer2"], COMMENT, taken.subject_id, RULE, FACTS)
    assert answer == TakenByAnother("Pseudonym of reviewer")


async def test_whoever_is_dismissed_leaves_no_case_behind_that_nobody_can_take(database: Database) -> None:
    town = await make_town()
    case = await town.case("CLAIMED")
    done(await accounts.dismiss_staff(town["admin"], case.claimed_by_id))
    assert (await Case.get(id=case.id)).state == "OPEN"
    done(await claim_case(town["reviewer2"], case.id))


async def test_identity_numbers_and_unknown_codes_are_refused(database: Database) -> None:
    town = await make_town()
    comment, case = await town.comment(), await town.case("CLAIMED")
    number = f"His number is {IDENTITY_NUMBER}."
    before = await everything()
    for answer, path, code in (
        (await lodge(town, "member", comment, number), "words", FaultCode.LOOKS_LIKE_IDENTITY),
        (await draft_complaint(town["member"], COMMENT, comment.id, "INSULT", number), "words", None),
        (await decide_case(town["reviewer"], case.id, Measure.NONE, RULE, number), "facts", None),
        (await decide_case(town["reviewer"], case.id, Measure.NONE, RULE, " "), "facts", FaultCode.EMPTY),
        (await decide_case(town["reviewer"], case.id, Measure.NONE, "NO_RULE", FACTS), "rule", FaultCode.NOT_ONE_OF),
        (
            await lodge_complaint(town["member"], COMMENT, comment.id, "NOTHING", "w", good_faith=True),
            "category",
            FaultCode.NOT_ONE_OF,
        ),
    ):
        assert isinstance(answer, Invalid)
        assert [(fault.path, fault.code) for fault in answer.faults] == [(path, code or FaultCode.LOOKS_LIKE_IDENTITY)]
    assert await everything() == before


async def test_what_one_may_not_see_cannot_be_complained_about(database: Database) -> None:
    town = await make_town()
    held, draft = await town.comment("HELD"), await town.make_post("DRAFT")
    under = await town.comment()
    assert await lodge_complaint(town["member"], SubjectKind.POST, draft.id, "OTHER", "w", good_faith=True) == NotFound(
        "Post"
    )
    assert await lodge(town, "member", held) == NotFound("Comment")
    newcomer = await actor_of_user(await town.user(""))
    assert (await everything())["Complaint"] == {}
    done(await lodge_complaint(newcomer, SubjectKind.ACCOUNT, town.account.id, "OTHER", "It is odd.", good_faith=True))
    done(await lodge(town, "member", under))
