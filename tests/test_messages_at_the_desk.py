"""Private words at the desk: evidence that nobody pushes out, looks at just so much, and a case for each side."""

from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import Measure, MessageState, NoteKind, Severity, SubjectKind
from resolvers import clock, complaints
from resolvers.complaints.cases import notes
from resolvers.complaints.cases.opening import LONGEST
from resolvers.interactions.messages import look_at_message, send_message
from resolvers.interactions.messages.looking import snapshot_for
from resolvers.rules import refusals as no
from resolvers.sanctions.appeals.answering import overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal, release_appeal
from tests.asking import data, id_of
from tests.cases_messages import SIDES
from tests.cast import FACTS, HELD_TERM, RULE, Town, done, make_town
from tests.cast_messages import ANSWER, WORDS, calm, message_of, reported
from tests.counting import statements
from tests.services import Database

SNAPSHOTS = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Case { snapshot } } }"


@pytest.fixture
async def town(sqlite: Database):  # type: ignore[no-untyped-def]
    """A town whose clock is put right again afterwards."""
    try:
        yield await make_town()
    finally:
        clock.move_clock(timedelta())


async def again(case: db.Case) -> db.Case:
    return await db.Case.get(id=case.id)


async def said_more(town: Town, words: str) -> None:
    """The member writes what a term of the platform catches, which comes to the open case."""
    await calm()
    done(await send_message(town["member"], town.account.id, f"{words} {HELD_TERM}"))


async def shown(town: Town, who: str, *cases: db.Case) -> list[str]:
    """What the desk shows somebody of cases, the same through both ways in."""
    actor = await town.again(who)
    told = [str(node["snapshot"]) for node in (await data(actor, SNAPSHOTS, {"ids": list(map(id_of, cases))}))["nodes"]]
    assert told == [await snapshot_for(actor, await again(case)) for case in cases]
    return told


