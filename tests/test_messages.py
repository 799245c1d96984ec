"""Private words: when an account may answer, who reads them, what staff see of them, and how they are put back."""

import json
from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import CauseKind, Effect, Measure, MessageState, Severity, SubjectKind
from policy import pack
from resolvers import clock, complaints
from resolvers.interactions.messages import answer_message, archive_message, look_at_message, send_message
from resolvers.rules import refusals as no
from resolvers.rules.ids import global_id
from resolvers.sanctions.appeals.answering import overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal
from resolvers.sanctions.export import records_between
from tests.asking import ask, data, do, following, hear, id_of
from tests.cases import EVERYBODY
from tests.cast import FACTS, HELD_TERM, REFUSED_TERM, RULE, Town, done, make_town
from tests.cast_messages import ANSWER, WORDS, calm, message_of, reported
from tests.counting import statements
from tests.documents import selection
from tests.services import Database

SIDES = frozenset({"owner", "editor", "moderator", "member"})
OTHERS = EVERYBODY - SIDES - {"system"}


@pytest.fixture
async def town(sqlite: Database):  # type: ignore[no-untyped-def]
    """A town whose clock is put right again afterwards."""
    try:
        yield await make_town()
    finally:
        clock.move_clock(timedelta())


async def again(message: Any) -> db.Message:
    return await db.Message.get(id=message.id)


async def test_an_account_answers_until_the_time_is_over_and_anew_when_the_user_writes_again(town: Town) -> None:
    message = await message_of(town)
    until = message.last_written_at + timedelta(seconds=pack().messages.answer)
    clock.move_clock(until - clock.now() - timedelta(seconds=5))
    assert done(await answer_message(town["owner"], message.id, ANSWER)).state is MessageState.ANSWERED
    clock.move_clock(timedelta(seconds=pack().messages.answer + 1))
    late = no.Restricted(no.Because.ANSWER_TIME_IS_OVER, until=until)
    assert await answer_message(town["owner"], message.id, ANSWER) == late
    written = done(await send_message(town["member"], town.account.id, "And green tea?"))
    assert (written.id, written.state, written.answers) == (message.id, MessageState.OPEN, 0)
    assert done(await answer_message(town["editor"], message.id, ANSWER)).answers == 1


async def test_an_account_answers_so_often_and_no_more(town: Town) -> None:
    message, most = await message_of(town), pack().messages.answers
    for number in range(most):
        await calm()
        assert done(await answer_message(town["owner"], message.id, ANSWER)).answers == number + 1
    await calm()
    used_up = no.Restricted(no.Because.ANSWERS_USED_UP, limit=most)
    assert await answer_message(town["owner"], message.id, ANSWER) == used_up
    told = await do(town["owner"], "answerMessage", {"id": id_of(message), "body": ANSWER})
    assert told["__typename"] == "Restricted" and str(most) in told["message"]
    done(await send_message(town["member"], town.account.id, WORDS))
    assert done(await answer_message(town["owner"], message.id, ANSWER)).answers == 1


async def test_what_was_laid_aside_is_open_again_when_the_user_writes(town: Town) -> None:
    message = await message_of(town, "ARCHIVED")
    assert isinstance(await answer_message(town["owner"], message.id, ANSWER), no.WrongState)
    assert done(await send_message(town["member"], town.account.id, WORDS)).id == message.id
    assert (await again(message)).state is MessageState.OPEN
    assert await db.Message.all().count() == 1


async def test_words_that_may_not_be_sent(town: Town) -> None:
    account = town.account.id
    empty, number = await send_message(town["member"], account, " "), "11010519491231002X"
    assert isinstance(empty, no.Invalid)
    assert isinstance(await send_message(town["member"], account, f"I am {number}"), no.Invalid)
    assert isinstance(await send_message(town["member"], account, "x" * 2001), no.Invalid)
    assert isinstance(await send_message(town["member"], account, f"Go to {REFUSED_TERM}"), no.TextRefused)
    hit = await db.ScreeningHit.get(subject_kind=SubjectKind.MESSAGE)
    assert (hit.subject_id, hit.effect) == (None, Effect.REFUSE)
    assert not await db.Message.exists() and not await db.MessageText.exists()
    until = clock.now() + timedelta(days=1)
    await db.Mute.create(
        account_id=account, user_id=town["member"].user_id, reason="SPAM", since=clock.now(), until=until
    )
    assert await send_message(town["member"], account, WORDS) == no.Muted(until)
    await db.Freeze.create(since=clock.now() - timedelta(hours=1), reason="Flood.")
    assert isinstance(await send_message(town["stranger"], account, WORDS), no.Frozen)


async def test_one_person_writes_only_so_much(town: Town) -> None:
    for _ in range(pack().limits.messages.most):
        done(await send_message(town["member"], town.account.id, WORDS))
    assert isinstance(await send_message(town["member"], town.account.id, WORDS), no.LimitReached)
    done(await send_message(town["stranger"], town.account.id, WORDS))


