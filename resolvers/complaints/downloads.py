"""Fetching files: signed addresses, made for a viewer who may see the file and good for minutes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from db.columns import key_ring
from db.complaints import StoredFile
from db.files import Copy, StoreAway, file_store, named_as_it_is, unsealed
from db.vocabulary import ActorKind, FileState
from policy import pack
from resolvers import clock
from resolvers.rules.refusals import Because, BusyProblem, NotFound, Refused, Restricted
from resolvers.rules.standings import Actor, Standing, standings

NOTHING = NotFound("StoredFile")


@dataclass(frozen=True)
class Download:
    """A file on its way to somebody; the first piece is there already, so that nothing can be missing any more."""

    file: StoredFile
    name: str
    first: bytes
    rest: AsyncIterator[bytes]

    async def pieces(self) -> AsyncIterator[bytes]:
        """The content."""
        yield self.first
        async for piece in self.rest:
            yield piece


def name_for(actor: Actor, file: StoredFile) -> str:
    """The name of a file: as it was given for whoever handed it in; others read only what it is.

    A name can tell who complains, or say what staff should not be told by it.
    """
    return file.name if Standing.SELF in standings(actor, file) else neutral_name(file)


def neutral_name(file: StoredFile) -> str:
    """A name by which a file can be told from others, and which says no more than its content does."""
    if file.kind is None or file.media_type is None or file.sha256 is None:
        return "file"
    return named_as_it_is(f"{file.kind.lower()}-{file.sha256[:8]}", file.media_type)


def giver_of(file: StoredFile) -> Actor:
    """Whoever handed a file in."""
    kind = ActorKind.USER if file.user_id else ActorKind.GUEST
    return Actor(kind, user_id=file.user_id, guest_id=file.guest_id)


def download_path(actor: Actor, file: StoredFile) -> str | None:
    """Where this viewer can fetch a file for some minutes: the copy without metadata, where there is one.

    Whoever asks must have found that the viewer may see the file.
    """
    if file.state is not FileState.STORED:
        return None
    copy = Copy.SHOWN if file.shown_sha256 else Copy.ORIGINAL
    until = int((clock.now() + timedelta(seconds=pack().times.download)).timestamp())
    viewer = _viewer(actor)
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
    pieces = content_of(file, Copy(copy))
    try:
        name = file.name if viewer == _viewer(giver_of(file)) else neutral_name(file)
        return Download(file, name, await anext(pieces), pieces)
    except FileNotFoundError:
        raise Refused(NOTHING) from None
    except StoreAway:
        raise Refused(BusyProblem()) from None


def content_of(file: StoredFile, copy: Copy = Copy.ORIGINAL) -> AsyncIterator[bytes]:
    """The content of a file, opened where it lies sealed."""
    pieces = file_store().read(file.id, copy)
    return unsealed(pieces, file.id, file.sealed_with) if file.sealed_with else pieces


def _viewer(actor: Actor) -> str:
    return key_ring().mark("viewer", actor.key)[:16]


def _signature(identity: UUID | str, copy: str, until: str, viewer: str) -> str:
    return key_ring().mark("download", "|".join((str(identity), copy, until, viewer)))
