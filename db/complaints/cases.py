"""The platform's cases: what brought them, what staff note, who keeps away, and reports that look organised."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class Case(Model):
    """The platform's one open file on one subject; on a conversation, one for each side that is accused.

    `urgency` is its place in the queue, made of `base_urgency` and of who speaks: `voices` is the sum of what its
    complaints weigh, and `weight` says what the place was made of when it was last weighed. `revision` grows with
    everything that a decision must have seen.
    """

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
    base_urgency = fields.IntField(default=0, db_default=0)
    voices = fields.IntField(default=0, db_default=0)
    weight: dict[str, int] | None = fields.JSONField(null=True)
    revision = fields.IntField(default=1, db_default=1)
    earlier = link("Case", null=True)
    earlier_id: UUID | None
    snapshot = fields.TextField()
    open_complaints = fields.IntField(default=0)
    due_at = fields.DatetimeField()
    escalated_at = fields.DatetimeField(null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    opened_at = fields.DatetimeField()


class CaseCause(Model):
    """Something that brought a case about or joined it: a complaint, screening, an owner's act, an order."""

    id = key()
    case = link("Case")
    case_id: UUID
    kind = word(v.CauseKind)
    cause_id = fields.UUIDField(null=True)
    words: str | None = fields.TextField(null=True)
    at = fields.DatetimeField()


class CaseNote(Model):
    """A note of staff on a case: for the desk, or for both sides to read."""

    id = key()
    case = link("Case")
    case_id: UUID
    written_by = link("StaffMember")
    written_by_id: UUID
    kind = word(v.NoteKind)
    words = fields.TextField()
    at = fields.DatetimeField()


class ConflictOfInterest(Model):
    """A member of staff said that they have to do with an account: nothing about it is theirs to decide."""

    id = key()
    user = link("User")
    user_id: UUID
    account = link("PublicAccount")
    account_id: UUID
    case = link("Case", null=True)
    case_id: UUID | None
    words = fields.TextField()
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("user", "account"),)


class Campaign(Model):
    """Reports on one subject that look organised: how many, and in what they are alike."""

    id = key()
    case = link("Case", unique=True)
    case_id: UUID
    size = fields.IntField(default=0)
    reasons: dict[str, int] = fields.JSONField(default=dict)
    began_at = fields.DatetimeField()
    last_at = fields.DatetimeField()
    detected_at = fields.DatetimeField()
