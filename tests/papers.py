"""Files and drafts of the member of a town, in every state they can be in."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import SubjectKind
from resolvers import clock, complaints


async def file_of(town: Any, state: str) -> db.StoredFile:
    """A file in a state whose time is over if nothing holds it; without bytes, which are tried elsewhere."""
    town.count += 1
    return await db.StoredFile.create(
        user_id=town["member"].user_id, state=state, name="paper.txt", kind="DOCUMENT", media_type="text/plain",
        size=5, sha256=f"{town.count:064}", created_at=clock.now() - timedelta(days=3),
        expires_at=clock.now() - timedelta(days=1),
    )  # fmt: skip


async def draft_of(town: Any, state: str) -> db.ComplaintDraft:
    """A report with one file that is being written, or was SENT."""
    member, comment = town["member"], await town.comment()
    draft: Any = await complaints.draft_complaint(member, SubjectKind.COMMENT, comment.id, "INSULT", "It insults me.")
    attached = await complaints.attach_evidence(member, draft.id, (await file_of(town, "STORED")).id)
    assert isinstance(attached, db.Evidence), attached
    if state == "SENT":
        assert isinstance(await complaints.send_draft(member, draft.id), db.Complaint)
    return await db.ComplaintDraft.get(id=draft.id)
