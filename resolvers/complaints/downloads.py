"""Fetching files: signed addresses, made for a viewer who may see the file and good for minutes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from db.columns import key_ring
from db.complaints import StoredFile
from db.files import Copy, StoreAway, file_store
from db.vocabulary import FileState
from policy import pack
from resolvers import clock
from resolvers.rules.refusals import Because, BusyProblem, NotFound, Refused, Restricted
from resolvers.rules.standings import Actor

NOTHING = NotFound("StoredFile")


@dataclass(frozen=True)
class Download:
    """A file on its way to somebody; the first piece is there already, so that nothing can be missing any more."""

    file: StoredFile
    first: bytes
    rest: AsyncIterator[bytes]

    async def pieces(self) -> AsyncIterator[bytes]:
        """The content."""
        yield self.first
        async for piece in self.rest:
            yield piece


def download_path(actor: Actor, file: StoredFile) -> str | None:
    """Where this viewer can fetch a file for some minutes: the copy without metadata, where there is one.

    Whoever asks must have found that the viewer may see the file.
    """
    if file.state is not FileState.STORED:
        return None
    copy = Copy.SHOWN if file.shown_sha256 else Copy.ORIGINAL
    until = int((clock.now() + timedelta(seconds=pack().times.download)).timestamp())
    viewer = key_ring().mark("viewer", actor.key)[:16]
    signature = _signature(file.id, copy, str(until), viewer)
    query = urlencode({"copy": copy, "until": until, "viewer": viewer, "signature": signature})
    return f"/files/{file.id}?{query}"


async def open_download(identity: str, copy: str, until: str, viewer: str, signature: str) -> Download:
    """The file behind a signed address; what is not signed by us does not exist, and an old address says so."""
    if not key_ring().same(_signature(identity, copy, until, viewer), signature):
        raise Refused(NOTHING)
    if int(until) <= clock.now().timestamp():
        raise Refused(Restricted(Because.LINK_IS_SPENT))
    file = await StoredFile.get_or_none(id=identity, state=FileState.STORED)
    if file is None:
        raise Refused(NOTHING)
    pieces = file_store().read(file.id, Copy(copy))
    try:
        return Download(file, await anext(pieces), pieces)
    except FileNotFoundError:
        raise Refused(NOTHING) from None
    except StoreAway:
        raise Refused(BusyProblem()) from None


def _signature(identity: UUID | str, copy: str, until: str, viewer: str) -> str:
    return key_ring().mark("download", "|".join((str(identity), copy, until, viewer)))
