"""Complaints, the drafts they grow from, what is added to them, asked about them and answered to them."""

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
    details: dict[str, str] | None = fields.JSONField(null=True)
    good_faith = fields.BooleanField(default=False, db_default=False)
    complaint = link("Complaint", null=True)
    complaint_id: UUID | None
    updated_at = fields.DatetimeField()


class Complaint(Model):
    """A filed objection; its receipt is issued in the same transaction.

    `details` are the fields of its category. `origin` is a keyed hash of the address that it came from. `weight` is
    how much it counts in the queue, 0 to 100; one that is set aside counts nothing until somebody else confirms it.
    """

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
    details: dict[str, str] | None = fields.JSONField(null=True)
    good_faith = fields.BooleanField(default=False, db_default=False)
    text_hash = fields.CharField(64)
    receipt = fields.CharField(14, unique=True)
    state = word(v.ComplaintState, default=v.ComplaintState.RECEIVED)
    decline_reason = word(v.DeclineReason, null=True)
    decision = link("Decision", null=True)
    decision_id: UUID | None
    origin = fields.CharField(32, null=True)
    weight = fields.IntField(default=50, db_default=50)
    campaign = link("Campaign", null=True)
    campaign_id: UUID | None
    set_aside = fields.BooleanField(default=False, db_default=False)
    promised_at = fields.DatetimeField()
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()


class Addition(Model):
    """What the same person said later about the same thing: it joins the report that is open."""

    id = key()
    complaint = link("Complaint")
    complaint_id: UUID
    words = fields.TextField()
    at = fields.DatetimeField()


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


class CounterNotice(Model):
    """What the side that is complained about says before the decision; it is invited, and need not answer."""

    id = key()
    case = link("Case")
    case_id: UUID
    account = link("PublicAccount")
    account_id: UUID
    author = link("User", null=True)
    author_id: UUID | None
    category = fields.CharField(40)
    invited_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    words: str | None = fields.TextField(null=True)
    answered_by = link("User", null=True)
    answered_by_id: UUID | None
    answered_at = fields.DatetimeField(null=True)


class Misuse(Model):
    """A measure against somebody's misuse of complaints: a warning, or a limit for a time; by the four factors."""

    id = key()
    complaint = link("Complaint")
    complaint_id: UUID
    case = link("Case")
    case_id: UUID
    user = link("User", null=True)
    user_id: UUID | None
    guest = link("Guest", null=True)
    guest_id: UUID | None
    kind = word(v.MisuseKind)
    factors: dict[str, str] = fields.JSONField(default=dict)
    decision = link("Decision")
    decision_id: UUID
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField(null=True)
    overturned_at = fields.DatetimeField(null=True)
