"""Comments of readers and replies of accounts, with their versions; who follows an account, and whom it muted."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class Comment(Model):
    """A reader's words under a post, or a reply to a comment. `account_id` repeats the post's."""

    id = key()
    post = link("Post")
    post_id: UUID
    account = link("PublicAccount")
    account_id: UUID
    author = link("User", null=True)
    author_id: UUID | None
    author_name = fields.CharField(80)
    as_account = fields.BooleanField(default=False)
    parent = link("Comment", null=True)
    parent_id: UUID | None
    body = fields.TextField()
    version = fields.IntField(default=1)
    state = word(v.CommentState)
    held_by = word(v.HeldBy, null=True)
    reason = fields.CharField(40, null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    source_key = fields.CharField(120, null=True)
    featured_at = fields.DatetimeField(null=True)
    pinned_at = fields.DatetimeField(null=True)
    likeness = fields.CharField(32, default="", db_default="")
    created_at = fields.DatetimeField()


class CommentVersion(Model):
    """A comment's text at a time."""

    id = key()
    comment = link("Comment")
    comment_id: UUID
    number = fields.IntField()
    body = fields.TextField()
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("comment", "number"),)


class Follow(Model):
    """That a user follows an account, since and until."""

    id = key()
    user = link("User")
    user_id: UUID
    account = link("PublicAccount")
    account_id: UUID
    since = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)


class Mute(Model):
    """That an account lets a user write nothing and follow it no more: until a date or, without one, for good."""

    id = key()
    account = link("PublicAccount")
    account_id: UUID
    user = link("User")
    user_id: UUID
    reason = fields.CharField(40)
    muted_by = link("User", null=True)
    muted_by_id: UUID | None
    since = fields.DatetimeField()
    until = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)


class Bulk(Model):
    """One act on many comments of an account: how many it was for, how many are done, and why others were not."""

    id = key()
    account = link("PublicAccount")
    account_id: UUID
    verb = word(v.BulkVerb)
    reason = fields.CharField(40, null=True)
    state = word(v.BulkState)
    total = fields.IntField()
    done = fields.IntField(default=0)
    put_back = fields.IntField(default=0)
    left_out: dict[str, int] = fields.JSONField(default=dict)
    act_id = fields.UUIDField()
    begun_by = link("User")
    begun_by_id: UUID
    undone_by = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()


class BulkPart(Model):
    """Some of the comments of a bulk, done in one transaction: first to them, later perhaps taken back."""

    id = key()
    bulk = link("Bulk")
    bulk_id: UUID
    number = fields.IntField()
    comments: list[str] = fields.JSONField()
    done_at = fields.DatetimeField(null=True)
    undone_at = fields.DatetimeField(null=True)

    class Meta:
        unique_together = (("bulk", "number"),)
