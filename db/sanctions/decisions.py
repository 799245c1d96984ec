"""Decisions of staff and the statements of reasons that are delivered of them."""

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class Decision(Model):
    """What staff decided: facts, ground, rule, measure, duration, ways to appeal.

    It is about a case, one complaint, a sanction, misuse of complaints, or an appeal. What is done to the content is
    its `measure`; sanctions name their decision, and `sanctions` keeps what they were when it was taken, whatever
    becomes of them later. `act_id` is the act that caused all that it did. `verdict` is how it answers an appeal.
    """

    id = key()
    case = link("Case")
    case_id: UUID
    decided_by = link("StaffMember")
    decided_by_id: UUID
    about = word(v.DecisionAbout, default=v.DecisionAbout.CASE, db_default=v.DecisionAbout.CASE)
    complaint_id = fields.UUIDField(null=True)
    appeal_id = fields.UUIDField(null=True)
    verdict = word(v.AppealState, null=True)
    act_id = fields.UUIDField(null=True)
    severity = word(v.Severity, null=True)
    strikes = fields.IntField(default=0, db_default=0)
    measure = word(v.Measure)
    sanctions: list[dict[str, Any]] | None = fields.JSONField(null=True)
    outcome = word(v.ComplaintState)
    ground = word(v.Ground)
    rule = fields.CharField(60)
    facts = fields.TextField()
    automated_detection = fields.BooleanField(default=False)
    automated_decision = fields.BooleanField(default=False)
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField(null=True)
    appeal_until = fields.DatetimeField()
    reversed_at = fields.DatetimeField(null=True)


class StatementOfReasons(Model):
    """The delivery of a decision to one side; its text is a view of the decision, frozen by hash.

    `outcome` is what became of this one complaint, where complaints of the same case ended differently. `appeal_until`
    is until when this side can contest it, where that is later than the decision says.
    """

    id = key()
    decision = link("Decision")
    decision_id: UUID
    side = word(v.Side)
    account = link("PublicAccount")
    account_id: UUID
    user = link("User", null=True)
    user_id: UUID | None
    complaint = link("Complaint", null=True)
    complaint_id: UUID | None
    outcome = word(v.ComplaintState, null=True)
    appeal_until = fields.DatetimeField(null=True)
    text_hash = fields.CharField(64)
    delivered_at = fields.DatetimeField()
