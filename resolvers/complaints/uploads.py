"""Taking files: an address for one, its bytes, and what becomes of those that nothing needs (D15.2).

Bytes come in outside of any transaction, since they take long; the row is there before them and says
STORED only when they lie whole in the file store, so that neither a break nor a kill leaves half a file.
"""

import asyncio
import hashlib
import io
import tempfile
from collections.abc import AsyncIterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from db.columns import key_ring
from db.complaints import Evidence, StoredFile
from db.files import Bounds, Copy, Examined, StoreAway, Unfit, examined, file_store, kind_of_head, named_as_it_is
from db.standstill import standstill
from db.vocabulary import FileFault, FileKind, FileState
from policy import pack
from resolvers import clock
from resolvers.complaints.downloads import giver_of
from resolvers.limits import within_limit
from resolvers.moves import created, locked, move, permit
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import (
    Because,
    BusyProblem,
    FileRefused,
    NotAllowed,
    NotFound,
    Refusal,
    Refused,
    Restricted,
)
from resolvers.rules.standings import Actor, Standing, standings, system
from resolvers.rules.texts import safe_name
from resolvers.use_case import new_id, use_case, work

MEGABYTE = 1024 * 1024
HEAD = 4096
HANDED_IN_FOR = ("complaint_id", "sanction_id", "rectification_id", "appeal_id")  # what keeps a file
LONGEST_LOOK = 30.0
# Decoding pictures takes memory and a core each: no more than these at once, whoever sends how many.
EXAMINERS = ThreadPoolExecutor(2, "examining")


@dataclass(frozen=True)
class Content:
    """What came in, as the row will tell of it."""

    size: int
    sha256: str
    found: Examined = field(repr=False)


@use_case("file:request")
async def request_upload(actor: Actor, name: str, size: int | None = None) -> StoredFile:
    """Ask for a one-time address to which a file can be sent, good for ten minutes.

    Refused with FileRefused when it would be too large, and with LimitReached beyond the uploads of a day.
    """
    if size is not None and size > pack().files.largest:
        raise Refused(FileRefused(FileFault.TOO_LARGE, _megabytes(pack().files.largest)))
    identity = new_id()
    return await _awaited(actor, identity, name, hash_of_upload(upload_secret(identity)))


async def keep_file(
    actor: Actor, name: str, chunks: AsyncIterable[bytes], *, key: str | None = None
) -> StoredFile | Refusal:
    """Take a file whose bytes are at hand; under the same key it is the same file, and nothing is read again."""
    file = await _expect_file(actor, name, key=key)
    if isinstance(file, Refusal) or file.state is FileState.STORED:
        return file
    return await _take(actor, file, chunks)


async def keep_words_as_file(actor: Actor, name: str, words: str, *, key: str | None = None) -> StoredFile | Refusal:
    """Keep what somebody said as a file: it is plain text, whatever it looks like to a program."""
    file = await _expect_file(actor, name, key=key)
    if isinstance(file, Refusal) or file.state is FileState.STORED:
        return file
    content = words.encode()
    try:
        if not await file_store().put(file.id, Copy.ORIGINAL, io.BytesIO(content)):
            return Restricted(Because.LINK_IS_SPENT)
    except StoreAway:
        return BusyProblem()
    said = Examined(FileKind.DOCUMENT, "text/plain")
    return await _store_file(actor, file.id, Content(len(content), hashlib.sha256(content).hexdigest(), said))


async def receive_file(secret: str, chunks: AsyncIterable[bytes], size: int | None = None) -> StoredFile | Refusal:
    """Take the bytes that are sent to a one-time address; whoever has the address acts as who asked for it.

    Nothing is read when the address is not good, or the size that is told beforehand is too large.
    """
    file = await StoredFile.get_or_none(upload_hash=hash_of_upload(secret))
    if file is None:
        return NotFound("StoredFile")
    if file.state is not FileState.REQUESTED or file.expires_at is None or file.expires_at <= clock.now():
        return Restricted(Because.LINK_IS_SPENT)
    if size is not None and size > pack().files.largest:
        return FileRefused(FileFault.TOO_LARGE, _megabytes(pack().files.largest))
    return await _take(giver_of(file), file, chunks)


def upload_secret(identity: UUID) -> str:
    """The secret of an address for an upload: derived, never kept."""
    return key_ring().mark("upload", str(identity))[:40]


def hash_of_upload(secret: str) -> str:
    """Under what the address of an upload is found."""
    return key_ring().mark("upload-hash", secret)


async def erase_spent_files(now: datetime) -> int:
    """Erase the content of files that belong to no report, a day after they came; gives how many were erased."""
    erased, last = 0, UUID(int=0)
    while due := await StoredFile.filter(id__gt=last, expires_at__lt=_overdue(now)).order_by("id").limit(100):
        for file in due:
            last = file.id
            gone = file if file.state is FileState.ERASED else await _erase_file(system("purge"), file.id)
            if isinstance(gone, StoredFile) and gone.state is FileState.ERASED:
                # The row says so first: after a kill in between the next round finds it, and erases the bytes.
                await file_store().delete(file.id)
                await StoredFile.filter(id=file.id).update(expires_at=None)
                erased += 1
    return erased