async def test_a_grave_hit_arrives_and_is_a_case_of_which_only_its_holder_reads_the_words(town: Town) -> None:
    message = done(await send_message(town["member"], town.account.id, f"A {HELD_TERM} for you."))
    assert message.state is MessageState.OPEN
    case = await db.Case.get(subject_kind=SubjectKind.MESSAGE)
    assert (case.subject_id, case.author_id) == (message.id, town["member"].user_id)
    assert (await db.CaseCause.get(case_id=case.id)).kind is CauseKind.SCREENING
    assert await snapshot(town, "reviewer", case) == ""


NODE = "query($id: ID!) { node(id: $id) { id } }"
SNAPSHOT = "query($id: ID!) { node(id: $id) { ... on Case { snapshot subject { id } } } }"


async def snapshot(town: Town, who: str, case: db.Case) -> str:
    node = (await data(town[who], SNAPSHOT, {"id": id_of(case)}))["node"]
    assert node["subject"] is None
    return str(node["snapshot"])


async def test_staff_read_what_was_reported_only_after_a_look_that_is_recorded_once(town: Town) -> None:
    message = await message_of(town, "ANSWERED")
    case = await reported(town, message)
    assert case.snapshot == WORDS  # what the other side said, and nothing of one's own
    assert isinstance(await look_at_message(town["reviewer"], case.id), no.Restricted)
    done(await complaints.claim_case(town["reviewer"], case.id))
    assert isinstance(await look_at_message(town["reviewer2"], case.id), no.Restricted)
    for who in ("auditor", "admin", "identity_officer"):
        assert isinstance(await look_at_message(town[who], case.id), no.NotAllowed | no.NotFound)
    assert await snapshot(town, "reviewer", case) == ""
    for _ in range(2):
        shown = await do(town["reviewer"], "lookAtMessage", {"caseId": id_of(case)})
        assert shown["__typename"] == "Case"
    assert await snapshot(town, "reviewer", case) == WORDS
    for who in ("reviewer2", "senior", "auditor"):
        assert await snapshot(town, who, case) == ""
    (entry,) = await db.TrailEntry.filter(event="message.looked_at")
    assert (entry.subject_id, entry.actor, entry.refs["case"]) == (message.id, "Pseudonym of reviewer", str(case.id))
    assert isinstance(await look_at_message(town["reviewer"], (await town.case("CLAIMED")).id), no.NotFound)


async def test_nobody_else_reads_a_word_through_any_way_in(town: Town) -> None:
    message = await message_of(town, "ANSWERED")
    case = await reported(town, message)
    done(await complaints.claim_case(town["reviewer"], case.id))
    for who in SIDES:
        assert (await data(town[who], NODE, {"id": id_of(message)}))["node"], who
    handle = (
        f'account(handle: "{town.account.handle}") {{ messages {{ nodes {{ id texts {{ nodes {{ body }} }} }} }} }}'
    )
    node = "query($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } }"
    file = f'node(id: "{id_of(case)}") {{ ... on Case {{ {selection("Case", 3)} }} }}'
    listened = f'subscription {{ messageReceived(account: "{id_of(town.account)}", after: "START") {{ event }} }}'
    for who in OTHERS:
        key = id_of(message)
        assert await data(town[who], node, {"id": key, "ids": [key]}) == {"node": None, "nodes": [None]}, who
        mine = f"viewer {{ {selection('Viewer', 3)} }}"
        told = json.dumps(await ask(town[who], f"{{ {handle} {mine} {file} }}"))
        assert WORDS not in told and ANSWER not in told, who
        assert "NOT_ALLOWED" in json.dumps(await first_of(town[who], listened)), who
    done(await complaints.decide_case(town["reviewer"], case.id, Measure.REMOVE_CONTENT, RULE, FACTS))
    day = timedelta(days=1)
    exported = [record async for record in records_between(clock.now() - day, clock.now() + day)]
    assert exported and WORDS not in json.dumps(exported, default=str)
    trail = json.dumps([{**entry.refs, "reason": entry.reason} for entry in await db.TrailEntry.all()])
    assert WORDS not in trail and ANSWER not in trail
    facts = json.dumps([notice.facts for notice in await db.Notice.all()])
    assert WORDS not in facts and ANSWER not in facts


async def first_of(actor: Any, document: str) -> Any:
    """The first answer of a subscription."""
    async with following(actor, document) as events:
        return (await hear(events, 1))[0]


