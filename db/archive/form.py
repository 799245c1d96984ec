"""The form of an archive: a tar of tables, each row a line of JSON, of files, and of a manifest that vouches for all.

What is sealed stays sealed: the keys are not in an archive, and without them nobody reads what is personal.
"""

import hashlib
import re
import tarfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import orjson
from tortoise import Tortoise, fields
from tortoise.context import TortoiseContext
from tortoise.models import Model

import db
from db.oversight import Lease, Standstill

FORM = 1
MANIFEST = "manifest.json"
# What is said of processes and not of people stays behind: who holds what just now, and that nothing may be changed.
KEPT = tuple(model for model in db.ALL if model not in (Lease, Standstill))
MEMBER = re.compile(r"tables/[a-z_]+\.jsonl\.gz|files/[0-9a-f-]{36}/(original|shown)")
PIECE = 1 << 20
NOTE = "The keys (IDENTITY_KEYS) are not in here: keep them apart. Without them what is sealed cannot be read."


class ArchiveFault(Exception):
    """Why an archive cannot be used, or cannot be put where it was to go: one sentence, and nothing was changed."""


@dataclass
class Manifest:
    """What an archive says of itself; `members` has the size and the hash of everything in it."""

    form: int = FORM
    made_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    made_from: str = ""
    schema: str = ""
    migrations: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    key_check: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    files: int = 0
    files_missing: int = 0
    members: dict[str, tuple[int, str]] = field(default_factory=dict)
    note: str = NOTE

    def as_json(self) -> bytes:
        """The manifest as it is written."""
        return orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2)

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        """Read a manifest; what is none is refused."""
        try:
            made = cls(**orjson.loads(text))
            made.members = {name: (int(size), str(digest)) for name, (size, digest) in made.members.items()}
        except (ValueError, TypeError, AttributeError) as fault:
            raise ArchiveFault("Its manifest cannot be read: this is no backup of this program.") from fault
        return made


def columns(model: type[Model]) -> list[tuple[str, fields.Field[Any]]]:
    """The columns of a table with their fields, in the order in which an archive has them."""
    meta = model._meta
    return [(column, meta.fields_map[name]) for name, column in sorted(meta.fields_db_projection.items())]


def link_rows() -> None:
    """Let the columns of every table be known before a database is there: links have theirs only from then on."""
    with TortoiseContext():
        Tortoise.init_models(["db"], "models")


def table_member(model: type[Model]) -> str:
    """Where the rows of a table lie in an archive."""
    return f"tables/{model._meta.db_table}.jsonl.gz"


def fingerprint() -> str:
    """What tells two schemas apart, whatever the database: every column with the kind of its values."""
    every = [(model._meta.db_table, *column) for model in KEPT for column in columns(model)]
    lines = sorted(f"{table}.{name}:{type(kind).__name__}" for table, name, kind in every)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def migrations() -> list[str]:
    """The names of the migrations that this version knows."""
    return sorted(path.stem for path in (Path(__file__).parent.parent / "migrations").glob("0*.py"))


def told(kind: fields.Field[Any], raw: Any) -> Any:
    """A value of either database, as JSON has it."""
    if raw is None:
        return None
    if isinstance(kind, fields.BinaryField):
        return b64encode(bytes(raw)).decode()
    value = kind.to_python_value(raw)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, UUID) else value


def meant(kind: fields.Field[Any], value: Any) -> Any:
    """The value that JSON tells, as a driver takes it: JSON itself as text, words as text."""
    if value is None:
        return None
    if isinstance(kind, fields.BinaryField):
        return b64decode(value)
    if isinstance(kind, fields.JSONField):
        return orjson.dumps(value).decode()
    found = kind.to_python_value(value)
    return found.value if isinstance(found, Enum) else found


@contextmanager
def opened(path: Path) -> Iterator[tuple[tarfile.TarFile, Manifest]]:
    """An archive and its manifest, once everything in it is found to be what the manifest says, and nothing else."""
    try:
        with tarfile.open(path, "r:") as archive:
            yield archive, _verified(archive)
    except FileNotFoundError:
        raise ArchiveFault(f"There is no {path}.") from None
    except (tarfile.TarError, EOFError) as fault:
        raise ArchiveFault(f"{path.name} is no backup, or was cut off: {fault}.") from None


def _verified(archive: tarfile.TarFile) -> Manifest:
    found: dict[str, tarfile.TarInfo] = {}
    for member in archive.getmembers():
        if not member.isreg() or member.name in found or not (member.name == MANIFEST or MEMBER.fullmatch(member.name)):
            raise ArchiveFault(f"It has a member {member.name!r}, which no backup has: it is not used.")
        found[member.name] = member
    if MANIFEST not in found:
        raise ArchiveFault("It has no manifest: this is no backup of this program, or it was cut off.")
    manifest = Manifest.read(content(archive, found.pop(MANIFEST)).read())
    if manifest.form != FORM:
        raise ArchiveFault(f"It has form {manifest.form}, and this version reads form {FORM}: update first.")
    if strange := sorted(manifest.members.keys() ^ found.keys()):
        raise ArchiveFault(f"Its manifest and what it holds do not agree, first of all in {strange[0]}.")
    for name, member in found.items():
        if manifest.members[name] != (member.size, digest_of(content(archive, member))):
            raise ArchiveFault(f"{name} is not what the manifest says: the archive is damaged.")
    return manifest


def content(archive: tarfile.TarFile, member: tarfile.TarInfo | str) -> IO[bytes]:
    """What a member holds."""
    found = archive.extractfile(member)
    assert found is not None
    return found


def digest_of(stream: IO[bytes]) -> str:
    """The hash of a stream from its beginning."""
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
