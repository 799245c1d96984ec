"""Private words of a user to an account, and its answers; who of the staff looked at them."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class Message(Model):
    """One conversation of a user with an account.

    `answers` counts those since the user's last words. `current` is false for one that was removed, and stays so when
    it is put back after the user began another: new words then go to that one.
    """

    id = key()
    account = link("PublicAccount")
    account_id: UUID
    user = link("User")
    user_id: UUID
    state = word(v.MessageState)
    current = fields.BooleanField(default=True)
    last_written_at = fields.DatetimeField()
    answers = fields.IntField(default=0)
    reason = fields.CharField(40, null=True)
    acted_at = fields.DatetimeField(null=True)
    acted_by = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()


class MessageText(Model):
    """What was said in a conversation, once: by the user, or in the account's name by who ran it."""

    id = key()
    message = link("Message")
    message_id: UUID
    as_account = fields.BooleanField(default=False)
    author = link("User")
    author_id: UUID
    author_name = fields.CharField(80)
    body = fields.TextField()
    at = fields.DatetimeField()


class MessageLook(Model):
    """That a reviewer looked at what was reported of a conversation, for a case.

    `length` is how many characters of the case's snapshot were there to look at; what came since was not.
    """

    id = key()
    case = link("Case")
    case_id: UUID
    user = link("User")
    user_id: UUID
    length = fields.IntField(default=0, db_default=0)
    at = fields.DatetimeField()
