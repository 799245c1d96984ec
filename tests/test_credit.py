"""Credit: what became final counts once, fades, is told and can be contested; it sets limits and nothing else."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

import db
from db.vocabulary import CreditLevel, CreditState, DeadlineKind, Severity
from policy import pack
from resolvers import clock
from resolvers.accounts.credit import contest_credit_entry, keep_credit_entry, look_at_credit, strike_credit_entry
from resolvers.accounts.credit.views import credit_explain
from resolvers.complaints import restore_content
from resolvers.deadlines import meet_deadlines
from resolvers.rules.refusals import Because, NotFound, Restricted
from resolvers.rules.standings import system
from resolvers.sanctions.appeals.answering import affirm_appeal, modify_appeal, overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal
from resolvers.sanctions.rectification import accept_rectification, submit_rectification
from tests.asking import ask, data, id_of, is_chinese
from tests.cast import make_town
from tests.cast_credit import (
    WHY,
    account_of_ones_own,
    acts_for,
    credit_entry_of,
    done,
    entered,
    let_time_run_out,
    looked,
    post_removed,
    warned,
)
from tests.services import Database

EXPLAINED = """query($id: ID!) { creditExplain(registrantId: $id) { level points limits { accounts postsPerDay }
    next { at level } aim { level points days } history { at level points }
    entries { pointsNow halvedAt goneAt entry { rule ruleText points state contestUntil offers
    account { handle } statement { text } } } } }"""


async def ledger(account: db.PublicAccount) -> list[tuple[str, int, str]]:
    rows = await db.CreditEntry.filter(registrant_id=account.registrant_id).order_by("id")
    return [(row.rule, row.points, row.state.value) for row in rows]


async def points(town, account: db.PublicAccount) -> int:  # type: ignore[no-untyped-def]
    return (await credit_explain(town["auditor"], account.registrant_id)).points


async def appealed(town, decision: db.Decision) -> db.Appeal:  # type: ignore[no-untyped-def]
    """The owner's appeal against a decision, taken by another reviewer."""
    statement = await db.StatementOfReasons.get(decision_id=decision.id, side="SUBJECT")
    appeal = done(await lodge_appeal(town["owner"], statement.id, "It was not so."))
    return done(await claim_appeal(town["reviewer2"], appeal.id))  # type: ignore[no-any-return]


async def test_nothing_counts_while_a_decision_is_or_can_be_appealed(sqlite: Database) -> None:
    town = await make_town()
    account = await account_of_ones_own(town)
    decision = await warned(town, account)
    due = await db.Deadline.get(kind=DeadlineKind.CREDIT_LOOK, subject_id=account.registrant_id, done_at=None)
    assert due.due_at == decision.appeal_until
    await looked(account)
    assert await ledger(account) == []
    appeal = await appealed(town, decision)
    await let_time_run_out(decision)
    await looked(account)
    assert await ledger(account) == [], "an appeal is open"
    done(await affirm_appeal(town["reviewer2"], appeal.id, "CIVILITY", "It was so."))
    assert await meet_deadlines(clock.now() + timedelta(seconds=1)) >= 1
    assert await ledger(account) == [("WARNING", -5, "COUNTED")]
    entry = await db.CreditEntry.get(registrant_id=account.registrant_id)
    assert entry.at == (await db.Appeal.get(id=appeal.id)).decided_at
    told = await db.Notice.get(event="credit_entry.entered")
    assert told.user_id == town["owner"].user_id


async def test_a_look_that_is_done_twice_or_by_two_at_once_enters_once(database: Database) -> None:
    town = await make_town()
    account = await account_of_ones_own(town)
    await let_time_run_out(await warned(town, account))
    at_once = [look_at_credit(system(f"clock {number}"), account.registrant_id) for number in range(4)]
    for answer in await asyncio.gather(*at_once):
        done(answer)
    await looked(account)
    assert await ledger(account) == [("WARNING", -5, "COUNTED")]
    assert await db.Notice.filter(event="credit_entry.entered").count() == 1
    waiting = await db.Deadline.filter(kind=DeadlineKind.CREDIT_LOOK, subject_id=account.registrant_id, done_at=None)
    assert len(waiting) == 1 and waiting[0].due_at > clock.now()