@use_case("file:request")
async def _expect_file(actor: Actor, name: str) -> StoredFile:
    return await _awaited(actor, new_id(), name, None)


async def _awaited(actor: Actor, identity: UUID, name: str, upload_hash: str | None) -> StoredFile:
    """The row of a file that is to come; whom only an address tells apart could never prove it is theirs."""
    if not (actor.user_id or actor.guest_id):
        raise Refused(NotAllowed("file:request", as_guest=True))
    mine = {"user_id": actor.user_id} if actor.user_id else {"guest_id": actor.guest_id}
    await within_limit(pack().limits.uploads, StoredFile.filter(**mine), "created_at")
    file = await StoredFile.create(
        id=identity, **mine, name=safe_name(name), upload_hash=upload_hash, created_at=work().now,
        expires_at=work().now + timedelta(seconds=pack().times.upload),
    )  # fmt: skip
    created("file:request", file)
    return file


@use_case("file:store")
async def _store_file(actor: Actor, file_id: UUID, content: Content) -> StoredFile:
    file = await locked(StoredFile, file_id)
    if file.state is FileState.STORED and file.sha256 == content.sha256 and Standing.SELF in standings(actor, file):
        return file  # the same bytes came twice at once
    await permit(ACTS["file:store"], file)
    found = content.found
    file.kind, file.media_type, file.name = found.kind, found.media_type, named_as_it_is(file.name, found.media_type)
    file.size, file.sha256, file.shown_sha256 = content.size, content.sha256, found.shown_sha256
    file.expires_at = work().now + timedelta(seconds=pack().times.unattached)
    await file.save()
    await move("file:store", file)
    return file


@use_case("file:erase")
async def _erase_file(actor: Actor, file_id: UUID) -> StoredFile:
    file = await locked(StoredFile, file_id)
    await permit(ACTS["file:erase"], file)
    if file.expires_at is None or file.expires_at >= _overdue(work().now):
        return file
    belongs = await Evidence.filter(file_id=file_id).select_related("draft")
    silent = work().now - timedelta(seconds=pack().times.draft)
    if any(getattr(evidence, column) for evidence in belongs for column in HANDED_IN_FOR):
        file.expires_at = None
    elif any(evidence.draft and evidence.draft.updated_at > silent for evidence in belongs):
        file.expires_at = work().now + timedelta(seconds=pack().times.draft)
    else:
        await Evidence.filter(file_id=file_id).delete()
        file.name, file.upload_hash = "", None
        await move("file:erase", file)
    await file.save(update_fields=["expires_at", "name", "upload_hash"])
    return file


async def _take(actor: Actor, file: StoredFile, chunks: AsyncIterable[bytes]) -> StoredFile | Refusal:
    """Read, look, keep, and only then say so; in a standstill nothing is read or written."""
    if still := standstill():
        return BusyProblem(maintenance=True, reason=still.reason)
    with tempfile.TemporaryFile() as spool:
        try:
            size, sha256 = await _read_into(spool, chunks)
            found = await _looked_at(spool, file.name)
            if size > _most(found.kind):
                raise Unfit(FileFault.TOO_LARGE, _megabytes(_most(found.kind)))
            with closing(found.shown) if found.shown else nullcontext():
                if still := standstill():  # begun meanwhile
                    return BusyProblem(maintenance=True, reason=still.reason)
                for copy, content in ((Copy.ORIGINAL, spool), (Copy.SHOWN, found.shown)):
                    if content is not None and not await file_store().put(file.id, copy, content):
                        return Restricted(Because.LINK_IS_SPENT)
        except Unfit as no:
            return FileRefused(no.fault, no.limit)
        except StoreAway:
            return BusyProblem()
    return await _store_file(actor, file.id, Content(size, sha256, found))


async def _read_into(spool: BinaryIO, chunks: AsyncIterable[bytes]) -> tuple[int, str]:
    """Read to the end, or until it is more than a file of its kind may be; gives size and SHA-256."""
    told, size, head = hashlib.sha256(), 0, b""
    async for chunk in chunks:
        size += len(chunk)
        head += chunk[: HEAD - len(head)]
        most = _most(kind_of_head(head))
        if size > most:
            raise Unfit(FileFault.TOO_LARGE, _megabytes(most))
        told.update(chunk)
        spool.write(chunk)
    return size, told.hexdigest()


async def _looked_at(spool: BinaryIO, name: str) -> Examined:
    """Look at the content in a thread, which no file can hold for ever; whoever waits too long is told so."""
    bounds = Bounds(pack().files.pixels, pack().files.pages)
    looking = asyncio.get_running_loop().run_in_executor(EXAMINERS, examined, spool, name, bounds)
    try:
        async with asyncio.timeout(LONGEST_LOOK):
            return await looking
    except TimeoutError:
        raise Unfit(FileFault.TOO_SLOW) from None


def _most(kind: FileKind | None) -> int:
    files = pack().files
    return getattr(files, kind.lower()) if kind else files.largest


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:g}"


def _overdue(now: datetime) -> datetime:
    """Somewhat before now: an upload that began in time may still be on its way."""
    return now - timedelta(seconds=pack().times.upload)
