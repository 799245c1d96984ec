"""The four sanctions on public accounts, from proposal and hearing to their end, and what a warning asks for."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class Sanction(Model):
    """A sanction on a public account: proposed with facts and ground, heard, confirmed by a decision, ended by date.

    `rung` is what the ladder of the policy pack proposed; who departs from it says why. In urgent danger it holds
    until `interim_until` while it is only proposed. `days` is its term from confirmation; none: without end.
    """

    id = key()
    account = link("PublicAccount")
    account_id: UUID
    case = link("Case")
    case_id: UUID
    decision = link("Decision", null=True)
    decision_id: UUID | None
    kind = word(v.SanctionKind)
    functions: list[str] = fields.JSONField(default=list)
    state = word(v.SanctionState, default=v.SanctionState.PROPOSED)
    rule = fields.CharField(60)
    ground = word(v.Ground)
    severity = word(v.Severity)
    strikes = fields.IntField(default=0)
    facts = fields.TextField()
    rung = word(v.SanctionKind, null=True)
    departure: str | None = fields.TextField(null=True)
    days = fields.IntField(null=True)
    proposed_by = link("StaffMember")
    proposed_by_id: UUID
    proposed_at = fields.DatetimeField()
    respond_until = fields.DatetimeField()
    response: str | None = fields.TextField(null=True)
    responded_by = link("User", null=True)
    responded_by_id: UUID | None
    responded_at = fields.DatetimeField(null=True)
    interim_because: str | None = fields.TextField(null=True)
    interim_until = fields.DatetimeField(null=True)
    confirmed_by = link("StaffMember", null=True)
    confirmed_by_id: UUID | None
    starts_at = fields.DatetimeField(null=True)
    ends_at = fields.DatetimeField(null=True)
    ended_because: str | None = fields.TextField(null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)


class Rectification(Model):
    """What a warning asks an account to put right, and what its operators handed in."""

    id = key()
    sanction = link("Sanction", unique=True)
    sanction_id: UUID
    account = link("PublicAccount")
    account_id: UUID
    state = word(v.RectificationState, default=v.RectificationState.DUE)
    due_at = fields.DatetimeField()
    words: str | None = fields.TextField(null=True)
    submitted_by = link("User", null=True)
    submitted_by_id: UUID | None
    submitted_at = fields.DatetimeField(null=True)
    returned_because: str | None = fields.TextField(null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)


class HearingResponse(Model):
    """What one person said in a hearing, of a proposed sanction or entry in the blacklist: who, when, what."""

    id = key()
    sanction = link("Sanction", null=True)
    sanction_id: UUID | None
    entry = link("BlacklistEntry", null=True)
    entry_id: UUID | None
    user = link("User")
    user_id: UUID
    words = fields.TextField()
    at = fields.DatetimeField()
