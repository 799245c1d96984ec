"""Opaque ids, as GraphQL and the links of the chat carry them: a kind of row and its key."""

import base64
import binascii
from uuid import UUID

LETTER = {"Comment": "c", "Post": "p", "PublicAccount": "a", "Message": "m"}


def global_id(kind: str, key: UUID) -> str:
    """The opaque id of a row."""
    return base64.urlsafe_b64encode(f"{kind}:{key}".encode()).decode().rstrip("=")


def read_global_id(text: str) -> tuple[str, UUID] | None:
    """Kind and key of an opaque id in its one canonical form, or None."""
    try:
        kind, _, key = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").partition(":")
        read = kind, UUID(key)
    except (ValueError, binascii.Error):
        return None
    return read if global_id(*read) == text else None


def report_link(kind: str, key: UUID, username: str = "") -> str:
    """What begins a report of a row: an address that opens the bot, or the words to say to one without a name."""
    payload = f"r_{LETTER[kind]}_{key.hex}"
    return f"https://t.me/{username}?start={payload}" if username else payload