async def test_one_breach_counts_once_however_many_complained_and_whatever_it_led_to(sqlite: Database) -> None:
    town = await make_town()
    account = await account_of_ones_own(town)
    decision = await post_removed(town, account, Severity.MAJOR)
    other = await post_removed(town, account, Severity.MINOR)
    reader = await town.comment("REMOVED")  # the reader's matter, though under the account's post
    for one in (decision, other):
        await let_time_run_out(one)
    await let_time_run_out(await db.Decision.get(case__subject_id=reader.id))
    await looked(account)
    await looked(town.account)
    assert sorted(await ledger(account)) == [("REMOVAL_MAJOR", -10, "COUNTED"), ("REMOVAL_MINOR", -3, "COUNTED")]
    assert await ledger(town.account) == []
    assert await points(town, account) == pack().credit.start - 13
    # A sanction of a case that counted already adds only by how much it is heavier.
    first = await db.CreditEntry.get(cause_id=decision.id)
    await db.CreditEntry.create(
        registrant_id=account.registrant_id, rule="UPDATE_SUSPENSION", points=-20, cause_kind="Decision",
        cause_id=account.id, breach_id=first.breach_id, at=clock.now(), contest_until=clock.now(),
    )  # fmt: skip
    assert await points(town, account) == pack().credit.start - 23
    await db.CreditEntry.filter(id=first.id).update(state=CreditState.LEFT)
    assert await points(town, account) == pack().credit.start - 23, "the heavier one counts whole once the other left"


async def test_an_overturned_decision_leaves_at_once_as_if_it_had_never_been(sqlite: Database) -> None:
    town = await make_town()
    account = await account_of_ones_own(town)
    decision = await post_removed(town, account, Severity.GRAVE)
    await let_time_run_out(decision)
    before = await looked(account)
    assert (await ledger(account), before.credit_level) == ([("REMOVAL_GRAVE", -25, "COUNTED")], CreditLevel.D)
    fell = await db.Notice.get(event="registrant.credit_fell")
    assert (fell.user_id, fell.facts["level"]) == (town["owner"].user_id, "D")
    case = await db.Case.get(id=decision.case_id)
    done(await restore_content(town["reviewer"], case.subject_kind, case.subject_id))
    assert await ledger(account) == [("REMOVAL_GRAVE", -25, "LEFT")]
    assert (await db.Registrant.get(id=account.registrant_id)).credit_level is CreditLevel.C
    assert await db.Notice.filter(event="credit_entry.left").count() == 1
    await looked(account)
    assert await ledger(account) == [("REMOVAL_GRAVE", -25, "LEFT")], "what left does not come back"


@pytest.mark.parametrize(("verdict", "counts"), [("overturn", []), ("modify", [("REMOVAL_MINOR", -3, "COUNTED")])])
async def test_what_an_appeal_makes_of_a_decision_is_what_counts(
    sqlite: Database, verdict: str, counts: list[tuple[str, int, str]]
) -> None:
    town = await make_town()
    account = await account_of_ones_own(town)
    decision = await post_removed(town, account, Severity.GRAVE)
    statement = await db.StatementOfReasons.get(decision_id=decision.id, side="SUBJECT")
    appeal = done(await lodge_appeal(town["editor"], statement.id, "It was not so."))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    if verdict == "overturn":
        done(await overturn_appeal(town["reviewer2"], appeal.id, "CIVILITY", "It was no breach."))
    else:
        done(await modify_appeal(town["reviewer2"], appeal.id, "CIVILITY", "It was minor.", severity=Severity.MINOR))
    await meet_deadlines(clock.now() + timedelta(seconds=1))
    assert await ledger(account) == counts


