"""Public accounts and those who run them; what is reviewed of them; the licences of their registrants."""

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class PublicAccount(Model):
    """The account that publishes, with handle and profile.

    `restrictions` repeats the sanctions that are or will be in force, with their dates, so that every use case can
    tell without a query what the account may not do. `look` and `handle_look` are what name and handle look like,
    to find those that look the same; `closes_at` ends the cooling-off of its closing, and who sees it meanwhile goes
    by `closing_from`.
    """

    id = key()
    handle = fields.CharField(64, unique=True)
    name = fields.CharField(120)
    registrant = link("Registrant")
    registrant_id: UUID
    account_class = word(v.AccountClass)
    state = word(v.AccountState, default=v.AccountState.ACTIVE)
    category = word(v.AccountCategory, null=True)
    description = fields.CharField(500, default="", db_default="")
    scope = fields.CharField(500, default="", db_default="")
    look = fields.CharField(120, null=True)
    handle_look = fields.CharField(120, null=True)
    grade = fields.IntField(default=1, db_default=1)
    closes_at = fields.DatetimeField(null=True)
    closing_from = word(v.AccountState, null=True)
    closed_at = fields.DatetimeField(null=True)
    erased_at = fields.DatetimeField(null=True)
    comment_rules = word(v.CommentRules, default=v.CommentRules.OPEN)
    comment_rules_until = fields.DatetimeField(null=True)
    comment_rules_after = word(v.CommentRules, null=True)
    word_list: list[str] = fields.JSONField(default=list)
    restrictions: list[dict[str, Any]] | None = fields.JSONField(null=True)
    followers = fields.IntField(default=0, db_default=0)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()


class Operatorship(Model):
    """A user's post at an account, since and until.

    While it is an invitation nobody holds it: whoever has its secret, kept as a hash, may accept it until it expires.
    To whom the ownership is offered, and by whom, stands here until `offered_until`. Whoever owned an account when it
    closed `remains` its addressee: they are told what is decided about it, and may contest it.
    """

    id = key()
    account = link("PublicAccount")
    account_id: UUID
    user = link("User", null=True)
    user_id: UUID | None
    role = word(v.OperatorRole)
    state = word(v.OperatorshipState, default=v.OperatorshipState.ACTIVE)
    hash = fields.CharField(64, null=True, unique=True)
    expires_at = fields.DatetimeField(null=True)
    offered_until = fields.DatetimeField(null=True)
    offered_by = fields.UUIDField(null=True)
    since = fields.DatetimeField()
    until = fields.DatetimeField(null=True)
    remains = fields.BooleanField(default=False, db_default=False)


class AccountRevision(Model):
    """What waits for review of an account: all of it when it is opened, later what is to change (D7.1)."""

    id = key()
    account = link("PublicAccount")
    account_id: UUID
    kind = word(v.RevisionKind)
    state = word(v.RevisionState, default=v.RevisionState.PENDING)
    changes: dict[str, Any] = fields.JSONField(default=dict)
    lane = word(v.ReviewLane)
    made_by = link("User")
    made_by_id: UUID
    due_at = fields.DatetimeField()
    created_at = fields.DatetimeField()
    checklist: list[str] | None = fields.JSONField(null=True)
    reason = fields.CharField(40, null=True)
    words = fields.TextField(default="", db_default="")
    decided_by = link("StaffMember", null=True)
    decided_by_id: UUID | None
    decided_at = fields.DatetimeField(null=True)


class Qualification(Model):
    """A registrant's licence for news, covering listed accounts, through the day on which it expires (D8).

    `warned` is of how many days ahead its people were warned last.
    """

    id = key()
    registrant = link("Registrant")
    registrant_id: UUID
    kind = word(v.QualificationKind)
    state = word(v.QualificationState, default=v.QualificationState.SUBMITTED)
    number = fields.CharField(60)
    issuer = fields.CharField(200)
    valid_from = fields.DateField()
    expires_on = fields.DateField()
    submitted_by = link("User")
    submitted_by_id: UUID
    created_at = fields.DatetimeField()
    warned = fields.IntField(null=True)
    reason = fields.CharField(40, null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)


class QualificationCover(Model):
    """That a licence covers an account."""

    id = key()
    qualification = link("Qualification")
    qualification_id: UUID
    account = link("PublicAccount")
    account_id: UUID

    class Meta:
        unique_together = (("qualification", "account"),)


class GradeChange(Model):
    """That an account's grade changed: from which inputs, by which version of the scheme (D7.2)."""

    id = key()
    account = link("PublicAccount")
    account_id: UUID
    grade = fields.IntField()
    inputs: dict[str, Any] = fields.JSONField(default=dict)
    scheme = fields.CharField(40)
    at = fields.DatetimeField()
