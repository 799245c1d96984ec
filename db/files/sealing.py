"""Content that lies sealed in the file store: piece by piece, each for its file and its place, so that none is missing.

The key is derived for the id of the file's row, from the field key whose id the row keeps as `sealed_with`. A piece
opens only at its own place, and the last one only as the last.
"""

import hashlib
from collections.abc import AsyncIterator
from typing import BinaryIO
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from db.columns import key_ring

PIECE, TAG = 1 << 20, 16


class SealedWriter:
    """Seals what is written for a file into another stream, and knows size and hash of what was written."""

    def __init__(self, identity: UUID, into: BinaryIO) -> None:
        self.sealed_with, self.size, self.into = key_ring().current, 0, into
        self._told, self._waiting, self._number = hashlib.sha256(), bytearray(), 0
        self._cipher, self._identity = _cipher(identity, self.sealed_with), identity

    @property
    def sha256(self) -> str:
        """The hash of what was written, in hex."""
        return self._told.hexdigest()

    def write(self, content: bytes) -> int:
        """Take more content; a piece is sealed once it cannot be the last."""
        self._told.update(content)
        self.size += len(content)
        self._waiting += content
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(content)

    def flush(self) -> None:
        """Nothing: a piece is sealed when it is whole."""

    def close(self) -> None:
        """Seal what is left as the last piece; the other stream stays open."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, piece: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number), piece, _place(self._identity, self._number, last=last))
        self.into.write(sealed)
        self._number += 1


async def unsealed(pieces: AsyncIterator[bytes], identity: UUID, kid: str) -> AsyncIterator[bytes]:
    """The content of a file that lies sealed; what was changed, cut off or put elsewhere raises InvalidTag."""
    cipher, waiting, number = _cipher(identity, kid), bytearray(), 0
    async for piece in pieces:
        waiting += piece
        while len(waiting) > PIECE + TAG:
            sealed = bytes(waiting[: PIECE + TAG])
            del waiting[: PIECE + TAG]
            yield cipher.decrypt(_nonce(number), sealed, _place(identity, number, last=False))
            number += 1
    yield cipher.decrypt(_nonce(number), bytes(waiting), _place(identity, number, last=True))


def _cipher(identity: UUID, kid: str) -> AESGCMSIV:
    return AESGCMSIV(key_ring().derive(f"file:{identity}", kid))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _place(identity: UUID, number: int, *, last: bool) -> bytes:
    return f"file:{identity}:{number}:{'last' if last else 'more'}".encode()
