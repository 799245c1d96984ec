"""Every column in which something personal lies sealed, and for which place each value is sealed there.

A value opens only for its own place, so whoever seals anew has to know them all. A test walks all models and all code
that seals, and fails when a column or a place is missing here.
"""

import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tortoise.models import Model

from db.accounts import Chat, Letter, MobileCode, Registrant, TwoStep, User
from db.chat import ChatFile, ChatMessage, ChatToast, ChatUpdate, Sending
from db.oversight import Filing


@dataclass(frozen=True)
class SealedColumn:
    """A column of sealed values: the form of its places, and how many rows fit into one small transaction."""

    model: type[Model]
    column: str
    form: str
    at_once: int = 100

    @property
    def key(self) -> str:
        """The name of the model's primary key."""
        return self.model._meta.pk_attr

    @property
    def fields(self) -> list[str]:
        """The fields of a row that are read to seal it anew: its key, the value, and what its place is made of."""
        of_place = [name for _, name, _, _ in string.Formatter().parse(self.form) if name]
        return list(dict.fromkeys([self.key, self.column, *of_place]))

    def place(self, row: dict[str, Any]) -> str:
        """For which place the value of a row is sealed."""
        return self.form.format(**row)


SEALED: tuple[SealedColumn, ...] = (
    SealedColumn(User, "email_sealed", "user:{id}:email"),
    SealedColumn(Chat, "address_sealed", "chat:{id}:address"),
    SealedColumn(TwoStep, "secret_sealed", "twostep:{id}:secret"),
    SealedColumn(Letter, "address_sealed", "letter:{id}:address"),
    SealedColumn(Letter, "text_sealed", "letter:{id}:text"),
    SealedColumn(Registrant, "name_sealed", "registrant:{id}:name"),
    SealedColumn(Registrant, "number_sealed", "registrant:{id}:number"),
    SealedColumn(Registrant, "mobile_sealed", "registrant:{id}:mobile"),
    SealedColumn(MobileCode, "mobile_sealed", "mobilecode:{id}:mobile"),
    SealedColumn(Filing, "body_sealed", "filing:{id}:body", at_once=4),
    SealedColumn(ChatUpdate, "sealed", "chatupdate:{transport}:{update_id}:sealed"),
    SealedColumn(ChatMessage, "sealed", "chatmessage:{address_key}:{message_id}:sealed"),
    SealedColumn(ChatToast, "sealed", "chattoast:{address_key}:{query_id}:sealed"),
    SealedColumn(Sending, "sealed", "sending:{address_key}:{said_key}:sealed"),
    SealedColumn(ChatFile, "sealed", "chatfile:{id}:sealed", at_once=2),
)
# Words that wait in an open question of the chat, as hex among what is remembered with it, by the places they may have.
REMEMBERED = (
    "chatstate:answer:words", "chatstate:appeal:words", "chatstate:waiting:words", "chatstate:post:title",
    "chatstate:opening:words",
)  # fmt: skip


def sealed_columns() -> Iterator[tuple[str, SealedColumn]]:
    """Every sealed column with the name by which people know it."""
    for sealed in SEALED:
        yield f"{sealed.model._meta.db_table}.{sealed.column}", sealed
