"""What the same person says again of the same thing joins the report that is open, and counts as no second one."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from db import Addition, Case, Complaint, ComplaintDraft, Evidence, Notice, TrailEntry
from db.vocabulary import SubjectKind
from policy import pack, say
from resolvers import clock, complaints
from resolvers.complaints.evidence import files_of_complaints
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import AlreadyReported, LimitReached
from tests.asking import data, do, id_of, replay
from tests.cast import Town, done, make_town
from tests.filing import report
from tests.papers import file_of
from tests.rows import everything
from tests.services import Database

FRAUD = {"HOW_IT_WORKS": "He doubles what one sends."}


@pytest.mark.parametrize("who", ["member", "guest"])
async def test_what_is_new_joins_the_report_that_is_open(database: Database, who: str) -> None:
    town = await make_town()
    comment = await town.comment()
    first = done(await report(town[who], comment))
    case = await Case.get(id=first.case_id)
    answer = await report(town[who], comment, words="Now he threatens me as well.")
    assert answer == AlreadyReported(first.receipt, added=True)
    assert "what you wrote now was added to it" in refusal_sentence(answer, "en")
    (added,) = await Addition.all()
    assert (added.complaint_id, added.words) == (first.id, "Now he threatens me as well.")
    assert (await Complaint.get()).text_hash == first.text_hash, "what was filed stays as it was"
    after = await Case.get(id=case.id)
    assert (after.revision, after.open_complaints, after.voices) == (case.revision + 1, 1, case.voices)
    assert await TrailEntry.filter(event="complaint.added", subject_id=first.id).count() == 1
    assert await Notice.exists(event="case.joined", subject_id=case.id)


async def test_what_says_nothing_new_changes_nothing(database: Database) -> None:
    town = await make_town()
    comment, member = await town.comment(), town["member"]
    first = done(await report(member, comment, "FRAUD", "He asks for money.", details=FRAUD))
    done(await report(town["stranger"], comment))
    again = [("FRAUD", "He asks for money.", FRAUD), ("FRAUD", "Still there.", FRAUD)]
    assert (await report(member, comment, *again[1][:2], details=FRAUD)).added
    before = await everything()
    for category, words, details in again:
        answer = await report(member, comment, category, words, details=details)
        assert answer == AlreadyReported(first.receipt)
        assert "said the same" in refusal_sentence(answer, "en")
    assert await everything() == before


async def test_a_more_urgent_category_raises_the_case(database: Database) -> None:
    town = await make_town()
    comment, member = await town.comment(), town["member"]
    first = done(await report(member, comment, "OTHER", "It is odd."))
    before = await Case.get()
    assert (await report(member, comment, "DANGER_TO_LIFE", "He says where he waits for her.")).added
    case = await Case.get()
    assert (case.base_urgency, case.urgency > before.urgency) == (100, True)
    assert case.due_at < before.due_at
    (added,) = await Addition.all()
    assert added.words == f"{say('en', 'category-DANGER_TO_LIFE')}\nHe says where he waits for her."
    assert (await Complaint.get()).category == first.category
    assert (await report(member, comment, "SPAM", "And he repeats it.")).added
    assert (await Case.get()).base_urgency == 100


async def test_files_that_come_with_it_are_kept_with_the_first(database: Database) -> None:
    town = await make_town()
    comment, paper = await town.comment(), await file_of(town, "STORED")
    first = done(await report(town["member"], comment))
    assert await report(town["member"], comment, evidence=[paper.id]) == AlreadyReported(first.receipt, added=True)
    assert [file.id for file in (await files_of_complaints([first.id]))[first.id]] == [paper.id]
    assert not await Addition.exists()
    assert await report(town["member"], comment, evidence=[paper.id]) == AlreadyReported(first.receipt)


async def test_a_draft_that_is_sent_joins_with_its_files_once(database: Database) -> None:
    town = await make_town()
    comment, member = await town.comment(), town["member"]
    draft = done(await complaints.draft_complaint(member, SubjectKind.COMMENT, comment.id, "INSULT", "And more."))
    done(await complaints.attach_evidence(member, draft.id, (await file_of(town, "STORED")).id))
    first = done(await report(member, comment))
    assert await complaints.send_draft(member, draft.id) == AlreadyReported(first.receipt, added=True)
    assert done(await complaints.send_draft(member, draft.id)).id == first.id, "pressed again it is that one"
    assert await Evidence.filter(complaint_id=first.id).count() == 1 and await Addition.all().count() == 1
    assert (await ComplaintDraft.get()).complaint_id == first.id and await Complaint.all().count() == 1


async def test_two_at_once_are_one_report(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    both: Any = await asyncio.gather(*(report(town["member"], comment, words=words) for words in ("One.", "Two.")))
    assert sorted(type(answer).__name__ for answer in both) == ["AlreadyReported", "Complaint"]
    assert (await Complaint.all().count(), await Addition.all().count()) == (1, 1)


async def test_additions_are_limited(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    done(await report(town["member"], comment))
    for number in range(pack().limits.complaints.most):
        assert (await report(town["member"], comment, words=f"Number {number}.")).added
    before = await everything()
    assert isinstance(await report(town["member"], comment, words="One more."), LimitReached)
    assert await everything() == before


async def test_nothing_joins_the_report_of_somebody_else_or_one_that_is_over(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    first = done(await report(town["member"], comment))
    assert done(await report(town["stranger"], comment, words="Me too.")).id != first.id
    assert done(await report(town["address_guest"], comment, words="And me.")).id != first.id
    done(await complaints.withdraw_complaint(town["member"], first.id))
    assert done(await report(town["member"], comment, words="Again.")).receipt != first.receipt
    assert not await Addition.exists()


ADDITIONS = "query($id: ID!) { node(id: $id) { ... on Complaint { additions { words at } } } }"


async def test_what_was_added_is_read_by_its_complainant_and_the_desk_alone(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    filed = done(await report(town["member"], comment))
    values = {"subjectId": id_of(comment), "category": "INSULT", "words": "More of it.", "goodFaith": True}
    answer = await do(town["member"], "lodgeComplaint", values, "... on AlreadyReported { receipt added }")
    assert answer["__typename"] == "AlreadyReported" and (answer["receipt"], answer["added"]) == (filed.receipt, True)
    seen = {}
    for who in ("member", "reviewer", "auditor", "stranger", "author", "owner"):
        node = (await data(town[who], ADDITIONS, {"id": id_of(filed)}))["node"]
        seen[who] = node and [one["words"] for one in node["additions"]]
    told = ["More of it."]
    assert seen == {"member": told, "reviewer": told, "auditor": told, "stranger": None, "author": None, "owner": None}
    document = 'subscription($id: ID!) { complaintChanged(id: $id, after: "START") { event } }'
    heard = await replay(town["member"], document, {"id": id_of(filed)})
    assert [one["data"]["complaintChanged"]["event"] for one in heard] == ["complaint.lodged", "complaint.added"]


async def test_a_late_answer_shows(sqlite: Database) -> None:
    town: Town = await make_town()
    filed, decided = await town.complaint(), await town.complaint("UPHELD")
    document = "query($id: ID!) { node(id: $id) { ... on Complaint { overdue } } }"
    late = []
    for _ in range(2):
        late.append(
            [(await data(town["member"], document, {"id": id_of(row)}))["node"]["overdue"] for row in (filed, decided)]
        )
        await Complaint.all().update(promised_at=clock.now() - timedelta(minutes=1))
    assert late == [[False, False], [True, False]]
