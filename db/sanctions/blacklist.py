"""The blacklist for serious cases."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class BlacklistEntry(Model):
    """Measures against an account or a registrant in a serious case: proposed, confirmed by a second person (D13.2).

    `accounts` are those of the registrant, whose owners are heard. `number_mark` is the blind index of the registrant's
    verified number under the index key `mark_version`, by which a new registration is recognised. It ends by date, of
    which people were told at `ended_at`, and is looked at again on `review_at`.
    """

    id = key()
    registrant = link("Registrant")
    registrant_id: UUID
    account = link("PublicAccount", null=True)
    account_id: UUID | None
    case = link("Case")
    case_id: UUID
    decision = link("Decision", null=True)
    decision_id: UUID | None
    accounts: list[str] = fields.JSONField(default=list)
    measures: list[str] = fields.JSONField(default=list)
    rule = fields.CharField(60)
    ground = word(v.Ground)
    severity = word(v.Severity)
    facts = fields.TextField()
    state = word(v.BlacklistState, default=v.BlacklistState.PROPOSED)
    days = fields.IntField()
    number_mark = fields.CharField(64, null=True)
    mark_version = fields.CharField(16, null=True)
    proposed_by = link("StaffMember")
    proposed_by_id: UUID
    proposed_at = fields.DatetimeField()
    respond_until = fields.DatetimeField()
    response: str | None = fields.TextField(null=True)
    responded_at = fields.DatetimeField(null=True)
    confirmed_by = link("StaffMember", null=True)
    confirmed_by_id: UUID | None
    starts_at = fields.DatetimeField(null=True)
    ends_at = fields.DatetimeField(null=True)
    review_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    ended_because: str | None = fields.TextField(null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
