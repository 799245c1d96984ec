"""The trail, acts with what was before, notices, kept outcomes, leases, permits to purge."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from uuid_utils.compat import uuid7

from db import vocabulary as v
from db.columns import key, link, word


class TrailEntry(Model):
    """What happened, kept: no free text and no personal data, so that it may outlive its subject.

    Within a scope positions are committed in order; nothing reads across scopes by cursor.
    """

    position = fields.BigIntField(primary_key=True, generated=True)
    id = fields.UUIDField(unique=True)
    at = fields.DatetimeField()
    event = fields.CharField(60)
    scope = fields.CharField(60)
    subject_kind = fields.CharField(32)
    subject_id = fields.UUIDField()
    about_id = fields.UUIDField(null=True)
    actor_kind = word(v.ActorKind)
    actor = fields.CharField(60)
    act = fields.CharField(60)
    reason = fields.CharField(40, null=True)
    refs: dict[str, str] = fields.JSONField(default=dict)


class Act(Model):
    """What one row was before an act, so that undo, undelete, restore and reversal replay it.

    Positions of acts on one row follow each other, since each is written while the row is held.
    """

    position = fields.BigIntField(primary_key=True, generated=True)
    id = fields.UUIDField(unique=True, default=uuid7)
    name = fields.CharField(60)
    subject_kind = fields.CharField(32)
    subject_id = fields.UUIDField()
    account = link("PublicAccount", null=True)
    account_id: UUID | None
    actor_kind = word(v.ActorKind)
    actor_id = fields.UUIDField(null=True)
    before: dict[str, object] = fields.JSONField(default=dict)
    counters: list[list[object]] = fields.JSONField(default=list)
    cause_id = fields.UUIDField(null=True)
    at = fields.DatetimeField()
    undone_at = fields.DatetimeField(null=True)


class Notice(Model):
    """The message about an event to one person, with its delivery; read in order within a recipient."""

    position = fields.BigIntField(primary_key=True, generated=True)
    id = fields.UUIDField(unique=True)
    kind = word(v.NoticeKind)
    recipient = fields.CharField(60)
    user = link("User", null=True)
    user_id: UUID | None
    guest = link("Guest", null=True)
    guest_id: UUID | None
    event = fields.CharField(60)
    subject_kind = fields.CharField(32)
    subject_id = fields.UUIDField()
    facts: dict[str, str] = fields.JSONField(default=dict)
    at = fields.DatetimeField()
    read_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    done_at = fields.DatetimeField(null=True)


class KeptOutcome(Model):
    """The outcome kept under an idempotency key: its type and id, read again under the new selection."""

    id = key()
    actor = fields.CharField(60)
    key = fields.CharField(200)
    request_hash = fields.CharField(64)
    outcome_kind = fields.CharField(40)
    outcome_id = fields.UUIDField()
    expires_at = fields.DatetimeField()

    class Meta:
        unique_together = (("actor", "key"),)


class Lease(Model):
    """Who does a thing that one process at a time may do, and until when."""

    name = fields.CharField(40, primary_key=True)
    holder = fields.UUIDField()
    until = fields.DatetimeField()


class Standstill(Model):
    """The one row that is there while nothing may be changed: why, and since when."""

    name = fields.CharField(20, primary_key=True)
    reason = fields.CharField(200)
    since = fields.DatetimeField()


class PurgePermit(Model):
    """The only leave under which rows of the trail may go."""

    id = key()
    before = fields.DatetimeField()
    opened_by = fields.CharField(60)
    at = fields.DatetimeField()


class Deadline(Model):
    """Something that happens by itself at a time: a case is overdue, a hearing is over, a sanction has ended."""

    id = key()
    kind = word(v.DeadlineKind)
    subject_id = fields.UUIDField()
    due_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    done_at = fields.DatetimeField(null=True)


class RegulatoryReport(Model):
    """What the platform will report to an authority: one grave matter, or a month of others. Sending comes later."""

    id = key()
    kind = word(v.RegulatoryReportKind)
    month = fields.CharField(7, null=True)
    state = word(v.RegulatoryReportState, default=v.RegulatoryReportState.DRAFT)
    opened_at = fields.DatetimeField()


class ReportEntry(Model):
    """A decision as an entry of a report to an authority, without personal data; marked when it was reversed."""

    id = key()
    report = link("RegulatoryReport")
    report_id: UUID
    decision = link("Decision", unique=True)
    decision_id: UUID
    account = link("PublicAccount")
    account_id: UUID
    rule = fields.CharField(60)
    ground = word(v.Ground)
    severity = word(v.Severity, null=True)
    measures: list[str] = fields.JSONField(default=list)
    at = fields.DatetimeField()
    reversed_at = fields.DatetimeField(null=True)


class Freeze(Model):
    """The emergency switch: while one is in force nobody adds words anywhere; without `until` it ends by hand."""

    id = key()
    reason = fields.CharField(200)
    since = fields.DatetimeField()
    until = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)


class Filing(Model):
    """The registration data of a class of accounts as it is lodged with an authority; its body is sealed (D7.1).

    `hash` is that of the body, which is the same bytes for the same data.
    """

    id = key()
    account_class = word(v.AccountClass)
    number = fields.IntField()
    authority = fields.CharField(200)
    state = word(v.FilingState, default=v.FilingState.DRAFT)
    body_sealed = fields.BinaryField()
    hash = fields.CharField(64)
    accounts = fields.IntField()
    drafted_by = link("User", null=True)
    drafted_by_id: UUID | None
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("account_class", "number"),)
