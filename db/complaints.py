"""Complaints, the drafts they grow from, and the platform's cases on their subjects."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class ComplaintDraft(Model):
    """A report on its way in a chat; one receipt however often Send is pressed."""

    id = key()
    user = link("User", null=True)
    user_id: UUID | None
    guest = link("Guest", null=True)
    guest_id: UUID | None
    subject_kind = word(v.SubjectKind)
    subject_id = fields.UUIDField()
    category = fields.CharField(40, null=True)
    words: str | None = fields.TextField(null=True)
    complaint = link("Complaint", null=True)
    complaint_id: UUID | None
    updated_at = fields.DatetimeField()


class Case(Model):
    """The platform's one open file on one subject."""

    id = key()
    subject_kind = word(v.SubjectKind)
    subject_id = fields.UUIDField(db_index=True)
    account = link("PublicAccount")
    account_id: UUID
    author = link("User", null=True)
    author_id: UUID | None
    state = word(v.CaseState, default=v.CaseState.OPEN)
    claimed_by = link("StaffMember", null=True)
    claimed_by_id: UUID | None
    urgency = fields.IntField(default=0)
    snapshot = fields.TextField()
    open_complaints = fields.IntField(default=0)
    due_at = fields.DatetimeField()
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    opened_at = fields.DatetimeField()


class Complaint(Model):
    """A filed objection; its receipt is issued in the same transaction."""

    id = key()
    case = link("Case")
    case_id: UUID
    subject_kind = word(v.SubjectKind)
    subject_id = fields.UUIDField(db_index=True)
    account = link("PublicAccount")
    account_id: UUID
    user = link("User", null=True)
    user_id: UUID | None
    guest = link("Guest", null=True)
    guest_id: UUID | None
    kind = word(v.ComplaintKind)
    category = fields.CharField(40)
    words = fields.TextField()
    text_hash = fields.CharField(64)
    receipt = fields.CharField(14, unique=True)
    state = word(v.ComplaintState, default=v.ComplaintState.RECEIVED)
    decision = link("Decision", null=True)
    decision_id: UUID | None
    promised_at = fields.DatetimeField()
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()


class Question(Model):
    """A question of staff to a complainant, and the answer; without one in time it lapses."""

    id = key()
    complaint = link("Complaint")
    complaint_id: UUID
    asked_by = link("StaffMember")
    asked_by_id: UUID
    words = fields.TextField()
    answer: str | None = fields.TextField(null=True)
    asked_at = fields.DatetimeField()
    answered_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    done_at = fields.DatetimeField(null=True)


class StoredFile(Model):
    """A file that somebody handed in; its content lies in the file store, under this id.

    `sha256` is of the original, `shown_sha256` of the copy without metadata, when one can be made.
    """

    id = key()
    user = link("User", null=True)
    user_id: UUID | None
    guest = link("Guest", null=True)
    guest_id: UUID | None
    state = word(v.FileState, default=v.FileState.REQUESTED)
    name = fields.CharField(160, default="")
    kind = word(v.FileKind, null=True)
    media_type = fields.CharField(80, null=True)
    size = fields.BigIntField(null=True)
    sha256 = fields.CharField(64, null=True)
    shown_sha256 = fields.CharField(64, null=True)
    upload_hash = fields.CharField(64, null=True, unique=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)


class Evidence(Model):
    """A file that belongs to a report: first to its draft, then to the complaint that the draft became."""

    id = key()
    draft = link("ComplaintDraft", null=True)
    draft_id: UUID | None
    complaint = link("Complaint", null=True)
    complaint_id: UUID | None
    file = link("StoredFile")
    file_id: UUID
    at = fields.DatetimeField()
