"""What followed from how an account cares for its comments, and samples of comments that staff look at."""

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class CareStep(Model):
    """A step that followed from the measure of an account's care; `figures` are those on which it rests.

    Steps of an account are numbered, so that none is taken twice. A notice gives time `until`.
    """

    id = key()
    account = link("PublicAccount")
    account_id: UUID
    number = fields.IntField()
    kind = word(v.CareStepKind)
    figures: dict[str, Any] = fields.JSONField(default=dict)
    until = fields.DatetimeField(null=True)
    case = link("Case", null=True)
    case_id: UUID | None
    sanction = link("Sanction", null=True)
    sanction_id: UUID | None
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("account", "number"),)


class Sample(Model):
    """Comments drawn for a look although nobody complained: the same seed and the same time draw the same ones.

    Nobody drew those that are drawn by themselves.
    """

    id = key()
    seed = fields.CharField(40)
    as_of = fields.DatetimeField()
    rates: dict[str, Any] = fields.JSONField(default=dict)
    drawn = fields.IntField(default=0)
    drawn_by = link("StaffMember", null=True)
    drawn_by_id: UUID | None
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("seed", "as_of"),)


class SampleItem(Model):
    """A comment of a sample: of which class of accounts and kind of registrant, and what was found."""

    id = key()
    sample = link("Sample")
    sample_id: UUID
    comment = link("Comment")
    comment_id: UUID
    account = link("PublicAccount")
    account_id: UUID
    account_class = word(v.AccountClass)
    registrant_kind = word(v.RegistrantKind)
    finding = word(v.SampleFinding, null=True)
    looked_by = link("StaffMember", null=True)
    looked_by_id: UUID | None
    looked_at = fields.DatetimeField(null=True)
    case = link("Case", null=True)
    case_id: UUID | None
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("sample", "comment"),)
