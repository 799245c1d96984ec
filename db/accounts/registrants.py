"""Registrants: who answers in law, who acts for them, and how their identity is told and looked at."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class Registrant(Model):
    """The person or organisation that answers in law for accounts, verified by real identity (D6.1).

    The `name` of an organisation is of public record; a person's name is identity, sealed in `name_sealed`, as are
    numbers. `number_mark` is the blind index of the number that was told, under the index key `mark_version`;
    `verified_mark` that of the last number that was verified, by which alone anything is held against it. `acting`
    repeats the ids of the users who act for it by mandate, so that standing is told without a query. Only limit
    checks read `credit_level` (D6.2).
    """

    id = key()
    kind = word(v.RegistrantKind)
    name = fields.CharField(200, default="", db_default="")
    state = word(v.RegistrantState, default=v.RegistrantState.UNVERIFIED)
    acting: list[str] | None = fields.JSONField(null=True)
    country = fields.CharField(2, null=True)
    area = fields.CharField(12, null=True)
    document = word(v.IdentityDocument, null=True)
    name_sealed = fields.BinaryField(null=True)
    number_sealed = fields.BinaryField(null=True)
    number_mark = fields.CharField(64, null=True)
    mark_version = fields.CharField(16, null=True)
    verified_mark = fields.CharField(64, null=True)
    verified_mark_version = fields.CharField(16, null=True)
    mobile_sealed = fields.BinaryField(null=True)
    mobile_confirmed_at = fields.DatetimeField(null=True)
    expires_on = fields.DateField(null=True)
    opened_by = fields.UUIDField(null=True)
    submitted_at = fields.DatetimeField(null=True)
    submitted_by = fields.UUIDField(null=True)
    verified_at = fields.DatetimeField(null=True)
    verified_by = fields.CharField(60, null=True)
    checklist: list[str] | None = fields.JSONField(null=True)
    reason = fields.CharField(40, null=True)
    reason_words = fields.CharField(2000, null=True)
    warned_days = fields.IntField(null=True)
    checks = fields.IntField(default=0, db_default=0)
    credit_level = word(v.CreditLevel, default=v.CreditLevel.C, db_default=v.CreditLevel.C)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()


class Mandate(Model):
    """That a user acts for a registrant: a person for themself, or somebody whom the registrant sent, since, until."""

    id = key()
    registrant = link("Registrant")
    registrant_id: UUID
    user = link("User")
    user_id: UUID
    kind = word(v.MandateKind)
    since = fields.DatetimeField()
    until = fields.DatetimeField(null=True)


class IdentityForm(Model):
    """A one-time link to the form in which a person tells the identity of a registrant; its secret kept as a hash."""

    id = key()
    user = link("User")
    user_id: UUID
    registrant = link("Registrant")
    registrant_id: UUID
    hash = fields.CharField(64, unique=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)


class MobileCode(Model):
    """A one-time code sent to a mobile number, which is sealed; it goes with the row once it is spent."""

    id = key()
    user = link("User")
    user_id: UUID
    registrant = link("Registrant")
    registrant_id: UUID
    mobile_sealed = fields.BinaryField(null=True)
    hash = fields.CharField(64)
    tries = fields.IntField(default=0)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)


class IdentityLook(Model):
    """One look at a registrant's identity by staff, for a stated purpose; listed to whoever acts for it (D9.1)."""

    id = key()
    registrant = link("Registrant")
    registrant_id: UUID
    staff = link("StaffMember")
    staff_id: UUID
    purpose = word(v.LookPurpose)
    at = fields.DatetimeField()


class GroupMember(Model):
    """That a registrant belongs to a group of operators, since, until."""

    id = key()
    group = link("OperatorGroup")
    group_id: UUID
    registrant = link("Registrant")
    registrant_id: UUID
    since = fields.DatetimeField()
    until = fields.DatetimeField(null=True)


class OperatorGroup(Model):
    """A group, company or alliance whose registrants run several accounts, declared by one of them (D7.3)."""

    id = key()
    kind = word(v.GroupKind)
    name = fields.CharField(200)
    registrant = link("Registrant")
    registrant_id: UUID
    declared_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)


class Declaration(Model):
    """What a registrant with several accounts declares: their scope and list, anew on every change (D7.3).

    `accounts` are ids and handles, as they were then.
    """

    id = key()
    registrant = link("Registrant")
    registrant_id: UUID
    number = fields.IntField()
    scope = fields.CharField(500)
    accounts: list[dict[str, str]] = fields.JSONField(default=list)
    declared_by = link("User")
    declared_by_id: UUID
    at = fields.DatetimeField()
