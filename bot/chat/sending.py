"""Messages on their way to Telegram: each is a row before the request, so that it is said once under its key.

One that may have got lost stands as UNCERTAIN. Until it is named again it has a negative number, made of
its row, by which cards point at it and edits reach it.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from aiogram.methods import SendMessage
from aiogram.types import Message
from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from db import Card, Chat, Digest, Sending
from db.columns import key_ring
from db.vocabulary import SendingState

# No request takes as long: whoever sent it is dead, and nobody has asked for it again.
ABANDONED = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says, in Telegram's forms, with what is needed to say it again."""

    text: str
    entities: tuple[dict[str, Any], ...] = ()
    markup: dict[str, Any] | None = None
    reply_to: int | None = None

    @classmethod
    def by(cls, method: SendMessage) -> Self:
        """What a call says."""
        replied = method.reply_parameters
        return cls(
            method.text,
            tuple(entity.model_dump(mode="json", exclude_none=True) for entity in method.entities or ()),
            method.reply_markup.model_dump(mode="json", exclude_none=True) if method.reply_markup else None,
            replied.message_id if replied else None,
        )


def _place(row: Sending) -> str:
    return f"sending:{row.address_key}:{row.said_key}:sealed"


def _sealed(row: Sending, said: Said) -> bytes:
    told = {"text": said.text, "entities": said.entities, "markup": said.markup, "reply_to": said.reply_to}
    return key_ring().seal(json.dumps(told), _place(row))


def what_it_says(row: Sending) -> Said:
    """What a message says that is not known to be there."""
    if row.sealed is None:
        raise LookupError("what was said is erased")
    told = json.loads(key_ring().open(row.sealed, _place(row)))
    return Said(**{**told, "entities": tuple(told["entities"])})


async def begin(conversation: str, said_key: str, said: Said, now: datetime) -> tuple[Sending, bool]:
    """Write a message down before it is sent; false with the row that is there when it was begun before.

    Of one that was begun and not ended nobody knows what became of it.
    """
    row = Sending(address_key=conversation, said_key=said_key, at=now)
    row.sealed = _sealed(row, said)
    try:
        async with in_transaction():
            await row.save(force_create=True)
    except IntegrityError:
        row = await Sending.get(address_key=conversation, said_key=said_key)
        if row.state is SendingState.SENDING:
            await lose(row)
        return row, False
    return row, True


async def forget(row: Sending) -> None:
    """It was surely not sent: it is as if it had not been begun."""
    await Sending.filter(position=row.position, state=SendingState.SENDING).delete()


async def lose(row: Sending) -> None:
    """Nobody knows whether it was sent."""
    row.state = SendingState.UNCERTAIN
    await Sending.filter(position=row.position, state=SendingState.SENDING).update(state=row.state)


async def arrive(row: Sending, message_id: int) -> None:
    """It is there, and its words are erased here."""
    row.state, row.message_id, row.sealed = SendingState.SENT, message_id, None
    found = Sending.filter(position=row.position).exclude(state=SendingState.SENT)
    await found.update(state=row.state, message_id=message_id, sealed=None)


def number_of(row: Sending) -> int:
    """The number under which a message is edited: its own, or while it is uncertain the negative one of its row."""
    known = row.message_id if row.state is SendingState.SENT else None
    return int(known or -row.position)


async def whereabouts(message_id: int) -> int:
    """The number by which a message is found now, after it was named again; negative as long as it was not."""
    seen = set()
    while message_id < 0 and message_id not in seen:
        seen.add(message_id)
        row = await Sending.get_or_none(position=-message_id)
        message_id = number_of(row) if row else 0
    return message_id


async def rewrite(message_id: int, said: Said) -> bool:
    """Change what an uncertain message will say when it is named again; false when it is none."""
    row = await Sending.get_or_none(position=-message_id, state=SendingState.UNCERTAIN)
    if row is None:
        return False
    kept = what_it_says(row)
    new = Said(said.text or kept.text, said.entities if said.text else kept.entities, said.markup, kept.reply_to)
    changed = Sending.filter(position=row.position, state=SendingState.UNCERTAIN)
    return bool(await changed.update(sealed=_sealed(row, new)))


async def lost_in(conversation: str, now: datetime, most: int) -> list[Sending]:
    """What may have got lost in a conversation, oldest first."""
    dead = Q(state=SendingState.SENDING, at__lt=now - ABANDONED)
    found = Sending.filter(Q(state=SendingState.UNCERTAIN) | dead, address_key=conversation, message_id=None)
    return await found.order_by("position").limit(most)


async def is_known(chat: Chat, seen: Message) -> bool:
    """Whether a message that is in a chat is already known to be there, as a card or a digest."""
    for shown_there in (Card, Digest):
        if await shown_there.exists(chat_id=chat.pk, message_id=seen.message_id):
            return True
    return False


async def named_again(row: Sending, chat: Chat, message_id: int) -> None:
    """It was said again in a message of its own: what pointed at the one that may be lost points at this one."""
    async with in_transaction():
        if message_id:
            for shown_there in (Card, Digest):
                await shown_there.filter(chat_id=chat.pk, message_id=-row.position).update(message_id=message_id)
        row.message_id, row.state, row.sealed = message_id, SendingState.SENT, None
        await row.save(update_fields=["message_id", "state", "sealed"])