async def test_what_was_put_right_in_time_counts_for_the_registrant(sqlite: Database) -> None:
    town = await make_town()
    account = await account_of_ones_own(town)
    decision = await warned(town, account)
    row = await db.Rectification.get(account_id=account.id)
    done(await submit_rectification(town["owner"], row.id, "We took it down."))
    done(await accept_rectification(town["reviewer"], row.id))
    await looked(account)
    assert await ledger(account) == [], "nothing before the warning is final"
    await let_time_run_out(decision)
    await looked(account)
    assert await ledger(account) == [("WARNING", -5, "COUNTED"), ("RECTIFIED", 3, "COUNTED")]
    gained = await db.CreditEntry.get(rule="RECTIFIED")
    refused = await contest_credit_entry(town["owner"], gained.id, WHY)
    assert refused == Restricted(Because.NOTHING_TO_CONTEST)


async def test_a_contested_entry_does_not_count_until_somebody_else_answered(sqlite: Database) -> None:
    town = await make_town()
    entry = await entered(town)
    account = await db.PublicAccount.get(id=entry.account_id)
    start = pack().credit.start
    assert await points(town, account) == start - 5
    done(await contest_credit_entry(town["owner"], entry.id, WHY))
    assert await points(town, account) == start
    assert await db.Notice.filter(event="credit_entry.contested", user_id=town["senior"].user_id).exists()
    done(await keep_credit_entry(town["senior"], entry.id, "It was this account."))
    assert await points(town, account) == start - 5
    again = await contest_credit_entry(town["owner"], entry.id, WHY)
    assert type(again).__name__ == "WrongState", "once"
    struck = await credit_entry_of(town, "LEFT")
    assert struck.left_at is not None and struck.answered_by_id == next(iter(town["senior"].staff.values()))
    assert await points(town, await db.PublicAccount.get(id=struck.account_id)) == start
    assert {one.event for one in await db.Notice.filter(event__in=("credit_entry.kept", "credit_entry.struck"))} == {
        "credit_entry.kept", "credit_entry.struck",
    }  # fmt: skip


async def test_who_decided_or_acts_for_the_registrant_does_not_answer(sqlite: Database) -> None:
    town = await make_town()
    entry = await credit_entry_of(town, "CONTESTED")
    decision = await db.Decision.get(id=entry.cause_id)
    await db.StaffMember.filter(id=decision.decided_by_id).update(role="SENIOR_REVIEWER")
    decider = await town.again("reviewer")
    assert await strike_credit_entry(decider, entry.id, "No.") == Restricted(Because.DECIDED_BEFORE)
    await acts_for(town, entry.registrant_id, "senior")
    assert await strike_credit_entry(town["senior"], entry.id, "No.") == Restricted(Because.OWN_MATTER)
    assert await keep_credit_entry(town["reviewer2"], entry.id, "Yes.") == NotFound("CreditEntry")


async def test_who_has_to_do_with_a_sister_account_answers_no_contest(sqlite: Database) -> None:
    town = await make_town()
    account = await account_of_ones_own(town)
    entry = await credit_entry_of(town, "CONTESTED")
    account = await db.PublicAccount.get(id=entry.account_id)
    sister = await town.public_account()
    await db.PublicAccount.filter(id=sister.id).update(registrant_id=account.registrant_id)
    user = town["senior"].user_id
    await db.ConflictOfInterest.create(user_id=user, account_id=sister.id, words="A friend.", at=clock.now())
    declared = Restricted(Because.CONFLICT_DECLARED)
    assert await keep_credit_entry(await town.again("senior"), entry.id, WHY) == declared
    await db.ConflictOfInterest.all().delete()
    await db.Operatorship.create(account_id=sister.id, user_id=user, role="EDITOR", state="ACTIVE", since=clock.now())
    assert await keep_credit_entry(await town.again("senior"), entry.id, WHY) == Restricted(Because.OWN_MATTER)
    assert await strike_credit_entry(await town.again("senior"), entry.id, WHY) == Restricted(Because.OWN_MATTER)


