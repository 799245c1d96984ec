"""An export as a file: what is one's own, table by table, with the files one handed in; in bounded memory."""

import asyncio
import json
import re
import tempfile
import zipfile
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, BinaryIO
from uuid import UUID

from db.accounts import Mandate, User
from db.complaints import StoredFile
from db.files import Copy, SealedWriter, file_store
from db.files.contents import ARCHIVE
from db.vocabulary import FileState, MandateKind
from policy import LANGUAGES, say
from resolvers.accounts.leaving.contents import OF_ONESELF, SECTIONS, Row, Section

AT_ONCE = 500
WORTH_A_THREAD = 128 * 1024
UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class Archive:
    """An export that was packed: sealed for its file, in a stream that goes when it is closed; what is told of it."""

    content: BinaryIO
    size: int
    sha256: str
    sealed_with: str


async def packed(user: User, identity: UUID) -> Archive:
    """The whole export of a person, sealed for the row of the file in which it is to lie, never in clear on a disk.

    It is compressed and sealed in a thread, so that nobody else waits for it.
    """
    kept: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115, its reader closes it
    sealing = SealedWriter(identity, kept)
    try:
        with zipfile.ZipFile(sealing, "w", zipfile.ZIP_DEFLATED) as archive:
            for language in LANGUAGES:
                archive.writestr(f"README.{language}.txt", say(language, "export-readme"))
            with archive.open("data.json", "w", force_zip64=True) as out:
                async for text in _gathered(_data(user)):
                    await asyncio.to_thread(out.write, text)
            async for file in _files(user):
                with archive.open(path_of(file), "w", force_zip64=True) as out:
                    async for content in _content(file):
                        await asyncio.to_thread(out.write, content)
        sealing.close()
    except BaseException:
        kept.close()
        raise
    return Archive(kept, sealing.size, sealing.sha256, sealing.sealed_with)


async def _gathered(texts: AsyncIterator[str]) -> AsyncIterator[bytes]:
    """The same in pieces that are worth a thread."""
    waiting = bytearray()
    async for text in texts:
        waiting += text.encode()
        if len(waiting) >= WORTH_A_THREAD:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


def path_of(file: StoredFile) -> str:
    """Where a file lies in the export: by its id, so that no two are one, with the name it was given."""
    return f"files/{file.id}-{UNSAFE.sub('_', file.name) or 'file'}"


async def _content(file: StoredFile) -> AsyncIterator[bytes]:
    """The content as it was handed in; one that was erased meanwhile is empty."""
    with suppress(FileNotFoundError):
        async for piece in file_store().read(file.id, Copy.ORIGINAL):
            yield piece


async def _files(user: User) -> AsyncIterator[StoredFile]:
    handed_in = StoredFile.filter(user_id=user.id, state=FileState.STORED).exclude(media_type=ARCHIVE)
    async for file in _each(handed_in, "id"):
        yield file


async def _data(user: User) -> AsyncIterator[str]:
    """The lists, one row to a line."""
    oneself = await Mandate.filter(user_id=user.id, kind=MandateKind.SELF, until=None).values_list(
        "registrant_id", flat=True
    )
    opening = "{"
    for section in (*SECTIONS, *OF_ONESELF):
        yield f'{opening}\n"{section.name}": ['
        whose = list(oneself) if section in OF_ONESELF else [user.id]
        comma = ""
        async for row in _rows(section, whose, user.language):
            yield f"{comma}\n{json.dumps(row, ensure_ascii=False, default=_plain)}"
            comma = ","
        yield "]"
        opening = ","
    yield "\n}\n"


async def _rows(section: Section, whose: Iterable[Any], language: str) -> AsyncIterator[Row]:
    found = section.model.filter(**{f"{section.by}__in": list(whose)}, **dict(section.only))
    async for row in _each(found.select_related(*section.along), section.model._meta.pk_attr):
        told = {column: getattr(row, column) for column in section.columns}
        yield told | (await section.more(row, language) if section.more else {})


async def _each(found: Any, key: str) -> AsyncIterator[Any]:
    """Every row, so many at a time."""
    last: Any = None
    while True:
        page = await (found if last is None else found.filter(**{f"{key}__gt": last})).order_by(key).limit(AT_ONCE)
        for row in page:
            yield row
        if len(page) < AT_ONCE:
            return
        last = getattr(page[-1], key)


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, StrEnum | UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in an export")
