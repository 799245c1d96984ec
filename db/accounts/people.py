"""People, their tokens and chats, and what is on its way to them."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class User(Model):
    """A person who signed in or came by chat, under a free display name; `closes_at` ends the cooling-off.

    `deletes_comments`: whoever leaves wished that their comments go too. One who has gone has no name.
    """

    id = key()
    display_name = fields.CharField(80)
    language = fields.CharField(8, default="en")
    email_sealed = fields.BinaryField(null=True)
    email_key = fields.CharField(64, null=True, unique=True)
    password_hash = fields.CharField(200, null=True)
    subject_key = fields.CharField(64, null=True, unique=True)
    reports_decided = fields.IntField(default=0, db_default=0)
    reports_upheld = fields.IntField(default=0, db_default=0)
    state = word(v.UserState, default=v.UserState.ACTIVE, db_default=v.UserState.ACTIVE)
    closes_at = fields.DatetimeField(null=True)
    deletes_comments = fields.BooleanField(default=False, db_default=False)
    closed_at = fields.DatetimeField(null=True)
    erased_at = fields.DatetimeField(null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()


class Guest(Model):
    """Somebody in a chat or at an address without a user."""

    id = key()
    reports_decided = fields.IntField(default=0, db_default=0)
    reports_upheld = fields.IntField(default=0, db_default=0)
    created_at = fields.DatetimeField()


class Chat(Model):
    """A private chat with a person; `address` is personal, so it is sealed and found by blind index.

    Quiet hours are of its time zone, "22:00-07:00".
    """

    id = key()
    transport = word(v.Transport)
    address_sealed = fields.BinaryField()
    address_key = fields.CharField(64)
    user = link("User", null=True)
    user_id: UUID | None
    guest = link("Guest", null=True)
    guest_id: UUID | None
    language = fields.CharField(8, null=True)
    comment_notices = word(v.CommentNotices, default=v.CommentNotices.ALL, db_default=v.CommentNotices.ALL)
    digest = fields.BooleanField(default=True, db_default=True)
    silent = fields.BooleanField(default=False, db_default=False)
    weekly = fields.BooleanField(default=False, db_default=False)
    time_zone = fields.CharField(40, default="UTC", db_default="UTC")
    quiet_hours = fields.CharField(11, null=True)
    blocked_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        unique_together = (("transport", "address_key"),)


class Token(Model):
    """A bearer token, kept as a hash; the token itself is derived from the key ring and this id."""

    id = key()
    user = link("User")
    user_id: UUID
    hash = fields.CharField(64, unique=True)
    label = fields.CharField(80, default="")
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)


class ChatLink(Model):
    """A one-time link that ties a chat to a user."""

    id = key()
    user = link("User")
    user_id: UUID
    hash = fields.CharField(64, unique=True)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)


class Attempt(Model):
    """An attempt that is limited, under a keyed hash of whoever made it; apart from the trail, purged in time."""

    id = key()
    act = fields.CharField(60)
    key = fields.CharField(64)
    at = fields.DatetimeField()


class TwoStep(Model):
    """A user's second step of signing in: the secret of their app, sealed; `last_step` is the newest code that served.

    It counts from its confirmation until its end; then the secret goes.
    """

    id = key()
    user = link("User")
    secret_sealed = fields.BinaryField(null=True)
    last_step = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()
    confirmed_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)


class RecoveryCode(Model):
    """One of the codes for whoever lost the app of their second step, kept as a hash; each serves once."""

    id = key()
    two_step = link("TwoStep")
    hash = fields.CharField(64, unique=True)
    used_at = fields.DatetimeField(null=True)


class Reset(Model):
    """A one-time code for a new password, kept as a hash; without a user when the address is nobody's.

    Both kinds are written and tried alike, so that nobody learns which addresses are known.
    """

    id = key()
    user = link("User", null=True)
    email_key = fields.CharField(64)
    hash = fields.CharField(64)
    tries = fields.IntField(default=0)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)


class Letter(Model):
    """A letter on its way to a person, address and words sealed; both are erased once it is sent or out of date."""

    id = key()
    kind = word(v.LetterKind)
    user = link("User", null=True)
    language = fields.CharField(8)
    address_sealed = fields.BinaryField(null=True)
    text_sealed = fields.BinaryField(null=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    done_at = fields.DatetimeField(null=True)
