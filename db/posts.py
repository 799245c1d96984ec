"""Posts and their versions; what screening matched."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class Post(Model):
    """What an account publishes; `shut` while its account is, by a sanction: then nothing of it is public.

    `source` names where news was first, for those who may only reprint it; `kind_decided`: staff decided its kind.
    """

    id = key()
    account = link("PublicAccount")
    account_id: UUID
    created_by = link("User", null=True)
    created_by_id: UUID | None
    title = fields.CharField(200)
    body = fields.TextField()
    version = fields.IntField(default=1)
    state = word(v.PostState, default=v.PostState.DRAFT)
    kind = word(v.PostKind, default=v.PostKind.GENERAL, db_default=v.PostKind.GENERAL)
    public_service = fields.BooleanField(default=False, db_default=False)
    source = fields.CharField(200, default="", db_default="")
    kind_decided = fields.BooleanField(default=False, db_default=False)
    reads = fields.IntField(default=0, db_default=0)
    comment_rules = word(v.CommentRules, null=True)
    comment_rules_until = fields.DatetimeField(null=True)
    comment_rules_after = word(v.CommentRules, null=True)
    visible_comments = fields.IntField(default=0)
    source_key = fields.CharField(120, null=True)
    reason = fields.CharField(40, null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()
    published_at = fields.DatetimeField(null=True)
    shut = fields.BooleanField(default=False, db_default=False)


class PostVersion(Model):
    """A post's text at a time."""

    id = key()
    post = link("Post")
    post_id: UUID
    number = fields.IntField()
    title = fields.CharField(200)
    body = fields.TextField()
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("post", "number"),)


class ScreeningHit(Model):
    """What matched, by which rule of which version; `subject_id` is empty when the text was refused."""

    id = key()
    subject_kind = word(v.SubjectKind)
    subject_id = fields.UUIDField(null=True, db_index=True)
    account = link("PublicAccount")
    account_id: UUID
    author = link("User", null=True)
    author_id: UUID | None
    held_by = word(v.HeldBy)
    effect = word(v.Effect)
    rule = fields.CharField(60)
    term = fields.CharField(200)
    pack_version = fields.CharField(40)
    at = fields.DatetimeField()
