"""Files that people handed in, and to what they belong."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class StoredFile(Model):
    """A file that somebody handed in; its content lies in the file store, under this id.

    `sha256` is of the original, `shown_sha256` of the copy without metadata, when one can be made. With
    a `registrant` it is a picture of an identity document, which goes once that is verified or turned down. What has
    `sealed_with` lies sealed with that key; size and hash are those of what it opens to.
    """

    id = key()
    user = link("User", null=True)
    user_id: UUID | None
    guest = link("Guest", null=True)
    guest_id: UUID | None
    registrant = link("Registrant", null=True)
    registrant_id: UUID | None
    state = word(v.FileState, default=v.FileState.REQUESTED)
    name = fields.CharField(160, default="")
    kind = word(v.FileKind, null=True)
    media_type = fields.CharField(80, null=True)
    size = fields.BigIntField(null=True)
    sha256 = fields.CharField(64, null=True)
    shown_sha256 = fields.CharField(64, null=True)
    sealed_with = fields.CharField(40, null=True)
    upload_hash = fields.CharField(64, null=True, unique=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)


class Evidence(Model):
    """A file that belongs to something said: a report (first its draft), a hearing, a rectification, an appeal."""

    id = key()
    draft = link("ComplaintDraft", null=True)
    draft_id: UUID | None
    complaint = link("Complaint", null=True)
    complaint_id: UUID | None
    sanction = link("Sanction", null=True)
    sanction_id: UUID | None
    rectification = link("Rectification", null=True)
    rectification_id: UUID | None
    appeal = link("Appeal", null=True)
    appeal_id: UUID | None
    file = link("StoredFile")
    file_id: UUID
    at = fields.DatetimeField()