async def test_what_was_decided_before_credit_counted_or_faded_already_is_not_entered(sqlite: Database) -> None:
    town = await make_town()
    account = await account_of_ones_own(town)
    decision = await warned(town, account)
    await db.Decision.filter(id=decision.id).update(appeal_until=clock.now() - timedelta(days=366))
    await looked(account)
    assert await ledger(account) == [], "it would count nothing any more"
    since = pack().credit.since
    assert since is not None
    before = clock.now().replace(year=since.year, month=since.month, day=since.day) - timedelta(days=1)
    await let_time_run_out(decision)
    await db.Decision.filter(id=decision.id).update(starts_at=before)
    await looked(account)
    assert await ledger(account) == []
    await db.Registrant.filter(id=account.registrant_id).update(acting=[])
    await db.Decision.filter(id=decision.id).update(starts_at=before + timedelta(days=1))
    await looked(account)
    assert await ledger(account) == [("WARNING", -5, "COUNTED")]
    told = await db.Notice.get(event="credit_entry.entered")
    assert told.user_id == town["owner"].user_id, "nobody acts for the registrant, so its owner is told"


async def test_seniors_are_told_once_of_a_contest_whose_answer_is_late(sqlite: Database) -> None:
    town = await make_town()
    entry = await credit_entry_of(town, "CONTESTED")
    account = await db.PublicAccount.get(id=entry.account_id)
    await looked(account)
    assert not await db.Notice.filter(event="credit_entry.overdue").exists()
    await db.CreditEntry.filter(id=entry.id).update(answer_by=clock.now() - timedelta(days=1))
    for _ in range(2):
        await looked(account)
    seniors = await db.Notice.filter(event="credit_entry.overdue", user_id=town["senior"].user_id).count()
    owners = await db.Notice.filter(event="credit_entry.overdue", user_id=town["owner"].user_id).count()
    assert (seniors, owners) == (1, 1)


async def test_credit_is_explained_to_who_acts_for_the_registrant_and_to_nobody_else(sqlite: Database) -> None:
    town = await make_town()
    entry = await entered(town)
    registrant = await db.Registrant.get(id=entry.registrant_id)
    asked = {"id": id_of(registrant)}
    told = (await data(town["owner"], EXPLAINED, asked))["creditExplain"]
    assert (told["level"], told["points"], told["limits"]) == ("C", 45, {"accounts": 5, "postsPerDay": 50})
    assert told["aim"] == {"level": "B", "points": 80, "days": 14} and told["next"]["level"] == "B"
    (line,) = told["entries"]
    assert (line["pointsNow"], line["entry"]["rule"], line["entry"]["state"]) == (-5, "WARNING", "COUNTED")
    assert line["entry"]["offers"] == ["CONTEST_CREDIT_ENTRY"]
    assert "insults people" in line["entry"]["statement"]["text"]
    spoken = (await data(replace(town["owner"], language="zh"), EXPLAINED, asked, "zh"))["creditExplain"]["entries"]
    assert is_chinese(spoken[0]["entry"]["ruleText"])
    assert (await data(town["auditor"], EXPLAINED, asked))["creditExplain"]["points"] == 45
    for role in ("reviewer", "senior", "editor", "stranger", "identity_officer", "admin", "guest"):
        answer = await ask(town[role], EXPLAINED, asked)
        assert answer["errors"][0]["extensions"]["code"] == "NOT_ALLOWED", role
        node = await data(town[role], "query($id: ID!) { node(id: $id) { id } }", {"id": id_of(entry)})
        assert node == {"node": None}, role
    public = await data(None, "{ policy { credit { start text rules { code points text } levels { level floor } } } }")
    assert [one["level"] for one in public["policy"]["credit"]["levels"]] == list("ABCDE")
    assert {"code": "WARNING", "points": -5, "text": "warning"} in public["policy"]["credit"]["rules"]


async def test_contests_wait_in_a_queue_of_seniors(sqlite: Database) -> None:
    town = await make_town()
    entry = await credit_entry_of(town, "CONTESTED")
    asked = "{ creditContests { nodes { id words offers statement { text } } } }"
    (shown,) = (await data(town["senior"], asked))["creditContests"]["nodes"]
    assert (shown["id"], shown["words"]) == (id_of(entry), WHY)
    assert shown["offers"] == ["KEEP_CREDIT_ENTRY", "STRIKE_CREDIT_ENTRY"]
    for role in ("reviewer", "owner", "stranger"):
        assert (await ask(town[role], asked))["errors"][0]["extensions"]["code"] == "NOT_ALLOWED"
