"""Files of the built-in chat: kept sealed, as Telegram keeps those that people send there, until they are purged."""

from datetime import datetime
from uuid import UUID

from db import ChatFile
from db.columns import key_ring

LARGEST_KEPT = 20 << 20  # a larger one could not be fetched, so only its size is of use


async def keep(conversation: str, content: bytes, now: datetime) -> str:
    """Keep what somebody sent; gives the id under which it can be fetched."""
    row = ChatFile(address_key=conversation, size=len(content), at=now)
    if len(content) <= LARGEST_KEPT:
        row.sealed = key_ring().seal_bytes(content, _place(row))
    await row.save(force_create=True)
    return str(row.id.hex)


async def size_of(file_id: str) -> int | None:
    """How large a file is, or nothing when there is none under this id."""
    found = await ChatFile.filter(id=_key(file_id)).values_list("size", flat=True)
    return int(found[0]) if found else None  # type: ignore[call-overload]


async def content_of(file_id: str) -> bytes | None:
    """The content of a file, or nothing when it is not kept."""
    row = await ChatFile.get_or_none(id=_key(file_id))
    return key_ring().open_bytes(row.sealed, _place(row)) if row and row.sealed else None


def _place(row: ChatFile) -> str:
    return f"chatfile:{row.id}:sealed"


def _key(file_id: str) -> UUID | None:
    try:
        return UUID(file_id)
    except ValueError:
        return None