async def test_the_two_sides_read_each_other(town: Town) -> None:
    message = await message_of(town, "ANSWERED")
    texts = "texts { nodes { asAccount authorName body } }"
    document = f"query($id: ID!) {{ node(id: $id) {{ ... on Message {{ state answersLeft offers {texts} }} }} }}"
    mine = (await data(town["member"], document, {"id": id_of(message)}))["node"]
    theirs = (await data(town["moderator"], document, {"id": id_of(message)}))["node"]
    assert mine["texts"] == theirs["texts"]
    assert mine["texts"]["nodes"] == [
        {"asAccount": True, "authorName": town.account.name, "body": ANSWER},
        {"asAccount": False, "authorName": "Member", "body": WORDS},
    ]
    assert (mine["offers"], theirs["offers"]) == (["LODGE_COMPLAINT"], [
        "ANSWER_MESSAGE", "ARCHIVE_MESSAGE", "LODGE_COMPLAINT",
    ])  # fmt: skip
    listed = 'query($s: MessageState) { account(handle: "tea-house") { messages(state: $s) { nodes { id } } } }'
    for state, found in (("ANSWERED", 1), ("OPEN", 0), (None, 1)):
        seen = await data(town["editor"], listed, {"s": state})
        assert len(seen["account"]["messages"]["nodes"]) == found
    assert (await data(town["owner2"], listed, {"s": None}))["account"]["messages"]["nodes"] == []


async def test_what_is_removed_nobody_sees_and_an_appeal_brings_it_back_exactly(town: Town) -> None:
    message = await message_of(town, "ANSWERED")
    case = await reported(town, message)
    done(await complaints.claim_case(town["reviewer"], case.id))
    severe = {"severity": Severity.MINOR}
    done(await complaints.decide_case(town["reviewer"], case.id, Measure.REMOVE_CONTENT, RULE, FACTS, **severe))
    for who in SIDES:
        assert (await data(town[who], NODE, {"id": id_of(message)}))["node"] is None, who
    assert (await db.Decision.get(case_id=case.id)).strikes == 0  # a user's words count nothing against the account
    statement = await db.StatementOfReasons.get(side="SUBJECT")
    assert statement.user_id == town["member"].user_id
    newer = done(await send_message(town["member"], town.account.id, "Again."))
    assert newer.id != message.id
    appeal = done(await lodge_appeal(town["member"], statement.id, "It insulted nobody."))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    assert await snapshot(town, "reviewer2", case) == ""
    done(await look_at_message(town["reviewer2"], case.id))
    assert await snapshot(town, "reviewer2", case) == WORDS
    done(await overturn_appeal(town["reviewer2"], appeal.id, RULE, FACTS))
    put_back = await again(message)
    assert (put_back.state, put_back.answers, put_back.last_written_at) == (
        MessageState.ANSWERED, message.answers, message.last_written_at,
    )  # fmt: skip
    assert (put_back.current, (await again(newer)).current) == (False, True)
    await calm()
    assert done(await send_message(town["member"], town.account.id, "Once more.")).id == newer.id


async def test_both_sides_report_the_other_and_neither_what_they_said_themselves(town: Town) -> None:
    message = await message_of(town)
    silent = complaints.lodge_complaint(
        town["member"], SubjectKind.MESSAGE, message.id, "INSULT", "It insults me.", good_faith=True
    )
    assert isinstance(await silent, no.NotFound)  # the account has said nothing yet
    done(await answer_message(town["owner"], message.id, ANSWER))
    by_user = await reported(town, message, "member")
    assert (by_user.snapshot, by_user.author_id) == (ANSWER, None)
    by_owner = await reported(town, message, "owner")
    assert (by_owner.snapshot, by_owner.author_id) == (WORDS, town["member"].user_id)
    for who in OTHERS:
        filed = await complaints.lodge_complaint(
            town[who], SubjectKind.MESSAGE, message.id, "INSULT", "It insults me.", good_faith=True
        )
        assert isinstance(filed, no.NotFound), who


async def test_lists_take_as_many_statements_however_much_is_there(town: Town) -> None:
    document = "{ viewer { messages { nodes { account { name } texts(first: 2) { nodes { body } } offers } } } }"
    counts = []
    for size in (2, 12):
        while await db.Message.all().count() < size:
            account = await town.public_account()
            done(await send_message(town["author"], account.id, WORDS))
            await calm()
        with statements() as sent:
            assert len((await data(town["author"], document))["viewer"]["messages"]["nodes"]) == size
        counts.append(len(sent))
    assert counts[0] == counts[1]


async def test_whoever_runs_the_account_hears_what_comes(town: Town) -> None:
    message = await message_of(town)
    listened = f"""subscription {{ messageReceived(account: "{id_of(town.account)}", after: "START") {{
      event messageId message {{ id }}
    }} }}"""
    told = (await first_of(town["moderator"], listened))["data"]["messageReceived"]
    key = global_id("Message", message.id)
    assert told == {"event": "message.written", "messageId": key, "message": {"id": key}}


async def test_archiving_is_for_whoever_runs_the_account(town: Town) -> None:
    message = await message_of(town)
    assert isinstance(await archive_message(town["member"], message.id), no.NotAllowed)
    assert isinstance(await archive_message(town["owner2"], message.id), no.NotFound)
    assert done(await archive_message(town["moderator"], message.id)).state is MessageState.ARCHIVED
    assert not await db.Notice.exists(event="message.archived", user_id=town["member"].user_id)
