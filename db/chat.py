"""The chat door's own tables: updates to handle, messages of the built-in chat, cards, digests, open questions."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from db import vocabulary as v
from db.columns import key, link, word


class ChatUpdate(Model):
    """One update of a person, sealed, erased when it is handled; handled in order per person."""

    position = fields.BigIntField(primary_key=True, generated=True)
    transport = word(v.Transport)
    update_id = fields.BigIntField()
    person_key = fields.CharField(64)
    sealed = fields.BinaryField(null=True)
    at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    done_at = fields.DatetimeField(null=True)

    class Meta:
        unique_together = (("transport", "update_id"),)


class ChatMessage(Model):
    """A message as the built-in chat shows it; an edit raises `revision`, and what has a `said_key` is said once."""

    position = fields.BigIntField(primary_key=True, generated=True)
    address_key = fields.CharField(64)
    message_id = fields.BigIntField()
    from_bot = fields.BooleanField()
    sealed = fields.BinaryField()
    revision = fields.BigIntField()
    said_key = fields.CharField(80, null=True)
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("address_key", "message_id"),)


class Sending(Model):
    """A message on its way to Telegram: a row before the request, sealed until it is surely there.

    One that may have got lost is to whoever edits it a message under the negative number of its row.
    """

    position = fields.BigIntField(primary_key=True, generated=True)
    address_key = fields.CharField(64)
    said_key = fields.CharField(80)
    state = word(v.SendingState, default=v.SendingState.SENDING)
    message_id = fields.BigIntField(null=True)
    sealed = fields.BinaryField(null=True)
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("address_key", "said_key"),)


class ChatFile(Model):
    """A file that somebody sent in the built-in chat, sealed; of one that no bot could fetch only the size is kept."""

    id = key()
    address_key = fields.CharField(64)
    size = fields.BigIntField()
    sealed = fields.BinaryField(null=True)
    at = fields.DatetimeField()


class ChatToast(Model):
    """The answer to a press, as the built-in chat shows it."""

    position = fields.BigIntField(primary_key=True, generated=True)
    address_key = fields.CharField(64)
    query_id = fields.CharField(40)
    sealed = fields.BinaryField()
    at = fields.DatetimeField()


class ChatState(Model):
    """Which question is open in a conversation."""

    key = fields.CharField(200, primary_key=True)
    state = fields.CharField(120, null=True)
    data: dict[str, object] = fields.JSONField(default=dict)


class Card(Model):
    """A message of the bot that shows a thing and is edited when the thing changes; `news` when it told of it first."""

    id = key()
    chat = link("Chat")
    chat_id: UUID
    message_id = fields.BigIntField()
    subject_kind = fields.CharField(32)
    subject_id = fields.UUIDField(db_index=True)
    shown = fields.CharField(64, default="")
    news = fields.BooleanField(default=False, db_default=False)
    at = fields.DatetimeField()


class Digest(Model):
    """One message that tells a chat of many new comments; it takes more in until it is done.

    `page_id` is the comment that it shows by itself while its reader goes through them.
    """

    id = key()
    chat = link("Chat")
    chat_id: UUID
    message_id = fields.BigIntField(null=True)
    page_id = fields.UUIDField(null=True)
    shown = fields.CharField(64, default="")
    at = fields.DatetimeField()
    last_at = fields.DatetimeField()
    drawn_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    done_at = fields.DatetimeField(null=True)


class Digested(Model):
    """A comment that a digest tells of, in the order of comments; a chat has it in one digest."""

    id = key()
    digest = link("Digest")
    digest_id: UUID
    chat = link("Chat")
    chat_id: UUID
    comment = link("Comment")
    comment_id: UUID
    at = fields.DatetimeField()

    class Meta:
        unique_together = (("chat", "comment"),)


class Selection(Model):
    """What somebody is picking in a chat: comments for one act, with those that are left out; or words to try."""

    id = key()
    chat = link("Chat")
    chat_id: UUID
    account = link("PublicAccount", null=True)
    account_id: UUID | None
    comments: list[str] = fields.JSONField(default=list)
    without: list[str] = fields.JSONField(default=list)
    words: list[str] = fields.JSONField(default=list)
    at = fields.DatetimeField()
