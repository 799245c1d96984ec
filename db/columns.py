"""Column forms that every wing shares: ids, words, links, and sealed values with their key ring."""

import hmac
import os
import secrets
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from tortoise import fields
from uuid_utils.compat import uuid7

LONGEST_WORD = 32
DEVELOPMENT = "dev"  # the id of the key that a development installation makes for itself


def key() -> Any:
    """A primary key: UUIDv7, so that the order of ids is the order of creation."""
    return fields.UUIDField(primary_key=True, default=uuid7)


def id_at(seconds: float) -> UUID:
    """An id that sorts at the given Unix time: an imported row takes the place it had."""
    return uuid7(nanoseconds=int(seconds * 1_000_000) * 1000)


def word(enum: type[StrEnum], **options: Any) -> Any:
    """An enumerated word, stored as written, wide enough for words to come."""
    return fields.CharEnumField(enum, max_length=LONGEST_WORD, description="", **options)


def link(model: str, **options: Any) -> Any:
    """A foreign key that never erases: rows outlive what they point at."""
    return fields.ForeignKeyField(f"models.{model}", on_delete=fields.RESTRICT, related_name=False, **options)


FIRST_INDEX = "i1"  # the index key that is made of the oldest field key, so that there is always one


class KeyRing:
    """The keys of this installation: some for fields and hashes, others for blind indexes of identity.

    Every purpose gets a key of its own by HMAC, so no secret made for one can pass for another. What seals is the
    newest field key, what makes hashes the oldest; blind indexes of identity have versions of their own.
    """

    def __init__(self, keys: dict[str, bytes], index_keys: dict[str, bytes] | None = None) -> None:
        if not keys:
            raise ValueError("the key ring is empty")
        self.keys, self.index_keys = keys, index_keys or {}
        self.oldest, self.current = next(iter(keys)), next(reversed(keys))
        self.index_versions = [FIRST_INDEX, *self.index_keys]

    @property
    def names(self) -> list[str]:
        """The ids of all keys that were given."""
        return [*self.keys, *self.index_keys]

    def derive(self, purpose: str, kid: str | None = None) -> bytes:
        """The key for one purpose."""
        return hmac.digest(self.keys[kid or self.current], purpose.encode(), "sha256")

    def mark(self, purpose: str, value: str) -> str:
        """A keyed hash in hex: the blind index of a value, or a secret that can be made again.

        Always under the oldest key, so that a mark stays findable when a newer key is added.
        """
        told = value.encode("utf-8", "surrogatepass")
        return hmac.new(self.derive(purpose, self.oldest), told, "sha256").hexdigest()

    def index(self, purpose: str, value: str) -> tuple[str, str]:
        """The blind index of an identity value under the newest index key, and the version of that key."""
        newest = self.index_versions[-1]
        return newest, self.index_by(newest, purpose, value)

    def indexes(self, purpose: str, value: str) -> list[str]:
        """The blind indexes of an identity value under every index key that lives, newest first, to find it by."""
        return [self.index_by(version, purpose, value) for version in reversed(self.index_versions)]

    def index_by(self, version: str, purpose: str, value: str) -> str:
        """The blind index of an identity value under one index key."""
        if version == FIRST_INDEX:
            return self.mark(purpose, value)
        of_purpose = hmac.digest(self.index_keys[version], f"index:{purpose}".encode(), "sha256")
        return hmac.new(of_purpose, value.encode("utf-8", "surrogatepass"), "sha256").hexdigest()

    @staticmethod
    def same(one: str, other: str) -> bool:
        """Compare two secrets in a time that tells nothing of them."""
        return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))

    @staticmethod
    def key_of(sealed: bytes) -> str:
        """The id of the key with which a value is sealed; its first hundred bytes are enough to tell."""
        return bytes(sealed).split(b"|", 2)[1].decode()

    def seal(self, value: str, place: str) -> bytes:
        """Encrypt a personal value for one place ("table:id:field"); it opens nowhere else."""
        return self.seal_bytes(value.encode("utf-8", "surrogatepass"), place)

    def seal_bytes(self, value: bytes, place: str) -> bytes:
        """Encrypt the content of a file for one place."""
        nonce = os.urandom(12)
        sealed = AESGCMSIV(self.derive("field")).encrypt(nonce, value, place.encode())
        return b"|".join((b"v1", self.current.encode(), nonce + sealed))

    def open(self, sealed: bytes, place: str) -> str:
        """The value that was sealed for this place."""
        return self.open_bytes(sealed, place).decode("utf-8", "surrogatepass")

    def open_bytes(self, sealed: bytes, place: str) -> bytes:
        """The content that was sealed for this place."""
        _, kid, rest = bytes(sealed).split(b"|", 2)
        return AESGCMSIV(self.derive("field", kid.decode())).decrypt(rest[:12], rest[12:], place.encode())


def development_key(path: Path) -> bytes:
    """The key of a development installation, made once, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    if not path.exists():
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(made, path)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return bytes.fromhex(path.read_text().strip())


class _Held:
    ring: KeyRing | None = None


def use_keys(keys: dict[str, bytes], index_keys: dict[str, bytes] | None = None) -> KeyRing:
    """Take the key ring of this process; called once at the start."""
    _Held.ring = KeyRing(keys, index_keys)
    return _Held.ring


def key_ring() -> KeyRing:
    """The key ring of this process."""
    if _Held.ring is None:
        raise RuntimeError("no key ring: call use_keys first")
    return _Held.ring