async def test_nobody_pushes_what_was_reported_out_of_the_evidence(town: Town) -> None:
    case = await reported(town, await message_of(town))
    for number in range(LONGEST // 1900 + 2):
        await said_more(town, f"{number} {'x' * 1900}")
    kept = (await again(case)).snapshot
    assert kept.startswith(WORDS) and "\n\n0 x" in kept
    assert len(kept) == LONGEST
    await said_more(town, "And once more")
    assert (await again(case)).snapshot == kept


async def test_a_look_shows_what_was_there_and_what_came_since_takes_another(town: Town) -> None:
    case = await reported(town, await message_of(town))
    done(await complaints.claim_case(town["reviewer"], case.id))
    done(await look_at_message(town["reviewer"], case.id))
    await said_more(town, "Fools")
    assert (await again(case)).snapshot == f"{WORDS}\n\nFools {HELD_TERM}"
    assert await shown(town, "reviewer", case) == [WORDS]
    for _ in range(2):
        done(await look_at_message(town["reviewer"], case.id))
    assert await shown(town, "reviewer", case) == [f"{WORDS}\n\nFools {HELD_TERM}"]
    assert await db.TrailEntry.filter(event="message.looked_at").count() == 2
    assert (await db.MessageLook.get()).length == len((await again(case)).snapshot)


async def test_who_gave_the_case_back_reads_no_more_of_it(town: Town) -> None:
    case = await reported(town, await message_of(town))
    done(await complaints.claim_case(town["reviewer"], case.id))
    done(await look_at_message(town["reviewer"], case.id))
    done(await complaints.release_case(town["reviewer"], case.id))
    assert await shown(town, "reviewer", case) == [""]
    done(await complaints.claim_case(town["reviewer"], case.id))
    assert await shown(town, "reviewer", case) == [WORDS]


async def test_who_has_the_appeal_reads_while_it_is_in_their_hands(town: Town) -> None:
    case = await reported(town, await message_of(town))
    done(await complaints.claim_case(town["reviewer"], case.id))
    done(await complaints.decide_case(town["reviewer"], case.id, Measure.REMOVE_CONTENT, RULE, FACTS))
    statement = await db.StatementOfReasons.get(side="SUBJECT")
    appeal = done(await lodge_appeal(town["member"], statement.id, "It insulted nobody."))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    done(await look_at_message(town["reviewer2"], case.id))
    assert await shown(town, "reviewer2", case) == [WORDS]
    done(await release_appeal(town["reviewer2"], appeal.id))
    assert await shown(town, "reviewer2", case) == [""]
    assert isinstance(await look_at_message(town["reviewer2"], case.id), no.Restricted)


async def test_what_was_looked_at_takes_as_many_statements_however_many_cases(town: Town) -> None:
    cases, counts = list[db.Case](), []
    for size in (1, 4):
        while len(cases) < size:
            cases.append(await reported(town, await message_of(town)))
            done(await complaints.claim_case(town["reviewer"], cases[-1].id))
            done(await look_at_message(town["reviewer"], cases[-1].id))
        with statements() as sent:
            told = await data(town["reviewer"], SNAPSHOTS, {"ids": list(map(id_of, cases))})
        assert [node["snapshot"] for node in told["nodes"]] == [WORDS] * size
        counts.append(len(sent))
    assert counts[0] == counts[1]


async def both_reported(town: Town) -> tuple[db.Message, db.Case, db.Case]:
    """A conversation of which both sides report the other: the cases on the user and on the account."""
    message = await message_of(town, "ANSWERED")
    on_user = await reported(town, message, "owner")
    return message, on_user, await reported(town, message, "member")


async def decided(town: Town, case: db.Case, who: str, **more: Any) -> db.Decision:
    done(await complaints.claim_case(town[who], case.id))
    done(await complaints.decide_case(town[who], case.id, Measure.REMOVE_CONTENT, RULE, FACTS, **more))
    return await db.Decision.get(case_id=case.id)


async def test_each_side_is_judged_in_a_case_of_its_own_whoever_reports_first(town: Town) -> None:
    message, on_user, on_account = await both_reported(town)
    assert (on_user.author_id, on_user.snapshot) == (town["member"].user_id, WORDS)
    assert (on_account.author_id, on_account.snapshot) == (None, ANSWER)
    assert on_user.id != on_account.id and on_account.earlier_id is None
    about_user = await decided(town, on_user, "reviewer", severity=Severity.GRAVE)
    about_account = await decided(town, on_account, "reviewer2", severity=Severity.GRAVE)
    assert about_user.strikes == 0 and about_account.strikes > 0
    told = {one.decision_id: one.user_id for one in await db.StatementOfReasons.filter(side="SUBJECT")}
    assert told == {about_user.id: town["member"].user_id, about_account.id: None}
    assert (await db.Message.get(id=message.id)).state is MessageState.REMOVED


async def test_it_is_back_only_once_neither_decision_removes_it(town: Town) -> None:
    message, on_user, on_account = await both_reported(town)
    before = (await db.Message.get(id=message.id)).state
    removals = [await decided(town, on_user, "reviewer"), await decided(town, on_account, "reviewer")]
    steps = (("member", "reviewer2", MessageState.REMOVED), ("owner", "senior", before))
    for decision, (who, answering, state) in zip(removals, steps, strict=True):
        statement = await db.StatementOfReasons.get(decision_id=decision.id, side="SUBJECT")
        appeal = done(await lodge_appeal(town[who], statement.id, "It insulted nobody."))
        done(await claim_appeal(town[answering], appeal.id))
        done(await overturn_appeal(town[answering], appeal.id, RULE, FACTS))
        assert (await db.Message.get(id=message.id)).state is state


async def test_each_side_is_invited_to_say_something_and_reads_the_notes_of_its_own_case(town: Town) -> None:
    _, on_user, on_account = await both_reported(town)
    for case, one in ((on_user, "member"), (on_account, "owner")):
        done(await complaints.claim_case(town["reviewer"], case.id))
        done(await notes.note_case(town["reviewer"], case.id, f"To {one}.", NoteKind.PUBLIC))
        heard = await db.Notice.filter(event="case.noted")
        whom = {notice.user_id for notice in heard if notice.facts["words"] == f"To {one}."}
        assert whom == {town[role].user_id for role in (["member"] if one == "member" else SIDES - {"member"})}


async def test_the_same_side_joins_its_case_and_a_new_one_points_at_the_last_on_that_side(town: Town) -> None:
    message, on_user, on_account = await both_reported(town)
    filed = await complaints.lodge_complaint(
        town["owner"], SubjectKind.MESSAGE, message.id, "INSULT", "And again.", good_faith=True
    )
    assert isinstance(filed, no.AlreadyReported)
    await said_more(town, "Fools")
    assert await db.Case.filter(subject_id=message.id).count() == 2
    assert (await again(on_account)).snapshot == ANSWER
    for case in (on_user, on_account):
        done(await complaints.claim_case(town["reviewer"], case.id))
        done(await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, RULE, FACTS))
    assert (await reported(town, message, "owner")).earlier_id == on_user.id
    assert (await reported(town, message, "member")).earlier_id == on_account.id
