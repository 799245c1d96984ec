"""Requests for a second decision by another person."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class Appeal(Model):
    """A request for a second decision, by the sanctioned side or by a complainant; once per decision and party.

    The statement of reasons that told of the decision stands for the party to which it is addressed.
    Nobody who decided in the matter before may take it or decide it; the database refuses it too.
    """

    id = key()
    decision = link("Decision")
    decision_id: UUID
    statement = link("StatementOfReasons")
    statement_id: UUID
    case = link("Case")
    case_id: UUID
    side = word(v.Side)
    account = link("PublicAccount")
    account_id: UUID
    complaint = link("Complaint", null=True)
    complaint_id: UUID | None
    user = link("User", null=True)
    user_id: UUID | None
    guest = link("Guest", null=True)
    guest_id: UUID | None
    state = word(v.AppealState, default=v.AppealState.LODGED)
    words = fields.TextField()
    lodged_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    escalated_at = fields.DatetimeField(null=True)
    claimed_by = link("StaffMember", null=True)
    claimed_by_id: UUID | None
    answer_id = fields.UUIDField(null=True)
    decided_by = link("StaffMember", null=True)
    decided_by_id: UUID | None
    decided_at = fields.DatetimeField(null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
