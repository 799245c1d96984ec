"""All that the chat door writes itself: open questions, the inbox, the built-in chat's messages, cards.

Whoever writes to a conversation holds it alone until the commit, so its numbers rise without gaps or doubles.
"""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from secrets import randbits
from typing import Any
from uuid import UUID

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey
from tortoise.exceptions import IntegrityError
from tortoise.functions import Max
from tortoise.transactions import in_transaction

from bot.chat.shown import Content, ShownMessage, Toast
from db import Card, Chat, ChatMessage, ChatState, ChatToast, ChatUpdate
from db.columns import key_ring
from db.due import settle
from db.vocabulary import Transport
from resolvers.actor import address_key

# Beyond any number that Telegram gives, so that an idempotency key made of an update's number
# means one update, whatever its transport.
OWN_UPDATES = 1 << 40


def scope_of(conversation: str) -> str:
    """The scope that is woken when something is written to a conversation."""
    return f"chat:{conversation}"


@asynccontextmanager
async def _alone(name: str) -> AsyncIterator[None]:
    """A transaction that nobody else is in under the same name; SQLite has one writer anyway."""
    async with in_transaction() as connection:
        if connection.capabilities.dialect == "postgres":
            await connection.execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [name])
        yield


class StateStorage(BaseStorage):
    """Which question is open in a conversation, as aiogram asks for it.

    The key holds the person's address, so it is kept as a keyed hash.
    """

    keys = DefaultKeyBuilder(with_bot_id=True, with_destiny=True)

    def _mark(self, key: StorageKey) -> str:
        return key_ring().mark("chat state", self.keys.build(key))

    async def _change(self, key: StorageKey, change: Callable[[ChatState], None]) -> dict[str, Any]:
        mark = self._mark(key)
        async with _alone(mark):
            row = await ChatState.get_or_none(key=mark)
            found = row is not None
            row = row or ChatState(key=mark, state=None, data={})
            change(row)
            if row.state is not None or row.data:
                await row.save(force_create=not found, force_update=found)
            elif found:
                await row.delete()
        return dict(row.data)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Open a question, or none."""
        name = state.state if isinstance(state, State) else state
        await self._change(key, lambda row: setattr(row, "state", name))

    async def get_state(self, key: StorageKey) -> str | None:
        """The question that is open."""
        row = await ChatState.get_or_none(key=self._mark(key))
        return row.state if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace what is remembered with the question."""
        await self._change(key, lambda row: setattr(row, "data", dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """What is remembered with the question."""
        row = await ChatState.get_or_none(key=self._mark(key))
        return dict(row.data) if row else {}

    async def update_data(self, key: StorageKey, data: Mapping[str, Any]) -> dict[str, Any]:
        """Add to what is remembered; of two at once, both are kept."""
        return await self._change(key, lambda row: setattr(row, "data", {**row.data, **data}))

    async def close(self) -> None:
        """Nothing to close: the database is not ours."""


def _update_place(row: ChatUpdate) -> str:
    return f"chatupdate:{row.transport}:{row.update_id}:sealed"


async def keep_update(
    transport: Transport, update_id: int, address: int, content: str, now: datetime, due_at: datetime
) -> bool:
    """Put an update, as JSON, into the inbox; false when it is there already."""
    row = ChatUpdate(transport=transport, update_id=update_id, at=now, due_at=due_at)
    row.person_key = address_key(transport, address)
    row.sealed = key_ring().seal(content, _update_place(row))
    try:
        async with in_transaction():
            await row.save(force_create=True)
    except IntegrityError:
        return False
    return True


async def keep_own_update(address: int, form: Callable[[int], dict[str, Any]], now: datetime) -> int:
    """Put an update of the built-in chat into the inbox; `form` makes it from the number it gets."""
    row = ChatUpdate(transport=Transport.BUILT_IN, at=now, due_at=now)
    row.person_key = address_key(Transport.BUILT_IN, address)
    async with _alone(row.person_key):
        # The number comes from the position, which only the insert knows.
        row.update_id = -randbits(60) - 1
        await row.save(force_create=True)
        number: int = OWN_UPDATES + row.position
        row.update_id = number
        row.sealed = key_ring().seal(json.dumps(form(number)), _update_place(row))
        await row.save(force_update=True, update_fields=["update_id", "sealed"])
    return number


def open_update(row: ChatUpdate) -> str:
    """The JSON of an update that is not handled yet."""
    if row.sealed is None:
        raise LookupError("the update is erased")
    return key_ring().open(row.sealed, _update_place(row))


async def finish_update(row: ChatUpdate, now: datetime) -> None:
    """An update is done with: it is settled and what it said is erased."""
    async with in_transaction():
        await ChatUpdate.filter(position=row.position).update(sealed=None)
        row.sealed = None
        await settle(row, now)


async def has_update(transport: Transport, update_id: int) -> bool:
    """Whether an update came already, handled or not."""
    return await ChatUpdate.exists(transport=transport, update_id=update_id)


def _message_place(conversation: str, message_id: int) -> str:
    return f"chatmessage:{conversation}:{message_id}:sealed"


def _shown(row: ChatMessage) -> ShownMessage:
    content = Content.from_json(key_ring().open(row.sealed, _message_place(row.address_key, row.message_id)))
    return ShownMessage(row.message_id, row.from_bot, row.at, row.revision, content)


async def _highest(conversation: str, field: str) -> int:
    found = await ChatMessage.filter(address_key=conversation).annotate(top=Max(field)).values("top")
    return int(found[0]["top"] or 0) if found else 0


async def add_message(
    conversation: str, content: Content, now: datetime, *, from_bot: bool, said_key: str | None = None
) -> ShownMessage:
    """Add a message to a conversation under the next number; under a key that is taken it gives the first one."""
    async with _alone(conversation):
        if said_key and (said := await ChatMessage.get_or_none(address_key=conversation, said_key=said_key)):
            return _shown(said)
        number = await _highest(conversation, "message_id") + 1
        row = ChatMessage(address_key=conversation, message_id=number, from_bot=from_bot, at=now, said_key=said_key)
        row.revision = await _highest(conversation, "revision") + 1
        row.sealed = key_ring().seal(content.to_json(), _message_place(conversation, number))
        await row.save(force_create=True)
    return _shown(row)


async def change_message(
    conversation: str, message_id: int, change: Callable[[ShownMessage], Content]
) -> ShownMessage | None:
    """Change what a message says, or nothing when it is not there; `change` may refuse by raising.

    A deleted message stays as an empty row: the deletion is news, and its number is never given again.
    """
    async with _alone(conversation):
        row = await ChatMessage.get_or_none(address_key=conversation, message_id=message_id)
        if row is None or _shown(row).content.deleted:
            return None
        content = change(_shown(row))
        row.revision = await _highest(conversation, "revision") + 1
        row.sealed = key_ring().seal(content.to_json(), _message_place(conversation, message_id))
        await row.save(force_update=True, update_fields=["revision", "sealed"])
    return _shown(row)


async def one_message(conversation: str, message_id: int) -> ShownMessage | None:
    """A message that is still there."""
    row = await ChatMessage.get_or_none(address_key=conversation, message_id=message_id)
    return _shown(row) if row and not _shown(row).content.deleted else None


async def messages(conversation: str, after_revision: int, newest: int | None = None) -> list[ShownMessage]:
    """What is new in a conversation since a revision, in the order it came; only the newest, if told."""
    query = ChatMessage.filter(address_key=conversation, revision__gt=after_revision).order_by("-revision")
    rows = await (query.limit(newest) if newest else query)
    return [_shown(row) for row in reversed(rows)]


def _toast_place(row: ChatToast) -> str:
    return f"chattoast:{row.address_key}:{row.query_id}:sealed"


async def answer_press(query_id: str, text: str, now: datetime, *, alert: bool) -> str | None:
    """Answer a press once; gives the conversation, or nothing when there is no such press or it is answered."""
    number = int(query_id) if query_id.isdecimal() else 0
    press = await ChatUpdate.get_or_none(transport=Transport.BUILT_IN, update_id=number)
    if press is None:
        return None
    row = ChatToast(address_key=press.person_key, query_id=query_id, at=now)
    row.sealed = key_ring().seal(json.dumps({"text": text, "alert": alert}), _toast_place(row))
    async with _alone(press.person_key):
        if await ChatToast.exists(address_key=press.person_key, query_id=query_id):
            return None
        await row.save(force_create=True)
    return press.person_key


async def toasts(conversation: str, after: int) -> list[Toast]:
    """The answers to presses since a position."""
    rows = await ChatToast.filter(address_key=conversation, position__gt=after).order_by("position")
    said = [json.loads(key_ring().open(row.sealed, _toast_place(row))) for row in rows]
    return [Toast(row.position, row.query_id, **found) for row, found in zip(rows, said, strict=True)]


async def newest_toast(conversation: str) -> int:
    """The position after which answers to presses will be new."""
    newest = await ChatToast.filter(address_key=conversation).order_by("-position").first()
    return newest.position if newest else 0


async def keep_card(
    chat: Chat, message_id: int, subject_kind: str, subject_id: UUID, shown: str, now: datetime, *, news: bool = False
) -> Card | None:
    """Remember which message shows a thing to a chat; a message shows one thing, a thing has one message.

    A message that may have got lost is remembered by its negative number until it is named again.
    """
    if not message_id:
        return None
    async with _alone(f"card:{chat.pk}"):
        await Card.filter(chat_id=chat.pk, message_id=message_id).delete()
        await Card.filter(chat_id=chat.pk, subject_kind=subject_kind, subject_id=subject_id).delete()
        return await Card.create(
            chat=chat, message_id=message_id, subject_kind=subject_kind, subject_id=subject_id, shown=shown, at=now,
            news=news,
        )  # fmt: skip


async def cards_of(subject_kind: str, subject_id: UUID) -> list[Card]:
    """Every card of a thing, each with its chat."""
    return await Card.filter(subject_kind=subject_kind, subject_id=subject_id).prefetch_related("chat").order_by("id")


async def card_of(chat: Chat, subject_kind: str, subject_id: UUID) -> Card | None:
    """The card of a thing in one chat."""
    return await Card.get_or_none(chat_id=chat.pk, subject_kind=subject_kind, subject_id=subject_id)


async def card_at(chat: Chat, message_id: int) -> Card | None:
    """What a message of the bot shows, when it is a card."""
    return await Card.get_or_none(chat_id=chat.pk, message_id=message_id)


async def cards_between(chat: Chat, since: datetime, until: datetime) -> list[Card]:
    """The cards that were sent to a chat within a time, newest first."""
    return await Card.filter(chat_id=chat.pk, at__gte=since, at__lte=until).order_by("-at").limit(50)


async def card_shows(card: Card, shown: str) -> None:
    """Remember what a card shows by now."""
    card.shown = shown
    await Card.filter(id=card.id).update(shown=shown)


async def forget_cards(subject_kind: str, subject_id: UUID) -> None:
    """Forget in which messages a thing is shown."""
    await Card.filter(subject_kind=subject_kind, subject_id=subject_id).delete()
