"""What binds and weighs: documents and who accepted them, credit, and leaving with one's own data."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class Document(Model):
    """A version of a text that binds, in every language; what is published never changes (D5.3, D14.1).

    Whoever it concerns is told of it in rounds, page by page: `rounds` are over, and in the one under way everybody
    up to `told_up_to` was told. `drafters` are the ids of all who changed a word of it; `drafted_by` is the last.
    """

    id = key()
    kind = word(v.DocumentKind)
    version = fields.IntField()
    state = word(v.DocumentState, default=v.DocumentState.DRAFT)
    titles: dict[str, str] = fields.JSONField(default=dict)
    texts: dict[str, str] = fields.JSONField(default=dict)
    hash = fields.CharField(64)
    drafted_by = link("User", null=True)
    drafted_by_id: UUID | None
    drafters: list[str] | None = fields.JSONField(null=True)
    created_at = fields.DatetimeField()
    published_at = fields.DatetimeField(null=True)
    in_force_at = fields.DatetimeField(null=True)
    rounds = fields.IntField(default=0)
    told_up_to = fields.UUIDField(null=True)

    class Meta:
        unique_together = (("kind", "version"),)


class Acceptance(Model):
    """That a user accepted a version of a document, for themself or, with a registrant, for that registrant."""

    id = key()
    document = link("Document")
    document_id: UUID
    user = link("User")
    user_id: UUID
    registrant = link("Registrant", null=True)
    registrant_id: UUID | None
    at = fields.DatetimeField()


class CreditEntry(Model):
    """A signed entry in a registrant's credit ledger: by which rule, because of what; the level is a fold over them.

    `at` is when its cause became final, from which it fades; of one `breach`, which is a case, only the heaviest
    counts. `left_at` is when it left again since its cause was reversed or a contest of it was right (D6.2).
    """

    id = key()
    registrant = link("Registrant")
    registrant_id: UUID
    account = link("PublicAccount", null=True)
    account_id: UUID | None
    rule = fields.CharField(40)
    points = fields.IntField()
    cause_kind = fields.CharField(32)
    cause_id = fields.UUIDField()
    breach_id = fields.UUIDField(null=True)
    state = word(v.CreditState, default=v.CreditState.COUNTED)
    at = fields.DatetimeField()
    contest_until = fields.DatetimeField()
    left_at = fields.DatetimeField(null=True)
    contested_by = link("User", null=True)
    contested_by_id: UUID | None
    contested_at = fields.DatetimeField(null=True)
    answer_by = fields.DatetimeField(null=True)
    escalated_at = fields.DatetimeField(null=True)
    words = fields.TextField(default="")
    answer = fields.TextField(default="")
    answered_by = link("StaffMember", null=True)
    answered_by_id: UUID | None
    answered_at = fields.DatetimeField(null=True)

    class Meta:
        unique_together = (("cause_kind", "cause_id", "rule"),)


class Export(Model):
    """One's own data as a file: asked for, a due row until it is built, kept for a time (D9.2)."""

    id = key()
    user = link("User")
    user_id: UUID
    state = word(v.ExportState, default=v.ExportState.ASKED)
    file = link("StoredFile", null=True)
    file_id: UUID | None
    asked_at = fields.DatetimeField()
    built_at = fields.DatetimeField(null=True)
    expires_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    done_at = fields.DatetimeField(null=True)
