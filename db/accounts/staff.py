"""Platform staff: who holds which post, and what they learned for it."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class StaffMember(Model):
    """A post of platform staff, shown by pseudonym."""

    id = key()
    user = link("User")
    user_id: UUID
    role = word(v.StaffRole)
    pseudonym = fields.CharField(40)
    since = fields.DatetimeField()
    until = fields.DatetimeField(null=True)


class Training(Model):
    """What a member of staff was trained in, when, and for how long (D5.1)."""

    id = key()
    user = link("User")
    user_id: UUID
    topic = fields.CharField(40)
    hours = fields.IntField()
    held_on = fields.DateField()
    recorded_by = link("User", null=True)
    recorded_by_id: UUID | None
    at = fields.DatetimeField()
