"""Evidence: files that go with a report, from the draft into the complaint, seen by those who may."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any
from uuid import uuid4

from db import Complaint, Evidence, Notice, StoredFile, TrailEntry
from db.vocabulary import FileFault, FileState, SubjectKind
from policy import pack
from resolvers import complaints
from resolvers.actor import guest_at
from resolvers.complaints.evidence import files_of_complaints, files_of_draft
from resolvers.oversight import actor_told, trail_of
from resolvers.rules.refusals import Because, FileRefused, NotAllowed, NotFound, Restricted, WrongState
from tests.cast import Town, done, make_town
from tests.pictures import photo
from tests.services import Database


async def pieces(content: bytes, size: int = 1000) -> AsyncIterator[bytes]:
    """Content as it comes over a wire."""
    for start in range(0, len(content), size):
        yield content[start : start + size]


async def kept(town: Town, who: str = "member", name: str = "photo.jpg", content: bytes | None = None) -> StoredFile:
    return done(await complaints.keep_file(town[who], name, pieces(photo() if content is None else content)))


async def drafted(town: Town, who: str = "member") -> Any:
    comment = await town.comment()
    return done(
        await complaints.draft_complaint(town[who], SubjectKind.COMMENT, comment.id, "INSULT", "It insults me.")
    )


async def test_what_is_attached_to_a_draft_goes_into_the_complaint(database: Database) -> None:
    town = await make_town()
    draft, files = await drafted(town), [await kept(town), await kept(town)]
    for file in files:
        done(await complaints.attach_evidence(town["member"], draft.id, file.id))
    done(await complaints.attach_evidence(town["member"], draft.id, files[0].id))
    assert [file.id for file in await files_of_draft(draft.id)] == [file.id for file in files], "the same is there once"
    complaint = done(await complaints.send_draft(town["member"], draft.id))
    again = done(await complaints.send_draft(town["member"], draft.id))
    assert complaint.id == again.id
    assert [file.id for file in (await files_of_complaints([complaint.id]))[complaint.id]] == [f.id for f in files]
    assert {file.expires_at for file in await files_of_draft(draft.id)} == {None}, "evidence stays"
    late = await complaints.attach_evidence(town["member"], draft.id, (await kept(town)).id)
    assert late == Restricted(Because.REPORT_IS_SENT)


async def test_the_last_attached_is_taken_off_first(database: Database) -> None:
    town = await make_town()
    draft, files = await drafted(town, "guest"), [await kept(town, "guest") for _ in range(2)]
    for file in files:
        done(await complaints.attach_evidence(town["guest"], draft.id, file.id))
    for left in (1, 0, 0):
        done(await complaints.detach_evidence(town["guest"], draft.id))
        assert [file.id for file in await files_of_draft(draft.id)] == [file.id for file in files[:left]]


async def test_nobody_attaches_what_is_not_theirs(sqlite: Database) -> None:
    town = await make_town()
    draft, file, theirs = await drafted(town), await kept(town), await kept(town, "stranger")
    attach = complaints.attach_evidence
    assert await attach(town["member"], draft.id, theirs.id) == NotFound("StoredFile")
    assert await attach(town["stranger"], draft.id, theirs.id) == NotFound("ComplaintDraft")
    assert await attach(town["member"], draft.id, uuid4()) == NotFound("StoredFile")
    waiting = done(await complaints.request_upload(town["member"], "a.jpg"))
    assert await attach(town["member"], draft.id, waiting.id) == NotFound("StoredFile"), "nothing was sent yet"
    assert await Evidence.all().count() == 0
    complaint = await town.complaint("RECEIVED")
    assert await complaints.add_evidence(town["stranger"], complaint.id, [theirs.id]) == NotFound("Complaint")
    assert await complaints.add_evidence(town["member"], complaint.id, [file.id, theirs.id]) == NotFound("StoredFile")


async def test_a_report_has_at_most_as_many_files_as_the_policy_says(sqlite: Database) -> None:
    town = await make_town()
    draft, most = await drafted(town), pack().files.per_report
    for _ in range(most):
        done(await complaints.attach_evidence(town["member"], draft.id, (await kept(town)).id))
    over = await complaints.attach_evidence(town["member"], draft.id, (await kept(town)).id)
    assert over == FileRefused(FileFault.TOO_MANY, str(most))
    complaint = done(await complaints.send_draft(town["member"], draft.id))
    more = await complaints.add_evidence(town["member"], complaint.id, [(await kept(town)).id])
    assert more == FileRefused(FileFault.TOO_MANY, str(most))


async def test_evidence_is_added_while_the_complaint_is_open_and_reviewers_are_told(database: Database) -> None:
    town = await make_town()
    complaint, file = await town.complaint("RECEIVED"), await kept(town)
    await Notice.all().delete()
    done(await complaints.add_evidence(town["member"], complaint.id, [file.id], key="once"))
    done(await complaints.add_evidence(town["member"], complaint.id, [file.id], key="once"))
    assert len((await files_of_complaints([complaint.id]))[complaint.id]) == 1
    assert await TrailEntry.filter(event="complaint.evidence_added", subject_id=complaint.id).count() == 1
    told = await Notice.filter(event="case.changed").values_list("user_id", flat=True)
    assert town["reviewer"].user_id in told
    closed = await town.complaint("UPHELD")
    refused = await complaints.add_evidence(town["member"], closed.id, [file.id])
    assert isinstance(refused, WrongState)


async def test_evidence_goes_along_when_a_complaint_is_filed_at_once(database: Database) -> None:
    town = await make_town()
    file, comment = await kept(town), await town.comment()
    lodge = partial(complaints.lodge_complaint, good_faith=True)
    theirs = await lodge(town["stranger"], SubjectKind.COMMENT, comment.id, "INSULT", "It insults me.", [file.id])
    assert theirs == NotFound("StoredFile")
    assert await Complaint.all().count() == 0
    complaint = done(await lodge(town["member"], SubjectKind.COMMENT, comment.id, "INSULT", "Insult.", [file.id]))
    assert [one.id for one in (await files_of_complaints([complaint.id]))[complaint.id]] == [file.id]


async def test_under_the_same_key_a_file_is_kept_once(database: Database) -> None:
    town = await make_town()
    first = done(await complaints.keep_file(town["guest"], "a.jpg", pieces(photo()), key="tg:1:1"))
    second = done(await complaints.keep_file(town["guest"], "a.jpg", pieces(photo()), key="tg:1:1"))
    assert first.id == second.id and second.state is FileState.STORED
    assert await StoredFile.filter(guest_id=town["guest"].guest_id).count() == 1


async def test_at_a_mere_address_nobody_hands_in_files(sqlite: Database) -> None:
    await make_town()
    refused = await complaints.keep_file(guest_at("203.0.113.9"), "a.jpg", pieces(photo()))
    assert refused == NotAllowed("file:request")
    assert await StoredFile.filter(user_id=None).count() == 0


async def test_nobody_learns_from_the_trail_of_a_file_who_complained(sqlite: Database) -> None:
    town = await make_town()
    file = await kept(town)
    entries = await trail_of(town["auditor"], file.id, None, None, 10, backwards=False)
    assert [(entry.event, actor_told(entry)) for entry in entries] == [
        ("file.requested", "complainant"), ("file.stored", "complainant"),
    ]  # fmt: skip
    assert not any(str(town["member"].user_id) in entry.scope for entry in entries)
